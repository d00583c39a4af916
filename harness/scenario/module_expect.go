package scenario

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// due is what an expectation waits for.
type due int

const (
	anAnswer due = iota
	aResult
	both // in either order
)

// text names it in a message.
func (d due) text() model.Text {
	switch d {
	case anAnswer:
		return model.Say("answer")
	case aResult:
		return model.Say("result")
	}
	return model.Say("answer and result")
}

// expectation is lines that are due from the module.
type expectation struct {
	what     due
	lines    []string
	limit    time.Duration
	anyOrder bool                         // D30
	rest     bool                         // the first line of the answer has come
	either   bool                         // D02: the first line is the answer OK, and may come last
	over     func(at.Token) (bool, error) // says whether a line is another end than the lines; nil: there is none
}

func (m *Module) expectDoc(ctx context.Context, doc string, x expectation) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	x.lines = lines
	return m.expect(ctx, x)
}

// expect claims the lines of x. It ends at the first line that makes x
// impossible; foreign notifications and what other commands have due stay
// where they are.
func (m *Module) expect(ctx context.Context, x expectation) error {
	if m.host.last == nil {
		return errors.New("no command was sent before this expectation")
	}
	w := m.newWait(x)
	for len(w.left) > 0 {
		if data, ok := deliveryIn(w.left[0]); ok {
			if err := m.deliverLine(ctx, w.left[0], data); err != nil {
				return err
			}
			w.left = w.left[1:]
			if w.anyOrder { // what was queued behind it has the time anew
				w.until = max(w.until, m.st.Session().Now()+w.limit)
			}
			continue
		}
		tok, err := m.nextOf(ctx, w)
		if iut.IsTimeout(err) {
			return m.missing(ctx, w, err)
		}
		if err != nil {
			return err
		}
		if over, err := m.endsWait(tok, w); over || err != nil {
			return err
		}
		if is, err := m.blockedIn(tok, w); err != nil {
			return err
		} else if is {
			continue
		}
		c := m.host.commandOf(tok)
		i, err := m.claim(tok, w.left, w.expectation)
		if err != nil {
			return err
		}
		if i < 0 { // an interim report
			continue
		}
		if err := m.orderOf(w, i); err != nil {
			return err
		}
		w.left = slices.Delete(w.left, i, i+1)
		m.goOn(w, tok, c)
	}
	if w.rest {
		m.Run.Blocks.Reached(waitFor(iut.RestOfAnswer, m.host.last), m.host.last.took)
	}
	if len(w.putOff) > 0 {
		w.lines = w.putOff
		w.off.rest = func(ctx context.Context) error { return m.expectLeft(ctx, w.expectation) }
		return &w.off
	}
	return m.settled()
}

// waiting is an expectation of which a part has come.
type waiting struct {
	expectation
	left         []string // the lines that have not come
	patience     time.Duration
	begun, until time.Duration // on the session's clock
	mayWait      bool          // another channel's work may come first (D27)
	off          notNow        // refusals that put lines off
	putOff       []string      // these lines
}

func (m *Module) newWait(x expectation) *waiting {
	w := &waiting{expectation: x, left: slices.Clone(x.lines), patience: x.limit}
	if x.what != anAnswer && w.left[0] != "OK" {
		w.patience, w.mayWait = m.patienceBeside(m.dueOf(w.left[0]), x.limit, w.left)
	}
	w.begun = m.st.Session().Now()
	w.until = m.st.Session().Within(w.patience)
	return w
}

// nextOf is the next token that decides what is waited for.
func (m *Module) nextOf(ctx context.Context, w *waiting) (tok at.Token, err error) {
	if w.what == anAnswer || w.mayWait {
		return m.due(ctx, w.until, w.left)
	}
	tok, w.until, err = m.patient(ctx, w.begun, w.until, w.patience, w.left)
	return tok, err
}

// missing is the outcome of a line that did not come in time.
func (m *Module) missing(ctx context.Context, w *waiting, err error) error {
	c := m.dueOf(w.left[0])
	if w.mayWait {
		w.lines = w.left
		return m.later(c, func(ctx context.Context) error { return m.expect(ctx, w.expectation) })
	}
	m.host.last = cmp.Or(c, m.host.last) // whose line is missing
	return m.silent(ctx, w.what.text(), model.Plain(w.left[0]), err, w.limit)
}

// endsWait says whether a token ends the wait before all lines have come, and with what.
func (m *Module) endsWait(tok at.Token, w *waiting) (bool, error) {
	if err := m.promptSpace(tok); err != nil {
		return true, err
	}
	if w.over != nil {
		if over, err := w.over(tok); over || err != nil {
			return true, err
		}
	}
	return false, m.refusedBeside(tok, w.left[0] == "OK" || !strings.Contains(w.left[0], "ERROR"))
}

// blockedIn says whether a token puts off what is due of its command, because another
// channel is at work (D27): that is not waited for now.
func (m *Module) blockedIn(tok at.Token, w *waiting) (bool, error) {
	c := m.blockedBeside(tok)
	if c == nil || slices.Contains(w.left, tok.Text) {
		return false, nil
	}
	its := func(line string) bool { return strings.HasPrefix(line, head(c)+",") }
	if i := slices.IndexFunc(w.left, its); i < 0 || i > 0 && !w.anyOrder {
		return false, nil
	}
	err := m.putOffBlocked(c, tok)
	n, later := errors.AsType[*notNow](err)
	if !later {
		return true, err
	}
	w.off.refused = append(w.off.refused, n.refused...)
	w.left = slices.DeleteFunc(w.left, func(line string) bool {
		if its(line) {
			w.putOff = append(w.putOff, line)
		}
		return its(line)
	})
	return true, nil
}

// orderOf records whether the answer or the result came first (D02); i is the line that came.
func (m *Module) orderOf(w *waiting, i int) error {
	if !w.either || len(w.left) < len(w.lines) || len(w.left) < 2 {
		return nil
	}
	order := "ok-first"
	if i > 0 {
		order = "result-first"
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D02, Value: order}})
}

// goOn gives what is left its time after a line of the command c.
func (m *Module) goOn(w *waiting, tok at.Token, c *exchange) {
	switch {
	case w.either && len(w.left) > 0 && tok.Text == "OK":
		w.patience, w.mayWait = m.patienceBeside(m.dueOf(w.left[0]), w.limit, w.left)
		w.until = max(w.until, tok.Done+w.patience)
		if w.mayWait {
			w.until = tok.Done + w.patience
		}
	case w.anyOrder && c.beside != "": // what was queued has the time anew
		w.until = max(w.until, tok.Done+w.limit)
	case w.what != anAnswer:
		w.until = max(w.until, tok.Done+min(w.limit, m.st.Timing().Immediate))
	case len(w.left) > 0:
		w.rest, w.limit = true, m.restLimit()
		w.until = tok.Done + w.limit
	}
}

// dueOf is the command that an expected line is the result of; nil: it is no result.
func (m *Module) dueOf(line string) *exchange { return m.host.pendingOf(judge.ParseLine(line)) }

// expectOK expects the final result after the information line of an answer.
func (m *Module) expectOK(ctx context.Context) error {
	return m.expect(ctx, expectation{what: anAnswer, lines: []string{"OK"}, limit: m.restLimit(), rest: true})
}

// settled claims notices that requested closes explain.
func (m *Module) settled() error { return m.outcome(m.st.Settle()) }

// relevant says whether a token decides an expectation of these lines.
func (m *Module) relevant(tok at.Token, left []string) bool {
	if slices.Contains(left, tok.Text) {
		return true
	}
	if ch, ok := iut.NoticeOf(tok); ok {
		// The notice of a requested close before its result: the order is strict (D03).
		return m.st.Disconnects(ch, tok) && !m.st.HungUp(ch) && !m.st.Explained(ch, tok) && slices.ContainsFunc(left, func(e string) bool { return strings.HasPrefix(e, "+MFTPDISC:") })
	}
	if tok.Kind != at.Info && tok.Kind != at.Payload {
		return judge.Ours(tok)
	}
	if _, unlike := judge.Foreign(tok); unlike { // D62
		return false
	}
	l := judge.ParseLine(tok.Text)
	bare := false
	for _, e := range left {
		x := judge.ParseLine(e)
		if x.Name == l.Name && x.At(0) == l.At(0) {
			return true
		}
		bare = bare || x.Name == "" && e != "OK" && e != "ERROR"
	}
	if l.Name == "" && bare {
		return true
	}
	// The deferred result of another command waits for its own expectation.
	if p := m.host.pendingOf(l); p != nil && (p != m.host.last || p.answered) {
		return false
	}
	return judge.Ours(tok) || m.own(tok)
}

// claim compares a token with the lines that are due. It returns which one it
// is, or -1 for an interim report, or the outcome.
func (m *Module) claim(tok at.Token, left []string, x expectation) (int, error) {
	candidates := left[:1]
	switch {
	case x.anyOrder:
		candidates = left
	case x.either && len(left) > 1 && len(left) == len(x.lines):
		candidates = left[:2]
	}
	var first judge.Judgement
	for i, e := range candidates {
		j := m.judge(e, tok)
		if j.Why.IsZero() {
			if err := m.framed(tok, false); err != nil {
				return 0, err
			}
			c := m.host.commandOf(tok)
			if err := m.worked(c, tok); err != nil {
				return 0, err
			}
			m.claimed(tok)
			return i, m.observe(c, j.Readings)
		}
		if i == 0 || j.Clause != "" {
			first = j
		}
	}
	if m.interim(tok, candidates) {
		return -1, m.inProgress(tok)
	}
	if err := m.framing(tok, false); err != nil {
		return 0, err
	}
	var possible []model.Text
	for _, e := range candidates {
		possible = append(possible, model.Plain(at.VisibleText(e)))
	}
	expected := model.Either(possible)
	if len(candidates) > 1 {
		if first.Clause == "" && x.anyOrder {
			first.Why = model.Say("the line is not one of the expected lines")
		}
	}
	if _, ok := iut.NoticeOf(tok); ok {
		first.Why = model.Say("the notice comes before the result (ledger D03)")
	}
	c := m.host.commandOf(tok)
	o := m.blame(tok, m.host.aboutOne(c, first.Why), expected)
	o.Clause = cmp.Or(first.Clause, m.clauseOf(c))
	return 0, o
}

// judge compares one token with one expected line.
func (m *Module) judge(expected string, tok at.Token) judge.Judgement {
	if m.cmeeRefused && expected == "ERROR" && tok.Kind == at.Final && strings.HasPrefix(tok.Text, "+CME ERROR: ") {
		m.note(model.Say("the form of errors was to be changed, and the module refused it"))
		return judge.Judgement{}
	}
	switch tok.Kind {
	case at.Prompt:
		return judge.Judgement{Why: model.Say("a prompt comes instead of the line")}
	case at.Connect:
		return judge.Judgement{Why: model.Say("CONNECT comes instead of the line")}
	case at.Stray:
		return judge.Judgement{Why: model.Say("bytes that are no line"), Clause: "2.1"}
	case at.Payload:
		return judge.Judgement{Why: model.Say("a line with data comes instead")}
	}
	return judge.Compare(expected, tok.Text, m.situation(m.host.commandOf(tok)))
}

// seen is what a report says of a token.
func (m *Module) seen(tok at.Token) model.Text {
	text := at.VisibleText(tok.Text)
	if tok.Kind == at.Payload {
		text += "," + at.Visible(tok.Data)
	}
	text = at.Shorten(text, 400)
	if m.host.last != nil && m.host.last.sent > 0 && tok.At > m.host.last.sent {
		return model.Say("%s after %s", text, (tok.At - m.host.last.sent).Round(time.Millisecond))
	}
	return model.Plain(text)
}

// interim is row D26: result 1, in progress, before the final one.
func (m *Module) interim(tok at.Token, due []string) bool {
	l := judge.ParseLine(tok.Text)
	if tok.Kind != at.Info || !manual.HasResultCode(l.Name) || l.At(1) != strconv.Itoa(manual.Interim) {
		return false
	}
	return slices.ContainsFunc(due, func(e string) bool {
		x := judge.ParseLine(e)
		return x.Name == l.Name && x.At(0) == l.At(0) && x.At(1) != l.At(1)
	})
}

// inProgress records the reading of row D26 that an interim report shows.
func (m *Module) inProgress(tok at.Token) error {
	return m.observe(m.host.commandOf(tok), []judge.Reading{{Row: ledger.D26, Value: "interim", Note: model.Say("a result 1 (in progress) came before the final one")}})
}
