package doctor

import (
	"context"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
)

// The module is left as it was found.
func TestLeavesAsFound(t *testing.T) {
	up, raised, lowered := false, false, false
	state := map[string]string{}
	var sent []string
	h := emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		name := r.Name + r.Num
		for _, a := range r.Args {
			name += "," + a.Text
		}
		sent = append(sent, name)
		switch {
		case r.Name == "+MIPCALL" && r.Form == emulator.Read && !up:
			r.OK()
			return
		case r.Name == "+MIPCALL" && r.Form == emulator.Set:
			up = r.Args[0].Text == "1"
			raised, lowered = raised || up, raised && !up
		case r.Name == "+CMEE" && r.Form == emulator.Set, r.Name == "E":
			state[r.Name] = name
		}
		next(r)
	}}
	e := on("ML307R", func(i *ixit.IXIT) { i.APN = "cmiot" }, h)
	if r := e.Run(t.Context()); !r.Ready() {
		t.Errorf("%+v", r.Findings)
	}
	if !raised || !lowered || state["+CMEE"] != "+CMEE,0" || state["E"] != "E1" {
		t.Errorf("context brought up %v, down again %v, %v", raised, lowered, state)
	}
	for _, s := range sent {
		if strings.HasPrefix(s, "+CGDCONT,") || strings.HasPrefix(s, "+MFTPCFG,") || strings.HasPrefix(s, "+MREBOOT") || strings.HasPrefix(s, "+CFUN") {
			t.Errorf("%s was sent", s)
		}
	}
	if !slices.ContainsFunc(sent, func(s string) bool { return s == "+MFTPDISC,0" }) {
		t.Errorf("the channel was not closed: %q", sent)
	}
}

// Somebody who interrupts it finds the module as it was, too.
func TestInterrupted(t *testing.T) {
	var sent []string
	e := on("ML307R", nil, emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		sent = append(sent, r.Name+r.Num)
		next(r)
	}})
	ctx, cancel := context.WithCancel(t.Context())
	e.Tell = func(f Finding) {
		if f.Step == "control connection" {
			cancel()
		}
	}
	r := e.Run(ctx)
	if f := find(t, r, "run"); f.State != Unchecked || f.Text.String() != "the examination was interrupted" || r.Ready() {
		t.Errorf("%+v", f)
	}
	if last := sent[max(0, len(sent)-3):]; !slices.Equal(last, []string{"+MFTPDISC", "+CMEE", "E1"}) {
		t.Errorf("the last commands were %q", last)
	}
}
