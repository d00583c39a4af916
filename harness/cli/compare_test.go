package cli

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

func TestCompareRuns(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	green := perform(t, t.Context(), 0, "--select", "3.5")
	red := perform(t, t.Context(), 1, "--select", "3.5", "--defect", "pwd-result-twice")
	out := filepath.Join(t.TempDir(), "changes")
	report(t, green, "--format", "html")
	for _, tt := range []struct {
		old, new, lang string
		code           int
		said           string
	}{
		{green, red, "en", 1, "# Worse than before."}, {red, green, "en", 0, "# The same as before, or better."}, {green, green, "zh", 0, "# 与此前相同"}, {green, red, "zh", 1, "变差"},
	} {
		code, stdout, stderr := command(t.Context(), "compare", tt.old, filepath.Join(tt.new, model.File), "--lang", tt.lang, "--out", out)
		if code != tt.code || stderr != "" || !strings.Contains(stdout, tt.said) {
			t.Errorf("%s to %s: exit %d, %s%s", tt.old, tt.new, code, stdout, stderr)
		}
		if !bytes.Equal(read(t, out, "compare.md"), []byte(stdout)) || !bytes.Contains(read(t, out, "compare.html"), []byte("<!doctype html>")) {
			t.Error("the files are not what was said")
		}
		link, err := filepath.Rel(out, filepath.Join(green, "report.html")) // the other run has no report
		if page := read(t, out, "compare.html"); err != nil || !bytes.Contains(page, []byte(`href="`+filepath.ToSlash(link)+`"`)) || bytes.Count(page, []byte("report.html\">")) > 2 {
			t.Errorf("%s to %s: the page does not link %s", tt.old, tt.new, link)
		}
	}
}

func TestMergeRuns(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	one := perform(t, t.Context(), 0, "--select", "3.5")
	two := perform(t, t.Context(), 1, "--select", "3.5 or 3.6", "--defect", "pwd-result-twice")
	large := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	addSideFile(t, large, "payloads/large.bin")
	out := filepath.Join(t.TempDir(), "merged")
	code, stdout, stderr := command(t.Context(), "merge", one, filepath.Join(two, model.File), large, "--out", out)
	if code != 0 || stderr != "" || !strings.Contains(stdout, "conflict: verdict MFTPPWD-001: ") || !strings.Contains(stdout, "kept: fail") {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	r := results(t, out)
	if r.Status != model.NonConforming || len(r.Merged.Sources) != 3 || r.Run.Selected <= results(t, one).Run.Selected {
		t.Errorf("%s from %+v, %d selected", r.Status, r.Merged.Sources, r.Run.Selected)
	}
	if !bytes.Equal(read(t, out, "payloads/large.bin"), read(t, large, "payloads/large.bin")) {
		t.Error("the side file is not the same")
	}
	if report(t, large); !bytes.Contains(read(t, large, manifest.Name), []byte("  payloads/large.bin\n")) {
		t.Error("the side file is not in the manifest")
	}
}

// addSideFile gives the results of a folder an event with a payload of its own.
func addSideFile(t *testing.T, folder, file string) {
	t.Helper()
	r := results(t, folder)
	i := slices.IndexFunc(r.Cases, func(k model.Case) bool { return len(k.Trace) > 0 })
	data := []byte("large")
	r.Cases[i].Trace = append(r.Cases[i].Trace, model.Event{Lane: "ftp-data", Kind: "bytes", Size: int64(len(data)), Digest: fmt.Sprintf("%x", sha256.Sum256(data)), File: file},
		model.Event{Lane: "ftp-data", Kind: "bytes", File: "../outside.bin"})
	var out bytes.Buffer
	if err := r.Encode(&out); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, filepath.FromSlash(file))
	if err := errors.Join(os.WriteFile(filepath.Join(folder, model.File), out.Bytes(), 0o600), os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, data, 0o600)); err != nil {
		t.Fatal(err)
	}
}
