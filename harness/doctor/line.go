package doctor

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
)

func (x *exam) cannotOpen(err error) Finding {
	if o, ok := errors.AsType[*port.OpenError](err); ok {
		return fail(said("%s cannot be opened: %s", o.Target, o.Reason), "%s", o.Remedy)
	}
	return fail(said("%s cannot be opened: %s", x.IXIT.Port, oneLine(err)), "mftpspec list ports names the ports of this machine")
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

const (
	answerLimit = time.Second
	answerTries = 3
	measured    = 5 // AT commands for the round trip
)

// answers gets an OK to AT, and measures how long that takes.
func (x *exam) answers(ctx context.Context) Finding {
	switch {
	case x.mute != nil:
		return fail(said("%s", x.mute.Text), "%s", x.mute.Remedy)
	case x.Diagnose != nil:
		return x.diagnosed(ctx)
	}
	mark := x.line.s.Tape().Len()
	for _, way := range []struct {
		lineEnd string
		leave   bool // a transparent mode that an earlier run may have left
	}{{"\r", false}, {"\r\n", false}, {"\r", true}} {
		if way.leave && !x.leaveTransparent(ctx) {
			break
		}
		x.line.s.SetLineEnd(way.lineEnd)
		for range answerTries {
			r, err := x.line.ask(ctx, "AT", answerLimit)
			if err != nil {
				return lost(err)
			}
			if r.ok() {
				x.line.alive, x.echo = true, r.echo
				return x.measure(ctx, way.lineEnd, way.leave)
			}
		}
	}
	return mute(x.line.s.Tape().Bytes(mark, x.line.s.Tape().Len()), x.IXIT.Baud)
}

// diagnosed leaves it to somebody else to get the line to answer.
func (x *exam) diagnosed(ctx context.Context) Finding {
	lineEnd, text, remedy := x.Diagnose(ctx, x.line.s)
	if text != "" {
		return fail(said(text), "%s", remedy)
	}
	x.line.s.SetLineEnd(lineEnd)
	r, err := x.line.ask(ctx, "AT", answerLimit)
	if err != nil {
		return lost(err)
	}
	x.line.alive, x.echo = true, r.echo
	return x.measure(ctx, lineEnd, false)
}

// leaveTransparent ends a transparent mode (§3.11); false if the line takes
// nothing.
func (x *exam) leaveTransparent(ctx context.Context) bool {
	write, cancel := context.WithTimeout(ctx, answerLimit+2*x.IXIT.Timing.Guard)
	defer cancel()
	s := x.line.s
	return s.WaitSilence(write, x.IXIT.Timing.Guard) == nil && s.Write(write, []byte("+++")) == nil && s.WaitSilence(write, x.IXIT.Timing.Guard) == nil
}

// measure takes the median of some round trips.
func (x *exam) measure(ctx context.Context, lineEnd string, left bool) Finding {
	var took []time.Duration
	for range measured {
		r, err := x.line.ask(ctx, "AT", answerLimit)
		if err != nil {
			return lost(err)
		}
		if r.ok() {
			took = append(took, r.took)
		}
	}
	if len(took) < measured {
		return warn(said("AT is answered %d times of %d", len(took), measured), "look at the cable, the rate and what else uses this line")
	}
	slices.Sort(took)
	x.pace.Exchange = took[measured/2]
	switch {
	case lineEnd != "\r":
		return warn(said("AT is answered in %s, but only when it ends with <CR><LF>", x.pace.Exchange), "a run can be made, and will fail §2.1")
	case left:
		return warn(said("AT is answered in %s, after +++ ended a transparent mode", x.pace.Exchange), "an earlier run or program left the module so; nothing needs to be done")
	}
	return ok(said("answers in %s (median of %d)", x.pace.Exchange, measured))
}

// mute says what a line that does not answer looks like.
func mute(received []byte, baud int) Finding {
	text := strings.Trim(strings.ReplaceAll(string(received), "AT", ""), "+\r\n ")
	odd := 0
	for _, c := range []byte(text) {
		if c >= 0x7f || c < ' ' && c != '\r' && c != '\n' {
			odd++
		}
	}
	shown := at.Visible([]byte(text[:min(len(text), 40)]))
	switch {
	case len(received) == 0:
		return fail(said("AT is not answered: not a byte came"), "is the module powered and awake, is this its AT port (mftpspec list ports), and is %d its rate (--baud)?", baud)
	case odd*10 >= len(text)*3 && odd > 0:
		return fail(said("what comes is no text: %s", shown), "%d is probably not the module's rate: try --baud 115200, 921600, 460800, 9600", baud)
	case text == "":
		return fail(said("what is written comes back, and no answer with it"), "restart the module; if that does not help, look for a bridge between TX and RX")
	}
	return fail(said("AT is not answered with OK, but something comes: %s", shown), "is this the module's AT port (mftpspec list ports)? else wait until it has ended, or restart the module")
}

// lost is a step in which the port went away, or the time was over.
func lost(err error) Finding {
	if errors.Is(err, port.ErrGone) {
		return fail(said("the port went away"), "look at the module's power and at the cable: did it restart?")
	}
	return fail(said("there was no answer in time: %s", oneLine(err)), "ask again; if it happens again, restart the module")
}

// settings: echo and error numbers can be set, as the suite does it before every
// case. What they were is set back at the end.
func (x *exam) settings(ctx context.Context) Finding {
	before, err := x.line.ask(ctx, "AT+CMEE?", x.IXIT.Timing.Immediate)
	if err != nil {
		return lost(err)
	}
	was, known := before.field("+CMEE", 0)
	for _, line := range []string{"ATE0", "AT+CMEE=1"} {
		r, err := x.line.ask(ctx, line, x.IXIT.Timing.Immediate)
		if err != nil {
			return lost(err)
		}
		if !r.ok() {
			return warn(said("%s is answered with %s", line, r.String()), "a run can be made, and records it; the cases on error codes will not see numbers (§2.2)")
		}
	}
	r, err := x.line.ask(ctx, "AT", x.IXIT.Timing.Immediate)
	if err != nil {
		return lost(err)
	}
	if r.echo {
		return warn(said("ATE0 is answered with OK, and the echo goes on"), "a run can be made, and records it")
	}
	if known && (was == "0" || was == "1" || was == "2") {
		x.cmee = was
		return ok(said("echo and error numbers can be set; they were %s and +CMEE: %s", onOff(x.echo), was))
	}
	return ok(said("echo and error numbers can be set; what +CMEE was cannot be asked, and it stays 1"))
}

func onOff(on bool) Said {
	if on {
		return said("ATE1")
	}
	return said("ATE0")
}
