package iut

import (
	"context"
	"errors"

	"mftpspec/harness/at"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Reset sends the laboratory's reset line, if there is one, and waits until the
// module has booted, or should have.
func (st *Module) Reset(ctx context.Context) error {
	if st.Run.IXIT.Reset == "" {
		return nil
	}
	st.bench.Log().Add(benchNote("the module does not come into the known state: " + st.Run.IXIT.Reset))
	return st.Restart(ctx)
}

// Restart sends the laboratory's reset line and waits until the module has booted: for
// its notification, or else until one with it had said so (autobaud).
func (st *Module) Restart(ctx context.Context) error {
	st.Session().Expect(at.Context{})
	if err := st.Transmit(ctx, st.Run.IXIT.Reset); err != nil {
		return err
	}
	err := st.Session().Booted(ctx)
	if IsTimeout(err) {
		return nil
	}
	if err == nil {
		st.rebooted()
	}
	return err
}

// Recover gets a module that was lost back into the known state.
func (st *Module) Recover(ctx context.Context) error {
	why := st.lost
	if err := st.bench.Recover(ctx); err != nil {
		return model.Errorf("%s: %s", why, err)
	}
	st.inbox, st.notices = nil, nil
	st.lost = NotLost
	err := st.restore(ctx)
	if st.lost == Rebooted { // its notification came late
		if err = st.settleDown(ctx); err == nil {
			err = st.restore(ctx)
		}
	}
	if err != nil {
		st.lost = why
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			return model.Errorf("%s; after recovery: %s", why, o.Message)
		}
	}
	if err == nil && why == NetworkLost {
		return st.awaitNetwork(ctx)
	}
	return err
}

// Hung is an error if the module answers AT alone: two commands had no answer,
// none had one since, and AT+CMEE has none either.
func (st *Module) Hung(ctx context.Context) error {
	if len(st.silent) < 2 {
		return nil
	}
	if err := st.BasicSettings(ctx); err != nil || !st.silent["CMEE"] {
		return err
	}
	st.lost = AnswersATAlone
	return verdict.Inconclusive(model.Say("the module answers AT, but no command any more"), model.Text{}, model.Text{})
}

// restore brings a module that answers into the known state.
func (st *Module) restore(ctx context.Context) error {
	if err := st.Wake(ctx); err != nil {
		return err
	}
	if err := st.BasicSettings(ctx); err != nil {
		return err
	}
	if err := st.Attach(ctx, func(string, Reply) {}); err != nil {
		return err
	}
	if err := st.closeChannels(ctx); err != nil {
		return err
	}
	for ch := range manual.Channels {
		now, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range now {
			if s := (setting{ch, name}); st.normal(s) != value {
				st.touched.settings[s] = true
			}
		}
	}
	if _, err := st.RestoreSettings(ctx); err != nil {
		return err
	}
	st.inbox = nil
	return st.Hung(ctx)
}
