package port

import (
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
