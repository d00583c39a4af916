package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Refused expects the last command to be refused: the class says with what.
func (m *Module) Refused(ctx context.Context, class string) error {
	if m.host.last == nil {
		return fmt.Errorf("no command was sent before its refusal is expected")
	}
	r, err := judge.RefusalOf(class, m.host.last.Command)
	if err != nil {
		return err
	}
	if class == "" {
		class = "any"
	}
	err = m.refused(ctx, r, class, nil)
	if r.Queued && m.c.RequirementOf(tables) != "" {
		return under(tables, err) // a busy channel is a matter of the tables, whatever the command
	}
	return err
}

// tables is the clause of Tables 4 and 5.
const tables = "5"

// Fails expects the last command to fail for a cause: at once with a code of
// Table 4 that says so, or with OK and a non-zero result (D24, D25).
func (m *Module) Fails(ctx context.Context, cause string) error {
	return m.fails(ctx, cause, false)
}

// fails is Fails where the channel may be unconnected too, and the command refused for that.
func (m *Module) fails(ctx context.Context, cause string, unconnected bool) error {
	if m.host.last == nil {
		return fmt.Errorf("no command was sent before its failure is expected")
	}
	named, ok := judge.Causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, judge.SortedKeys(judge.Causes))
	}
	own := manual.OwnRefusal[m.host.last.Verb]
	r := judge.Refusal{Row: ledger.D24, Expected: model.Say("OK and a result that names the cause: %s", cause), Immediate: map[string]string{}}
	if named != 0 {
		r.Expected = model.Say("OK and result %s (%s)", named, judge.ResultName(named))
	}
	for _, code := range []int{own, manual.UnknownError, manual.ParameterError} {
		if code != 0 && (code != manual.ParameterError || named == 3 || named == 0) {
			r.Immediate[manual.CmeError(code)] = "immediate"
		}
	}
	if unconnected {
		r.Immediate[manual.CmeError(manual.NotRunning)] = "immediate"
	}
	r.Deferred = func(code int) bool {
		if named == 0 {
			return code > 0 && code <= manual.LastOfTable && code != manual.Interim
		}
		return code != 0 && judge.Plausible(m.host.last.Verb, named, code)
	}
	judge := func(code int) []judge.Reading {
		if named == 0 {
			return nil
		}
		c := &judge.Comparison{}
		c.Code(strconv.Itoa(named), strconv.Itoa(code))
		return c.Readings
	}
	return m.refused(ctx, r, cause, judge)
}

// FailsWithin is Fails for what no FTP command waits for: setting up a TCP connection,
// a data connection that stalls (D54). Later than that nothing can be said.
func (m *Module) FailsWithin(ctx context.Context, cause string, seconds int) error {
	m.longest = time.Duration(seconds) * time.Second
	defer func() { m.longest = 0 }()
	return m.Fails(ctx, cause)
}

// unfired is the outcome of a success where the server was to misbehave and found
// no occasion.
func (m *Module) unfired(observed model.Text) *verdict.Outcome {
	if c := m.host.last; c.Verb == "MFTPPWD" && !m.server.asked(c) {
		return verdict.Deselected(model.Say("the module knows its working directory without asking the server (ledger D65)"))
	}
	o := verdict.Inconclusive(m.host.about(model.Say("the command succeeds, and the fault that the server was to show did not occur")), model.Say("a fault of the server"), observed)
	o.Server = m.server.serverSaw()
	return o
}

// refused takes the final result, and the deferred one where OK came.
func (m *Module) refused(ctx context.Context, r judge.Refusal, stimulus string, codes func(int) []judge.Reading) error {
	c := m.host.last
	if !c.answered {
		tok, err := m.answer(ctx, model.Say("final result"), r.Expected)
		if err != nil {
			return err
		}
		if err := m.promptSpace(tok); err != nil {
			return err
		}
		if err := m.framed(tok, false); err != nil {
			return err
		}
		if err := m.spaced(tok, r.Expected); err != nil {
			return err
		}
		if r.Queued {
			c.alone = !m.host.underWayBut(c.Channel, c)
		} else if err := m.refusedBeside(tok, false); err != nil {
			return err
		}
		value, refused := m.reading(r, tok.Text)
		if r.Deferred != nil && m.local(c) && tok.Kind == at.Info && judge.ParseLine(tok.Text).Name == c.Verb {
			// D02: the result of a local upload may come before its OK.
			m.st.PutBack(tok)
			if err := m.deferredRefusal(ctx, c, r, stimulus, codes); err != nil {
				return err
			}
			if err := m.expect(ctx, expectation{what: anAnswer, lines: []string{"OK"}, limit: m.immediate()}); err != nil {
				return err
			}
			return m.observe(c, []judge.Reading{{Row: ledger.D02, Stimulus: "failed", Value: "result-first"}})
		}
		switch {
		case tok.Kind == at.Final && refused:
			m.claimed(tok)
			if r.Row == "" || value == "" {
				return nil
			}
			return m.observe(c, append(m.choices(true, false), chosen(c, r.Row, stimulus, value)...))
		case tok.Kind == at.Final && tok.Text == "OK" && r.Deferred != nil && c.due:
			m.claimed(tok)
		default:
			o := m.fail(m.host.about(judge.NotRefused(tok, r)), r.Expected, m.seen(tok))
			m.awaitLate(ctx, c, tok)
			return o
		}
	}
	if r.Queued && !m.resultSoon(ctx, c) {
		m.queued = c
		return nil
	}
	return m.deferredRefusal(ctx, c, r, stimulus, codes)
}

// reading says whether a final result refuses as r has it, and with which reading. Where
// +CMEE is 0 or 2 it has no number, which tells no reading (D23).
func (m *Module) reading(r judge.Refusal, final string) (value string, refused bool) {
	value, refused = r.Reading(final)
	if !m.uncoded() || m.cmeeRefused {
		return value, refused
	}
	_, plain := r.Immediate["ERROR"]
	switch text, numbered := strings.CutPrefix(final, "+CME ERROR: "); {
	case len(r.Immediate) == 0 || errorNumber.MatchString(final):
		return "", false
	case m.cmee == "0":
		return "", final == "ERROR"
	default:
		return "", numbered && text != "" || plain && final == "ERROR"
	}
}

// uncoded says whether errors have no number: +CMEE is 0 or 2.
func (m *Module) uncoded() bool { return m.cmee == "0" || m.cmee == "2" }

// foundSoon is how soon after the command a fault is found of which row D24 speaks.
const foundSoon = time.Second

// deferred is the reading of D24 and D27 that a fault is a result after OK.
const deferred = "deferred"

// chosen is the reading that a failure shows, if it is one of the module's choice: one
// that waits for faults before its OK does not wait for each of them, and where
// no other command was at work, nothing is shown of a channel that is busy.
func chosen(c *exchange, row, stimulus, value string) []judge.Reading {
	if row == ledger.D24 && value == deferred && c.took > foundSoon || row == ledger.D27 && c.alone {
		return nil
	}
	return []judge.Reading{{Row: row, Stimulus: stimulus, Value: value}}
}

// awaitLate waits for the result of a command that was accepted and should not have
// been: it is part of the one fail, and the next case must not get it.
func (m *Module) awaitLate(ctx context.Context, c *exchange, final at.Token) {
	if final.Kind != at.Final || final.Text != "OK" || !c.due {
		return
	}
	m.claimed(final)
	due := m.results(c)
	tok, err := due.final(ctx)
	switch {
	case iut.IsTimeout(err):
		m.missed(due.limit)
	case err == nil:
		m.claimed(tok)
	}
}

// resultSoon says whether the result of an accepted command comes at once, and not
// after the transfer that keeps the channel busy (D27). An interim report is none.
func (m *Module) resultSoon(ctx context.Context, c *exchange) bool {
	due := m.results(c)
	due.within(m.st.Timing().Quiet)
	tok, err := due.final(ctx)
	if err == nil {
		m.st.PutBack(tok)
	}
	return !iut.IsTimeout(err)
}

// local says whether the module may take an upload for that of a local file: by its
// form, or because the case has set "local_fs" to 1 (D73).
func (m *Module) local(c *exchange) bool {
	return c.Form() == c.Verb+">local" || c.Uploads() && (m.st.LocalFS(c.Channel) || slices.Contains(m.c.Rows, ledger.D73))
}

// deferredRefusal takes the result after OK.
func (m *Module) deferredRefusal(ctx context.Context, c *exchange, r judge.Refusal, stimulus string, codes func(int) []judge.Reading) error {
	due := m.results(c)
	full := due.limit
	limit, mayWait := m.patienceBeside(c, full, nil)
	due.within(limit)
	for {
		tok, l, err := due.next(ctx)
		if iut.IsTimeout(err) && mayWait {
			return m.later(c, nil)
		}
		if iut.IsTimeout(err) {
			return m.refusalMissing(ctx, c, due, err)
		}
		if err != nil {
			return err
		}
		if tok.Kind == at.Payload && l.At(0) == strconv.Itoa(c.Channel) && l.At(1) == "0" {
			c.received = append(c.received, tok.Data...)
			due.within(full)
			continue // a download may fail after a part of its data
		}
		c.enters(tok, l)
		code, err := strconv.Atoi(l.At(1))
		switch {
		case tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || err != nil:
			return m.fail(m.host.about(model.Say("another line than the result")), due.expected, m.seen(tok))
		case code == 0 && m.server.unfired():
			m.claimed(tok)
			return m.unfired(m.seen(tok))
		case code == 0:
			m.claimed(tok)
			if r.Queued && c.Verb == "MFTPPWD" { // the module may know it without asking the server
				if _, right := m.rightPath(c, tok.Text); right {
					return m.observe(c, chosen(c, ledger.D27, stimulus, "at-once"))
				}
			}
			return m.fail(m.host.about(model.Say("the operation is reported as successful")), r.Expected, m.seen(tok))
		case !r.Queued && m.blockedBeside(tok) == c:
			return m.putOffBlocked(c, tok)
		case !r.Deferred(code):
			return m.blame(tok, m.host.about(model.Say("result %s (%s) does not name the cause", code, judge.ResultName(code))), r.Expected)
		}
		if why := judge.FailureFields(l); !why.IsZero() {
			return m.fail(m.host.about(why), r.Expected, m.seen(tok))
		}
		m.claimed(tok)
		m.host.drop(c)
		if c.beside != "" { // it may have waited, and what it found then is another's choice
			return nil
		}
		readings := m.deferredReadings(c, r, stimulus, code)
		if codes != nil {
			readings = append(readings, codes(code)...)
		}
		return m.observe(c, append(readings, judge.FailureReadings(l)...))
	}
}

// refusalMissing is the outcome of a result that did not come after OK.
func (m *Module) refusalMissing(ctx context.Context, c *exchange, due *results, err error) error {
	if len(c.received) > 0 && m.server.unfired() {
		return m.unfired(model.Plain(head(c)))
	}
	if m.longest > 0 {
		o := verdict.Inconclusive(m.host.about(model.Say("no result within %s, while no FTP command waits for its reply", due.limit)), due.expected, model.Say("nothing"))
		o.BlockedBy = m.wait.blockedBy
		return o
	}
	return m.silent(ctx, model.Say("result"), due.expected, err, due.limit)
}

// deferredReadings are the choices of the module that a refusal after OK shows.
func (m *Module) deferredReadings(c *exchange, r judge.Refusal, stimulus string, code int) []judge.Reading {
	if r.Row == "" {
		return nil
	}
	value := deferred
	if r.Row == ledger.D49 || r.Queued {
		value = "result-" + strconv.Itoa(code)
	}
	if r.Row == ledger.D27 && !r.Queued && c.typed != nil {
		value = afterData
	}
	if r.Row == ledger.D50 { // what reaches the server has no effect there: it refuses
		m.server.quiet = nil
		m.server.tooLong.deferred()
	}
	return append(chosen(c, r.Row, stimulus, value), m.choices(false, false)...)
}

// namesCause judges a result that is not 0: its code is the named one or another
// plausible one (D25), and it has the fields of a failure.
func (m *Module) namesCause(tok at.Token, l judge.Line, named, code int, expected model.Text) error {
	if !judge.Plausible(m.host.last.Verb, named, code) {
		return m.fail(m.host.about(model.Say("result %s (%s) does not name the cause", code, judge.ResultName(code))), expected, m.seen(tok))
	}
	if why := judge.FailureFields(l); !why.IsZero() {
		return m.fail(m.host.about(why), expected, m.seen(tok))
	}
	return nil
}
