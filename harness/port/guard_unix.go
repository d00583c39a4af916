//go:build linux || darwin || freebsd || openbsd

package port

import (
	"os"

	"go.bug.st/serial"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// guard is our own descriptor of a terminal: it keeps others out, also those who
// run as root and whom TIOCEXCL does not stop, and it reads and writes until it is closed.
type guard struct {
	*pieceWriter
	file *os.File
}

func openGuard(target string) (*guard, error) {
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return nil, explain(target, err)
	case info.IsDir():
		return nil, explain(target, unix.EISDIR)
	case info.Mode()&os.ModeCharDevice == 0:
		return nil, explain(target, unix.ENOTTY)
	}
	// O_NONBLOCK: without it, a line whose carrier is off blocks in open.
	file, err := os.OpenFile(target, os.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, explain(target, err)
	}
	raw, err := file.SyscallConn()
	if err == nil {
		var inner error
		err = raw.Control(func(fd uintptr) { inner = claim(target, int(fd)) })
		if err == nil {
			err = inner
		}
	}
	if err != nil {
		_ = file.Close() // before explain looks for the holder
		return nil, explain(target, err)
	}
	return &guard{pieceWriter: &pieceWriter{w: file}, file: file}, nil
}

// claim takes the exclusive lock of an open terminal.
func claim(target string, fd int) error {
	if !term.IsTerminal(fd) {
		return unix.ENOTTY
	}
	if err := unix.Flock(fd, unix.LOCK_EX|unix.LOCK_NB); err != nil {
		return unix.EBUSY
	}
	// Somebody may hold the line the other way. The mark alone is not enough: on a
	// pty it outlives a client that was killed.
	if exclusive(fd) && len(holders(target, os.Getpid())) > 0 {
		return unix.EBUSY
	}
	return nil
}

func (g *guard) attach(serial.Port) error { return nil }

func (g *guard) Read(b []byte) (int, error) { return g.file.Read(b) }

// unsent is how many bytes the driver has and the device has not, zero where the
// driver does not count them or the device has gone.
func (g *guard) unsent() (n int) {
	raw, err := g.file.SyscallConn()
	if err != nil {
		return 0
	}
	_ = raw.Control(func(fd uintptr) {
		if n, err = unix.IoctlGetInt(int(fd), unix.TIOCOUTQ); err != nil {
			n = 0
		}
	})
	return n
}

func (g *guard) Close() error { return g.file.Close() }
