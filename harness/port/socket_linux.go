package port

import (
	"net"
	"syscall"

	"golang.org/x/sys/unix"
)

// limitUnacknowledged bounds how long what was sent may stay unacknowledged.
func limitUnacknowledged(_, _ string, raw syscall.RawConn) error {
	var err error
	if e := raw.Control(func(fd uintptr) {
		err = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(deadPeer.Milliseconds()))
	}); e != nil {
		return e
	}
	return err
}

// acknowledge sends the acknowledgement of what was read now: Linux may keep it for
// 40 ms, and a serial server with the algorithm of Nagle (ser2net without nodelay)
// keeps the rest of the answer for so long.
func acknowledge(c *net.TCPConn) {
	_ = control(c, func(fd int) error { return unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_QUICKACK, 1) })
}

// unacknowledged is how many bytes the other host has not acknowledged.
func unacknowledged(c *net.TCPConn) (n int) {
	err := control(c, func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.SIOCOUTQ)
		return err
	})
	if err != nil {
		return 0
	}
	return n
}

func control(c *net.TCPConn, do func(fd int) error) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	if e := raw.Control(func(fd uintptr) { err = do(int(fd)) }); e != nil {
		return e
	}
	return err
}
