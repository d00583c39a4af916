//go:build !(linux || darwin || freebsd || openbsd)

package conformance

import "os"

// lock does nothing where there is no flock.
func lock(*os.File) error { return nil }
