package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
)

// What is in the server's file tells the modes of §3.11 apart where the module says
// nothing: a fence that is stored was taken for data.

// guardFactor is how much longer than the laboratory's guard time a silence is kept
// before it is said that +++ ends nothing (D40).
const guardFactor = 3

// storedFence says what the file of the transparent upload in force holds around
// the AT of a fence with these bytes before it.
func (w *World) storedFence(ctx context.Context, before string) (seen string, ok bool) {
	c := w.last
	if w.server == nil || c == nil || c.channel < 0 || !strings.HasSuffix(c.form(), ">transparent") {
		return "", false
	}
	wait, by := w.wait, w.waitBlockedBy // of the expectation that was not met
	defer func() { w.wait, w.waitBlockedBy = wait, by }()
	fence := []byte(before + "AT" + w.st.lineEnd)
	file := w.resolve(c.channel, c.path())
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
func (w *World) unannounced(ctx context.Context, what string, limit time.Duration) error {
	tape := w.st.session().Tape()
	if what != "CONNECT" || bytes.Contains(tape.Bytes(w.sentAt, tape.Len()), []byte("CONNECT")) { // late
		return nil
	}
	seen, ok := w.storedFence(ctx, "")
	if !ok {
		return nil
	}
	w.run.Blocks.failed(w.wait, "silence", w.c.ID)
	return w.fail(fmt.Sprintf("%sno CONNECT within %v, and yet what is sent then is data of the file", w.name(), limit), "CONNECT, then data", seen)
}

// neverLeft is the outcome of a transparent mode that +++ does not end. A module may
// want a longer silence than the laboratory's: then nothing can be said. Nil where
// that is not what happened.
func (w *World) neverLeft(ctx context.Context) error {
	guard := w.st.timing().Guard
	seen, ok := w.storedFence(ctx, "+++")
	if !ok {
		return nil
	}
	session := w.st.session()
	if err := session.WaitSilence(ctx, guardFactor*guard); err != nil {
		return err
	}
	if err := w.write(ctx, "+++", []byte("+++")); err != nil {
		return err
	}
	if err := session.WaitSilence(ctx, guardFactor*guard); err != nil {
		return err
	}
	if w.st.alive(ctx) == nil {
		w.st.lost = ""
		return inconc(fmt.Sprintf("%sthe module wants more silence around +++ than the laboratory's %v (timing: guard:)", w.name(), guard), "OK", seen)
	}
	w.run.Blocks.failed(w.wait, "silence", w.c.ID)
	return w.fail(fmt.Sprintf("%s+++ does not end transparent mode, not even between silences of %v: it is data of the file", w.name(), guardFactor*guard), "OK", seen)
}

// TransparentFails expects a transparent upload to fail: refused at once, after
// CONNECT, or while data is typed (D66). The module is out of transparent mode
// then: what was still typed may have been taken for commands.
func (w *World) TransparentFails(ctx context.Context, cause string) error {
	c := w.last
	if c == nil {
		return errors.New("no command was sent before its failure is expected")
	}
	named, ok := causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, sortedKeys(causes))
	}
	expected := fmt.Sprintf("+%s: %d,%d,<sent_length> (%s), or a refusal", c.verb, c.channel, named, resultText(named))
	head := fmt.Sprintf("+%s: %d", c.verb, c.channel)
	connected := w.mode == transparentMode
	before := connected
	limit := w.resultLimit(c.channel)
	until := w.st.session().Now() + limit
	for {
		tok, err := w.st.next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if isTimeout(err) {
			return w.silent(ctx, "result of the upload", expected, err, limit)
		}
		if err != nil {
			return w.st.told(err)
		}
		l := parseLine(tok.Text)
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
		own := ownRefusal[c.verb]
		code, err := strconv.Atoi(l.at(1))
		switch {
		case tok.Text == cmeError(own) || tok.Text == cmeError(unknownError):
			w.claimed(tok)
			w.mode = commandMode
			return w.observe(c, []reading{{row: "D66", stimulus: "refused transparent upload", value: "error"}})
		case tok.Kind != at.Info || l.name != c.verb || l.at(0) != strconv.Itoa(c.channel) || err != nil:
			return w.fail(w.name()+"another line than the result of the upload", expected, w.seen(tok))
		case w.interim(tok, []string{head + ",0"}):
			continue
		case code == 0:
			return w.fail(w.name()+"the upload is reported as successful", expected, w.seen(tok))
		case !plausible(c.verb, named, code):
			return w.fail(fmt.Sprintf("%sresult %d (%s) does not name the cause", w.name(), code, resultText(code)), expected, w.seen(tok))
		}
		if why := failureFields(l); why != "" {
			return w.fail(w.name()+why, expected, w.seen(tok))
		}
		w.claimed(tok)
		w.drop(c)
		w.mode = commandMode
		cmp := &comparison{}
		cmp.code(strconv.Itoa(named), strconv.Itoa(code))
		if connected && !before {
			cmp.read("D66", "refused transparent upload", "connect-then-result", "")
		}
		if err := w.observe(c, cmp.readings); err != nil {
			return err
		}
		return w.swallowed(ctx)
	}
}

// swallowed ends what the module may have taken for a command line, and drops
// the refusals of it.
func (w *World) swallowed(ctx context.Context) error {
	if err := w.write(ctx, "<CR>", []byte("\r")); err != nil {
		return err
	}
	for range contactTries {
		r, err := w.st.ask(ctx, "AT", w.st.timing().Immediate)
		if err != nil {
			if isTimeout(err) {
				return w.st.alive(ctx)
			}
			return err
		}
		if r.ok() {
			break
		}
	}
	if err := w.st.collect(ctx); err != nil {
		return w.st.told(err)
	}
	kept := w.st.inbox[:0]
	for _, tok := range w.st.inbox {
		if tok.Kind != at.Final && tok.Kind != at.Stray {
			kept = append(kept, tok)
		}
	}
	w.st.inbox = kept
	return nil
}
