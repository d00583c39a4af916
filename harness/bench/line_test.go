package bench

import (
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/reports/model"
)

// At the rate of a real line the suite gives the same verdicts, and its books say
// where the time went: on the wire, in waits that are demanded, and the rest.
func TestLineRate(t *testing.T) {
	t.Parallel()
	const rate = 115200
	c := wholeSuite(t, "MFTPSTOR-020.pattern-65536 or MFTPPWD-001 or MFTPRETR-002")
	c.Jobs, c.LineRate = 1, rate
	c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: c.Model, LineRate: rate})
	r, err := c.Run(t.Context())
	if err != nil || r.Status != model.Conforming {
		t.Fatalf("%v %+v", err, r.Summary)
	}
	l := r.Run.Line
	if l == nil || l.Rate != rate || l.ToModule < 65536 || l.WireMS < 5600 {
		t.Fatalf("%+v", l)
	}
	// The silence before +++ is a whole one; that after it ends with the module's OK.
	if guard := c.IXIT.Timing.Guard.Milliseconds(); l.MandatedMS < guard || l.MandatedMS > 2*guard+3000 {
		t.Errorf("waits of %d to %d ms are demanded: %+v", guard, 2*guard+3000, l)
	}
	if l.Efficiency < 1000 || l.WallMS < l.WireMS+l.MandatedMS {
		t.Errorf("faster than the line: %+v", l)
	}
}
