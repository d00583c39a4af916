package html

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// Heading is the title of the first page.
func (p *report) Heading() string {
	if p.O.Title != "" {
		return text.Visible([]byte(p.O.Title))
	}
	return ""
}

// Product is what was tested, in the words of the one who asked for it.
func (p *report) Product() string { return p.O.ProductOf(p.R) }

// Meaning says what the status stands for.
func (p *report) Meaning() template.HTML {
	switch p.R.Status {
	case model.Conforming:
		if p.Standing().Scope.Partial {
			return page.Both("All selected test cases passed, but not everything that applies to the device was executed: nothing is said about the rest.")
		}
		return page.Both("All selected test cases passed: the implementation conforms to the tested requirements.")
	case model.NonConforming:
		return page.Both("At least one test case failed: the implementation contradicts a strict requirement of the manual.")
	}
	return page.Both("No test case failed, but not all that were selected gave a verdict: nothing can be concluded yet.")
}

// Standing is what the run may claim.
func (p *report) Standing() text.Standing { return text.StandingOf(p.R, p.Waived) }

// ChineseStanding is the same in Chinese.
func (p *report) ChineseStanding() string { return p.Standing().In(language.Chinese) }

// Declared gives the laboratory, with empty fields where nothing is known.
func (p *report) Declared() model.Laboratory {
	if p.R.Laboratory == nil {
		return model.Laboratory{}
	}
	return *p.R.Laboratory
}

// Statements say what the status rests on, and what it does not say.
func (p *report) Statements() []template.HTML {
	var list []template.HTML
	for _, s := range text.Statements(p.R, p.Waived) {
		list = append(list, page.Bilingual(s.In(language.English), s.In(language.Chinese)))
	}
	return list
}

// Tallies are the counts of the whole run.
func (p *report) Tallies() []model.Tally { return p.R.Summary.Tallies() }

// Tallies are the counts of a clause.
func (g group) Tallies() []model.Tally { return g.Summary.Tallies() }

// levelLine is the counts of the cases of one level.
type levelLine struct {
	Level   string
	Tallies []model.Tally
	Total   int
}

// Levels are the counts for each level of requirement.
func (p *report) Levels() []levelLine {
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
		sums[k.Level].Add(k.Verdict)
	}
	var list []levelLine
	for _, level := range order {
		if s := sums[level]; s != nil {
			list = append(list, levelLine{level, s.Tallies(), s.Total()})
		}
	}
	return list
}

// Bar draws the shares of the verdicts of a summary.
func (g group) Bar() template.HTML { return bar(g.Summary, 120) }

func bar(s model.Summary, width int) template.HTML {
	var m page.Markup
	fmt.Fprintf(&m, `<svg class="bar" viewBox="0 0 %d 8" width="%d" height="8" aria-hidden="true">`, width, width)
	x := 0.0
	for _, t := range s.Tallies() {
		if t.Count == 0 {
			continue
		}
		w := float64(t.Count) * float64(width) / float64(s.Total())
		fmt.Fprintf(&m, `<rect class="v-%s" x="%.2f" width="%.2f" height="8"/>`, t.Verdict, x, w)
		x += w
	}
	m.Raw("</svg>")
	return template.HTML(m.String())
}

// item is one line of a declaration: its name, what was declared, what was seen.
type item struct {
	Name, Declared, Seen string
	Agree                string // yes, no, or empty where nothing was seen
}

// Static sets what the ICS declares beside what was observed.
func (p *report) Static() []item {
	declared, seen := text.Flatten(p.R.ICS), text.Flatten(p.R.Observed)
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
func (p *report) IXIT() []item {
	var list []item
	values := text.Flatten(p.R.IXIT)
	for _, n := range slices.Sorted(maps.Keys(values)) {
		list = append(list, item{Name: n, Declared: values[n]})
	}
	return list
}
