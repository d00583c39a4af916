package bench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// A module that hangs is brought back with the laboratory's reset line, and costs
// the case in which it hung: one that answers nothing at all, and one that answers
// AT but no command.
func TestHangingModuleIsReset(t *testing.T) {
	t.Parallel()
	if os.Getenv("MFTPSPEC_FULL") != "1" {
		t.Skip("waits for a module that says nothing, most of a minute: only with MFTPSPEC_FULL=1")
	}
	for name, mute := range map[string]bool{"mute": true, "AT alone": false} {
		t.Run(name, func(t *testing.T) { hang(t, mute) })
	}
}

func hang(t *testing.T, mute bool) {
	link := filepath.Join(t.TempDir(), "module")
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	commands, hung := 0, false
	hooks := emulator.Hooks{Command: func(e *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		switch commands++; {
		case r.Name == "+MREBOOT":
			hung = false
		case commands == 60:
			hung = true
		}
		if hung {
			r.Abandon() // no answer
			return
		}
		next(r)
	}}
	hooks.Output = func(e *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
		if !hung || !mute {
			next(u)
		}
	}
	go func() {
		ended <- hostkit.Kit{Link: link, Module: emulator.Config{Model: "generic", Hooks: []emulator.Hooks{hooks}}}.Run(ctx, func(hostkit.Places) { close(ready) })
	}()
	select {
	case <-ready:
	case err := <-ended:
		t.Skip(err)
	}
	c := wholeSuite(t, "(3.4 or 3.5) and not @slow")
	c.IXIT.Port, c.IXIT.Detach, c.IXIT.Reset, c.IXIT.Timing.Immediate, c.Jobs = link, "", "AT+MREBOOT", time.Second, 1
	c.Benches = OnPort(c.IXIT)
	r, err := c.Run(t.Context())
	cancel()
	if err != nil || r.Summary.Inconc != 1 || r.Summary.Fail+r.Summary.Error != 0 || r.Summary.Pass != r.Run.Selected-1 {
		t.Errorf("%v %+v, stopped %q", err, r.Summary, r.Run.Stopped)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A network that comes and goes: some cases cannot be judged, none fails, and what
// was blocked while it was away is tried again.
func TestNetworkVanishes(t *testing.T) {
	t.Parallel()
	ixit := Laboratory(ixit.Default())
	faults := Faults(ixit, emulator.Config{Model: ixit.Model})
	i := slices.IndexFunc(faults, func(f Fault) bool { return f.ID == "network-vanishes" })
	c := wholeSuite(t, "(3.4 or 3.5 or 3.6 or 3.7 or 3.8) and not @slow")
	c.IXIT, c.Benches, c.Jobs = faults[i].IXIT, faults[i].Benches, 2
	r, err := c.Run(t.Context())
	if err != nil || r.Summary.Fail+r.Summary.Error != 0 || r.Summary.Inconc == 0 || r.Summary.Pass == 0 {
		t.Errorf("%v %+v, stopped %q", err, r.Summary, r.Run.Stopped)
	}
	blamed, last := 0, model.Case{}
	for _, k := range r.Cases {
		if k.Verdict == model.Inconc && strings.Contains(k.Reason.Message, "reaches none any more") {
			blamed++
		}
		if k.Verdict == model.Fail || k.Verdict == model.Error {
			t.Errorf("%s: %+v", k.ID, k.Reason)
		}
		if k.StartedMS > last.StartedMS {
			last = k
		}
	}
	if blamed == 0 {
		t.Error("no case says that the network is lost")
	}
	t.Logf("%+v, %d for the network, last begun after %d ms", r.Summary, blamed, last.StartedMS)
}
