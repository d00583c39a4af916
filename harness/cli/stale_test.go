package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/manifest"
)

func exists(t *testing.T, elements ...string) bool {
	t.Helper()
	_, err := os.Stat(filepath.Join(elements...))
	return err == nil
}

// A run leaves no report of the run before beside its results, and nothing else
// is lost.
func TestReportsOfTheRunBefore(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	report(t, folder)
	mine := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(mine, []byte("of the user"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := command(t.Context(), "run", "--out", folder, "--select", "@exmaple"); code != 2 || !exists(t, folder, "report.html") {
		t.Fatalf("a run that did not begin took the reports away: exit %d, %s", code, stderr)
	}
	code, stdout, stderr := command(t.Context(), "run", "--out", folder, "--select", "MFTPPWD-001")
	if lines := strings.Split(strings.TrimSpace(stdout), "\n"); code != 0 || !strings.HasPrefix(lines[len(lines)-1], "what an earlier run left is now in "+filepath.Join(folder, manifest.Earlier)) {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	kept, err := filepath.Glob(filepath.Join(folder, manifest.Earlier+"*"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%v, %v", kept, err)
	}
	for _, f := range usualFormats() {
		if exists(t, folder, f.file) || !exists(t, kept[0], f.file) {
			t.Errorf("%s is of the run before, and not in %s", f.file, kept[0])
		}
	}
	if exists(t, folder, manifest.Name) || !exists(t, folder, "notes.txt") || !exists(t, folder, "results.json") {
		t.Error("the manifest stayed, or more than the evidence went")
	}
	if code, stdout, stderr := command(t.Context(), "report", kept[0], "--verify"); code != 0 {
		t.Errorf("the run before is not whole: exit %d, %s%s", code, stdout, stderr)
	}
}

// What was signed is kept whole: it verifies where it went.
func TestSignedEvidenceOfTheRunBefore(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	key, _ := keyPair(t)
	report(t, folder, "--virtual", "--sign", key)
	code, stdout, stderr := command(t.Context(), "run", "--out", folder, "--select", "MFTPPWD-001")
	kept, err := filepath.Glob(filepath.Join(folder, "signed-*"))
	if code != 0 || err != nil || len(kept) != 1 || !strings.Contains(stdout, kept[0]) {
		t.Fatalf("exit %d, %v, %v\n%s%s", code, kept, err, stdout, stderr)
	}
	if code, stdout, stderr := command(t.Context(), "report", kept[0], "--verify"); code != 0 || !strings.Contains(stdout, "7 files are as SHA256SUMS says") || !exists(t, kept[0], manifest.Signature) {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if exists(t, folder, manifest.Signature) || exists(t, folder, "report.html") || !exists(t, folder, "results.json") {
		t.Error("the new run has what was signed before, or no results")
	}
}

// A masked copy has and names no file that is not masked.
func TestMaskedReportsNameNoPayload(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := perform(t, t.Context(), 1, "--select", "MFTPPWD-001", "--defect", "pwd-result-twice")
	addSideFile(t, folder, "payloads/large.bin")
	report(t, folder)
	if !strings.Contains(unpacked(t, read(t, folder, "report.html")), "payloads/") {
		t.Error("the page that is not masked does not name the payload")
	}
	code, _, stderr := command(t.Context(), "report", folder, "--mask")
	if code != 0 || !strings.Contains(stderr, "warning: the reports are masked, but the evidence beside them is not") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if strings.Contains(string(read(t, folder, manifest.Name)), "results.json") {
		t.Error("the manifest of a masked copy names what is not masked")
	}
	out := filepath.Join(t.TempDir(), "outside")
	if code, _, stderr := command(t.Context(), "report", folder, "--mask", "--out", out); code != 0 || stderr != "" {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if exists(t, out, "payloads") || exists(t, out, "results.json") {
		t.Error("evidence went with the masked copy")
	}
	for _, f := range usualFormats() {
		if strings.Contains(unpacked(t, read(t, out, f.file)), "payloads/") {
			t.Errorf("%s names a payload that is not masked", f.file)
		}
	}
}

// unpacked is a report with what its page holds packed.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	all := string(data)
	for _, m := range regexp.MustCompile(`<script type="text/plain" id="chunk-\d+">([^<]*)</script>`).FindAllSubmatch(data, -1) {
		z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(m[1])))
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all += string(part)
	}
	return all
}
