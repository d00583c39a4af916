package ixit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Size is the number of modules that the laboratory has.
func (i IXIT) Size() int { return max(1, len(i.Benches)) }

// HasPort says whether somebody named the port of a module.
func (i IXIT) HasPort() bool { return i.named || len(i.Benches) > 0 }

// OnPort is the laboratory with one module, on this port. A port of one of its
// benches keeps what is declared for that.
func (i IXIT) OnPort(port string) IXIT {
	for n, b := range i.Benches {
		if b.Port == port && !strings.HasPrefix(port, "emu:") {
			return i.At(n)
		}
	}
	i.Port, i.Benches, i.named = port, nil, true
	return i
}

// At is the laboratory as it is for bench n alone: its own values in the place of
// those for all, and the lines of the APN in front of the preamble.
func (i IXIT) At(n int) IXIT {
	if n < len(i.Benches) {
		b := i.Benches[n]
		i.Name, i.Port, i.Baud = cmp.Or(b.Name, b.Port), b.Port, cmp.Or(b.Baud, i.Baud)
		if b.Name == "" && strings.HasPrefix(b.Port, "emu:") { // there may be several
			i.Name = fmt.Sprintf("emu-%d", n+1)
		}
		i.Serial, i.APN = b.Serial, cmp.Or(b.APN, i.APN)
		i.Server.Listen, i.Server.Host = cmp.Or(b.Listen, i.Server.Listen), cmp.Or(b.Host, i.Server.Host)
		i.Server.PassivePorts = cmp.Or(b.PassivePorts, i.Server.PassivePorts)
		if len(b.ResetHook) > 0 {
			i.ResetHook = b.ResetHook
		}
		i.Benches, i.named = nil, true
	}
	i.Preamble = i.attach()
	i.APNLines = nil
	return i
}

// attach are the AT lines that bring the module into the network.
func (i IXIT) attach() []string {
	var lines []string
	if i.APN != "" {
		lines = slices.Clone(i.APNLines)
	}
	lines = append(lines, i.Preamble...)
	for n := range lines {
		lines[n] = strings.ReplaceAll(lines[n], apnPlace, i.APN)
	}
	return lines
}

// Lines are all AT lines that are sent for the laboratory's sake.
func (i IXIT) Lines() []string { return append(i.attach(), i.Reset, i.Detach) }

// apnPlace is where a line has the APN.
const apnPlace = "{apn}"
