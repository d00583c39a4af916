// Package secret finds what must not be shown in AT command lines: passwords, PINs and the
// accounts of an APN, in every command of a line. Ixit and redact call it. It must never
// know a value: it goes by the names of commands alone.
package secret

import (
	"slices"
	"strings"
)

// Span is line[From:To], without quotes.
type Span struct{ From, To int }

// places say which arguments of a command are secret, from 0. Of most commands they are
// those that a standard or a vendor gives.
var places = map[string]func(args []Span, quoted []bool) []int{
	"MFTPCONN": at(3),       // §3.2
	"CPIN":     at(0, 1),    // 3GPP TS 27.007 §8.3: <pin>[,<newpin>]
	"CPIN2":    at(0, 1),    //
	"CLCK":     at(2),       // §7.4: <fac>,<mode>[,<passwd>]
	"CPWD":     at(1, 2),    // §7.5: <fac>,<oldpwd>,<newpwd>
	"CGAUTH":   at(2, 3),    // §10.1.31: <cid>[,<auth_prot>[,<userid>[,<password>]]]
	"MIPCALL":  afterTheAPN, // <op>,<cid>[,<apn>[,<user>,<password>]], or without <cid>
	"QICSGP":   at(3, 4),    // <cid>,<type>,<apn>,<user>,<password>
	"AUTHDATA": all,
}

func at(nth ...int) func([]Span, []bool) []int {
	return func([]Span, []bool) []int { return nth }
}

func all(args []Span, _ []bool) []int {
	var nth []int
	for i := range args {
		nth = append(nth, i)
	}
	return nth
}

// afterTheAPN are all quoted arguments but the first.
func afterTheAPN(args []Span, quoted []bool) []int {
	var nth []int
	for i := range args {
		if quoted[i] {
			nth = append(nth, i)
		}
	}
	return nth[min(1, len(nth)):]
}

// In finds the secrets of a line, in their order. Of the commands named in own, such as
// +XAUTH or ^DCONN, every argument is one.
func In(line string, own []string) []Span {
	var found []Span
	for _, command := range split(line, 0, len(line), ';') {
		text := line[command.From:command.To]
		equals := strings.IndexByte(text, '=')
		if equals < 0 {
			continue
		}
		mark := strings.LastIndexAny(text[:equals], prefixes)
		name := strings.ToUpper(strings.TrimSpace(text[mark+1 : equals]))
		pick, known := places[name]
		if slices.ContainsFunc(own, func(o string) bool { return Name(o) == name }) {
			pick, known = all, true
		}
		if !known || mark < 0 {
			continue
		}
		args := split(line, command.From+equals+1, command.To, ',')
		quoted := make([]bool, len(args))
		for i := range args {
			args[i], quoted[i] = unquoted(line, args[i])
		}
		for _, n := range pick(args, quoted) {
			if n < len(args) && args[n].From < args[n].To && !(len(args) == 1 && line[args[n].From:args[n].To] == "?") {
				found = append(found, args[n])
			}
		}
	}
	return found
}

// prefixes are the characters that the names of extended commands begin with (V.250 §5.4;
// ^ $ # and others are those of vendors).
const prefixes = "+^$#%*"

// Name is the name of a command as it is compared: without AT and its prefix, in capitals.
func Name(command string) string {
	name := strings.ToUpper(strings.TrimSpace(command))
	return strings.TrimSuffix(name[strings.LastIndexAny(name, prefixes)+1:], "=")
}

// split cuts line[from:to] where sep stands outside of quotes, and at line ends.
func split(line string, from, to int, sep byte) []Span {
	var parts []Span
	quoted := false
	for i := from; i <= to; i++ {
		switch {
		case i == to || line[i] == '\r' || line[i] == '\n':
			quoted = false
		case line[i] == '"':
			quoted = !quoted
			continue
		case line[i] != sep || quoted:
			continue
		}
		parts = append(parts, Span{from, i})
		from = i + 1
	}
	return parts
}

// unquoted is an argument without its quotes and the blanks around it, of which the last
// quote may be missing.
func unquoted(line string, s Span) (Span, bool) {
	for s.From < s.To && line[s.From] == ' ' {
		s.From++
	}
	for s.To > s.From && line[s.To-1] == ' ' {
		s.To--
	}
	if s.From == s.To || line[s.From] != '"' {
		return s, false
	}
	s.From++
	if s.To > s.From && line[s.To-1] == '"' {
		s.To--
	}
	return s, true
}

// Conceal gives a line with *** in the place of each secret.
func Conceal(line string, own []string) string {
	return Replace(line, In(line, own), func(Span) string { return "***" })
}

// Replace gives a line with another text in the place of each span.
func Replace(line string, spans []Span, with func(Span) string) string {
	var b strings.Builder
	last := 0
	for _, s := range spans {
		b.WriteString(line[last:s.From])
		b.WriteString(with(s))
		last = s.To
	}
	return b.String() + line[last:]
}
