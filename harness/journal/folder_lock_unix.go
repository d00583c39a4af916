//go:build linux || darwin || freebsd || openbsd

package journal

import (
	"os"

	"golang.org/x/sys/unix"
)

// Lock keeps other runs out of a folder.
func Lock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
