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
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
)

// What is in the server's file tells the modes of §3.11 apart where the module says
// nothing: a fence that is stored was taken for data.

// guardFactor is how much longer than the laboratory's guard time a silence is kept
// before it is said that +++ ends nothing (D40).
const guardFactor = 3

// storedFence says what the file of the transparent upload in force holds around
// the AT of a fence with these bytes before it.
func (w *Scenario) storedFence(ctx context.Context, before string) (seen string, ok bool) {
	c := w.last
	if w.server == nil || c == nil || c.Channel < 0 || !strings.HasSuffix(c.Form(), ">transparent") {
		return "", false
	}
	wait, by := w.wait, w.waitBlockedBy // of the expectation that was not met
	defer func() { w.wait, w.waitBlockedBy = wait, by }()
	fence := []byte(before + "AT" + w.st.LineEnd)
	file := w.resolve(c.Channel, c.Path())
	w.eventually(ctx, func() bool {
		data, err := w.server.Tree().Read(file)
		i := bytes.Index(data, fence)
		ok = err == nil && i >= 0
		if ok {
			seen = fmt.Sprintf("%s holds %s", file, at.Shorten(at.Visible(data[max(0, i-16):]), 100))
		}
		return ok
	})
	return seen, ok
}

// unannounced is the outcome of a transparent mode that began without CONNECT: what
// is sent then is data. Nil where that is not what happened.
func (w *Scenario) unannounced(ctx context.Context, what string, limit time.Duration) error {
	tape := w.st.Session().Tape()
	if what != "CONNECT" || bytes.Contains(tape.Bytes(w.sentAt, tape.Len()), []byte("CONNECT")) { // late
		return nil
	}
	seen, ok := w.storedFence(ctx, "")
	if !ok {
		return nil
	}
	w.Run.Blocks.Failed(w.wait, "silence", w.c.ID)
	return w.fail(fmt.Sprintf("%sno CONNECT within %v, and yet what is sent then is data of the file", w.name(), limit), "CONNECT, then data", seen)
}

// neverLeft is the outcome of a transparent mode that +++ does not end. A module may
// want a longer silence than the laboratory's: then nothing can be said. Nil where
// that is not what happened.
func (w *Scenario) neverLeft(ctx context.Context) error {
	guard := w.st.Timing().Guard
	seen, ok := w.storedFence(ctx, "+++")
	if !ok {
		return nil
	}
	session := w.st.Session()
	if err := session.WaitSilence(ctx, guardFactor*guard); err != nil {
		return err
	}
	if err := w.write(ctx, "+++", []byte("+++")); err != nil {
		return err
	}
	if err := session.WaitSilence(ctx, guardFactor*guard); err != nil {
		return err
	}
	if w.st.Alive(ctx) == nil {
		w.st.Lost = ""
		return verdict.Inconclusive(fmt.Sprintf("%sthe module wants more silence around +++ than the laboratory's %v (timing: guard:)", w.name(), guard), "OK", seen)
	}
	w.Run.Blocks.Failed(w.wait, "silence", w.c.ID)
	return w.fail(fmt.Sprintf("%s+++ does not end transparent mode, not even between silences of %v: it is data of the file", w.name(), guardFactor*guard), "OK", seen)
}

// TransparentFails expects a transparent upload to fail: refused at once, after
// CONNECT, or while data is typed (D66). The module is out of transparent mode
// then: what was still typed may have been taken for commands.
func (w *Scenario) TransparentFails(ctx context.Context, cause string) error {
	c := w.last
	if c == nil {
		return errors.New("no command was sent before its failure is expected")
	}
	named, ok := judge.Causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, judge.SortedKeys(judge.Causes))
	}
	expected := fmt.Sprintf("+%s: %d,%d,<sent_length> (%s), or a refusal", c.Verb, c.Channel, named, manual.ResultText(named))
	head := fmt.Sprintf("+%s: %d", c.Verb, c.Channel)
	connected := w.mode == transparentMode
	before := connected
	limit := w.resultLimit(c.Channel)
	until := w.st.Session().Now() + limit
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if iut.IsTimeout(err) {
			return w.silent(ctx, "result of the upload", expected, err, limit)
		}
		if err != nil {
			return w.st.Told(err)
		}
		l := judge.ParseLine(tok.Text)
		switch {
		case tok.Kind == at.Connect && !connected:
			connected, w.mode = true, transparentMode
			continue
		case tok.Kind == at.Final && tok.Text != "OK" && connected, tok.Kind == at.Stray && connected, tok.Text == "OK" && connected:
			continue // data that was taken for commands, or the end of transparent mode
		}
		if err := w.framed(tok, false); err != nil {
			return err
		}
		own := manual.OwnRefusal[c.Verb]
		code, err := strconv.Atoi(l.At(1))
		switch {
		case tok.Text == manual.CmeError(own) || tok.Text == manual.CmeError(manual.UnknownError):
			w.claimed(tok)
			w.mode = commandMode
			return w.observe(c, []judge.Reading{{Row: "D66", Stimulus: "refused transparent upload", Value: "error"}})
		case tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || err != nil:
			return w.fail(w.name()+"another line than the result of the upload", expected, w.seen(tok))
		case w.interim(tok, []string{head + ",0"}):
			continue
		case code == 0:
			return w.fail(w.name()+"the upload is reported as successful", expected, w.seen(tok))
		case !judge.Plausible(c.Verb, named, code):
			return w.fail(fmt.Sprintf("%sresult %d (%s) does not name the cause", w.name(), code, manual.ResultText(code)), expected, w.seen(tok))
		}
		if why := judge.FailureFields(l); why != "" {
			return w.fail(w.name()+why, expected, w.seen(tok))
		}
		w.claimed(tok)
		w.drop(c)
		w.mode = commandMode
		cmp := &judge.Comparison{}
		cmp.Code(strconv.Itoa(named), strconv.Itoa(code))
		if connected && !before {
			cmp.Read("D66", "refused transparent upload", "connect-then-result", "")
		}
		if err := w.observe(c, cmp.Readings); err != nil {
			return err
		}
		return w.swallowed(ctx)
	}
}

// swallowed ends what the module may have taken for a command line, and drops
// the refusals of it.
func (w *Scenario) swallowed(ctx context.Context) error {
	if err := w.write(ctx, "<CR>", []byte("\r")); err != nil {
		return err
	}
	for range iut.ContactTries {
		r, err := w.st.Ask(ctx, "AT", w.st.Timing().Immediate)
		if err != nil {
			if iut.IsTimeout(err) {
				return w.st.Alive(ctx)
			}
			return err
		}
		if r.Ok() {
			break
		}
	}
	if err := w.st.Collect(ctx); err != nil {
		return w.st.Told(err)
	}
	kept := w.st.Inbox[:0]
	for _, tok := range w.st.Inbox {
		if tok.Kind != at.Final && tok.Kind != at.Stray {
			kept = append(kept, tok)
		}
	}
	w.st.Inbox = kept
	return nil
}
