package conformance

import (
	"context"
	"slices"

	"mftpspec/harness/at"
)

// alive fences: it sends AT and waits for OK, whatever else comes before it. In
// a data mode the AT would be data: leave that first.
func (st *station) alive(ctx context.Context) error {
	st.fence[0] = st.bench.Log().Mark()
	defer func() { st.fence[1] = st.bench.Log().Mark() }()
	patience := st.run.Blocks.fencePatience(st.timing().Immediate)
	r, err := st.ask(ctx, "AT", patience)
	switch {
	case isTimeout(err):
		// One line may have been lost to what the case before it did.
		r, err = st.askAgain(ctx)
	case err == nil:
		st.run.Blocks.fenceAnswered(r.took)
	}
	switch {
	case isTimeout(err):
		st.lost = "the module did not answer AT"
		return inconc("the module does not answer AT any more", "OK", at.VisibleText(string(st.session().Pending())))
	case err != nil:
		return err
	case !r.ok():
		return inconc("the module answers AT with "+r.final, "OK", at.VisibleText(r.final))
	}
	return nil
}

// askAgain sends a second AT where the first was not answered. An answer may yet come
// to both, and would be taken for that of the next line.
func (st *station) askAgain(ctx context.Context) (reply, error) {
	r, err := st.ask(ctx, "AT", st.timing().Immediate)
	if err != nil {
		return r, err
	}
	st.run.Blocks.fenceLost()
	return r, st.inStep(ctx)
}

// inStep asks for what no other line is answered with: a final result that comes
// before that is one of a line before.
func (st *station) inStep(ctx context.Context) error {
	before := st.inbox
	st.inbox = nil
	defer func() { st.inbox = append(before, st.inbox...) }()
	const query = "AT+CMEE?"
	st.session().Expect(parseCommand(query).context())
	if err := st.transmit(ctx, query); err != nil {
		return err
	}
	isFinal := func(t at.Token) bool { return t.Kind == at.Final }
	tok, err := st.nextWithin(ctx, query, st.timing().Immediate, func(t at.Token) bool {
		return parseLine(t.Text).name == "CMEE" || isFinal(t) && t.Text != "OK" // a module without this refuses
	})
	st.inbox = slices.DeleteFunc(st.inbox, isFinal)
	if err == nil && !isFinal(tok) {
		_, err = st.nextWithin(ctx, query+" OK", st.timing().Quiet, isFinal)
	}
	if isTimeout(err) {
		return nil // or says nothing to it
	}
	return err
}
