package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/conformance"
	"mftpspec/reports/model"
)

// TestRecord takes a run through the commands: record, and run on what was recorded.
func TestRecord(t *testing.T) {
	folder := t.TempDir()
	out, file := filepath.Join(folder, "out"), filepath.Join(folder, "m.module.yaml")
	if code, stdout, stderr := command(t.Context(), "run", "--select", "MFTPPWD-001 or MFTPSTOR-002", "--dialect", "D41=crlf-space", "--model", "ML307R", "--out", out); code != 0 {
		t.Fatalf("exit %d, %s %s", code, stdout, stderr)
	}
	r := results(t, out)
	save := func(change func(*model.Results)) string {
		t.Helper()
		changed := *r
		changed.Run.Port = "/dev/ttyUSB2" // as if it had been one
		changed.Cases = append([]model.Case(nil), r.Cases...)
		change(&changed)
		var b bytes.Buffer
		if err := changed.Encode(&b); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(folder, "results.json")
		if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	none := func(*model.Results) {}
	code, stdout, stderr := command(t.Context(), "record", save(none), "--out", file)
	if code != 0 || stderr != "" || !strings.Contains(stdout, file) {
		t.Fatalf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	code, stdout, stderr = command(t.Context(), "record", save(none), "--out", "-")
	if code != 0 || !strings.Contains(stdout, `prompt: "\r\n> "`) || !strings.Contains(stdout, "model: ML307R") || strings.Contains(stdout, r.IUT.Serial) {
		t.Errorf("exit %d, stderr %q, stdout %s", code, stderr, stdout)
	}
	again := filepath.Join(folder, "again")
	if code, stdout, stderr := command(t.Context(), "run", "--module", file, "--select", "MFTPSTOR-002", "--out", again); code != 0 {
		t.Errorf("exit %d, %s %s", code, stdout, stderr)
	}
	second := results(t, again)
	if second.Dialects["D41/MFTPSTOR>prompt/after"] != "space" || second.IUT.Model != "ML307R" || second.ICS["model"] != "ML307R" {
		t.Errorf("%+v %+v", second.Dialects, second.IUT)
	}

	truncated := filepath.Join(folder, "truncated.json")
	if err := os.WriteFile(truncated, []byte(`{"schema":"mftpspec.results/1","cases":[`), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(folder, "other.yaml")
	if err := os.WriteFile(other, []byte("schema: mftpspec.module/2\nemulator: {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(r *model.Results) {
		r.Cases[0].Selected, r.Cases[0].Verdict = true, model.Inconc
		r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
	}
	for _, tt := range []struct {
		change func(*model.Results)
		args   []string
		want   string
	}{
		{none, []string{"record"}, "record what?"},
		{none, []string{"record", filepath.Join(folder, "nowhere")}, "does not exist"},
		{none, []string{"record", truncated}, "not readable as results"},
		{none, []string{"record", out}, "nothing to learn from itself"},
		{open, []string{"record", "RESULTS"}, "take what there is with --incomplete"},
		{func(r *model.Results) { r.Run.Stopped = "interrupted" }, []string{"record", "RESULTS"}, "the run was stopped (interrupted)"},
		{func(r *model.Results) {
			for i := range r.Cases {
				r.Cases[i].Trace = nil
			}
		}, []string{"record", "RESULTS", "--incomplete"}, "no case of the run has a trace"},
		{none, []string{"record", "RESULTS", "--out", filepath.Join(folder, "no", "where")}, "--out: open"},
		{none, []string{"run", "--module", truncated}, "sequence end token"},
		{none, []string{"run", "--module", other}, `the schema is "mftpspec.module/2"`},
		{none, []string{"run", "--module", filepath.Join(folder, "nowhere")}, "--module: open"},
		{none, []string{"run", "--module", file, "--model", "generic"}, "it is a module of model ML307R, not generic"},
		{none, []string{"run", "--module", file, "--port", "/dev/null"}, "--module is for emu://"},
		{none, []string{"emulate", "--module", file, "--model", "ML307R"}, "a recorded module is of its own model"},
		{none, []string{"emulate", "--module", other}, `the schema is "mftpspec.module/2"`},
	} {
		name := save(tt.change)
		for i := range tt.args {
			if tt.args[i] == "RESULTS" {
				tt.args[i] = name
			}
		}
		code, stdout, stderr := command(t.Context(), tt.args...)
		if code != conformance.ExitUsage || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
	if code, _, stderr := command(t.Context(), "record", save(open), "--incomplete", "--out", file); code != 0 {
		t.Errorf("--incomplete: exit %d, %s", code, stderr)
	}
}
