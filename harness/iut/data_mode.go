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
func (st *Module) leaveAnyDataMode(ctx context.Context) (answers bool, err error) {
	for _, leave := range []func(context.Context) error{
		func(ctx context.Context) error { return st.Session().EndPrompt(ctx, 0, st.Timing().Immediate) },
		func(ctx context.Context) error {
			return st.Session().LeaveTransparent(ctx, st.Timing().Guard, st.Timing().Immediate)
		},
		func(ctx context.Context) error {
			return st.Session().EndPrompt(ctx, at.LongestPacket, st.Timing().Immediate)
		},
	} {
		if err := leave(ctx); err != nil {
			return false, err
		}
		if yes, err := st.polls(ctx, st.LineEnd, wakeTries); err != nil {
			return false, err
		} else if yes {
			// What the data mode left on the line must not be taken for the answer to the next one.
			return true, st.settleDown(ctx)
		}
	}
	return false, nil
}
