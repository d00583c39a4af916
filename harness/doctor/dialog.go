package doctor

import (
	"context"
	"errors"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
)

// dialog asks the module, and is content with any answer that can be recognised:
// the cases judge the form.
type dialog struct {
	s      *at.Session
	timing ixit.Timing
	alive  bool // AT was answered, and the port has not gone
	booted bool // +MATREADY came
}

func newDialog(b iut.Bench, t ixit.Timing) *dialog {
	return &dialog{s: b.Session(), timing: t}
}

// reply is what came for a command.
type reply struct {
	lines []string // those before the final result
	data  []byte   // counted data
	final string   // OK, ERROR, +CME ERROR: 10; empty: none came
	echo  bool
	took  time.Duration
}

func (r reply) ok() bool { return strings.EqualFold(strings.TrimSpace(r.final), "OK") }

// String is the reply for people.
func (r reply) String() string {
	text := strings.Join(append(r.lines[:len(r.lines):len(r.lines)], r.final), " ")
	if text = strings.TrimSpace(text); text == "" {
		return "—"
	}
	if text = at.Visible([]byte(text)); len(text) > 100 {
		text = text[:100] + "…"
	}
	return text
}

// field is the n-th value after a prefix in the reply, and whether there is one.
func (r reply) field(prefix string, n int) (string, bool) {
	for _, text := range r.lines {
		if l := at.ParseLine(text); strings.EqualFold(l.Prefix, prefix) && n < len(l.Fields) {
			return l.Fields[n].Text, true
		}
	}
	return "", false
}

// ask sends a line and takes what comes until its final result. An error means
// that the port is gone or the time is over; no answer is a reply without final.
func (d *dialog) ask(ctx context.Context, line string, limit time.Duration) (reply, error) {
	d.collect(ctx)
	var c at.Context
	if name, _, ok := strings.Cut(line, "="); ok && strings.EqualFold(name[:2], "AT") && strings.Contains(strings.ToUpper(name), "GET") {
		c.Payload, c.PayloadFields = name[2:]+": ", 1
	}
	d.s.Expect(c)
	write, cancel := context.WithTimeout(ctx, d.timing.Immediate)
	defer cancel()
	from := d.s.Now()
	var r reply
	if err := d.s.Send(write, line); err != nil {
		if ctx.Err() == nil && !errors.Is(err, port.ErrGone) && errors.Is(err, context.DeadlineExceeded) {
			return r, nil // it takes no bytes: no answer
		}
		return r, d.gone(err)
	}
	until := from + limit
	for {
		tok, err := d.s.Next(ctx, until)
		if _, late := errors.AsType[*at.TimeoutError](err); late {
			return r, nil
		}
		if err != nil {
			return r, d.gone(err)
		}
		switch tok.Kind {
		case at.Echo:
			r.echo = true
		case at.Final:
			r.final, r.took = tok.Text, tok.Done-from
			return r, nil
		case at.Payload:
			r.lines, r.data = append(r.lines, tok.Text), append([]byte{}, tok.Data...)
		default:
			d.heed(tok.Text)
			r.lines = append(r.lines, tok.Text)
		}
	}
}

// await takes lines until one is wanted; the reply may have brought it already.
// Without one by the limit the text is empty.
func (d *dialog) await(ctx context.Context, r reply, limit time.Duration, wanted func(at.Line) bool) (text string, took time.Duration, err error) {
	for _, text := range r.lines {
		if wanted(at.ParseLine(text)) {
			return text, r.took, nil
		}
	}
	from := d.s.Now()
	for {
		tok, err := d.s.Next(ctx, from+limit)
		if _, late := errors.AsType[*at.TimeoutError](err); late {
			return "", limit, nil
		}
		if err != nil {
			return "", 0, d.gone(err)
		}
		d.heed(tok.Text)
		if wanted(at.ParseLine(tok.Text)) {
			return tok.Text, r.took + tok.Done - from, nil
		}
	}
}

// collect takes what came unasked.
func (d *dialog) collect(ctx context.Context) {
	for {
		tok, err := d.s.Next(ctx, d.s.Now())
		if err != nil {
			d.s.Drain()
			d.s.Forget()
			return
		}
		d.heed(tok.Text)
	}
}

func (d *dialog) heed(text string) {
	if strings.Contains(text, at.Boot) {
		d.booted = true
	}
}

func (d *dialog) gone(err error) error {
	if errors.Is(err, port.ErrGone) {
		d.alive = false
	}
	return err
}

// isResult recognises the final deferred result of a command on channel 0; result
// code 1 says that it is still at work (ledger D26).
func isResult(verb string) func(at.Line) bool {
	return func(l at.Line) bool {
		return strings.EqualFold(l.Prefix, "+"+verb) && len(l.Fields) > 1 && l.Fields[1].Text != "1"
	}
}
