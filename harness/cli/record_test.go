package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/port"
	"mftpspec/harness/record"
	"mftpspec/reports/model"
)

// TestRecord takes a run through the commands: record, and run on what was recorded.
func TestRecord(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	out, file := filepath.Join(folder, "out"), filepath.Join(folder, "m.module.yaml")
	if code, stdout, stderr := command(t.Context(), "run", "--select", "MFTPPWD-001 or MFTPSTOR-002", "--dialect", "D41=crlf-space", "--model", "ML307R", "--out", out); code != 0 {
		t.Fatalf("exit %d, %s %s", code, stdout, stderr)
	}
	r := results(t, out)
	save := func(change func(*model.Results)) string {
		t.Helper()
		changed := *r
		changed.Run.Port, changed.Scope = "/dev/ttyUSB2", nil // as if it had been one
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
		{none, []string{"replay", "RESULTS"}, "replay what?"},
		{none, []string{"replay", "RESULTS", "MFTPPWD-999"}, "there is no case MFTPPWD-999"},
		{none, []string{"replay", "RESULTS", "MFTPCWD-001"}, "MFTPCWD-001 has no trace"},
		{none, []string{"replay", truncated, "MFTPCWD-001"}, "not readable as results"},
	} {
		name := save(tt.change)
		for i := range tt.args {
			if tt.args[i] == "RESULTS" {
				tt.args[i] = name
			}
		}
		code, stdout, stderr := command(t.Context(), tt.args...)
		if code != campaign.ExitUsage || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 || stdout != "" {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
	if code, _, stderr := command(t.Context(), "record", save(open), "--incomplete", "--out", file); code != 0 {
		t.Errorf("--incomplete: exit %d, %s", code, stderr)
	}
}

// TestReplay plays a case on a terminal, to whoever opens it.
func TestReplay(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if code, stdout, stderr := command(t.Context(), "run", "--select", "MFTPPWD-001", "--out", folder); code != 0 {
		t.Fatalf("exit %d, %s %s", code, stdout, stderr)
	}
	t.Run("by command", func(t *testing.T) { playedBack(t, folder) })
	t.Run("strict", func(t *testing.T) { playedBack(t, folder, "--strict") })
}

func playedBack(t *testing.T, folder string, flags ...string) {
	link := filepath.Join(t.TempDir(), "tty")
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	stdout, said := io.Pipe()
	var stderr bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- Execute(ctx, append([]string{"replay", folder, "MFTPPWD-001", "--link", link, "--lang", "en"}, flags...), said, &stderr)
	}()
	lines := make(chan string, 16) // the program never waits for who reads what it prints
	go func() {
		for s := bufio.NewScanner(stdout); s.Scan(); {
			lines <- s.Text()
		}
	}()
	if first := <-lines; !strings.Contains(first, "MFTPPWD-001 is on "+link) {
		stop()
		t.Fatalf("%q, exit %d, %s", first, <-done, &stderr)
	}
	line, err := port.Open(ctx, link, port.Options{Baud: 115200})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = line.Close() }()
	r := results(t, folder)
	tape, err := record.TapeOf(r, "MFTPPWD-001")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []byte
	for _, turn := range tape {
		if !turn.Host {
			want = append(want, turn.Bytes...)
			continue
		}
		if _, err := line.Write(bytes.ReplaceAll(turn.Bytes, []byte("127.0.0.1"), []byte("203.0.113.7"))); err != nil {
			t.Fatal(err)
		}
	}
	for buf := make([]byte, 256); len(got) < len(want); {
		n, err := line.Read(buf)
		if err != nil {
			t.Fatalf("%v; so far %q, want %q", err, got, want)
		}
		got = append(got, buf[:n]...)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if last := <-lines; last != "the recording is at its end" {
		t.Errorf("%q", last)
	}
	stop()
	if code := <-done; code != 0 || strings.Count(stderr.String(), "the host sent") != 1 {
		t.Errorf("exit %d, %s", code, &stderr)
	}
	if _, err := os.Lstat(link); err == nil {
		t.Error("the link is left")
	}
}
