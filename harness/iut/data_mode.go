package iut

import (
	"bytes"
	"context"
)

// longestPacket is the most data that a prompt waits for (§3.11).
const longestPacket = 4096

// leaveAnyDataMode gets a module out of whatever data mode an earlier user left it in,
// and says whether AT is answered then: ctrl+z ends a prompt without a length, +++
// between silences ends the transparent mode, and as many bytes as the longest packet
// has end a prompt with a length. In command mode these are empty lines and one that
// is refused.
func (st *Module) leaveAnyDataMode(ctx context.Context) (answers bool, err error) {
	typed := func(data []byte) func(context.Context) error {
		return func(ctx context.Context) error {
			write, cancel := context.WithTimeout(ctx, st.Timing().Immediate)
			defer cancel()
			return st.Session().Write(write, data)
		}
	}
	for _, leave := range []func(context.Context) error{
		typed([]byte("\x1a")),
		func(ctx context.Context) error {
			return st.Session().LeaveTransparent(ctx, st.Timing().Guard, st.Timing().Immediate)
		},
		typed(bytes.Repeat([]byte("\r"), longestPacket)),
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
