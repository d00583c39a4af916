package at

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible shows bytes as the features write them: <CR>, <LF>, <SUB> (ctrl+z) and
// <x00> for what cannot be printed; printable ASCII and valid UTF-8 stay.
func Visible(b []byte) string {
	var s strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case b[0] == '\r':
			s.WriteString("<CR>")
		case b[0] == '\n':
			s.WriteString("<LF>")
		case b[0] == 0x1A:
			s.WriteString("<SUB>")
		case r == utf8.RuneError && n == 1, !unicode.IsPrint(r):
			for _, c := range b[:n] {
				fmt.Fprintf(&s, "<x%02X>", c)
			}
		default:
			s.Write(b[:n])
		}
		b = b[n:]
	}
	return s.String()
}

// Excerpt is Visible of the first and the last bytes of b.
func Excerpt(b []byte) string {
	const head, tail = 64, 32
	if len(b) <= head+tail {
		return Visible(b)
	}
	return fmt.Sprintf("%s… %d bytes …%s", Visible(b[:head]), len(b)-head-tail, Visible(b[len(b)-tail:]))
}
