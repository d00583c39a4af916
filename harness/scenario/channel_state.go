package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// MayReportClosed accepts +MFTPURC after a close that the host requested, and waits for it
// if the device has sent it before (D03).
func (cs *Channel) MayReportClosed(ctx context.Context, channel int) error {
	return cs.outcome(cs.st.AwaitNotice(ctx, channel))
}

// ReportsClosed expects +MFTPURC: id,"conn",0 for a connection that was lost (§3.14),
// within twice rsptimeout (D53).
func (cs *Channel) ReportsClosed(ctx context.Context, channel int) error {
	_, err := cs.reportsOneClosed(ctx, channel)
	return cs.unasked(err)
}

// ReportBothClosed expects the notices of two connections, in either order.
func (cs *Channel) ReportBothClosed(ctx context.Context, one, other int) error {
	first, err := cs.reportsOneClosed(ctx, one, other)
	if err != nil {
		return cs.unasked(err)
	}
	return cs.ReportsClosed(ctx, one+other-first)
}

// reportsOneClosed expects the notice of one of these connections, and says of which.
func (cs *Channel) reportsOneClosed(ctx context.Context, channels ...int) (channel int, err error) {
	channel = channels[0]
	timeout := cs.st.Timeout(channel)
	tok, err := cs.st.Next(ctx, cs.st.Session().Now()+2*timeout, func(t at.Token) bool {
		if other, ok := iut.NoticeOf(t); ok && !slices.Contains(channels, other) && cs.st.OwesNotice(other) {
			return false // of a close that was requested (D03)
		}
		return t.Kind == at.Info && judge.ParseLine(t.Text).Name == "MFTPURC"
	})
	if told, ok := iut.NoticeOf(tok); err == nil && ok && slices.Contains(channels, told) {
		channel = told
	}
	expected := fmt.Sprintf(`+MFTPURC: %d,"conn",0`, channel)
	if iut.IsTimeout(err) {
		return channel, cs.module.silent(ctx, model.Say("notice of the end of the connection"), model.Plain(expected), err, 2*timeout)
	}
	if err != nil {
		return channel, cs.st.AsOutcome(err)
	}
	if err := cs.module.framed(tok, false); err != nil {
		return channel, err
	}
	if j := judge.Compare(expected, tok.Text, judge.Situation{}); !j.Why.IsZero() {
		o := cs.fail(model.Say("the notice of the end of connection %s: %s", strconv.Itoa(channel), j.Why), model.Plain(expected), cs.module.seen(tok))
		o.Clause = j.Clause
		return channel, o
	}
	cs.module.reported[channel]++
	delete(cs.module.uploading, channel)
	cs.st.ForgetOpen(channel)
	return channel, nil
}

// InState asks for the state of a channel and expects one of these (§3.13).
func (cs *Channel) InState(ctx context.Context, channel int, states ...int) error {
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", channel)); err != nil {
		return err
	}
	return under(manual.ClauseOf["MFTPSTATE"], cs.AnswersOneState(ctx, channel, states...))
}

// UnconnectedUntilFailure asks for the state of a channel while its login, the last command, is under way, and
// expects 0, or that it is busy (D27), and then that the login fails as [Module.FailsWithin] has it. A module that
// finds the fault before its OK (D24) is asked afterwards.
func (cs *Channel) UnconnectedUntilFailure(ctx context.Context, channel int, cause string, seconds int) error {
	c, m := cs.host.last, cs.module
	m.longest = time.Duration(seconds) * time.Second
	tok, err := m.answer(ctx, model.Say("final result"), model.Say("OK or a refusal"))
	m.longest = 0
	if err != nil {
		return err
	}
	if tok.Text != "OK" {
		cs.st.PutBack(tok)
		if err := m.FailsWithin(ctx, cause, seconds); err != nil {
			return err
		}
		return cs.InState(ctx, channel, 0)
	}
	if err := m.framed(tok, false); err != nil {
		return err
	}
	m.claimed(tok)
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", channel)); err != nil {
		return err
	}
	if tok, err = cs.stateLine(ctx, channel, stateHead(channel)+",0"); err != nil {
		return under(manual.ClauseOf["MFTPSTATE"], err)
	}
	cs.st.PutBack(tok)
	if tok.Text == manual.CmeError(manual.Running) {
		err = m.expect(ctx, expectation{what: anAnswer, lines: []string{tok.Text}, limit: m.immediate()})
	} else {
		err = under(manual.ClauseOf["MFTPSTATE"], cs.AnswersOneState(ctx, channel, 0))
	}
	if err != nil {
		return err
	}
	cs.host.last = c
	return m.FailsWithin(ctx, cause, seconds)
}

// StateOrBusy judges the answer to an AT+MFTPSTATE that was sent while a
// transfer was open (D52): the state, or a documented busy.
func (cs *Channel) StateOrBusy(ctx context.Context, state, channel int) error {
	during := map[int]string{2: "during a download", 3: "during an upload"}[state]
	expected := fmt.Sprintf("%s,%d", stateHead(channel), state)
	tok, err := cs.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	if tok.Text == manual.CmeError(manual.Running) {
		cs.module.claimed(tok)
		return cs.observe(cs.host.last, []judge.Reading{{Row: ledger.D52, Stimulus: during, Value: "busy"}})
	}
	j := cs.module.judge(expected, tok)
	if !j.Why.IsZero() {
		if !cs.server.transferOpen(channel) {
			return verdict.Inconclusive(model.Say("no transfer was open at the server when the state was asked for"), model.Plain(expected), cs.module.seen(tok))
		}
		o := cs.fail(cs.host.about(j.Why), model.Say("%s or %s", expected, manual.CmeError(manual.Running)), cs.module.seen(tok))
		o.Clause = j.Clause
		return o
	}
	if err := cs.observe(cs.host.last, []judge.Reading{{Row: ledger.D52, Stimulus: during, Value: "state"}}); err != nil {
		return err
	}
	return cs.module.expectOK(ctx)
}

// DefaultIs judges what first contact read. Another value is a fail where the module is
// known to be fresh, or gave itself that value after a restart; otherwise it was in use,
// or has another default (D21).
func (cs *Channel) DefaultIs(name, values string) error {
	values, err := cs.fill(values)
	if err != nil {
		return err
	}
	var wrong []string
	read := 0
	for ch, settings := range cs.st.Snapshot {
		if settings == nil {
			continue
		}
		read++
		if got := settings[name]; got != values {
			wrong = append(wrong, fmt.Sprintf("%d: %s", ch, got))
		}
	}
	switch {
	case read == 0:
		return verdict.Inconclusive(model.Say("the settings could not be read at first contact"), model.Text{}, model.Say("[%s]", spaced(cs.st.Oddities)))
	case len(wrong) == 0:
		return nil
	case !cs.Run.IXIT.Fresh && !cs.st.OwnDefault[name], len(wrong) < read:
		return verdict.Inconclusive(model.Say("%s does not have its default: the module was in use, or has another default (factory_fresh: in the laboratory's file decides)", strconv.Quote(name)), model.Plain(values), model.Plain(fmt.Sprint(wrong)))
	}
	return cs.fail(model.Say("AT+MFTPCFG=0..5 at first contact: the default of %s is wrong", strconv.Quote(name)), model.Plain(values), model.Plain(fmt.Sprint(wrong)))
}

// spaced puts texts after each other.
func spaced(list []model.Text) model.Text {
	var all model.Text
	for i, t := range list {
		if all = t; i > 0 {
			all = model.Say("%s %s", spaced(list[:i]), t)
		}
	}
	return all
}

// AnswersOneState expects the answer to an AT+MFTPSTATE that was sent to show
// one of two states (D52).
func (cs *Channel) AnswersOneState(ctx context.Context, channel int, states ...int) error {
	head := stateHead(channel)
	expected := fmt.Sprintf("%s,%v", head, states)
	tok, err := cs.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	if len(states) > 1 && tok.Text == manual.CmeError(manual.Running) {
		cs.module.claimed(tok)
		return cs.observe(cs.host.last, []judge.Reading{{Row: ledger.D52, Stimulus: "between packets", Value: "busy"}})
	}
	var j judge.Judgement
	for _, s := range states {
		if j = cs.module.judge(fmt.Sprintf("%s,%d", head, s), tok); j.Why.IsZero() {
			break
		}
	}
	if !j.Why.IsZero() {
		o := cs.fail(cs.host.about(j.Why), model.Plain(expected), cs.module.seen(tok))
		o.Clause = j.Clause
		return o
	}
	if len(states) > 1 {
		if err := cs.observe(cs.host.last, []judge.Reading{{Row: ledger.D52, Stimulus: "between packets", Value: judge.ParseLine(tok.Text).At(1)}}); err != nil {
			return err
		}
	}
	return cs.module.expectOK(ctx)
}

// stateHead is what the answer to an AT+MFTPSTATE begins with.
func stateHead(channel int) string { return fmt.Sprintf("+MFTPSTATE: %d", channel) }

// stateLine takes the first line of the answer to an AT+MFTPSTATE.
func (cs *Channel) stateLine(ctx context.Context, channel int, expected string) (at.Token, error) {
	limit := cs.module.immediate()
	tok, err := cs.st.Next(ctx, cs.st.Session().Within(limit), func(t at.Token) bool { return cs.module.relevant(t, []string{stateHead(channel)}) })
	if iut.IsTimeout(err) {
		return tok, cs.module.silent(ctx, model.Say("answer"), model.Plain(expected), err, limit)
	}
	if err != nil {
		return tok, cs.st.AsOutcome(err)
	}
	if err := cs.module.refusedBeside(tok, true); err != nil {
		return tok, err
	}
	return tok, cs.module.framed(tok, false)
}
