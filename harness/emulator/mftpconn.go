package emulator

import (
	"context"
	"errors"
	"time"
)

// mftpconn is AT+MFTPCONN=<connect_id>,<ip/hostname>[,<username>[,<password>[,<port>]]]
// (§3.2).
func (m *Module) mftpconn(r *Request) {
	p := r.params(2, 5)
	id := p.int(m.profile.Channels)
	host := p.string(m.profile.MaxString)
	user, password := p.optional(m.profile.MaxString), p.optional(m.profile.MaxString)
	port := m.profile.DefaultPort
	port = optional(m, p, port, func() int { return p.int(m.profile.Port) })
	p.outside = p.outside || port == 0 && m.reading(D48) == "refused"
	if p.refused(r) {
		return
	}
	ch := m.channel(id)
	switch {
	case ch.busy():
		m.refuseBusy(r, ch)
		return
	case m.refusedFor(r, ch):
		return
	case ch.client != nil && m.reading(D49) == "failed":
		m.acknowledge(r, ch, func(a *acknowledgement) {
			m.run(ch, func(ctx context.Context, old Client) error { return old.Quit(ctx) }, func(error) {
				m.disconnect(ch)
				a.ok()
				m.report(ch, r.Name, number(resultFailed))
				m.settle(ch)
			})
		})
		return
	case ch.client != nil && m.reading(D49) != "reconnects":
		if m.reading(D49) == "803" {
			r.Refuse(errConnect)
		} else {
			r.Refuse(errRunning)
		}
		return
	}
	s := ch.settings
	c := DialConfig{
		Host: host, Port: port, User: user, Password: password,
		Timeout: time.Duration(s.Timeout) * time.Second,
		Active:  s.TransMode == 0, Security: Security(s.SSLMode), SSLID: s.SSLID, Roots: m.config.Roots,
		EmptyUser: m.reading(D47) == "empty-user", DirectoryFirst: m.reading(D37) == "rmd-first",
		MachineFirst: m.reading(D31Precision) == "seconds", PlainLists: m.reading(D75) == "failed",
		ExactCodes: m.reading(D76) == "refused", Lenient: m.reading(D76Nonsense) == "understood",
	}
	if m.reading(D54) == "a-minute" {
		c.Stall = time.Minute
	}
	m.acknowledge(r, ch, func(a *acknowledgement) {
		if ch.client == nil {
			m.dialChannel(ch, a, c)
			return
		}
		m.run(ch, func(ctx context.Context, old Client) error { // D49: reconnecting ends the session there is
			return old.Quit(ctx)
		}, func(error) { m.dialChannel(ch, a, c) })
	})
}

// dialChannel makes a channel's connection and reports the result.
func (m *Module) dialChannel(ch *channel, a *acknowledgement, c DialConfig) {
	m.open(ch, a.r.Name)
	code := m.prepare(&c, ch.settings)
	var client Client
	dial := m.dial
	m.run(ch, func(ctx context.Context, _ Client) (err error) {
		if code != resultOK {
			return failure(Cause(code), errors.New("emulator: not possible with these settings"))
		}
		if client, err = dial(ctx, c); err == nil {
			m.keep(ctx, ch, client)
		}
		return err
	}, func(err error) {
		if err == nil {
			ch.client = client
			a.ok()
		}
		if err == nil || !a.refused() {
			m.report(ch, a.r.Name, number(m.result(err)))
		}
		m.settle(ch)
	})
}

// prepare returns the result of a connection that needs no attempt: no PDP
// context, or settings that the model accepts but does not have (D17). It never
// turns a secure connection into a plain one.
func (m *Module) prepare(c *DialConfig, s Settings) int {
	if _, up := m.modem.active[s.CID]; !up {
		return resultNoPDP
	}
	if m.supported(s) {
		return resultOK
	}
	switch m.reading(D17) {
	case "works":
		return resultOK
	case "accepted":
		if s.SSLMode != 0 && !m.profile.TLS {
			return resultFailed
		}
		c.Active = false
		return resultOK
	case "fails-7":
		return resultCertificate
	}
	return resultFailed
}

// mftpdisc is AT+MFTPDISC=<connect_id> (§3.3). It also gives up an upload that
// waits for another packet.
func (m *Module) mftpdisc(r *Request) {
	p := r.params(1, 1)
	id := p.int(m.profile.Channels)
	if p.refused(r) {
		return
	}
	ch := m.channel(id)
	givesUp := ch.upload != nil && m.reading(D27Disc) == "at-once"
	if (ch.op != "" || ch.client == nil || !givesUp) && !m.available(r, ch) || givesUp && m.refusedFor(r, ch) {
		return
	}
	up := ch.upload
	m.acknowledge(r, ch, func(a *acknowledgement) {
		hungUp := over(ch.client) && !ch.kept // before it was asked to go: then §3.14 promises a notice, once
		m.run(ch, func(ctx context.Context, c Client) error {
			if up != nil && up.w != nil {
				_ = up.w.Abort()
			}
			// The connection is gone whatever the server says (D65).
			_ = c.Quit(ctx)
			return nil
		}, func(error) {
			m.disconnect(ch)
			a.ok()
			early := hungUp && m.reading(D03HungUp) == "before-result"
			if early {
				m.notifyClosed(ch)
			}
			m.report(ch, r.Name, number(resultOK))
			switch reading := m.reading(D03); {
			case early:
			case hungUp, reading == "present":
				m.notifyClosed(ch)
			case reading == "late":
				m.after(m.profile.Timing.Late, func() { m.notifyClosed(ch) })
			}
			m.settle(ch)
		})
	})
}

// mftpstate is AT+MFTPSTATE=<connect_id> (§3.13). It is answered during a
// transfer too (D52).
func (m *Module) mftpstate(r *Request) {
	p := r.params(1, 1)
	id := p.int(m.profile.Channels)
	if p.refused(r) {
		return
	}
	ch := m.channel(id)
	state := ch.state()
	switch {
	case m.refusedNow(r, ch):
		return
	case ch.op == "" && ch.upload != nil && m.reading(D52Between) == "busy":
		r.Refuse(errRunning)
		return
	case ch.op != "" && ch.transfer != 0 && m.reading(D52) == "busy":
		r.Refuse(errRunning)
		return
	case ch.op == "" && ch.upload != nil && m.reading(D52Between) == "1":
		state = stateConnected
	}
	r.Info(id, number(id), number(state))
	r.OK()
}
