package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// A run that never begins touches nothing of the run before: the port is a typo,
// the laboratory is wrong, nothing is selected, or somebody else has the folder.
func TestARunNeverDestroysARun(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	report(t, folder)
	lab := filepath.Join(t.TempDir(), "lab.yaml")
	put(t, []byte("port: /dev/ttyUSB2\nbuad: 9600\n"), lab)
	before := contents(t, folder)
	refused := func(code int, want string, args ...string) {
		t.Helper()
		got, stdout, stderr := command(t.Context(), append([]string{"run", "--out", folder}, args...)...)
		if got != code || !strings.Contains(stdout+stderr, want) || strings.Contains(stdout, "results: ") {
			t.Errorf("%q: exit %d, want %d\n%s%s", args, got, code, stdout, stderr)
		}
		if after := contents(t, folder); after != before {
			t.Errorf("%q changed the folder\n%s\nis now\n%s", args, before, after)
		}
	}
	nowhere := filepath.Join(t.TempDir(), "ttyUSB9")
	refused(4, "the earlier results are kept", "--port", nowhere, "--ftp-host", "203.0.113.1", "--model", "ML307R")
	refused(4, "the earlier results are kept", "--port", nowhere, "--ftp-host", "203.0.113.1")
	refused(2, "unknown key", "--lab", lab)
	refused(2, "nothing is selected", "--select", "3.5 and not 3.5")
	held, err := journal.Hold(folder, "/dev/ttyUSB2")
	if err != nil {
		t.Fatal(err)
	}
	before = contents(t, folder)
	refused(2, fmt.Sprintf("the run of process %d on ", os.Getpid()), "--select", "MFTPPWD-001")
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
}

// contents are the names, sizes and times of all files in a folder.
func contents(t *testing.T, folder string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.Walk(folder, func(name string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			fmt.Fprintln(&all, name, info.Size(), info.ModTime())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// A run that was killed, or goes on, is read from its journal by every command.
func TestInterimRuns(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "out")
	p, output := process(t, "run", "--port", "emu://mem", "--jobs", "1", "--out", folder, "--select", "3.5", "--defect", "pwd-result-twice")
	wait(t, func() bool { return journalled(t, folder) >= 20 })
	code, stdout, stderr := command(t.Context(), "report", folder, "--format", "junit,markdown")
	if code != 0 || !strings.Contains(stderr, "the run is in progress, ") {
		t.Errorf("in progress: exit %d, %s%s", code, stdout, stderr)
	}
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := p.Wait(); err == nil {
		t.Fatalf("it was faster\n%s", output)
	}
	executed := journalled(t, folder)
	code, stdout, stderr = command(t.Context(), "report", folder, "--format", "markdown")
	if code != 0 || !strings.Contains(stderr, fmt.Sprintf("the run was interrupted, %d of ", executed)) {
		t.Errorf("killed: exit %d, %s%s; %d executed", code, stdout, stderr, executed)
	}
	if exists(t, folder, "junit.xml") {
		t.Error("a report of another state of the run is there")
	}
	if s := string(read(t, folder, "summary.md")); !strings.Contains(s, fmt.Sprintf("interrupted, %d of ", executed)) || strings.Contains(s, "No test case was executed") {
		t.Errorf("%.1000s", s)
	}
	whole := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	if _, stdout, stderr := command(t.Context(), "compare", whole, folder); !strings.Contains(stderr, "interrupted") || !strings.Contains(stdout, "| pass |") {
		t.Errorf("compare: %s%s", stdout, stderr)
	}
	code, stdout, stderr = command(t.Context(), "run", "--resume", "--port", "emu://mem", "--jobs", "1", "--out", folder, "--select", "3.5", "--defect", "pwd-result-twice")
	if code != 1 {
		t.Fatalf("resume: exit %d, %s%s", code, stdout, stderr)
	}
	if exists(t, folder, "summary.md") {
		t.Error("a report of the interrupted run is beside the finished one")
	}
	if r := results(t, folder); r.Run.Open || r.Run.Executed != r.Run.Selected {
		t.Errorf("%+v", r.Run)
	}
	if data := read(t, folder, model.File); bytes.Contains(data, []byte(`"open":`)) {
		t.Error("the books are not closed")
	}
}
