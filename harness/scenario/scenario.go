package scenario

import (
	"context"
	"errors"
	"slices"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/redact"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Scenario is one test case in execution: what its steps call, divided as the
// features speak. Each step is one call of a method of a part. The errors of the
// methods follow one rule: a *verdict.Outcome says something of the module, any
// other error is ours.
type Scenario struct {
	*core
	Host    *Host
	Module  *Module
	Server  *Server
	Channel *Channel
	Files   *Files
	Turns   *Turns
}

// core is what the parts of a scenario share, and how they find each other.
type core struct {
	Run   *iut.Run
	bench iut.Bench
	st    *iut.Module
	c     *catalogue.Case

	typist Typist // sends in the place of the line; nil: there is a line

	Secrets   *redact.Secrets    // the passwords of this case
	notes     []model.Text       // observations
	troubled  bool               // something in the case may be explained by a lost network
	Misframed []*verdict.Outcome // violations of §2.1 that the engine has not judged yet

	host    *Host
	module  *Module
	server  *Server
	channel *Channel
	files   *Files
}

// New is the scenario of case c on the module st of bench b.
func New(r *iut.Run, b iut.Bench, st *iut.Module, c *catalogue.Case) *Scenario {
	k := &core{Run: r, bench: b, st: st, c: c, Secrets: redact.New(r.Secrets)}
	k.host = &Host{core: k}
	k.module = &Module{core: k, reported: map[int]int{}, uploaded: map[string]int{}, uploading: map[int]*exchange{}, moved: map[int]bool{}}
	k.server = &Server{core: k, user: "u" + iut.Random(5), password: "p" + iut.Random(8), options: serverFor(r, c)}
	k.channel = &Channel{core: k}
	k.files = &Files{core: k, made: map[string]bool{}}
	r.Secret(k.server.password)
	return &Scenario{core: k, Host: k.host, Module: k.module, Server: k.server, Channel: k.channel, Files: k.files, Turns: &Turns{core: k}}
}

type worldKey struct{}

func With(ctx context.Context, w *Scenario) context.Context {
	return context.WithValue(ctx, worldKey{}, w)
}

// From gives the scenario that ctx belongs to; nil without one.
func From(ctx context.Context) *Scenario {
	w, _ := ctx.Value(worldKey{}).(*Scenario)
	return w
}

// Begin brings the module into the known state. Everything a case before it may
// have touched was restored at that case's end, so there is nothing to send.
func (s *Scenario) Begin(ctx context.Context) error {
	if s.st.Lost() != iut.NotLost {
		if err := s.st.Recover(ctx); err != nil {
			return err
		}
	}
	s.st.BeginCase(s.server.closing, s.server.losses)
	if err := s.st.Collect(ctx); err != nil {
		return s.st.AsOutcome(err)
	}
	if err := s.st.Settle(); err != nil {
		s.note(model.Say("from the case before: %s", err))
	}
	for _, tok := range s.st.Unread() {
		if judge.Ours(tok) {
			s.note(model.Say("came after the end of the case before: %s", at.VisibleText(tok.Text)))
		}
	}
	s.st.DropUnread()
	s.st.Session().Forget()
	return s.files.keepDownloads(ctx)
}

// End judges what is left on the line, and restores what the case changed.
func (s *Scenario) End(ctx context.Context, sofar model.Verdict) error {
	judged := sofar == model.Pass
	s.Turns.abandon()
	var errs []error
	if s.st.Lost() == iut.NotLost {
		s.host.leaveData(ctx)
		errs = append(errs, s.module.fence(ctx, judged))
	}
	if judged {
		errs = append(errs, s.server.stillQuiet(), s.server.stillNothing())
	}
	for _, f := range s.server.faults {
		f.Remove()
	}
	s.troubled = s.st.Troubled() // what comes from here on has no part in the verdict
	if s.st.Lost() == iut.NotLost {
		errs = append(errs, s.postamble(ctx, judged))
	}
	if s.server.ftp != nil {
		s.server.noteStrangers()
	}
	errs = append(errs, s.CloseServer())
	s.st.EndCase()
	s.server.reachedServer()
	return worstError(errs, judged)
}

// worstError picks one: a fault of ours before what it may have caused, a fail
// before an inconc. After a case that failed already only our own faults count.
func worstError(errs []error, judged bool) error {
	var worst error
	for _, err := range errs {
		if err == nil {
			continue
		}
		if _, ok := errors.AsType[*verdict.Outcome](err); ok && !judged {
			continue
		}
		if worst == nil || verdict.Of(err).WorseThan(verdict.Of(worst)) {
			worst = err
		}
	}
	return worst
}

// Observations are what the manual permits but a reader of the report should
// know of.
func (s *Scenario) Observations() []model.Text { return slices.Clone(s.notes) }

// Hangs is what a module that hung did not reach, and whether that is what the clause of
// the case is about; zero: no command was sent.
func (s *Scenario) Hangs() (state iut.Key, ownClause bool) {
	if s.host.last == nil {
		return iut.Key{}, false
	}
	return s.host.last.hang(), s.module.ownClause(s.host.last)
}

// Reproduce are the lines to type by hand to see the same, with a word in the
// place of each password.
func (s *Scenario) Reproduce() []string { return slices.Clone(s.host.sent) }

func (k *core) note(n model.Text) {
	if !slices.ContainsFunc(k.notes, n.Equal) {
		k.notes = append(k.notes, n)
	}
}
