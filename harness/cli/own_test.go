package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

const ownFeature = `@clause-3.5
Feature: What our product needs

  Background:
    Given channel 0 is logged in with home "/home/uftp"

  Rule: the directory is reported twice alike

    @MFTPPWD-901 @R3.5-901
    Scenario: The directory is reported twice
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
`

const ownRequirement = `- id: R3.5-901
  clause: "3.5"
  level: strict
  en: The directory can be asked for at any time.
  zh: 可随时查询目录。
`

// folder writes files into a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Features of a laboratory's own run with those of the suite, and the results say which
// they are.
func TestOwnFeatures(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"own.feature": ownFeature, "requirements.yaml": ownRequirement})
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--features", dir, "--select", "@own or MFTPPWD-001", "--out", out)
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	r := results(t, out)
	passed := map[string]bool{}
	for _, k := range r.Cases {
		if own := slices.Contains(k.Tags, "own"); own != (k.ID == "MFTPPWD-901") {
			t.Errorf("%s has the tags %q", k.ID, k.Tags)
		}
		if k.Verdict == model.Pass {
			passed[k.ID] = true
		}
	}
	if len(passed) != 2 || !passed["MFTPPWD-901"] || !passed["MFTPPWD-001"] {
		t.Errorf("passed: %v", passed)
	}
	if code, stdout, _ := command(t.Context(), "list", "cases", "--features", dir, "--select", "@own"); code != 0 || !strings.HasPrefix(stdout, "MFTPPWD-901") {
		t.Errorf("list cases: exit %d, %s", code, stdout)
	}
	// A file of the same name replaces that of the suite.
	replaced := folder(t, map[string]string{"03_05_mftppwd.feature": ownFeature, "requirements.yaml": ownRequirement})
	if _, stdout, _ := command(t.Context(), "list", "cases", "--features", replaced, "--select", "3.5"); !strings.HasPrefix(stdout, "MFTPPWD-901") || strings.Contains(stdout, "MFTPPWD-001") {
		t.Errorf("list cases: %s", stdout)
	}
}

func TestOwnFeaturesThatAreWrong(t *testing.T) {
	t.Parallel()
	for want, files := range map[string]map[string]string{
		`own.feature:16: there is no step "the module report"; the nearest is "the module reports"`: {"own.feature": strings.ReplaceAll(ownFeature, "the module reports", "the module report"), "requirements.yaml": ownRequirement},
		"requirement R3.5-901 is not in requirements.yaml":                                          {"own.feature": ownFeature},
		"requirements.yaml:5:": {"own.feature": ownFeature, "requirements.yaml": strings.ReplaceAll(ownRequirement, "zh:", "cn:")},
		"MFTPPWD-001 is already the id of 03_05_mftppwd.feature": {"own.feature": strings.ReplaceAll(ownFeature, "MFTPPWD-901", "MFTPPWD-001"), "requirements.yaml": ownRequirement},
		"there is no *.feature in it":                            {"requirements.yaml": ownRequirement},
	} {
		code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--features", folder(t, files), "--out", t.TempDir())
		if code != campaign.ExitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, %s%s, want %q", code, stdout, stderr, want)
		}
	}
	if code, _, stderr := command(t.Context(), "run", "--features", "/nowhere"); code != campaign.ExitUsage || !strings.Contains(stderr, "there is no such folder") {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// Every step is listed with an example of the suite.
func TestListSteps(t *testing.T) {
	t.Parallel()
	code, stdout, _ := command(t.Context(), "list", "steps")
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if code != 0 || len(lines) < 100 {
		t.Fatalf("exit %d, %d lines", code, len(lines))
	}
	for _, line := range lines[1:] {
		if strings.ContainsAny(line, `^\`) || !strings.Contains(line, ".feature:") && !strings.HasSuffix(line, "-") {
			t.Errorf("%s", line)
		}
	}
}

func TestOwnModel(t *testing.T) {
	t.Parallel()
	example, err := os.ReadFile("../../fixtures/model.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, map[string]string{"own.yaml": string(example), "ml307r.yaml": strings.ReplaceAll(string(example), "ML307C", "ML307R"),
		"typo.yaml": strings.ReplaceAll(string(example), "active_mode", "activ_mode"), "cid.yaml": strings.ReplaceAll(string(example), "cid_max: 15", "cid_max: 99"), "empty.yaml": "ipv6: true\n",
		"lacks.yaml": "model: A\ncid_max: 7\nlacks: [cdi]\n", "both.yaml": "model: A\ncid_max: 7\nlacks: [cid]\n"})
	for file, want := range map[string]string{
		"typo.yaml": `typo.yaml:8:1: unknown key "activ_mode"; did you mean active_mode?`, "cid.yaml": "cid_max is 99, must be 1 to 15", "empty.yaml": "model is missing", "none.yaml": "none.yaml",
		"lacks.yaml": `lacks.yaml:3:9: lacks[0]: "cdi" is no setting of AT+MFTPCFG`, "both.yaml": `lacks says that there is no "cid"`,
	} {
		code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--model", filepath.Join(dir, file), "--out", t.TempDir())
		if code != campaign.ExitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %s%s, want %q", file, code, stdout, stderr, want)
		}
	}
	out := t.TempDir()
	if code, stdout, stderr := command(t.Context(), "run", "--port", "emu://mem", "--model", filepath.Join(dir, "ml307r.yaml"), "--select", "3.5", "--out", out); code != 0 || results(t, out).IUT.Model != "ML307R" {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if _, stdout, _ := command(t.Context(), "list", "model"); stdout != string(example) {
		t.Errorf("list model: %s", stdout)
	}
}

// Every step that features may say has its Chinese, and the table has no others but
// those that say more than the pattern of their step does.
func TestEveryStepDefinitionHasItsChinese(t *testing.T) {
	defined := map[string]bool{}
	for _, d := range steps.Definitions() {
		name := readable(d.Pattern)
		defined[name] = true
		if gherkin.StepPattern(language.Chinese, name) == name {
			t.Errorf("no Chinese for the step %q: add it to reports/gherkin/steps.go", name)
		}
	}
	for _, pattern := range gherkin.StepPatterns() {
		if !defined[pattern] && !known(pattern) {
			t.Errorf("reports/gherkin/steps.go: there is no step %q", pattern)
		}
	}
}

// A model without "cid" shows itself to the doctor, and what needs the setting is na: not
// only the cases that set it. In lists it is not expected, and the other lines are judged.
func TestModelWithoutSetting(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"real.yaml": "model: ML307N\nlacks: [cid]\nipv6: true\n"})
	port, file := emulated(t, "--model", filepath.Join(dir, "real.yaml")), filepath.Join(dir, "shown.yaml")
	if code, stdout, stderr := command(t.Context(), "doctor", "--port", port, "--write-model", file); code != 0 || stderr != "" {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := ixit.LoadModel(file, data)
	if err != nil || shown.Model != "ML307N" || !shown.ActiveMode || shown.CIDMax != 0 || !slices.Equal(shown.Lacks, []string{"cid"}) {
		t.Errorf("%+v, %v", shown, err)
	}
	if code, _, stderr := command(t.Context(), "doctor", "--port", port, "--write-model", file); code != campaign.ExitUsage || !strings.Contains(stderr, "there is such a file") {
		t.Errorf("a second time: exit %d, %s", code, stderr)
	}
	out := t.TempDir()
	if code, stdout, stderr := command(t.Context(), "run", "--port", port, "--model", file, "--select", "MFTPCFG-005 or MFTPCFG-010 or MFTPCFG-020", "--out", out); code != 0 {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	want := map[string]model.Verdict{"MFTPCFG-005": model.Pass, "MFTPCFG-010": model.Pass, "MFTPCFG-020.cid": model.NA, "MFTPCFG-020.ssl": model.Pass}
	for _, k := range results(t, out).Cases {
		if v, ok := want[k.ID]; ok && k.Verdict != v {
			t.Errorf("%s is %s, want %s", k.ID, k.Verdict, v)
		}
		delete(want, k.ID)
	}
	if len(want) > 0 {
		t.Errorf("not in the results: %v", want)
	}
	// The same module as one that is declared to have it.
	if code, stdout, stderr := command(t.Context(), "run", "--port", port, "--model", "generic", "--select", "MFTPCFG-010", "--out", t.TempDir()); code != campaign.ExitNonConforming {
		t.Errorf("as generic: exit %d, %s%s", code, stdout, stderr)
	}
}

// Every choice of the emulator has its Chinese.
func TestEveryDialectHasItsChinese(t *testing.T) {
	rows := map[string]bool{}
	for _, d := range emulator.Dialects() {
		rows[d.Row] = true
		zh := dialectsInChinese[d.Row]
		if zh == "" {
			t.Errorf("no Chinese for %s: add it to dialects_chinese.go", d.Row)
		}
		if wrong := language.HalfWidth(zh); wrong != "" {
			t.Errorf("%s: %q is not full-width", d.Row, wrong)
		}
	}
	for row := range dialectsInChinese {
		if !rows[row] {
			t.Errorf("dialects_chinese.go: there is no row %s", row)
		}
	}
}
