package bench

import (
	"context"
	"os"
	"testing"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/explore"
	"mftpspec/harness/ixit"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// standins gives a port with a device that is not ours to f, in two shapes: what it may choose, it chooses otherwise than the
// emulator does.
func standins(t *testing.T, f func(t *testing.T, port string)) {
	shapes := map[string]func(*standin){
		"echo, spaces, notice": func(*standin) {},
		"no echo, no spaces, no notice": func(s *standin) {
			s.echo, s.comma, s.prompt, s.notice = false, ",", ">", false
		},
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line, err := pty.Open("")
			if err != nil {
				t.Skip(err)
			}
			ctx, stop := context.WithCancel(t.Context())
			device := newStandin(line)
			shape(device)
			done := make(chan struct{})
			go func() { defer close(done); device.serve(ctx) }()
			defer func() { stop(); _ = line.Close(); <-done }()
			f(t, line.Path())
		})
	}
}

// suiteOn selects cases of the suite for a device on a port, with the laboratory
// as it comes.
func suiteOn(t *testing.T, expr, port string) *campaign.Campaign {
	t.Helper()
	c := wholeSuite(t, expr)
	c.IXIT = ixit.Default()
	c.IXIT.Port = port
	c.Model, c.Jobs = "ML307R", 1
	c.Benches = OnPort(c.IXIT)
	return c
}

// TestStandin runs the suite against a device that is not ours.
func TestStandin(t *testing.T) {
	t.Parallel()
	standins(t, func(t *testing.T, port string) {
		expr := "@example or CODE-017"
		if os.Getenv("STANDIN") != "" {
			expr = os.Getenv("STANDIN")
		}
		c := suiteOn(t, expr, port)
		r, err := c.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		passed := 0
		for _, k := range r.Cases {
			switch {
			case k.Verdict == model.Pass:
				passed++
			case k.Selected:
				t.Errorf("\n%s", console.Explain(k, false))
			}
		}
		t.Logf("%d passed; %v", passed, r.Dialects)
	})
}

// Nothing is found on a device that is not ours and keeps to the manual.
func TestStandinExplored(t *testing.T) {
	t.Parallel()
	if os.Getenv("MFTPSPEC_EXPLORE") != "standin" {
		t.Skip("explores for half a minute, as far as the machine gets: set MFTPSPEC_EXPLORE=standin")
	}
	standins(t, func(t *testing.T, port string) {
		c := suiteOn(t, "", port)
		e := &explore.Explorer{Suite: c.Catalogue, Seed: 1, Found: func(k model.Case) {
			tell := t.Errorf
			if k.Verdict != model.Fail {
				tell = t.Logf // it did not fail again
			}
			tell("\n%s", console.Explain(k, false))
		}}
		c.Catalogue, c.Selection, c.Explorer, c.For = explore.Cases(c.Catalogue), nil, e, 30*time.Second
		r, err := c.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if x := r.Run.Exploration; x.Sequences == 0 || r.Summary.Fail > 0 {
			t.Errorf("%+v\n%s", x, console.Explain(r.Cases[0], false))
		}
	})
}
