package reports

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Heading is the title of the first page.
func (p *page) Heading() string {
	if p.O.Title != "" {
		return visible([]byte(p.O.Title))
	}
	return ""
}

// Product is what was tested, in the words of the one who asked for it.
func (p *page) Product() string {
	if p.O.Product != "" {
		return visible([]byte(p.O.Product))
	}
	return visible([]byte(strings.TrimSpace(p.R.IUT.Manufacturer + " " + p.R.IUT.Model)))
}

// Meaning says what the status stands for.
func (p *page) Meaning() template.HTML {
	switch p.R.Status {
	case model.Conforming:
		return both("All selected test cases passed: the implementation conforms to the tested requirements.")
	case model.NonConforming:
		return both("At least one test case failed: the implementation contradicts a strict requirement of the manual.")
	}
	return both("No test case failed, but not all that were selected gave a verdict: nothing can be concluded yet.")
}

// ChineseStatus is the status word in Chinese.
func (p *page) ChineseStatus() string { return say(Chinese, string(p.R.Status)) }

// sentence is a phrase with its values, in no language yet.
type sentence struct {
	words  string
	values []any
}

// in says the sentence in a language, and what the suite says within it too.
func (s sentence) in(lang string) string {
	values := slices.Clone(s.values)
	for i, v := range values {
		if text, ok := v.(string); ok {
			values[i] = language.Statement(lang, text)
		}
	}
	return say(lang, s.words, values...)
}

// Statements say what the status rests on, and what it does not say.
func (p *page) Statements() []template.HTML {
	var list []template.HTML
	for _, s := range statements(p.R, p.Waived) {
		list = append(list, bilingual(s.in(English), s.in(Chinese)))
	}
	return list
}

func statements(r *model.Results, waived *Waived) []sentence {
	var list []sentence
	state := func(words string, values ...any) { list = append(list, sentence{words, values}) }
	s, open := r.Summary, model.Open(r.Cases)
	switch r.Status {
	case model.NonConforming:
		state("%d of %d executed test cases failed: the implementation contradicts the manual there.", s.Fail, executed(s))
		if n := len(waived.Valid); n > 0 {
			state("Fails that are waived: %d; not waived: %d.", n, len(waived.Fails))
		}
		if n := len(waived.Expired); n > 0 {
			state("Waivers that have expired and no longer count: %d.", n)
		}
	case model.Conforming:
		state("All %d selected test cases passed: the implementation conforms to the tested requirements. This is no certificate.", s.Pass)
	}
	if open > 0 {
		state("%d of %d selected test cases have no verdict on the implementation: the test is incomplete.", open, selected(r))
	} else if s.Pass+s.Fail == 0 {
		state("No test case was executed: nothing is said about the implementation.")
	}
	if r.Run.Stopped != "" {
		state("The run ended early: %s.", visible([]byte(r.Run.Stopped)))
	}
	parts(r, state)
	if n := s.NA + notSelected(r); n > 0 {
		state("%d of %d test cases of the suite were not selected or do not apply: see the test campaign.", n, s.Total())
	}
	return list
}

func executed(s model.Summary) int { return s.Pass + s.Fail + s.Inconc + s.Error }

func selected(r *model.Results) int {
	n := 0
	for i := range r.Cases {
		if r.Cases[i].Selected {
			n++
		}
	}
	return n
}

func notSelected(r *model.Results) int {
	n := 0
	for i := range r.Cases {
		if k := &r.Cases[i]; !k.Selected && k.Verdict == model.None {
			n++
		}
	}
	return n
}

// tally is a count with its verdict.
type tally struct {
	Verdict model.Verdict
	Count   int
}

// Tallies are the counts of a summary, for each verdict.
func Tallies(s model.Summary) []tally {
	var list []tally
	for _, v := range model.Verdicts() {
		list = append(list, tally{v, s.Of(v)})
	}
	return list
}

// Tallies are the counts of the whole run.
func (p *page) Tallies() []tally { return Tallies(p.R.Summary) }

// Tallies are the counts of a clause.
func (g group) Tallies() []tally { return Tallies(g.Summary) }

// levelLine is the counts of the cases of one level.
type levelLine struct {
	Level   string
	Tallies []tally
	Total   int
}

// Levels are the counts for each level of requirement.
func (p *page) Levels() []levelLine {
	sums := map[string]*model.Summary{}
	order := []string{"strict", "dialect", "record"}
	for i := range p.R.Cases {
		k := &p.R.Cases[i]
		if sums[k.Level] == nil {
			sums[k.Level] = &model.Summary{}
			if !slices.Contains(order, k.Level) {
				order = append(order, k.Level)
			}
		}
		add(sums[k.Level], model.Count(p.R.Cases[i:i+1]))
	}
	var list []levelLine
	for _, level := range order {
		if s := sums[level]; s != nil {
			list = append(list, levelLine{level, Tallies(*s), s.Total()})
		}
	}
	return list
}

// Bar draws the shares of the verdicts of a summary.
func (g group) Bar() template.HTML { return bar(g.Summary, 120) }

func bar(s model.Summary, width int) template.HTML {
	var m markup
	fmt.Fprintf(&m, `<svg class="bar" viewBox="0 0 %d 8" width="%d" height="8" aria-hidden="true">`, width, width)
	x := 0.0
	for _, t := range Tallies(s) {
		if t.Count == 0 {
			continue
		}
		w := float64(t.Count) * float64(width) / float64(s.Total())
		fmt.Fprintf(&m, `<rect class="v-%s" x="%.2f" width="%.2f" height="8"/>`, t.Verdict, x, w)
		x += w
	}
	m.raw("</svg>")
	return template.HTML(m.String())
}

// item is one line of a declaration: its name, what was declared, what was seen.
type item struct {
	Name, Declared, Seen string
	Agree                string // yes, no, or empty where nothing was seen
}

// Static sets what the ICS declares beside what was observed.
func (p *page) Static() []item {
	declared, seen := flatten(p.R.ICS), flatten(p.R.Observed)
	names := slices.Sorted(maps.Keys(declared))
	for _, n := range slices.Sorted(maps.Keys(seen)) {
		if _, ok := declared[n]; !ok {
			names = append(names, n)
		}
	}
	var list []item
	for _, n := range names {
		i := item{Name: n, Declared: declared[n], Seen: seen[n]}
		if i.Seen != "" && i.Declared != "" {
			i.Agree = "no"
			if i.Seen == i.Declared || n == "model" && strings.HasPrefix(i.Seen, i.Declared) {
				i.Agree = "yes"
			}
		}
		list = append(list, i)
	}
	return list
}

// IXIT lists what the laboratory added.
func (p *page) IXIT() []item {
	var list []item
	values := flatten(p.R.IXIT)
	for _, n := range slices.Sorted(maps.Keys(values)) {
		list = append(list, item{Name: n, Declared: values[n]})
	}
	return list
}

// flatten writes a declaration as dotted names and values.
func flatten(m map[string]any) map[string]string {
	out := map[string]string{}
	var walk func(prefix string, v any)
	walk = func(prefix string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, sub := range v {
				walk(strings.TrimPrefix(prefix+"."+k, "."), sub)
			}
		case []any:
			parts := make([]string, len(v))
			for i := range v {
				parts[i] = fmt.Sprint(v[i])
			}
			out[prefix] = visible([]byte(strings.Join(parts, " · ")))
		case nil:
			out[prefix] = ""
		default:
			out[prefix] = visible(fmt.Append(nil, v))
		}
	}
	walk("", m)
	delete(out, "")
	return out
}
