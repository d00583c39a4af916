package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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

// storedFence says what the file of the transparent upload in force holds around
// the AT of a fence with these bytes before it.
func (m *Module) storedFence(ctx context.Context, before string) (seen model.Text, ok bool) {
	c := m.host.last
	if m.server.ftp == nil || c == nil || c.Channel < 0 || !strings.HasSuffix(c.Form(), ">transparent") {
		return model.Text{}, false
	}
	wait := m.wait // of the expectation that was not met
	defer func() { m.wait = wait }()
	fence := []byte(before + "AT" + m.st.LineEnd)
	file := m.server.resolve(c.Channel, c.Path())
	m.server.eventually(ctx, func() bool {
		data, err := m.server.ftp.Tree().Read(file)
		i := bytes.Index(data, fence)
		ok = err == nil && i >= 0
		if ok {
			seen = model.Say("%s holds %s", file, at.Shorten(at.Visible(data[max(0, i-16):]), 100))
		}
		return ok
	})
	return seen, ok
}

// unannounced is the outcome of a transparent mode that began without CONNECT: what
// is sent then is data. Nil where that is not what happened.
func (m *Module) unannounced(ctx context.Context, expected string, limit time.Duration) error {
	tape := m.st.Session().Tape()
	if expected != "CONNECT" || bytes.Contains(tape.Bytes(m.host.last.sentAt, tape.Len()), []byte("CONNECT")) { // late
		return nil
	}
	seen, ok := m.storedFence(ctx, "")
	if !ok {
		return nil
	}
	m.missed(limit)
	return m.fail(m.host.about(model.Say("no CONNECT within %s, and yet what is sent then is data of the file", limit)), model.Say("CONNECT, then data"), seen)
}

// endOfTransparent is a state like those before a stimulus: a module that did not reach
// it is not brought into transparent mode again, from which it comes back by luck.
var endOfTransparent = iut.Key{Kind: iut.EndOfTransparent}

// neverLeft is the outcome of a transparent mode that +++ does not end. A module may
// want a longer silence than the laboratory's: then nothing can be said. Nil where
// that is not what happened.
func (m *Module) neverLeft(ctx context.Context) error {
	guard := m.st.Timing().Guard
	seen, ok := m.storedFence(ctx, "+++")
	if !ok {
		return nil
	}
	if err := m.st.Wrote(ctx, "+++", m.st.Session().LeaveTransparent(ctx, guardFactor*guard, m.st.Timing().Immediate)); err != nil {
		return err
	}
	if m.st.Alive(ctx) == nil {
		m.st.Found()
		return verdict.Inconclusive(m.host.about(model.Say("the module wants more silence around +++ than the laboratory's %s (timing: guard:)", guard)), model.Plain("OK"), seen)
	}
	m.missed(m.st.Timing().Immediate)
	m.Run.Blocks.Failed(endOfTransparent, model.Say("silence"), m.c.ID)
	return m.fail(m.host.about(model.Say("+++ does not end transparent mode, not even between silences of %s: it is data of the file", guardFactor*guard)), model.Plain("OK"), seen)
}

// TransparentFails expects a transparent upload to fail: refused at once, after
// CONNECT, or while data is typed (D66). The module is out of transparent mode
// then: what was still typed may have been taken for commands.
func (m *Module) TransparentFails(ctx context.Context, cause string) error {
	c := m.host.last
	if c == nil {
		return errors.New("no command was sent before its failure is expected")
	}
	named, ok := judge.Causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, judge.SortedKeys(judge.Causes))
	}
	expected := model.Say("%s (%s), or a refusal", fmt.Sprintf("%s,%d,<sent_length>", head(c), named), judge.ResultName(named))
	connected := m.host.mode == transparentMode
	before, left := connected, false
	due := m.results(c)
	due.expected = expected
	due.first = func(tok at.Token) (skip bool, err error) {
		if tok.Kind == at.Connect && !connected {
			connected, m.host.mode = true, transparentMode
			return true, nil
		}
		if left && tok.OK() {
			m.accepted(c)
		}
		// Data that were taken for commands, or the end of transparent mode.
		return connected && (tok.Kind == at.Final || tok.Kind == at.Stray), nil
	}
	tok, l, err := due.next(ctx)
	if iut.IsTimeout(err) && connected && m.server.unfired() {
		// What was typed has not reached the server: a module may gather it until the mode ends, and fail then (D64).
		left = true
		if err := m.host.LeavesTransparentMode(ctx); err != nil {
			return err
		}
		due.within(m.host.guardUntil - m.st.Session().Now() + due.limit)
		tok, l, err = due.next(ctx)
	}
	if iut.IsTimeout(err) {
		return m.silent(ctx, model.Say("result of the upload"), expected, err, due.limit)
	}
	if err != nil {
		return err
	}
	if !connected {
		if err := m.refusedBeside(tok, false); err != nil {
			return err
		}
	}
	own := manual.OwnRefusal[c.Verb]
	code, err := strconv.Atoi(l.At(1))
	switch {
	case tok.Text == manual.CmeError(own) || tok.Text == manual.CmeError(manual.UnknownError):
		m.claimed(tok)
		m.host.mode = commandMode
		return m.observe(c, []judge.Reading{{Row: ledger.D66, Stimulus: "refused transparent upload", Value: "error"}})
	case tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || err != nil:
		return m.fail(m.host.about(model.Say("another line than the result of the upload")), expected, m.seen(tok))
	case code == 0:
		return m.fail(m.host.about(model.Say("the upload is reported as successful")), expected, m.seen(tok))
	}
	if err := m.namesCause(tok, l, named, code, expected); err != nil {
		return err
	}
	m.claimed(tok)
	m.host.drop(c)
	m.host.mode = commandMode
	cmp := &judge.Comparison{}
	cmp.Code(strconv.Itoa(named), strconv.Itoa(code))
	if connected && !before {
		cmp.Read(ledger.D66, "refused transparent upload", "connect-then-result", model.Text{})
	}
	if err := m.observe(c, cmp.Readings); err != nil {
		return err
	}
	return m.swallowed(ctx)
}

// swallowed ends what the module may have taken for a command line, and drops
// the refusals of it.
func (m *Module) swallowed(ctx context.Context) error {
	if err := m.host.write(ctx, "<CR>", []byte("\r")); err != nil {
		return err
	}
	// An answer to that line must not be taken for the one to AT.
	if err := m.st.Session().WaitSilence(ctx, m.st.Timing().Quiet); err != nil {
		return err
	}
	if err := m.dropAnswers(ctx); err != nil {
		return err
	}
	for range iut.ContactTries {
		r, err := m.st.AskAT(ctx, m.st.Timing().Immediate)
		if err != nil {
			if iut.IsTimeout(err) {
				return m.st.Alive(ctx)
			}
			return err
		}
		if r.Ok() {
			break
		}
	}
	return m.dropAnswers(ctx)
}

// dropAnswers drops the final results, and bytes that are no line, that have come.
func (m *Module) dropAnswers(ctx context.Context) error {
	if err := m.st.Collect(ctx); err != nil {
		return m.st.AsOutcome(err)
	}
	m.st.DropUnreadIf(func(tok at.Token) bool { return tok.Kind == at.Final || tok.Kind == at.Stray })
	return nil
}
