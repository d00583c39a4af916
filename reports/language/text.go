package language

import (
	"strings"

	"mftpspec/reports/model"
)

// Say gives a text of the suite in a language. A format that the table lacks stays
// English; values stay as they are.
func Say(lang string, t model.Text) string {
	if lang != Chinese || t.Format() == "" {
		return t.String()
	}
	var args []string
	for _, a := range t.Args() {
		args = append(args, Say(lang, a))
	}
	zh, ok := chineseOf(t.Format())
	if !ok {
		zh = t.Format()
	}
	return fill(zh, args)
}

// fill puts the arguments into a format: %s is the next one, %[2]s the second.
func fill(format string, args []string) string {
	var b strings.Builder
	next := 0
	for {
		before, rest, found := strings.Cut(format, "%")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n := next
		switch {
		case strings.HasPrefix(rest, "s"):
			rest, next = rest[1:], next+1
		case len(rest) > 3 && rest[0] == '[' && rest[1] >= '1' && rest[1] <= '9' && rest[2:4] == "]s":
			n, rest = int(rest[1]-'1'), rest[4:]
		default:
			n = -1
		}
		if n >= 0 && n < len(args) {
			b.WriteString(args[n])
		} else {
			b.WriteByte('%')
		}
		format = rest
	}
}

// Told gives what results say in English, in a language: from the text beside it,
// or, where an older suite wrote the English alone (t is zero), by looking for known
// sentences in it (Statement).
func Told(lang, english string, t model.Text) string {
	switch {
	case lang != Chinese:
		return english
	case t.IsZero() || t.String() != english:
		return Statement(lang, english)
	}
	return Say(lang, t)
}
