package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/reports/model"
)

func command(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = Execute(ctx, args, &out, &err)
	return code, out.String(), err.String()
}

func TestUsage(t *testing.T) {
	t.Parallel()
	lab := filepath.Join(t.TempDir(), "lab.yaml")
	if err := os.WriteFile(lab, []byte("port: emu://\nsevrer: {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ line, want string }{
		{"run --colour", "unknown flag: --colour"},
		{"run now", "unknown command"},
		{"runn", "unknown command"},
		{"run --select @exmaple", `no test case has "@exmaple"; did you mean @example?`},
		{"run --select 3.5~and", `at character 8`},
		{"run --select verdict:fail --out /nowhere", "does not exist"},
		{"run --rerun /nowhere", "--rerun: /nowhere does not exist"},
		{"run --model NOPE", `model "NOPE" is not known; known are`},
		{"run --port /dev/null --model NOPE", `model "NOPE" is not known; known are`},
		{"run --dialect D01", "write ROW=READING"},
		{"run --dialect D01=loud", "D01"},
		{"run --port /dev/null --dialect D01=unquoted", "--dialect is for emu://"},
		{"run --port /dev/null --jobs 2", "is one module"},
		{"run --repeat 0", "want a number above 0"},
		{"run --lab /nowhere", "--lab: open /nowhere"},
		{"run --lab " + lab, lab + `:2:1: unknown key "sevrer"; did you mean server?`},
		{"run --ftp-listen 127.0.0.1", `server.listen: "127.0.0.1" has no port; write`},
		{"emulate --model NOPE", `unknown model "NOPE"`},
		{"run --defect nothing", "--defect nothing: there is no such defect"},
		{"run --port /dev/null --defect ate1-ignored", "--defect is for emu://"},
		{"emulate --defect nothing", "--defect nothing: there is no such defect"},
		{"selftest --defect nothing", "--defect nothing: there is no such defect"},
		{"selftest --dialect D01", "write ROW=READING"},
		{"selftest --dialect D01=loud", "D01"},
		{"selftest --jobs -1", "--jobs wants a number above 0"},
		{"selftest now", "unknown command"},
		{"list", "list what? cases, defects, dialects, faults, lab, model, model-schema, models, ports, requirements, schema, steps"},
		{"list fault", "list what?"},
		{"list cases --select 3~3", `"and" or "or" is missing`},
	} {
		args := strings.Fields(tt.line)
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "~", " ")
		}
		code, stdout, stderr := command(t.Context(), args...)
		if code != campaign.ExitUsage || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("%s: exit %d, stdout %q, stderr %q, want %q", tt.line, code, stdout, stderr, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"requirements":           "R3.5-02",
		"requirements --lang zh": "手册",
		"requirements ":          " 0 open\n",
		" requirements":          "Table 4: 14 of 15 codes are provoked\n  800: ",
		"cases":                  "MFTPPWD-001",
		"cases ":                 " server personalities\nTable 4: ",
		"cases --select 3.5":     "MFTPPWD-001",
		"cases  --select 3.5":    " test cases\n",
		"defects":                "ate1-ignored",
		"defects --lang zh":      " R2.1-08   其他  ATE1 应答 OK，但不回显。\n",
		"dialects":               "D01",
		"dialects ":              " choices of the manual can be emulated\n",
		"models":                 "ML307R",
		"ports":                  "\n",
		"lab":                    "\nserver:\n  # Where it listens.",
		"schema":                 `"$id": "urn:mftpspec:lab:1"`,
	} {
		code, stdout, stderr := command(t.Context(), append([]string{"list"}, strings.Fields(line)...)...)
		if code != 0 || !strings.Contains(stdout, want) || stderr != "" {
			t.Errorf("list %s: exit %d, stderr %q, stdout %.200q, want %q", line, code, stderr, stdout, want)
		}
	}
}

func results(t *testing.T, folder string) *model.Results {
	t.Helper()
	r, err := model.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRun(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--select", "MFTPPWD-001", "--out", out)
	if code != 0 || stderr != "" || !strings.Contains(stdout, "VIRTUAL MODULE · CONFORMING (PARTIAL: 1 of ") || !strings.Contains(stdout, filepath.Join(out, "results.json")) {
		t.Fatalf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
	}
	r := results(t, out)
	if r.Status != model.Conforming || r.Run.Selected != 1 || r.Summary.Pass != 1 || len(r.Cases) < 100 || r.IUT.Model == "" {
		t.Errorf("%s %+v %+v %+v, %d cases", r.Status, r.Run, r.Summary, r.IUT, len(r.Cases))
	}
	if code, _, stderr := command(t.Context(), "run", "--rerun", out, "--out", t.TempDir()); code != campaign.ExitUsage || !strings.Contains(stderr, "nothing is selected") {
		t.Errorf("nothing to run again: exit %d, %s", code, stderr)
	}
}

// Who tests can be said at the run itself; the flags win over the laboratory's file.
func TestRunSaysWhoTests(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	lab := labFile(t, "port: emu://mem\nlaboratory: {name: Hall 2, operator: B, contact: qa@example.com}\n")
	code, _, stderr := command(t.Context(), "run", "--lab", lab, "--select", "MFTPPWD-001", "--laboratory", "Hall 3", "--report-number", "QA-7", "--out", out)
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d, %s", code, stderr)
	}
	if got := results(t, out).Laboratory; got == nil || *got != (model.Laboratory{Name: "Hall 3", Operator: "B", Contact: "qa@example.com", Reference: "QA-7"}) {
		t.Errorf("%+v", got)
	}
}

func TestRunWithDefect(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--defect", "double-carriage-return", "--select", "MFTPPWD-010", "--out", out)
	if code != campaign.ExitNonConforming || stderr != "" || !strings.Contains(stdout, "§2.1") {
		t.Errorf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
	}
}

func TestRunWithoutBench(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	nowhere := filepath.Join(out, "ttyUSB9")
	for _, chosen := range []string{"generic", ""} {
		code, stdout, stderr := command(t.Context(), "run", "--port", nowhere, "--model", chosen, "--out", out, "--ftp-host", "203.0.113.1")
		if code != campaign.ExitNoBench || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, nowhere) || !strings.Contains(stdout, "INCOMPLETE") {
			t.Errorf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
		}
		if r := results(t, out); r.Status != model.Incomplete || r.Run.Executed != 0 || !strings.Contains(r.Cases[0].Reason.Message, "could not be set up") {
			t.Errorf("%s %+v %+v", r.Status, r.Run, r.Cases[0].Reason)
		}
	}
	_, _, stderr := command(t.Context(), "run", "--port", nowhere, "--out", out)
	if !strings.HasPrefix(stderr, "warning: the module on "+nowhere+" is told") {
		t.Errorf("no warning of a loopback address: %s", stderr)
	}
}

func TestRunInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(campaign.ErrInterrupted)
	out := t.TempDir()
	code, stdout, stderr := command(ctx, "run", "--out", out)
	if code != campaign.ExitIncomplete || stderr != "" || !strings.Contains(stdout, "ended early: interrupted") {
		t.Errorf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
	}
	if r := results(t, out); r.Status != model.Incomplete || r.Run.Stopped != "interrupted" || r.Run.Executed != 0 {
		t.Errorf("%s %+v", r.Status, r.Run)
	}
}
