//go:build linux || darwin || freebsd || openbsd

package conformance

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock keeps other runs out of a folder.
func lock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
