//go:build !(linux || darwin || freebsd || openbsd)

package journal

import "os"

// Lock does nothing where there is no flock.
func Lock(*os.File) error { return nil }
