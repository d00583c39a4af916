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
