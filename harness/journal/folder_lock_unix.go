//go:build linux || darwin || freebsd || openbsd

package journal

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a folder for one process alone, or for all that only look, until the file
// that it gives is closed. It does not wait: errTaken says that another has it.
func lock(folder string, alone bool) (*os.File, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	how := unix.LOCK_SH
	if alone {
		how = unix.LOCK_EX
	}
	if err := unix.Flock(int(f.Fd()), how|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, errTaken
		}
		return nil, err
	}
	return f, nil
}

// unlock gives the folder back.
func unlock(f *os.File) error { return f.Close() }
