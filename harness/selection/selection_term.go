package selection

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/suggest"
	"mftpspec/reports/model"
)

// termKind is the property of a case that a term looks at.
type termKind int

const (
	byClause termKind = iota
	byCommand
	byID
	byRequirement
	byRow
	byTag
	byVerdict
)

// term is one word of an expression.
type term struct {
	kind termKind
	text string // as written
	want string // as compared
	at   int    // byte offset in the expression
}

var (
	clauseTerm  = regexp.MustCompile(`^(V(\.250)?|\d+(\.\d+)*)$`)
	commandTerm = regexp.MustCompile(`^[A-Z][A-Z0-9]*$`)
	idTerm      = regexp.MustCompile(`^[A-Z][A-Z0-9]*-\d{3}(\..+)?$`)
)

// newTerm reads one word; the string says what is wrong with it.
func newTerm(word string, at int) (*term, string) {
	t := &term{text: word, want: word, at: at}
	upper := strings.ToUpper(word)
	switch {
	case strings.HasPrefix(word, "@") && len(word) > 1:
		t.kind, t.want = byTag, word[1:]
	case strings.HasPrefix(word, "verdict:"):
		t.kind, t.want = byVerdict, strings.TrimPrefix(word, "verdict:")
		if !slices.Contains(model.Verdicts(), model.Verdict(t.want)) {
			return nil, fmt.Sprintf("%q is no verdict: pass, fail, inconc, error, na or none", t.want)
		}
	case strings.HasPrefix(word, "§"):
		return newTerm(strings.TrimPrefix(word, "§"), at)
	case clauseTerm.MatchString(upper):
		t.kind, t.want = byClause, upper
	case catalogue.RequirementID.MatchString(upper):
		t.kind, t.want = byRequirement, upper
	case catalogue.LedgerID.MatchString(upper):
		t.kind, t.want = byRow, upper
	case idTerm.MatchString(word):
		t.kind = byID
	case commandTerm.MatchString(strings.TrimPrefix(upper, "AT+")):
		t.kind, t.want = byCommand, strings.TrimPrefix(upper, "AT+")
	default:
		return nil, fmt.Sprintf("%q is no clause (3.10), command (MFTPPWD), test case (MFTPPWD-001), requirement (R3.5-02), tag (@example) or verdict (verdict:fail)", word)
	}
	return t, ""
}

func (t *term) match(k *catalogue.Case, earlier map[string]model.Verdict) bool {
	switch t.kind {
	case byClause:
		return k.Clause == t.want || strings.HasPrefix(k.Clause, t.want+".")
	case byCommand:
		return strings.EqualFold(k.Command, t.want) || strings.HasPrefix(k.ID, t.want+"-")
	case byID:
		return k.ID == t.want || strings.HasPrefix(k.ID, t.want+".")
	case byRequirement:
		return slices.Contains(k.Requirements, t.want)
	case byRow:
		return slices.Contains(k.Rows, t.want)
	case byTag:
		return slices.Contains(k.Tags, t.want)
	case byVerdict:
		return string(earlier[k.ID]) == t.want
	}
	return false
}

// known says whether any case of the suite has what the term asks for.
func (t *term) known(c *catalogue.Catalogue) bool {
	return slices.ContainsFunc(c.Cases, func(k *catalogue.Case) bool { return t.match(k, nil) })
}

// suggestion names what was perhaps meant.
func (t *term) suggestion(c *catalogue.Catalogue) string {
	candidates := map[string]bool{}
	for _, k := range c.Cases {
		switch t.kind {
		case byClause:
			candidates[k.Clause] = true
		case byCommand:
			prefix, _, _ := strings.Cut(k.ID, "-")
			candidates[prefix] = true
		case byTag:
			for _, tag := range k.Tags {
				if !catalogue.LooksLike.MatchString(tag) && !strings.HasPrefix(tag, "R") {
					candidates["@"+tag] = true
				}
			}
		case byID:
			id, _, _ := strings.Cut(k.ID, ".")
			candidates[id] = true
		}
	}
	best, closest := "", 3
	for name := range candidates {
		d := suggest.Distance(t.text, name)
		if d < closest || d == closest && name < best {
			best, closest = name, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", best)
}
