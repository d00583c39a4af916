package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Typist is told what a person is to send, with the password in it: a command line, to
// which <CR> is to be added, or data as they are.
type Typist func(text string, line bool)

// NewByHand is the scenario of case c where a person sends what a case sends. What the
// module answers is not known, so that only steps that prepare the server, send, or
// observe the server can be called.
func NewByHand(r *iut.Run, b iut.Bench, c *catalogue.Case, typist Typist) *Scenario {
	s := New(r, b, iut.New(r, b), c)
	s.typist = typist
	return s
}

// Typed is called when the typist has typed everything so far.
func (s *Scenario) Typed() { s.server.underway = 0 }

// handed gives what is sent to the typist, if there is one.
func (k *core) handed(text string, line bool) bool {
	if k.typist != nil {
		k.typist(text, line)
	}
	return k.typist != nil
}

// hand makes command the one in force, and then gives the typist what is sent: who types
// fast is at the server before the next line here.
func (h *Host) hand(command, sent string, line bool) error {
	h.issue(command)
	h.handed(sent, line)
	return nil
}

// Login is the account that the case's server has for the module, and its address.
func (s *Scenario) Login() (user, password, host, port string, err error) {
	host, port, err = s.server.address()
	return s.server.user, s.server.password, host, port, err
}

// SessionsOver waits until the server has seen a session for each login that was sent,
// and none is open; without logins that is never.
func (s *Scenario) SessionsOver(ctx context.Context) error {
	if s.server.ftp == nil || len(s.server.logins) == 0 {
		<-ctx.Done()
		return ctx.Err()
	}
	return s.server.ftp.Wait(ctx, func(all []ftpserver.Session) bool {
		all = s.server.ours(all)
		open := slices.ContainsFunc(all, func(one ftpserver.Session) bool { return one.Open })
		return len(all) >= len(s.server.logins) && !open
	})
}

// Missed says whether logins at the case's server were sent, and none has come.
func (s *Scenario) Missed() bool {
	return s.server.ftp != nil && len(s.server.logins) > 0 && s.server.target == (target{}) && len(s.server.ours(s.server.ftp.Sessions())) == 0
}

// ServerSaw is one line of what the case's server saw.
func (s *Scenario) ServerSaw() model.Text { return s.server.serverSaw() }

// CloseServer ends what the case has made at this end of the network.
func (s *Scenario) CloseServer() error {
	var errs []error
	if s.server.ftp != nil {
		if err := s.server.ftp.Close(); err != nil {
			errs = append(errs, fmt.Errorf("closing the FTP server: %w", err))
		}
	}
	for _, d := range s.server.deadEnds {
		if err := d.Close(); err != nil {
			errs = append(errs, fmt.Errorf("closing a dead end: %w", err))
		}
	}
	return errors.Join(errs...)
}

// dueOutcome notes which outcome of a command would be the true one.
func (m *Module) dueOutcome(ctx context.Context, text string, statement func(context.Context) error) error {
	untrue := statement(ctx)
	o, judged := errors.AsType[*verdict.Outcome](untrue)
	switch {
	case untrue == nil:
		m.note(model.Say("true at the server: %s; so the command must have succeeded", text))
	case judged && o.Verdict == model.Fail:
		m.note(model.Say("not true at the server: %s (%s: %s); so the command must have failed", text, sentence(o), o.Observed))
	default:
		return untrue
	}
	return nil
}
