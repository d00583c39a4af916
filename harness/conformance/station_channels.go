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
		if why, err := st.disconnect(ctx, ch, transferring(state)); err != nil {
			return leaks, err
		} else if why != "" {
			st.open[ch] = true
			leaks = append(leaks, fmt.Sprintf("channel %d (state %s) could not be closed: %s", ch, orNone(state, "unknown"), why))
		}
	}
	return leaks, nil
}

// transferring says whether a state of §3.13 is that of a transfer.
func transferring(state string) bool { return state == "2" || state == "3" }

// disconnect closes one channel, leniently, and waits for its notice as the
// habit has it. A channel that may be busy with a transfer gets a second try.
func (st *station) disconnect(ctx context.Context, ch int, busy bool) (why string, err error) {
	if err := st.idle(ctx, ch); err != nil {
		return "", err
	}
	line := fmt.Sprintf("AT+MFTPDISC=%d", ch)
	for range 2 {
		st.disconnecting(ch)
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return "", err
		}
		if !r.ok() && !slices.ContainsFunc(r.info, isResult("MFTPDISC")) {
			st.disconnected(ch, false)
			why = orNone(r.final, "no answer")
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
			why = "result " + orNone(code, "missing")
		}
		if !busy {
			return why, nil
		}
		// A case that failed left the transfer: wait for that to end.
		_, err = st.nextWithin(ctx, "the end of a transfer", st.timing().Immediate, func(t at.Token) bool {
			l := parseLine(t.Text)
			return hasResultCode(l.name) && l.at(0) == fmt.Sprint(ch)
		})
		if isTimeout(err) {
			return why, nil
		}
		if err != nil {
			return "", err
		}
	}
	return why, nil
}

// isResult recognises the final deferred result of a command, not the interim one
// (D26). Its channel is for the cases to judge.
func isResult(verb string) func(string) bool {
	return func(text string) bool {
		l := parseLine(text)
		return l.name == verb && l.at(1) != strconv.Itoa(interim)
	}
}
