package iut

import (
	"context"

	"mftpspec/harness/at"
)

// leaveAnyDataMode gets a module out of whatever data mode an earlier user left it in,
// and says whether AT is answered then: ctrl+z ends a prompt without a length, +++
// between silences ends the transparent mode, and as many bytes as the longest packet
// has end a prompt with a length. In command mode these are empty lines and one that
// is refused.
func (m *Module) leaveAnyDataMode(ctx context.Context) (answers bool, err error) {
	for _, leave := range []func(context.Context) error{
		func(ctx context.Context) error { return m.Session().EndPrompt(ctx, 0, m.Timing().Immediate) },
		func(ctx context.Context) error {
			return m.Session().LeaveTransparent(ctx, m.Timing().Guard, m.Timing().Immediate)
		},
		func(ctx context.Context) error {
			return m.Session().EndPrompt(ctx, at.LongestPacket, m.Timing().Immediate)
		},
	} {
		if err := leave(ctx); err != nil {
			return false, err
		}
		if yes, err := m.polls(ctx, m.LineEnd, wakeTries); err != nil {
			return false, err
		} else if yes {
			// What the data mode left on the line must not be taken for the answer to the next one.
			return true, m.settleDown(ctx)
		}
	}
	return false, nil
}
