package html

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// The template of the short edition, and what its style adds.
var (
	//go:embed short.html
	shortTemplate string
	//go:embed short.css
	shortStyle string
)

// WriteShort writes the edition that is printed: a page for A4 paper, in the language of
// the options, with what is signed and what failed. pages is on which page of the paper
// each element with an id is; nil: that is not known yet, and the contents leave room.
func WriteShort(w io.Writer, r *model.Results, o reports.Options, pages map[string]int) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	t, err := parsed(shortTemplate, template.FuncMap{
		"date":   func(s *short) string { return s.R.Run.Started.UTC().Format("2006-01-02 15:04 UTC") },
		"cut":    func(s string) string { return fit(s, partMost) },
		"short":  shortly,
		"typed":  typed,
		"places": places,
	})
	if err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	if err := t.Execute(w, newShort(r, waived, o, pages)); err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	return nil
}

// What of a failure fits on half a page of A4.
const (
	partMost    = 150 // columns of each part of the reason
	typedMost   = 5   // lines to type
	typedWidth  = 76  // columns of each
	demandsMost = 2   // requirements
)

// What the short edition has of lists that may be long.
const (
	halvesMost = 20 // failures on half a page
	restMost   = 250
)

// short is what the template of the short edition shows.
type short struct {
	*report
	Shown []halfPage
	Rest  []caseLine
	pages map[string]int
}

// halfPage is a failure.
type halfPage struct {
	caseLine
	Demanded []*join.Requirement
}

func newShort(r *model.Results, waived *waiver.Applied, o reports.Options, pages map[string]int) *short {
	p := &report{R: r, O: o, Waived: waived, Lang: o.Language(), Policy: page.Policy("")}
	p.Number = p.number()
	p.Style = template.CSS(page.Style+shortStyle) + p.paper()
	requirements := join.Requirements(r)
	p.Rows = coverageRows(requirements)
	p.Coverage = coverageMap(p.Rows)
	byID := map[string]*join.Requirement{}
	for _, q := range requirements {
		byID[q.ID] = q
	}
	s := &short{report: p, pages: pages}
	for _, g := range text.ByClause(r.Cases) {
		view := group{ClauseGroup: g}
		view.EN, view.ZH = text.ClauseTitle(g.Clause)
		for _, k := range g.Cases {
			line := p.line(k)
			view.Lines = append(view.Lines, line)
			switch {
			case k.Verdict != model.Fail:
			case len(s.Shown) == halvesMost:
				s.Rest = append(s.Rest, line)
			default:
				h := halfPage{caseLine: line}
				for _, id := range k.Requirements {
					if q := byID[id]; q != nil && q.EN != "" && len(h.Demanded) < demandsMost {
						h.Demanded = append(h.Demanded, q)
					}
				}
				s.Shown = append(s.Shown, h)
			}
		}
		p.Groups = append(p.Groups, view)
	}
	return s
}

// paper is what stands on the edge of each page: the number of the report, and of a
// virtual module its mark.
func (p *report) paper() template.CSS {
	style := `@page{@bottom-left{content:"mftpspec ` + p.Number + `";font:9pt system-ui,sans-serif;color:#555}}`
	if p.Standing().Virtual() { // on paper the mark of the head would be on the first page alone
		style += `@page{@top-center{content:"` + text.VirtualMark + ` · ` + p.Standing().Mark(language.Chinese) + `";font:bold 10pt system-ui,sans-serif;color:#7d5600}}`
	}
	return template.CSS(style)
}

// leftOut hides on paper what a page printed in its short edition has on the screen alone.
func (p *report) leftOut() template.CSS {
	if !p.O.Short {
		return ""
	}
	return `@media print{:is(#campaign,#ledger,#matrix,#selftest,.observation .evidence,.observation .scroll,.observation .transcript,.observation .caption){display:none!important}}`
}

// contentsEntry is a line of the contents.
type contentsEntry struct {
	ID    string
	Title template.HTML
	Page  string
	Parts []contentsEntry
}

// Contents are the sections, and the failures in theirs.
func (s *short) Contents() []contentsEntry {
	entry := func(id string, title template.HTML) contentsEntry {
		number := "00" // as wide as what will stand there
		if s.pages != nil {
			number = "–"
		}
		if n, ok := s.pages[id]; ok {
			number = strconv.Itoa(n)
		}
		return contentsEntry{ID: id, Title: title, Page: number}
	}
	section := func(n int, id, phrase string) contentsEntry {
		return entry(id, template.HTML(strconv.Itoa(n)+" ")+page.Both(phrase))
	}
	fails := section(3, "s-fails", "Fails")
	for _, h := range s.Shown {
		fails.Parts = append(fails.Parts, entry("s-"+h.ID, template.HTML(page.Attr(h.ID)+" ")+page.Bilingual(fit(h.Title, 80), fit(gherkin.Title(language.Chinese, h.Title), 80))))
	}
	return []contentsEntry{section(1, "s-status", "Conformance status"), section(2, "s-coverage", "Coverage map of the manual"), fails, section(4, "s-waivers", "Waivers"),
		section(5, "s-dialects", "Dialect record"), section(6, "s-questions", "Open questions for the vendor"), section(7, "s-ics", "Static conformance summary"),
		section(8, "s-ixit", "IXIT: what the laboratory added")}
}

// someLines are lines of a table, and how many more there are.
type someLines struct {
	List []caseLine
	More int
}

// Undecided are the selected cases without a verdict on the implementation; nil: none.
func (s *short) Undecided() *someLines {
	all := s.Open()
	if len(all) == 0 {
		return nil
	}
	n := min(len(all), restMost)
	return &someLines{all[:n], len(all) - n}
}

// Questions are those rows of the ledger that ask the vendor something.
func (s *short) Questions() []model.LedgerRow {
	var list []model.LedgerRow
	for _, row := range s.R.Ledger {
		if row.Question != nil {
			list = append(list, row)
		}
	}
	return list
}

// shortly is page.Told, as far as there is room.
func shortly(english string, t model.Text) template.HTML {
	zh := language.Told(language.Chinese, english, t)
	if fit(english, partMost) == english && fit(zh, partMost) == zh {
		return page.Told(english, t)
	}
	return page.Bilingual(fit(english, partMost), fit(zh, partMost))
}

// fit shortens a text to so many columns, of which a Chinese character takes two.
func fit(s string, columns int) string {
	for i, r := range s {
		if columns--; r >= 0x1100 {
			columns--
		}
		if columns < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// typed is the lines to type, as far as there is room.
func typed(r *model.Reason) string {
	lines := slices.Clone(r.Reproduce)
	more := ""
	if len(lines) > typedMost {
		more = fmt.Sprintf("\n… +%d", len(lines)-typedMost)
		lines = lines[:typedMost]
	}
	for i := range lines {
		lines[i] = fit(text.Visible([]byte(lines[i])), typedWidth)
	}
	return strings.Join(lines, "\n") + more
}
