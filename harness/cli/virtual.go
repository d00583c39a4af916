package cli

import (
	"path/filepath"
	"strings"

	"mftpspec/harness/bench"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// virtual says what takes the place of a module in a laboratory: the emulator, or
// on a pseudo-terminal whatever a program plays; empty where each port is one of
// hardware or of a serial server.
func virtual(lab ixit.IXIT) string {
	ports := []string{lab.Port}
	if len(lab.Benches) > 0 {
		ports = nil
	}
	for _, b := range lab.Benches {
		ports = append(ports, b.Port)
	}
	found := ""
	for _, port := range ports {
		switch {
		case bench.Emulated(port):
			return model.Emulator
		case pseudoTerminal(port):
			found = model.PseudoTerminal
		}
	}
	return found
}

// pseudoTerminal says whether a port is a pty, or a link to one: a program is at
// its other end, never a serial line. Linux and the BSDs keep them in /dev/pts,
// macOS names them ttys000.
func pseudoTerminal(port string) bool {
	name, err := filepath.EvalSymlinks(port)
	if err != nil {
		return false
	}
	digits, mac := strings.CutPrefix(name, "/dev/ttys")
	return strings.HasPrefix(name, "/dev/pts/") || mac && len(digits) == 3 && strings.Trim(digits, "0123456789") == ""
}
