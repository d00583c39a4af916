package scenario

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// ending is how a command ended, whatever the manual says of it.
type ending struct {
	success bool   // OK, and result 0 where one is due
	refused bool   // a final result other than OK
	text    string // the line that said so
	line    judge.Line
}

// finish waits for the one outcome of the last command: the final result, and
// the deferred result where OK came. Result and OK may come in either order only
// for the upload of a local file (D02).
func (m *Module) finish(ctx context.Context) (ending, error) {
	c := m.host.last
	if c == nil {
		return ending{}, errors.New("no command was sent before its outcome is expected")
	}
	var end ending
	resulted := false
	for !c.answered {
		tok, err := m.answer(ctx, model.Say("final result"), model.Say("OK or a refusal"))
		if err != nil {
			return end, err
		}
		if err := m.promptSpace(tok); err != nil {
			return end, err
		}
		if err := m.framed(tok, false); err != nil {
			return end, err
		}
		l := judge.ParseLine(tok.Text)
		switch {
		case tok.Kind == at.Final:
			if err := m.refusedBeside(tok, m.succeeds); err != nil {
				return end, err
			}
			m.claimed(tok)
			if tok.Text != "OK" {
				c.refusal = tok.Text
				return ending{refused: true, text: tok.Text, line: l}, nil
			}
		case dataModes[tok.Kind] != commandMode:
			m.host.mode = dataModes[tok.Kind]
			return ending{success: true, text: tok.Text, line: l}, nil
		case tok.Kind == at.Info && l.Name == c.Verb && !c.due && !manual.HasResultCode(c.Verb):
			c.told = tok.Text // an information line before the final result
		case tok.Kind == at.Info && l.Name == c.Verb && m.local(c) && !resulted:
			resulted = true
			end = ending{success: l.At(1) == "0", text: tok.Text, line: l}
			m.claimed(tok)
		default:
			return end, m.fail(m.host.about(model.Say("a line comes before any final result")), model.Say("OK or a refusal"), m.seen(tok))
		}
	}
	if resulted {
		return end, m.observe(c, []judge.Reading{{Row: ledger.D02, Value: "result-first"}})
	}
	if !c.due {
		return ending{success: true, text: "OK"}, nil
	}
	return m.finishResult(ctx, c)
}

// finishResult waits for the deferred result. Data of a download, or entries of a list, are
// claimed until all have come that the server has; where that is not known, as long as
// they come without a pause.
func (m *Module) finishResult(ctx context.Context, c *exchange) (ending, error) {
	due := m.results(c)
	full := due.limit
	limit, mayWait := m.patienceBeside(c, full, nil)
	due.within(limit)
	awaited := m.awaited(c)
	var end ending
	for {
		tok, l, err := due.next(ctx)
		if iut.IsTimeout(err) && end.text == "" && mayWait {
			return end, m.later(c, nil)
		}
		if iut.IsTimeout(err) && end.text != "" {
			m.host.drop(c)
			return end, nil
		}
		if iut.IsTimeout(err) {
			return end, m.silent(ctx, model.Say("result"), due.expected, err, due.limit)
		}
		if err != nil {
			return end, err
		}
		if l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) {
			return end, m.fail(m.host.about(model.Say("another line than the result")), due.expected, m.seen(tok))
		}
		code, err := strconv.Atoi(l.At(1))
		if err != nil || code < 0 || code > manual.LastOfTable {
			return end, m.fail(m.host.about(model.Say("<result_code> is not of Table 5")), model.Say("%s to %s", head(c)+",0", manual.LastOfTable), m.seen(tok))
		}
		if m.blockedBeside(tok) == c && end.text == "" {
			return end, m.putOffBlocked(c, tok)
		}
		if err := m.worked(c, tok); err != nil {
			return end, err
		}
		if end.text == "" {
			end = ending{success: code == 0, text: tok.Text, line: l}
		} else if code != 0 {
			end.success = false
			end.text = tok.Text
		}
		c.received = append(c.received, tok.Data...)
		c.enters(tok, l)
		m.claimed(tok)
		toFile := tok.Kind != at.Payload && c.toFile()
		if n, err := strconv.Atoi(l.At(3)); toFile && err == nil {
			c.stored += n
		}
		if tok.Kind != at.Payload && c.Verb != "MFTPLIST" && !toFile || code != 0 {
			m.host.drop(c)
			return end, nil
		}
		switch {
		case awaited == 0:
			due.within(m.st.Timing().Quiet)
		case c.brought() < awaited, !m.server.saysAllWasSent(ctx, c.Channel): // a failure may follow all data (D05)
			due.within(full)
		default:
			m.host.drop(c)
			return end, nil
		}
	}
}

// awaited is how much a download or a list can bring, as the server has it: bytes, or
// entries. What comes after that is not of it. 0: that is not known.
func (m *Module) awaited(c *exchange) int64 {
	if c.Verb != "MFTPRETR" && c.Verb != "MFTPLIST" || m.server.ftp == nil || m.server.personality() != "" {
		return 0
	}
	name := m.server.resolve(c.Channel, c.Path())
	info, err := m.server.ftp.Tree().Stat(name)
	switch {
	case err != nil || c.Verb == "MFTPRETR" && info.IsDir():
		return 0
	case c.Verb == "MFTPRETR":
		return c.part(info.Size())
	case !info.IsDir():
		return 1
	}
	infos, err := m.server.ftp.Tree().List(name)
	if err != nil {
		return 0
	}
	return max(1, int64(len(infos)))
}

// SucceedsOrFails expects exactly one outcome, and records it (policy R).
func (m *Module) SucceedsOrFails(ctx context.Context) error {
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	m.note(model.Say("%s ends with %s", m.host.line(), at.Shorten(at.VisibleText(end.text), 80)))
	if err := m.server.credentials(); err != nil {
		return err
	}
	return m.observe(m.host.last, m.choices(end.refused, end.success))
}

// Succeeds expects OK and result 0; the other fields are free.
func (m *Module) Succeeds(ctx context.Context) error {
	m.succeeds = true
	end, err := m.finish(ctx)
	m.succeeds = false
	if err != nil {
		return err
	}
	if !end.success {
		return m.failed(end)
	}
	return nil
}

// failed is the outcome of a command that fails and ought to succeed.
func (m *Module) failed(end ending) *verdict.Outcome {
	return m.orNetwork(end.text, m.fail(m.host.about(model.Say("the command fails")), model.Say("OK and result 0"), model.Plain(at.VisibleText(end.text))))
}

// SucceedsExactlyIf waits for the outcome, and expects success if and only if
// the statement about the server is true.
func (m *Module) SucceedsExactlyIf(ctx context.Context, text string, statement func(context.Context) error) error {
	if m.typist != nil {
		return m.dueOutcome(ctx, text, statement)
	}
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	m.note(model.Say("%s ends with %s", m.host.line(), at.Shorten(at.VisibleText(end.text), 80)))
	if err := m.truth(ctx, end, text, statement); err != nil {
		return err
	}
	if err := m.server.credentials(); err != nil {
		return err
	}
	return m.observe(m.host.last, m.choices(end.refused, end.success))
}

// truth holds an outcome against a statement about the server.
func (m *Module) truth(ctx context.Context, end ending, text string, statement func(context.Context) error) error {
	untrue := statement(ctx)
	o, judged := errors.AsType[*verdict.Outcome](untrue)
	if untrue != nil && (!judged || o.Verdict != model.Fail) {
		return untrue
	}
	switch {
	case end.success && untrue != nil:
		return m.fail(m.host.about(model.Say("the module reports success, but the server shows otherwise")), model.Plain(text), model.Say("%s: %s", sentence(o), o.Observed))
	case !end.success && untrue == nil:
		return m.fail(m.host.about(model.Say("the module reports failure, but the operation was carried out")), model.Say("success, because %s", text), model.Plain(at.VisibleText(end.text)))
	}
	return nil
}

// ParametersAccepted expects that the parameters are not what is refused; how
// the command ends is recorded.
func (m *Module) ParametersAccepted(ctx context.Context) error {
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	switch {
	case end.refused && (end.text == "ERROR" || end.text == manual.CmeError(manual.ParameterError)), !end.refused && end.line.At(1) == parameterResult:
		return m.fail(m.host.about(model.Say("the parameters are refused")), model.Say("no parameter error"), model.Plain(at.VisibleText(end.text)))
	case end.text == manual.CmeError(manual.Running):
		return m.fail(m.host.about(model.Say("the command is refused as busy, and nothing runs on the channel")), model.Say("no parameter error"), model.Plain(at.VisibleText(end.text)))
	}
	m.note(model.Say("%s ends with %s", m.host.line(), at.Shorten(at.VisibleText(end.text), 80)))
	return m.server.credentials()
}

// parameterResult is the code of Table 5 for a wrong parameter.
const parameterResult = "3"

// AsMeant expects what row D63 has for a string without quotes and for a number in
// quotes: a refusal as malformed, or the outcome that it has when it is taken as meant.
func (m *Module) AsMeant(ctx context.Context) error {
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	value := "as-meant"
	switch {
	case end.refused && end.text == "ERROR":
		value = "error"
	case end.refused && end.text == manual.CmeError(manual.ParameterError):
		value = "cme-50"
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D63, Stimulus: "quotes", Value: value}})
}

// MayReport claims lines if they come within the quiet time, and judges them
// then (D39).
func (m *Module) MayReport(ctx context.Context, doc string) error {
	if m.host.last == nil {
		return errors.New("no command was sent before this expectation")
	}
	// The size of a file in the doc string is that of the whole file.
	m.server.eventually(ctx, func() bool { return !m.server.transferOpen(m.host.last.Channel) })
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	wait := "the result of " + m.host.last.Verb + " after transparent mode"
	began := m.st.Session().Now()
	until := began + m.Run.Blocks.OwnPatience(wait, m.st.Timing().Quiet)
	begun := false
	for left := lines; len(left) > 0; {
		tok, err := m.st.Next(ctx, until, func(t at.Token) bool { return m.relevant(t, left[:1]) })
		m.Run.Blocks.OwnEnded(wait, err == nil, m.st.Session().Now()-began)
		if iut.IsTimeout(err) && begun {
			return m.silent(ctx, model.Say("result"), model.Plain(left[0]), err, m.resultLimit(m.host.last.Channel))
		}
		if iut.IsTimeout(err) {
			m.host.drop(m.host.last) // the result of the next upload is not its own
			return m.observe(m.host.last, []judge.Reading{{Row: ledger.D39, Value: "no-result"}})
		}
		if err != nil {
			return m.st.AsOutcome(err)
		}
		i, err := m.claim(tok, left, expectation{what: aResult})
		if err != nil {
			return err
		}
		if i < 0 { // in progress: the result has the time of one
			begun, until = true, m.st.Session().Within(m.resultLimit(m.host.last.Channel))
			continue
		}
		left = left[1:]
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D39, Value: "result", Note: model.Say("a result is reported after +++")}})
}

var errorNumber = regexp.MustCompile(`^\+CME ERROR: \d+$`)

// AnswersErrorText expects +CME ERROR with a text instead of a number, +CMEE=2 (D23).
func (m *Module) AnswersErrorText(ctx context.Context) error {
	tok, err := m.answer(ctx, model.Say("final result"), model.Say("+CME ERROR: <text>"))
	if err != nil {
		return err
	}
	if err := m.framed(tok, false); err != nil {
		return err
	}
	m.claimed(tok)
	if m.cmeeRefused {
		m.note(model.Say("AT+CMEE=2 is refused; the error is answered with %s", at.VisibleText(tok.Text)))
		return nil
	}
	if tok.Kind == at.Final && strings.HasPrefix(tok.Text, "+CME ERROR: ") && !errorNumber.MatchString(tok.Text) {
		return nil
	}
	return m.fail(m.host.about(model.Say("no error text")), model.Say("+CME ERROR: <text>"), m.seen(tok))
}

// Recorded waits for a final result, or a second, and records what came.
func (m *Module) Recorded(ctx context.Context) error {
	session := m.st.Session()
	until := max(session.Within(iut.RecordLimit), m.host.guardUntil+iut.RecordLimit)
	var seen []string
	for {
		tok, err := m.st.Next(ctx, until, func(t at.Token) bool { return judge.Ours(t) || m.own(t) })
		if iut.IsTimeout(err) {
			break
		}
		if err != nil {
			return m.st.AsOutcome(err)
		}
		seen = append(seen, at.VisibleText(tok.Text))
		if m.host.last != nil {
			m.claimed(tok)
		}
		if mode := dataModes[tok.Kind]; mode != commandMode {
			m.host.mode = mode
			break
		}
		if tok.Kind == at.Final {
			break
		}
	}
	m.note(m.host.about(orWord(strings.Join(seen, ", "), model.Say("no answer"))))
	if len(seen) == 0 && m.host.open {
		if err := m.swallowed(ctx); err != nil {
			return err
		}
	}
	return m.observe(m.host.last, m.recordings(ctx, seen))
}

// oneCode is the last part of row D25: one code for causes whose names exclude
// each other tells the host nothing.
func (m *Module) oneCode() error {
	var seen []judge.CodeSeen
	for key, reading := range m.Run.Dialects.Under(ledger.D25 + "/") {
		cause, ok := judge.PlainCause(key)
		if code, err := strconv.Atoi(reading); ok && err == nil {
			seen = append(seen, judge.CodeSeen{Cause: cause, Code: code})
		}
	}
	if code := judge.OneCodeFor(seen); code != 0 {
		o := m.fail(m.host.about(model.Say("result %s (%s) stands for causes whose names exclude each other (ledger D25)", code, judge.ResultName(code))),
			model.Say("the codes of Table 5 that name the causes"), model.Plain(fmt.Sprint(seen)))
		o.Clause = tables
		if !m.server.reachedServer() { // no network at all is one cause
			o.Verdict, o.Message = model.Inconc, neverReached(o.Message)
		}
		return o
	}
	return nil
}
