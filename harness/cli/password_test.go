package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// generated is what a password looks like that the suite makes; those that a
// case chooses itself are looked for in package bench.
var generated = regexp.MustCompile(`p[0-9a-f]{16}\b`)

// checkPasswords looks for passwords in everything in a folder, and for the word
// that stands for them in the lines to type.
func checkPasswords(t *testing.T, folder string, r *model.Results) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		if m := generated.Find(read(t, folder, f.Name())); m != nil {
			t.Errorf("a password is in %s: %s", f.Name(), m)
		}
	}
	for _, k := range r.Cases {
		for _, e := range k.Trace {
			if m := generated.Find(e.Bytes); m != nil {
				t.Errorf("%s: a password is in the trace: %s", k.ID, m)
			}
		}
		if k.Reason == nil {
			continue
		}
		for _, line := range k.Reason.Reproduce {
			if withPassword.MatchString(line) && !strings.Contains(line, "password") {
				t.Errorf("%s: %s does not say where the password goes", k.ID, line)
			}
		}
	}
}

// withPassword is a command line that gives a password, and not an empty one.
var withPassword = regexp.MustCompile(`MFTPCONN=0,"[^"]*","[^"]*","[^"]`)

// What is said on the way, and in the log, has no password either.
func TestNoPasswordIsSaid(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "out")
	code, stdout, stderr := command(t.Context(), "run", "--out", folder, "--select", "3.2 or 3.5", "--verbose", "--defect", "pwd-result-twice", "--defect", "double-carriage-return")
	if code != 1 || !strings.Contains(stdout, `"<password>"`) || !strings.Contains(stdout, "those of your own FTP server") {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	if m := generated.FindString(stdout + stderr); m != "" {
		t.Errorf("a password is said: %s", m)
	}
	report(t, folder)
	checkPasswords(t, folder, results(t, folder))
}
