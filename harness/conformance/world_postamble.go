package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"mftpspec/harness/ftpserver"
)

// postamble restores what the case changed: error reports and echo, local files,
// channels, settings. It judges nothing but the notices of the closes it asks
// for; what could not be restored is an observation.
func (w *World) postamble(ctx context.Context, judged bool) error {
	err := w.restore(ctx)
	if o, ok := errors.AsType[*Outcome](err); ok {
		o.Message = "while the module was brought back into the known state: " + o.Message
		o.Server = w.serverSaw()
	}
	if isTimeout(err) {
		w.st.lost = "the module did not answer in the postamble"
		return inconc("the module does not answer any more while it is brought back into the known state", "", err.Error())
	}
	return w.st.told(err)
}

func (w *World) restore(ctx context.Context) error {
	if w.st.basics {
		if err := w.st.basicSettings(ctx); err != nil {
			return err
		}
	}
	open := slices.Collect(func(yield func(int) bool) {
		for ch := range w.st.open {
			if !yield(ch) {
				return
			}
		}
	})
	leaks, err := w.st.disconnectAll(ctx, func(ch int) bool { return w.staysOpen(ctx, ch, w.st.timing().Quiet) })
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
	leaks, err = w.st.restoreSettings(ctx)
	w.leaked(leaks)
	if err != nil {
		return err
	}
	w.st.inbox = nil
	return w.st.hung(ctx)
}

// staysOpen says whether the session of a channel is still open once the server had
// the time to read its end.
func (w *World) staysOpen(ctx context.Context, ch int, limit time.Duration) bool {
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

func (w *World) leaked(leaks []string) {
	for _, leak := range leaks {
		w.note("left behind: " + leak)
	}
}

// absorb waits for the notice of a connection that is still open when the case's
// server is about to close it: it must not come in the next case.
func (w *World) absorb(ctx context.Context, ch int) {
	s, ok := w.session(ch)
	if !ok || !s.Open {
		return
	}
	// The server may not have read the end yet.
	const what = "the end of a session that was closed"
	limit := w.run.Blocks.ownPatience(what, w.st.timing().Immediate)
	began := w.st.session().Now()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if w.server.Wait(wait, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	}) == nil {
		w.run.Blocks.ownEnded(what, true, w.st.session().Now()-began)
		return
	}
	w.run.Blocks.ownEnded(what, false, 0)
	w.note(fmt.Sprintf("left behind: channel %d was still connected when its server was closed", ch))
	w.dropped = true
	if err := w.server.Cut(s.ID); err != nil {
		return
	}
	w.st.disconnecting(ch)
	w.st.disconnected(ch, true)
}
