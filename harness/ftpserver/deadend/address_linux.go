package deadend

import (
	"fmt"
	"net/netip"

	"golang.org/x/sys/unix"
)

// bound is a socket with a port of an address, any for 0, which does not listen.
func bound(at netip.AddrPort) (fd int, addr unix.Sockaddr, err error) {
	ip := at.Addr()
	domain := unix.AF_INET
	if ip.Is4() {
		addr = &unix.SockaddrInet4{Addr: ip.As4(), Port: int(at.Port())}
	} else {
		domain, addr = unix.AF_INET6, &unix.SockaddrInet6{Addr: ip.As16(), Port: int(at.Port())}
	}
	fd, err = unix.Socket(domain, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, nil, fmt.Errorf("deadend: socket: %w", err)
	}
	if at.Port() != 0 { // connections of cases before may be just over on it
		if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1); err != nil {
			unix.Close(fd)
			return -1, nil, fmt.Errorf("deadend: %w", err)
		}
	}
	if err := unix.Bind(fd, addr); err != nil {
		unix.Close(fd)
		return -1, nil, fmt.Errorf("deadend: bind to %s: %w", ip, err)
	}
	if addr, err = unix.Getsockname(fd); err != nil {
		unix.Close(fd)
		return -1, nil, fmt.Errorf("deadend: port: %w", err)
	}
	return fd, addr, nil
}

func addrPort(ip netip.Addr, addr unix.Sockaddr) netip.AddrPort {
	switch a := addr.(type) {
	case *unix.SockaddrInet4:
		return netip.AddrPortFrom(ip, uint16(a.Port))
	case *unix.SockaddrInet6:
		return netip.AddrPortFrom(ip, uint16(a.Port))
	}
	return netip.AddrPort{}
}

func refused(at netip.AddrPort) (*Address, error) {
	fd, addr, err := bound(at)
	if err != nil {
		return nil, err
	}
	return &Address{addr: addrPort(at.Addr(), addr), close: func() error { return unix.Close(fd) }}, nil
}

// fillers is one more connection than a backlog of 0 takes, for the kernel that
// counts generously.
const fillers = 2

// blackhole listens with a backlog of 0 and fills it: the kernel then drops
// every SYN. No privilege is needed.
func blackhole(at netip.AddrPort) (*Address, error) {
	ip := at.Addr()
	fd, addr, err := bound(at)
	if err != nil {
		return nil, err
	}
	fds := []int{fd}
	closeAll := func() error {
		for _, fd := range fds {
			unix.Close(fd)
		}
		return nil
	}
	if err := unix.Listen(fd, 0); err != nil {
		_ = closeAll()
		return nil, fmt.Errorf("deadend: blackhole: listen: %w", err)
	}
	domain := unix.AF_INET
	if ip.Is6() {
		domain = unix.AF_INET6
	}
	for range fillers {
		c, err := unix.Socket(domain, unix.SOCK_STREAM|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
		if err != nil {
			_ = closeAll()
			return nil, fmt.Errorf("deadend: blackhole: socket: %w", err)
		}
		fds = append(fds, c)
		if err := unix.Connect(c, addr); err != nil && err != unix.EINPROGRESS {
			_ = closeAll()
			return nil, fmt.Errorf("deadend: blackhole: fill the backlog of %s: %w", ip, err)
		}
	}
	return &Address{addr: addrPort(ip, addr), close: closeAll}, nil
}
