package at

import (
	"strconv"
	"strings"

	"mftpspec/reports/model"
)

// Line is the tester's view of a line of text "+PREFIX: field,field".
type Line struct {
	Prefix     string      // "+MFTPLIST", "+CME ERROR"; empty if the line has none
	Fields     []Field     // what is after the colon, divided at the commas; of a line without prefix its whole text
	Violations []Violation // what is wrong with the form (§2.2), in words; nil if nothing is
}

// Field is one parameter of a Line.
type Field struct {
	Text   string // without the quotes and the spaces around it
	Quoted bool   // it was a string in quotes
	Raw    string // as it was received, between the commas
}

// ParseLine divides a line at its colon and its commas. Commas within quotes or
// within a parenthesised list "(0,1)" do not divide. It never fails: what is
// wrong is in Violations, and what cannot be divided is one field.
func ParseLine(text string) Line {
	var l Line
	prefix, rest, ok := cutPrefix(text)
	if !ok {
		l.Fields = []Field{{Text: text, Raw: text}}
		return l
	}
	l.Prefix = prefix
	if strings.HasPrefix(prefix, "+ ") {
		l.violate(Violation{Text: model.Say("a space after the +")})
	}
	if strings.HasSuffix(prefix, " ") {
		l.violate(Violation{model.Say("a space before the colon"), true})
		l.Prefix = strings.TrimRight(prefix, " ")
	}
	body := strings.TrimLeft(rest, " ")
	// §2.2: behind every colon there is a space.
	if n := len(rest) - len(body); n != 1 {
		l.violate(Violation{model.Say("%s spaces after the colon, not one", n), true})
	}
	for {
		n := fieldEnd(body)
		l.field(body[:n])
		if n == len(body) {
			return l
		}
		body = body[n+1:]
	}
}

func (l *Line) violate(what Violation) { l.Violations = append(l.Violations, what) }

// cutPrefix divides at the colon behind a + and letters.
func cutPrefix(text string) (prefix, rest string, ok bool) {
	prefix, rest, ok = strings.Cut(text, ":")
	if !ok || !strings.HasPrefix(prefix, "+") {
		return "", "", false
	}
	for _, c := range prefix[1:] {
		letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !letter && c != ' ' && c != '_' {
			return "", "", false
		}
	}
	return prefix, rest, true
}

// fieldEnd is the place of the comma that ends the first field of s, or len(s).
func fieldEnd(s string) int {
	closing := byte(0)
	switch t := strings.TrimLeft(s, " "); {
	case strings.HasPrefix(t, `"`):
		closing = '"'
	case strings.HasPrefix(t, "("):
		closing = ')'
	}
	from := 0
	if closing != 0 {
		open := strings.IndexAny(s, `"(`)
		n := strings.IndexByte(s[open+1:], closing)
		if n < 0 {
			return len(s)
		}
		from = open + 1 + n
	}
	if n := strings.IndexByte(s[from:], ','); n >= 0 {
		return from + n
	}
	return len(s)
}

// field adds a field and what is wrong with it.
func (l *Line) field(raw string) {
	f := Field{Raw: raw, Text: strings.Trim(raw, " ")}
	number := len(l.Fields) + 1
	switch inner, quoted := strings.CutPrefix(f.Text, `"`); {
	case quoted:
		f.Quoted = true
		f.Text = inner
		switch end := strings.IndexByte(inner, '"'); {
		case end < 0:
			l.violate(Violation{Text: model.Say("field %s: the quote is not closed", number)})
		case end < len(inner)-1:
			l.violate(Violation{Text: model.Say("field %s: text after the closing quote", number)})
			f.Text = inner[:end]
		default:
			f.Text = inner[:end]
		}
	case strings.Contains(f.Text, `"`):
		l.violate(Violation{Text: model.Say("field %s: a quote within a field that does not begin with one", number)})
	case strings.HasPrefix(f.Text, "(") && !strings.HasSuffix(f.Text, ")"):
		l.violate(Violation{Text: model.Say("field %s: the list is not closed by a parenthesis", number)})
	}
	l.Fields = append(l.Fields, f)
}

// Int is the value of an unquoted field of decimal digits.
func (f Field) Int() (n int, ok bool) {
	if f.Quoted || f.Text == "" || strings.Trim(f.Text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(f.Text)
	return n, err == nil
}
