package reports

import (
	"html"
	"html/template"
	"regexp"
	"strings"

	"mftpspec/reports/model"
)

// markup builds HTML; text escapes, raw does not.
type markup struct{ strings.Builder }

func (m *markup) raw(s ...string) {
	for _, s := range s {
		m.WriteString(s)
	}
}

func (m *markup) text(s string) { m.WriteString(escape(s)) }

// escape makes text harmless, its invisible characters too; line ends stay.
func escape(s string) string { return html.EscapeString(visibleText(s)) }

func (m *markup) phrase(s string, args ...any) { m.WriteString(string(both(s, args...))) }

// attr is a text for an attribute, without the quotes around it.
func attr(s string) string { return html.EscapeString(visible([]byte(s))) }

// wire marks up what went over a line: the names of control bytes stand out, and
// the order on the page is the order of the bytes, whatever the script.
func (m *markup) wire(list []piece) {
	m.raw(`<code class="wire" dir="ltr">`)
	for _, p := range list {
		if p.control {
			m.raw("<i>")
			m.text(p.text)
			m.raw("</i>")
		} else {
			m.text(p.text)
		}
	}
	m.raw("</code>")
}

var byteName = regexp.MustCompile(`<(?:CR|LF|SUB|ESC|SP|x[0-9A-F]{2})>`)

// named splits text in which control bytes have names already.
func named(s string) []piece {
	var list []piece
	for _, p := range pieces([]byte(cut(s, shownHead))) {
		if p.control {
			list = append(list, p)
			continue
		}
		at := 0
		for _, span := range byteName.FindAllStringIndex(p.text, -1) {
			if span[0] > at {
				list = append(list, piece{text: p.text[at:span[0]]})
			}
			list = append(list, piece{text: p.text[span[0]:span[1]], control: true})
			at = span[1]
		}
		if at < len(p.text) {
			list = append(list, piece{text: p.text[at:]})
		}
	}
	return list
}

// wireHTML is for the page's template: text with named control bytes.
func wireHTML(s string) template.HTML {
	var m markup
	m.wire(named(s))
	return template.HTML(m.String())
}

// verdictMark is a sign for a verdict that needs no colour.
func verdictMark(v model.Verdict) string {
	switch v {
	case model.Pass:
		return "✓"
	case model.Fail:
		return "✗"
	case model.Inconc:
		return "?"
	case model.Error:
		return "!"
	case model.NA:
		return "–"
	}
	return "○"
}

func verdictHTML(v model.Verdict) template.HTML {
	word := string(v)
	return template.HTML(`<span class="verdict v-` + word + `"><b aria-hidden="true">` + verdictMark(v) + `</b> ` + string(both(word)) + `</span>`)
}
