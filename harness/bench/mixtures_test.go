package bench

import (
	"os"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/reports/model"
)

// TestMixturesOfReadings: a module may take another reading than the usual one in every
// place at once; readings that pass alone must pass together.
func TestMixturesOfReadings(t *testing.T) {
	if os.Getenv("MFTPSPEC_FULL") != "1" {
		t.Skip("runs the whole suite twice on a slow module: only with MFTPSPEC_FULL=1")
	}
	for name, pick := range map[string]func([]string) string{
		"the second of each": func(r []string) string { return r[1] },
		"the last of each":   func(r []string) string { return r[len(r)-1] },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			chosen := map[string]string{}
			for _, d := range emulator.Dialects() {
				chosen[d.Row] = pick(d.Readings)
			}
			c := wholeSuite(t, "")
			c.IXIT.Port, c.Jobs, c.Verdicts = "emu://mem", 32, true
			c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: "generic", Timing: emulator.Timing{Late: 1500 * time.Millisecond}, Dialects: chosen})
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range r.Cases {
				if k.Verdict != model.Pass && k.Verdict != model.NA && k.Verdict != model.None {
					t.Errorf("%s is %s: %+v", k.ID, k.Verdict, k.Reason)
				}
			}
		})
	}
}
