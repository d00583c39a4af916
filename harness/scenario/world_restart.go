package scenario

import (
	"context"
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/verdict"
)

// Restart sends the laboratory's reset command and waits until AT is answered.
func (w *Scenario) Restart(ctx context.Context) error {
	line := w.Run.IXIT.Reset
	if line == "" {
		return errors.New("the laboratory has no reset command: the case needs the tag @needs-reset")
	}
	if err := w.ready(ctx, line); err != nil {
		return err
	}
	w.issue(line)
	ctx, cancel := context.WithTimeout(ctx, iut.ResetLimit)
	defer cancel()
	if err := w.st.Transmit(ctx, line); err != nil {
		return err
	}
	// The boot notification, or else the silence of a module without one (autobaud).
	_, err := w.st.Next(ctx, w.st.Session().Now()+iut.ResetLimit/4, func(at.Token) bool { return false })
	if err != nil && !iut.IsTimeout(err) && w.st.Lost != "the module rebooted" {
		return err
	}
	w.st.Lost, w.st.Inbox, w.pending = "", nil, nil
	w.st.Echoes = nil
	if err := w.st.Wake(ctx); err != nil {
		w.st.Lost = "the module did not come back after " + line
		return verdict.Inconclusive(w.st.Lost, "OK", err.Error())
	}
	w.st.NoteEcho("after a restart")
	return w.st.BasicSettings(ctx)
}

// Detach takes the PDP context away (ledger D57); the laboratory's preamble
// brings it back at the end of the case.
func (w *Scenario) Detach(ctx context.Context) error {
	line := w.Run.IXIT.Detach
	if line == "" {
		return errors.New("the laboratory cannot detach the module: the case needs the tag @needs-detach")
	}
	if err := w.ready(ctx, line); err != nil {
		return err
	}
	w.sent = append(w.sent, line)
	w.detached = true
	r, err := w.st.Ask(ctx, line, w.st.ResultLimit(-1))
	if err != nil || !r.Ok() {
		return w.unreached("the module has no PDP context", r.String(), err)
	}
	return nil
}

// attach undoes Detach.
func (w *Scenario) attach(ctx context.Context) error {
	if !w.detached {
		return nil
	}
	for _, line := range w.Run.IXIT.Preamble {
		r, err := w.st.Ask(ctx, line, w.st.ResultLimit(-1))
		if err != nil {
			return err
		}
		if !r.Ok() {
			w.note("left behind: " + line + " is answered with " + r.String())
		}
	}
	return nil
}
