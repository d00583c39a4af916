//go:build !linux

package port

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"go.bug.st/serial"
)

// Candidates are the plausible serial ports of this machine, found without
// opening any.
func Candidates() []string {
	if runtime.GOOS == "windows" {
		ports, _ := serial.GetPortsList() // from the registry
		return ports
	}
	ports, _ := filepath.Glob("/dev/cu*")
	return slices.DeleteFunc(ports, func(p string) bool {
		return strings.Contains(p, "Bluetooth") || strings.Contains(p, "debug-console")
	})
}
