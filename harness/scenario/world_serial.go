package scenario

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
)

// Send sends a command line; a <CR> is added. What came before and nobody asked
// for fails now, with the command that brought it.
func (w *Scenario) Send(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	text = decode(text)
	if err := w.ready(ctx, text); err != nil {
		return err
	}
	c := w.issue(text)
	if w.c != nil && w.c.Clause == "2.1" && w.st.LineEnd != "\r" {
		// The module was found to want another line end; its clause is judged with <CR>.
		return w.write(ctx, text, []byte(text+"\r"))
	}
	c.Sent = w.st.Session().Now()
	return w.st.Transmit(ctx, text)
}

// SendBytes sends exactly these bytes.
func (w *Scenario) SendBytes(ctx context.Context, text string) error {
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
		context := c.Context()
		context.Echo = []byte(first)
		w.st.Session().Expect(context)
	}
	w.Secrets.Learn(text)
	w.sent[len(w.sent)-1] = w.Secrets.Typed(text, w.password)
	return w.write(ctx, text, []byte(text))
}

func (w *Scenario) write(ctx context.Context, what string, data []byte) error {
	// A byte takes about a millisecond at 9600 baud.
	limited, cancel := context.WithTimeout(ctx, w.st.Timing().Immediate+time.Duration(len(data))*2*time.Millisecond)
	defer cancel()
	return w.st.Wrote(ctx, what, w.st.Session().Write(limited, data))
}

// ready waits for the silence that +++ asks for, and judges what is unclaimed.
func (w *Scenario) ready(ctx context.Context, text string) error {
	if wait := w.guardUntil - w.st.Session().Now(); wait > 0 {
		if err := w.st.Session().WaitSilence(ctx, w.st.Timing().Guard); err != nil {
			return err
		}
	}
	w.guardUntil = 0
	if c := judge.ParseCommand(text); c.Channel >= 0 && c.Set && c.Verb != "MFTPSTATE" {
		if err := w.st.Idle(ctx, c.Channel); err != nil {
			return w.st.Told(err)
		}
	}
	if err := w.st.Collect(ctx); err != nil {
		return w.st.Told(err)
	}
	if err := w.stillQuiet(); err != nil {
		return err
	}
	return w.unclaimed(ctx, "before "+w.Secrets.Text(at.VisibleText(text))+" was sent")
}

// issue makes text the command in force, and remembers what it may change.
func (w *Scenario) issue(text string) *judge.Command {
	c := judge.ParseCommand(text)
	w.Secrets.Learn(text)
	w.sent = append(w.sent, w.Secrets.Typed(text, w.password))
	w.last = c
	w.mode = commandMode
	w.packet, w.typed = 0, nil
	w.st.Echoes = nil
	w.received, w.entries = nil, nil
	w.answerAt = 0
	w.sentAt = w.st.Session().Tape().Len()
	w.quiet = w.count()
	w.st.Session().Expect(c.Context())
	upper := strings.ToUpper(text)
	if strings.HasPrefix(upper, "ATE") || strings.HasPrefix(upper, "AT&") || strings.HasPrefix(upper, "ATZ") || strings.HasPrefix(upper, "ATV") ||
		strings.HasPrefix(upper, "ATQ") || c.Verb == "CMEE" {
		w.st.Basics = true
	}
	w.st.Touch(c)
	if c.Due {
		w.pending = append(slices.DeleteFunc(w.pending, func(p *judge.Command) bool { return p.Verb == c.Verb && p.Channel == c.Channel && !p.Due }), c)
	}
	switch {
	case c.Verb == "MFTPCONN" && c.Channel >= 0:
		w.logins = append(w.logins, login{channel: c.Channel, after: w.sessionCount()})
		w.expectLogin(c)
	case c.Verb == "MFTPDISC" && c.Channel >= 0 && c.Set:
		w.st.Disconnecting(c.Channel)
	case c.Uploads() && len(c.Args) >= 4:
		w.packet = len(c.Args[3].Text)
	}
	return c
}

// Answers expects the information lines and the final result of the last
// command, in order, within the immediate limit.
func (w *Scenario) Answers(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer", limit: w.immediate()})
}

// AnswersWithin is Answers with a limit of its own.
func (w *Scenario) AnswersWithin(ctx context.Context, seconds int, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer", limit: time.Duration(seconds) * time.Second})
}

// Reports expects deferred result lines, in order, within the result limit.
func (w *Scenario) Reports(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: w.deferredLimit()})
}

// ReportsWithin is Reports with a limit of its own.
func (w *Scenario) ReportsWithin(ctx context.Context, seconds int, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: time.Duration(seconds) * time.Second})
}

// ReportsInAnyOrder is Reports for lines whose order is the device's (D30).
func (w *Scenario) ReportsInAnyOrder(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "result", limit: w.deferredLimit(), anyOrder: true})
}

// AnswersAndReports expects OK and the result, in either order (D02).
func (w *Scenario) AnswersAndReports(ctx context.Context, doc string) error {
	return w.expectDoc(ctx, doc, expectation{what: "answer and result", limit: w.deferredLimit(), either: true})
}

// AnswersFinal expects any final result code, with whatever comes before it.
func (w *Scenario) AnswersFinal(ctx context.Context) error {
	limit := w.immediate()
	until := w.st.Session().Now() + limit
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return t.Kind == at.Final || w.own(t) })
		if iut.IsTimeout(err) {
			return w.silent(ctx, "final result", "OK or ERROR", err, limit)
		}
		if err != nil {
			return w.st.Told(err)
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
func (w *Scenario) own(tok at.Token) bool {
	return tok.Kind == at.Info && w.last != nil && w.last.Verb != "" && judge.ParseLine(tok.Text).Name == w.last.Verb
}

func (w *Scenario) deferredLimit() time.Duration {
	ch := -1
	if w.last != nil {
		ch = w.last.Channel
	}
	return w.resultLimit(ch)
}

// immediate is how long the answer, the prompt or CONNECT may take (D60).
func (w *Scenario) immediate() time.Duration {
	return w.patience("answer", w.last, w.st.Timing().Immediate)
}

// resultLimit is how long the deferred result of a channel may take (D60).
func (w *Scenario) resultLimit(channel int) time.Duration {
	c := w.last
	for _, p := range w.pending {
		if p.Channel == channel && (c == nil || c.Channel != channel) {
			c = p
		}
	}
	return w.patience("result", c, w.st.ResultLimit(channel))
}

// patience shortens a wait that was in vain before.
func (w *Scenario) patience(kind string, c *judge.Command, full time.Duration) time.Duration {
	w.wait, w.waitBlockedBy = waitFor(kind, c), ""
	limit, by := w.Run.Blocks.Patience(w.wait, full)
	w.waitBlockedBy = by
	return limit
}

// waitFor names a wait in the memory of blocks.
func waitFor(kind string, c *judge.Command) string {
	if c == nil || c.Verb == "" {
		return kind
	}
	return kind + " to " + c.Form()
}

// Silent expects nothing of the MFTP subsystem for the quiet time, and an answer
// to AT after it.
func (w *Scenario) Silent(ctx context.Context) error {
	until := w.st.Session().Now() + w.st.Timing().Quiet
	tok, err := w.st.Next(ctx, until, judge.Ours)
	switch {
	case err == nil:
		return w.fail("a line came where none is due", "silence", at.VisibleText(tok.Text))
	case !iut.IsTimeout(err):
		return w.st.Told(err)
	}
	return w.answersFence(ctx)
}

// answersFence expects OK to an AT that is sent in command mode. Where the first is
// not answered and the next one is, a line was left without its final result (§2.2).
func (w *Scenario) answersFence(ctx context.Context) error {
	limit := w.st.Timing().Immediate
	switch r, err := w.st.Ask(ctx, "AT", limit); {
	case err == nil && r.Ok():
		return nil
	case err == nil:
		return verdict.Inconclusive("the module answers AT with "+r.Final, "OK", at.VisibleText(r.Final))
	case !iut.IsTimeout(err):
		return w.st.Told(err)
	}
	if err := w.st.Alive(ctx); err != nil {
		return err
	}
	o := w.fail(fmt.Sprintf("AT after %sno final result within %v, though the next AT is answered", w.name(), limit), "OK", "nothing")
	o.Clause = "2.2"
	return o
}

// TookBetween judges the time from the command to the result claimed last (D54).
func (w *Scenario) TookBetween(from, to int) error {
	took := w.resultTook
	if took < time.Duration(from)*time.Second || took > time.Duration(to)*time.Second {
		return w.fail(w.name()+"the result did not come in time", fmt.Sprintf("%d s to %d s after the command", from, to), took.Round(time.Millisecond).String())
	}
	return nil
}

// AnswerBytes expects exactly these bytes as the answer: from the end of the
// echo to the end of the final result, without foreign notifications.
func (w *Scenario) AnswerBytes(ctx context.Context, text string) error {
	text, err := w.fill(text)
	if err != nil {
		return err
	}
	want := decode(text)
	var got []byte
	limit := w.immediate()
	until := w.st.Session().Now() + limit
	for len(got) < len(want) || string(got) == want[:len(got)] {
		tok, err := w.st.Next(ctx, until, func(at.Token) bool { return true })
		if iut.IsTimeout(err) && len(got) == 0 {
			return w.silent(ctx, "answer", want, err, limit)
		}
		if iut.IsTimeout(err) {
			break
		}
		if err != nil {
			return w.st.Told(err)
		}
		if tok.Kind == at.Info && !judge.Ours(tok) && !strings.Contains(want, tok.Text) {
			continue
		}
		got = append(got, w.st.Session().Tape().Bytes(tok.Start, tok.End)...)
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
func (w *Scenario) bytesBehind(ctx context.Context) (behind []byte, err error) {
	session := w.st.Session()
	behind, err = w.strayAt(ctx, session.Offset())
	if err != nil || len(behind) == 0 {
		return nil, err
	}
	session.Drain()
	if err := w.Send(ctx, w.last.Text); err != nil {
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
func (w *Scenario) strayAt(ctx context.Context, offset int) ([]byte, error) {
	session := w.st.Session()
	if err := session.WaitSilence(ctx, w.st.Timing().Quiet); err != nil {
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
func (w *Scenario) name() string {
	if w.last == nil || w.last.Text == "" {
		return ""
	}
	return w.line() + ": "
}

// line is the command in force for one line of a report.
func (w *Scenario) line() string { return at.Shorten(w.Secrets.Text(at.VisibleText(w.last.Text)), 80) }
