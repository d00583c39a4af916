package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// A module that is unplugged in the middle of a run and does not come back: the
// run ends by itself, and its report says so. It takes the whole patience of a
// run, two minutes.
func TestReportOfAnUnpluggedModule(t *testing.T) {
	fulltest.Only(t, "takes minutes")
	if runtime.GOOS != "linux" {
		t.Skip("needs a terminal of Linux")
	}
	t.Parallel()
	folder := t.TempDir()
	link, out := filepath.Join(folder, "module"), filepath.Join(folder, "out")
	plugged, unplug := context.WithCancel(t.Context())
	gone := make(chan string, 1)
	go func() {
		_, stdout, stderr := command(plugged, "emulate", "--link", link)
		gone <- stdout + stderr
	}()
	wait(t, func() bool { _, err := os.Lstat(link); return err == nil })
	ended := make(chan int, 1)
	go func() {
		code, _, _ := command(t.Context(), "run", "--port", link, "--model", "generic", "--select", "3.4 or 3.5 or 3.6 or 3.7", "--out", out)
		ended <- code
	}()
	wait(t, func() bool {
		data, err := os.ReadFile(filepath.Join(out, journal.File))
		return err == nil && bytes.Count(data, []byte("\n")) >= 5
	})
	unplug()
	t.Log(<-gone)
	if code := <-ended; code != campaign.ExitIncomplete {
		t.Errorf("exit %d", code)
	}
	report(t, out)
	r := results(t, out)
	if r.Status != model.Incomplete || r.Run.Executed == 0 || r.Run.Executed >= r.Run.Selected || r.Run.Stopped == "" {
		t.Errorf("%s, %+v", r.Status, r.Run)
	}
	checkJUnit(t, read(t, out, "junit.xml"), r)
	if text := string(read(t, out, "summary.md")); !strings.HasPrefix(text, "# VIRTUAL MODULE · INCOMPLETE\n") || !strings.Contains(text, "The run ended early: ") {
		t.Errorf("%.1000s", text)
	}
}

// wait waits for something in the file system to come about.
func wait(t *testing.T, about func() bool) {
	t.Helper()
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(10 * time.Minute); !about(); <-look.C {
		if time.Now().After(deadline) {
			t.Fatal("it did not come about within ten minutes")
		}
	}
}
