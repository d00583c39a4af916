package model

import (
	"fmt"
	"strings"
)

// What takes the place of a module, in Scope.Virtual.
const (
	Emulator       = "emulator"
	PseudoTerminal = "pseudo-terminal"
)

// Extent is the scope of the run: counted from the cases, and with the word of
// the run on what answered. Where the run says nothing, the ports tell.
func (r *Results) Extent() Scope {
	s := Scope{}
	for i := range r.Cases {
		v := r.Cases[i].Verdict
		if v != NA {
			s.Applicable++
		}
		if v.Executed() {
			s.Executed++
		}
	}
	s.Partial = s.Executed < s.Applicable
	switch {
	case r.Scope != nil:
		s.Virtual = r.Scope.Virtual
	case emulated(r):
		s.Virtual = Emulator
	}
	return s
}

// emulated says whether one of the ports of a run is that of the emulator. A run
// on several ports lists them with commas between.
func emulated(r *Results) bool {
	ports := r.Run.Port
	for _, b := range r.Benches {
		ports += "," + b.Port
	}
	for port := range strings.SplitSeq(ports, ",") {
		if strings.HasPrefix(strings.TrimSpace(port), "emu:") {
			return true
		}
	}
	return false
}

// checkScope says whether the scope is the one that the cases stand for.
func (r *Results) checkScope() error {
	if r.Scope == nil {
		return nil
	}
	if s := r.Extent(); s != *r.Scope {
		return fmt.Errorf("the scope says %+v, the cases say %+v", *r.Scope, s)
	}
	return nil
}
