package at

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	// MaxLine is the number of bytes in a row that may be one line. The longest
	// that the manual allows is an echo with 1024 bytes of data (§3.11 note 5) and
	// two strings of 255.
	MaxLine = 4096
	// MaxPayload is the largest data length that is believed (§3.10).
	MaxPayload = 4 << 20

	maxLead = 64 // line ends in a row that may come before a line
)

// Next is the scanner: it recognises the first token of buf, and n is how many
// bytes it takes; n is 0 while the token is not complete. What it finds does not
// depend on how many bytes follow: a stream has the same tokens however it is
// divided. Offsets and times of the token are left to the caller; Data is a part
// of buf.
//
// It is lenient: whatever is near a line is one, and what is wrong with it is
// among its violations. No byte is passed over.
func Next(buf []byte, c Context) (tok Token, n int) {
	tok, n, _ = scan(buf, c)
	return tok, n
}

// scan is Next. Where n is 0, the token is not complete before missing more bytes
// have come.
func scan(buf []byte, c Context) (tok Token, n, missing int) {
	start := 0
	if c.After == Prompt && len(buf) > 0 && buf[0] == ' ' {
		start = 1 // D41
	}
	if c.After == Prompt && bytes.HasPrefix(buf, []byte("\r\n")) { // which frames the prompt (D41)
		if n, end := echoAt(buf[2:], Context{EchoData: c.EchoData}); n != 0 {
			tok, n = echoToken(buf, 2, n, end, nil)
			return tok, n, 1
		}
	}
	if n, end := echoAt(buf[start:], c); n != 0 {
		tok, n = echoToken(buf, start, n, end, nil)
		return tok, n, 1
	}
	text := start
	for text < len(buf) && isBreak(buf[text]) {
		text++
		if text == maxLead {
			return Token{Kind: Stray, Lead: string(buf[:text]), Violations: []string{OnlyLineEnds}}, text, 0
		}
	}
	if text == len(buf) {
		return Token{}, 0, 1
	}
	lead := string(buf[start:text])
	if lead != "" {
		if n, end := echoAt(buf[text:], Context{Echo: c.Echo, sent: c.sent}); n != 0 {
			var violations []string
			if leadViolation(lead, c.After) != "" || lead == "\r\n" {
				violations = []string{FramedEcho}
			}
			tok, n = echoToken(buf, text, n, end, violations)
			return tok, n, 1
		}
	}
	violation := leadViolation(lead, c.After)
	if c.Prompt && buf[text] == '>' {
		tok = Token{Kind: Prompt, Text: ">"}
		if violation != NoLead { // D41: with or without
			tok.add(violation)
		}
		n = text + 1
	} else if tok, n, missing = payloadAt(buf[text:], c); n > 0 {
		n += text
		tok.Violations = append(one(violation), tok.Violations...)
	} else if missing > 0 {
		return Token{}, 0, missing
	} else if tok, n = lineAt(buf[text:], c, lead); n > 0 {
		n += text
		tok.Violations = append(one(violation), tok.Violations...)
	} else {
		return Token{}, 0, 1
	}
	tok.Lead = string(buf[:text])
	return tok, n, 0
}

func isBreak(b byte) bool { return b == '\r' || b == '\n' }

func one(violation string) []string {
	if violation == "" {
		return nil
	}
	return []string{violation}
}

func (t *Token) add(violation string) { t.Violations = append(t.Violations, one(violation)...) }

// leadViolation says what is wrong with the line ends before a line.
func leadViolation(lead string, after Kind) string {
	switch lead {
	case "\r\n":
		return ""
	case "\n", "\n\r\n":
		if after == Echo {
			// The echo took the <CR>. Whether that was its own is undecidable in the
			// first case, and it echoed <CR><LF> in the second: no fault either way.
			return ""
		}
	case "\r\n\r\n", "\r\r\n", "\n\r\n\r\n", "\r\r\n\r\n":
		if after == Stray {
			return "" // a Stray leaves its line end to the next token
		}
	}
	switch {
	case lead == "":
		return NoLead
	case lead == "\r\r\n":
		return DoubleLead
	case strings.Count(lead, "\n") > 1:
		return EmptyLine
	default:
		return BareLead
	}
}

// lineEnd is the width of the line end at the beginning of b: 0 if there is none,
// -1 if it may not be complete.
func lineEnd(b []byte) (width int, violation string) {
	switch {
	case len(b) == 0:
		return -1, ""
	case b[0] == '\n':
		return 1, BareLF
	case b[0] != '\r':
		return 0, ""
	case len(b) == 1:
		return -1, ""
	case b[1] == '\n':
		return 2, ""
	case b[1] != '\r':
		return 1, BareCR
	case len(b) == 2:
		return -1, ""
	case b[2] == '\n':
		return 3, DoubleCR
	default:
		return 1, BareCR
	}
}

// lineAt recognises a line of text at the beginning of b; n is 0 while it is not
// complete. A Stray does not include the line end after it: that may as well be
// the beginning of the next line.
func lineAt(b []byte, c Context, lead string) (tok Token, n int) {
	end := bytes.IndexAny(b[:min(len(b), MaxLine)], "\r\n")
	if end < 0 {
		if len(b) < MaxLine {
			return Token{}, 0
		}
		return Token{Kind: Stray, Text: string(b[:MaxLine]), Violations: []string{TooLong}}, MaxLine
	}
	tok = Token{Kind: Info, Text: string(b[:end])}
	control := bytes.ContainsFunc(b[:end], func(r rune) bool { return r < ' ' || r == 0x7F })
	if b[0] != '+' && (control || !utf8.Valid(b[:end])) {
		tok.Kind = Stray
		tok.add(NotText)
		return tok, end
	}
	if control {
		tok.add(ControlChar)
	}
	width, violation := lineEnd(b[end:])
	if width < 0 {
		return Token{}, 0
	}
	switch {
	case isFinal(tok.Text):
		tok.Kind = Final
	case c.Connect && strings.HasPrefix(tok.Text, "CONNECT"):
		tok.Kind = Connect
	case violation == BareCR, violation == DoubleCR && !strings.Contains(lead, "\n"):
		// An echo of what was not sent, the end of one, or a result code of ATV0.
		tok.Kind = Stray
		tok.add(BareCR)
		return tok, end
	}
	if size, start := counted(b[:end], c); start > 0 && size > MaxPayload {
		tok.add(HugeData)
	}
	tok.add(violation)
	return tok, end + width
}

// isFinal is true of a final result and of what can only be meant as one: other
// letter case, spaces around it, or in "+ CME ERROR: 50" as §2.2 prints it.
func isFinal(text string) bool {
	t := strings.TrimSpace(text)
	if strings.EqualFold(t, "OK") || strings.EqualFold(t, "ERROR") {
		return true
	}
	t, ok := strings.CutPrefix(t, "+")
	if !ok {
		return false
	}
	t = strings.TrimLeft(t, " ")
	for _, prefix := range []string{"CME ERROR", "CMS ERROR", "CIS ERROR"} {
		if len(t) >= len(prefix) && strings.EqualFold(t[:len(prefix)], prefix) {
			return true
		}
	}
	return false
}
