package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/reports/model"
)

// explored runs an exploration of the emulator.
func explored(t *testing.T, args ...string) (code int, out string, r *model.Results, stdout string) {
	t.Helper()
	out = t.TempDir()
	code, stdout, stderr := command(t.Context(), append([]string{"explore", "--port", "emu://mem", "--out", out}, args...)...)
	r, err := model.Load(out)
	if err != nil {
		t.Fatalf("exit %d, %v\n%s%s", code, err, stdout, stderr)
	}
	return code, out, r, stdout
}

// On a module without a defect nothing is found.
func TestExploreFindsNothing(t *testing.T) {
	t.Parallel()
	code, out, r, stdout := explored(t, "--sequences", "20", "--seed", "5")
	x := r.Run.Exploration
	if code != campaign.ExitConforming || x == nil || x.Sequences != 20 || x.Seed != 5 || x.Commands < 200 || x.Pairs == 0 || x.Findings+x.Unstable > 0 || len(r.Cases) != 1 ||
		x.WallMS == 0 || !strings.Contains(stdout, "a second on a bench") || !strings.Contains(stdout, "Of the time of the benches") {
		t.Errorf("exit %d, %+v, %d cases\n%s", code, x, len(r.Cases), stdout)
	}
	if _, err := os.Stat(filepath.Join(out, "findings")); err == nil {
		t.Error("there are feature files")
	}
}

// A defect that no case of the suite finds is found, and what is found is a scenario that
// fails on the module with the defect and passes on one without.
func TestExploreFindsADefect(t *testing.T) {
	t.Parallel()
	const defect = "implicit-ftps-on-port-990" // one of the gaps of the suite
	code, out, r, stdout := explored(t, "--seed", "1", "--findings", "1", "--for", "60s", "--defect", defect)
	if code != campaign.ExitNonConforming || len(r.Cases) < 2 {
		t.Fatalf("exit %d\n%s", code, stdout)
	}
	k := r.Cases[1]
	if k.ID != "EXPLORE-001" || k.Verdict != model.Fail || k.Clause != "3.2" || k.Reason == nil || len(k.Trace) == 0 || len(k.Steps) > 12 || !strings.Contains(stdout, "EXPLORE-001") {
		t.Errorf("%s %s %s, %d steps\n%s", k.ID, k.Verdict, k.Clause, len(k.Steps), stdout)
	}
	for _, tt := range []struct {
		flags []string
		want  int
	}{{nil, campaign.ExitConforming}, {[]string{"--defect", defect}, campaign.ExitNonConforming}} {
		args := append([]string{"run", "--port", "emu://mem", "--features", filepath.Join(out, "findings"), "--select", "EXPLORE-001", "--out", t.TempDir()}, tt.flags...)
		if code, stdout, stderr := command(t.Context(), args...); code != tt.want {
			t.Errorf("%v: exit %d, want %d\n%s%s", tt.flags, code, tt.want, stdout, stderr)
		}
	}
}

func TestExploreRefuses(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"explore --for -1s":                         "want a number above 0",
		"explore --sequences -1":                    "want a number above 0",
		"explore --defect nosuch":                   "there is no such defect",
		"explore --port /dev/null --dialect D01=no": "a device has the dialect that it has",
		"explore --resume --out " + t.TempDir():     "there is nothing to resume",
	} {
		if code, _, stderr := command(t.Context(), strings.Fields(line)...); code != campaign.ExitUsage || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %s", line, code, stderr)
		}
	}
}
