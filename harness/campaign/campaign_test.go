package campaign

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
)

func TestCampaignVerdicts(t *testing.T) {
	l := newLab(t, "|passes", "|passes;fails;passes", "|is inconclusive;passes", "|errs", "|panics", "|does nothing known", "|finds no files",
		"@needs-no-active|passes", "@needs-reset|passes")
	before := runtime.NumGoroutine()
	r, err := l.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := l.verdicts(r), "pass fail inconc error error error none na none"; got != want {
		t.Errorf("verdicts: got %s, want %s", got, want)
	}
	if r.Status != model.NonConforming || ExitCode(r, err) != ExitNonConforming {
		t.Errorf("status %s, exit %d", r.Status, ExitCode(r, err))
	}
	if want := (model.Summary{Pass: 1, Fail: 1, Inconc: 1, Error: 3, NA: 1, None: 2}); r.Summary != want {
		t.Errorf("summary %+v", r.Summary)
	}
	if r.Run.Selected != 6 || r.Run.Executed != 6 || r.Run.Stopped != "" || r.Run.Jobs != 3 {
		t.Errorf("run %+v", r.Run)
	}
	fail := r.Cases[1]
	english := *fail.Reason
	english.Texts = nil
	if got, want := english, (model.Reason{Clause: "3.5", Requirement: "R3.5-02", Message: "wrong answer", Step: "the step fails",
		Sent: fail.Reason.Sent, Expected: "OK", Observed: "ERROR<CR>", Server: "nothing", Reproduce: fail.Reason.Reproduce}); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("reason: got %+v, want %+v", got, want)
	}
	var steps []string
	for _, s := range fail.Steps {
		steps = append(steps, fmt.Sprintf("%d:%s", s.Line, s.Verdict))
	}
	if got := strings.Join(steps, " "); got != "10:pass 11:fail 12:none" {
		t.Errorf("steps: %s", got)
	}
	if !strings.Contains(r.Cases[4].Reason.Message, "out of order") {
		t.Errorf("panic: %+v", r.Cases[4].Reason)
	}
	for i, want := range map[int]string{6: "has no files", 7: "not applicable: the case needs a model that is declared to have no active mode", 8: "the laboratory does not provide"} {
		if k := r.Cases[i]; k.Selected || !strings.Contains(k.Reason.Message, want) {
			t.Errorf("%s: selected %t, reason %+v", k.ID, k.Selected, k.Reason)
		}
	}
	l.reread(t, r, 7)
	for _, b := range l.benches {
		if !b.closed.Load() {
			t.Errorf("%s is still open", b.name)
		}
	}
	waitGoroutines(t, before)
}

// waitGoroutines waits until no more goroutines are left than there were.
func waitGoroutines(t *testing.T, before int) {
	t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
		runtime.Gosched()
	}
}

func TestCampaignConforming(t *testing.T) {
	l := newLab(t, slices.Repeat([]string{"|passes"}, 20)...)
	r, err := l.Run(t.Context())
	if err != nil || r.Status != model.Conforming || ExitCode(r, err) != ExitConforming {
		t.Fatalf("%v, status %s: %s", err, r.Status, l.verdicts(r))
	}
	if len(l.benches) > 3 || l.most.Load() > 3 {
		t.Errorf("%d benches, %d cases at once: at most 3 were asked for", len(l.benches), l.most.Load())
	}
	if r.Run.Selected != 20 || r.Suite.Requirements != 20 || r.ICS["model"] != "generic" || r.IUT.Model == "" {
		t.Errorf("%+v %+v %+v %+v", r.Run, r.Suite, r.ICS, r.IUT)
	}
}

func TestCampaignSelection(t *testing.T) {
	l := newLab(t, "|passes", "|fails", "|passes")
	l.Selection, _ = selection.Parse("not MFTPPWD-002")
	r, err := l.Run(t.Context())
	if err != nil || r.Status != model.Conforming || l.verdicts(r) != "pass none pass" || r.Run.Select != "not MFTPPWD-002" {
		t.Errorf("%v %s %+v", err, l.verdicts(r), r.Run)
	}
	if k := r.Cases[1]; k.Selected || k.NotRunBecause() != model.NotSelected {
		t.Errorf("%+v", k)
	}
	l.Selection, l.Earlier = mustSelect(t, "verdict:fail"), r
	if _, err := l.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), `nothing is selected by "verdict:fail"`) {
		t.Errorf("nothing selected: %v", err)
	}
	only := newLab(t, "@needs-reset|passes")
	if _, err := only.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), "none of the 1 selected cases can be executed") {
		t.Errorf("nothing to execute: %v", err)
	}
}

func mustSelect(t *testing.T, expr string) *selection.Selection {
	t.Helper()
	s, err := selection.Parse(expr)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCampaignShuffleAndRepeat(t *testing.T) {
	order := func(seed int64) string {
		l := newLab(t, slices.Repeat([]string{"|passes"}, 12)...)
		l.Jobs, l.Shuffle = 1, seed
		if _, err := l.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		return strings.Join(l.ran, ",")
	}
	if a, b, c := order(0), order(7), order(7); a == b || b != c || strings.Compare(a[:11], "MFTPPWD-001") != 0 {
		t.Errorf("orders:\n%s\n%s\n%s", a, b, c)
	}
	l := newLab(t, "|passes", "|fails")
	l.Repeat = 4
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass fail" || len(r.Cases[0].Attempts) != 4 || len(r.Cases[1].Attempts) != 4 || len(l.ran) != 8 {
		t.Errorf("%v %s %d executions %+v", err, l.verdicts(r), len(l.ran), r.Cases[0].Attempts)
	}
	l.reread(t, r, 8)
}

func TestCampaignInterrupted(t *testing.T) {
	l := newLab(t, "|passes", "|hangs", "|passes", "|passes")
	l.Jobs = 1
	ctx, cancel := context.WithCancelCause(t.Context())
	watch := &watcher{began: func(k model.Case) {
		if k.ID == "MFTPPWD-002" {
			cancel(ErrInterrupted)
		}
	}}
	l.Observer = watch
	r, err := l.Run(ctx)
	if err != nil || l.verdicts(r) != "pass inconc none none" || r.Status != model.Incomplete || ExitCode(r, err) != ExitIncomplete {
		t.Errorf("%v %s %s", err, l.verdicts(r), r.Status)
	}
	if r.Cases[1].Reason.Message != "interrupted" || r.Cases[3].Reason.Message != "not run: interrupted" || r.Run.Stopped != "interrupted" || r.Run.Executed != 2 {
		t.Errorf("%+v %+v %+v", r.Cases[1].Reason, r.Cases[3].Reason, r.Run)
	}
	l.reread(t, r, 2)
}

// watcher is an Observer of which a test needs one method.
type watcher struct {
	began func(model.Case)
	mu    sync.Mutex
	notes []string
}

func (w *watcher) Planned(model.Run, []model.Case) {}
func (w *watcher) Ended(model.Case)                {}
func (w *watcher) Began(_ string, k model.Case) {
	if w.began != nil {
		w.began(k)
	}
}

func (w *watcher) Note(t model.Text) {
	text := t.String()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.notes = append(w.notes, text)
}

func TestCampaignCaseLimit(t *testing.T) {
	l := newLab(t, "|hangs", "|passes")
	l.Limits.Case = 50 * time.Millisecond
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "inconc pass" || !strings.Contains(r.Cases[0].Reason.Message, "did not end within 50ms") {
		t.Errorf("%v %s %+v", err, l.verdicts(r), r.Cases[0].Reason)
	}
}

func TestCampaignBenchLost(t *testing.T) {
	l := newLab(t, "|loses the line", "|passes", "|loses the line", "|passes")
	l.Jobs = 1
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "inconc pass inconc pass" || l.benches[0].mends.Load() != 2 {
		t.Errorf("%v %s, %d recoveries", err, l.verdicts(r), l.benches[0].mends.Load())
	}

	l = newLab(t, "|passes", "|loses the line", "|passes", "|passes")
	l.Jobs = 1
	watch := &watcher{began: func(model.Case) { l.benches[0].mend = func() error { return errors.New("silence") } }}
	l.Observer = watch
	r, err = l.Run(t.Context())
	if err != nil || l.verdicts(r) != "pass inconc none none" || r.Status != model.Incomplete || l.benches[0].mends.Load() != mendTries {
		t.Errorf("%v %s, %d recoveries", err, l.verdicts(r), l.benches[0].mends.Load())
	}
	if got, want := r.Cases[3].Reason.Message, "not run: no bench is left: fake-0 was lost in MFTPPWD-002 (the step loses the line) and did not come back: "; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "silence") {
		t.Errorf("got %q, want %q", got, want)
	}

	l = newLab(t, slices.Repeat([]string{"|loses the line"}, lossesInRow+5)...)
	l.Jobs = 1
	if r, err = l.Run(t.Context()); err != nil || r.Summary.Inconc != lossesInRow || r.Summary.None != 5 {
		t.Errorf("%v %s", err, l.verdicts(r))
	}
}

// TestCampaignHang: what makes the module hang again when it is back is a fail of that
// step; else nothing can be said of the case.
func TestCampaignHang(t *testing.T) {
	for scenarios, want := range map[string]string{
		"hangs the module once":                  "inconc pass",
		"passes;hangs the module":                "fail pass",
		"hangs the module once;hangs the module": "inconc pass", // at another step than before
		"hangs the module;is never met|passes":   "fail pass pass",
		"hangs the module|hangs the module":      "fail inconc pass",
	} {
		l := newLab(t, strings.Split("|"+strings.ReplaceAll(scenarios, "|", "\n|")+"\n|passes", "\n")...)
		l.Jobs = 1
		r, err := l.Run(t.Context())
		if err != nil || l.verdicts(r) != want {
			t.Errorf("%s: %v %s, want %s", scenarios, err, l.verdicts(r), want)
		}
		k := r.Cases[0]
		if k.Verdict == model.Fail && (k.Reason.Step != "the step hangs the module" || !strings.Contains(k.Reason.Message, "hung here again: no answer")) {
			t.Errorf("%s: %+v", scenarios, k.Reason)
		}
		if want == "fail inconc pass" && r.Cases[1].Reason.BlockedBy != k.ID {
			t.Errorf("%s: %+v", scenarios, r.Cases[1].Reason)
		}
	}
}

// TestCampaignHangOfCommand: a command that hung the module twice in one case is sent once
// more in another case of its own clause, where that is a fail at once, and not again.
func TestCampaignHangOfCommand(t *testing.T) {
	l := newLab(t, slices.Repeat([]string{"|hangs the module by AT+MFTPPWD=0"}, 4)...)
	l.Jobs = 1
	r, err := l.Run(t.Context())
	if err != nil || l.verdicts(r) != "fail fail inconc inconc" || len(l.ran) != 5 {
		t.Fatalf("%v %s %q", err, l.verdicts(r), l.ran)
	}
	if k := r.Cases[1]; !strings.Contains(k.Reason.Message, "hangs here again, as it did in MFTPPWD-001") {
		t.Errorf("%+v", k.Reason)
	}
	if k := r.Cases[3]; k.Reason.BlockedBy != "MFTPPWD-001" || !strings.Contains(k.Reason.Message, "an answer to MFTPPWD could not be reached") {
		t.Errorf("%+v", k.Reason)
	}
}

func TestCampaignNoBench(t *testing.T) {
	for _, declared := range []string{"generic", ""} {
		l := newLab(t, "|passes", "|passes")
		l.Model = declared
		l.Benches = func(context.Context, int) (iut.Bench, error) { return nil, errors.New("/dev/ttyUSB9: no such port") }
		r, err := l.Run(t.Context())
		if ExitCode(r, err) != ExitNoBench || err.Error() != "the bench could not be set up: /dev/ttyUSB9: no such port" {
			t.Errorf("model %q: exit %d, %v", declared, ExitCode(r, err), err)
		}
		if r.Status != model.Incomplete || l.verdicts(r) != "none none" || !strings.Contains(r.Cases[0].Reason.Message, "no such port") {
			t.Errorf("model %q: %s %+v", declared, r.Status, r.Cases[0].Reason)
		}
		l.reread(t, r, 0)
	}
	l := newLab(t, "|passes", "|passes", "|passes")
	l.Benches = func(ctx context.Context, n int) (iut.Bench, error) {
		if n == 0 {
			panic("cannot be made")
		}
		return newFakeBench(n), nil
	}
	if r, err := l.Run(t.Context()); err != nil || r.Status != model.Conforming {
		t.Errorf("one bench of three is missing: %v %s", err, l.verdicts(r))
	}
}

// Benches behind a first one that is mute are tried at the same time: who waits for each in
// turn waits for as many times as there are.
func TestCampaignMuteBenches(t *testing.T) {
	const benches = 6
	l := newLab(t, slices.Repeat([]string{"|passes"}, benches)...)
	l.Jobs = benches
	var waiting sync.WaitGroup
	waiting.Add(benches - 1)
	l.Benches = func(ctx context.Context, n int) (iut.Bench, error) {
		if n > 0 {
			waiting.Done()
			waiting.Wait()
		}
		return nil, errors.New("mute")
	}
	if r, err := l.Run(t.Context()); ExitCode(r, err) != ExitNoBench {
		t.Errorf("%v", err)
	}
}

func TestCampaignModelFromDevice(t *testing.T) {
	l := newLab(t, "@needs-active|passes", "|passes")
	l.Model = ""
	r, err := l.Run(t.Context())
	if err != nil || r.ICS["model"] != "ML307R" || l.verdicts(r) != "na pass" {
		t.Errorf("%v %v %s", err, r.ICS, l.verdicts(r))
	}
	l = newLab(t, "|passes")
	l.Model, l.Models = "", []ixit.ICS{{Model: "ML302A"}}
	if _, err := l.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), `"ML307R-DC" to AT+CGMM, which is no known model; choose one with --model: ML302A`) {
		t.Errorf("unknown model: %v", err)
	}
	if !l.benches[0].closed.Load() {
		t.Error("the bench is still open")
	}
	if entries, _ := os.ReadDir(l.Out); len(entries) != 0 {
		t.Errorf("a usage error left %v behind", entries)
	}
}

// A run that is killed leaves a results.json of its own that says so, and a
// journal of what was finished.
func TestCampaignKilled(t *testing.T) {
	l := newLab(t, "|passes", "|fails", "|passes")
	l.Jobs = 1
	l.Observer = &watcher{began: func(k model.Case) {
		if k.ID != "MFTPPWD-003" {
			return
		}
		r, err := model.Load(l.Out)
		if err != nil || r.Status != model.Incomplete || r.Cases[0].Reason.Message != "not run: killed" || len(r.Cases) != 3 || r.Run.Selected != 3 {
			t.Errorf("%+v, %v", r, err)
		}
		journal, err := os.ReadFile(filepath.Join(l.Out, journal.File))
		if err != nil || bytes.Count(journal, []byte("\n")) != 2 || !bytes.Contains(journal, []byte("wrong answer")) {
			t.Errorf("%s, %v", journal, err)
		}
	}}
	if _, err := l.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}
