package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/verdict"
)

// postamble restores what the case changed: error reports and echo, local files,
// channels, settings. It judges nothing but the notices of the closes it asks
// for; what could not be restored is an observation.
func (w *Scenario) postamble(ctx context.Context, judged bool) error {
	err := w.restore(ctx)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok {
		o.Message = "while the module was brought back into the known state: " + o.Message
		o.Server = w.serverSaw()
	}
	if iut.IsTimeout(err) {
		w.st.Lost = "the module did not answer in the postamble"
		return verdict.Inconclusive("the module does not answer any more while it is brought back into the known state", "", err.Error())
	}
	return w.st.Told(err)
}

func (w *Scenario) restore(ctx context.Context) error {
	if w.st.Basics {
		if err := w.st.BasicSettings(ctx); err != nil {
			return err
		}
	}
	open := slices.Collect(func(yield func(int) bool) {
		for ch := range w.st.Open {
			if !yield(ch) {
				return
			}
		}
	})
	leaks, err := w.st.DisconnectAll(ctx, func(ch int) bool { return w.staysOpen(ctx, ch, w.st.Timing().Quiet) })
	w.leaked(leaks)
	if err != nil {
		return err
	}
	for _, ch := range open {
		w.absorb(ctx, ch)
	}
	if err := w.attach(ctx); err != nil {
		return err
	}
	if err := w.removeFiles(ctx); err != nil {
		return err
	}
	leaks, err = w.st.RestoreSettings(ctx)
	w.leaked(leaks)
	if err != nil {
		return err
	}
	w.st.Inbox = nil
	return w.st.Hung(ctx)
}

// staysOpen says whether the session of a channel is still open once the server had
// the time to read its end.
func (w *Scenario) staysOpen(ctx context.Context, ch int, limit time.Duration) bool {
	s, ok := w.session(ch)
	if !ok || !s.Open {
		return false
	}
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return w.server.Wait(wait, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	}) != nil
}

func (w *Scenario) leaked(leaks []string) {
	for _, leak := range leaks {
		w.note("left behind: " + leak)
	}
}

// absorb waits for the notice of a connection that is still open when the case's
// server is about to close it: it must not come in the next case.
func (w *Scenario) absorb(ctx context.Context, ch int) {
	s, ok := w.session(ch)
	if !ok || !s.Open {
		return
	}
	// The server may not have read the end yet.
	const what = "the end of a session that was closed"
	limit := w.Run.Blocks.OwnPatience(what, w.st.Timing().Immediate)
	began := w.st.Session().Now()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if w.server.Wait(wait, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	}) == nil {
		w.Run.Blocks.OwnEnded(what, true, w.st.Session().Now()-began)
		return
	}
	w.Run.Blocks.OwnEnded(what, false, 0)
	w.note(fmt.Sprintf("left behind: channel %d was still connected when its server was closed", ch))
	w.dropped = true
	if err := w.server.Cut(s.ID); err != nil {
		return
	}
	w.st.Disconnecting(ch)
	w.st.Disconnected(ch, true)
}
