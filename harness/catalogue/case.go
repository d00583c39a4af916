package catalogue

import (
	"slices"
	"strings"
)

// Case is one test case: a scenario, or one row of a scenario outline.
type Case struct {
	ID           string   // MFTPPWD-001, MFTPPWD-010.6
	Clause       string   // 3.5, 4.1, 5, V.250
	Command      string   // MFTPPWD, from the id; empty for §2 and §4
	Title        string   // the test purpose
	URI          string   // feature file, in the embedded tree
	Line         int      // of the scenario, or of the row
	Rule         string   // title of the Gherkin rule it stands under
	Requirements []string // R3.5-02 …
	Rows         []string // ledger rows D01 …
	Needs        []string // what the ICS or IXIT must have: needs-ftps, needs-active, needs-files …
	Settings     []string // of AT+MFTPCFG, which it sets or asks for: "cid"
	Downloads    []string // local files that its AT+MFTPRETR name: the module writes them
	Tags         []string // all tags, without @
	Level        string   // strict, dialect or record: the strictest of its requirements
}

// Is says whether the case has a tag.
func (k *Case) Is(tag string) bool { return slices.Contains(k.Tags, tag) }

// RequirementOf is the first requirement of a clause that the case has. "": it has none.
func (k *Case) RequirementOf(clause string) string {
	i := slices.IndexFunc(k.Requirements, func(r string) bool { return strings.HasPrefix(r, "R"+clause+"-") })
	if i < 0 {
		return ""
	}
	return k.Requirements[i]
}
