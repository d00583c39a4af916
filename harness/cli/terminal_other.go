//go:build !windows

package cli

import "os"

// drawsItself says whether f obeys escape sequences, if it is a terminal.
func drawsItself(*os.File) bool { return true }
