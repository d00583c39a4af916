package bench

import (
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/reports/model"
)

// TestAcknowledgedWithTheResult: of a module that says OK only when it has the result,
// nothing can be said while the server holds its transfer open (D60).
func TestAcknowledgedWithTheResult(t *testing.T) {
	c := wholeSuite(t, "MFTPSTATE-023 or MFTPSTATE-024 or MFTPRETR-130.PWD or MFTPAPPE-131.PWD or CODE-822")
	c.IXIT.Port = "emu://mem"
	c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: c.Model, Dialects: map[string]string{"D24": "immediate"}, Timing: emulator.Timing{Immediate: time.Minute}})
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, k := range r.Cases {
		switch {
		case !k.Selected:
		case k.Verdict == model.Inconc:
			judged++
		default:
			t.Errorf("%s: %s, %+v", k.ID, k.Verdict, k.Reason)
		}
	}
	if judged != 5 {
		t.Errorf("%d cases were inconclusive, want 5", judged)
	}
}
