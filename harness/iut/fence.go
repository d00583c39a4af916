package iut

import (
	"context"
	"slices"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Alive finds out whether the module answers: it sends AT and waits for OK, whatever else comes
// before it (a fence). In a data mode the AT would be data: leave that first.
func (m *Module) Alive(ctx context.Context) error {
	return m.AliveWithin(ctx, m.Timing().Immediate)
}

// AliveWithin is Alive for a module that has not answered for longer than the limit for
// each of two AT.
func (m *Module) AliveWithin(ctx context.Context, limit time.Duration) error {
	m.fence[0] = m.bench.Log().Mark()
	defer func() { m.fence[1] = m.bench.Log().Mark() }()
	sent := m.Session().Now()
	patience := m.Run.Blocks.fencePatience(limit)
	r, err := m.AskAT(ctx, patience)
	switch {
	case IsTimeout(err):
		// One line may have been lost to what the case before it did.
		r, err = m.askAgain(ctx, sent, limit)
	case err == nil:
		m.Run.Blocks.fenceAnswered(r.Took)
	}
	switch {
	case IsTimeout(err):
		m.lost = Mute
		return verdict.Inconclusive(model.Say("the module does not answer AT any more"), model.Plain("OK"), model.Plain(at.Excerpt(m.Session().Pending())))
	case err != nil:
		return err
	}
	return r.OfAT()
}

// AskAT asks with AT, in command mode, whether the module answers.
func (m *Module) AskAT(ctx context.Context, limit time.Duration) (Reply, error) {
	return m.Ask(ctx, "AT", limit)
}

// OfAT is the outcome of an AT that was answered so: nil where that is OK.
func (r Reply) OfAT() error {
	if r.Ok() {
		return nil
	}
	return verdict.Inconclusive(model.Say("the module answers AT with %s", r.Final), model.Plain("OK"), model.Plain(at.VisibleText(r.Final)))
}

// askAgain sends a second AT where the first, of the time sent, was not answered. An
// answer may yet come to both, even before the second is on its way, and would be taken
// for that of another line.
func (m *Module) askAgain(ctx context.Context, sent, limit time.Duration) (Reply, error) {
	r, err := m.AskAT(ctx, limit)
	if err != nil {
		return r, err
	}
	m.DropUnreadIf(func(t at.Token) bool { return t.Kind == at.Final && t.At >= sent })
	m.Run.Blocks.fenceLost()
	return r, m.inStep(ctx)
}

// inStep asks for what no other line is answered with: a final result that comes
// before that is one of a line before.
func (m *Module) inStep(ctx context.Context) error {
	before := m.inbox
	m.inbox = nil
	defer func() { m.inbox = append(before, m.inbox...) }()
	const query = "AT+CMEE?"
	m.Session().Expect(judge.ParseCommand(query).Context())
	if err := m.Transmit(ctx, query); err != nil {
		return err
	}
	isFinal := func(t at.Token) bool { return t.Kind == at.Final }
	tok, err := m.NextWithin(ctx, query, m.Timing().Immediate, func(t at.Token) bool {
		return judge.ParseLine(t.Text).Name == "CMEE" || isFinal(t) && !t.OK() // a module without this refuses
	})
	m.inbox = slices.DeleteFunc(m.inbox, isFinal)
	if err == nil && !isFinal(tok) {
		_, err = m.NextWithin(ctx, query+" OK", m.Timing().Quiet, isFinal)
	}
	if IsTimeout(err) {
		return nil // or says nothing to it
	}
	return err
}
