package conformance

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"mftpspec/harness/at"
)

// closeChannels closes what an earlier run left connected.
func (st *station) closeChannels(ctx context.Context) error {
	for ch := range channels {
		st.open[ch] = true
	}
	_, err := st.disconnectAll(ctx, func(int) bool { return false })
	clear(st.open)
	return err
}

// disconnectAll closes every channel that may be connected and whose state is
// not 0: the module's word is the truth, unless it gives none; then known
// decides. It says what leaked.
func (st *station) disconnectAll(ctx context.Context, known func(channel int) bool) (leaks []string, err error) {
	for _, ch := range slices.Sorted(maps.Keys(st.open)) {
		delete(st.open, ch)
		r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", ch), st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return leaks, err
		}
		state := ""
		if len(r.info) > 0 {
			state = parseLine(r.info[0]).at(1)
		} else if r.ok() {
			// An OK without the state may be one too many of a command before: get back in step.
			tok, err := st.next(ctx, st.session().Now()+st.timing().Quiet, func(t at.Token) bool { return parseLine(t.Text).name == "MFTPSTATE" })
			if err == nil {
				state = parseLine(tok.Text).at(1)
				_, err = st.next(ctx, st.session().Now()+st.timing().Quiet, func(t at.Token) bool { return t.Kind == at.Final })
			}
			if err != nil && !isTimeout(err) {
				return leaks, err
			}
		}
		switch {
		case state == "0" && known(ch):
			leaks = append(leaks, fmt.Sprintf("channel %d is in state 0, but its session at the server is open", ch))
		case state == "0", state == "" && !known(ch):
			continue
		}
		// Whose result it is says a line that the case may not have trusted: any will do.
		over := func(t at.Token) bool { return hasResultCode(parseLine(t.Text).name) }
		if why, err := st.disconnect(ctx, ch, state, over); err != nil {
			return leaks, err
		} else if why != "" {
			st.open[ch] = true
			leaks = append(leaks, fmt.Sprintf("channel %d (state %s) could not be closed: %s", ch, at.OrNone(state, "unknown"), why))
		}
	}
	return leaks, nil
}

// resultOf recognises what may end a transfer on the channel.
func resultOf(ch int) func(at.Token) bool {
	return func(t at.Token) bool {
		l := parseLine(t.Text)
		return hasResultCode(l.name) && l.at(0) == strconv.Itoa(ch)
	}
}

// disconnect closes one channel, leniently, and waits for its notice as the
// habit has it. A channel that may be busy, by its state (§3.13; "" is unknown) or by
// its refusal, is tried again after each result that is over.
func (st *station) disconnect(ctx context.Context, ch int, state string, over func(at.Token) bool) (why string, err error) {
	if err := st.idle(ctx, ch); err != nil {
		return "", err
	}
	line := fmt.Sprintf("AT+MFTPDISC=%d", ch)
	for until := st.session().Now() + st.timing().Immediate; ; {
		st.disconnecting(ch)
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return "", err
		}
		if !r.ok() && !slices.ContainsFunc(r.info, isResult("MFTPDISC")) {
			st.disconnected(ch, false)
			why = at.OrNone(r.final, "no answer")
		} else {
			code, err := r.deferredCode("MFTPDISC", func(want func(at.Token) bool) (at.Token, error) {
				return st.nextWithin(ctx, "the result of MFTPDISC", st.resultLimit(ch), want)
			})
			if err != nil {
				return "", err
			}
			st.disconnected(ch, code == "0")
			if code == "0" {
				return "", st.awaitNotice(ctx, ch)
			}
			why = "result " + at.OrNone(code, "missing")
		}
		if (state == "0" || state == "1") && why != cmeError(running) {
			return why, nil
		}
		_, err = st.nextWithin(ctx, "the end of a transfer", until-st.session().Now(), over)
		st.inbox = slices.DeleteFunc(st.inbox, over)
		if isTimeout(err) {
			return why, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// isResult recognises the final deferred result of a command, not the interim one
// (D26). Its channel is for the cases to judge.
func isResult(verb string) func(string) bool {
	return func(text string) bool {
		l := parseLine(text)
		return l.name == verb && l.at(1) != strconv.Itoa(interim)
	}
}
