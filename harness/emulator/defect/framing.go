package defect

import (
	"bytes"
	"strings"
	"unicode"

	"mftpspec/harness/emulator"
)

// framing: how lines begin and end (§2.1), and what the echo does to them.
func framing() []row {
	return []row{
		{"ok-without-leading-crlf", "OK comes without the <CR><LF> in front of it.", "R2.1-04", reach("*"),
			alters(okay, func(u *unit) { u.Head = "" })},
		{"error-without-leading-crlf", "An error comes without the <CR><LF> in front of it.", "R2.1-04", reach("*"),
			alters(refusal, func(u *unit) { u.Head = "" })},
		{"info-without-leading-crlf", "The lines before the final result come without <CR><LF> in front of them.", "R2.1-04", reach("*"),
			alters(kind(emulator.Info), func(u *unit) { u.Head = "" })},
		{"result-without-trailing-crlf", "A result that comes later is not ended with <CR><LF>.", "R2.1-05", reach("*"),
			alters(result(), func(u *unit) { u.Tail = "" })},
		{"double-carriage-return", "Lines end with <CR><CR><LF>, as if the terminal driver had converted them once more.", "R2.1-05", reach("*"),
			alters(okay, func(u *unit) { u.Tail = "\r\r\n" })},
		{"bare-line-feed", "Lines before the final result end with <LF> alone.", "R2.1-05", reach("*"),
			alters(kind(emulator.Info), func(u *unit) { u.Tail = "\n" })},
		{"nul-after-final", "The terminating NUL of the string OK is sent as well.", "R2.1-05", reach("*"),
			alters(okay, func(u *unit) { u.Tail += "\x00" })},
		{"notification-inside-line", "A +CEREG notification is written into the middle of an answer.", "R2.1-05", reach("*"),
			alters(info("+MFTPSTATE"), func(u *unit) { u.Fields[0] += "\r\n+CEREG: 1\r\n" })},
		{"echo-inside-answer", "The last characters of the echo come after the first line of the answer.", "R2.1-19", reach("2.1", "MFTPAPPE-059", "MFTPSTOR-059"), echoInsideAnswer},
		{"echo-after-answer", "The echo of a line comes when its answer is over.", "R2.1-08", reach("2.1", "2.2"), echoAfterAnswer},
		{"ate1-ignored", "ATE1 is answered with OK, and nothing is echoed.", "R2.1-08", reach("2.1"), withholds(kind(emulator.Echo))},
		{"ate0-ignored", "ATE0 is answered with OK, and lines are echoed as before.", "R2.1-08", reach("2.1"), ate0Ignored},
		{"line-feed-required", "A command line is carried out only when <LF> follows its <CR>.", "R2.1-03", reach("*"), lineFeedRequired},
		{"small-at-ignored", "A line that begins with at in small letters is ignored.", "R2.1-02", reach("2.1"), input(func(b []byte) []byte {
			if bytes.HasPrefix(b, []byte("at")) {
				return nil
			}
			return b
		})},
		{"open-quote-swallows-line", "After a line with a quote left open the next line is taken for the rest of the string.", "R2.1-18", reach("2.1", "3"), openQuote},
		{"junk-poisons-parser", "After a line with characters that are no letters, digits or signs the next one is lost.", "R2.1-18", reach("2.1", "3", "5"), poisoned(func(line string) bool {
			return strings.ContainsFunc(line, func(c rune) bool { return c > unicode.MaxASCII || c < ' ' || c == 0x7f })
		})},
		{"empty-command-poisons-parser", "After a line that holds no command, or half of one, the next one is lost.", "R2.1-18", reach("2.1", "3", "5"), poisoned(func(line string) bool {
			return strings.TrimRight(line, "+,= ") != line && !strings.HasSuffix(line, `"`) || line == "AT+MFTP" || line == ""
		})},
		{"long-line-poisons-parser", "A line longer than the buffer leaves it full, and the next one is lost.", "R2.1-18", reach("2.1", "3", "5"),
			poisoned(func(line string) bool { return len(line) > 4096 })},
	}
}

func input(f func([]byte) []byte) func() hooks {
	return stateless(hooks{Input: func(e *env, b []byte, next func([]byte)) {
		if b = f(b); len(b) > 0 {
			next(b)
		}
	}})
}

func echoInsideAnswer() hooks {
	var rest []byte
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if n := len(u.Data); u.Kind == emulator.Echo && n > 4 {
			rest = bytes.Clone(u.Data[n-4:])
			u.Data = u.Data[:n-4]
		}
		next(u)
		if u.Kind == emulator.Info && rest != nil {
			next(unit{Kind: emulator.Echo, Channel: -1, Data: rest})
			rest = nil
		}
	}}
}

func echoAfterAnswer() hooks {
	var held []unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if u.Kind == emulator.Echo {
			held = append(held, u)
			return
		}
		next(u)
		if u.Kind == emulator.Final {
			for _, echo := range held {
				next(echo)
			}
			held = nil
		}
	}}
}

func ate0Ignored() hooks {
	return onCommand("E", func(e *env, r *request, next func(*request)) {
		r.Num = "1"
		next(r)
	})
}

func onCommand(name string, f func(e *env, r *request, next func(*request))) hooks {
	return hooks{Command: func(e *env, r *request, next func(*request)) {
		if r.Name == name {
			f(e, r, next)
			return
		}
		next(r)
	}}
}

func lineFeedRequired() hooks {
	return hooks{Input: func(e *env, b []byte, next func([]byte)) {
		if isLine(b) && bytes.HasSuffix(b, []byte("\r")) {
			return
		}
		next(b)
	}}
}

// isLine tells command lines from data, as far as can be seen from outside. Ctrl+z, ESC
// and <CR> that ended no data may stand before one.
func isLine(b []byte) bool {
	b = bytes.TrimLeft(b, "\x1a\x1b\r")
	return bytes.HasPrefix(b, []byte("AT")) || bytes.HasPrefix(b, []byte("at"))
}

func openQuote() hooks {
	open := false
	return hooks{Input: func(e *env, b []byte, next func([]byte)) {
		if !isLine(b) {
			next(b)
			return
		}
		if open {
			open = false
			return
		}
		open = bytes.Count(b, []byte(`"`))%2 == 1
		next(b)
	}}
}

// poisoned loses the line that comes after one that bad picks, once.
func poisoned(bad func(line string) bool) func() hooks {
	return func() hooks {
		var line []byte
		lost := false
		return hooks{Input: func(e *env, b []byte, next func([]byte)) {
			if lost && isLine(b) {
				lost = false
				return
			}
			if line = append(line, b...); bytes.HasSuffix(line, []byte("\r")) {
				lost = bad(string(line[:len(line)-1]))
				line = nil
			}
			next(b)
		}}
	}
}
