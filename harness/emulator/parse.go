package emulator

import "strings"

// Form is the form of a command (§2.1, Table 2).
type Form string

// The forms.
const (
	Execute Form = "execute" // AT+X
	Test    Form = "test"    // AT+X=?
	Read    Form = "read"    // AT+X?
	Set     Form = "set"     // AT+X=...
)

// Arg is one parameter of a set command.
type Arg struct {
	Text   string // without quotes
	Quoted bool
}

// empty reports a parameter that was left out between commas.
func (a Arg) empty() bool { return !a.Quoted && a.Text == "" }

// parsed is one command of a line.
type parsed struct {
	name  string // "+MFTPCWD", "E", "&F", "S"; upper case
	form  Form
	num   string // the number of a basic command or S register; empty if none
	args  []Arg
	bad   bool // the name is known but what follows it is not well-formed
	small bool // the name stands in small letters
}

// parseCommand takes the first command off the body of a command line (after AT)
// and returns the rest. ok is false when there is no telling where the command
// ends, and the whole line is in error. Spaces outside quotes do not count
// (V.250 §5.4); extended commands are separated by semicolons, basic ones by
// nothing (§5.4.1).
func parseCommand(s string) (c parsed, rest string, ok bool) {
	s = strings.TrimLeft(s, " ")
	switch first := s[0]; {
	case first == '+' || first == '*' || first == '^' || first == '$' || first == '%':
		return parseExtended(s)
	case first == '&' && len(s) > 1 && isLetter(s[1]):
		c.name = strings.ToUpper(s[:2])
		s = s[2:]
	case isLetter(first):
		c.name = strings.ToUpper(s[:1])
		s = s[1:]
	default:
		return c, "", false
	}
	c.form = Execute
	c.num, s = digits(s)
	if c.name != "S" {
		return c, s, true
	}
	switch { // S parameter syntax (§2.1)
	case strings.HasPrefix(s, "?"):
		c.form, s = Read, s[1:]
	case strings.HasPrefix(s, "="):
		c.form = Set
		var value string
		value, s = digits(s[1:])
		c.args = []Arg{{Text: value}}
	}
	return c, s, true
}

func parseExtended(s string) (c parsed, rest string, ok bool) {
	n := 1
	for n < len(s) && (isLetter(s[n]) || isDigit(s[n]) || s[n] == '_') {
		n++
	}
	c.small = s[:n] == strings.ToLower(s[:n])
	c.name, s = strings.ToUpper(s[:n]), strings.TrimLeft(s[n:], " ")
	switch {
	case s == "" || s[0] == ';':
		c.form = Execute
	case s[0] == '?':
		c.form, s = Read, strings.TrimLeft(s[1:], " ")
	case strings.HasPrefix(s, "=?"):
		c.form, s = Test, strings.TrimLeft(s[2:], " ")
	case s[0] == '=':
		c.form = Set
		c.args, s, ok = parseArgs(s[1:])
		c.bad = !ok
	default:
		return c, "", false
	}
	if s != "" && s[0] != ';' {
		c.bad = true
		s = ""
	}
	return c, strings.TrimPrefix(s, ";"), true
}

// parseArgs splits the parameters of a set command up to a semicolon or the end.
// A quote closes a string only before a comma, a semicolon or the end, so that
// inline data (§3.11) may hold quotes; the manual knows no escape.
func parseArgs(s string) (args []Arg, rest string, ok bool) {
	for {
		s = strings.TrimLeft(s, " ")
		var a Arg
		if strings.HasPrefix(s, `"`) {
			end := closingQuote(s)
			if end < 0 {
				return args, "", false
			}
			a = Arg{Text: s[1:end], Quoted: true}
			s = strings.TrimLeft(s[end+1:], " ")
		} else {
			n := strings.IndexAny(s, ",;")
			if n < 0 {
				n = len(s)
			}
			a.Text, s = strings.ReplaceAll(s[:n], " ", ""), s[n:]
		}
		args = append(args, a)
		if s == "" || s[0] == ';' {
			return args, s, true
		}
		s = s[1:] // a comma
	}
}

// closingQuote is the index of the quote that ends the string s begins with, or -1.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		after := strings.TrimLeft(s[i+1:], " ")
		if after == "" || after[0] == ',' || after[0] == ';' {
			return i
		}
	}
	return -1
}

// digits takes the decimal digits that s begins with.
func digits(s string) (number, rest string) {
	s = strings.TrimLeft(s, " ")
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return s[:n], strings.TrimLeft(s[n:], " ")
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
