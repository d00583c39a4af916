package conformance

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/reports/model"
)

// Account makes the case's account at the server; nothing is sent.
func (w *World) Account(ctx context.Context, home string) error {
	return w.AccountOf(ctx, w.user, w.password, home)
}

// AccountOf makes an account with a name and password of the scenario's choice;
// <user> and <password> stand for them from then on.
func (w *World) AccountOf(ctx context.Context, user, password, home string) error {
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	if user, err = w.fill(user); err != nil {
		return err
	}
	if password, err = w.fill(password); err != nil {
		return err
	}
	if home == "" {
		home = defaultHome
	}
	if home, err = w.fill(home); err != nil {
		return err
	}
	w.user, w.password = user, password
	w.secrets.expect(`with the password "`, password, `"`)
	return server.AddAccount(ftpserver.Account{User: user, Password: password, Home: home})
}

// AdmitsAnonymous lets the server take anonymous logins (D47).
func (w *World) AdmitsAnonymous(ctx context.Context) error {
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	return server.AddAccount(ftpserver.Account{Anonymous: true, Home: defaultHome})
}

// LoggedIn brings a channel into the connected state.
func (w *World) LoggedIn(ctx context.Context, channel int, home string) error {
	if err := w.Account(ctx, home); err != nil {
		return err
	}
	host, port, err := w.address()
	if err != nil {
		return err
	}
	return w.state(ctx, "a channel is logged in", fmt.Sprintf("channel %d is logged in", channel),
		fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%s", channel, host, w.user, w.password, port))
}

// WorksIn makes a directory at the server and makes it the channel's.
func (w *World) WorksIn(ctx context.Context, channel int, dir string) error {
	if err := w.HasDirectory(ctx, dir); err != nil {
		return err
	}
	return w.state(ctx, "a channel works in a directory", fmt.Sprintf("channel %d works in %s", channel, dir),
		fmt.Sprintf("AT+MFTPCWD=%d,%q", channel, dir))
}

// SetTo sets an MFTPCFG parameter: values is the list after its name.
func (w *World) SetTo(ctx context.Context, channel int, name, values string) error {
	values, err := w.fill(values)
	if err != nil {
		return err
	}
	return w.state(ctx, "MFTPCFG "+name+","+values, fmt.Sprintf("channel %d is set to %q %s", channel, name, values),
		fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", channel, name, values))
}

// ErrorsBy sets +CMEE. A module may not have the value; then only the record
// says so.
func (w *World) ErrorsBy(ctx context.Context, n int) error {
	line := fmt.Sprintf("AT+CMEE=%d", n)
	w.issue(line)
	r, err := w.st.ask(ctx, line, w.st.timing().Immediate)
	if err != nil {
		return w.unreached("errors are reported by "+line, "silence", err)
	}
	value := "verbose"
	if !r.ok() {
		value = "refused"
		w.note(line + " is refused: " + r.String())
	}
	w.cmeeRefused = !r.ok()
	if n != 2 {
		return nil
	}
	return w.observe(w.last, []reading{{row: "D23", stimulus: "2", value: value, mayVary: true}})
}

// state sends a line that leads to a state before the stimulus. That is not
// what the case is about: the module may do it in any recognisable form, and if
// it does not, nothing can be said. A state that failed twice with the same
// symptom is not tried again.
func (w *World) state(ctx context.Context, state, text, sent string) error {
	blocks := w.run.Blocks
	framing := w.c.Clause == "2.1" // it judges line ends, and so must not depend on them
	if by, symptom, yes := blocks.blocked(state); yes && !framing {
		return &Outcome{Verdict: model.Inconc, Message: fmt.Sprintf("blocked by %s: %s could not be reached (%s)", by, state, symptom), BlockedBy: by}
	}
	if err := w.ready(ctx, sent); err != nil {
		return err
	}
	c := w.issue(sent)
	symptom, err := w.perform(ctx, c)
	if c.verb == "MFTPCONN" && (symptom == cmeError(running) || symptom == cmeError(ownRefusal[c.verb])) {
		// A channel may need a moment after the close that ended the case before.
		w.note(sent + " is refused at first: " + symptom)
		if err := w.st.session().WaitSilence(ctx, w.st.timing().Quiet); err != nil {
			return err
		}
		c = w.issue(sent)
		symptom, err = w.perform(ctx, c)
	}
	if err == nil && symptom == "" {
		if !c.unended {
			blocks.reached(state, c.took)
		}
		return nil
	}
	if isTimeout(err) {
		symptom = "no result"
	} else if _, ours := errors.AsType[*Outcome](err); err != nil && !ours {
		return err
	}
	if symptom == "" {
		symptom = err.Error()
	}
	blocks.failed(state, symptom, w.c.ID)
	return w.unreached(text, symptom, err)
}

// unreached is the outcome of a case whose preamble failed.
func (w *World) unreached(text, symptom string, cause error) error {
	w.st.trouble = true
	if cause != nil && !isTimeout(cause) {
		return cause
	}
	o := inconc("the state before the test was not reached: "+text, text, symptom)
	o.Server = w.serverSaw()
	return o
}

// perform sends c and waits, leniently, for its final result and, where one is
// due, its deferred result. A symptom says how it failed.
func (w *World) perform(ctx context.Context, c *command) (symptom string, err error) {
	c.sent = w.st.session().Now()
	if err := w.st.transmit(ctx, c.text); err != nil {
		return "", err
	}
	deferred := c.due
	until := c.sent + w.st.timing().Immediate
	if deferred {
		until = c.sent + w.st.resultLimit(c.channel)
	}
	acknowledged, result := false, ""
	for !acknowledged || deferred && result == "" {
		patience := until
		if acknowledged && w.c.Clause == "2.1" {
			patience = min(until, w.st.session().Now()+w.st.timing().Quiet)
		}
		tok, err := w.st.next(ctx, patience, func(t at.Token) bool {
			l := parseLine(t.Text)
			return t.Kind == at.Final || t.Kind == at.Info && l.name == c.verb && hasResultCode(l.name)
		})
		if isTimeout(err) && result != "" {
			break // without its OK: the cases of the clause judge that
		}
		if isTimeout(err) && patience < until {
			result = w.st.unended(c)
			c.unended = result != ""
			continue
		}
		if err != nil {
			w.drop(c)
			return "", err
		}
		l := parseLine(tok.Text)
		switch {
		case tok.Kind == at.Final && tok.Text != "OK" && !reply{final: tok.Text}.ok():
			w.claimed(tok)
			return at.VisibleText(tok.Text), nil
		case tok.Kind == at.Final:
			acknowledged = true
			w.claimed(tok)
		case l.at(1) == strconv.Itoa(interim):
		default:
			result = l.at(1)
			w.claimed(tok)
			until = w.st.session().Now() + w.st.timing().Quiet
		}
	}
	w.drop(c)
	if deferred && result != "0" {
		return fmt.Sprintf("+%s with result %s", c.verb, result), nil
	}
	return "", nil
}

// MayEnd lets +MFTPURC follow a requested close, and waits for it as the
// device's habit has it (D03).
func (w *World) MayEnd(ctx context.Context, channel int) error {
	return w.outcome(w.st.awaitNotice(ctx, channel))
}

// Ends expects +MFTPURC: id,"conn",0 for a connection that was lost (§3.14),
// within twice rsptimeout (D53).
func (w *World) Ends(ctx context.Context, channel int) error {
	expected := fmt.Sprintf(`+MFTPURC: %d,"conn",0`, channel)
	timeout := defaultTimeout
	if channel >= 0 && channel < len(w.st.timeouts) {
		timeout = w.st.timeouts[channel]
	}
	tok, err := w.st.next(ctx, w.st.session().Now()+2*timeout, func(t at.Token) bool {
		return t.Kind == at.Info && parseLine(t.Text).name == "MFTPURC"
	})
	if isTimeout(err) {
		return w.silent(ctx, "notice of the end of the connection", expected, err, 2*timeout)
	}
	if err != nil {
		return w.st.told(err)
	}
	if err := w.framed(tok, false); err != nil {
		return err
	}
	if j := judgeLine(expected, tok.Text, situation{}); j.why != "" {
		o := w.fail("the notice of the end of connection "+strconv.Itoa(channel)+": "+j.why, expected, w.seen(tok))
		o.Clause = j.clause
		return o
	}
	w.reported[channel]++
	delete(w.st.open, channel)
	return nil
}

// InState asks for the state of a channel and expects one of these (§3.13).
func (w *World) InState(ctx context.Context, channel int, states ...int) error {
	if err := w.Send(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", channel)); err != nil {
		return err
	}
	err := w.AnswersOneState(ctx, channel, states...)
	if o, ok := errors.AsType[*Outcome](err); ok && o.Clause == "" {
		o.Clause = "3.13"
	}
	return err
}

// StateOrBusy judges the answer to an AT+MFTPSTATE that was sent while a
// transfer was open (D52): the state, or a documented busy.
func (w *World) StateOrBusy(ctx context.Context, state, channel int) error {
	during := map[int]string{2: "during a download", 3: "during an upload"}[state]
	expected := fmt.Sprintf("%s,%d", stateHead(channel), state)
	tok, err := w.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	if tok.Text == cmeError(running) {
		w.claimed(tok)
		return w.observe(w.last, []reading{{row: "D52", stimulus: during, value: "busy"}})
	}
	j := w.judge(expected, tok)
	if j.why != "" {
		if !w.transferOpen(channel) {
			return inconc("no transfer was open at the server when the state was asked for", expected, w.seen(tok))
		}
		o := w.fail(w.name()+j.why, expected+" or "+cmeError(running), w.seen(tok))
		o.Clause = j.clause
		return o
	}
	if err := w.observe(w.last, []reading{{row: "D52", stimulus: during, value: "state"}}); err != nil {
		return err
	}
	return w.expectOK(ctx)
}

// DefaultIs judges what first contact read: a deviation on all channels is a
// fail; on some, the module was in use.
func (w *World) DefaultIs(name, values string) error {
	values, err := w.fill(values)
	if err != nil {
		return err
	}
	var wrong []string
	read := 0
	for ch, settings := range w.st.snapshot {
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
		return inconc("the settings could not be read at first contact", "", fmt.Sprint(w.st.oddities))
	case len(wrong) == 0:
		return nil
	case len(wrong) < read:
		return inconc(fmt.Sprintf("the default of %q was not there on some channels: the module was in use", name), values, fmt.Sprint(wrong))
	}
	return w.fail(fmt.Sprintf("AT+MFTPCFG=0..5 at first contact: the default of %q is wrong", name), values, fmt.Sprint(wrong))
}

// AnswersOneState expects the answer to an AT+MFTPSTATE that was sent to show
// one of two states (D52).
func (w *World) AnswersOneState(ctx context.Context, channel int, states ...int) error {
	head := stateHead(channel)
	expected := fmt.Sprintf("%s,%v", head, states)
	tok, err := w.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	var j judgement
	for _, s := range states {
		if j = w.judge(fmt.Sprintf("%s,%d", head, s), tok); j.why == "" {
			break
		}
	}
	if j.why != "" {
		o := w.fail(w.name()+j.why, expected, w.seen(tok))
		o.Clause = j.clause
		return o
	}
	if len(states) > 1 {
		if err := w.observe(w.last, []reading{{row: "D52", stimulus: "between packets", value: parseLine(tok.Text).at(1)}}); err != nil {
			return err
		}
	}
	return w.expectOK(ctx)
}

// stateHead is what the answer to an AT+MFTPSTATE begins with.
func stateHead(channel int) string { return fmt.Sprintf("+MFTPSTATE: %d", channel) }

// stateLine takes the first line of the answer to an AT+MFTPSTATE.
func (w *World) stateLine(ctx context.Context, channel int, expected string) (at.Token, error) {
	limit := w.immediate()
	tok, err := w.st.next(ctx, w.st.session().Now()+limit, func(t at.Token) bool { return w.relevant(t, []string{stateHead(channel)}) })
	if isTimeout(err) {
		return tok, w.silent(ctx, "answer", expected, err, limit)
	}
	if err != nil {
		return tok, w.st.told(err)
	}
	return tok, w.framed(tok, false)
}
