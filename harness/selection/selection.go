package selection

import (
	"fmt"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/reports/model"
)

// Selection is a parsed --select expression:
//
//	3.10                 a clause; 3 is all of chapter 3
//	MFTPPWD              a command
//	MFTPPWD-010          a test case, with all rows of an outline; MFTPPWD-010.6 is one row
//	R3.5-02  D01         a requirement, a row of the ledger
//	@example             a tag
//	verdict:fail         the verdict in an earlier results.json
//	and  or  not  ( )    not binds tightest, then and
type Selection struct {
	text string
	root node // nil selects everything
}

// Error says where an expression cannot be understood.
type Error struct {
	Text string // the whole expression
	At   int    // byte offset, from 0
	What string
}

func (e *Error) Error() string {
	return fmt.Sprintf("select %q, at character %d: %s", e.Text, len([]rune(e.Text[:e.At]))+1, e.What)
}

// Parse parses an expression; an empty one selects everything.
func Parse(text string) (*Selection, error) {
	p := &selectionParser{text: text}
	p.next()
	if p.word == "" {
		return &Selection{}, nil
	}
	root, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if p.word != "" {
		return nil, p.fail(p.at, `"and" or "or" is missing before %q`, p.word)
	}
	return &Selection{text: strings.TrimSpace(text), root: root}, nil
}

func (s *Selection) String() string { return s.text }

// NeedsEarlier says whether the expression asks for verdicts of an earlier run.
func (s *Selection) NeedsEarlier() bool {
	needs := false
	walk(s.root, func(t *term) { needs = needs || t.kind == byVerdict })
	return needs
}

// Apply gives the cases that the expression chooses, in the order of the suite.
// A term that no case of the suite has is an error: with "not" before it, it
// would choose everything in silence. earlier may be nil.
func (s *Selection) Apply(c *catalogue.Catalogue, earlier *model.Results) ([]*catalogue.Case, error) {
	if s.root == nil {
		return c.Cases, nil
	}
	verdicts := map[string]model.Verdict{}
	if earlier != nil {
		for _, k := range earlier.Cases {
			verdicts[k.ID] = k.Verdict
		}
	}
	var wrong error
	walk(s.root, func(t *term) {
		switch {
		case wrong != nil:
		case t.kind == byVerdict && earlier == nil:
			wrong = &Error{s.text, t.at, t.text + " needs the results.json of an earlier run: name it with --rerun FILE"}
		case t.kind != byVerdict && !t.known(c):
			wrong = &Error{s.text, t.at, fmt.Sprintf("no test case has %q%s", t.text, t.suggestion(c))}
		}
	})
	if wrong != nil {
		return nil, wrong
	}
	var chosen []*catalogue.Case
	for _, k := range c.Cases {
		if s.root.match(k, verdicts) {
			chosen = append(chosen, k)
		}
	}
	return chosen, nil
}

// node is a part of an expression.
type node interface {
	match(*catalogue.Case, map[string]model.Verdict) bool
}

type (
	andNode struct{ a, b node }
	orNode  struct{ a, b node }
	notNode struct{ a node }
)

func (n andNode) match(k *catalogue.Case, v map[string]model.Verdict) bool {
	return n.a.match(k, v) && n.b.match(k, v)
}

func (n orNode) match(k *catalogue.Case, v map[string]model.Verdict) bool {
	return n.a.match(k, v) || n.b.match(k, v)
}

func (n notNode) match(k *catalogue.Case, v map[string]model.Verdict) bool { return !n.a.match(k, v) }

func walk(n node, visit func(*term)) {
	switch n := n.(type) {
	case andNode:
		walk(n.a, visit)
		walk(n.b, visit)
	case orNode:
		walk(n.a, visit)
		walk(n.b, visit)
	case notNode:
		walk(n.a, visit)
	case *term:
		visit(n)
	}
}

// selectionParser is a recursive descent over words and parentheses.
type selectionParser struct {
	text string
	pos  int    // where the next word is looked for
	at   int    // where word begins
	word string // the present word; empty at the end
}

const deepest = 100 // parentheses and nots within each other

func (p *selectionParser) next() {
	rest := strings.TrimLeft(p.text[p.pos:], " \t\r\n")
	p.at = len(p.text) - len(rest)
	end := strings.IndexAny(rest, " \t\r\n()")
	switch {
	case end < 0:
		end = len(rest)
	case end == 0:
		end = 1
	}
	p.word, p.pos = rest[:end], p.at+end
}

func (p *selectionParser) fail(at int, format string, args ...any) error {
	return &Error{p.text, at, fmt.Sprintf(format, args...)}
}

func (p *selectionParser) or(depth int) (node, error) {
	a, err := p.and(depth)
	for err == nil && strings.EqualFold(p.word, "or") {
		var b node
		p.next()
		if b, err = p.and(depth); err == nil {
			a = orNode{a, b}
		}
	}
	return a, err
}

func (p *selectionParser) and(depth int) (node, error) {
	a, err := p.not(depth)
	for err == nil && strings.EqualFold(p.word, "and") {
		var b node
		p.next()
		if b, err = p.not(depth); err == nil {
			a = andNode{a, b}
		}
	}
	return a, err
}

func (p *selectionParser) not(depth int) (node, error) {
	if depth > deepest {
		return nil, p.fail(p.at, "nested too deeply")
	}
	at, word := p.at, p.word
	p.next()
	switch {
	case word == "":
		return nil, p.fail(at, "something to select is missing")
	case word == "(":
		n, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.word != ")" {
			return nil, p.fail(at, `this "(" is never closed`)
		}
		p.next()
		return n, nil
	case word == ")":
		return nil, p.fail(at, `this ")" has no "("`)
	case strings.EqualFold(word, "not"):
		n, err := p.not(depth + 1)
		if err != nil {
			return nil, err
		}
		return notNode{n}, nil
	case strings.EqualFold(word, "and"), strings.EqualFold(word, "or"):
		return nil, p.fail(at, "something to select is missing before %q", word)
	}
	t, what := newTerm(word, at)
	if what != "" {
		return nil, p.fail(at, "%s", what)
	}
	return t, nil
}
