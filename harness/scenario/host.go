package scenario

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Host is the side that sends: command lines, and data after a prompt or CONNECT.
type Host struct {
	*core
	sent       []string    // every line that was sent, for reproduction
	last       *exchange   // the one whose answer is judged
	pending    []*exchange // whose deferred result is still due
	mode       dataMode
	guardUntil time.Duration // the host stays silent until then (+++)
	open       bool          // the last bytes that were sent end no line
}

// Send sends a command line; a <CR> is added. What came before and nobody asked
// for fails now, with the command that brought it.
func (h *Host) Send(ctx context.Context, text string) error {
	text, err := h.fill(text)
	if err != nil {
		return err
	}
	text = decode(text)
	if h.typist != nil {
		return h.hand(text, text, true)
	}
	if err := h.ready(ctx, text); err != nil {
		return err
	}
	if o := h.hangs(&exchange{Command: judge.ParseCommand(text)}); o != nil {
		return o
	}
	c := h.issue(text)
	if h.c != nil && h.c.Clause == "2.1" && h.st.LineEnd != "\r" {
		// The module was found to want another line end; its clause is judged with <CR>.
		return h.write(ctx, text, []byte(text+"\r"))
	}
	c.sent = h.st.Session().Now()
	return h.st.Transmit(ctx, text)
}

// hangs is the outcome of a case with a command that is not worth sending, because the
// module does not come back from it; nil: it may. One case of the command's own clause
// tries all the same.
func (h *Host) hangs(c *exchange) *verdict.Outcome {
	if o := h.blocked(endOfTransparent); o != nil && c.Transparent() {
		return o
	}
	if o := h.blocked(c.hang()); o != nil && !(h.module.ownClause(c) && h.Run.Blocks.Once(iut.Key{Kind: iut.AnyAnswer, Of: c.Verb})) {
		return o
	}
	return nil
}

// SendBytes sends exactly these bytes.
func (h *Host) SendBytes(ctx context.Context, text string) error {
	text, err := h.fill(text)
	if err != nil {
		return err
	}
	text = decode(text)
	first, _, _ := strings.Cut(text, "\r")
	if h.typist != nil {
		return h.hand(strings.TrimLeft(first, "\n"), text, false)
	}
	if err := h.ready(ctx, text); err != nil {
		return err
	}
	c := h.issue(strings.TrimLeft(first, "\n"))
	if first != "" {
		context := c.Context()
		context.Echo = []byte(first)
		h.st.Session().Expect(context)
	}
	h.Secrets.Learn(text)
	h.sent[len(h.sent)-1] = h.Secrets.Typed(text, h.server.password)
	h.open = !strings.HasSuffix(text, "\r")
	return h.write(ctx, text, []byte(text))
}

func (h *Host) write(ctx context.Context, what string, data []byte) error {
	return h.st.Wrote(ctx, what, h.st.Session().WriteWithin(ctx, data, h.st.Timing().Immediate))
}

// ready waits for the silence that +++ asks for, and judges what is unclaimed.
func (h *Host) ready(ctx context.Context, text string) error {
	if wait := h.guardUntil - h.st.Session().Now(); wait > 0 {
		if err := h.st.Session().WaitSilence(ctx, h.st.Timing().Guard); err != nil {
			return err
		}
	}
	h.guardUntil = 0
	if c := judge.ParseCommand(text); c.Channel >= 0 && c.Set && c.Verb != "MFTPSTATE" {
		if err := h.st.Idle(ctx, c.Channel); err != nil {
			return h.st.AsOutcome(err)
		}
	}
	if err := h.st.Collect(ctx); err != nil {
		return h.st.AsOutcome(err)
	}
	if err := h.server.stillQuiet(); err != nil {
		return err
	}
	if err := h.server.stillNothing(); err != nil {
		return err
	}
	return h.module.unclaimed(ctx, model.Say("before %s was sent", h.Secrets.Text(at.VisibleText(text))))
}

// issue makes text the command in force, and remembers what it may change.
func (h *Host) issue(text string) *exchange {
	c := &exchange{Command: judge.ParseCommand(text), sentAt: h.st.Session().Tape().Len()}
	c.due, c.beside = c.Deferred(), h.beside(c.Command)
	h.Secrets.Learn(text)
	h.sent = append(h.sent, h.Secrets.Typed(text, h.server.password))
	h.last = c
	h.mode = commandMode
	h.st.ForgetEchoes()
	h.server.quiet = h.server.count()
	h.server.tooLong = h.server.beforeTooLong(c)
	h.st.Session().Expect(c.Context())
	upper := strings.ToUpper(text)
	if strings.HasPrefix(upper, "ATE") || strings.HasPrefix(upper, "AT&") || strings.HasPrefix(upper, "ATZ") || strings.HasPrefix(upper, "ATV") ||
		strings.HasPrefix(upper, "ATQ") || c.Verb == "CMEE" {
		h.st.TouchBasics()
	}
	h.st.Touch(c.Command)
	if c.due {
		h.pending = append(slices.DeleteFunc(h.pending, func(p *exchange) bool { return p.Verb == c.Verb && p.Channel == c.Channel && !p.due }), c)
	}
	switch {
	case c.Verb == "MFTPCONN" && c.Channel >= 0:
		h.server.logins = append(h.server.logins, login{channel: c.Channel, after: h.server.sessionCount() + h.server.underway})
		if h.typist != nil {
			h.server.underway++
		}
		h.server.expectLogin(c)
	case c.Verb == "MFTPDISC" && c.Channel >= 0 && c.Set:
		h.st.Disconnecting(c.Channel)
	case c.Verb == "MFTPCFG" && c.Set && len(c.Args) > 1:
		h.server.set(c.Channel)
	case c.Uploads() && len(c.Args) >= 4:
		c.packet = len(c.Args[3].Text)
	}
	return c
}

// about puts the command in force before a sentence.
func (h *Host) about(t model.Text) model.Text { return h.aboutOne(h.last, t) }

// aboutOne puts a command before a sentence, if there is one.
func (h *Host) aboutOne(c *exchange, t model.Text) model.Text {
	if c == nil || c.Text == "" {
		return t
	}
	return model.Say("%s: %s", h.shown(c), t)
}

// line is the command in force for one line of a report.
func (h *Host) line() string { return h.shown(h.last) }

// shown is a command line as reports have it.
func (h *Host) shown(c *exchange) string {
	return at.Shorten(h.Secrets.Text(at.VisibleText(c.Text)), 80)
}

// drop takes a command off the list of those whose result is due.
func (h *Host) drop(c *exchange) {
	c.due = false
	h.pending = slices.DeleteFunc(h.pending, func(p *exchange) bool { return p == c })
}

// pendingOf is the command whose deferred result a line is, nil if it is none.
func (h *Host) pendingOf(l judge.Line) *exchange {
	var done *exchange
	for _, p := range h.pending {
		if p.Verb != l.Name || strconv.Itoa(p.Channel) != l.At(0) {
			continue
		}
		if p.due {
			return p
		}
		done = p
	}
	return done
}

// commandOf is the command that a line belongs to.
func (h *Host) commandOf(tok at.Token) *exchange {
	if p := h.pendingOf(judge.ParseLine(tok.Text)); p != nil {
		return p
	}
	return h.last
}
