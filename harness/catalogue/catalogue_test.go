package catalogue

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const sampleFeature = `@clause-3.5
Feature: AT+MFTPPWD reports the working directory of a channel

  Free text that is <no> step.

  # <CR>, <LF>: a comment
  Background:
    Given channel 0 is logged in

  Rule: the command is acknowledged at once

    Background:
      Given the line is quiet

    @MFTPPWD-001 @R3.5-02 @example
    Scenario: The home directory is reported
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPPWD-010 @R3.5-04 @boundary @D63
    Scenario Outline: <connect_id> "<id>" (<class>) is refused
      When the host sends AT+MFTPPWD=<id>
      Then the command is refused

      Examples:
        | id  | class       |
        | 6   | maximum + 1 |
        | -1  | not digits  |
        |     | missing     |

      Examples: more
        | id  | class      |
        | A   | not digits |
        | "0" | quoted     |
`

const sampleRequirements = `
- {id: R3.5-02, clause: "3.5", command: MFTPPWD, level: record, en: a, zh: b}
- {id: R3.5-04, clause: "3.5", command: MFTPPWD, level: strict, en: a, zh: b}
`

const sampleLedger = `
- {id: D63, where: Table 3, policy: D V, en: a, zh: b, readings: [ERROR, "50"], question: {en: q, zh: q}}
`

func sampleFS(feature string) fstest.MapFS {
	return fstest.MapFS{
		"03_05_mftppwd.feature": {Data: []byte(feature)},
		"requirements.yaml":     {Data: []byte(sampleRequirements)},
		"ledger.yaml":           {Data: []byte(sampleLedger)},
	}
}

func sampleCatalogue(t testing.TB) *Catalogue {
	t.Helper()
	c, err := Load(sampleFS(sampleFeature))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ids(cases []*Case) string {
	var list []string
	for _, k := range cases {
		list = append(list, k.ID)
	}
	return strings.Join(list, " ")
}

func TestCatalogueCases(t *testing.T) {
	c := sampleCatalogue(t)
	if got, want := ids(c.Cases), "MFTPPWD-001 MFTPPWD-010.6 MFTPPWD-010.-1 MFTPPWD-010.empty MFTPPWD-010.A MFTPPWD-010._0_"; got != want {
		t.Errorf("ids: got %s, want %s", got, want)
	}
	k, _ := c.Case("MFTPPWD-010.6")
	want := Case{ID: "MFTPPWD-010.6", Clause: "3.5", Command: "MFTPPWD", Title: `<connect_id> "6" (maximum + 1) is refused`,
		URI: "03_05_mftppwd.feature", Line: 32, Rule: "<connect_id> is an integer from 0 to 5", Requirements: []string{"R3.5-04"},
		Rows: []string{"D63"}, Tags: []string{"clause-3.5", "MFTPPWD-010", "R3.5-04", "boundary", "D63"}, Level: "strict"}
	if got := fmt.Sprintf("%+v", *k); got != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %s\nwant %+v", got, want)
	}
	if len(c.Uncovered()) != 0 || len(c.Digest) != 64 {
		t.Errorf("uncovered %v, digest %q", c.Uncovered(), c.Digest)
	}
}

// A cut-out file must parse to its own case alone, with the author's line numbers.
func TestCatalogueScriptsKeepLines(t *testing.T) {
	c := sampleCatalogue(t)
	original := strings.Split(sampleFeature, "\n")
	for _, k := range c.Cases {
		s := c.Scripts[k.ID]
		for i, line := range strings.Split(string(s.Source), "\n") {
			if line != "" && line != original[i] {
				t.Errorf("%s: line %d is %q, in the file it is %q", k.ID, i+1, line, original[i])
			}
		}
		one, err := Load(sampleFS(string(s.Source)))
		if one == nil || len(one.Cases) != 1 {
			t.Fatalf("%s: cut out it has %d cases: %v\n%s", k.ID, len(one.Cases), err, s.Source)
		}
		if got := one.Cases[0]; got.ID != k.ID || got.Line != k.Line || got.Title != k.Title || got.Rule != k.Rule || !slices.Equal(got.Tags, k.Tags) {
			t.Errorf("cut out: %+v\nin the file: %+v", got, k)
		}
		if !reflect.DeepEqual(one.Scripts[k.ID].Steps, s.Steps) {
			t.Errorf("%s: steps differ: %v, %v", k.ID, one.Scripts[k.ID].Steps, s.Steps)
		}
	}
	if s := c.Scripts["MFTPPWD-010.A"].Steps; len(s) != 3 || s[1].Text != "the host sends AT+MFTPPWD=A" || s[1].Line != 27 || s[1].Keyword == "" {
		t.Errorf("steps of MFTPPWD-010.A: %v", s)
	}
}

func TestCatalogueProblems(t *testing.T) {
	scenario := func(tags, body string) string {
		return "@clause-3.5\nFeature: f\n\n  " + tags + "\n  Scenario: s\n" + body
	}
	ok := "    When x\n"
	table := []struct{ name, feature, want string }{
		{"no id", scenario("@R3.5-02", ok), "03_05_mftppwd.feature:5: scenario has no id"},
		{"two ids", scenario("@R3.5-02 @A-001 @A-002", ok), "several ids: A-001, A-002"},
		{"unknown tag", scenario("@R3.5-02 @A-001 @exmaple", ok), "@exmaple is not a known tag"},
		{"crippled id", scenario("@R3.5-02 @MFTPPWD-1", ok), "@MFTPPWD-1 is no test case id"},
		{"unknown need", scenario("@R3.5-02 @A-001 @needs-luck", ok), "@needs-luck is not known"},
		{"no requirement", scenario("@A-001", ok), "verifies no requirement"},
		{"undefined requirement", scenario("@A-001 @R3.9-99", ok), "A-001: requirement R3.9-99 is not in requirements.yaml"},
		{"undefined row", scenario("@A-001 @R3.5-02 @D99", ok), "A-001: row D99 is not in ledger.yaml"},
		{"row tied to nothing", scenario("@A-001 @R3.5-02", ok), "row D63 is judged or recorded, but no scenario is tied to it"},
		{"no steps", scenario("@A-001 @R3.5-02", ""), `03_05_mftppwd.feature:5: scenario "s" has no steps`},
		{"backslash", scenario("@A-001 @R3.5-02", "    When x\\n\n"), "03_05_mftppwd.feature:6: a backslash"},
		{"no clause", "Feature: f\n  @A-001 @R3.5-02\n  Scenario: s\n" + ok, "no clause"},
		{"not Gherkin", "Nonsense", "03_05_mftppwd.feature: "},
		{"id twice", scenario("@A-001 @R3.5-02", ok) + "\n  @A-001 @R3.5-02\n  Scenario: t\n" + ok, "A-001 is already the id of 03_05_mftppwd.feature:5"},
		{"row twice", "@clause-3.5\nFeature: f\n  @A-001 @R3.5-02\n  Scenario Outline: s\n    When <n>\n    Examples:\n      | n |\n      | 1 |\n      | 1 |\n", "A-001.1 is already the id of"},
		{"column like a byte", "@clause-3.5\nFeature: f\n  @A-001 @R3.5-02\n  Scenario Outline: s\n    When <CR>\n    Examples:\n      | CR |\n      | 1 |\n", `"CR" is named like a byte`},
		{"column like a placeholder", "@clause-3.5\nFeature: f\n  @A-001 @R3.5-02\n  Scenario Outline: s\n    When <port>\n    Examples:\n      | port |\n      | 1 |\n", `"port" is named like a placeholder`},
	}
	for _, tt := range table {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(sampleFS(tt.feature))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestCatalogueData(t *testing.T) {
	table := []struct{ name, file, data, want string }{
		{"unknown key", "requirements.yaml", "- id: R3.5-02\n  lvel: strict\n", `requirements.yaml:2:3: entry 1: unknown key "lvel"; did you mean level? The keys of entry 1 are clause, command, en, id, level, reason, zh`},
		{"not YAML", "ledger.yaml", "- {", "ledger.yaml:1:3: "},
		{"bad id", "requirements.yaml", "- {id: R3-x, clause: '3', level: strict, en: a, zh: b}", "must look like R3.10-07"},
		{"bad level", "requirements.yaml", "- {id: R3.5-02, clause: '3.5', level: hard, en: a, zh: b}", `requirements.yaml:1:39: entry 1: level: "hard" is no level`},
		{"twice", "ledger.yaml", "- {id: D63, policy: S, en: a, zh: b}\n- {id: D63, policy: S, en: a, zh: b}", "listed twice"},
		{"bad policy", "ledger.yaml", "- {id: D63, policy: SD, en: a, zh: b}", `"SD" is no policy`},
		{"no question", "ledger.yaml", "- {id: D63, policy: D V, en: a, zh: b}", "ledger.yaml:1:3: entry 1: question: D63 is for the vendor (V) and has no question"},
	}
	for _, tt := range table {
		t.Run(tt.name, func(t *testing.T) {
			fsys := sampleFS(sampleFeature)
			fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.data)}
			_, err := Load(fsys)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), fs.ErrNotExist.Error()) {
		t.Errorf("nothing there: %v", err)
	}
}

func TestCatalogueOrder(t *testing.T) {
	files := []string{"03_10_mftpretr.feature", "03_2_mftpconn.feature", "02_1_syntax.feature", "V_250.feature", "03_01_mftpcfg.feature", "04_1_flows.feature"}
	slices.SortFunc(files, compareClauseFiles)
	if got := strings.Join(files, " "); got != "02_1_syntax.feature 03_01_mftpcfg.feature 03_2_mftpconn.feature 03_10_mftpretr.feature 04_1_flows.feature V_250.feature" {
		t.Error(got)
	}
}

// TestDownloads: the local files that AT+MFTPRETR names are known of each case.
func TestDownloads(t *testing.T) {
	steps := func(texts ...string) (s Script) {
		for _, text := range texts {
			s.Steps = append(s.Steps, scriptStep{Text: text})
		}
		return s
	}
	s := steps(`the host sends AT+MFTPRETR=0,"a.txt","/usr/1.txt"`, `the host sends AT+MFTPRETR=1,"b.txt",,5,5`,
		`the host sends AT+MFTPRETR=2,"c,d.txt","/usr/2.txt",5`, `the host sends AT+MFTPRETR=0,"a.txt","/usr/1.txt"`, `the host sends AT+MFTPSTOR=0,"a.txt","/usr/3.txt"`)
	if got := s.downloads(); !slices.Equal(got, []string{"/usr/1.txt", "/usr/2.txt"}) {
		t.Errorf("%q", got)
	}
}
