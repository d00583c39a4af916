package page

import (
	"html"
	"html/template"
	"regexp"
	"strings"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Markup builds HTML; Text escapes, Raw does not.
type Markup struct{ strings.Builder }

// Raw adds markup as it is.
func (m *Markup) Raw(s ...string) {
	for _, s := range s {
		m.WriteString(s)
	}
}

// Text adds text, escaped.
func (m *Markup) Text(s string) { m.WriteString(escape(s)) }

// escape makes text between tags harmless, its invisible characters too; line ends and
// quotes stay.
func escape(s string) string { return betweenTags.Replace(text.VisibleText(s)) }

var betweenTags = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Phrase adds a phrase of the catalogue in both languages.
func (m *Markup) Phrase(s string, args ...any) { m.WriteString(string(Both(s, args...))) }

// Attr is a text for an attribute, without the quotes around it.
func Attr(s string) string { return html.EscapeString(text.Visible([]byte(s))) }

// Wire marks up what went over a line: the names of control bytes stand out, and
// the order on the page is the order of the bytes, whatever the script.
func (m *Markup) Wire(list []text.Piece) {
	m.Raw(`<code class="wire" dir="ltr">`)
	for _, p := range list {
		if p.Control {
			m.Raw("<i>")
			m.Text(p.Text)
			m.Raw("</i>")
		} else {
			m.Text(p.Text)
		}
	}
	m.Raw("</code>")
}

var byteName = regexp.MustCompile(`<(?:CR|LF|SUB|ESC|SP|x[0-9A-F]{2})>`)

// Named splits text in which control bytes have names already.
func Named(s string) []text.Piece {
	var list []text.Piece
	for _, p := range text.Pieces([]byte(text.Cut(s, text.ShownHead))) {
		if p.Control {
			list = append(list, p)
			continue
		}
		at := 0
		for _, span := range byteName.FindAllStringIndex(p.Text, -1) {
			if span[0] > at {
				list = append(list, text.Piece{Text: p.Text[at:span[0]]})
			}
			list = append(list, text.Piece{Text: p.Text[span[0]:span[1]], Control: true})
			at = span[1]
		}
		if at < len(p.Text) {
			list = append(list, text.Piece{Text: p.Text[at:]})
		}
	}
	return list
}

// Wire is for the page's template: text with named control bytes.
func Wire(s string) template.HTML {
	var m Markup
	m.Wire(Named(s))
	return template.HTML(m.String())
}

// VerdictMark is a sign for a verdict that needs no colour.
func VerdictMark(v model.Verdict) string {
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

// Verdict marks up a verdict: sign, word and colour.
func Verdict(v model.Verdict) template.HTML {
	word := string(v)
	return template.HTML(`<span class="verdict v-` + word + `"><b aria-hidden="true">` + VerdictMark(v) + `</b> ` + string(Both(word)) + `</span>`)
}
