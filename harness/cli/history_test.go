package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/fulltest"
)

// Runs in folders and in an archive become one page, and one document for programs.
func TestHistory(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	bad := perform(t, t.Context(), 1, "--select", "3.6", "--defect", "mkd-without-ok")
	good := perform(t, t.Context(), 0, "--select", "3.6")
	zip, out := filepath.Join(t.TempDir(), "good.zip"), filepath.Join(t.TempDir(), "pages")
	report(t, bad)
	report(t, good, "--bundle", zip, "--format", "markdown")
	code, stdout, stderr := command(t.Context(), "history", filepath.Dir(bad), zip, "--out", out, "--json")
	if code != 0 || stderr != "" || !strings.Contains(stdout, "2 runs, 1 firmwares") {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	var d struct {
		Runs     []struct{ Summary struct{ Pass, Fail int } }
		Unstable []struct{ ID string }
		Cases    []struct{ Verdicts string }
	}
	if err := json.Unmarshal(read(t, out, "history.json"), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Runs) != 2 || d.Runs[0].Summary.Fail == 0 || d.Runs[1].Summary.Fail != 0 || len(d.Unstable) != d.Runs[0].Summary.Fail || len(d.Cases) < 1000 || len(d.Cases[0].Verdicts) != 2 {
		t.Errorf("%+v, %d unstable, %d cases", d.Runs, len(d.Unstable), len(d.Cases))
	}
	page := string(read(t, out, "history.html"))
	link, err := filepath.Rel(out, filepath.Join(bad, "report.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page, `<a href="`+filepath.ToSlash(link)+`">`) || strings.Count(page, "report.html") != 2 { // in the table of runs, and for the script
		t.Errorf("no link to %s", link)
	}
}

func TestHistoryOfNothing(t *testing.T) {
	empty := t.TempDir()
	other := filepath.Join(empty, "other.zip")
	if err := os.WriteFile(other, []byte("PK"), 0o644); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"":                 "history of what?",
		empty:              "holds no results.json and no archive",
		other:              "this is no ZIP archive",
		empty + "/nowhere": "no such file",
	} {
		code, stdout, stderr := command(t.Context(), append([]string{"history", "--out", t.TempDir()}, strings.Fields(line)...)...)
		if code != 2 || stdout != "" || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: exit %d, %s%s", line, code, stdout, stderr)
		}
	}
}
