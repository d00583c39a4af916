package campaign

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// A run that is interrupted and resumed has the verdicts of one that was not.
func TestCampaignResumed(t *testing.T) {
	l := newLab(t, "|passes", "|fails", "|hangs once", "|passes", "|is inconclusive", "|passes")
	l.Jobs = 1
	ctx, cancel := context.WithCancelCause(t.Context())
	l.hangs = func() { cancel(ErrInterrupted) }
	r, err := l.Run(ctx)
	if err != nil || l.verdicts(r) != "pass fail inconc none none none" {
		t.Fatalf("%v %s", err, l.verdicts(r))
	}
	l.Resume = true
	if r, err = l.Run(t.Context()); err != nil || l.verdicts(r) != "pass fail pass pass inconc pass" || r.Run.Stopped != "" {
		t.Fatalf("%v %s %+v", err, l.verdicts(r), r.Run)
	}
	if len(r.Run.Resumed) != 1 || r.Run.Resumed[0].Taken != 2 || r.Run.Executed != 6 || r.Cases[1].Reason.Observed != "ERROR<CR>" || len(r.Cases[1].Trace) == 0 {
		t.Errorf("%+v, %+v", r.Run, r.Cases[1])
	}
	l.reread(t, r, 7) // one was interrupted
	if r, err = l.Run(t.Context()); err != nil || l.verdicts(r) != "pass fail pass pass inconc pass" || len(r.Run.Resumed) != 2 || r.Run.Resumed[1].Taken != 6 {
		t.Errorf("a run that is finished: %v %s %+v", err, l.verdicts(r), r.Run.Resumed)
	}
	if n := len(l.ran); n != 7 {
		t.Errorf("%d executions: %v", n, l.ran)
	}
}

// The journal is cut off anywhere, as when a run is killed: whatever is whole is
// taken over, and the rest is executed.
func TestCampaignResumedFromACutJournal(t *testing.T) {
	scenarios := []string{"|passes", "|fails", "|passes", "@needs-no-active|passes", "|finds no files", "|errs", "|observes quoted", "|observes quoted"}
	whole := newLab(t, scenarios...)
	whole.Jobs, whole.Repeat = 1, 3
	var begun []byte
	whole.Observer = &watcher{began: func(k model.Case) {
		if begun == nil {
			begun, _ = os.ReadFile(filepath.Join(whole.Out, model.File))
		}
	}}
	want, err := whole.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	books, err := os.ReadFile(filepath.Join(whole.Out, journal.File))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		l := newLab(t, scenarios...)
		l.Jobs, l.Repeat, l.Resume = 1, 3, true
		at := r.IntN(len(books))
		if err := errors.Join(os.WriteFile(filepath.Join(l.Out, model.File), begun, 0o666), os.WriteFile(filepath.Join(l.Out, journal.File), books[:at], 0o666)); err != nil {
			t.Fatal(err)
		}
		got, err := l.Run(t.Context())
		if err != nil || l.verdicts(got) != whole.verdicts(want) || got.Status != want.Status || got.Dialects["D01"] != "quoted" {
			t.Fatalf("cut at %d: %v %s, want %s, dialects %v", at, err, l.verdicts(got), whole.verdicts(want), got.Dialects)
		}
		lines := bytes.Count(books[:at], []byte("\n"))
		if n := got.Run.Resumed[0].Taken; n != lines || len(l.ran)+lines != bytes.Count(books, []byte("\n")) {
			t.Errorf("cut at %d: %d lines, %d taken over, %d executed", at, lines, n, len(l.ran))
		}
		for i, k := range got.Cases {
			if k.Repeats != nil && (*k.Repeats != *want.Cases[i].Repeats || len(k.Attempts) != len(want.Cases[i].Attempts)) {
				t.Errorf("cut at %d: %s: %+v, want %+v", at, k.ID, k.Repeats, want.Cases[i].Repeats)
			}
		}
		l.reread(t, got, bytes.Count(books, []byte("\n")))
	}
}

// A journal with half a line in its middle is taken over up to there, and what follows is
// executed again. Until then the run is read with a word about it.
func TestCampaignResumedFromADamagedJournal(t *testing.T) {
	l := newLab(t, "|passes", "|fails", "|passes", "|passes")
	l.Jobs = 1
	var begun []byte
	l.Observer = &watcher{began: func(model.Case) {
		if begun == nil {
			begun, _ = os.ReadFile(filepath.Join(l.Out, model.File))
		}
	}}
	if _, err := l.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(l.Out, journal.File)
	books, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(books, []byte("\n"))
	lines[2] = lines[2][:len(lines[2])/2]
	if err := errors.Join(os.WriteFile(filepath.Join(l.Out, model.File), begun, 0o600), os.WriteFile(name, bytes.Join(lines, nil), 0o600)); err != nil {
		t.Fatal(err)
	}
	r, state, err := Load(l.Out)
	if err != nil || state != (State{Interrupted, 3}) || r.Run.Stopped != "interrupted, 2 of 4; the journal is damaged from line 3 on, and read up to there" {
		t.Errorf("%v, %+v, %q", err, state, r.Run.Stopped)
	}
	l.Resume, l.ran = true, nil
	if r, err = l.Run(t.Context()); err != nil || l.verdicts(r) != "pass fail pass pass" || len(l.ran) != 2 || r.Run.Resumed[0].Taken != 2 {
		t.Errorf("%v, %s, %v", err, l.verdicts(r), l.ran)
	}
	l.reread(t, r, 4)
}

// A clock that was set back between two parts of a run brings none of its times out of
// order, and is told.
func TestCampaignResumedOnAClockSetBack(t *testing.T) {
	l := newLab(t, "|passes", "|hangs once", "|passes")
	l.Jobs = 1
	ctx, cancel := context.WithCancelCause(t.Context())
	l.hangs = func() { cancel(ErrInterrupted) }
	if _, err := l.Run(ctx); err != nil {
		t.Fatal(err)
	}
	r, err := model.Load(l.Out)
	if err != nil {
		t.Fatal(err)
	}
	r.Run.Started = r.Run.Started.Add(time.Hour) // as if the clock had been an hour ahead then
	if err := journal.WriteResults(l.Out, r); err != nil {
		t.Fatal(err)
	}
	told := &watcher{}
	l.Resume, l.Observer = true, told
	if r, err = l.Run(t.Context()); err != nil || l.verdicts(r) != "pass pass pass" {
		t.Fatalf("%v %s", err, l.verdicts(r))
	}
	if len(told.notes) == 0 || !strings.Contains(told.notes[0], "the clock of this machine is ") {
		t.Errorf("%q", told.notes)
	}
	for i, k := range r.Cases[1:] {
		if before := r.Cases[i]; k.StartedMS < before.StartedMS+before.DurationMS-1 {
			t.Errorf("%s begins at %d ms, %s before it at %d ms for %d ms", k.ID, k.StartedMS, before.ID, before.StartedMS, before.DurationMS)
		}
	}
	if again := r.Run.Resumed[0]; again.Started.Before(again.Last) || r.Run.DurationMS < 0 {
		t.Errorf("%+v, %d ms", again, r.Run.DurationMS)
	}
}

// What is not the same run is not resumed: exit 2, and one line that says why.
func TestCampaignResumeRefused(t *testing.T) {
	l := newLab(t, "|passes", "|passes")
	l.Resume = true
	if _, err := l.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), "there is nothing to resume") {
		t.Errorf("nothing there: %v", err)
	}
	l.Resume = false
	if _, err := l.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	lines, err := os.ReadFile(filepath.Join(l.Out, journal.File))
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string]func(*Campaign){
		"the suite":      func(c *Campaign) { c.Version = "another" },
		"--select":       func(c *Campaign) { c.Selection = mustSelect(t, "MFTPPWD-001") },
		"the model":      func(c *Campaign) { c.Model = "ML307R" },
		"--port":         func(c *Campaign) { c.IXIT.Port = "/dev/ttyUSB9" },
		"--shuffle":      func(c *Campaign) { c.Shuffle = 3 },
		"--repeat":       func(c *Campaign) { c.Repeat = 3 },
		"--shard":        func(c *Campaign) { c.Shard = Shard{1, 2} },
		"the ICS":        func(c *Campaign) { c.Models = []ixit.ICS{{Model: "generic"}} },
		"the laboratory": func(c *Campaign) { c.IXIT.Reset = "AT+MREBOOT" },
	} {
		other := l.Campaign
		other.Resume = true
		change(&other)
		_, err := other.Run(t.Context())
		if ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), "cannot resume: "+what) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", what, err)
		}
		if now, _ := os.ReadFile(filepath.Join(l.Out, journal.File)); !bytes.Equal(now, lines) {
			t.Fatalf("%s: the journal was touched", what)
		}
	}
	if err := os.WriteFile(filepath.Join(l.Out, journal.File), lines[:len(lines)/2], 0o666); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(l.Out, model.File)
	text, _ := os.ReadFile(name)
	if err := os.WriteFile(name, bytes.Replace(text, []byte(`"firmware": "`), []byte(`"firmware": "old`), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	l.Resume = true
	if _, err := l.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), "cannot resume: the firmware was old") {
		t.Errorf("firmware: %v", err)
	}
}

func FuzzReadJournal(f *testing.F) {
	f.Add([]byte(`{"id":"MFTPPWD-001","verdict":"pass","attempt":1}` + "\n" + `{"id":"MFTPPWD-002","verd`))
	f.Add([]byte(`{"id":"A","verdict":"fail","readings":{"D01":"quoted"}}` + "\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		whole, err := journal.Read(bytes.NewReader(data), func(e *journal.Entry) error {
			if n++; e.ID == "" || !e.Verdict.Known() {
				t.Fatalf("taken: %+v", e)
			}
			return nil
		})
		if whole < 0 || whole > int64(len(data)) || n != bytes.Count(data[:whole], []byte("\n")) {
			t.Fatalf("%d bytes of %d, %d lines", whole, len(data), n)
		}
		if err == nil && bytes.IndexByte(data[whole:], '\n') >= 0 {
			t.Fatalf("a whole line was left out: %q", data[whole:])
		}
	})
}

// A serial server may give the port another TCP port every day: the place is the host.
func TestResumedAtItsPlace(t *testing.T) {
	l := newLab(t, "|passes", "|hangs once", "|passes")
	l.Jobs, l.IXIT.Port = 1, "socket://rack:4001"
	ctx, cancel := context.WithCancelCause(t.Context())
	l.hangs = func() { cancel(ErrInterrupted) }
	if _, err := l.Run(ctx); err != nil {
		t.Fatal(err)
	}
	l.Resume = true
	for _, port := range []string{"socket://other:4001", "rfc2217://rack:4001", "/dev/ttyUSB0"} {
		l.IXIT.Port = port
		if _, err := l.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "cannot resume: --port was") {
			t.Errorf("%s: %v", port, err)
		}
	}
	l.IXIT.Port = "socket://rack:4002"
	if r, err := l.Run(t.Context()); err != nil || l.verdicts(r) != "pass pass pass" {
		t.Errorf("%v: %s", err, l.verdicts(r))
	}
}
