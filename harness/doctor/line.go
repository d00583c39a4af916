package doctor

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/diagnosis"
	"mftpspec/harness/iut"
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
	measured    = 5 // AT commands for the round trip
)

// answers gets an OK to AT, and measures how long that takes.
func (x *exam) answers(ctx context.Context) Finding {
	if x.mute != nil {
		return fail(said("%s", x.mute.Text), "%s", x.mute.Remedy)
	}
	first, err := x.line.askAT(ctx, answerLimit)
	if err != nil {
		return x.lost(err)
	}
	numeric, err := x.line.SpeakInWords(ctx)
	if numeric && err == nil {
		first, err = x.line.askAT(ctx, answerLimit)
	}
	if err != nil {
		return x.lost(err)
	}
	if first.Ok() {
		x.line.alive, x.echo = true, x.line.echoed()
		return x.measure(ctx, diagnosis.Diagnosis{LineEnd: "\r"})
	}
	d := diagnosis.Examine(ctx, x.line.Session(), nil, diagnosis.Options{Baud: x.IXIT.Baud, Guard: x.IXIT.Timing.Guard, Prompt: -1})
	if !d.Usable() {
		return fail(said("%s", d.Text), "%s", d.Remedy)
	}
	x.line.Session().SetLineEnd(d.LineEnd)
	if _, err := x.line.askAT(ctx, answerLimit); err != nil {
		return x.lost(err)
	}
	x.line.alive, x.echo = true, x.line.echoed()
	return x.measure(ctx, d)
}

// measure takes the median of some round trips.
func (x *exam) measure(ctx context.Context, d diagnosis.Diagnosis) Finding {
	var took []time.Duration
	for range measured {
		r, err := x.line.askAT(ctx, answerLimit)
		if err != nil {
			return x.lost(err)
		}
		if r.Ok() {
			took = append(took, r.Took)
		}
	}
	if len(took) < measured {
		return warn(said("AT is answered %d times of %d", len(took), measured), "look at the cable, the rate and what else uses this line")
	}
	slices.Sort(took)
	x.pace.Exchange = took[measured/2]
	switch {
	case d.LineEnd != "\r":
		return warn(said("AT is answered in %s, but only when it ends with <CR><LF>", x.pace.Exchange), "a run can be made, and will fail §2.1")
	case d.Kind == diagnosis.LeftTransparent:
		return warn(said("AT is answered in %s, after +++ ended a transparent mode", x.pace.Exchange), "an earlier run or program left the module so; nothing needs to be done")
	}
	return ok(said("answers in %s (median of %d)", x.pace.Exchange, measured))
}

// lost is a step in which the port went away, or the time was over.
func (x *exam) lost(err error) Finding {
	if x.line.Lost() == iut.PortGone {
		return fail(said("the port went away"), "look at the module's power and at the cable: did it restart?")
	}
	return fail(said("there was no answer in time: %s", oneLine(err)), "ask again; if it happens again, restart the module")
}

// settings: echo and error numbers can be set, as the suite does it before every
// case. What they were is set back at the end.
func (x *exam) settings(ctx context.Context) Finding {
	before, err := x.line.ask(ctx, "AT+CMEE?", x.IXIT.Timing.Immediate)
	if err != nil {
		return x.lost(err)
	}
	was, known := field(before, "+CMEE", 0)
	for _, line := range []string{"ATE0", "AT+CMEE=1"} {
		r, err := x.line.ask(ctx, line, x.IXIT.Timing.Immediate)
		if err != nil {
			return x.lost(err)
		}
		if !r.Ok() {
			return warn(said("%s is answered with %s", line, shown(r)), "a run can be made, and records it; the cases on error codes will not see numbers (§2.2)")
		}
	}
	if _, err := x.line.askAT(ctx, x.IXIT.Timing.Immediate); err != nil {
		return x.lost(err)
	}
	if x.line.echoed() {
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
