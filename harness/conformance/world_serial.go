package conformance

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
)

// Send sends a command line; a <CR> is added. What came before and nobody asked
// for fails now, with the command that brought it.
func (w *World) Send(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	text = decode(text)
	if err := w.ready(ctx, text); err != nil {
		return err
	}
	c := w.issue(text)
	if w.c != nil && w.c.Clause == "2.1" && w.st.lineEnd != "\r" {
		// The module was found to want another line end; its clause is judged with <CR>.
		return w.write(ctx, text, []byte(text+"\r"))
	}
	c.sent = w.st.session().Now()
	return w.st.transmit(ctx, text)
}

// SendBytes sends exactly these bytes.
func (w *World) SendBytes(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	text = decode(text)
	if err := w.ready(ctx, text); err != nil {
		return err
	}
	first, _, _ := strings.Cut(text, "\r")
	c := w.issue(strings.TrimLeft(first, "\n"))
	if first != "" {
		context := c.context()
		context.Echo = []byte(first)
		w.st.session().Expect(context)
	}
	w.secrets.learn(text)
	w.sent[len(w.sent)-1] = w.secrets.typed(text, w.password)
	return w.write(ctx, text, []byte(text))
}

func (w *World) write(ctx context.Context, what string, data []byte) error {
	// A byte takes about a millisecond at 9600 baud.
	limited, cancel := context.WithTimeout(ctx, w.st.timing().Immediate+time.Duration(len(data))*2*time.Millisecond)
	defer cancel()
	return w.st.wrote(ctx, what, w.st.session().Write(limited, data))
}

// ready waits for the silence that +++ asks for, and judges what is unclaimed.
func (w *World) ready(ctx context.Context, text string) error {
	if wait := w.guardUntil - w.st.session().Now(); wait > 0 {
		if err := w.st.session().WaitSilence(ctx, w.st.timing().Guard); err != nil {
			return err
		}
	}
	w.guardUntil = 0
	if c := parseCommand(text); c.channel >= 0 && c.set && c.verb != "MFTPSTATE" {
		if err := w.st.idle(ctx, c.channel); err != nil {
			return w.st.told(err)
		}
	}
	if err := w.st.collect(ctx); err != nil {
		return w.st.told(err)
	}
	if err := w.stillQuiet(); err != nil {
		return err
	}
	return w.unclaimed(ctx, "before "+w.secrets.text(at.VisibleText(text))+" was sent")
}

// issue makes text the command in force, and remembers what it may change.
func (w *World) issue(text string) *command {
	c := parseCommand(text)
	w.secrets.learn(text)
	w.sent = append(w.sent, w.secrets.typed(text, w.password))
	w.last = c
	w.mode = commandMode
	w.packet, w.typed = 0, nil
	w.st.echoes = nil
	w.received, w.entries = nil, nil
	w.answerAt = 0
	w.sentAt = w.st.session().Tape().Len()
	w.quiet = w.count()
	w.st.session().Expect(c.context())
	upper := strings.ToUpper(text)
	if strings.HasPrefix(upper, "ATE") || strings.HasPrefix(upper, "AT&") || strings.HasPrefix(upper, "ATZ") || strings.HasPrefix(upper, "ATV") ||
		strings.HasPrefix(upper, "ATQ") || c.verb == "CMEE" {
		w.st.basics = true
	}
	w.st.touch(c)
	if c.due {
		w.pending = append(slices.DeleteFunc(w.pending, func(p *command) bool { return p.verb == c.verb && p.channel == c.channel && !p.due }), c)
	}
	switch {
	case c.verb == "MFTPCONN" && c.channel >= 0:
		w.logins = append(w.logins, login{channel: c.channel, after: w.sessionCount()})
		w.expectLogin(c)
	case c.verb == "MFTPDISC" && c.channel >= 0 && c.set:
		w.st.disconnecting(c.channel)
	case c.uploads() && len(c.args) >= 4:
		w.packet = len(c.args[3].text)
	}
	return c
}

// Answers expects the information lines and the final result of the last
// command, in order, within the immediate limit.
func (w *World) Answers(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer", limit: w.immediate()})
}

// AnswersWithin is Answers with a limit of its own.
func (w *World) AnswersWithin(ctx context.Context, seconds int, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer", limit: time.Duration(seconds) * time.Second})
}

// Reports expects deferred result lines, in order, within the result limit.
func (w *World) Reports(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: w.deferredLimit()})
}

// ReportsWithin is Reports with a limit of its own.
func (w *World) ReportsWithin(ctx context.Context, seconds int, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: time.Duration(seconds) * time.Second})
}

// ReportsInAnyOrder is Reports for lines whose order is the device's (D30).
func (w *World) ReportsInAnyOrder(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: w.deferredLimit(), anyOrder: true})
}

// AnswersAndReports expects OK and the result, in either order (D02).
func (w *World) AnswersAndReports(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer and result", limit: w.deferredLimit(), either: true})
}

// AnswersFinal expects any final result code, with whatever comes before it.
func (w *World) AnswersFinal(ctx context.Context) error {
	limit := w.immediate()
	until := w.st.session().Now() + limit
	for {
		tok, err := w.st.next(ctx, until, func(t at.Token) bool { return t.Kind == at.Final || w.own(t) })
		if isTimeout(err) {
			return w.silent(ctx, "final result", "OK or ERROR", err, limit)
		}
		if err != nil {
			return w.st.told(err)
		}
		if err := w.framed(tok, false); err != nil {
			return err
		}
		if tok.Kind == at.Final {
			w.note(fmt.Sprintf("%s is answered with %s", w.line(), at.VisibleText(tok.Text)))
			w.claimed(tok)
			return nil
		}
	}
}

// own says whether a token is an information line of the last command.
func (w *World) own(tok at.Token) bool {
	return tok.Kind == at.Info && w.last != nil && w.last.verb != "" && parseLine(tok.Text).name == w.last.verb
}

func (w *World) deferredLimit() time.Duration {
	ch := -1
	if w.last != nil {
		ch = w.last.channel
	}
	return w.resultLimit(ch)
}

// immediate is how long the answer, the prompt or CONNECT may take (D60).
func (w *World) immediate() time.Duration {
	return w.patience("answer", w.last, w.st.timing().Immediate)
}

// resultLimit is how long the deferred result of a channel may take (D60).
func (w *World) resultLimit(channel int) time.Duration {
	c := w.last
	for _, p := range w.pending {
		if p.channel == channel && (c == nil || c.channel != channel) {
			c = p
		}
	}
	return w.patience("result", c, w.st.resultLimit(channel))
}

// patience shortens a wait that was in vain before.
func (w *World) patience(kind string, c *command, full time.Duration) time.Duration {
	w.wait, w.waitBlockedBy = waitFor(kind, c), ""
	limit, by := w.run.Blocks.patience(w.wait, full)
	w.waitBlockedBy = by
	return limit
}

// waitFor names a wait in the memory of blocks.
func waitFor(kind string, c *command) string {
	if c == nil || c.verb == "" {
		return kind
	}
	return kind + " to " + c.form()
}

// Silent expects nothing of the MFTP subsystem for the quiet time, and an answer
// to AT after it.
func (w *World) Silent(ctx context.Context) error {
	until := w.st.session().Now() + w.st.timing().Quiet
	tok, err := w.st.next(ctx, until, isOurs)
	switch {
	case err == nil:
		return w.fail("a line came where none is due", "silence", at.VisibleText(tok.Text))
	case !isTimeout(err):
		return w.st.told(err)
	}
	return w.answersFence(ctx)
}

// answersFence expects OK to an AT that is sent in command mode. Where the first is
// not answered and the next one is, a line was left without its final result (§2.2).
func (w *World) answersFence(ctx context.Context) error {
	limit := w.st.timing().Immediate
	switch r, err := w.st.ask(ctx, "AT", limit); {
	case err == nil && r.ok():
		return nil
	case err == nil:
		return inconc("the module answers AT with "+r.final, "OK", at.VisibleText(r.final))
	case !isTimeout(err):
		return w.st.told(err)
	}
	if err := w.st.alive(ctx); err != nil {
		return err
	}
	o := w.fail(fmt.Sprintf("AT after %sno final result within %v, though the next AT is answered", w.name(), limit), "OK", "nothing")
	o.Clause = "2.2"
	return o
}

// TookBetween judges the time from the command to the result claimed last (D54).
func (w *World) TookBetween(from, to int) error {
	took := w.resultTook
	if took < time.Duration(from)*time.Second || took > time.Duration(to)*time.Second {
		return w.fail(w.name()+"the result did not come in time", fmt.Sprintf("%d s to %d s after the command", from, to), took.Round(time.Millisecond).String())
	}
	return nil
}

// AnswerBytes expects exactly these bytes as the answer: from the end of the
// echo to the end of the final result, without foreign notifications.
func (w *World) AnswerBytes(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	want := decode(text)
	var got []byte
	limit := w.immediate()
	until := w.st.session().Now() + limit
	for len(got) < len(want) || string(got) == want[:len(got)] {
		tok, err := w.st.next(ctx, until, func(at.Token) bool { return true })
		if isTimeout(err) && len(got) == 0 {
			return w.silent(ctx, "answer", want, err, limit)
		}
		if isTimeout(err) {
			break
		}
		if err != nil {
			return w.st.told(err)
		}
		if tok.Kind == at.Info && !isOurs(tok) && !strings.Contains(want, tok.Text) {
			continue
		}
		got = append(got, w.st.session().Tape().Bytes(tok.Start, tok.End)...)
		if tok.Kind == at.Final {
			break
		}
	}
	behind, err := w.bytesBehind(ctx)
	if err != nil {
		return err
	}
	if string(got) != want || len(behind) > 0 {
		o := w.fail(w.name()+"the bytes of the answer differ", at.VisibleText(want), at.Visible(append(got, behind...)))
		o.Clause = "2.1"
		return o
	}
	return nil
}

// bytesBehind are the bytes that stand right behind the answer and belong to no
// line. What comes once may be the electrical noise of row D62: they count if the
// same command brings them again.
func (w *World) bytesBehind(ctx context.Context) (behind []byte, err error) {
	session := w.st.session()
	behind, err = w.strayAt(ctx, session.Offset())
	if err != nil || len(behind) == 0 {
		return nil, err
	}
	session.Drain()
	if err := w.Send(ctx, w.last.text); err != nil {
		return nil, err
	}
	if _, err := w.answer(ctx, "final result", "a final result"); err != nil {
		return nil, err
	}
	again, err := w.strayAt(ctx, session.Offset())
	session.Drain()
	if !bytes.Equal(behind, again) {
		w.note("noise on the line (D62): " + at.Visible(behind))
		return nil, err
	}
	return behind, err
}

// strayAt is what has come from an offset on, up to text or a line end, when the
// line has been silent for the quiet time.
func (w *World) strayAt(ctx context.Context, offset int) ([]byte, error) {
	session := w.st.session()
	if err := session.WaitSilence(ctx, w.st.timing().Quiet); err != nil {
		return nil, err
	}
	b := session.Tape().Bytes(offset, session.Tape().Len())
	end := bytes.IndexFunc(b, func(r rune) bool { return r == '\r' || r == '\n' || r >= ' ' && r < 0x7F })
	if end < 0 {
		end = len(b)
	}
	return bytes.Clone(b[:end]), nil
}

// name begins a message with the command in force.
func (w *World) name() string {
	if w.last == nil || w.last.text == "" {
		return ""
	}
	return w.line() + ": "
}

// line is the command in force for one line of a report.
func (w *World) line() string { return at.Shorten(w.secrets.text(at.VisibleText(w.last.text)), 80) }
