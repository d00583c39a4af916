package reports

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

//go:embed page/compare.html
var compareTemplate string

//go:embed page/compare.js
var compareScript string

// HTML writes the comparison as one self-contained file in both languages.
func (c *Comparison) HTML(w io.Writer) error {
	t, err := template.New("compare").Funcs(pageFuncs()).Funcs(template.FuncMap{"span": span}).Parse(compareTemplate)
	if err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	sum := sha256.Sum256([]byte(compareScript))
	view := struct {
		*Comparison
		Lang   string
		Parts  []comparePart
		Facts  []factPart
		Style  template.CSS
		Script template.JS
		Policy string
	}{c, c.options.lang(), c.parts(), c.facts(), template.CSS(pageStyle), template.JS(compareScript),
		"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
			base64.StdEncoding.EncodeToString(sum[:]) + "'"}
	if err := t.Execute(w, view); err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	return nil
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
	return []factPart{{"iut", "Device", c.IUT}, {"dialects", "Dialects that changed", c.Dialects}, {"suite", "Suite", c.Suite}, {"ics", "ICS", c.ICS}, {"ixit", "IXIT", c.IXIT}}
}

// Verdict is the outcome of the comparison in a phrase.
func (c *Comparison) Verdict() template.HTML { return both(c.outcome()) }

func (c *Comparison) outcome() string {
	if c.Regressed() {
		return "Worse than before."
	}
	return "The same as before, or better."
}

// Markdown writes the comparison in one language, under 1 MiB.
func (c *Comparison) Markdown(w io.Writer) error {
	m := &markdown{lang: c.options.lang(), limit: markdownLimit}
	m.heading(1, say(m.lang, c.outcome()))
	m.line("| | %s | %s |\n|--|--|--|", say(m.lang, "Before"), say(m.lang, "Now"))
	row := func(name, old, new string) { m.line("| %s | %s | %s |", name, markdownText(old), markdownText(new)) }
	a, b := c.Old.Results, c.New.Results
	row(say(m.lang, "Results"), c.Old.Name, c.New.Name)
	row(say(m.lang, "Firmware"), a.IUT.Firmware, b.IUT.Firmware)
	row(say(m.lang, "Status"), string(a.Status), string(b.Status))
	for _, v := range model.Verdicts() {
		m.line("| %s | %d | %d |", say(m.lang, string(v)), a.Summary.Of(v), b.Summary.Of(v))
	}
	m.line("")
	for _, p := range c.parts() {
		m.changes(say(m.lang, p.Title), p.Cases)
	}
	if len(c.Timing) > 0 {
		m.heading(2, say(m.lang, "Timing beyond its noise"))
		m.line("| | %s | %s | %s |\n|--|--:|--:|--:|", say(m.lang, "Before"), say(m.lang, "Now"), say(m.lang, "Noise"))
		for _, d := range c.Timing {
			m.line("| %s | %s | %s (%+d %%) | %s |", markdownText(d.Key), span(d.Old), span(d.New), d.Percent(), span(d.Noise))
		}
		m.line("")
	}
	for _, f := range c.facts() {
		if len(f.List) == 0 {
			continue
		}
		m.heading(2, say(m.lang, f.Title))
		m.line("| | %s | %s |\n|--|--|--|", say(m.lang, "Before"), say(m.lang, "Now"))
		left := 0
		for _, d := range f.List {
			if m.Len() > m.limit-block {
				left++
				continue
			}
			row(markdownText(cut(d.Key, 200)), cut(d.Old, 300), cut(d.New, 300))
		}
		m.line("")
		m.more(left)
	}
	if _, err := io.WriteString(w, m.String()); err != nil {
		return fmt.Errorf("reports: compare: %w", err)
	}
	return nil
}

func (m *markdown) changes(title string, list []Change) {
	if len(list) == 0 {
		return
	}
	m.heading(2, fmt.Sprintf("%s: %d", title, len(list)))
	left := 0
	for _, k := range list {
		if m.Len() > m.limit*3/4 {
			left++
			continue
		}
		note := ""
		if k.Waived {
			note = " (" + say(m.lang, "waived") + ")"
		}
		m.line("- `%s` %s: %s → %s%s %s", k.ID, markdownText(cut(k.Title, 200)), verdictWord(m.lang, k.Old), verdictWord(m.lang, k.New), note, markdownText(cut(language.Statement(m.lang, k.Why), 300)))
	}
	m.line("")
	m.more(left)
}

func verdictWord(lang string, v model.Verdict) string {
	if v == "" {
		return "–"
	}
	return say(lang, string(v))
}
