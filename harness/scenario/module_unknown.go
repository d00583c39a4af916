package scenario

import (
	"context"

	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
)

// UnknownOr is row D51: a command whose name stands in small letters may be refused at
// once as one that does not exist; where it is accepted, it succeeds and the statement
// about the server is true.
func (m *Module) UnknownOr(ctx context.Context, text string, statement func(context.Context) error) error {
	if m.typist != nil {
		return m.dueOutcome(ctx, text, statement)
	}
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	if !end.success && !end.refused {
		return m.failed(end)
	}
	if err := m.truth(ctx, end, text, statement); err != nil {
		return err
	}
	value := "taken"
	if end.refused {
		value = "refused"
		if m.host.last.Verb == "MFTPCONN" {
			m.server.forgetLogin(m.host.last.Channel)
		}
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D51, Stimulus: "name in small letters", Value: value, MayVary: true}})
}
