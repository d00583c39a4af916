package scenario

import (
	"context"
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// postamble restores what the case changed: error reports and echo, local files,
// channels, settings. It judges nothing but the notices of the closes it asks
// for; what could not be restored is an observation.
func (s *Scenario) postamble(ctx context.Context, judged bool) error {
	err := s.restore(ctx)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok {
		o.Message = model.Say("while the module was brought back into the known state: %s", o.Message)
		o.Server = s.server.serverSaw()
	}
	if iut.IsTimeout(err) {
		s.st.Lose(iut.MuteInPostamble)
		return verdict.Inconclusive(model.Say("the module does not answer any more while it is brought back into the known state"), model.Text{}, model.Of(err))
	}
	return s.st.AsOutcome(err)
}

func (s *Scenario) restore(ctx context.Context) error {
	if s.st.BasicsTouched() {
		if err := s.st.BasicSettings(ctx); err != nil {
			return err
		}
	}
	open := s.st.MayAllBeOpen()
	leaks, err := s.st.DisconnectAll(ctx, func(ch int) bool { return s.server.staysOpen(ctx, ch, s.st.Timing().Quiet) })
	s.leaked(leaks)
	if err != nil {
		return err
	}
	for _, ch := range open {
		if err := s.absorb(ctx, ch); err != nil {
			return err
		}
	}
	if err := s.module.attach(ctx); err != nil {
		return err
	}
	if err := s.files.removeFiles(ctx); err != nil {
		return err
	}
	leaks, err = s.st.RestoreSettings(ctx)
	s.leaked(leaks)
	if err != nil {
		return err
	}
	if err := s.st.Settle(); err != nil {
		return err
	}
	s.module.dropUnread()
	s.st.CarryLosses()
	return s.st.Hung(ctx)
}

func (s *Scenario) leaked(leaks []model.Text) {
	for _, leak := range leaks {
		s.note(model.Say("left behind: %s", leak))
	}
}

// absorb waits for the notice of a connection that is still open when the case's
// server is about to close it: it must not come in the next case.
func (s *Scenario) absorb(ctx context.Context, ch int) error {
	session, ok := s.server.session(ch)
	if !ok || !session.Open {
		return nil
	}
	// The server may not have read the end yet.
	const what = "the end of a session that was closed"
	limit := s.Run.Blocks.OwnPatience(what, s.st.Timing().Immediate)
	if s.st.MayBeOpen(ch) && limit < s.st.Timing().Immediate {
		limit = 0 // it was not closed, and that did not help before
	}
	began := s.st.Session().Now()
	if s.server.ends(ctx, session, limit) {
		s.Run.Blocks.OwnEnded(what, true, s.st.Session().Now()-began)
		return nil
	}
	s.Run.Blocks.OwnEnded(what, false, 0)
	s.note(model.Say("left behind: channel %s was still connected when its server was closed", ch))
	s.server.dropped = true
	if err := s.server.ftp.Cut(session.ID); err != nil {
		return nil
	}
	s.st.Disconnecting(ch)
	s.st.Disconnected(ch, true)
	// A module that has not seen the end yet would refuse the next connection.
	tok, err := s.st.NextWithin(ctx, "the notice of a session that was cut", s.st.Timing().Immediate, func(t at.Token) bool {
		id, notice := iut.NoticeOf(t)
		return notice && id == ch
	})
	if err == nil {
		s.st.PutBack(tok)
	} else if !iut.IsTimeout(err) {
		return err
	}
	return nil
}
