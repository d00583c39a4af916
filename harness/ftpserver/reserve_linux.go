package ftpserver

import (
	"net"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// reserve closes a listener and keeps its port, on which nobody listens then: a
// client that was told the port is refused, and does not reach whoever is given
// a free port next. release gives the port back.
func reserve(l *net.TCPListener) (release func() error, err error) {
	defer l.Close()
	sys, err := l.SyscallConn()
	if err != nil {
		return nil, err
	}
	if err := share(sys); err != nil {
		return nil, err
	}
	addr := l.Addr().(*net.TCPAddr).AddrPort()
	fd, err := boundShared(addr)
	if err != nil {
		return nil, err
	}
	return func() error { return unix.Close(fd) }, nil
}

// share lets a second socket of this user have the port.
func share(sys syscall.RawConn) error {
	var failed error
	err := sys.Control(func(fd uintptr) {
		failed = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1)
	})
	if err != nil {
		return err
	}
	return failed
}

func boundShared(addr netip.AddrPort) (int, error) {
	ip := addr.Addr().Unmap()
	domain, to := unix.AF_INET6, unix.Sockaddr(&unix.SockaddrInet6{Port: int(addr.Port()), Addr: addr.Addr().As16()})
	if addr.Addr().Is4() {
		domain, to = unix.AF_INET, &unix.SockaddrInet4{Port: int(addr.Port()), Addr: ip.As4()}
	}
	fd, err := unix.Socket(domain, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err
	}
	if err = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEPORT, 1); err == nil {
		err = unix.Bind(fd, to)
	}
	if err != nil {
		unix.Close(fd)
		return -1, err
	}
	return fd, nil
}
