package conformance

import (
	"context"
	"errors"

	"mftpspec/harness/at"
)

// Restart sends the laboratory's reset command and waits until AT is answered.
func (w *World) Restart(ctx context.Context) error {
	line := w.run.IXIT.Reset
	if line == "" {
		return errors.New("the laboratory has no reset command: the case needs the tag @needs-reset")
	}
	if err := w.ready(ctx, line); err != nil {
		return err
	}
	w.issue(line)
	ctx, cancel := context.WithTimeout(ctx, resetLimit)
	defer cancel()
	if err := w.st.transmit(ctx, line); err != nil {
		return err
	}
	// The boot notification, or else the silence of a module without one (autobaud).
	_, err := w.st.next(ctx, w.st.session().Now()+resetLimit/4, func(at.Token) bool { return false })
	if err != nil && !isTimeout(err) && w.st.lost != "the module rebooted" {
		return err
	}
	w.st.lost, w.st.inbox, w.pending = "", nil, nil
	w.st.echoes = nil
	if err := w.st.wake(ctx); err != nil {
		w.st.lost = "the module did not come back after " + line
		return inconc(w.st.lost, "OK", err.Error())
	}
	w.st.noteEcho("after a restart")
	return w.st.basicSettings(ctx)
}

// Detach takes the PDP context away (ledger D57); the laboratory's preamble
// brings it back at the end of the case.
func (w *World) Detach(ctx context.Context) error {
	line := w.run.IXIT.Detach
	if line == "" {
		return errors.New("the laboratory cannot detach the module: the case needs the tag @needs-detach")
	}
	if err := w.ready(ctx, line); err != nil {
		return err
	}
	w.sent = append(w.sent, line)
	w.detached = true
	r, err := w.st.ask(ctx, line, w.st.resultLimit(-1))
	if err != nil || !r.ok() {
		return w.unreached("the module has no PDP context", r.String(), err)
	}
	return nil
}

// attach undoes Detach.
func (w *World) attach(ctx context.Context) error {
	if !w.detached {
		return nil
	}
	for _, line := range w.run.IXIT.Preamble {
		r, err := w.st.ask(ctx, line, w.st.resultLimit(-1))
		if err != nil {
			return err
		}
		if !r.ok() {
			w.note("left behind: " + line + " is answered with " + r.String())
		}
	}
	return nil
}
