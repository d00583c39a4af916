package catalogue

import (
	"bytes"
	"mftpspec/harness/strictyaml"
	"regexp"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
)

// checkCases ties cases, requirements and ledger together.
func (c *Catalogue) checkCases(own bool, p *strictyaml.Problems) {
	level := map[string]string{}
	for _, r := range c.Requirements {
		level[r.ID] = r.Level
	}
	tied := map[string]bool{}
	for _, k := range c.Cases {
		var named []string
		for _, r := range k.Requirements {
			l, known := level[r]
			if !known {
				p.Add(k.URI, k.Line, "%s: requirement %s is not in requirements.yaml", k.ID, r)
				continue
			}
			named = append(named, l)
		}
		k.Level = strictest(named)
		for _, d := range k.Rows {
			if _, known := c.Ledger.Row(d); !known {
				p.Add(k.URI, k.Line, "%s: row %s is not in ledger.yaml", k.ID, d)
			}
			tied[d] = true
		}
	}
	for _, row := range c.Ledger {
		if !own && (row.Has("D") || row.Has("S") || row.Has("R")) && !tied[row.ID] {
			p.Add("ledger.yaml", 0, "row %s is judged or recorded, but no scenario is tied to it (@%s)", row.ID, row.ID)
		}
	}
}

// Uncovered lists the requirements that have neither a scenario nor a reason: what tests
// of the suite ask.
func (c *Catalogue) Uncovered() []Requirement {
	covered := map[string]bool{}
	for _, k := range c.Cases {
		for _, r := range k.Requirements {
			covered[r] = true
		}
	}
	var open []Requirement
	for _, r := range c.Requirements {
		if !covered[r.ID] && strings.TrimSpace(r.Reason) == "" {
			open = append(open, r)
		}
	}
	return open
}

// checkBackslashes refuses them: Gherkin's escapes differ between steps, tables
// and doc strings, so bytes are written <CR>, <x5C>.
func checkBackslashes(file string, source []byte, p *strictyaml.Problems) {
	for i, line := range bytes.Split(source, []byte("\n")) {
		if bytes.ContainsRune(line, '\\') && !bytes.HasPrefix(bytes.TrimSpace(line), []byte("#")) {
			p.Add(file, i+1, `a backslash: write the byte as <x5C>`)
		}
	}
}

var byteName = regexp.MustCompile(`^(CR|LF|SUB|ESC|SP|TAB|NUL|x[0-9A-Fa-f]{2})$`)

// placeholders are what the steps replace in a command line; an Examples column
// of that name would be replaced first.
var placeholders = []string{"host", "port", "user", "password", "anything"}

func checkColumns(file string, s *messages.Scenario, p *strictyaml.Problems) {
	for _, e := range s.Examples {
		if e.TableHeader == nil {
			p.Add(file, int(e.Location.Line), "examples without a table")
			continue
		}
		var names []string
		for _, cell := range e.TableHeader.Cells {
			line := int(cell.Location.Line)
			switch {
			case byteName.MatchString(cell.Value):
				p.Add(file, line, "examples column %q is named like a byte", cell.Value)
			case slices.Contains(placeholders, cell.Value):
				p.Add(file, line, "examples column %q is named like a placeholder of the steps", cell.Value)
			case cell.Value == "":
				p.Add(file, line, "examples column without a name")
			case slices.Contains(names, cell.Value):
				p.Add(file, line, "examples column %q occurs twice", cell.Value)
			}
			names = append(names, cell.Value)
		}
	}
}
