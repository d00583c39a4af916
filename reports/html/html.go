// Package html writes the report that a QA manager signs: one page in both languages, for the
// screen and for A4. Cli calls Write. It must never decide anything: verdicts, status and waivers
// come from the results and options.
package html

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Write writes the report that a QA manager signs: one file with both languages,
// for the screen and for A4, in the order of a protocol conformance test report
// (ISO/IEC 9646-5). It needs no network, and its content policy forbids one. The
// details of a case are packed and drawn when they are asked for.
func Write(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	t, err := parsed(page.ReportTemplate, template.FuncMap{
		"date":         func(p *report) string { return p.R.Run.Started.UTC().Format("2006-01-02 15:04 UTC") },
		"reproduction": reproduction,
		"setting":      setting,
	})
	if err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	p, err := newReport(r, waived, o)
	if err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	if err := t.Execute(w, p); err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	return nil
}

// parsed is the template of an edition, with the parts that every edition has.
func parsed(edition string, funcs template.FuncMap) (*template.Template, error) {
	t, err := template.New("report").Funcs(page.Funcs()).Funcs(template.FuncMap{
		"asks": func(r *model.Reason) bool { return model.AskForPassword(r.Reproduce) },
	}).Funcs(funcs).Parse(page.PartsTemplate)
	if err != nil {
		return nil, err
	}
	return t.Parse(edition)
}

// report is what the template shows.
type report struct {
	R        *model.Results
	O        reports.Options
	Waived   *waiver.Applied
	Lang     string
	Number   string // of the report: the first digits of the digest of the evidence
	Groups   []group
	Rows     []coverageRow
	Coverage template.HTML
	Chunks   []template.HTML // packed details of cases
	Lexicon  template.JS     // what evidence.js needs besides
	Style    template.CSS
	Script   template.JS
	Policy   string // content security policy
	Fails    []observation

	pack packer
}

// group is the cases of one clause as the campaign lists them.
type group struct {
	text.ClauseGroup
	EN, ZH string
	Lines  []caseLine
}

// caseLine is a line of the campaign.
type caseLine struct {
	*model.Case
	Details string // chunk and place in it, "3.17"; empty where there are none
	Waiver  *waiver.Waiver
	Expired *waiver.Waiver
}

// Known says whether the style sheet writes the name of the level by the attribute of the line,
// so that the page need not have it.
func (l caseLine) Known() bool {
	return l.Level == "strict" || l.Level == "dialect" || l.Level == "record"
}

// Passed says whether the verdict is pass, whose word the style sheet writes.
func (l caseLine) Passed() bool { return l.Verdict == model.Pass }

// Why is the reason in one line, for what did not pass.
func (l caseLine) Why() template.HTML {
	if l.Verdict == model.Pass {
		return ""
	}
	return page.Bilingual(text.Message(language.English, l.Case), text.Message(language.Chinese, l.Case))
}

func newReport(r *model.Results, waived *waiver.Applied, o reports.Options) (*report, error) {
	p := &report{R: r, O: o, Waived: waived, Lang: o.Language(), Style: template.CSS(page.Style), Script: template.JS(page.ReportScript())}
	p.Policy = page.Policy(page.ReportScript())
	p.Number = p.number()
	p.Style += template.CSS(`@page{@bottom-left{content:"mftpspec ` + p.Number + `";font:9pt system-ui,sans-serif;color:#555}}`)
	if p.Standing().Virtual() { // on paper the mark of the head would be on the first page alone
		p.Style += template.CSS(`@page{@top-center{content:"` + text.VirtualMark + ` · ` + p.Standing().Mark(language.Chinese) + `";font:bold 10pt system-ui,sans-serif;color:#7d5600}}`)
	}
	p.Style += p.leftOut()
	p.Rows = coverageRows(join.Requirements(r))
	p.Coverage = coverageMap(p.Rows)
	rows := map[string]bool{}
	for _, row := range r.Ledger {
		rows[row.ID] = true
	}
	for _, g := range text.ByClause(r.Cases) {
		view := group{ClauseGroup: g}
		view.EN, view.ZH = text.ClauseTitle(g.Clause)
		for _, k := range g.Cases {
			line := p.line(k)
			place, err := p.pack.add(k, rows)
			if err != nil {
				return nil, err
			}
			line.Details = place
			view.Lines = append(view.Lines, line)
		}
		p.Groups = append(p.Groups, view)
	}
	if err := p.pack.close(); err != nil {
		return nil, err
	}
	p.Chunks = p.pack.chunks
	fails, err := p.fails()
	if err != nil {
		return nil, err
	}
	p.Fails = fails
	words, err := json.Marshal(p.pack.lexicon())
	p.Lexicon = template.JS(words)
	return p, err
}

func (p *report) line(k *model.Case) caseLine {
	l := caseLine{Case: k}
	if w, ok := p.Waived.Valid[k.ID]; ok {
		l.Waiver = &w
	}
	if w, ok := p.Waived.Expired[k.ID]; ok {
		l.Expired = &w
	}
	return l
}

// number names the report: equal for equal evidence.
func (p *report) number() string {
	for _, d := range p.O.Evidence {
		if _, err := hex.DecodeString(d.SHA256); err == nil && d.File == model.File && len(d.SHA256) >= 12 {
			return strings.ToUpper(d.SHA256[:12])
		}
	}
	return p.R.Run.Started.UTC().Format("20060102-150405")
}
