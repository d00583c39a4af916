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

// Alive fences: it sends AT and waits for OK, whatever else comes before it. In
// a data mode the AT would be data: leave that first.
func (st *Module) Alive(ctx context.Context) error {
	return st.AliveWithin(ctx, st.Timing().Immediate)
}

// AliveWithin is Alive for a module that has not answered for longer than the limit for
// each of two AT.
func (st *Module) AliveWithin(ctx context.Context, limit time.Duration) error {
	st.fence[0] = st.bench.Log().Mark()
	defer func() { st.fence[1] = st.bench.Log().Mark() }()
	sent := st.Session().Now()
	patience := st.Run.Blocks.fencePatience(limit)
	r, err := st.AskAT(ctx, patience)
	switch {
	case IsTimeout(err):
		// One line may have been lost to what the case before it did.
		r, err = st.askAgain(ctx, sent, limit)
	case err == nil:
		st.Run.Blocks.fenceAnswered(r.Took)
	}
	switch {
	case IsTimeout(err):
		st.lost = Mute
		return verdict.Inconclusive(model.Say("the module does not answer AT any more"), model.Plain("OK"), model.Plain(at.Excerpt(st.Session().Pending())))
	case err != nil:
		return err
	}
	return r.OfAT()
}

// AskAT asks with AT, in command mode, whether the module answers.
func (st *Module) AskAT(ctx context.Context, limit time.Duration) (Reply, error) {
	return st.Ask(ctx, "AT", limit)
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
func (st *Module) askAgain(ctx context.Context, sent, limit time.Duration) (Reply, error) {
	r, err := st.AskAT(ctx, limit)
	if err != nil {
		return r, err
	}
	st.DropUnreadIf(func(t at.Token) bool { return t.Kind == at.Final && t.At >= sent })
	st.Run.Blocks.fenceLost()
	return r, st.inStep(ctx)
}

// inStep asks for what no other line is answered with: a final result that comes
// before that is one of a line before.
func (st *Module) inStep(ctx context.Context) error {
	before := st.inbox
	st.inbox = nil
	defer func() { st.inbox = append(before, st.inbox...) }()
	const query = "AT+CMEE?"
	st.Session().Expect(judge.ParseCommand(query).Context())
	if err := st.Transmit(ctx, query); err != nil {
		return err
	}
	isFinal := func(t at.Token) bool { return t.Kind == at.Final }
	tok, err := st.NextWithin(ctx, query, st.Timing().Immediate, func(t at.Token) bool {
		return judge.ParseLine(t.Text).Name == "CMEE" || isFinal(t) && !t.OK() // a module without this refuses
	})
	st.inbox = slices.DeleteFunc(st.inbox, isFinal)
	if err == nil && !isFinal(tok) {
		_, err = st.NextWithin(ctx, query+" OK", st.Timing().Quiet, isFinal)
	}
	if IsTimeout(err) {
		return nil // or says nothing to it
	}
	return err
}
