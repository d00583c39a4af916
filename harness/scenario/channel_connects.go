package scenario

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// keptLimit is how long the end of a session may take to show at the server.
const keptLimit = time.Second

// ConnectsAnew connects a channel if the module says that it is not connected,
// or is but its session at the server is over (D65: it may be kept or closed).
func (cs *Channel) ConnectsAnew(ctx context.Context, channel int) error {
	if cs.typist != nil {
		if _, ok := cs.server.openSession(channel); ok {
			return nil
		}
		return cs.host.Send(ctx, fmt.Sprintf(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, channel))
	}
	if err := cs.host.ready(ctx, "the state is asked for"); err != nil {
		return err
	}
	failed := ""
	if cs.host.last != nil {
		failed = cs.host.last.Form()
	}
	line := fmt.Sprintf("AT+MFTPSTATE=%d", channel)
	cs.host.issue(line)
	r, err := cs.st.Ask(ctx, line, cs.st.Timing().Immediate)
	if err != nil {
		return cs.unreached(model.Say("the state of the channel is known"), model.Say("no answer"), err)
	}
	connected := len(r.Info) > 0 && judge.ParseLine(r.Info[0]).At(1) != "0"
	if cs.server.wasMute {
		value := "closed"
		if connected {
			value = "kept"
		}
		// Which command had no reply makes a difference, and each channel of a case has its own.
		stimulus := fmt.Sprintf("after a time-out/%s/channel %d", cs.c.ID, channel)
		if err := cs.observe(cs.host.last, []judge.Reading{{Row: ledger.D65, Stimulus: stimulus, Value: value}}); err != nil {
			return err
		}
	}
	// A module that has given the session up closes it a moment later.
	if connected && cs.server.keeps(ctx, channel, failed) {
		return nil
	}
	if connected {
		if _, err := cs.st.Disconnect(ctx, channel, "", iut.ResultOf(channel)); err != nil {
			return err
		}
	}
	host, port, err := cs.server.address()
	if err != nil {
		return err
	}
	cs.host.last = nil
	if err := cs.host.ready(ctx, "the channel is connected anew"); err != nil {
		return err
	}
	c := cs.host.issue(fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%s", channel, host, cs.server.user, cs.server.password, port))
	symptom, _, err := cs.perform(ctx, c)
	if iut.IsTimeout(err) {
		return cs.module.silent(ctx, model.Say("result"), model.Plain(fmt.Sprintf("+MFTPCONN: %d,0", channel)), err, cs.st.ResultLimit(channel))
	}
	if err == nil && !symptom.IsZero() {
		return cs.fail(cs.host.about(model.Say("the channel cannot be connected anew")), model.Plain(fmt.Sprintf("+MFTPCONN: %d,0", channel)), symptom)
	}
	return err
}

// SetsAndConnects is row D17: a model without a mode may refuse it, or take it
// and fail to connect, or connect; which one is recorded.
func (cs *Channel) SetsAndConnects(ctx context.Context, channel int, name, values string) error {
	stimulus := name + " " + values
	if err := cs.host.Send(ctx, fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", channel, name, values)); err != nil {
		return err
	}
	if cs.typist != nil {
		return cs.host.Send(ctx, fmt.Sprintf(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, channel))
	}
	set := cs.host.last
	end, err := cs.module.finish(ctx)
	if err != nil {
		return err
	}
	if end.refused {
		return cs.observe(set, []judge.Reading{{Row: ledger.D17, Stimulus: stimulus, Value: "refused", Note: model.Say("%s is refused", stimulus)}})
	}
	if err := cs.host.Send(ctx, fmt.Sprintf(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, channel)); err != nil {
		return err
	}
	if end, err = cs.module.finish(ctx); err != nil {
		return err
	}
	value := "fails-at-conn"
	if code := end.line.At(1); code == "6" || code == "7" {
		value = "fails-" + code
	}
	if end.success {
		s, ok := cs.server.session(channel)
		if !ok || !s.LoggedIn {
			return cs.fail(cs.host.about(model.Say("success is reported without a login at the server")), model.Say("a login"), model.Say("none"))
		}
		value = "accepted"
		if name == "ssl" {
			value = map[string]string{ftpserver.Plain: "plain FTP", ftpserver.Explicit: "works", ftpserver.Implicit: "works"}[s.Security]
		}
	}
	return cs.observe(set, []judge.Reading{{Row: ledger.D17, Stimulus: stimulus, Value: value, Note: model.Say("%s is %s", stimulus, value)}})
}

// AlreadyConnected is row D49: a second AT+MFTPCONN is refused, or a new login
// takes the place of the first.
func (cs *Channel) AlreadyConnected(ctx context.Context) error {
	c := cs.host.last
	if c == nil {
		return errors.New("no command was sent before its outcome is expected")
	}
	end, err := cs.module.finish(ctx)
	if err != nil {
		return err
	}
	refusal, err := judge.RefusalOf("already connected", c.Command)
	if err != nil {
		return err
	}
	value, allowed := cs.module.reading(refusal, end.text)
	switch {
	case end.refused && !allowed:
		return cs.fail(cs.host.about(model.Say("refused with another code")), model.Say("%s or 803, or a new login", manual.CmeError(manual.Running)), model.Plain(at.VisibleText(end.text)))
	case end.refused:
	case end.success:
		value = "reconnects"
		if s, ok := cs.server.session(c.Channel); !ok || !s.LoggedIn {
			return cs.fail(cs.host.about(model.Say("success is reported without a new login at the server")), model.Say("a new login"), model.Say("none"))
		}
		open := 1
		for n := range manual.Channels {
			if _, ok := cs.server.openSession(n); ok && n != c.Channel {
				open++
			}
		}
		if err := cs.server.OpenSessions(ctx, open); err != nil {
			return err
		}
	default:
		value = "failed"
	}
	cs.mayBeLost = !end.success && !end.refused
	if !end.success {
		cs.server.forgetLogin(c.Channel) // the session of the channel is the one before
	}
	if value == "" {
		return nil
	}
	return cs.observe(c, []judge.Reading{{Row: ledger.D49, Value: value}})
}
