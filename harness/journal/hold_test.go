package journal

import (
	"errors"
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
	if lock(mustOpen(t, folder), true) == nil {
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
