package scenario

import (
	"context"
	"fmt"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/reports/model"
)

// longestTransfer is how long a transfer may take that goes on at the server.
const longestTransfer = 2 * time.Minute

// results are the lines of deferred results that are due, one after the other.
type results struct {
	m        *Module
	heads    []string      // how a line begins: "+MFTPRETR: 0"
	limit    time.Duration // how long the next line may take
	until    time.Duration // on the trace clock
	expected model.Text    // what a reason says of the next line
	begun    time.Duration // on the trace clock
	parts    int           // lines taken so far: the leading <CR><LF> of a later one may be absent (D05)

	// first has a line before its form is judged, and says whether it is none of the
	// results and to be left out. nil: nobody wants it.
	first func(at.Token) (skip bool, err error)
}

// results waits for those of exchanges whose commands were accepted.
func (m *Module) results(of ...*exchange) *results {
	r := &results{m: m}
	for _, c := range of {
		r.heads = append(r.heads, head(c))
		r.limit = max(r.limit, m.resultLimit(c.Channel))
	}
	r.expected = model.Plain(r.heads[0] + ",…")
	r.begun = m.st.Session().Now()
	r.until = r.m.st.Session().Within(r.limit)
	return r
}

// head is how the deferred result of an exchange begins.
func head(c *exchange) string { return fmt.Sprintf("+%s: %d", c.Verb, c.Channel) }

// within gives the next line another limit, from now on.
func (r *results) within(limit time.Duration) {
	r.limit, r.until = limit, r.m.st.Session().Within(limit)
}

// wait is next without any judgement.
func (r *results) wait(ctx context.Context) (tok at.Token, err error) {
	tok, r.until, err = r.m.patient(ctx, r.begun, r.until, r.limit, r.heads)
	return tok, err
}

// final is wait without the interim reports, which are row D26.
func (r *results) final(ctx context.Context) (at.Token, error) {
	for {
		tok, err := r.wait(ctx)
		if err != nil || !r.m.interim(tok, r.heads) {
			return tok, err
		}
		if err := r.m.inProgress(tok); err != nil {
			return tok, err
		}
	}
}

// patient is the next line that concerns these, which has time until then. A transfer that
// still moves at the server is no silence, nor is a long line that is still coming: they
// give the line its limit anew.
func (m *Module) patient(ctx context.Context, begun, until, limit time.Duration, lines []string) (at.Token, time.Duration, error) {
	session := m.st.Session()
	for {
		tok, err := m.due(ctx, until-limit/2, lines)
		if !iut.IsTimeout(err) {
			return tok, until, err
		}
		moved := m.server.moved()
		if tok, err = m.due(ctx, until, lines); !iut.IsTimeout(err) {
			return tok, until, err
		}
		last := session.LastByte()
		_, _, data := announced(session.Pending())
		switch {
		case m.server.moved() > moved && session.Now()-begun < longestTransfer:
			until = session.Now() + limit
		case data && last+limit > session.Now():
			until = last + limit
		default:
			return tok, until, err
		}
	}
}

// due is the next line that concerns these, if it comes by then.
func (m *Module) due(ctx context.Context, until time.Duration, lines []string) (at.Token, error) {
	tok, err := m.st.Next(ctx, until, func(t at.Token) bool { return m.relevant(t, lines) })
	if iut.IsTimeout(err) {
		return tok, err
	}
	return tok, m.st.AsOutcome(err)
}

// next gives the next line, well formed (§2.1), and not an interim report, which is
// row D26. The error is a *at.TimeoutError where none came in time: the caller knows
// what that says of the module.
func (r *results) next(ctx context.Context) (at.Token, judge.Line, error) {
	for {
		tok, err := r.wait(ctx)
		if err != nil {
			return tok, judge.Line{}, err
		}
		if r.first != nil {
			if skip, err := r.first(tok); err != nil {
				return tok, judge.Line{}, err
			} else if skip {
				continue
			}
		}
		if err := r.m.framed(tok, r.parts > 0); err != nil {
			return tok, judge.Line{}, err
		}
		if r.m.interim(tok, r.heads) {
			if err := r.m.inProgress(tok); err != nil {
				return tok, judge.Line{}, err
			}
			continue
		}
		l := judge.ParseLine(tok.Text)
		if err := r.m.spaced(tok, r.expected); err != nil {
			return tok, l, err
		}
		r.parts++
		return tok, l, nil
	}
}
