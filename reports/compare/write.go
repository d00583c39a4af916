package compare

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/markdown"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// HTML writes the comparison as one self-contained file in both languages.
func (c *Comparison) HTML(w io.Writer) error {
	t, err := template.New("compare").Funcs(page.Funcs()).Funcs(template.FuncMap{"at": func(report, id string, v model.Verdict) place { return place{report, id, v} }, "standing": func(s reports.Side) text.Standing {
		if s.Results == c.New.Results {
			return text.StandingOf(s.Results, c.waived)
		}
		return text.StandingOf(s.Results, nil)
	}}).Parse(page.CompareTemplate)
	if err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	view := struct {
		*Comparison
		Lang    string
		Virtual bool
		Parts   []comparePart
		Facts   []factPart
		Style   template.CSS
		Script  template.JS
		Policy  string
	}{c, c.options.Language(), c.Old.Results.Extent().Virtual != "" || c.New.Results.Extent().Virtual != "", c.parts(), c.facts(), template.CSS(page.Style), template.JS(page.CompareScript),
		page.Policy(page.CompareScript)}
	if err := t.Execute(w, view); err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	return nil
}

// place is a case in the report of one run, with its verdict there.
type place struct {
	Report, ID string
	Verdict    model.Verdict
}

// comparePart is a list of cases under a heading.
type comparePart struct {
	ID, Title string
	Cases     []Change
}

func (c *Comparison) parts() []comparePart {
	return []comparePart{{"worse", "Worse", c.Worse}, {"better", "Better", c.Better}, {"unclear", "Changed, neither worse nor better", c.Unclear},
		{"added", "Tested only now", c.Added}, {"gone", "Tested only before", c.Gone}}
}

// factPart is a list of differences under a heading.
type factPart struct {
	ID, Title string
	List      []Difference
}

func (c *Comparison) facts() []factPart {
	return []factPart{{"iut", "Device", c.IUT}, {"suite", "Suite", c.Suite}, {"ics", "ICS", c.ICS}, {"ixit", "IXIT", c.IXIT}}
}

// Verdict is the outcome of the comparison in a phrase.
func (c *Comparison) Verdict() template.HTML { return page.Both(c.outcome()) }

func (c *Comparison) outcome() string {
	if c.Regressed() {
		return "Worse than before."
	}
	return "The same as before, or better."
}

// Markdown writes the comparison in one language, under 1 MiB.
func (c *Comparison) Markdown(w io.Writer) error {
	m := &markdown.Document{Lang: c.options.Language(), Limit: markdown.Limit}
	m.Heading(1, text.Say(m.Lang, c.outcome()))
	m.Line("| | %s | %s |\n|--|--|--|", text.Say(m.Lang, "Before"), text.Say(m.Lang, "Now"))
	row := func(name, old, new string) { m.Line("| %s | %s | %s |", name, markdown.Text(old), markdown.Text(new)) }
	a, b := c.Old.Results, c.New.Results
	row(text.Say(m.Lang, "Results"), c.Old.Name, c.New.Name)
	row(text.Say(m.Lang, "Firmware"), a.IUT.Firmware, b.IUT.Firmware)
	row(text.Say(m.Lang, "Status"), text.StandingOf(a, nil).Full(m.Lang), text.StandingOf(b, c.waived).Full(m.Lang))
	for _, v := range model.Verdicts() {
		m.Line("| %s | %d | %d |", text.Say(m.Lang, string(v)), a.Summary.Of(v), b.Summary.Of(v))
	}
	m.Line("")
	for _, p := range c.parts() {
		changes(m, text.Say(m.Lang, p.Title), p.Cases)
	}
	if len(c.Timing) > 0 {
		m.Heading(2, text.Say(m.Lang, "Timing beyond its noise"))
		m.Line("| | %s | %s | %s |\n|--|--:|--:|--:|", text.Say(m.Lang, "Before"), text.Say(m.Lang, "Now"), text.Say(m.Lang, "Noise"))
		for _, d := range c.Timing {
			m.Line("| %s | %s | %s (%+d %%) | %s |", markdown.Text(d.Key), text.Span(d.Old), text.Span(d.New), d.Percent(), text.Span(d.Noise))
		}
		m.Line("")
	}
	c.rows(m)
	for _, f := range c.facts() {
		if len(f.List) == 0 {
			continue
		}
		m.Heading(2, text.Say(m.Lang, f.Title))
		m.Line("| | %s | %s |\n|--|--|--|", text.Say(m.Lang, "Before"), text.Say(m.Lang, "Now"))
		left := 0
		for _, d := range f.List {
			if m.Len() > m.Limit-markdown.Block {
				left++
				continue
			}
			row(markdown.Text(text.Cut(d.Key, 200)), text.Cut(d.Old, 300), text.Cut(d.New, 300))
		}
		m.Line("")
		m.More(left)
	}
	if _, err := io.WriteString(w, m.String()); err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	return nil
}

// rows writes the dialects that changed.
func (c *Comparison) rows(m *markdown.Document) {
	list := c.Rows()
	if len(list) == 0 {
		return
	}
	m.Heading(2, text.Say(m.Lang, "Dialects that changed"))
	m.Line("| %s | %s | %s | %s |\n|--|--|--|--|", text.Say(m.Lang, "Row"), text.Say(m.Lang, "Before"), text.Say(m.Lang, "Now"), text.Say(m.Lang, "Where"))
	left := 0
	for _, row := range list {
		for _, r := range row.Changes {
			if m.Len() > m.Limit-markdown.Block {
				left++
				continue
			}
			m.Line("| %s | %s | %s | %s |", markdown.Text(text.Cut(row.Row.ID, 200)), markdown.Text(text.Cut(r.Old, 300)), markdown.Text(text.Cut(r.New, 300)), markdown.Text(text.Cut(strings.Join(r.Where, " · "), 600)))
		}
	}
	m.Line("")
	m.More(left)
}

func changes(m *markdown.Document, title string, list []Change) {
	if len(list) == 0 {
		return
	}
	m.Heading(2, fmt.Sprintf("%s: %d", title, len(list)))
	left := 0
	for _, k := range list {
		if m.Len() > m.Limit*3/4 {
			left++
			continue
		}
		note := ""
		if k.Waived {
			note = " (" + text.Say(m.Lang, "waived") + ")"
		}
		m.Line("- `%s` %s: %s → %s%s %s", k.ID, markdown.Text(text.Cut(gherkin.Title(m.Lang, k.Title), 200)), verdictWord(m.Lang, k.Old), verdictWord(m.Lang, k.New), note, markdown.Text(text.Cut(k.Why(m.Lang), 300)))
	}
	m.Line("")
	m.More(left)
}

func verdictWord(lang string, v model.Verdict) string {
	if v == "" {
		return "–"
	}
	return text.Say(lang, string(v))
}

// Why is what the verdict rests on, of the run that has the worse one; empty: both
// passed, or it was not executed.
func (k Change) Why(lang string) string {
	if k.why == nil {
		return ""
	}
	return text.Message(lang, k.why)
}

// Told is Why for the page.
func (k Change) Told() template.HTML {
	return page.Bilingual(k.Why(language.English), k.Why(language.Chinese))
}
