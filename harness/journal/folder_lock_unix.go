//go:build linux || darwin || freebsd || openbsd

package journal

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a folder for one process alone, or for all that only look. It does not
// wait: where another has it, that is an error.
func lock(f *os.File, alone bool) error {
	how := unix.LOCK_SH
	if alone {
		how = unix.LOCK_EX
	}
	return unix.Flock(int(f.Fd()), how|unix.LOCK_NB)
}
