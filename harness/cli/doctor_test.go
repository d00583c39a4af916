package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
)

func TestDoctor(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := command(t.Context(), "doctor", "--port", "emu://")
	if code != 0 || stderr != "" || !strings.HasSuffix(stdout, "\nready\n") || !strings.Contains(stdout, "ok           SIM                 AT+CPIN? says READY\n") || !strings.Contains(stdout, "a run would execute 3") {
		t.Errorf("exit %d, stderr %q\n%s", code, stderr, stdout)
	}
	code, stdout, stderr = command(t.Context(), "doctor", "--port", "emu://mem", "--model", "ML307R", "--lang", "zh")
	if code != 0 || stderr != "" || !strings.HasSuffix(stdout, "\n就绪\n") || !strings.Contains(stdout, "正常         SIM 卡              AT+CPIN? 为 READY\n") {
		t.Errorf("exit %d, stderr %q\n%s", code, stderr, stdout)
	}
}

// As from outside: the module is another process's, on a terminal. It can be asked
// again, and is as before.
func TestDoctorOnATerminal(t *testing.T) {
	t.Parallel()
	link := emulated(t, "--model", "ML307R")
	for range 2 {
		code, stdout, stderr := command(t.Context(), "doctor", "--port", link)
		if code != 0 || stderr != "" || !strings.HasSuffix(stdout, "\nready, with warnings: 1\n") || !strings.Contains(stdout, "this machine's own address") ||
			!strings.Contains(stdout, "tested as ML307R") || !strings.Contains(stdout, "they were ATE1 and +CMEE: 0") {
			t.Errorf("exit %d, stderr %q\n%s", code, stderr, stdout)
		}
	}
}

func TestDoctorWithoutBench(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "ttyUSB9")
	code, stdout, stderr := command(t.Context(), "doctor", "--port", nowhere)
	if code != campaign.ExitNoBench || stderr != "" || !strings.Contains(stdout, "FAILURE      port                "+nowhere+" cannot be opened: there is no such port") ||
		!strings.Contains(stdout, "not checked  SIM                 because of: port\n") || !strings.HasSuffix(stdout, "not ready: failures: 1, warnings: 0, not checked: 15\n") {
		t.Errorf("exit %d, stderr %q\n%s", code, stderr, stdout)
	}
	portless := labFile(t, "baud: 9600\n")
	for line, want := range map[string]string{
		"doctor --lab PORTLESS":             "doctor which port?",
		"doctor":                            "doctor which port? Name it with --port or in --lab; ",
		"doctor --port emu:// --lab x":      "--lab: open x",
		"doctor --port emu:// --model NOPE": `model "NOPE" is not known`,
		"doctor now":                        "unknown command",
		"doctor --port emu:// --baud 0":     "baud: 0 is no rate",
	} {
		code, stdout, stderr := command(t.Context(), strings.Fields(strings.ReplaceAll(line, "PORTLESS", portless))...)
		if code != campaign.ExitUsage || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit %d, %q, %q, want %q", line, code, stdout, stderr, want)
		}
	}
}

func TestDoctorOnSeveralBenches(t *testing.T) {
	t.Parallel()
	lab := labFile(t, "benches:\n  - {port: 'emu://mem', name: left}\n  - {port: /dev/nobody, name: dead}\n")
	code, stdout, stderr := command(t.Context(), "doctor", "--lab", lab)
	left, dead, found := strings.Cut(stdout, "dead\nFAILURE      port")
	if code != campaign.ExitNoBench || stderr != "" || !found || !strings.HasPrefix(left, "left\nok           port") || !strings.Contains(left, "\nready") || !strings.Contains(dead, "\nnot ready: failures: 1,") {
		t.Errorf("exit %d, stderr %q\n%s", code, stderr, stdout)
	}
	lab = labFile(t, "benches:\n  - {port: 'emu://mem', name: left}\n  - {port: "+emulated(t, "--model", "ML307R")+", name: right}\n")
	code, stdout, _ = command(t.Context(), "doctor", "--lab", lab)
	if code != campaign.ExitNoBench || !strings.HasSuffix(stdout, "run them apart, each with --port\n") {
		t.Errorf("exit %d\n%s", code, stdout)
	}
}
