package conformance

import (
	"context"
	"errors"
	"fmt"

	"mftpspec/harness/at"
)

// reset sends the laboratory's reset line, if there is one, and waits until the
// module has booted, or should have.
func (st *station) reset(ctx context.Context) error {
	const patience = resetLimit / 3
	if st.run.IXIT.Reset == "" {
		return nil
	}
	st.bench.Log().Add(benchNote("the module does not come into the known state: " + st.run.IXIT.Reset))
	if _, err := st.ask(ctx, st.run.IXIT.Reset, st.timing().Immediate); err != nil && !isTimeout(err) {
		return err
	}
	_, err := st.next(ctx, st.session().Now()+patience, func(at.Token) bool { return false })
	if st.lost == "the module rebooted" || isTimeout(err) {
		return nil
	}
	return err
}

// recover gets a module that was lost back into the known state.
func (st *station) recover(ctx context.Context) error {
	why := st.lost
	if err := st.bench.Recover(ctx); err != nil {
		return fmt.Errorf("%s: %w", why, err)
	}
	st.inbox, st.notices = nil, nil
	st.lost = ""
	err := st.restore(ctx)
	if st.lost == "the module rebooted" { // its notification came late
		if err = st.settleDown(ctx); err == nil {
			err = st.restore(ctx)
		}
	}
	if err != nil {
		st.lost = why
		if o, ok := errors.AsType[*Outcome](err); ok {
			return fmt.Errorf("%s; after recovery: %s", why, o.Message)
		}
	}
	if err == nil && why == networkLost {
		return st.awaitNetwork(ctx)
	}
	return err
}

// hung is an error if the module answers AT alone: two commands had no answer,
// none had one since, and AT+CMEE has none either.
func (st *station) hung(ctx context.Context) error {
	if len(st.silent) < 2 {
		return nil
	}
	if err := st.basicSettings(ctx); err != nil || !st.silent["CMEE"] {
		return err
	}
	st.lost = "the module answers AT, but no command"
	return inconc("the module answers AT, but no command any more", "", "")
}

// restore brings a module that answers into the known state.
func (st *station) restore(ctx context.Context) error {
	if err := st.wake(ctx); err != nil {
		return err
	}
	if err := st.basicSettings(ctx); err != nil {
		return err
	}
	for _, line := range st.run.IXIT.Preamble {
		if _, err := st.ask(ctx, line, st.resultLimit(-1)); err != nil {
			return fmt.Errorf("the laboratory's preamble %q: %w", line, err)
		}
	}
	if err := st.closeChannels(ctx); err != nil {
		return err
	}
	for ch := range channels {
		now, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range now {
			if v := st.snapshot[ch][name]; v != "" && v != value {
				st.settings[setting{ch, name}] = true
			}
		}
	}
	if _, err := st.restoreSettings(ctx); err != nil {
		return err
	}
	st.inbox = nil
	return st.hung(ctx)
}
