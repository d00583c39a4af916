package ftpserver

import (
	"net"

	"golang.org/x/sys/unix"
)

// silence stops a listener from listening and leaves its socket open.
func silence(l *net.TCPListener) {
	sys, err := l.SyscallConn()
	if err != nil {
		return
	}
	_ = sys.Control(func(fd uintptr) { _ = unix.Shutdown(int(fd), unix.SHUT_RD) })
}

// peerClosed says whether the other end of a TCP connection has closed or reset
// it, even if there is still something to read.
func peerClosed(c *net.TCPConn) bool {
	sys, err := c.SyscallConn()
	if err != nil {
		return true
	}
	closed := true // when there is no socket any more
	_ = sys.Control(func(fd uintptr) {
		if info, err := unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO); err == nil {
			const established = 1
			closed = info.State != established
		}
	})
	return closed
}
