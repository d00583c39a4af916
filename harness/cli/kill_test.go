package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// asCommand makes the test binary a mftpspec with these arguments, one a line.
const asCommand = "MFTPSPEC_TEST_COMMAND"

// process starts a mftpspec of its own.
func process(t *testing.T, args ...string) (p *exec.Cmd, output *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p, output = exec.CommandContext(t.Context(), self), &bytes.Buffer{}
	p.Env = append(os.Environ(), asCommand+"="+strings.Join(args, "\n"))
	p.Stdout, p.Stderr = output, output
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	return p, output
}

// A run that is killed at random moments, read by report, and resumed each time has the
// verdicts of one that was not. Nothing that was finished is lost or done again, and no
// report stays that says another thing than the results. It is killed a hundred times.
func TestKilledAndResumed(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	const kills, repeats = 100, "8"
	t.Parallel()
	folder := t.TempDir()
	whole, out := filepath.Join(folder, "whole"), filepath.Join(folder, "out")
	line := []string{"run", "--port", "emu://mem", "--select", "3.5 and not @slow", "--defect", "pwd-ends-at-space", "--jobs", "4", "--repeat", repeats}
	began := time.Now()
	p, output := process(t, append(line, "--out", whole)...)
	wait(t, func() bool { return journalled(t, whole) > 0 })
	start := time.Since(began)
	if err := p.Wait(); err == nil || p.ProcessState.ExitCode() != campaign.ExitNonConforming {
		t.Fatalf("%v\n%s", err, output)
	}
	longest := start + 5*(time.Since(began)-start)/kills // most of them while cases are executed, some before
	line = append(line, "--out", out)
	const seed = 11
	r := rand.New(rand.NewPCG(seed, 0))
	finished, ended := 0, 0
	for n := range kills {
		p, output := process(t, resumed(out, line)...)
		moment := time.NewTimer(time.Duration(r.Int64N(int64(longest))))
		exited := make(chan error, 1)
		go func() { exited <- p.Wait() }()
		select {
		case <-moment.C:
			if err := p.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			<-exited
		case <-exited: // it was faster
			ended++
			if code := p.ProcessState.ExitCode(); code != campaign.ExitNonConforming {
				t.Fatalf("kill %d: exit %d\n%s", n, code, output)
			}
		}
		moment.Stop()
		if _, err := os.Stat(filepath.Join(out, model.File)); err == nil {
			reportAsItStands(t, out)
		}
		now := journalled(t, out)
		if now < finished {
			t.Fatalf("kill %d: %d executions are in the journal, %d were before", n, now, finished)
		}
		finished = now
		if k, err := model.Load(out); err == nil && p.ProcessState.ExitCode() == -1 && k.Run.Stopped != "killed" && k.Run.Stopped != "" {
			t.Errorf("kill %d: %q", n, k.Run.Stopped)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "does not exist") {
			t.Fatalf("kill %d: %v", n, err)
		}
	}
	p, output = process(t, resumed(out, line)...)
	if err := p.Wait(); err == nil || p.ProcessState.ExitCode() != campaign.ExitNonConforming {
		t.Fatalf("%v\n%s", err, output)
	}
	got, want := results(t, out), results(t, whole)
	sameVerdicts(t, got, want)
	for i, k := range got.Cases {
		if w := want.Cases[i]; k.Selected && (k.Repeats.Executed != w.Repeats.Executed || k.Repeats.Pass != w.Repeats.Pass || k.Repeats.Fail != w.Repeats.Fail) {
			t.Errorf("%s: %+v, want %+v", k.ID, k.Repeats, w.Repeats)
		}
	}
	if n := journalled(t, out); n != journalled(t, whole) {
		t.Errorf("%d executions, want %d", n, journalled(t, whole))
	}
	halves, _ := filepath.Glob(filepath.Join(out, ".*"))
	if reports, _ := filepath.Glob(filepath.Join(out, "junit.xml")); len(halves)+len(reports) > 0 {
		t.Errorf("left over: %v %v", halves, reports)
	}
	t.Logf("%d kills, %d of them too late, %d resumptions, %d executions", kills, ended, len(got.Run.Resumed), finished)
}

// reportAsItStands makes a report of what a killed run has left, and holds it against the
// journal: every execution there counts once.
func reportAsItStands(t *testing.T, out string) {
	t.Helper()
	code, stdout, stderr := command(t.Context(), "report", out, "--format", "junit")
	if code != 0 {
		t.Fatalf("report: exit %d\n%s%s", code, stdout, stderr)
	}
	r, _, err := campaign.Load(out)
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]int{}
	f, err := os.Open(filepath.Join(out, journal.File))
	if err == nil {
		_, err = journal.Read(f, func(e *journal.Entry) error {
			if counted[e.ID]++; e.Attempt != counted[e.ID] {
				t.Errorf("%s: execution %d stands where %d should", e.ID, e.Attempt, counted[e.ID])
			}
			return nil
		})
		f.Close()
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	executed := 0
	for _, k := range r.Cases {
		if k.Repeats != nil && k.Repeats.Executed != counted[k.ID] || k.Repeats == nil && counted[k.ID] > 0 {
			t.Errorf("%s: %+v, and %d executions in the journal", k.ID, k.Repeats, counted[k.ID])
		}
		if counted[k.ID] > 0 {
			executed++
		}
	}
	if r.Run.Executed != executed || len(counted) != executed {
		t.Errorf("%d cases are executed, and %d in the journal", r.Run.Executed, executed)
	}
}

// resumed is the command line that goes on with what is in out.
func resumed(out string, line []string) []string {
	if _, err := os.Stat(filepath.Join(out, journal.File)); err != nil {
		return line
	}
	return append(line[:len(line):len(line)], "--resume")
}

// journalled counts the whole lines of a journal.
func journalled(t *testing.T, folder string) int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, journal.File))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("\n"))
}
