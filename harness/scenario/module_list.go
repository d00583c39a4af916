package scenario

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// ListsFiles expects the entries of the files and sub-directories of a directory, as the
// server has them, and no other (§3.7).
func (m *Module) ListsFiles(ctx context.Context, dir string, channel int) error {
	lines, err := m.entriesOf(dir, channel)
	if err != nil {
		return err
	}
	return m.expect(ctx, expectation{what: aResult, lines: lines, limit: m.deferredLimit(), anyOrder: true})
}

// entriesOf are the lines for what a directory of the server has.
func (m *Module) entriesOf(dir string, channel int) ([]string, error) {
	dir, err := m.fill(dir)
	if err != nil {
		return nil, err
	}
	infos, err := m.server.ftp.Tree().List(dir)
	if err != nil {
		return nil, fmt.Errorf("listing the server's directory %s: %w", dir, err)
	}
	var lines []string
	for _, i := range infos {
		owner := i.Mode().Perm().String()[1:4]
		if i.IsDir() {
			lines = append(lines, fmt.Sprintf("+MFTPLIST: %d,0,\"%s\",%q", channel, i.Name(), owner))
			continue
		}
		lines = append(lines, fmt.Sprintf("+MFTPLIST: %d,0,\"%s\",%d,<time of %s>,%q", channel, i.Name(), i.Size(), path.Join(dir, i.Name()), owner))
	}
	return lines, nil
}

// ListsFilesOrFails is [Module.ListsOrFails] for the files of a directory, as the server
// has them, where they are so many that memory may be lacking.
func (m *Module) ListsFilesOrFails(ctx context.Context, dir string, channel int) error {
	lines, err := m.entriesOf(dir, channel)
	if err != nil {
		return err
	}
	return m.listsOrFails(ctx, lines, manual.Unreadable, manual.NoMemory)
}

// ListsOrFails is row D75: OK and exactly these entries, in any order, or one failure
// for a cause of [judge.Causes]. As row D36 it is about a relative path. A failure may come after some of the
// entries; an entry that is wrong, or missing without a failure, fails.
func (m *Module) ListsOrFails(ctx context.Context, cause, doc string) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	return m.listsOrFails(ctx, lines, judge.Causes[cause])
}

// listsOrFails has the codes of Table 5 that name the causes.
func (m *Module) listsOrFails(ctx context.Context, lines []string, named ...int) error {
	c := m.host.last
	if c == nil {
		return errors.New("no command was sent before its outcome is expected")
	}
	tok, err := m.answer(ctx, model.Say("answer"), model.Plain("OK"))
	if err != nil {
		return err
	}
	if err := m.refusedBeside(tok, false); err != nil {
		return err
	}
	if tok.Text == manual.CmeError(manual.OwnRefusal[c.Verb]) {
		if err := m.framed(tok, false); err != nil {
			return err
		}
		m.claimed(tok)
		return m.observe(c, []judge.Reading{{Row: ledger.D24, Stimulus: "list", Value: "immediate"}, m.listReading(false)})
	}
	m.st.PutBack(tok)
	if err := m.expect(ctx, expectation{what: anAnswer, lines: []string{"OK"}, limit: m.immediate()}); err != nil {
		return err
	}
	over := false
	err = m.expect(ctx, expectation{what: aResult, lines: lines, limit: m.deferredLimit(), anyOrder: true, over: func(tok at.Token) (bool, error) {
		code := judge.ParseLine(tok.Text).At(1)
		failed := code != "0" && !m.interim(tok, []string{head(c)})
		if over = tok.Kind == at.Info && failed && m.host.commandOf(tok) == c; !over {
			return false, nil
		}
		return true, m.listFailed(tok, named)
	}})
	if err != nil || over {
		return err
	}
	return m.observe(c, []judge.Reading{m.listReading(true)})
}

// listFailed judges the result of a list that failed: it names one of the causes, or
// another plausible code does (D25).
func (m *Module) listFailed(tok at.Token, named []int) error {
	l := judge.ParseLine(tok.Text)
	code, err := strconv.Atoi(l.At(1))
	cause := named[0]
	if i := slices.IndexFunc(named, func(n int) bool { return judge.Plausible(l.Name, n, code) }); i >= 0 {
		cause = named[i]
	}
	expected := model.Say("the entries, or result %s (%s)", cause, judge.ResultName(cause))
	if err := m.framed(tok, false); err != nil {
		return err
	}
	if err := m.spaced(tok, expected); err != nil {
		return err
	}
	if err != nil {
		return m.fail(m.host.about(model.Say("<result_code> is not of Table 5")), expected, m.seen(tok))
	}
	if err := m.namesCause(tok, l, cause, code, expected); err != nil {
		return err
	}
	m.claimed(tok)
	c := m.host.last
	m.host.drop(c)
	codes := &judge.Comparison{}
	codes.Code(strconv.Itoa(cause), strconv.Itoa(code))
	return m.observe(c, slices.Concat(codes.Readings, judge.FailureReadings(l), []judge.Reading{m.listReading(false)}))
}

// listReading is what an open outcome of a list shows: of row D36 in a case that is tied
// to it, and else of D75.
func (m *Module) listReading(listed bool) judge.Reading {
	r := judge.Reading{Row: ledger.D75, Value: "failed"}
	switch path := slices.Contains(m.c.Rows, ledger.D36); {
	case path && listed:
		r.Row, r.Stimulus, r.Value = ledger.D36, m.c.ID, "works"
	case path:
		r.Row, r.Stimulus, r.Value = ledger.D36, m.c.ID, "refused"
	case listed:
		r.Value = "listed"
	}
	return r
}
