package bench

import (
	"fmt"
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// TestArrival: a module that arrives in any state gives the verdicts of a fresh one,
// but for the defaults, which nobody can know then (ledger D21): settings on every
// channel, connections left open, an open data mode, local files in the way.
func TestArrival(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed+1), func(t *testing.T) {
			t.Parallel()
			cases := "3.1 or 3.2 or 3.5 or 3.10 or 3.12"
			if seed > 0 {
				fulltest.Only(t, "another state of arrival")
			}
			if !fulltest.Asked() {
				cases = "3.1 or 3.5"
			}
			c := wholeSuite(t, cases)
			c.IXIT.Port, c.IXIT.Fresh, c.Jobs, c.Verdicts = "emu://mem", false, 8, true
			c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: c.Model, Arrival: seed + 1})
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range r.Cases {
				switch k.Verdict {
				case model.Fail, model.Error:
					t.Errorf("%s %s: %s; expected %s, observed %s", k.ID, k.Verdict, k.Reason.Message, k.Reason.Expected, k.Reason.Observed)
				case model.Inconc:
					if k.Reason.Step != "" && len(k.Requirements) > 0 && !judgesDefaults(k) {
						t.Errorf("%s inconc: %s; expected %s, observed %s", k.ID, k.Reason.Message, k.Reason.Expected, k.Reason.Observed)
					}
				}
			}
		})
	}
}

// judgesDefaults says whether a case looks at what the module arrived with.
func judgesDefaults(k model.Case) bool { return k.ID[:min(len(k.ID), 11)] == "MFTPCFG-040" }
