package reports

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

//go:embed page/page.html
var pageTemplate string

//go:embed page/style.css
var pageStyle string

//go:embed page/script.js
var pageScript string

// HTML writes the report that a QA manager signs: one file with both languages,
// for the screen and for A4, in the order of a protocol conformance test report
// (ISO/IEC 9646-5). It needs no network, and its content policy forbids one. The
// details of a case are packed and drawn when they are asked for.
func HTML(w io.Writer, r *model.Results, o Options) error {
	r, waived, err := prepare(r, o)
	if err != nil {
		return err
	}
	t, err := template.New("page").Funcs(pageFuncs()).Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	p, err := newPage(r, waived, o)
	if err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	if err := t.Execute(w, p); err != nil {
		return fmt.Errorf("reports: html: %w", err)
	}
	return nil
}

func pageFuncs() template.FuncMap {
	return template.FuncMap{
		"t":       both,
		"bi":      bilingual,
		"wire":    wireHTML,
		"told":    told,
		"zh":      func(s string) string { return language.Statement(Chinese, s) },
		"asks":    func(r *model.Reason) bool { return asksForPassword(r.Reproduce) },
		"vis":     func(s string) string { return visible([]byte(s)) },
		"verdict": verdictHTML,
		"tallies": Tallies,
		"clause":  clauseMark,
		"say":     say,
		"date":    func(p *page) string { return p.R.Run.Started.UTC().Format("2006-01-02 15:04 UTC") },
		"seconds": seconds,
		"join":    strings.Join,
		"index1":  func(i int) int { return i + 1 },
		"reproduction": func(r *model.Reason) string {
			return reproduction(r)
		},
	}
}

// page is what the template shows.
type page struct {
	R        *model.Results
	O        Options
	Waived   *Waived
	Lang     string
	Number   string // of the report: the first digits of the digest of the evidence
	Groups   []group
	Rows     []coverageRow
	Coverage template.HTML
	Chunks   []template.HTML // packed details of cases; base64 needs no escaping, and in a script would not be unescaped
	Style    template.CSS
	Script   template.JS
	Policy   string // content security policy
}

// group is the cases of one clause as the campaign lists them.
type group struct {
	clauseGroup
	EN, ZH string
	Lines  []caseLine
}

// caseLine is a line of the campaign.
type caseLine struct {
	*model.Case
	Details string // chunk and place in it, "3.17"; empty where there are none
	Waiver  *Waiver
	Expired *Waiver
}

// Why is the reason in one line, for what did not pass.
func (l caseLine) Why() template.HTML {
	if l.Verdict == model.Pass {
		return ""
	}
	return bilingual(message(English, l.Case), message(Chinese, l.Case))
}

func newPage(r *model.Results, waived *Waived, o Options) (*page, error) {
	p := &page{R: r, O: o, Waived: waived, Lang: o.lang(), Style: template.CSS(pageStyle), Script: template.JS(pageScript)}
	sum := sha256.Sum256([]byte(pageScript))
	p.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'"
	p.Number = p.number()
	p.Style += template.CSS(`@page{@bottom-left{content:"mftpspec ` + p.Number + `";font:9pt system-ui,sans-serif;color:#555}}`)
	p.Rows = coverageRows(requirementsOf(r))
	p.Coverage = coverageMap(p.Rows)
	pack, rows := packer{}, map[string]bool{}
	for _, row := range r.Ledger {
		rows[row.ID] = true
	}
	for _, g := range byClause(r.Cases) {
		view := group{clauseGroup: g}
		view.EN, view.ZH = clauseTitle(g.Clause)
		for _, k := range g.Cases {
			line := p.line(k)
			place, err := pack.add(fragment(k, rows))
			if err != nil {
				return nil, err
			}
			line.Details = place
			view.Lines = append(view.Lines, line)
		}
		p.Groups = append(p.Groups, view)
	}
	chunks, err := pack.finish()
	for _, c := range chunks {
		p.Chunks = append(p.Chunks, template.HTML(c))
	}
	return p, err
}

func (p *page) line(k *model.Case) caseLine {
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
func (p *page) number() string {
	for _, d := range p.O.Evidence {
		if _, err := hex.DecodeString(d.SHA256); err == nil && d.File == model.File && len(d.SHA256) >= 12 {
			return strings.ToUpper(d.SHA256[:12])
		}
	}
	return p.R.Run.Started.UTC().Format("20060102-150405")
}
