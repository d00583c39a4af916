package bench

import (
	"context"
	"os"
	"testing"

	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/ixit"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// TestStandin runs the suite against a device that is not ours, in two shapes:
// what it may choose, it chooses otherwise than the emulator does.
func TestStandin(t *testing.T) {
	t.Parallel()
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

			expr := "@example"
			if os.Getenv("STANDIN") != "" {
				expr = os.Getenv("STANDIN")
			}
			c := wholeSuite(t, expr)
			c.IXIT = ixit.Default()
			c.IXIT.Port = line.Path()
			c.Model, c.Jobs = "ML307R", 1
			c.Benches = OnPort(c.IXIT)
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
}
