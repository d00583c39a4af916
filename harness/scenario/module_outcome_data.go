package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// DeliversOrFails expects a failure, or success and the whole file as data on the
// line (D07).
func (m *Module) DeliversOrFails(ctx context.Context, file string) error {
	data, err := m.server.stored(file)
	if err != nil {
		return err
	}
	return m.deliversOrFails(ctx, data)
}

// deliversOrFails expects a failure, with no other byte than of the data, or success and
// the data on the line.
func (m *Module) deliversOrFails(ctx context.Context, want []byte) error {
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	if got := m.host.last.received; end.success && !bytes.Equal(got, want) || !bytes.HasPrefix(want, got) {
		return m.server.differs(m.host.about(model.Say("the data")), want, got)
	}
	if !end.success {
		m.note(model.Say("%s ends with %s", m.host.line(), at.Shorten(at.VisibleText(end.text), 80)))
	}
	return m.observe(m.host.last, m.choices(end.refused, end.success))
}

// Stored expects that the lines of a download to a local file, which an open outcome has
// claimed, say that n bytes were received.
func (m *Module) Stored(n int) error {
	if got := m.host.last.stored; got != n {
		return m.failOf(model.Say("the bytes that went to the local file"), model.Say("%s bytes", n), model.Say("%s bytes", got))
	}
	return nil
}

// NothingOrRest is row D09 for a length of 0: no byte is delivered, or everything
// from the offset on.
func (m *Module) NothingOrRest(ctx context.Context, file string, from int) error {
	data, err := m.server.stored(file)
	if err != nil {
		return err
	}
	end, err := m.finish(ctx)
	if err != nil {
		return err
	}
	got, rest := m.host.last.received, data[min(from, len(data)):]
	value := ""
	switch code := end.line.At(1); {
	case bytes.Equal(got, rest):
		value = "rest"
	case len(got) == 0 && end.success && len(end.line.Fields) == 2:
		value = "bare-zero"
	case len(got) == 0 && end.success:
		value = "zero-lengths"
	case len(got) == 0 && !end.refused && code == strconv.Itoa(manual.EmptyFile):
		value = "19"
	case len(got) == 0 && !end.refused:
		value = "other-code"
	case len(got) > 0:
		return m.fail(m.host.about(model.Say("a part of the rest is delivered")), model.Say("no byte, or all %s", len(rest)), model.Say("%s bytes, %s", len(got), around(got, 0)))
	}
	m.note(model.Say("%s ends with %s", m.host.line(), at.Shorten(at.VisibleText(end.text), 80)))
	if end.refused {
		return m.observe(m.host.last, []judge.Reading{{Row: ledger.D24, Stimulus: "length-0", Value: "immediate"}})
	}
	return m.observe(m.host.last, []judge.Reading{{Row: ledger.D09, Stimulus: "length-0", Value: value}})
}

// QueuedExactlyIf takes the result of a command that was accepted while the channel
// was busy, if there is one (D27): it is true, or says that the command was blocked.
func (m *Module) QueuedExactlyIf(ctx context.Context, text string, statement func(context.Context) error) error {
	if m.typist != nil {
		return m.dueOutcome(ctx, text, statement)
	}
	c := m.queued
	if c == nil {
		return nil
	}
	m.queued, m.host.last = nil, c
	end, err := m.finishResult(ctx, c)
	if err != nil {
		return err
	}
	value := queued
	if end.line.At(1) == strconv.Itoa(manual.Blocked) {
		value = "result-4"
	}
	if err := m.truth(ctx, end, text, statement); err != nil {
		return err
	}
	return m.observe(c, chosen(c, ledger.D27, "busy", value))
}

// DeliveredNothingOutside judges the data that an outcome brought (D08): it is
// of the file, from the offset on.
func (m *Module) DeliveredNothingOutside(ctx context.Context, file string, from int) error {
	data, err := m.server.stored(file)
	if err != nil {
		return err
	}
	got, want := m.host.last.received, string(data[min(from, len(data)):])
	if strings.HasPrefix(want, string(got)) {
		return nil
	}
	return m.fail(m.host.about(model.Say("data that is not of the file was delivered")), model.Say("at most %s bytes, %s", len(want), around([]byte(want), 0)),
		model.Say("%s bytes, %s", len(got), around(got, 0)))
}

// ListedNothing expects that the outcome of AT+MFTPLIST had no entry.
func (m *Module) ListedNothing() error {
	return m.enteredNothing(model.Say("an entry is listed where the server listed nothing"), model.Say("no entry"))
}

// ReportedNoPath expects that the failure of AT+MFTPPWD had no path, or an empty one.
func (m *Module) ReportedNoPath() error {
	return m.enteredNothing(model.Say("a path is reported with a failure"), model.Say("no path"))
}

func (m *Module) enteredNothing(why, expected model.Text) error {
	entries := m.host.last.entries
	if len(entries) == 0 {
		return nil
	}
	return m.fail(m.host.about(why), expected, model.Plain(at.Shorten(at.VisibleText(strings.Join(entries, ", ")), 300)))
}

// ReportedEmpty expects OK and the empty directory of row D28, or the empty file of
// row D09.
func (m *Module) ReportedEmpty(ctx context.Context) error { return m.reportedEmpty(ctx, nil) }

// EmptyOrUnreadable is ReportedEmpty for a list in a form that not every client reads: result
// 12 passes too (D75).
func (m *Module) EmptyOrUnreadable(ctx context.Context) error {
	return m.reportedEmpty(ctx, func(tok at.Token) (bool, error) {
		if tok.Kind != at.Info || m.host.commandOf(tok) != m.host.last || judge.ParseLine(tok.Text).At(1) != strconv.Itoa(manual.Unreadable) {
			return false, nil
		}
		return true, m.listFailed(tok, []int{manual.Unreadable})
	})
}

// reportedEmpty has another end of the list too: see [expectation].
func (m *Module) reportedEmpty(ctx context.Context, over func(at.Token) (bool, error)) error {
	c := m.host.last
	if c == nil {
		return errors.New("no command was sent before its outcome is expected")
	}
	if !c.answered {
		// D24: what cannot be fetched may be refused at once; a directory without
		// entries can be listed, and D28 says how.
		tok, err := m.answer(ctx, model.Say("answer"), model.Plain("OK"))
		if err != nil {
			return err
		}
		if err := m.refusedBeside(tok, false); err != nil {
			return err
		}
		if c.Verb == "MFTPRETR" && tok.Text == manual.CmeError(manual.OwnRefusal[c.Verb]) {
			if err := m.framed(tok, false); err != nil {
				return err
			}
			m.claimed(tok)
			return m.observe(c, []judge.Reading{{Row: ledger.D24, Stimulus: "empty", Value: "immediate", Note: model.Say("what is empty is refused")}})
		}
		m.st.PutBack(tok)
		if err := m.expect(ctx, expectation{what: anAnswer, lines: []string{"OK"}, limit: m.immediate()}); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("+MFTPLIST: %d,14", c.Channel)
	if c.Verb == "MFTPRETR" {
		line = fmt.Sprintf("+MFTPRETR: %d,19", c.Channel)
	}
	return m.expect(ctx, expectation{what: aResult, lines: []string{line}, limit: m.deferredLimit(), over: over})
}
