package bench

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// spoken is a module with one reading of the manual, and how the cases of the
// reading's row ended on it.
type spoken struct {
	choice emulator.DialectInfo
	row    string // of the ledger: D27 of the choice D27.busy
	value  string
	model  string
	ended  *model.Results
	err    error
}

// TestEveryReadingLeavesAMark takes each reading of the emulator, one at a time,
// and runs the cases of its row: none may end otherwise than on a module with the
// default, and the results must show under the row which reading it was.
func TestEveryReadingLeavesAMark(t *testing.T) {
	t.Parallel()
	fulltest.Only(t, "runs a part of the suite on some 150 modules")
	var all []*spoken
	for _, d := range emulator.Dialects() {
		row, _, _ := strings.Cut(d.Row, ".")
		name := "generic"
		if row == "D17" { // is about models without active mode and FTPS
			name = "ML307R"
		}
		for _, value := range d.Readings {
			all = append(all, &spoken{choice: d, row: row, value: value, model: name})
		}
	}
	const atOnce = 12 // they wait most of the time
	var workers sync.WaitGroup
	queue := make(chan *spoken)
	for range atOnce {
		workers.Go(func() {
			for s := range queue {
				s.ended, s.err = s.run(t)
			}
		})
	}
	for _, s := range all {
		queue <- s
	}
	close(queue)
	workers.Wait()

	for _, s := range all {
		t.Run(s.choice.Row+"="+s.value, func(t *testing.T) {
			if s.err != nil {
				t.Fatal(s.err)
			}
			usual := all[slices.IndexFunc(all, func(o *spoken) bool { return o.choice.Row == s.choice.Row && o.value == o.choice.Default })]
			for i, k := range s.ended.Cases {
				if before := usual.ended.Cases[i]; k.Selected && k.Verdict != model.Pass && (s == usual || k.Verdict != before.Verdict) {
					t.Errorf("%s is %s, with %s=%s %s: %+v", k.ID, k.Verdict, s.choice.Row, s.choice.Default, before.Verdict, k.Reason)
				}
			}
			for _, other := range all {
				if !s.choice.Unseen && other.choice.Row == s.choice.Row && other != s && other.err == nil && other.marks() == s.marks() {
					t.Errorf("the results do not show whether it is %s or %s: %s", s.value, other.value, s.marks())
				}
			}
		})
	}
}

// run executes the cases of the row.
func (s *spoken) run(t *testing.T) (*model.Results, error) {
	c := wholeSuite(t, s.row)
	c.Model, c.IXIT.Port, c.Jobs, c.Verdicts = s.model, "emu://mem", 16, true
	c.Benches = OnEmulator(c.IXIT, emulator.Config{Model: s.model, Timing: emulator.Timing{Late: time.Second}, Dialects: map[string]string{s.choice.Row: s.value}})
	return c.Run(t.Context())
}

// marks are the readings recorded under the row, in a form that compares.
func (s *spoken) marks() string {
	var found []string
	for key, reading := range s.ended.Dialects {
		if key == s.row || strings.HasPrefix(key, s.row+"/") {
			found = append(found, fmt.Sprintf("%s=%s", key, reading))
		}
	}
	slices.Sort(found)
	return strings.Join(found, " ")
}
