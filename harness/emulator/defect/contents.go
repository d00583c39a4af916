package defect

import (
	"bytes"
	"fmt"
	"strings"
)

// damage is one way in which the contents of a file are changed.
type damage struct {
	id, words string
	text      bool // may be seen in text that stands on a command line
	flow      func() flow
}

func headLost(mark string) func() flow {
	return head(len(mark), func(first []byte) []byte {
		if string(first) == mark {
			return nil
		}
		return first
	})
}

func tailLost(mark string) func() flow {
	return tail(len(mark), func(_ int, last []byte) []byte {
		if string(last) == mark {
			return nil
		}
		return last
	})
}

// runsOf shortens longer runs of one byte.
func runsOf(most int) func() flow {
	return func() flow {
		var last byte
		run := 0
		return flow{next: func(b []byte) []byte {
			var out []byte
			for _, c := range b {
				if run > 0 && c == last {
					run++
				} else {
					last, run = c, 1
				}
				if run <= most {
					out = append(out, c)
				}
			}
			return out
		}}
	}
}

func damages() []damage {
	lost := func(c byte) func() flow { return pieces(without(c)) }
	return []damage{
		{"head-newline-lost", "<CR><LF> at the beginning is lost", false, headLost("\r\n")},
		{"head-ok-lost", "OK at the beginning is lost", true, headLost("OK")},
		{"head-prompt-lost", "> at the beginning is lost", true, headLost(">")},
		{"head-pluses-lost", "+++ at the beginning is lost", true, headLost("+++")},
		{"head-blank-lost", "a blank at the beginning is lost", true, headLost(" ")},
		{"head-at-lost", "AT at the beginning is lost", true, headLost("AT")},
		{"tail-plus-lost", "+ at the end is lost", true, tailLost("+")},
		{"tail-return-lost", "<CR> at the end is lost", false, tailLost("\r")},
		{"tail-newline-lost", "<CR><LF> at the end is lost", false, tailLost("\r\n")},
		{"tail-blank-lost", "a blank at the end is lost", true, tailLost(" ")},
		{"tail-nul-lost", "NUL at the end is lost", false, tailLost("\x00")},
		{"runs-of-255", "a run of one byte has 255 at most", true, runsOf(255)},
		{"runs-of-64", "a run of one byte has 64 at most", true, runsOf(64)},
		{"backspace-lost", "<x08> is lost", false, lost(8)},
		{"xon-lost", "<x11> is lost", false, lost(0x11)},
		{"xoff-lost", "<x13> is lost", false, lost(0x13)},
		{"escape-lost", "<x1B> is lost", false, lost(0x1B)},
		{"delete-lost", "<x7F> is lost", false, lost(0x7F)},
		{"utf-8-only", "what is no UTF-8 becomes a question mark", false, pieces(func(b []byte) []byte { return bytes.ToValidUTF8(b, []byte("?")) })},
		{"tabs-are-blanks", "<x09> becomes a blank", false, pieces(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\t"), []byte(" ")) })},
		{"high-c-is-ff", "<xFE> becomes <xFF>", false, pieces(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte{0xFE}, []byte{0xFF}) })},
	}
}

// contents: bytes that mean something elsewhere, in each form (§3.10 to §3.12).
func contents() []place {
	var all []place
	forms := []string{toLine, toFile, inlined, counted, untilCtrlZ, transparently, fromFile}
	for i, form := range forms {
		for j, s := range damages() {
			if form == inlined && !s.text || form != inlined && (i+j)%2 == 1 { // each with every second form
				continue
			}
			if form == untilCtrlZ && s.id == "escape-lost" { // may have a meaning there (D45)
				continue
			}
			name, requirement := "retr", "R3.10-41"
			if form != toLine && form != toFile {
				name, requirement = "appe", "R3.11-49"
				if (i+j/2)%2 == 0 {
					name, requirement = "stor", "R3.12-49"
				}
			}
			command := "MFTP" + strings.ToUpper(name)
			all = append(all, place{fmt.Sprintf("%s-%s-%s", name, form, s.id), fmt.Sprintf("AT+%s %s: %s.", command, inWords(form), s.words), requirement, command,
				passing(in(name, form), s.flow)})
		}
	}
	return all
}
