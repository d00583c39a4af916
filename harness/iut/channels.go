package iut

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// closeChannels closes what an earlier run left connected.
func (m *Module) closeChannels(ctx context.Context) error {
	for ch := range manual.Channels {
		m.touched.open[ch] = true
	}
	_, err := m.DisconnectAll(ctx, func(int) bool { return false })
	clear(m.touched.open)
	return err
}

// DisconnectAll closes every channel that may be connected and whose state is
// not 0: the module's word is the truth, unless it gives none; then known
// decides. It says what leaked.
func (m *Module) DisconnectAll(ctx context.Context, known func(channel int) bool) (leaks []model.Text, err error) {
	for _, ch := range slices.Sorted(maps.Keys(m.touched.open)) {
		delete(m.touched.open, ch)
		r, err := m.Ask(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", ch), m.Timing().Immediate)
		if err != nil && !IsTimeout(err) {
			return leaks, err
		}
		state := ""
		if len(r.Info) > 0 {
			state = judge.ParseLine(r.Info[0]).At(1)
		} else if r.Ok() {
			// An OK without the state may be one too many of a command before: get back in step.
			tok, err := m.Next(ctx, m.Session().Now()+m.Timing().Quiet, func(t at.Token) bool { return judge.ParseLine(t.Text).Name == "MFTPSTATE" })
			if err == nil {
				state = judge.ParseLine(tok.Text).At(1)
				_, err = m.Next(ctx, m.Session().Now()+m.Timing().Quiet, func(t at.Token) bool { return t.Kind == at.Final })
			}
			if err != nil && !IsTimeout(err) {
				return leaks, err
			}
		}
		switch {
		case state == "0" && known(ch):
			leaks = append(leaks, model.Say("channel %s is in state 0, but its session at the server is open", ch))
		case state == "0", state == "" && !known(ch):
			continue
		}
		// Whose result it is says a line that the case may not have trusted: any will do.
		over := func(t at.Token) bool { return manual.HasResultCode(judge.ParseLine(t.Text).Name) }
		if why, err := m.Disconnect(ctx, ch, state, over); err != nil {
			return leaks, err
		} else if !why.IsZero() {
			m.touched.open[ch] = true
			leaks = append(leaks, model.Say("channel %s (state %s) could not be closed: %s", ch, orWord(state, model.Say("unknown")), why))
		}
	}
	return leaks, nil
}

// ResultOf recognises what may end a transfer on the channel.
func ResultOf(ch int) func(at.Token) bool {
	return func(t at.Token) bool {
		l := judge.ParseLine(t.Text)
		return manual.HasResultCode(l.Name) && l.At(0) == strconv.Itoa(ch)
	}
}

// connecting is the state of a channel that has no result of its AT+MFTPCONN yet (§3.13).
const connecting = "2"

// Disconnect closes one channel, leniently, and waits for its notice as the
// habit has it. A channel that may be busy, by its state (§3.13; "" is unknown) or by
// its refusal, is tried again after each result that is over.
func (m *Module) Disconnect(ctx context.Context, ch int, state string, over func(at.Token) bool) (why model.Text, err error) {
	if err := m.Idle(ctx, ch); err != nil {
		return model.Text{}, err
	}
	line := fmt.Sprintf("AT+MFTPDISC=%d", ch)
	if m.Run.Blocks.hopeless("MFTPDISC") {
		return model.Say("no answer"), nil
	}
	running := false // why is that the channel is busy
	limit := m.Timing().Immediate
	if state == connecting { // a server that cannot be reached takes its time
		limit = max(limit, m.ResultLimit(ch))
	}
	for until := m.Session().Within(limit); ; {
		m.Disconnecting(ch)
		r, err := m.Ask(ctx, line, m.Timing().Immediate)
		if err != nil && !IsTimeout(err) {
			return model.Text{}, err
		}
		if !r.Accepts("MFTPDISC") {
			m.Disconnected(ch, false)
			why, running = orWord(r.Final, model.Say("no answer")), r.Final == manual.CmeError(manual.Running)
		} else {
			code, err := r.DeferredCode("MFTPDISC", func(want func(at.Token) bool) (at.Token, error) {
				return m.NextWithin(ctx, "the result of MFTPDISC", m.ResultLimit(ch), want)
			})
			if err != nil {
				return model.Text{}, err
			}
			m.DropUnreadIf(func(t at.Token) bool {
				l := judge.ParseLine(t.Text)
				return l.Name == "MFTPDISC" && l.At(1) == strconv.Itoa(manual.Interim)
			})
			m.Disconnected(ch, code == "0")
			if code == "0" {
				return model.Text{}, m.AwaitNotice(ctx, ch)
			}
			why, running = model.Say("result %s", orWord(code, model.Say("missing"))), false
		}
		if (state == "0" || state == "1") && !running {
			return why, nil
		}
		_, err = m.NextWithin(ctx, "the end of a transfer", until-m.Session().Now(), over)
		m.inbox = slices.DeleteFunc(m.inbox, over)
		if IsTimeout(err) {
			return why, nil
		}
		if err != nil {
			return model.Text{}, err
		}
	}
}

// orWord is a value of the module, or a word where there is none.
func orWord(value string, word model.Text) model.Text {
	if value == "" {
		return word
	}
	return model.Plain(value)
}

// IsResult recognises the final deferred result of a command, not the interim one
// (D26). Its channel is for the cases to judge.
func IsResult(verb string) func(string) bool {
	return func(text string) bool {
		l := judge.ParseLine(text)
		return l.Name == verb && l.At(1) != strconv.Itoa(manual.Interim)
	}
}
