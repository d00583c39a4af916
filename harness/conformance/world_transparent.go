package conformance

import (
	"bytes"
	"context"
	"fmt"
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
			seen = fmt.Sprintf("%s holds %s", file, short(at.Visible(data[max(0, i-16):]), 100))
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
