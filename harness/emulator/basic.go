package emulator

import (
	"fmt"
	"strconv"
)

// basicHandlers are the commands of V.250 in basic and S parameter syntax (§2.1).
func basicHandlers(h map[string]handler) {
	h["E"] = flag(func(s *shell) *bool { return &s.echo })
	h["V"] = flag(func(s *shell) *bool { return &s.verbose })
	h["Q"] = flag(func(s *shell) *bool { return &s.silent })
	h["I"] = (*Module).identify
	h["Z"] = (*Module).restoreShell
	h["&F"] = (*Module).restoreShell
	h["S"] = (*Module).register
}

// flag makes the handler of ATE, ATV or ATQ: 0 or 1, without a number 0
// (V.250 §5.3.1).
func flag(of func(*shell) *bool) handler {
	return func(m *Module, r *Request) {
		switch r.Num {
		case "", "0":
			*of(&m.shell) = false
		case "1":
			*of(&m.shell) = true
		default:
			r.Error()
			return
		}
		r.OK()
	}
}

// identify is ATI.
func (m *Module) identify(r *Request) {
	if n, _ := strconv.Atoi(r.Num); n > 9 {
		r.Error()
		return
	}
	r.Line(m.profile.Maker)
	r.Line(m.profile.Series)
	r.Line(m.profile.Firmware)
	r.OK()
}

// restoreShell is ATZ and AT&F: what V.250 sets, and +CMEE. MFTP settings and
// connections are no part of it.
func (m *Module) restoreShell(r *Request) {
	if r.Num != "" && r.Num != "0" {
		r.Error()
		return
	}
	last := m.shell.last
	m.shell = m.newShell()
	m.shell.last = last
	r.OK()
}

// register is ATS<n>? and ATS<n>=<m>.
func (m *Module) register(r *Request) {
	var reg *byte
	switch r.Num {
	case "0": // calls, of which there are none
		reg = &m.shell.s0
	case "3":
		reg = &m.shell.cr
	case "4":
		reg = &m.shell.lf
	case "5":
		reg = &m.shell.bs
	default:
		r.Error()
		return
	}
	switch r.Form {
	case Read:
		r.Line(fmt.Sprintf("%03d", *reg))
	case Set:
		n, err := strconv.Atoi(r.Args[0].Text)
		if err != nil || n > 127 { // V.250 §6.2.1: seven bits
			r.Error()
			return
		}
		*reg = byte(n)
	default:
		r.Error()
		return
	}
	r.OK()
}
