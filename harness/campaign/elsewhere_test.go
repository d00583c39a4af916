package campaign

import (
	"strings"
	"testing"
	"time"

	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// threeBenches is a laboratory whose cases take a while, but for the last, in which a
// bench is lost.
func threeBenches(t *testing.T, loss string) *lab {
	l := newLab(t, "|waits a moment", "|waits a moment", "|waits a moment", "|waits a moment", "|"+loss)
	l.IXIT.Benches = []ixit.BenchIXIT{{Name: "left", Port: "socket://left:1"}, {Name: "middle", Port: "socket://middle:1"}, {Name: "right", Port: "socket://right:1"}}
	return l
}

// A case that lost its bench for good is executed again on another one, and the run does
// not wait for the dead one once the others have no work left.
func TestExecutedAgainElsewhere(t *testing.T) {
	l := threeBenches(t, "loses its bench")
	l.Limits.Wait = 50 * time.Millisecond
	began := time.Now()
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass pass pass pass pass" || r.Run.Stopped != "" {
		t.Fatalf("%v: %s, stopped %q", err, l.verdicts(r), r.Run.Stopped)
	}
	if took := time.Since(began); took > 20*time.Second { // mending is given 45 s, three times
		t.Errorf("the run took %s", took)
	}
	k := r.Cases[4]
	if len(k.Attempts) != 2 || k.Attempts[0].Verdict != model.Inconc || k.Attempts[1].Verdict != model.Pass || k.Attempts[0].Bench == k.Attempts[1].Bench || len(k.Attempts[0].Steps) == 0 {
		t.Errorf("attempts: %+v", k.Attempts)
	}
	if !strings.Contains(strings.Join(k.Observations, "; "), "executed again: "+k.Attempts[0].Bench+" was lost") {
		t.Errorf("observations: %q", k.Observations)
	}
	lost := 0
	for _, b := range r.Benches {
		if b.Lost != "" {
			lost++
			if !strings.Contains(b.Lost, "not awaited any longer") {
				t.Errorf("%s was lost: %s", b.Name, b.Lost)
			}
		}
	}
	if lost != 1 {
		t.Errorf("benches: %+v", r.Benches)
	}
	l.reread(t, r, 6)
	// What is taken up again knows both executions.
	back, _, err := Load(l.Out)
	if err != nil || len(back.Cases[4].Attempts) != 2 {
		t.Errorf("%v: %+v", err, back.Cases[4].Attempts)
	}
}

// A module that goes away and comes back by itself did so in this case: that stands.
func TestNotExecutedAgainWhereTheModuleIsBack(t *testing.T) {
	l := threeBenches(t, "loses the line")
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass pass pass pass inconc" || len(r.Cases[4].Attempts) != 0 {
		t.Fatalf("%v: %s, %+v", err, l.verdicts(r), r.Cases[4].Attempts)
	}
	l.reread(t, r, 5)
}

// A case that takes every bench down is executed twice, not on all of them.
func TestNotExecutedAgainForEver(t *testing.T) {
	l := threeBenches(t, "loses each bench")
	l.Limits.Wait = 50 * time.Millisecond
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass pass pass pass inconc" || len(r.Cases[4].Attempts) != 2 {
		t.Fatalf("%v: %s, %+v", err, l.verdicts(r), r.Cases[4].Attempts)
	}
}
