package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/reports/model"
)

func labFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "lab.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Several modules share a run; one that is not there costs its own share only.
func TestRunOnSeveralBenches(t *testing.T) {
	t.Parallel()
	lab := labFile(t, "benches:\n  - {port: 'emu://mem', name: left}\n  - {port: /dev/nobody, name: dead}\n  - {port: 'emu://mem', name: right}\n")
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--lab", lab, "--select", "3.5", "--ftp-host", "127.0.0.1", "--out", out, "--model", "generic")
	if code != 0 || !strings.Contains(stdout, "dead is given up: ") {
		t.Fatalf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
	}
	r := results(t, out)
	if len(r.Benches) != 3 || r.Run.Jobs != 3 || r.Run.Port != "emu://mem, /dev/nobody, emu://mem" {
		t.Fatalf("%+v %+v", r.Run, r.Benches)
	}
	left, dead, right := r.Benches[0], r.Benches[1], r.Benches[2]
	if left.Cases == 0 || right.Cases == 0 || left.Cases+right.Cases != r.Run.Executed || left.IUT.Firmware == "" || left.Lost != "" {
		t.Errorf("%+v %+v of %d", left, right, r.Run.Executed)
	}
	if dead.Cases != 0 || dead.IUT.Firmware != "" || !strings.Contains(dead.Lost, "/dev/nobody") {
		t.Errorf("%+v", dead)
	}
	for _, k := range r.Cases {
		if k.Verdict == model.Pass && k.Bench != "left" && k.Bench != "right" {
			t.Errorf("%s was executed on %q", k.ID, k.Bench)
		}
	}
	if declared := r.IXIT["benches"].(map[string]any)["2"].(map[string]any)["port"]; declared != "/dev/nobody" {
		t.Errorf("the IXIT of the report has %v", declared)
	}
	code, _, _ = command(t.Context(), "run", "--lab", lab, "--select", "MFTPPWD-001", "--port", "emu://mem", "--out", out)
	if r := results(t, out); code != 0 || len(r.Benches) != 0 || r.Run.Port != "emu://mem" {
		t.Errorf("--port does not win: exit %d, %+v", code, r.Benches)
	}
}

func TestRunRefusesAnotherModule(t *testing.T) {
	out := t.TempDir()
	lab := labFile(t, "port: emu://mem\nserial: 123\n")
	code, _, stderr := command(t.Context(), "run", "--lab", lab, "--select", "MFTPPWD-001", "--out", out)
	if code != campaign.ExitNoBench || !strings.Contains(stderr, "another module is on this port") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// A verdict is about one firmware.
func TestRunRefusesDifferentModules(t *testing.T) {
	t.Parallel()
	link := emulated(t, "--model", "ML307R")
	lab := labFile(t, "benches:\n  - {port: 'emu://mem', name: left}\n  - {port: "+link+", name: right}\n")
	code, stdout, stderr := command(t.Context(), "run", "--lab", lab, "--select", "3.5", "--ftp-host", "127.0.0.1", "--out", t.TempDir())
	if code != campaign.ExitUsage || !strings.Contains(stderr, "the modules differ") || !strings.Contains(stderr, "right is ML307R") || strings.Count(stderr, "\n") != 2 { // and the warning
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
}

func TestUsageOfBenches(t *testing.T) {
	lab := labFile(t, "benches:\n  - {port: 'emu://mem'}\n  - {port: 'emu://mem'}\n")
	for line, want := range map[string]string{
		"run --jobs 3":                  "--jobs 3: the laboratory has 2 benches",
		"run --ftp-listen 0.0.0.0:2121": "benches[1]: its FTP server listens on port 2121 like that of benches[0]",
	} {
		code, stdout, stderr := command(t.Context(), append(strings.Fields(line), "--lab", lab)...)
		if code != campaign.ExitUsage || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("%s: exit %d, %q, %q", line, code, stdout, stderr)
		}
	}
}

// emulated offers a virtual module on a terminal until the test ends.
func emulated(t *testing.T, args ...string) string {
	t.Helper()
	link := filepath.Join(t.TempDir(), "module")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan string, 1)
	go func() {
		_, stdout, stderr := command(ctx, append([]string{"emulate", "--link", link}, args...)...)
		ended <- stdout + stderr
	}()
	t.Cleanup(func() {
		cancel()
		if said := <-ended; t.Failed() {
			t.Log(said)
		}
	})
	wait(t, func() bool { _, err := os.Lstat(link); return err == nil })
	return link
}
