package diagnosis

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
)

// Examine finds out whether the module behind a session answers AT, gets it out
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
func Examine(ctx context.Context, s *at.Session, line port.Port, o Options) Diagnosis {
	e := &inquiry{s: s, line: line, o: o.filled(), from: s.Tape().Len()}
	if l, ok := line.(interface{ Baud() int }); ok {
		e.o.Baud = l.Baud()
	}
	return e.conclude(ctx, e.examine(ctx))
}

// inquiry is a diagnosis on its way.
type inquiry struct {
	s       *at.Session
	line    port.Port
	o       Options
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
func (e *inquiry) examine(ctx context.Context) Kind {
	atPrompt := prompted(e.s)
	e.paused = e.listen(ctx, e.o.Guard, 5*e.o.Guard)
	booting := bytes.Contains(e.s.Tape().Bytes(e.from, e.s.Tape().Len()), []byte(at.Boot))
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
func (e *inquiry) usual() bool {
	return e.err == nil && e.final == "" && !garbage([]byte(e.said))
}

// plus ends a transparent mode, and says whether one was ended: D39 has it that OK
// follows, or the result of the upload.
func (e *inquiry) plus(ctx context.Context) bool {
	answer := e.after(ctx, e.raw("+++"), e.o.Guard+e.o.Answer/4) // the module waits for a silence of its own
	return e.paused && (bytes.Contains(answer, []byte("OK\r")) || bytes.Contains(answer, []byte("+MFTP")))
}

// escape ends the data mode of a prompt, and says whether one was ended.
func (e *inquiry) escape(ctx context.Context) bool {
	return bytes.Contains(e.after(ctx, e.raw("\x1b"), e.o.Answer/4), []byte("OK\r"))
}

// after writes and gives what comes, until nothing has come for quiet.
func (e *inquiry) after(ctx context.Context, what func(context.Context) error, quiet time.Duration) []byte {
	e.forget(ctx)
	mark := e.s.Tape().Len()
	if !e.write(ctx, what) {
		return nil
	}
	e.listen(ctx, quiet, 2*quiet)
	return e.s.Tape().Bytes(mark, e.s.Tape().Len())
}

// fill ends a data mode that has to have its data.
func (e *inquiry) fill(ctx context.Context) bool {
	e.after(ctx, e.promptEnd(0), e.o.Answer/2)
	if e.asks(ctx, "\r", "\r") {
		return true
	}
	return e.write(ctx, e.promptEnd(at.LongestPacket)) && e.asks(ctx, "\r", "\r", "\r")
}

// outlast waits until a prompt gives up, which the module may say.
func (e *inquiry) outlast(ctx context.Context) bool {
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
func (e *inquiry) asks(ctx context.Context, ends ...string) bool {
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

// ask says whether AT is answered with OK.
func (e *inquiry) ask(ctx context.Context) bool {
	if e.err != nil || ctx.Err() != nil {
		return false
	}
	e.forget(ctx)
	mark := e.s.Tape().Len()
	final, err := e.s.Poll(ctx, e.o.Answer)
	switch {
	case err == nil && !final.OK():
		e.final = final.Text
	case errors.Is(err, context.DeadlineExceeded): // the line takes no bytes
		e.fail(ctx, err)
	case err != nil:
		e.heard(e.s.Tape().Bytes(mark, e.s.Tape().Len()))
		e.s.Drain()
		e.lose(err)
	}
	return err == nil && final.OK()
}

// heard sorts what came after an AT that was not answered.
func (e *inquiry) heard(b []byte) {
	rest := echoOfAT.ReplaceAll(bytes.TrimSpace(b), nil)
	if len(rest) < len(bytes.TrimSpace(b)) {
		e.echoed = true
	}
	if len(b) > 0 && len(rest) == 0 && !e.echoed { // line ends alone are bytes too
		e.said = string(b[:min(len(b), 256)])
	}
	if rest = bytes.Trim(rest, "+ \r\n\x1b\x1a"); len(rest) > 0 {
		e.said = string(rest[max(0, len(rest)-256):])
	}
}

// echoOfAT is what was written, come back; never a part of a word, as of +MATREADY.
var echoOfAT = regexp.MustCompile(`\b(?:AT)+\b`)

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
