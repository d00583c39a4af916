package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Channel is the state of an FTP channel before the stimulus, and what the module
// says of it.
type Channel struct {
	*core
	live      map[int]liveSetting       // D21: settings that a step tried to change while connected
	settings  map[int]map[string]string // what steps have set a channel to
	mayBeLost bool                      // D49: an AT+MFTPCONN on a connected channel was accepted, and failed
}

// LoggedIn brings a channel into the connected state.
func (cs *Channel) LoggedIn(ctx context.Context, channel int, home string) error {
	if err := cs.server.Account(ctx, home); err != nil {
		return err
	}
	host, port, err := cs.server.address()
	if err != nil {
		return err
	}
	return cs.state(ctx, iut.Key{Kind: iut.LoggedIn}, model.Say("channel %s is logged in", channel),
		fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%s", channel, host, cs.server.user, cs.server.password, port))
}

// WorksIn makes a directory at the server and makes it the channel's, if it is not.
func (cs *Channel) WorksIn(ctx context.Context, channel int, dir string) error {
	if err := cs.server.HasDirectory(ctx, dir); err != nil {
		return err
	}
	dir, err := cs.fill(dir)
	if err != nil {
		return err
	}
	if s, ok := cs.server.session(channel); ok && s.Open && s.Dir == dir {
		return nil
	}
	return cs.state(ctx, iut.Key{Kind: iut.InDirectory}, model.Say("channel %s works in %s", channel, dir),
		fmt.Sprintf(`AT+MFTPCWD=%d,"%s"`, channel, dir))
}

// HasDone sends a command that is not what the case is about: one that fails is no verdict.
func (cs *Channel) HasDone(ctx context.Context, line string) error {
	line, err := cs.fill(line)
	if err != nil {
		return err
	}
	line = decode(line)
	name, _, _ := strings.Cut(line, "=")
	return cs.state(ctx, iut.Key{Kind: iut.Done, Of: name}, model.Say("%s has succeeded", line), line)
}

// SetTo sets an MFTPCFG parameter: values is the list after its name.
func (cs *Channel) SetTo(ctx context.Context, channel int, name, values string) error {
	values, err := cs.fill(values)
	if err != nil {
		return err
	}
	cs.given(channel, name, values)
	return cs.state(ctx, iut.Key{Kind: iut.Set, Of: name + "," + values}, model.Say("channel %s is set to %s %s", channel, strconv.Quote(name), values),
		fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", channel, name, values))
}

// state sends a line that leads to a state before the stimulus. That is not
// what the case is about: the module may do it in any recognisable form, and if
// it does not, nothing can be said. A state that failed twice with the same
// symptom is not tried again.
func (cs *Channel) state(ctx context.Context, state iut.Key, text model.Text, sent string) error {
	if cs.typist != nil {
		return cs.host.hand(sent, sent, true)
	}
	states := []iut.Key{state}
	if cs.c.Clause == "2.1" { // it judges line ends, and so must not depend on them: it is blocked by its like
		states = []iut.Key{{Kind: state.Kind, Of: state.Of, AnyEnds: true}, state}
	}
	if o := cs.blocked(states[0]); o != nil {
		return o
	}
	if err := cs.host.ready(ctx, sent); err != nil {
		return err
	}
	c := cs.host.issue(sent)
	symptom, final, err := cs.perform(ctx, c)
	if n, later := errors.AsType[*notNow](err); later {
		if n.waits != nil {
			n.rest = func(ctx context.Context) error {
				symptom, _, err := cs.awaits(ctx, c, true)
				return cs.reached(states, text, symptom, c, err)
			}
		}
		return n
	}
	if c.Verb == "MFTPCONN" && (final == manual.CmeError(manual.Running) || final == manual.CmeError(manual.OwnRefusal[c.Verb])) {
		// A channel may need a moment after the close that ended the case before.
		cs.note(model.Say("%s is refused at first: %s", sent, symptom))
		if err := cs.st.Session().WaitSilence(ctx, cs.st.Timing().Quiet); err != nil {
			return err
		}
		c = cs.host.issue(sent)
		symptom, _, err = cs.perform(ctx, c)
	}
	return cs.reached(states, text, symptom, c, err)
}

// reached judges how the command ended that leads to states.
func (cs *Channel) reached(states []iut.Key, text, symptom model.Text, c *exchange, err error) error {
	blocks := cs.Run.Blocks
	if err == nil && symptom.IsZero() {
		if c.unended {
			states = states[:1]
		}
		for _, s := range states {
			blocks.Reached(s, c.took)
		}
		return nil
	}
	if iut.IsTimeout(err) {
		symptom = model.Say("no result")
	} else if _, ours := errors.AsType[*verdict.Outcome](err); err != nil && !ours {
		return err
	}
	if symptom.IsZero() {
		symptom = model.Of(err)
	}
	for _, s := range states {
		blocks.Failed(s, symptom, cs.c.ID)
	}
	return cs.unreached(text, symptom, err)
}

// blocked is the outcome of a case that needs a state which the module did not reach
// before; nil: it may reach it.
func (k *core) blocked(state iut.Key) *verdict.Outcome {
	why, yes := k.Run.Blocks.Blocked(state)
	if !yes {
		return nil
	}
	o := &verdict.Outcome{Verdict: model.Inconc, Message: model.Say("blocked by %s: %s could not be reached (%s)", why.By, state, why.Symptom), BlockedBy: why.By}
	if why.Worked > 0 {
		o.Message = model.Say("blocked by %s: %s was reached %s times in this run, but not since then (%s)", why.By, state, why.Worked, why.Symptom)
	}
	return o
}

// unreached is the outcome of a case whose preamble failed.
func (cs *Channel) unreached(text, symptom model.Text, cause error) error {
	cs.st.Trouble()
	if cause != nil && !iut.IsTimeout(cause) {
		return cause
	}
	o := verdict.Inconclusive(model.Say("the state before the test was not reached: %s", text), text, symptom)
	o.Server = cs.server.serverSaw()
	return o
}

// perform sends c and waits, leniently, for its final result and, where one is
// due, its deferred result. A symptom says how it failed, final is a refusal.
func (cs *Channel) perform(ctx context.Context, c *exchange) (symptom model.Text, final string, err error) {
	c.sent = cs.st.Session().Now()
	if err := cs.st.Transmit(ctx, c.Text); err != nil {
		return model.Text{}, "", err
	}
	return cs.awaits(ctx, c, false)
}

// awaits is the rest of perform, for a command that may have been acknowledged before.
func (cs *Channel) awaits(ctx context.Context, c *exchange, acknowledged bool) (symptom model.Text, final string, err error) {
	deferred := c.due
	until := cs.st.Session().Within(cs.st.Timing().Immediate)
	if deferred {
		until = cs.st.Session().Within(cs.st.ResultLimit(c.Channel))
	}
	result := ""
	for !acknowledged || deferred && result == "" {
		patience := until
		if acknowledged && cs.c.Clause == "2.1" {
			patience = min(until, cs.st.Session().Now()+cs.st.Timing().Quiet)
		}
		mayWait := false
		if acknowledged && result == "" {
			var limit time.Duration
			if limit, mayWait = cs.module.patienceBeside(c, until-cs.st.Session().Now(), nil); mayWait {
				patience = cs.st.Session().Now() + limit
			}
		}
		tok, err := cs.st.Next(ctx, patience, func(t at.Token) bool {
			l := judge.ParseLine(t.Text)
			return t.Kind == at.Final || t.Kind == at.Info && l.Name == c.Verb && manual.HasResultCode(l.Name)
		})
		if iut.IsTimeout(err) && mayWait {
			return model.Text{}, "", cs.module.later(c, nil)
		}
		if iut.IsTimeout(err) && result != "" {
			break // without its OK: the cases of the clause judge that
		}
		if iut.IsTimeout(err) && patience < until {
			result = cs.st.Unended(c.Command)
			c.unended = result != ""
			continue
		}
		if err != nil {
			cs.host.drop(c)
			return model.Text{}, "", err
		}
		l := judge.ParseLine(tok.Text)
		if err := cs.module.refusedBeside(tok, true); err != nil {
			return model.Text{}, "", err
		}
		if cs.module.blockedBeside(tok) == c {
			return model.Text{}, "", cs.module.putOffBlocked(c, tok)
		}
		switch {
		case tok.Kind == at.Final && !tok.OK():
			cs.module.claimed(tok)
			return model.Plain(at.VisibleText(tok.Text)), tok.Text, nil
		case tok.Kind == at.Final:
			acknowledged = true
			cs.module.claimed(tok)
		case l.At(1) == strconv.Itoa(manual.Interim):
		default:
			result = l.At(1)
			cs.module.claimed(tok)
			until = cs.st.Session().Now() + cs.st.Timing().Quiet
		}
	}
	cs.host.drop(c)
	if deferred && result != "0" {
		return model.Say("+%s with result %s", c.Verb, result), "", nil
	}
	return model.Text{}, "", nil
}

// NotConnected makes sure of what every case begins with.
func (cs *Channel) NotConnected(ctx context.Context, channel int) error {
	if !cs.st.MayBeOpen(channel) {
		return nil
	}
	why, err := cs.st.Disconnect(ctx, channel, "", iut.ResultOf(channel))
	if err == nil && !why.IsZero() {
		return cs.unreached(model.Say("channel %s is not connected", channel), why, nil)
	}
	return err
}
