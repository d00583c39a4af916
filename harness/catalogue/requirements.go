package catalogue

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"mftpspec/harness/strictyaml"
)

// Requirement is one normative statement of the manual (requirements.yaml).
type Requirement struct {
	ID      string `yaml:"id"`      // R3.10-07; R5-nn for Tables 4 and 5
	Clause  string `yaml:"clause"`  // 3.10, 5, V.250
	Command string `yaml:"command"` // MFTPRETR; empty where the clause has none
	Level   string `yaml:"level"`   // strict, dialect or record
	EN      string `yaml:"en"`
	ZH      string `yaml:"zh"`
	Reason  string `yaml:"reason"` // why no scenario can verify it; empty for most
}

// LedgerRow is one place where the manual contradicts itself, is misprinted or
// leaves a gap (ledger.yaml).
type LedgerRow struct {
	ID       string   `yaml:"id"`     // D01
	Where    string   `yaml:"where"`  // §4.1 vs §3.5
	Policy   string   `yaml:"policy"` // letters of S, D, R, X, V, in any combination
	EN       string   `yaml:"en"`
	ZH       string   `yaml:"zh"`
	Readings []string `yaml:"readings"` // what a D row permits
	Question Question `yaml:"question"` // for the vendor, V rows

	Editorial Question `yaml:"editorial"` // where a misprint was corrected: what the literal text would be
}

// Question is a text in both languages, ready to send.
type Question struct {
	EN string `yaml:"en"`
	ZH string `yaml:"zh"`
}

// Ledger is the list of the manual's contradictions, in its own order.
type Ledger []LedgerRow

// Row finds a row by its id.
func (l Ledger) Row(id string) (LedgerRow, bool) {
	i := slices.IndexFunc(l, func(r LedgerRow) bool { return r.ID == id })
	if i < 0 {
		return LedgerRow{}, false
	}
	return l[i], true
}

// Choice says whether a row is a choice that a device must keep to (policy D). A row
// that the ledger does not have is one.
func (l Ledger) Choice(id string) bool {
	row, known := l.Row(id)
	return !known || row.Has("D")
}

// Has says whether the row's policy contains the letter S, D, R, X or V.
func (r LedgerRow) Has(policy string) bool {
	return slices.Contains(policyLetters(r.Policy), policy)
}

func policyLetters(policy string) []string {
	return strings.FieldsFunc(policy, func(c rune) bool { return strings.ContainsRune(" ,/+;", c) })
}

// The levels of requirements and of cases, strictest first.
var levels = []string{"strict", "dialect", "record"}

// strictest gives the strictest of the levels named; record if there is none.
func strictest(named []string) string {
	for _, l := range levels {
		if slices.Contains(named, l) {
			return l
		}
	}
	return levels[len(levels)-1]
}

var (
	RequirementID = regexp.MustCompile(`^R(V\.250|\d+(?:\.\d+)?)-\d{2,3}$`)
	LedgerID      = regexp.MustCompile(`^D\d{2,3}$`)
)

// entry tells what is wrong with the n-th entry of a list.
func entry(d *strictyaml.Document, p *strictyaml.Problems, n int) func(key, format string, args ...any) {
	return func(key, format string, args ...any) {
		p.Append(d.Wrong(fmt.Sprintf("[%d].%s", n, key), format, args...))
	}
}

// LoadRequirements reads requirements.yaml; what is wrong in it goes to p.
func LoadRequirements(fsys fs.FS, p *strictyaml.Problems) []Requirement {
	const file = "requirements.yaml"
	var list []Requirement
	d := strictyaml.DecodeFS(fsys, "a requirement", file, &list, p)
	if d == nil {
		return nil
	}
	seen := map[string]bool{}
	for i, r := range list {
		wrong := entry(d, p, i)
		m := RequirementID.FindStringSubmatch(r.ID)
		switch {
		case m == nil:
			wrong("id", "%q must look like R3.10-07", r.ID)
		case m[1] != r.Clause:
			wrong("clause", "%q is not that of %s", r.Clause, r.ID)
		case seen[r.ID]:
			wrong("id", "%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		if !slices.Contains(levels, r.Level) {
			wrong("level", "%q is no level; write one of %s", r.Level, strings.Join(levels, ", "))
		}
		if strings.TrimSpace(r.EN) == "" || strings.TrimSpace(r.ZH) == "" {
			wrong("id", "%s needs a text in en and in zh", r.ID)
		}
	}
	return list
}

// loadLedger reads ledger.yaml; what is wrong in it goes to p.
func loadLedger(fsys fs.FS, p *strictyaml.Problems) Ledger {
	const file = "ledger.yaml"
	var list Ledger
	d := strictyaml.DecodeFS(fsys, "a row of the ledger", file, &list, p)
	if d == nil {
		return nil
	}
	seen := map[string]bool{}
	for i, r := range list {
		wrong := entry(d, p, i)
		if !LedgerID.MatchString(r.ID) {
			wrong("id", "%q must look like D01", r.ID)
		}
		if seen[r.ID] {
			wrong("id", "%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		letters := policyLetters(r.Policy)
		if len(letters) == 0 {
			wrong("policy", "%s has none", r.ID)
		}
		for _, l := range letters {
			if !slices.Contains([]string{"S", "D", "R", "X", "V"}, l) {
				wrong("policy", "%q is no policy; write letters of S, D, R, X, V with a space between", r.Policy)
			}
		}
		if (r.Editorial.EN == "") != (r.Editorial.ZH == "") {
			wrong("editorial", "%s needs a text in en and in zh", r.ID)
		}
		if r.Has("V") && (r.Question.EN == "" || r.Question.ZH == "") {
			wrong("question", "%s is for the vendor (V) and has no question in en and zh", r.ID)
		}
	}
	return list
}
