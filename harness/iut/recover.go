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
func (m *Module) Reset(ctx context.Context) error {
	if m.Run.IXIT.Reset == "" {
		return nil
	}
	m.bench.Log().Add(benchNote("the module does not come into the known state: " + m.Run.IXIT.Reset))
	return m.Restart(ctx)
}

// Restart sends the laboratory's reset line and waits until the module has booted: for
// its notification, or else until one with it had said so (autobaud).
func (m *Module) Restart(ctx context.Context) error {
	m.Session().Expect(at.Context{})
	if err := m.Transmit(ctx, m.Run.IXIT.Reset); err != nil {
		return err
	}
	err := m.Session().Booted(ctx)
	if IsTimeout(err) {
		return nil
	}
	if err == nil {
		m.rebooted()
	}
	return err
}

// Recover gets a module that was lost back into the known state.
func (m *Module) Recover(ctx context.Context) error {
	why := m.lost
	if err := m.bench.Recover(ctx); err != nil {
		return model.Errorf("%s: %s", why, err)
	}
	m.inbox, m.notices = nil, nil
	m.lost = NotLost
	err := m.restore(ctx)
	if m.lost == Rebooted { // its notification came late
		if err = m.settleDown(ctx); err == nil {
			err = m.restore(ctx)
		}
	}
	if err != nil {
		m.lost = why
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			return model.Errorf("%s; after recovery: %s", why, o.Message)
		}
	}
	if err == nil && why == NetworkLost {
		return m.awaitNetwork(ctx)
	}
	return err
}

// Hung is an error if the module answers AT alone: two commands had no answer,
// none had one since, and AT+CMEE has none either.
func (m *Module) Hung(ctx context.Context) error {
	if len(m.silent) < 2 {
		return nil
	}
	if err := m.BasicSettings(ctx); err != nil || !m.silent["CMEE"] {
		return err
	}
	m.lost = AnswersATAlone
	return verdict.Inconclusive(model.Say("the module answers AT, but no command any more"), model.Text{}, model.Text{})
}

// restore brings a module that answers into the known state.
func (m *Module) restore(ctx context.Context) error {
	if err := m.Wake(ctx); err != nil {
		return err
	}
	if err := m.BasicSettings(ctx); err != nil {
		return err
	}
	if err := m.Attach(ctx, func(string, Reply) {}); err != nil {
		return err
	}
	if err := m.closeChannels(ctx); err != nil {
		return err
	}
	for ch := range manual.Channels {
		now, err := m.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range now {
			if s := (setting{ch, name}); m.normal(s) != value {
				m.touched.settings[s] = ""
			}
		}
	}
	if _, err := m.RestoreSettings(ctx); err != nil {
		return err
	}
	m.inbox = nil
	return m.Hung(ctx)
}
