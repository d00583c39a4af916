package html

import (
	"html/template"
	"strconv"
	"strings"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// drawing is markup of the details of a case.
type drawing struct{ page.Markup }

// head is where a case comes from, why it has its verdict, and its attempts, as HTML.
// rows are the rows of the ledger that the page has.
func head(k *model.Case, rows map[string]bool) string {
	var m drawing
	m.facts(k, rows)
	m.reason(k)
	for _, l := range k.Literal {
		m.Raw(`<p class="note">`)
		if rows[l.Row] {
			m.Raw(`<a href="#` + l.Row + `">` + l.Row + `</a> `)
		} else {
			m.Text(l.Row + " ")
		}
		m.Phrase("Under the literal text")
		m.Raw(": ", string(page.Verdict(l.Verdict)), " ", string(page.Told(l.Message, l.Text)), "</p>")
	}
	if len(k.Observations) > 0 {
		m.Raw(`<h4>`)
		m.Phrase("Permitted, but worth a line")
		m.Raw(`</h4><ul>`)
		for i, o := range k.Observations {
			m.Raw("<li>")
			m.Raw(string(page.Told(o, k.Observed(i))), "</li>")
		}
		m.Raw("</ul>")
	}
	m.attempts(k)
	return m.String()
}

func (m *drawing) facts(k *model.Case, rows map[string]bool) {
	m.Raw(`<dl class="facts">`)
	same := func(s string) string { return s }
	fact := func(name, value string, in func(string) string) {
		if value != "" {
			m.Raw("<div><dt>")
			m.Phrase(name)
			m.Raw("</dt><dd>")
			m.Raw(string(page.Bilingual(value, in(value))), "</dd></div>")
		}
	}
	links := func(name string, ids []string, known func(string) bool) {
		if len(ids) == 0 {
			return
		}
		m.Raw("<div><dt>")
		m.Phrase(name)
		m.Raw("</dt><dd>")
		for _, id := range ids {
			if !known(id) {
				m.Text(id + " ")
				continue
			}
			m.Raw(`<a href="#`, page.Attr(id), `">`)
			m.Text(id)
			m.Raw("</a> ")
		}
		m.Raw("</dd></div>")
	}
	fact("Rule", k.Rule, func(s string) string { return gherkin.Rule(language.Chinese, s) })
	links("Requirements", k.Requirements, func(string) bool { return true })
	links("Ledger rows", k.Rows, func(id string) bool { return rows[id] })
	fact("Source", k.Feature, same)
	fact("Level", k.Level, func(s string) string { return text.Say(language.Chinese, s) })
	fact("Bench", k.Bench, same)
	m.Raw("</dl>")
}

// reason is what a verdict other than pass rests on.
func (m *drawing) reason(k *model.Case) {
	r := k.Reason
	if r == nil {
		return
	}
	m.Raw(`<table class="reason">`)
	row := func(name, value string, t model.Text) {
		if value == "" {
			return
		}
		m.Raw(`<tr><th scope="row">`)
		m.Phrase(name)
		m.Raw("</th><td")
		if name == "Statement" || name == "Clause" {
			m.Raw(` class="prose"`)
		}
		m.Raw(">")
		m.Raw(string(page.Told(value, t)), "</td></tr>")
	}
	said := r.Said()
	row("Statement", r.Message, said.Message)
	plain := func(name, value string) { row(name, value, model.Plain(value)) }
	plain("Clause", strings.TrimSpace(text.ClauseMark(r.Clause)+" "+r.Requirement))
	if r.Step != "" {
		m.Raw(`<tr><th scope="row">`)
		m.Phrase("Step")
		m.Raw("</th><td>", string(page.Step(r.Step)), "</td></tr>")
	}
	plain("Sent", r.Sent)
	row("Expected", r.Expected, said.Expected)
	row("Observed", r.Observed, said.Observed)
	row("Seen at the server", r.Server, said.Server)
	plain("Blocked by", r.BlockedBy)
	m.Raw("</table>")
	if r.Serve != "" {
		m.Raw(`<figure class="copy"><figcaption>`)
		m.Phrase("To reproduce, the FTP server must be and do this, and this command is it")
		m.Raw("</figcaption>", string(setting(r)), "</figure>")
	}
	if len(r.Reproduce) > 0 {
		m.Raw(`<figure class="copy"><figcaption>`)
		m.Phrase("To reproduce, type on the AT port")
		if model.AskForPassword(r.Reproduce) {
			m.Raw("; ")
			m.Phrase("host, port, user name and password are those of your own FTP server")
		}
		m.Raw(`</figcaption><pre class="wire" dir="ltr">`)
		m.Text(reproduction(r))
		m.Raw("</pre></figure>")
	}
}

// setting is what the server must be, and the command that it is, in both languages.
func setting(r *model.Reason) template.HTML {
	var m page.Markup
	for _, lang := range []string{language.English, language.Chinese} {
		m.Raw(`<pre class="wire" dir="ltr" lang="`, lang, `">`)
		m.Text(text.Cut(text.VisibleText(strings.Join(gherkin.Steps(lang, r.ServerIs()), "\n")), text.ShownHead))
		m.Raw("</pre>")
	}
	return template.HTML(m.String())
}

func reproduction(r *model.Reason) string {
	return text.Cut(text.VisibleText(strings.Join(r.Reproduce, "\n")), text.ShownHead)
}

func (m *drawing) attempts(k *model.Case) {
	if len(k.Attempts) < 2 && k.Repeats == nil {
		return
	}
	m.Raw("<h4>")
	m.Phrase("Attempts")
	m.Raw(`</h4>`)
	if text := text.Repeated(k); text != "" {
		m.Raw("<p>")
		m.Text(text)
		m.Raw("</p>")
	}
	m.Raw(`<ol class="attempts">`)
	for i, a := range k.Attempts {
		if n := a.N; n != 0 && n != i+1 { // those between are only counted
			m.Raw(`<li value="`, strconv.Itoa(n), `">`)
			m.attempt(k, &a)
			continue
		}
		m.Raw("<li>")
		m.attempt(k, &a)
	}
	m.Raw("</ol>")
}

// attempt is one line of the attempts; with a trace of its own it can be opened.
func (m *drawing) attempt(k *model.Case, a *model.Attempt) {
	if len(a.Trace) > 0 {
		m.Raw("<details><summary>")
	}
	m.Raw(string(page.Verdict(a.Verdict)), " ", strconv.FormatInt(a.DurationMS, 10), " ms ")
	if a.Reason != nil {
		m.Raw(string(page.Told(text.Cut(a.Reason.Message, 300), a.Reason.Said().Message)))
	}
	if len(a.Trace) > 0 {
		m.Raw(`</summary><div class="attempt" data-anchor="`, page.Attr(k.ID), "/", strconv.Itoa(a.N), `"></div></details>`)
	}
	m.Raw("</li>")
}

// kindInChinese is the Chinese of the kinds that most transcripts have.
func kindInChinese(kind string) string {
	if zh := text.Say(language.Chinese, "event "+kind); zh != "event "+kind {
		return zh
	}
	return kind
}

// isWord says whether an event is what the suite says, and no line of anybody.
func isWord(e *model.Event) bool {
	return len(e.Bytes) == 0 && e.Size == 0 && (e.Kind == "note" || e.Kind == "open" || e.Kind == "close")
}
