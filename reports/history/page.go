package history

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/latency"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// The template, the style and the script of the page.
var (
	//go:embed page.html
	pageTemplate string
	//go:embed history.css
	pageStyle string
	//go:embed history.js
	pageScript string
)

// view is what the template shows.
type view struct {
	H         *History
	Views     []*View
	Lang      string
	Product   string
	Models    []string
	Benches   []string
	Firmwares int
	From, To  string // days
	Virtual   bool
	Verdicts  []model.Verdict
	Data      template.JS
	Style     template.CSS
	Script    template.JS
	Policy    string
}

// HTML writes the history as one self-contained page in both languages, of which lang
// comes first.
func (h *History) HTML(w io.Writer, lang string) error {
	if len(h.Runs) == 0 {
		return errors.New("reports: history: no runs")
	}
	t, err := template.New("history").Funcs(page.Funcs()).Funcs(template.FuncMap{
		"standing": func(r *Run) text.Standing { return text.Standing{Status: r.Status, Scope: r.Scope} },
		"mark":     page.VerdictMark,
		"clauseTitle": func(clause string) template.HTML {
			en, zh := text.ClauseTitle(clause)
			return page.Bilingual(en, zh)
		},
	}).Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("reports: history: %w", err)
	}
	p := view{H: h, Views: h.Views(), Lang: lang, Verdicts: model.Verdicts(), Style: template.CSS(page.Style + pageStyle), Script: template.JS(pageScript), Policy: page.Policy(pageScript),
		From: day(h.Runs[0]), To: day(h.Runs[len(h.Runs)-1])}
	p.Firmwares = len(p.Views[0].Firmwares)
	for _, r := range h.Runs {
		p.Models = append(p.Models, r.Model)
		p.Benches = append(p.Benches, r.Benches...)
		p.Virtual = p.Virtual || r.Scope.Virtual != ""
	}
	p.Models, p.Benches = distinct(p.Models), distinct(p.Benches)
	p.Product = text.Visible([]byte(strings.Join(p.Models, ", ")))
	data, err := json.Marshal(h.data())
	if err != nil {
		return fmt.Errorf("reports: history: %w", err)
	}
	p.Data = template.JS(data) // json.Marshal escapes what could end a script
	if err := t.Execute(w, p); err != nil {
		return fmt.Errorf("reports: history: %w", err)
	}
	return nil
}

func day(r *Run) string { return r.Started.UTC().Format("2006-01-02") }

func distinct(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }

// Whole says whether the view is that of all runs.
func (v *View) Whole() bool { return v.Model == "" && v.Bench == "" }

// Newest are the steps, the newest first.
func (v *View) Newest() []Step {
	list := slices.Clone(v.Steps)
	slices.Reverse(list)
	return list
}

// The data that the script draws from.
type (
	pageData struct {
		Letters   map[string][2]string `json:"letters"` // word and Chinese
		Runs      []pageRun            `json:"runs"`
		Cases     []pageCase           `json:"cases"`
		Latencies []pageLatency        `json:"latencies"`
	}
	pageRun struct {
		Date     string   `json:"date"`
		Model    string   `json:"model"`
		Firmware string   `json:"firmware"`
		Benches  []string `json:"benches"`
		Report   string   `json:"report,omitempty"`
		Where    string   `json:"where,omitempty"` // of several benches: that of each case, as a character from !
	}
	pageCase struct {
		N      int    `json:"n"`
		ID     string `json:"id"`
		Clause string `json:"clause"`
		Title  string `json:"title"`
		ZH     string `json:"zh"` // the title in Chinese
		V      string `json:"v"`
	}
	pageLatency struct {
		Command string  `json:"command"`
		Result  bool    `json:"result"`
		US      []int64 `json:"us"` // for each run; 0: no sample
	}
)

func (h *History) data() pageData {
	d := pageData{Letters: map[string][2]string{}}
	for _, v := range model.Verdicts() {
		d.Letters[string(letter(v))] = [2]string{string(v), text.Say(language.Chinese, string(v))}
	}
	shown := func(s string) string { return text.Visible([]byte(s)) }
	keys := map[latency.Key]bool{}
	for _, r := range h.Runs {
		p := pageRun{Date: day(r), Model: shown(r.Model), Firmware: shown(r.Firmware), Report: r.Report}
		for _, b := range r.Benches {
			p.Benches = append(p.Benches, shown(b))
		}
		if len(r.Benches) > 1 {
			var where strings.Builder
			for n := range h.cases {
				where.WriteRune('!' + rune(r.of(n).bench))
			}
			p.Where = where.String()
		}
		d.Runs = append(d.Runs, p)
		for key := range r.Latencies {
			keys[key] = true
		}
	}
	for n, k := range h.cases {
		d.Cases = append(d.Cases, pageCase{n, shown(k.ID), shown(k.Clause), shown(k.Title), shown(gherkin.Title(language.Chinese, k.Title)), h.verdicts(n)})
	}
	for _, key := range slices.SortedFunc(maps.Keys(keys), func(a, b latency.Key) int { return strings.Compare(a.String(), b.String()) }) {
		l := pageLatency{Command: key.Command, Result: key.Result}
		for _, r := range h.Runs {
			l.US = append(l.US, r.Latencies[key])
		}
		d.Latencies = append(d.Latencies, l)
	}
	return d
}
