package features

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
	"github.com/goccy/go-yaml"

	"mftpspec/reports/language"
)

// fileName is how a file says its clause: 03_10_mftpretr is §3.10.
var fileName = regexp.MustCompile(`^(?:v250|(\d\d)(?:_(\d+))?_[a-z0-9]+)\.feature$`)

// TestForm holds what the catalogue does not look at: how the files are named
// and written.
func TestForm(t *testing.T) {
	files, err := fs.Glob(FS, "*.feature")
	if err != nil || len(files) == 0 {
		t.Fatalf("no features: %v", err)
	}
	for _, file := range files {
		source, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(source, []byte("\n")) {
			if bytes.ContainsAny(line, "\t\r") || bytes.HasSuffix(line, []byte(" ")) {
				t.Errorf("%s:%d: a tab, a carriage return or a blank at the end", file, i+1)
			}
		}
		doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(source), (&messages.Incrementing{}).NewId)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if want, got := "@clause-"+clauseOf(t, file), doc.Feature.Tags; len(got) != 1 || got[0].Name != want {
			t.Errorf("%s: the feature must have the tag %s alone", file, want)
		}
		titles := map[string]bool{}
		for _, s := range scenarios(doc.Feature) {
			if titles[s.Name] {
				t.Errorf("%s:%d: %q is the title of another scenario too", file, s.Location.Line, s.Name)
			}
			titles[s.Name] = true
			checkScenario(t, file, s)
		}
	}
}

// checkScenario wants a stimulus before an expectation, and keys that stay.
func checkScenario(t *testing.T, file string, s *messages.Scenario) {
	t.Helper()
	if len(s.Examples) == 0 && strings.HasPrefix(s.Keyword, "Scenario Outline") {
		t.Errorf("%s:%d: an outline without examples", file, s.Location.Line)
	}
	if !slices.ContainsFunc(s.Steps, func(p *messages.Step) bool { return strings.TrimSpace(p.Keyword) == "Then" }) {
		t.Errorf("%s:%d: nothing is expected", file, s.Location.Line)
	}
	keys := map[string]bool{}
	for _, e := range s.Examples {
		for _, row := range e.TableBody {
			key := row.Cells[0].Value
			if key == "" || keys[key] {
				t.Errorf("%s:%d: the first column must tell the row from all others of the outline", file, row.Location.Line)
			}
			keys[key] = true
		}
		for _, cell := range e.TableHeader.Cells {
			if !strings.Contains(textOf(s), "<"+cell.Value+">") && cell.Value != "key" && cell.Value != "class" {
				t.Errorf("%s:%d: column %q is used nowhere", file, cell.Location.Line, cell.Value)
			}
		}
	}
}

func textOf(s *messages.Scenario) string {
	var b bytes.Buffer
	b.WriteString(s.Name)
	for _, step := range s.Steps {
		b.WriteString("\n" + step.Text)
		if step.DocString != nil {
			b.WriteString("\n" + step.DocString.Content)
		}
	}
	return b.String()
}

func clauseOf(t *testing.T, file string) string {
	t.Helper()
	m := fileName.FindStringSubmatch(file)
	switch {
	case m == nil:
		t.Fatalf("%s: a feature file is named like 03_10_mftpretr.feature", file)
	case m[1] == "":
		return "V.250"
	case m[2] == "":
		return number(m[1])
	}
	return number(m[1]) + "." + number(m[2])
}

func number(digits string) string {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return digits
	}
	return strconv.Itoa(n)
}

func scenarios(f *messages.Feature) []*messages.Scenario {
	var all []*messages.Scenario
	for _, c := range f.Children {
		if c.Scenario != nil {
			all = append(all, c.Scenario)
		}
		if c.Rule != nil {
			for _, r := range c.Rule.Children {
				if r.Scenario != nil {
					all = append(all, r.Scenario)
				}
			}
		}
	}
	return all
}

// TestCoverage: every requirement has a scenario or a reason, not both; every
// row of the ledger is tied to a scenario.
func TestCoverage(t *testing.T) {
	used := map[string]bool{}
	files, err := fs.Glob(FS, "*.feature")
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`@((?:R[0-9V.]+-|D)\d+)\b`)
	for _, file := range files {
		source, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tag.FindAllSubmatch(source, -1) {
			used[string(m[1])] = true
		}
	}
	known := map[string]bool{}
	for _, r := range list(t, "requirements.yaml") {
		known[r.ID] = true
		if used[r.ID] == (r.Reason != "") {
			t.Errorf("%s: needs a scenario or a reason, and not both", r.ID)
		}
	}
	for _, d := range list(t, "ledger.yaml") {
		known[d.ID] = true
		if !used[d.ID] {
			t.Errorf("%s: is tied to no scenario", d.ID)
		}
	}
	for id := range used {
		if !known[id] {
			t.Errorf("@%s is not known", id)
		}
	}
}

// TestEveryChoiceListsItsReadings: a row that leaves the device a choice says
// which readings pass, by names that tell them apart.
func TestEveryChoiceListsItsReadings(t *testing.T) {
	for _, row := range list(t, "ledger.yaml") {
		chooses := slices.Contains(strings.Split(row.Policy, ","), "D")
		if chooses && len(row.Readings) < 2 {
			t.Errorf("%s: policy %s, and no two readings to choose from: %v", row.ID, row.Policy, row.Readings)
		}
		seen := map[string]bool{}
		for _, r := range row.Readings {
			if r == "" || seen[r] {
				t.Errorf("%s: reading %q is empty or listed twice", row.ID, r)
			}
			seen[r] = true
			// What the record keeps of several readings is joined by ", ".
			if strings.ContainsAny(r, ", ") {
				t.Errorf("%s: reading %q has a comma or a blank", row.ID, r)
			}
		}
	}
}

// The Chinese of the requirements and of the ledger has full-width punctuation.
func TestChineseIsFullWidth(t *testing.T) {
	chinese := regexp.MustCompile(`(?m)^ +zh: (.*)$`)
	for _, file := range []string{"requirements.yaml", "ledger.yaml"} {
		data, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		said := chinese.FindAllStringSubmatch(string(data), -1)
		if len(said) < 74 { // rows of the ledger, the shorter one
			t.Errorf("%s: only %d Chinese texts: this test does not look in the right places", file, len(said))
		}
		for _, zh := range said {
			if wrong := language.HalfWidth(zh[1]); wrong != "" {
				t.Errorf("%s: %q in %q is not full-width", file, wrong, zh[1])
			}
		}
	}
}

type entry struct {
	ID       string   `yaml:"id"`
	Reason   string   `yaml:"reason"`
	Policy   string   `yaml:"policy"`
	Readings []string `yaml:"readings"`
}

func list(t *testing.T, file string) []entry {
	t.Helper()
	data, err := fs.ReadFile(FS, file)
	if err != nil {
		t.Fatal(err)
	}
	var entries []entry
	if err := yaml.Unmarshal(data, &entries); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return entries
}
