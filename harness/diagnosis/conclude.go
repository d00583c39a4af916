package diagnosis

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
)

// listen waits until nothing has come for quiet, from now on, and at most for
// limit; it says whether there was that silence.
func (e *inquiry) listen(ctx context.Context, quiet, limit time.Duration) bool {
	if e.err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, limit+quiet/10)
	defer cancel()
	from := e.s.Now()
	for {
		timer := time.NewTimer(max(from, e.s.LastByte()) + quiet - e.s.Now())
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return false
		}
		if max(from, e.s.LastByte())+quiet <= e.s.Now() {
			return true
		}
	}
}

// forget takes what has come: it is no answer to what follows.
func (e *inquiry) forget(ctx context.Context) {
	e.s.Expect(at.Context{})
	for {
		if _, err := e.s.Next(ctx, e.s.Now()); err != nil {
			break
		}
	}
	e.s.Drain()
	e.s.Forget()
}

// write writes to the line; false if that takes no bytes.
func (e *inquiry) write(ctx context.Context, what func(context.Context) error) bool {
	if e.err != nil || ctx.Err() != nil {
		return false
	}
	if err := what(ctx); err != nil {
		e.fail(ctx, err)
		return false
	}
	return true
}

// raw writes bytes as they are.
func (e *inquiry) raw(b string) func(context.Context) error {
	return func(ctx context.Context) error { return e.s.WriteWithin(ctx, []byte(b), e.o.Answer) }
}

// promptEnd is [at.Session.EndPrompt].
func (e *inquiry) promptEnd(missing int) func(context.Context) error {
	return func(ctx context.Context) error { return e.s.EndPrompt(ctx, missing, e.o.Answer) }
}

// fail notes that a write failed, if that was not ctx's doing.
func (e *inquiry) fail(ctx context.Context, err error) {
	if ctx.Err() == nil {
		e.err = err
	}
}

// lose notes the loss of the line; a time-out is none.
func (e *inquiry) lose(err error) {
	if errors.Is(err, port.ErrGone) {
		e.err = err
	}
}

// conclude tries what remains if the ladder did not help, and puts it in words.
func (e *inquiry) conclude(ctx context.Context, kind Kind) Diagnosis {
	baud := e.o.Baud
	if kind == "" {
		kind = e.failure()
	}
	if kind == Silent || kind == Garbage {
		if rate := e.tryRates(ctx); rate != 0 {
			kind, baud = OtherRate, rate
		}
	}
	if (kind == Silent || kind == EchoOnly) && e.outlast(ctx) {
		kind = LeftPrompt
	}
	d := e.words(kind, baud)
	// A serial server may have seen why.
	if l, ok := e.line.(interface{ Faults() string }); ok && l.Faults() != "" && (kind == Garbage || kind == Silent) {
		d.Text += ", with " + l.Faults()
	}
	if d.Usable() {
		e.listen(ctx, e.o.Answer/10, e.o.Answer) // a late answer to what was asked before
		e.forget(ctx)
	}
	if d.Usable() || kind == OtherRate {
		d.Baud, d.LineEnd = baud, e.lineEnd
	}
	return d
}

func (e *inquiry) failure() Kind {
	switch {
	case errors.Is(e.err, context.DeadlineExceeded):
		return Blocked
	case e.err != nil:
		return Gone
	case e.final != "":
		return Refuses
	case garbage([]byte(e.said)):
		return Garbage
	case e.said != "" || !e.paused && e.s.Tape().Len() > e.from:
		return Talking
	case e.echoed:
		return EchoOnly
	}
	return Silent
}

// tryRates gives the rate at which AT is answered, or 0. The line gets its own
// rate back.
func (e *inquiry) tryRates(ctx context.Context) int {
	if e.line == nil {
		return 0
	}
	defer func() { _ = e.line.SetBaud(e.o.Baud) }()
	other := *e // what is heard at other rates says nothing of this one
	other.o.Answer = min(e.o.Answer, 400*time.Millisecond)
	for _, rate := range rates() {
		if rate == e.o.Baud {
			continue
		}
		if ctx.Err() != nil || e.line.SetBaud(rate) != nil {
			return 0
		}
		if other.asks(ctx, "\r", "\r") {
			e.lineEnd = other.lineEnd
			return rate
		}
	}
	return 0
}

func (e *inquiry) words(kind Kind, baud int) Diagnosis {
	d := Diagnosis{Kind: kind}
	say := func(text, remedy string, args ...any) Diagnosis {
		d.Text, d.Remedy = fmt.Sprintf(text, args...), remedy
		return d
	}
	switch kind {
	case Answers:
		if e.lineEnd == "\r\n" {
			return say("AT is answered, but only when it ends with <CR><LF> (§2.1)", "")
		}
		return say("AT is answered", "")
	case LeftTransparent:
		return say("AT is answered, after +++ ended a transparent mode that an earlier run had left", "")
	case LeftPrompt:
		return say("AT is answered, after ESC or a while: the module had been waiting for the data of an earlier run", "")
	case Rebooted:
		return say("AT is answered; the module has just booted", "")
	case Refuses:
		return say("AT is answered with %s", "restart the module", at.Visible([]byte(e.final)))
	case OtherRate:
		return say("the module answers AT at %d Bd, not at %d", fmt.Sprintf("name the rate with --baud %d, or change the module's own (AT+IPR)", baud), baud, e.o.Baud)
	case Garbage:
		return say("what comes at %d Bd is no text (%s), and AT is answered at no usual rate", "check the rate of the line, its ground and its level (1.8 V, 3.3 V, RS-232)", e.o.Baud, at.Visible(short([]byte(e.said))))
	case EchoOnly:
		return say("what is written comes back, and no answer with it", "restart the module, which may be waiting for data; if that does not help, look for a bridge between TX and RX")
	case Talking:
		return say("AT is not answered, but something is sent all the same (%s)", "if this is not the module's AT port, name another (mftpspec list ports); else wait until it has ended, or restart the module", at.Visible(short([]byte(e.said))))
	case Blocked:
		return say("the line takes no bytes (%v)", "look at its flow control (RTS/CTS), and whether the module is powered", e.err)
	case Gone:
		if e.said != "" {
			return say("the port went away while AT was asked (it said %s)", "if it is a serial server, is another program using the port?", at.Visible(short([]byte(e.said))))
		}
		return say("the port went away while AT was asked", "look at the module's power and USB cable: did it restart?")
	}
	d.Kind = Silent
	return say("AT is not answered, neither with <CR> nor with <CR><LF>: not a byte came, at %s", "is the module powered and awake, is this its AT port (mftpspec list ports), are TX and RX crossed? If it may still be waiting for data of a run that was killed, restart it", e.ratesTried())
}

func (e *inquiry) ratesTried() string {
	if e.line == nil || errors.Is(e.line.SetBaud(e.o.Baud), errors.ErrUnsupported) {
		return "the rate that the line has"
	}
	return "any usual rate"
}

func short(b []byte) []byte { return b[:min(len(b), 60)] }
