package cli

import (
	"os/exec"
	"path/filepath"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
)

// Of two runs into one folder, the second says who has it, on Windows too; a run that was
// killed has it no more.
func TestTwoRunsOnWindows(t *testing.T) {
	fulltest.Only(t, "needs wine and a compiler for Windows")
	w := newWine(t)
	first := exec.CommandContext(t.Context(), "wine", "./mftpspec.exe", "run", "--select", "3.5", "--repeat", "10000", "--out", "busy")
	first.Dir, first.Env = w.folder, w.environment()
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(w.folder, "busy")
	wait(t, func() bool { return journalled(t, out) > 0 })
	w.has(w.mftpspec(campaign.ExitUsage, "run", "--select", "3.5", "--out", "busy"), "the run of process ", "writes to busy")
	w.has(w.mftpspec(0, "report", "busy", "--format", "markdown"), "the run is in progress")
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // killed
	w.has(w.mftpspec(0, "report", "busy", "--format", "markdown"), "the run was interrupted")
	w.mftpspec(0, "run", "--select", "3.5", "--out", "busy")
}
