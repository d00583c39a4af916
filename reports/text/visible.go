// Package text says in plain text what results hold: bytes made visible, clauses
// and their names, reasons, transcripts, the sentences of the first page, each in
// English or Chinese. All writers call it. It must never know a file format.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Piece is a part of received bytes: text that can be printed as it is, or the
// name of bytes that cannot.
type Piece struct {
	Text    string
	Control bool
}

// Pieces shows bytes in the notation of the features: <CR>, <LF>, <SUB>, <ESC>
// and <xNN> stand for what cannot be printed, invisible and bidirectional
// control characters among it; the rest stays.
func Pieces(b []byte) []Piece {
	var list []Piece
	for i := 0; i < len(b); {
		start := i
		for i < len(b) {
			n, ok := printable(b[i:])
			if !ok {
				break
			}
			i += n
		}
		if i > start {
			list = append(list, Piece{Text: string(b[start:i])})
		}
		var names strings.Builder
		for i < len(b) {
			n, ok := printable(b[i:])
			if ok {
				break
			}
			names.WriteString(controlName(b[i : i+n]))
			i += n
		}
		if names.Len() > 0 {
			list = append(list, Piece{Text: names.String(), Control: true})
		}
	}
	return list
}

// printable says whether b begins with a character that can be shown, and how
// long that or the other is.
func printable(b []byte) (int, bool) {
	r, n := utf8.DecodeRune(b)
	return n, (r != utf8.RuneError || n > 1) && unicode.IsPrint(r)
}

func controlName(b []byte) string {
	switch b[0] {
	case '\r':
		return "<CR>"
	case '\n':
		return "<LF>"
	case 0x1A:
		return "<SUB>"
	case 0x1B:
		return "<ESC>"
	}
	var s strings.Builder
	for _, c := range b {
		fmt.Fprintf(&s, "<x%02X>", c)
	}
	return s.String()
}

// Visible is pieces as one string.
func Visible(b []byte) string {
	if plain(string(b)) {
		return string(b)
	}
	var s strings.Builder
	for _, p := range Pieces(b) {
		s.WriteString(p.Text)
	}
	return s.String()
}

// VisibleText is visible for text of several lines: line ends stay.
func VisibleText(s string) string {
	if plain(s) {
		return s
	}
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = Visible([]byte(l))
	}
	return strings.Join(lines, "\n")
}

// plain says whether text is printable ASCII, as most of it is.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Cut shortens text to about limit bytes, between runes, and says what is
// missing.
func Cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return fmt.Sprintf("%s … (%d more bytes)", s[:end], len(s)-end)
}
