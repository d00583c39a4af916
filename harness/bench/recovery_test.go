package bench

import (
	"context"
	"path/filepath"
	"testing"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/emulator"
	"mftpspec/harness/fulltest"
)

// A module that hangs is brought back with the laboratory's reset line, and costs
// the case in which it hung: of one that answers nothing at all nothing can be said, and
// one that answers AT but not the command of the case is wrong (ledger D60).
func TestHangingModuleIsReset(t *testing.T) {
	t.Parallel()
	fulltest.Only(t, "waits for a module that says nothing, most of a minute")
	for name, mute := range map[string]bool{"mute": true, "AT alone": false} {
		t.Run(name, func(t *testing.T) { hang(t, mute) })
	}
}

func hang(t *testing.T, mute bool) {
	link := filepath.Join(t.TempDir(), "module")
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	directories, hung := 0, false
	hooks := emulator.Hooks{Command: func(e *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		switch r.Name {
		case "+MREBOOT":
			hung = false
		case "+MFTPCWD": // which only cases send
			directories++
			hung = hung || directories == 5
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
	c.IXIT.Port, c.IXIT.Detach, c.IXIT.Reset, c.Jobs = link, "", "AT+MREBOOT", 1
	c.Benches = OnPort(c.IXIT)
	r, err := c.Run(t.Context())
	cancel()
	fails, inconcs := 1, 0
	if mute {
		fails, inconcs = 0, 1
	}
	if err != nil || r.Summary.Inconc != inconcs || r.Summary.Fail != fails || r.Summary.Pass != r.Run.Selected-1 {
		t.Errorf("%v %+v, stopped %q", err, r.Summary, r.Run.Stopped)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
