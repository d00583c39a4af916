package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/manifest"
	"mftpspec/reports/model"
)

// perform runs the suite with these arguments and gives its folder.
func perform(t *testing.T, ctx context.Context, want int, args ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "out")
	code, stdout, stderr := command(ctx, append([]string{"run", "--out", folder}, args...)...)
	if code != want {
		t.Fatalf("run %q: exit %d, want %d\n%s%s", args, code, want, stdout, stderr)
	}
	return folder
}

// report writes all reports of a folder and gives what it said.
func report(t *testing.T, folder string, args ...string) string {
	t.Helper()
	code, stdout, stderr := command(t.Context(), append([]string{"report", folder}, args...)...)
	if code != 0 || stderr != "" {
		t.Fatalf("report %s %q: exit %d\n%s%s", folder, args, code, stdout, stderr)
	}
	return stdout
}

func read(t *testing.T, elements ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(elements...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// One failing, one green, one that was broken off and one without a bench: each
// says the truth in every format.
func TestReportsOfEveryKindOfRun(t *testing.T) {
	t.Parallel()
	interrupted, cancel := context.WithCancelCause(t.Context())
	cancel(ErrInterrupted)
	for name, run := range map[string]struct {
		ctx    context.Context
		code   int
		args   []string
		status model.Status
		said   string
	}{
		"fails":       {t.Context(), 1, []string{"--select", "3.5 or 3.6", "--defect", "pwd-result-twice", "--defect", "mkd-without-ok"}, model.NonConforming, "contradicts the manual"},
		"green":       {t.Context(), 0, []string{"--select", "3.5"}, model.Conforming, "This is no certificate"},
		"interrupted": {interrupted, 3, nil, model.Incomplete, "The run ended early: interrupted"},
		"no bench":    {t.Context(), 4, []string{"--port", filepath.Join(t.TempDir(), "ttyUSB9"), "--ftp-host", "203.0.113.1"}, model.Incomplete, "The run ended early"},
	} {
		t.Run(name, func(t *testing.T) {
			if name != "fails" {
				fulltest.Only(t, "reads every report of it")
			}
			folder := perform(t, run.ctx, run.code, run.args...)
			r := results(t, folder)
			if r.Status != run.status || len(r.Requirements) < 100 || len(r.Ledger) < 50 {
				t.Fatalf("%s, %d requirements, %d ledger rows", r.Status, len(r.Requirements), len(r.Ledger))
			}
			stdout := report(t, folder)
			for _, file := range []string{"report.html", "junit.xml", "cucumber.json", "messages.ndjson", "summary.md", manifest.Name} {
				if !strings.Contains(stdout, filepath.Join(folder, file)+"\n") {
					t.Errorf("%s is not named in %s", file, stdout)
				}
			}
			if xmls, err := filepath.Glob(filepath.Join(folder, "*.xml")); err != nil || len(xmls) != 1 {
				t.Errorf("the XML files are %v, %v", xmls, err)
			}
			checkJUnit(t, read(t, folder, "junit.xml"), r)
			checkJSON(t, read(t, folder, "cucumber.json"))
			for line := range bytes.Lines(read(t, folder, "messages.ndjson")) {
				checkJSON(t, line)
			}
			for _, file := range []string{"report.html", "summary.md"} {
				text := read(t, folder, file)
				if !bytes.Contains(text, []byte(run.status)) || !bytes.Contains(text, []byte(run.said)) {
					t.Errorf("%s does not say %q and %q", file, run.status, run.said)
				}
				if m := regexp.MustCompile(`(?:src|href)=["']?https?:`).Find(text); m != nil {
					t.Errorf("%s leads outside: %s", file, m)
				}
			}
			if code, stdout, stderr := command(t.Context(), "report", folder, "--verify"); code != 0 || !strings.Contains(stdout, "7 files are as SHA256SUMS says") {
				t.Errorf("--verify: exit %d, %s%s", code, stdout, stderr)
			}
			checkPasswords(t, folder, r)
		})
	}
}

// checkJUnit reads the file as a strict server would, and counts again.
func checkJUnit(t *testing.T, data []byte, r *model.Results) {
	t.Helper()
	var file struct {
		XMLName                          xml.Name `xml:"testsuites"`
		Tests, Failures, Errors, Skipped int
		Attributes                       []xml.Attr `xml:",any,attr"`
		Suites                           []struct {
			Cases []struct {
				Class   string      `xml:"classname,attr"`
				Name    string      `xml:"name,attr"`
				Failure []xml.Token `xml:"failure"`
				Error   []xml.Token `xml:"error"`
				Skipped []xml.Token `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	if err := d.Decode(&file); err != nil {
		t.Fatal(err)
	}
	if rest := bytes.TrimSpace(data[d.InputOffset():]); len(rest) > 0 {
		t.Errorf("something follows: %q", rest)
	}
	passed, failed, broken, skipped := 0, 0, 0, 0
	seen := map[string]bool{}
	for _, s := range file.Suites {
		for _, k := range s.Cases {
			if name := k.Class + "." + k.Name; k.Class == "" || k.Name == "" || seen[name] {
				t.Errorf("%q is no name, or is there twice", name)
			} else {
				seen[name] = true
			}
			switch len(k.Failure)*100 + len(k.Error)*10 + len(k.Skipped) {
			case 0:
				passed++
			case 100:
				failed++
			case 10:
				broken++
			case 1:
				skipped++
			default:
				t.Errorf("%s: more than one outcome", k.Name)
			}
		}
	}
	s := r.Summary
	if passed != s.Pass || failed != s.Fail || broken != s.Inconc+s.Error || skipped != s.NA+s.None {
		t.Errorf("JUnit has %d passed, %d failed, %d errors, %d skipped; the summary is %+v", passed, failed, broken, skipped, s)
	}
	told := map[string]string{}
	for _, a := range file.Attributes {
		told[a.Name.Local] = a.Value
	}
	for name, want := range map[string]int{"tests": s.Total(), "failures": failed, "errors": broken} {
		if told[name] != fmt.Sprint(want) {
			t.Errorf("%s=%q, counted %d", name, told[name], want)
		}
	}
}

func checkJSON(t *testing.T, data []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Errorf("%v in %.100s", err, data)
	}
}

func TestNothingSelectedLeavesNoReport(t *testing.T) {
	t.Parallel()
	green := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	empty := perform(t, t.Context(), campaign.ExitUsage, "--select", "verdict:fail", "--rerun", green)
	if entries, err := os.ReadDir(empty); err == nil && len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
	if code, _, stderr := command(t.Context(), "report", empty); code != campaign.ExitUsage || !strings.Contains(stderr, "does not exist") {
		t.Errorf("report: exit %d, %s", code, stderr)
	}
}

func TestReportChoices(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001", "--lab", laboratory(t))
	out := filepath.Join(t.TempDir(), "a", "b")
	report(t, filepath.Join(folder, model.File), "--format", "markdown,junit", "--format", "markdown", "--out", out, "--lang", "zh", "--title", "Release 7", "--mask")
	entries, err := os.ReadDir(out)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{manifest.Name, "junit.xml", "summary.md"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("the folder has %v, want %v, %v", names, want, err)
	}
	if text := read(t, out, "summary.md"); !bytes.Contains(text, []byte("符合")) {
		t.Errorf("no Chinese: %s", text)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 2 {
		t.Errorf("--out, and yet beside the results: %v, %v", entries, err)
	}
	outside := filepath.Join(folder, "outside")
	report(t, folder, "--format", "html", "--title", "Release 7", "--product", "Tracker", "--mask", "--out", outside)
	page := read(t, outside, "report.html")
	for _, want := range []string{"Release 7", "Tracker", "Module laboratory", "Li Wei", "QA-7"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func laboratory(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "lab.yaml")
	if err := os.WriteFile(name, []byte("laboratory: {name: Module laboratory, operator: Li Wei, reference: QA-7}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestReportUsage(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	good := filepath.Join(perform(t, t.Context(), 0, "--select", "MFTPPWD-001"), model.File)
	other, cut := write("other.json", `{"schema":"else/1"}`), write("cut.json", `{"schema":"mftpspec.results/1","cases":[`)
	waivers := write("waivers.yaml", "- case: A-001\n  resaon: x\n")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"report"}, "report what?"},
		{[]string{"report", good, good}, "report what?"},
		{[]string{"report", filepath.Join(folder, "none.json")}, "does not exist"},
		{[]string{"report", folder}, "results.json does not exist"},
		{[]string{"report", other}, `the schema is "else/1"`},
		{[]string{"report", cut}, "line 1, column"},
		{[]string{"report", good, "--format", "docx"}, "--format docx: there are html"},
		{[]string{"report", good, "--format", "pdf", "--edition", "long"}, "--edition long: there are short and full"},
		{[]string{"report", good, "--format", "junit", "--edition", "full"}, "--edition is for --format pdf"},
		{[]string{"report", good, "--format", "xlsx", "--case", "MFTPPWD-001"}, "--case is for --format pcapng"},
		{[]string{"report", good, "--format", "pcapng", "--case", "NONE-1"}, "--case NONE-1: the results have no such test case"},
		{[]string{"report", good, "--lang", "fr"}, `--lang "fr": there are en and zh`},
		{[]string{"report", good, "--waivers", waivers}, `waivers.yaml:2:3: entry 1: unknown key "resaon"; did you mean reason?`},
		{[]string{"report", good, "--waivers", folder + "/none"}, "--waivers: open"},
		{[]string{"report", good, "--format", "junit", "--virtual", "--sign", other}, "this is no private key"},
		{[]string{"report", good, "--format", "junit", "--virtual", "--sign", folder + "/none"}, "--sign: open"},
		{[]string{"report", good, "--sign", other}, "is of a virtual module"},
		{[]string{"report", good, "--format", "junit", "--out", other}, "--out: mkdir"},
		{[]string{"report", other, "--verify"}, "the command report writes it"},
		{[]string{"compare", good}, "compare what?"},
		{[]string{"compare", good, other}, `unusable results: ` + other + `: the schema is "else/1"`},
		{[]string{"compare", good, good, "--waivers", waivers}, "waivers.yaml:2:3: entry 1: unknown key"},
		{[]string{"merge", good}, "merge what?"},
		{[]string{"merge", good, good}, "merge: name the folder"},
		{[]string{"merge", good, cut, "--out", folder}, "unusable results"},
		{[]string{"merge", good, good, "--out", filepath.Dir(good)}, "would overwrite"},
		{[]string{"run", "--select", "MFTPPWD-001", "--waivers", waivers, "--out", folder}, "waivers.yaml:2:3: entry 1: unknown key"},
	} {
		code, stdout, stderr := command(t.Context(), tt.args...)
		if code != campaign.ExitUsage || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, model.File)); err == nil {
		t.Error("a usage error left results behind")
	}
}

func TestSignedEvidence(t *testing.T) {
	t.Parallel()
	folder := perform(t, t.Context(), 0, "--select", "MFTPPWD-001")
	key, allowed := keyPair(t)
	signers := filepath.Join(t.TempDir(), "signers")
	put(t, allowed, signers)
	verify := func(want int, said string, args ...string) {
		t.Helper()
		code, stdout, stderr := command(t.Context(), append([]string{"report", folder, "--verify"}, args...)...)
		if code != want || !strings.Contains(stdout+stderr, said) || strings.Count(stderr, "\n") > 1 {
			t.Errorf("--verify %q: exit %d, %s%s; want %d, %q", args, code, stdout, stderr, want, said)
		}
	}
	report(t, folder, "--format", "junit")
	verify(0, "there is no signature")
	verify(1, "there is no signature to check", "--signers", signers)
	report(t, folder, "--format", "junit", "--virtual", "--sign", key)
	verify(0, "whether it may sign was not checked")
	verify(0, "signed by qa@example.com", "--signers", signers, "--signer", "qa@example.com")
	verify(1, `not for "boss@example.com"`, "--signers", signers, "--signer", "boss@example.com")
	report(t, folder, "--format", "junit")
	verify(0, "signed by", "--signers", signers) // the same files: the signature holds
	if stdout := report(t, folder, "--format", "markdown"); !strings.Contains(stdout, "sign again") {
		t.Errorf("other files, and %s", stdout)
	}
	verify(0, "there is no signature")
	if err := os.WriteFile(filepath.Join(folder, "summary.md"), []byte("all is well"), 0o600); err != nil {
		t.Fatal(err)
	}
	verify(1, "summary.md was changed")
}

func TestWaivedRun(t *testing.T) {
	t.Parallel()
	failing := []string{"--select", "MFTPPWD-001", "--defect", "pwd-result-twice"}
	for _, tt := range []struct {
		name, text string
		code       int
		said       string
	}{
		{"all", "- {case: MFTPPWD-001, reason: accepted, expires: 2999-12-31}\n", 0, "waived: MFTPPWD-001; fails that are not waived: 0"},
		{"other", "- {case: MFTPPWD-002, reason: accepted, expires: 2999-12-31}\n", 1, "the waiver of MFTPPWD-002 was not needed"},
		{"expired", "- {case: MFTPPWD-001, reason: accepted, expires: 2020-01-31}\n", 1, "the waiver of MFTPPWD-001 expired on 2020-01-31"},
		{"empty", "", 1, "NON-CONFORMING"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			waivers := filepath.Join(t.TempDir(), "waivers.yaml")
			if err := os.WriteFile(waivers, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := command(t.Context(), append([]string{"run", "--waivers", waivers, "--out", t.TempDir()}, failing...)...)
			if code != tt.code || stderr != "" || !strings.Contains(stdout, tt.said) || !strings.Contains(stdout, "NON-CONFORMING") {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
		})
	}
}
