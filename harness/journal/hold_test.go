package journal

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// A folder is one run's: the second is told who has it, and by then has changed
// nothing.
func TestHold(t *testing.T) {
	folder := t.TempDir()
	first, err := Hold(folder, "/dev/ttyUSB2")
	if err != nil {
		t.Fatal(err)
	}
	if l, err := lock(folder, true); err == nil {
		unlock(l)
		t.Skip("this system has no locks of folders")
	}
	_, err = Hold(folder, "/dev/ttyUSB6")
	busy, ok := errors.AsType[*BusyError](err)
	if !ok || busy.Holder.PID != os.Getpid() || busy.Holder.Port != "/dev/ttyUSB2" || !strings.Contains(err.Error(), "writes to "+folder) {
		t.Errorf("%v", err)
	}
	if !InUse(folder) {
		t.Error("the folder is in use, and nobody says so")
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if InUse(folder) {
		t.Error("the folder is free, and said to be in use")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
	second, err := Hold(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, holderFile), []byte("{"), 0o600); err != nil { // half a file
		t.Fatal(err)
	}
	if _, err := Hold(folder, ""); err == nil || !strings.Contains(err.Error(), "another run writes to") {
		t.Errorf("%v", err)
	}
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	if err := (*Held)(nil).Close(); err != nil {
		t.Error(err)
	}
}

func mustOpen(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Lines come back as they were added, whatever their order of passes and failures,
// and a journal that is on the disk no more says so at its end.
func TestJournal(t *testing.T) {
	folder := t.TempDir()
	j, err := Open(folder, 0)
	if err != nil {
		t.Fatal(err)
	}
	verdicts := []model.Verdict{model.Pass, model.Fail, model.Fail, model.Pass, model.Inconc, model.Pass}
	for range 100 {
		for _, v := range verdicts {
			if err := j.Add(&Entry{Case: model.Case{ID: "A-001", Verdict: v}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, filepath.Join(folder, File))
	n := 0
	whole, err := Read(f, func(e *Entry) error {
		if e.Verdict != verdicts[n%len(verdicts)] {
			t.Errorf("line %d: %s", n, e.Verdict)
		}
		n++
		return nil
	})
	info, _ := f.Stat()
	if err != nil || n != 600 || whole != info.Size() {
		t.Errorf("%d lines, %d of %d bytes, %v", n, whole, info.Size(), err)
	}
	if j, err = Open(folder, whole); err != nil {
		t.Fatal(err)
	}
	if err := j.file.Close(); err != nil { // as a disk that is gone
		t.Fatal(err)
	}
	if err := j.Close(); err == nil {
		t.Error("what could not be written is no error")
	}
}

// A line that cannot be written is not there, not even half of it: the next one follows
// the last whole line.
func TestJournalWithoutRoom(t *testing.T) {
	folder := t.TempDir()
	j, err := Open(folder, 0)
	if err != nil {
		t.Fatal(err)
	}
	line := &Entry{Case: model.Case{ID: "A-001", Verdict: model.Pass}}
	if err := j.Add(line); err != nil {
		t.Fatal(err)
	}
	full := j.file
	if j.file, err = os.Open(full.Name()); err != nil { // to be read only: as a disk that is full
		t.Fatal(err)
	}
	if err := j.Add(line); err == nil || !strings.HasPrefix(err.Error(), "write results.jsonl: ") {
		t.Errorf("%v", err)
	}
	j.file.Close()
	j.file = full
	if err := j.Add(line); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	n := 0
	if whole, err := Read(mustOpen(t, full.Name()), func(*Entry) error { n++; return nil }); err != nil || n != 2 || whole != j.size {
		t.Errorf("%d lines, %d of %d bytes, %v", n, whole, j.size, err)
	}
}

// Half a line in the middle ends what is read; a file that is no journal is an error.
func TestDamagedJournal(t *testing.T) {
	const line = `{"id":"A-001","verdict":"pass"}` + "\n"
	for text, want := range map[string]struct {
		whole   int
		damaged int
		wrong   string
	}{
		line + line:                             {2, 0, ""},
		line + `{"id":"A-0`:                     {1, 0, ""},
		line + `{"id":"A-0` + "\n" + line:       {1, 2, ""},
		line + line + `{"id":"A-0` + line:       {2, 3, ""},
		line + strings.Repeat("\x00", 9) + line: {1, 2, ""},
		"no journal\n" + line:                   {0, 0, "line 1, is not of a run"},
		line + `{"id":7}` + "\n":                {1, 0, "line 2, is not of a run"},
		line + `{"id":"A-002"}` + "\n":          {1, 0, "line 2, is not of a run"},
	} {
		whole, err := Read(strings.NewReader(text), func(*Entry) error { return nil })
		damage, _ := errors.AsType[*DamagedError](err)
		if whole != int64(want.whole*len(line)) || (damage != nil) != (want.damaged > 0) || damage != nil && damage.Line != want.damaged ||
			damage == nil && (err == nil) != (want.wrong == "") || err != nil && !strings.Contains(err.Error(), want.wrong) {
			t.Errorf("%q: %d, %v; want %+v", text, whole, err, want)
		}
	}
}

// What a process left half written when it was killed goes when the next run begins.
func TestHalvesOfTheKilled(t *testing.T) {
	folder := t.TempDir()
	names := []string{model.File, holderFile, "report.html", filepath.Join(PayloadFolder, "a.bin")}
	if err := os.Mkdir(filepath.Join(folder, PayloadFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		func() {
			defer func() { _ = recover() }()
			_ = WriteFile(filepath.Join(folder, name), func(io.Writer) error { panic("killed") })
		}()
	}
	halves := func() (all []string) {
		for _, in := range []string{"", PayloadFolder} {
			found, _ := filepath.Glob(filepath.Join(folder, in, ".*"))
			all = append(all, found...)
		}
		return all
	}
	if left := halves(); len(left) != len(names) {
		t.Fatalf("%q", left)
	}
	h, err := Hold(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	if left := halves(); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}
