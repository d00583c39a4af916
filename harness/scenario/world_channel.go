package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Account makes the case's account at the server; nothing is sent.
func (w *Scenario) Account(ctx context.Context, home string) error {
	return w.AccountOf(ctx, w.user, w.password, home)
}

// AccountOf makes an account with a name and password of the scenario's choice;
// <user> and <password> stand for them from then on.
func (w *Scenario) AccountOf(ctx context.Context, user, password, home string) error {
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
		home = manual.DefaultHome
	}
	if home, err = w.fill(home); err != nil {
		return err
	}
	w.user, w.password = user, password
	w.Secrets.Expect(`with the password "`, password, `"`)
	return server.AddAccount(ftpserver.Account{User: user, Password: password, Home: home})
}

// AdmitsAnonymous lets the server take anonymous logins (D47).
func (w *Scenario) AdmitsAnonymous(ctx context.Context) error {
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	return server.AddAccount(ftpserver.Account{Anonymous: true, Home: manual.DefaultHome})
}

// LoggedIn brings a channel into the connected state.
func (w *Scenario) LoggedIn(ctx context.Context, channel int, home string) error {
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
func (w *Scenario) WorksIn(ctx context.Context, channel int, dir string) error {
	if err := w.HasDirectory(ctx, dir); err != nil {
		return err
	}
	return w.state(ctx, "a channel works in a directory", fmt.Sprintf("channel %d works in %s", channel, dir),
		fmt.Sprintf("AT+MFTPCWD=%d,%q", channel, dir))
}

// SetTo sets an MFTPCFG parameter: values is the list after its name.
func (w *Scenario) SetTo(ctx context.Context, channel int, name, values string) error {
	values, err := w.fill(values)
	if err != nil {
		return err
	}
	return w.state(ctx, "MFTPCFG "+name+","+values, fmt.Sprintf("channel %d is set to %q %s", channel, name, values),
		fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", channel, name, values))
}

// ErrorsBy sets +CMEE. A module may not have the value; then only the record
// says so.
func (w *Scenario) ErrorsBy(ctx context.Context, n int) error {
	line := fmt.Sprintf("AT+CMEE=%d", n)
	w.issue(line)
	r, err := w.st.Ask(ctx, line, w.st.Timing().Immediate)
	if err != nil {
		return w.unreached("errors are reported by "+line, "silence", err)
	}
	value := "verbose"
	if !r.Ok() {
		value = "refused"
		w.note(line + " is refused: " + r.String())
	}
	w.cmeeRefused = !r.Ok()
	if n != 2 {
		return nil
	}
	return w.observe(w.last, []judge.Reading{{Row: "D23", Stimulus: "2", Value: value, MayVary: true}})
}

// state sends a line that leads to a state before the stimulus. That is not
// what the case is about: the module may do it in any recognisable form, and if
// it does not, nothing can be said. A state that failed twice with the same
// symptom is not tried again.
func (w *Scenario) state(ctx context.Context, state, text, sent string) error {
	blocks := w.Run.Blocks
	framing := w.c.Clause == "2.1" // it judges line ends, and so must not depend on them
	if by, symptom, yes := blocks.Blocked(state); yes && !framing {
		return &verdict.Outcome{Verdict: model.Inconc, Message: fmt.Sprintf("blocked by %s: %s could not be reached (%s)", by, state, symptom), BlockedBy: by}
	}
	if err := w.ready(ctx, sent); err != nil {
		return err
	}
	c := w.issue(sent)
	symptom, err := w.perform(ctx, c)
	if c.Verb == "MFTPCONN" && (symptom == manual.CmeError(manual.Running) || symptom == manual.CmeError(manual.OwnRefusal[c.Verb])) {
		// A channel may need a moment after the close that ended the case before.
		w.note(sent + " is refused at first: " + symptom)
		if err := w.st.Session().WaitSilence(ctx, w.st.Timing().Quiet); err != nil {
			return err
		}
		c = w.issue(sent)
		symptom, err = w.perform(ctx, c)
	}
	if err == nil && symptom == "" {
		if !c.Unended {
			blocks.Reached(state, c.Took)
		}
		return nil
	}
	if iut.IsTimeout(err) {
		symptom = "no result"
	} else if _, ours := errors.AsType[*verdict.Outcome](err); err != nil && !ours {
		return err
	}
	if symptom == "" {
		symptom = err.Error()
	}
	blocks.Failed(state, symptom, w.c.ID)
	return w.unreached(text, symptom, err)
}

// unreached is the outcome of a case whose preamble failed.
func (w *Scenario) unreached(text, symptom string, cause error) error {
	w.st.Trouble = true
	if cause != nil && !iut.IsTimeout(cause) {
		return cause
	}
	o := verdict.Inconclusive("the state before the test was not reached: "+text, text, symptom)
	o.Server = w.serverSaw()
	return o
}

// perform sends c and waits, leniently, for its final result and, where one is
// due, its deferred result. A symptom says how it failed.
func (w *Scenario) perform(ctx context.Context, c *judge.Command) (symptom string, err error) {
	c.Sent = w.st.Session().Now()
	if err := w.st.Transmit(ctx, c.Text); err != nil {
		return "", err
	}
	deferred := c.Due
	until := c.Sent + w.st.Timing().Immediate
	if deferred {
		until = c.Sent + w.st.ResultLimit(c.Channel)
	}
	acknowledged, result := false, ""
	for !acknowledged || deferred && result == "" {
		patience := until
		if acknowledged && w.c.Clause == "2.1" {
			patience = min(until, w.st.Session().Now()+w.st.Timing().Quiet)
		}
		tok, err := w.st.Next(ctx, patience, func(t at.Token) bool {
			l := judge.ParseLine(t.Text)
			return t.Kind == at.Final || t.Kind == at.Info && l.Name == c.Verb && manual.HasResultCode(l.Name)
		})
		if iut.IsTimeout(err) && result != "" {
			break // without its OK: the cases of the clause judge that
		}
		if iut.IsTimeout(err) && patience < until {
			result = w.st.Unended(c)
			c.Unended = result != ""
			continue
		}
		if err != nil {
			w.drop(c)
			return "", err
		}
		l := judge.ParseLine(tok.Text)
		switch {
		case tok.Kind == at.Final && tok.Text != "OK" && !iut.Reply{Final: tok.Text}.Ok():
			w.claimed(tok)
			return at.VisibleText(tok.Text), nil
		case tok.Kind == at.Final:
			acknowledged = true
			w.claimed(tok)
		case l.At(1) == strconv.Itoa(manual.Interim):
		default:
			result = l.At(1)
			w.claimed(tok)
			until = w.st.Session().Now() + w.st.Timing().Quiet
		}
	}
	w.drop(c)
	if deferred && result != "0" {
		return fmt.Sprintf("+%s with result %s", c.Verb, result), nil
	}
	return "", nil
}

// MayEnd lets +MFTPURC follow a requested close, and waits for it as the
// device's habit has it (D03).
func (w *Scenario) MayEnd(ctx context.Context, channel int) error {
	return w.outcome(w.st.AwaitNotice(ctx, channel))
}

// Ends expects +MFTPURC: id,"conn",0 for a connection that was lost (§3.14),
// within twice rsptimeout (D53).
func (w *Scenario) Ends(ctx context.Context, channel int) error {
	expected := fmt.Sprintf(`+MFTPURC: %d,"conn",0`, channel)
	timeout := manual.DefaultTimeout
	if channel >= 0 && channel < len(w.st.Timeouts) {
		timeout = w.st.Timeouts[channel]
	}
	tok, err := w.st.Next(ctx, w.st.Session().Now()+2*timeout, func(t at.Token) bool {
		return t.Kind == at.Info && judge.ParseLine(t.Text).Name == "MFTPURC"
	})
	if iut.IsTimeout(err) {
		return w.silent(ctx, "notice of the end of the connection", expected, err, 2*timeout)
	}
	if err != nil {
		return w.st.Told(err)
	}
	if err := w.framed(tok, false); err != nil {
		return err
	}
	if j := judge.Compare(expected, tok.Text, judge.Situation{}); j.Why != "" {
		o := w.fail("the notice of the end of connection "+strconv.Itoa(channel)+": "+j.Why, expected, w.seen(tok))
		o.Clause = j.Clause
		return o
	}
	w.reported[channel]++
	delete(w.st.Open, channel)
	return nil
}

// InState asks for the state of a channel and expects one of these (§3.13).
func (w *Scenario) InState(ctx context.Context, channel int, states ...int) error {
	if err := w.Send(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", channel)); err != nil {
		return err
	}
	err := w.AnswersOneState(ctx, channel, states...)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Clause == "" {
		o.Clause = "3.13"
	}
	return err
}

// StateOrBusy judges the answer to an AT+MFTPSTATE that was sent while a
// transfer was open (D52): the state, or a documented busy.
func (w *Scenario) StateOrBusy(ctx context.Context, state, channel int) error {
	during := map[int]string{2: "during a download", 3: "during an upload"}[state]
	expected := fmt.Sprintf("%s,%d", stateHead(channel), state)
	tok, err := w.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	if tok.Text == manual.CmeError(manual.Running) {
		w.claimed(tok)
		return w.observe(w.last, []judge.Reading{{Row: "D52", Stimulus: during, Value: "busy"}})
	}
	j := w.judge(expected, tok)
	if j.Why != "" {
		if !w.transferOpen(channel) {
			return verdict.Inconclusive("no transfer was open at the server when the state was asked for", expected, w.seen(tok))
		}
		o := w.fail(w.name()+j.Why, expected+" or "+manual.CmeError(manual.Running), w.seen(tok))
		o.Clause = j.Clause
		return o
	}
	if err := w.observe(w.last, []judge.Reading{{Row: "D52", Stimulus: during, Value: "state"}}); err != nil {
		return err
	}
	return w.expectOK(ctx)
}

// DefaultIs judges what first contact read: a deviation on all channels is a
// fail; on some, the module was in use.
func (w *Scenario) DefaultIs(name, values string) error {
	values, err := w.fill(values)
	if err != nil {
		return err
	}
	var wrong []string
	read := 0
	for ch, settings := range w.st.Snapshot {
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
		return verdict.Inconclusive("the settings could not be read at first contact", "", fmt.Sprint(w.st.Oddities))
	case len(wrong) == 0:
		return nil
	case len(wrong) < read:
		return verdict.Inconclusive(fmt.Sprintf("the default of %q was not there on some channels: the module was in use", name), values, fmt.Sprint(wrong))
	}
	return w.fail(fmt.Sprintf("AT+MFTPCFG=0..5 at first contact: the default of %q is wrong", name), values, fmt.Sprint(wrong))
}

// AnswersOneState expects the answer to an AT+MFTPSTATE that was sent to show
// one of two states (D52).
func (w *Scenario) AnswersOneState(ctx context.Context, channel int, states ...int) error {
	head := stateHead(channel)
	expected := fmt.Sprintf("%s,%v", head, states)
	tok, err := w.stateLine(ctx, channel, expected)
	if err != nil {
		return err
	}
	var j judge.Judgement
	for _, s := range states {
		if j = w.judge(fmt.Sprintf("%s,%d", head, s), tok); j.Why == "" {
			break
		}
	}
	if j.Why != "" {
		o := w.fail(w.name()+j.Why, expected, w.seen(tok))
		o.Clause = j.Clause
		return o
	}
	if len(states) > 1 {
		if err := w.observe(w.last, []judge.Reading{{Row: "D52", Stimulus: "between packets", Value: judge.ParseLine(tok.Text).At(1)}}); err != nil {
			return err
		}
	}
	return w.expectOK(ctx)
}

// stateHead is what the answer to an AT+MFTPSTATE begins with.
func stateHead(channel int) string { return fmt.Sprintf("+MFTPSTATE: %d", channel) }

// stateLine takes the first line of the answer to an AT+MFTPSTATE.
func (w *Scenario) stateLine(ctx context.Context, channel int, expected string) (at.Token, error) {
	limit := w.immediate()
	tok, err := w.st.Next(ctx, w.st.Session().Now()+limit, func(t at.Token) bool { return w.relevant(t, []string{stateHead(channel)}) })
	if iut.IsTimeout(err) {
		return tok, w.silent(ctx, "answer", expected, err, limit)
	}
	if err != nil {
		return tok, w.st.Told(err)
	}
	return tok, w.framed(tok, false)
}
