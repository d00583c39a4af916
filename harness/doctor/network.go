package doctor

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/secret"
)

// askAgain is the pause between two questions about the network.
const askAgain = time.Second

// sim asks for the SIM (3GPP TS 27.007 §8.3).
func (x *exam) sim(ctx context.Context) Finding {
	r, err := x.line.ask(ctx, "AT+CPIN?", x.IXIT.Timing.Immediate)
	if err != nil {
		return x.lost(err)
	}
	state, _ := field(r, "+CPIN", 0)
	switch {
	case r.Ok() && state == "READY":
		return ok(said("AT+CPIN? says READY"))
	case strings.HasPrefix(state, "SIM PIN"), strings.HasPrefix(state, "SIM PUK"):
		return fail(said("the SIM is locked: %s", state), "unlock it by hand, or take its PIN away; the examination enters none: a wrong one counts")
	}
	return fail(said("there is no usable SIM: AT+CPIN? is answered with %s", shown(r)), "put a SIM in while the module is off; look at the holder, and at AT+CFUN? (1)")
}

// registration waits for the network, if the module is still searching.
func (x *exam) registration(ctx context.Context) Finding {
	limit := x.share(4)
	until := x.line.Session().Now() + limit
	for {
		r, err := x.line.ask(ctx, "AT+CEREG?", x.IXIT.Timing.Immediate)
		if err != nil {
			return x.lost(err)
		}
		status, told := field(r, "+CEREG", 1)
		switch {
		case !told:
			return warn(said("AT+CEREG? is answered with %s: whether the module is registered is not known", shown(r)), "if the next steps work, it is")
		case status == "1":
			return ok(said("registered in the home network%s", x.signal(ctx)))
		case status == "5":
			return ok(said("registered, roaming%s", x.signal(ctx)))
		case status == "3":
			return fail(said("the network has refused the module (+CEREG: 3)"), "is the SIM active, paid for and allowed on this network, and not bound to another IMEI?")
		}
		if x.line.Session().Now() > until {
			return fail(said("not registered within %s (+CEREG status %s)%s", limit, status, x.signal(ctx)), "look at the antenna, at AT+CSQ, AT+CFUN? (1) and at the coverage of this network")
		}
		if err := x.line.Session().WaitSilence(ctx, askAgain); err != nil {
			return x.lost(err)
		}
	}
}

// signal is what AT+CSQ says, as an addition.
func (x *exam) signal(ctx context.Context) Said {
	r, err := x.line.ask(ctx, "AT+CSQ", x.IXIT.Timing.Immediate)
	if rssi, ok := field(r, "+CSQ", 0); err == nil && ok {
		return said(", signal %s of 31", rssi)
	}
	return said("")
}

// lasting are the AT lines that a module may keep over a restart, or that cost
// something: the run sends them, the examination does not.
var lasting = regexp.MustCompile(`(?i)^AT(\+CGDCONT|\+CGAUTH|\+CPIN|\+CLCK|\+CPWD|\+CSCS|\+IPR|\+CTZ|&W|\+MREBOOT|\+CFUN=\d,1|.*(APN|SAVE|PERSIST))`)

// pdp sees to it that a PDP context is up (ledger D57).
func (x *exam) pdp(ctx context.Context) Finding {
	address, told, err := x.address(ctx)
	if err != nil {
		return x.lost(err)
	}
	if address != "" {
		if f, wrong := x.otherAPN(ctx); wrong {
			return f
		}
		return ok(said("up, address %s", address))
	}
	var withheld []string
	for _, line := range x.IXIT.Preamble {
		if lasting.MatchString(line) {
			withheld = append(withheld, secret.Conceal(line, x.IXIT.Secret))
			continue
		}
		r, err := x.line.ask(ctx, line, x.share(4))
		if err != nil {
			return x.lost(err)
		}
		if !r.Ok() {
			return fail(said("the preamble's line %s is answered with %s", secret.Conceal(line, x.IXIT.Secret), shown(r)), "write the lines that attach this module as preamble: in the laboratory's file; is the APN right?")
		}
	}
	if !told {
		return warn(said("AT+MIPCALL? is not answered: whether a PDP context is up is not known"), "if the next steps work, it is")
	}
	for until := x.line.Session().Now() + x.share(4); x.line.Session().Now() < until; {
		if address, _, err = x.address(ctx); err != nil {
			return x.lost(err)
		}
		if address != "" {
			x.raised = true
			return ok(said("up since the preamble, address %s", address))
		}
		if err := x.line.Session().WaitSilence(ctx, askAgain); err != nil {
			return x.lost(err)
		}
	}
	if len(withheld) > 0 {
		return fail(said("no PDP context is up, and these lines of the preamble were not sent, because the module may keep them: %s", strings.Join(withheld, "; ")), "send them once by hand, and ask again")
	}
	if len(x.IXIT.Preamble) == 0 {
		return fail(said("no PDP context is up, and the laboratory gives no preamble"), "write preamble: [\"AT+MIPCALL=1,1\"], and perhaps apn:, in the laboratory's file (mftpspec list lab)")
	}
	return fail(said("no PDP context is up after the preamble"), "is the APN right, is the data plan active?")
}

// address is that of the first context that is up; told says that AT+MIPCALL? was
// answered at all.
func (x *exam) address(ctx context.Context) (address string, told bool, err error) {
	r, err := x.line.ask(ctx, "AT+MIPCALL?", x.IXIT.Timing.Immediate)
	if err != nil {
		return "", false, err
	}
	for _, text := range r.Info {
		if l := at.ParseLine(text); strings.EqualFold(l.Prefix, "+MIPCALL") && len(l.Fields) > 2 && l.Fields[1].Text == "1" {
			return l.Fields[2].Text, true, nil
		}
	}
	return "", r.Ok(), nil
}

// otherAPN says so if the module has another APN than the laboratory's file.
func (x *exam) otherAPN(ctx context.Context) (Finding, bool) {
	if x.IXIT.APN == "" {
		return Finding{}, false
	}
	r, err := x.line.ask(ctx, "AT+CGDCONT?", x.IXIT.Timing.Immediate)
	if err != nil || !r.Ok() || len(r.Info) == 0 {
		return Finding{}, false
	}
	if slices.ContainsFunc(r.Info, func(text string) bool { return strings.Contains(strings.ToLower(text), strings.ToLower(x.IXIT.APN)) }) {
		return Finding{}, false
	}
	return warn(said("a PDP context is up, but no context of the module has the APN %s", x.IXIT.APN), "a run sets it with apn_lines; the examination does not, since the module may keep it. What follows is about the APN that it has"), true
}

// tolerance is how far the clock may be off: <modify_time> has minutes (ledger D31).
const tolerance = 30 * time.Second

// clock compares the module's clock with this machine's. Where the server's dates
// have no year, the module fills it in from its own clock (§3.7).
func (x *exam) clock(ctx context.Context) Finding {
	r, err := x.line.ask(ctx, "AT+CCLK?", x.IXIT.Timing.Immediate)
	if err != nil {
		return x.lost(err)
	}
	now := time.Now()
	text, told := field(r, "+CCLK", 0)
	if !told {
		return warn(said("AT+CCLK? is answered with %s: the module's clock cannot be compared", shown(r)), "if cases of §3.7 on <modify_time> fail, look at it by hand")
	}
	if len(text) < 17 {
		return warn(said("AT+CCLK? says %s, which is no time", text), "if cases of §3.7 on <modify_time> fail, look at it by hand")
	}
	told17, err := time.Parse("06/01/02,15:04:05", text[:17])
	if err != nil {
		return warn(said("AT+CCLK? says %s, which is no time", text), "if cases of §3.7 on <modify_time> fail, look at it by hand")
	}
	var nearest time.Duration
	for i, o := range x.IXIT.Offsets {
		offset, err := time.ParseDuration(o)
		if err != nil {
			continue
		}
		off := told17.Sub(now.UTC().Add(offset))
		if i == 0 || off.Abs() < nearest.Abs() {
			nearest = off
		}
		if off.Abs() <= tolerance {
			return ok(said("%s, which is UTC%s within %s", text, zoneName(offset), off.Abs().Round(time.Second).String()))
		}
	}
	return warn(said("%s, which is off by %s from each of time_offsets (%s)", text, nearest.Round(time.Second).String(), strings.Join(x.IXIT.Offsets, ", ")),
		"let the network set it (AT+CTZU=1), or declare the zone with time_zone: in the laboratory's file; cases of §3.7 on <modify_time> depend on it")
}

func zoneName(offset time.Duration) string {
	if offset == 0 {
		return ""
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.FixedZone("", int(offset.Seconds()))).Format("-07:00")
}
