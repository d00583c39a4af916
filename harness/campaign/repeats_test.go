package campaign

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// Many executions are counted, the worst counts, and what is kept of them does
// not grow with their number.
func TestCampaignManyRepeats(t *testing.T) {
	const times = 700 // more than one batch
	l := newLab(t, "|passes", "|fails now and then")
	l.Repeat, l.Jobs = times, 2
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass fail" {
		t.Fatalf("%v %s", err, l.verdicts(r))
	}
	steady, varied := r.Cases[0], r.Cases[1]
	if *steady.Repeats != (model.Repeats{Executed: times, Pass: times, Drift: steady.Repeats.Drift}) || steady.Repeats.Drift == nil || len(steady.Attempts) != mostAttempts {
		t.Errorf("%+v, %d attempts", steady.Repeats, len(steady.Attempts))
	}
	if n := varied.Repeats; !n.Unstable || n.Fail != times/3 || n.Pass != times-times/3 || len(varied.Attempts) != mostAttempts {
		t.Errorf("%+v, %d attempts", n, len(varied.Attempts))
	}
	traces := 0
	for i, a := range varied.Attempts {
		if len(a.Trace) > 0 {
			if traces++; i != 0 || a.Verdict != model.Pass {
				t.Errorf("attempt %d, %s, has a trace", a.N, a.Verdict)
			}
		}
	}
	if traces != 1 || len(varied.Trace) == 0 || !strings.HasPrefix(varied.Reason.Message, "wrong answer ") { // of two at once, either may be the first
		t.Errorf("%d traces beside that of the case, which has %d events; %+v", traces, len(varied.Trace), varied.Reason)
	}
	l.reread(t, r, 2*times)
	if info, err := os.Stat(filepath.Join(l.Out, journal.File)); err != nil || info.Size() > 2*times*400 {
		t.Errorf("the journal has %v bytes", info.Size())
	}
	if len(r.Run.Memory) != 3 || r.Run.Memory[2].Executed != 2*times {
		t.Errorf("memory: %+v", r.Run.Memory)
	}
}

// A campaign in small batches executes the same, in the same order.
func TestCampaignInBatches(t *testing.T) {
	for _, batch := range []int{1, 2, 5} {
		l := newLab(t, "|passes", "|fails", "|passes", "|passes", "|fails")
		l.Batch, l.Jobs = batch, 1
		r, err := l.Run(t.Context())
		if err != nil || l.verdicts(r) != "pass fail pass pass fail" || r.Run.Executed != 5 {
			t.Errorf("batches of %d: %v %s, %d executed", batch, err, l.verdicts(r), r.Run.Executed)
		}
		for i := range r.Cases[1:] {
			if r.Cases[i+1].StartedMS < r.Cases[i].StartedMS {
				t.Errorf("batches of %d: case %d began before the one in front of it", batch, i+1)
			}
		}
	}
}

// --for ends in time, and a case that was never executed is not run.
func TestCampaignFor(t *testing.T) {
	l := newLab(t, "|passes", "|passes")
	l.For, l.Repeat = 200*time.Millisecond, 0
	began := time.Now()
	r, err := l.Run(t.Context())
	if err != nil || r.Status != model.Conforming || r.Cases[0].Repeats.Pass < 2 || r.Run.Stopped != "" {
		t.Errorf("%v %s %+v", err, l.verdicts(r), r.Cases[0].Repeats)
	}
	if took := time.Since(began); took < l.For {
		t.Errorf("it took %v", took)
	}
	l = newLab(t, "|waits a moment", "|passes")
	l.For, l.Jobs = time.Millisecond, 1
	if r, err = l.Run(t.Context()); err != nil || l.verdicts(r) != "pass none" || r.Status != model.Incomplete || ExitCode(r, err) != ExitIncomplete {
		t.Errorf("%v %s", err, l.verdicts(r))
	}
	if !strings.Contains(r.Cases[1].Reason.Message, "the time of --for (1ms) was over") {
		t.Errorf("%+v", r.Cases[1].Reason)
	}
}

// Cut short, passes are not yet a pass: they were asked for more often.
func TestCampaignRepeatsCutShort(t *testing.T) {
	l := newLab(t, "|passes", "|loses the line for good")
	l.Jobs, l.Repeat = 1, 3
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "inconc inconc" || r.Status != model.Incomplete {
		t.Fatalf("%v %s", err, l.verdicts(r))
	}
	if got := r.Cases[0].Reason.Message; !strings.HasPrefix(got, "executed 1 times of 3, always with a pass: no bench is left") {
		t.Error(got)
	}
}

func TestDrift(t *testing.T) {
	for _, c := range []struct {
		name    string
		n       int
		took    func(i int) time.Duration
		drifted bool
		none    bool
	}{
		{"few", 49, func(int) time.Duration { return time.Second }, false, true},
		{"steady", 400, func(i int) time.Duration { return time.Duration(50+i*7919%13) * time.Millisecond }, false, false},
		{"slower", 400, func(i int) time.Duration { return time.Duration(50+i/20) * time.Millisecond }, true, false},
		{"faster", 100_000, func(i int) time.Duration { return time.Duration(200-i/1000) * time.Millisecond }, true, false},
		{"busy at the end", 400, func(i int) time.Duration { return time.Duration(50+i/360*20) * time.Millisecond }, false, false},
		{"noise", 60, func(i int) time.Duration { return time.Duration(50+i*7919%97) * time.Millisecond }, false, false},
	} {
		var s series
		for i := range c.n {
			s.add(c.took(i))
		}
		d := s.drift()
		if (d == nil) != c.none || d != nil && d.Drifted != c.drifted || len(s.times) > mostTimes {
			t.Errorf("%s: %+v, %d kept", c.name, d, len(s.times))
		}
	}
}

func TestOutcomesAreTheSameButForNumbers(t *testing.T) {
	of := func(v model.Verdict, text string, args ...any) string {
		return outcomeOf(&model.Case{Verdict: v, Reason: &model.Reason{Message: fmt.Sprintf(text, args...)}})
	}
	if of(model.Fail, "no answer to u%s on port %d", "0a1b", 4711) != of(model.Fail, "no answer to u%s on port %d", "9fff", 65000) {
		t.Error("accounts and ports are told apart")
	}
	if of(model.Fail, "a") == of(model.Inconc, "a") || of(model.Fail, "silence") == of(model.Fail, "wrong code") {
		t.Error("outcomes are not told apart")
	}
}

// Texts of one shape are one outcome, whatever the values in them are.
func TestOutcomesAreTheSameButForValues(t *testing.T) {
	of := func(t model.Text) string {
		return outcomeOf(&model.Case{Verdict: model.Fail, Reason: model.Because(t)})
	}
	if of(model.Say("%s: %s", "AT", model.Say("no answer within %s", "3s"))) != of(model.Say("%s: %s", "AT+MFTPPWD=0", model.Say("no answer within %s", "5s"))) {
		t.Error("values are told apart")
	}
	if of(model.Say("%s: %s", "AT", model.Say("no answer within %s", "3s"))) == of(model.Say("%s: %s", "AT", model.Say("silence"))) {
		t.Error("sentences are not told apart")
	}
}
