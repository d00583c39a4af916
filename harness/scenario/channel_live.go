package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// liveSetting is a setting that was to be changed while its channel was connected (D21).
type liveSetting struct {
	name, values string // what it must be now
}

// TriesToSet is row D21: a setting may be changed while its channel is connected, or the
// change refused, which is recorded; whether the connection survives is the device's.
func (cs *Channel) TriesToSet(ctx context.Context, channel int, name, values string) error {
	line := fmt.Sprintf("AT+MFTPCFG=%d,%q", channel, name)
	if cs.typist != nil {
		return cs.host.Send(ctx, line+","+values)
	}
	if err := cs.host.ready(ctx, "the setting is asked for"); err != nil {
		return err
	}
	cs.host.issue(line)
	r, err := cs.st.Ask(ctx, line, cs.st.Timing().Immediate)
	if err != nil || len(r.Info) == 0 {
		return cs.unreached(model.Say("the setting of the channel is known"), model.Say("no answer"), err)
	}
	l := judge.ParseLine(r.Info[0])
	if l.Name != "MFTPCFG" || l.At(0) != strconv.Itoa(channel) || l.At(1) != name || len(l.Fields) < 3 {
		return cs.unreached(model.Say("the setting of the channel is known"), model.Plain(at.VisibleText(r.Info[0])), nil)
	}
	var before []string
	for _, f := range l.Fields[2:] {
		before = append(before, f.String())
	}
	if err := cs.host.Send(ctx, line+","+values); err != nil {
		return err
	}
	c := cs.host.last
	end, err := cs.module.finish(ctx)
	if err != nil {
		return err
	}
	if cs.live == nil {
		cs.live = map[int]liveSetting{}
	}
	value := "accepted"
	if cs.live[channel] = (liveSetting{name, values}); end.refused {
		value, cs.live[channel] = "refused", liveSetting{name, strings.Join(before, ",")}
	}
	cs.given(channel, name, cs.live[channel].values)
	return cs.observe(c, []judge.Reading{{Row: ledger.D21, Stimulus: "change of " + name + " while connected", Value: value, MayVary: true}})
}

// ShowsSet expects what [Channel.TriesToSet] came to: the new value where that was
// accepted, and else the one before.
func (cs *Channel) ShowsSet(ctx context.Context, channel int) error {
	live, ok := cs.live[channel]
	if !ok {
		return fmt.Errorf("no step tried to set channel %d", channel)
	}
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPCFG=%d,%q", channel, live.name)); err != nil {
		return err
	}
	return cs.module.Answers(ctx, fmt.Sprintf("+MFTPCFG: %d,%q,%s\nOK", channel, live.name, live.values))
}

// EmptyValue is row D70 for the value of a setting: the empty place of the last command
// stands for the default, which the channel shows then, or it is refused, and what was
// set before stays.
func (cs *Channel) EmptyValue(ctx context.Context, channel int, usual, before string) error {
	c := cs.host.last
	end, err := cs.module.finish(ctx)
	if err != nil {
		return err
	}
	shown, value := usual, "default"
	switch {
	case end.refused && end.text == "ERROR":
		shown, value = before, "error"
	case end.refused && end.text == manual.CmeError(manual.ParameterError):
		shown, value = before, "cme-50"
	case !end.refused && c.told == fmt.Sprintf("+MFTPCFG: %d,%q,%s", channel, c.Arg(0), before):
		shown, value = before, "" // the line without the value, which asks for it
		cs.note(model.Say("%s: %s is answered as a question", ledger.D70, cs.host.line()))
	case end.refused:
		return cs.fail(cs.host.about(model.Say("refused with another code")), model.Say("OK, ERROR or %s", manual.CmeError(manual.ParameterError)), model.Plain(at.VisibleText(end.text)))
	}
	if value != "" {
		if err := cs.observe(c, []judge.Reading{{Row: ledger.D70, Stimulus: cs.c.ID, Value: value}}); err != nil {
			return err
		}
	}
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPCFG=%d,%q", channel, c.Arg(0))); err != nil {
		return err
	}
	return cs.module.Answers(ctx, fmt.Sprintf("+MFTPCFG: %d,%q,%s\nOK", channel, c.Arg(0), shown))
}

// TransferAsSet expects the last transfer to be of the type that "data_type" of the
// channel says.
func (cs *Channel) TransferAsSet(ctx context.Context, channel int) error {
	live, ok := cs.live[channel]
	if !ok || live.name != "data_type" {
		return fmt.Errorf("no step tried to set \"data_type\" of channel %d", channel)
	}
	how := "binary"
	if live.values != manual.Defaults["data_type"] {
		how = "ASCII"
	}
	return cs.server.TransferWas(ctx, channel, how)
}

// LosesConnection ends the connection of a channel at the server, if it still has one
// (D21), and expects the notice.
func (cs *Channel) LosesConnection(ctx context.Context, channel int) error {
	if !cs.server.staysOpen(ctx, channel, cs.st.Timing().Quiet) {
		return nil
	}
	if err := cs.server.Drops(ctx, channel); err != nil || cs.typist != nil {
		return err
	}
	return cs.ReportsClosed(ctx, channel)
}

// StillWorks expects a channel to be as it was before an AT+MFTPCONN that was refused at
// once, or connected where that succeeded. After OK and another result it may also have
// lost its connection, and then it says so (D49).
func (cs *Channel) StillWorks(ctx context.Context, channel int) error {
	if !cs.mayBeLost && cs.typist == nil {
		if err := cs.InState(ctx, channel, 1); err != nil {
			if o, ok := errors.AsType[*verdict.Outcome](err); ok {
				o.Clause = cs.c.Clause // it is the connect that is to blame
			}
			return err
		}
	}
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPPWD=%d", channel)); err != nil || cs.typist != nil {
		return err
	}
	end, err := cs.module.finish(ctx)
	switch {
	case err != nil:
		return err
	case end.success:
		return nil
	case !cs.mayBeLost:
		return cs.fail(cs.host.about(model.Say("the channel does not work any more")), model.Say("OK and result 0"), model.Plain(at.VisibleText(end.text)))
	case cs.server.staysOpen(ctx, channel, keptLimit):
		return cs.fail(cs.host.about(model.Say("the channel is given up, and its session stays open")), model.Say("OK and result 0, or the end of the session"), model.Plain(at.VisibleText(end.text)))
	}
	return cs.InState(ctx, channel, 0)
}
