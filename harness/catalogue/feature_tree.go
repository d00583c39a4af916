package catalogue

import (
	"bytes"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
)

// featureTree knows where everything is in a feature file, so that a file with
// one case alone can be cut out of it without moving a line: the messages of
// the Gherkin engine then name the lines that the author wrote.
type featureTree struct {
	file    string
	lines   [][]byte
	header  []int                     // lines of the feature's own tags and keyword, and of # language
	common  []span                    // feature-level background
	places  map[string]*place         // by the AST id of the scenario
	written map[string]*messages.Step // the steps, by their AST id
}

// place is where a scenario stands.
type place struct {
	scenario *messages.Scenario
	span     span
	rule     *messages.Rule
	ruleHead []int  // lines of the rule's tags and keyword
	common   []span // the rule's background
}

// span is a range of line numbers, from 1, both ends included.
type span struct{ first, last int }

func newFeatureTree(file string, doc *messages.GherkinDocument, source []byte) *featureTree {
	f := doc.Feature
	t := &featureTree{file: file, lines: bytes.Split(source, []byte("\n")), places: map[string]*place{}, written: map[string]*messages.Step{}}
	t.header = append(tagLines(f.Tags), int(f.Location.Line))
	for _, c := range doc.Comments {
		if strings.Contains(c.Text, "language:") && c.Location.Line < f.Location.Line {
			t.header = append(t.header, int(c.Location.Line))
		}
	}
	if len(t.lines) > 0 && bytes.Contains(t.lines[0], []byte("language:")) {
		t.header = append(t.header, 1)
	}
	starts := childStarts(f)
	until := func(line int) int { // the last line before the next child begins
		i, _ := slices.BinarySearch(starts, line+1)
		if i == len(starts) {
			return len(t.lines)
		}
		return starts[i] - 1
	}
	for _, child := range f.Children {
		switch {
		case child.Background != nil:
			t.common = append(t.common, t.background(child.Background, until))
		case child.Scenario != nil:
			t.scenario(child.Scenario, nil, nil, until)
		case child.Rule != nil:
			var common []span
			for _, c := range child.Rule.Children {
				switch {
				case c.Background != nil:
					common = append(common, t.background(c.Background, until))
				case c.Scenario != nil:
					t.scenario(c.Scenario, child.Rule, common, until)
				}
			}
		}
	}
	return t
}

// childStarts lists the first lines (tags included) of everything that can
// follow a scenario.
func childStarts(f *messages.Feature) []int {
	var starts []int
	add := func(tags []*messages.Tag, keyword *messages.Location) {
		starts = append(starts, slices.Min(append(tagLines(tags), int(keyword.Line))))
	}
	for _, c := range f.Children {
		switch {
		case c.Background != nil:
			add(nil, c.Background.Location)
		case c.Scenario != nil:
			add(c.Scenario.Tags, c.Scenario.Location)
		case c.Rule != nil:
			add(c.Rule.Tags, c.Rule.Location)
			for _, rc := range c.Rule.Children {
				if rc.Background != nil {
					add(nil, rc.Background.Location)
				} else {
					add(rc.Scenario.Tags, rc.Scenario.Location)
				}
			}
		}
	}
	slices.Sort(starts)
	return starts
}

func tagLines(tags []*messages.Tag) []int {
	var lines []int
	for _, t := range tags {
		lines = append(lines, int(t.Location.Line))
	}
	return lines
}

func (t *featureTree) background(b *messages.Background, until func(int) int) span {
	t.steps(b.Steps)
	return span{int(b.Location.Line), until(int(b.Location.Line))}
}

func (t *featureTree) scenario(s *messages.Scenario, rule *messages.Rule, common []span, until func(int) int) {
	t.steps(s.Steps)
	first := slices.Min(append(tagLines(s.Tags), int(s.Location.Line)))
	p := &place{scenario: s, span: span{first, until(int(s.Location.Line))}, rule: rule, common: common}
	if rule != nil {
		p.ruleHead = append(tagLines(rule.Tags), int(rule.Location.Line))
	}
	t.places[s.Id] = p
}

func (t *featureTree) steps(steps []*messages.Step) {
	for _, s := range steps {
		t.written[s.Id] = s
	}
}

// row finds an outline's row by its AST id.
func (p *place) row(id string) (*messages.Examples, *messages.TableRow) {
	for _, e := range p.scenario.Examples {
		for _, r := range e.TableBody {
			if r.Id == id {
				return e, r
			}
		}
	}
	return nil, nil
}

// source cuts out one scenario, or with row one row of an outline.
func (t *featureTree) source(p *place, examples *messages.Examples, row *messages.TableRow) []byte {
	keep := make([]bool, len(t.lines)+1) // by line number
	mark := func(s span) {
		for l := s.first; l <= s.last; l++ {
			keep[l] = true
		}
	}
	for _, l := range slices.Concat(t.header, p.ruleHead) {
		keep[l] = true
	}
	for _, s := range slices.Concat(t.common, p.common) {
		mark(s)
	}
	mark(p.span)
	if row != nil {
		for i, e := range p.scenario.Examples {
			last := p.span.last
			if i+1 < len(p.scenario.Examples) {
				next := p.scenario.Examples[i+1]
				last = slices.Min(append(tagLines(next.Tags), int(next.Location.Line))) - 1
			}
			first := slices.Min(append(tagLines(e.Tags), int(e.Location.Line)))
			for l := first; l <= last; l++ {
				keep[l] = e == examples && (l <= int(e.TableHeader.Location.Line) || l == int(row.Location.Line))
			}
		}
	}
	last := 0
	for l, k := range keep {
		if k {
			last = l
		}
	}
	var b bytes.Buffer
	for l := 1; l <= last; l++ {
		if keep[l] {
			b.Write(t.lines[l-1])
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}
