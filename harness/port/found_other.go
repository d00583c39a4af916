//go:build !linux && !windows

package port

import (
	"path/filepath"
	"strings"
)

// List finds the serial ports of this machine. What is on USB is not known here,
// so that none is recognised as one of the family.
func List() []Found {
	var list []Found
	paths, _ := filepath.Glob("/dev/cu*")
	for _, p := range paths {
		if !strings.Contains(p, "Bluetooth") && !strings.Contains(p, "debug-console") {
			list = append(list, Found{Path: p})
		}
	}
	return sorted(list)
}
