package scenario

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// FailsOrTrue expects the last command to fail for a cause ("any" for each), or success and
// that the statement about the server is true. What fails may have had its effect: the module
// takes for a refusal what the server meant otherwise (D76).
func (m *Module) FailsOrTrue(ctx context.Context, cause, text string, statement func(context.Context) error) error {
	if m.typist != nil {
		return nil // what is true says nothing of an outcome that is open
	}
	return m.failsOr(ctx, cause, func() error {
		end, err := m.finish(ctx)
		if err != nil || !end.success {
			return err // a download that fails after a part of its data
		}
		return m.truth(ctx, end, text, statement)
	})
}

// FailsOrReports expects the last command to fail for a cause, or the lines of a success.
func (m *Module) FailsOrReports(ctx context.Context, cause, doc string) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	return m.failsOr(ctx, cause, func() error {
		return m.expect(ctx, expectation{what: aResult, lines: lines, limit: m.deferredLimit()})
	})
}

// failsOr expects the last command to fail for a cause, or OK and what succeeds judges.
func (m *Module) failsOr(ctx context.Context, cause string, succeeds func() error) error {
	c := m.host.last
	success := false
	if !c.answered {
		tok, err := m.answer(ctx, model.Say("final result"), model.Say("OK or a refusal"))
		if err != nil {
			return err
		}
		if tok.Text != "OK" {
			m.st.PutBack(tok)
			l := judge.ParseLine(tok.Text)
			success = l.Name == c.Verb && l.At(1) == "0" && m.local(c) // D02: its OK comes after it
		} else {
			if err := m.promptSpace(tok); err != nil {
				return err
			}
			if err := m.framed(tok, false); err != nil {
				return err
			}
			m.claimed(tok)
		}
	}
	if c.answered {
		result, err := m.results(c).final(ctx)
		switch {
		case err == nil:
			if success = judge.ParseLine(result.Text).At(1) == "0"; success && c.Verb == "MFTPPWD" && m.server.unfired() {
				m.claimed(result)
				return m.unfired(m.seen(result))
			}
			m.st.PutBack(result)
		case !iut.IsTimeout(err):
			return err
		}
	}
	var err error
	if success {
		err = succeeds()
	} else {
		unconnected := slices.Contains(m.c.Rows, ledger.D76) || m.server.hasLeft(c.Channel) // the login may have failed
		err = m.fails(ctx, cause, unconnected)
	}
	if err != nil {
		return err
	}
	return m.observe(c, m.choices(c.refusal != "", success))
}

// DeliversTextOrFails expects a failure, with no other byte than of the text, or success
// and the text as data on the line (D08: an offset that 31 bits do not hold).
func (m *Module) DeliversTextOrFails(ctx context.Context, text string) error {
	want, err := m.server.content(text)
	if err != nil {
		return err
	}
	return m.deliversOrFails(ctx, want)
}

// DeliversOrRefuses expects n bytes of the file from an offset (n < 0: to its end) as data
// on the line, or a refusal with ERROR or 50 (D70: an optional parameter left empty).
func (m *Module) DeliversOrRefuses(ctx context.Context, file string, from, n int) error {
	data, err := m.server.stored(file)
	if err != nil {
		return err
	}
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	want := data[min(from, len(data)):]
	if n >= 0 {
		want = want[:min(n, len(want))]
	}
	refused := end.refused && (end.text == "ERROR" || end.text == manual.CmeError(manual.ParameterError))
	got := m.host.last.received
	switch {
	case refused:
	case !end.success:
		return m.fail(m.host.about(model.Say("neither the data nor a refusal of the line")), model.Say("%s bytes, ERROR or %s", len(want), manual.CmeError(manual.ParameterError)), model.Plain(at.VisibleText(end.text)))
	case !bytes.Equal(got, want):
		return m.server.differs(m.host.about(model.Say("the data")), want, got)
	}
	return m.observe(m.host.last, m.choices(end.refused, end.success))
}

// PromptsOrFails expects a prompt, or the beginning of a failure, which a later step
// judges: a module may ask the server before it asks the host (D24).
func (m *Module) PromptsOrFails(ctx context.Context) error {
	tok, err := m.answer(ctx, model.Say("prompt"), model.Plain(">"))
	if err != nil {
		return err
	}
	m.st.PutBack(tok)
	if tok.Kind == at.Prompt {
		return m.Prompts(ctx)
	}
	return nil
}

// AnswersEarly expects OK, or all lines of the upload of a local file whose result comes
// before its OK (D02). ReportsLate expects what is left.
func (m *Module) AnswersEarly(ctx context.Context, doc string) error {
	tok, err := m.answer(ctx, model.Say("final result"), model.Plain("OK"))
	if err != nil {
		return err
	}
	m.st.PutBack(tok)
	if tok.Kind == at.Final {
		return m.Answers(ctx, "OK")
	}
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	m.early = append(m.early, lines...)
	return m.AnswersAndReports(ctx, "OK\n"+doc)
}

// ReportsLate is ReportsInAnyOrder for the lines that AnswersEarly has not had.
func (m *Module) ReportsLate(ctx context.Context, doc string) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	return m.expectLeft(ctx, expectation{what: aResult, lines: lines, limit: m.deferredLimit(), anyOrder: true})
}

// expectLeft expects those lines that did not come before their OK.
func (m *Module) expectLeft(ctx context.Context, x expectation) error {
	x.lines = slices.DeleteFunc(x.lines, func(line string) bool { return slices.Contains(m.early, line) })
	if len(x.lines) == 0 {
		return nil
	}
	return m.expect(ctx, x)
}

// Prompted says whether the module has asked for data, and takes them.
func (h *Host) Prompted() bool { return h.typist != nil || h.mode != commandMode }

// afterData is the reading of D27 that an upload takes its data before it fails.
const afterData = "after-data"

// UnconnectedUpload expects an upload on a channel without connection to be refused, or
// to take data after a prompt or CONNECT and to fail then (D27); it is never a success.
func (m *Module) UnconnectedUpload(ctx context.Context, data string) error {
	c := m.host.last
	if c == nil {
		return errors.New("no command was sent before its refusal is expected")
	}
	tok, err := m.answer(ctx, model.Say("final result"), model.Plain(manual.CmeError(manual.NotRunning)))
	if err != nil {
		return err
	}
	m.st.PutBack(tok)
	switch {
	case tok.Kind == at.Prompt:
		if err := m.Prompts(ctx); err != nil {
			return err
		}
		if err := m.host.Types(ctx, data); err != nil {
			return err
		}
	case tok.Kind == at.Connect:
		return m.unconnectedTransparent(ctx, c, data)
	}
	return m.Refused(ctx, "not connected")
}

// unconnectedTransparent takes the failure of a transparent upload on a channel without
// connection, after CONNECT.
func (m *Module) unconnectedTransparent(ctx context.Context, c *exchange, data string) error {
	if err := m.Connects(ctx); err != nil {
		return err
	}
	if err := m.host.Types(ctx, data); err != nil {
		return err
	}
	due := m.results(c)
	due.expected = model.Say("%s to %s", head(c)+",2", "20,0")
	due.within(m.st.Timing().Quiet)
	left := false
	due.first = func(tok at.Token) (bool, error) {
		// Data that were taken for commands, or the end of transparent mode.
		return tok.Kind == at.Stray || tok.Text == "OK" && left || tok.Text == "ERROR", nil
	}
	tok, l, err := due.next(ctx)
	if iut.IsTimeout(err) { // it waits for all of the data
		if err := m.host.LeavesTransparentMode(ctx); err != nil {
			return err
		}
		left = true
		due.within(m.resultLimit(c.Channel))
		tok, l, err = due.next(ctx)
	}
	if iut.IsTimeout(err) {
		return m.silent(ctx, model.Say("result of the upload"), due.expected, err, due.limit)
	}
	if err != nil {
		return err
	}
	value := afterData
	code, err := strconv.Atoi(l.At(1))
	refusal, _ := judge.RefusalOf("not connected", c.Command)
	if immediate, ok := refusal.Reading(tok.Text); ok {
		value = immediate
	} else if tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || err != nil || !refusal.Deferred(code) {
		return m.fail(m.host.about(model.Say("the upload does not fail, and there is no connection")), due.expected, m.seen(tok))
	}
	m.claimed(tok)
	m.host.drop(c)
	m.host.mode = commandMode
	if err := m.observe(c, []judge.Reading{{Row: ledger.D27, Stimulus: "not connected", Value: value}}); err != nil {
		return err
	}
	return m.swallowed(ctx)
}

// withoutData is a transparent upload that is left without a byte: a stimulus of D39.
const withoutData = "no data"

// MayReportNothing claims the result of an upload without data, if it comes within the
// quiet time: any code, and <sent_length> 0 (D39).
func (m *Module) MayReportNothing(ctx context.Context) error {
	c := m.host.last
	if c == nil {
		return errors.New("no command was sent before this expectation")
	}
	due := m.results(c)
	due.expected = model.Plain(head(c) + ",<result_code>,0")
	due.within(m.st.Timing().Quiet)
	tok, l, err := due.next(ctx)
	if iut.IsTimeout(err) {
		m.host.drop(c)
		return m.observe(c, []judge.Reading{{Row: ledger.D39, Stimulus: withoutData, Value: "no-result"}})
	}
	if err != nil {
		return err
	}
	code, err := strconv.Atoi(l.At(1))
	if tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || len(l.Fields) != 3 ||
		err != nil || code < 0 || code > manual.LastOfTable || l.At(2) != "0" {
		return m.fail(m.host.about(model.Say("another line than the result of an upload without data")), due.expected, m.seen(tok))
	}
	m.claimed(tok)
	m.host.drop(c)
	m.note(model.Say("%s ends with %s", m.host.line(), at.VisibleText(tok.Text)))
	return m.observe(c, []judge.Reading{{Row: ledger.D39, Stimulus: withoutData, Value: "result"}})
}
