package bench

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
)

// Kind says in what state a line was found; its text never changes.
type Kind string

// What a line can be found in. The first four can be worked with.
const (
	Answers         Kind = "answers"          // AT is answered with OK
	LeftTransparent Kind = "left transparent" // it is now: +++ ended a transparent upload of an earlier run (§3.11)
	LeftPrompt      Kind = "left prompt"      // it is now: the module had been waiting for the data of a command
	Rebooted        Kind = "rebooted"         // it is now: the module was booting
	Refuses         Kind = "refuses"          // AT is answered, but not with OK
	OtherRate       Kind = "other rate"       // AT is answered at another rate: Baud
	Garbage         Kind = "garbage"          // bytes that are no text, and no usual rate is answered
	EchoOnly        Kind = "echo only"        // what is written comes back, and nothing else
	Talking         Kind = "talking"          // something speaks without a pause, and AT is not answered
	Silent          Kind = "silent"           // not a byte
	Blocked         Kind = "blocked"          // the line takes no bytes
	Gone            Kind = "gone"             // the port is gone
)

// Diagnosis is the state of a line, in words for the user.
type Diagnosis struct {
	Kind   Kind
	Text   string // one line: what was found
	Remedy string // what to do about it; empty if it can be worked with
	Baud   int    // the rate that is answered, 0 if none is; the line is left at the rate it had
	// LineEnd is what the module takes as the end of a command: <CR> (§2.1), or
	// <CR><LF> where it takes nothing else; empty if nothing is answered.
	LineEnd string
}

// Usable says that AT is answered at the rate of the line.
func (d Diagnosis) Usable() bool {
	return slices.Contains([]Kind{Answers, LeftTransparent, LeftPrompt, Rebooted}, d.Kind)
}

// Err is nil if the line is usable, else the diagnosis as one line.
func (d Diagnosis) Err() error {
	if d.Usable() {
		return nil
	}
	return errors.New(d.Text + "; " + d.Remedy)
}

// Rates are the usual rates of the family, the likeliest first.
func Rates() []int { return []int{115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600} }

// DiagnoseOptions say how to diagnose. The zero value suits a real module.
type DiagnoseOptions struct {
	Baud   int           // the rate that the line has now, where it does not say that itself; 0 means port.DefaultBaud
	Guard  time.Duration // silence on either side of +++ (D40); 0 means 1.2 s
	Answer time.Duration // how long AT may take; 0 means 1 s
	// Prompt is how long a module may wait for data before it gives up by itself;
	// 0 means 31 s, negative: not waited for. The file commands of the family wait
	// for 10 s, the virtual module for 30 s.
	Prompt time.Duration
	// Sink says that whatever the module may still store goes to a server of ours
	// that nobody looks at any more. Then a data mode that ESC does not end is
	// ended with Ctrl+Z or filled up.
	Sink bool
}

func (o DiagnoseOptions) filled() DiagnoseOptions {
	set := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	set(&o.Guard, 1200*time.Millisecond)
	set(&o.Answer, time.Second)
	set(&o.Prompt, 31*time.Second)
	if o.Baud == 0 {
		o.Baud = port.DefaultBaud
	}
	return o
}

// Diagnose finds out whether the module behind a session answers AT, gets it out
// of a mode in which an earlier run may have left it, and otherwise says what is
// wrong. line is the port of the session, whose rate is changed to try others and
// set back; nil if that must not be. It never changes a setting of the module.
//
// The order keeps what is written away from a server to which the module may
// still be uploading:
//
//  1. Listen for the guard time. Who speaks shows it now, and +++ needs the
//     silence before it.
//  2. If the last thing received was a prompt, ESC and AT: to a prompt +++ is data.
//  3. +++ and the guard time. A transparent mode takes anything else as data and
//     sends it on; to a command line it is the beginning of a line that is no
//     command (D67), and to a prompt three bytes that the next step takes back.
//  4. ESC, which cancels the data mode of the family's file commands (D45), unless
//     +++ was answered.
//  5. AT, with <CR>, again, since the first may have ended the line that 3 began,
//     and with <CR><LF>.
//  6. Where nobody would see it, Ctrl+Z and what fills a length up.
//  7. AT at other rates. Who is at another rate has got 3 to 5 as noise already.
//  8. Listen until a prompt would have given up by itself, and AT.
//
// Where nothing at all is answered this takes some 45 s. A ctx that ends early
// ends it with what is known by then.
func Diagnose(ctx context.Context, s *at.Session, line port.Port, o DiagnoseOptions) Diagnosis {
	e := &examination{s: s, line: line, o: o.filled(), from: s.Tape().Len()}
	if l, ok := line.(interface{ Baud() int }); ok {
		e.o.Baud = l.Baud()
	}
	return e.conclude(ctx, e.examine(ctx))
}

// examination is a diagnosis on its way.
type examination struct {
	s       *at.Session
	line    port.Port
	o       DiagnoseOptions
	from    int    // offset of the first byte that came since
	lineEnd string // what was answered
	final   string // the last final result that was no OK
	echoed  bool   // what was written came back
	said    string // the last bytes that were no echo
	paused  bool   // the line was silent once
	err     error  // why the line cannot be used
}

// examine climbs the ladder, but for other rates and a long wait, until AT is
// answered.
func (e *examination) examine(ctx context.Context) Kind {
	atPrompt := prompted(e.s)
	e.paused = e.listen(ctx, e.o.Guard, 5*e.o.Guard)
	booting := bytes.Contains(e.s.Tape().Bytes(e.from, e.s.Tape().Len()), []byte("+MATREADY"))
	if atPrompt {
		e.escape(ctx)
		if e.asks(ctx, "\r", "\r") {
			return LeftPrompt
		}
	}
	left := e.plus(ctx)
	cancelled := !left && e.escape(ctx)
	switch {
	case e.asks(ctx, "\r", "\r", "\r", "\r\n"):
	case e.usual() && e.o.Sink && e.fill(ctx):
		cancelled = true
	default:
		return ""
	}
	switch {
	case left:
		return LeftTransparent
	case cancelled:
		return LeftPrompt
	case booting:
		return Rebooted
	}
	return Answers
}

// usual says that the line is there and not of another rate.
func (e *examination) usual() bool {
	return e.err == nil && e.final == "" && !garbage([]byte(e.said))
}

// plus ends a transparent mode, and says whether one was ended: D39 has it that OK
// follows, or the result of the upload.
func (e *examination) plus(ctx context.Context) bool {
	answer := e.after(ctx, "+++", e.o.Guard)
	return e.paused && (bytes.Contains(answer, []byte("OK\r")) || bytes.Contains(answer, []byte("+MFTP")))
}

// escape ends the data mode of a prompt, and says whether one was ended.
func (e *examination) escape(ctx context.Context) bool {
	return bytes.Contains(e.after(ctx, "\x1b", e.o.Answer/4), []byte("OK\r"))
}

// after writes raw bytes and gives what comes, until nothing has come for quiet.
func (e *examination) after(ctx context.Context, b string, quiet time.Duration) []byte {
	e.forget(ctx)
	mark := e.s.Tape().Len()
	if !e.write(ctx, b) {
		return nil
	}
	e.listen(ctx, quiet, 2*quiet)
	return e.s.Tape().Bytes(mark, e.s.Tape().Len())
}

// fill ends a data mode that has to have its data.
func (e *examination) fill(ctx context.Context) bool {
	e.after(ctx, "\x1a", e.o.Answer/2)
	if e.asks(ctx, "\r", "\r") {
		return true
	}
	// The longest <length> of §3.11. Blanks too many are none of a command (V.250).
	return e.write(ctx, strings.Repeat(" ", 4096)) && e.asks(ctx, "\r", "\r", "\r")
}

// outlast waits until a prompt gives up, which the module may say.
func (e *examination) outlast(ctx context.Context) bool {
	if e.o.Prompt < 0 || e.err != nil {
		return false
	}
	e.forget(ctx)
	if _, err := e.s.Next(ctx, e.s.Now()+e.o.Prompt); err == nil {
		e.listen(ctx, e.o.Answer/4, e.o.Answer)
	}
	return e.asks(ctx, "\r", "\r")
}

// asks sends AT with each of these line ends until one is answered with OK.
func (e *examination) asks(ctx context.Context, ends ...string) bool {
	defer e.s.SetLineEnd("\r")
	for _, end := range ends {
		e.s.SetLineEnd(end)
		if e.ask(ctx) {
			e.lineEnd = end
			return true
		}
	}
	return false
}

// ask sends AT and waits for an OK, whatever else comes before it.
func (e *examination) ask(ctx context.Context) bool {
	if e.err != nil || ctx.Err() != nil {
		return false
	}
	e.forget(ctx)
	mark := e.s.Tape().Len()
	limited, cancel := context.WithTimeout(ctx, e.o.Answer)
	defer cancel()
	if err := e.s.Send(limited, "AT"); err != nil {
		e.fail(ctx, err)
		return false
	}
	until := e.s.Now() + e.o.Answer
	for {
		token, err := e.s.Next(ctx, until)
		switch {
		case err != nil:
			e.heard(e.s.Tape().Bytes(mark, e.s.Tape().Len()))
			e.s.Drain()
			e.lose(err)
			return false
		case token.Kind == at.Final && strings.EqualFold(strings.TrimSpace(token.Text), "OK"):
			return true
		case token.Kind == at.Final:
			e.final = token.Text
			return false
		}
	}
}

// heard sorts what came after an AT that was not answered.
func (e *examination) heard(b []byte) {
	rest := bytes.ReplaceAll(bytes.TrimSpace(b), []byte("AT"), nil)
	if len(rest) < len(bytes.TrimSpace(b)) {
		e.echoed = true
	}
	if rest = bytes.Trim(rest, "+ \r\n\x1b\x1a"); len(rest) > 0 {
		e.said = string(rest[max(0, len(rest)-256):])
	}
}

// prompted says that the last a session has received is a prompt (§3.11).
func prompted(s *at.Session) bool {
	end := s.Tape().Len()
	return bytes.HasSuffix(bytes.TrimRight(s.Tape().Bytes(end-8, end), " \r\n"), []byte(">"))
}

// garbage says that bytes are those of a line at another rate: no text.
func garbage(b []byte) bool {
	odd := 0
	for _, c := range b {
		if c >= 0x7f || c < ' ' && c != '\r' && c != '\n' && c != '\t' {
			odd++
		}
	}
	return odd > 0 && odd*10 >= len(b)*3
}
