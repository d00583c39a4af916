package scenario

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
)

// NotConnected makes sure of what every case begins with.
func (w *Scenario) NotConnected(ctx context.Context, channel int) error {
	if !w.st.Open[channel] {
		return nil
	}
	why, err := w.st.Disconnect(ctx, channel, "", iut.ResultOf(channel))
	if err == nil && why != "" {
		return w.unreached(fmt.Sprintf("channel %d is not connected", channel), why, nil)
	}
	return err
}

// keptLimit is how long the end of a session may take to show at the server.
const keptLimit = time.Second

// ConnectsAnew connects a channel if the module says that it is not connected,
// or is but its session at the server is over (D65: it may be kept or closed).
func (w *Scenario) ConnectsAnew(ctx context.Context, channel int) error {
	if err := w.ready(ctx, "the state is asked for"); err != nil {
		return err
	}
	line := fmt.Sprintf("AT+MFTPSTATE=%d", channel)
	w.issue(line)
	r, err := w.st.Ask(ctx, line, w.st.Timing().Immediate)
	if err != nil {
		return w.unreached("the state of the channel is known", "no answer", err)
	}
	connected := len(r.Info) > 0 && judge.ParseLine(r.Info[0]).At(1) != "0"
	if strings.HasSuffix(w.overcome, "not answered") {
		value := "closed"
		if connected {
			value = "kept"
		}
		if err := w.observe(w.last, []judge.Reading{{Row: "D65", Stimulus: "after a time-out/" + w.c.ID, Value: value}}); err != nil {
			return err
		}
	}
	// A module that has given the session up closes it a moment later.
	if connected && w.staysOpen(ctx, channel, keptLimit) {
		return nil
	}
	if connected {
		if _, err := w.st.Disconnect(ctx, channel, "", iut.ResultOf(channel)); err != nil {
			return err
		}
	}
	host, port, err := w.address()
	if err != nil {
		return err
	}
	w.last = nil
	if err := w.ready(ctx, "the channel is connected anew"); err != nil {
		return err
	}
	c := w.issue(fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%s", channel, host, w.user, w.password, port))
	symptom, err := w.perform(ctx, c)
	if iut.IsTimeout(err) {
		return w.silent(ctx, "result", fmt.Sprintf("+MFTPCONN: %d,0", channel), err, w.st.ResultLimit(channel))
	}
	if err == nil && symptom != "" {
		return w.fail(w.name()+"the channel cannot be connected anew", fmt.Sprintf("+MFTPCONN: %d,0", channel), symptom)
	}
	return err
}

// SetsAndConnects is row D17: a model without a mode may refuse it, or take it
// and fail to connect, or connect; which one is recorded.
func (w *Scenario) SetsAndConnects(ctx context.Context, channel int, name, values string) error {
	stimulus := name + " " + values
	if err := w.Send(ctx, fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", channel, name, values)); err != nil {
		return err
	}
	set := w.last
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	if end.refused {
		return w.observe(set, []judge.Reading{{Row: "D17", Stimulus: stimulus, Value: "refused", Note: stimulus + " is refused"}})
	}
	if err := w.Send(ctx, fmt.Sprintf(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, channel)); err != nil {
		return err
	}
	if end, err = w.finish(ctx); err != nil {
		return err
	}
	value := "fails-at-conn"
	if code := end.line.At(1); code == "6" || code == "7" {
		value = "fails-" + code
	}
	if end.success {
		s, ok := w.session(channel)
		if !ok || !s.LoggedIn {
			return w.fail(w.name()+"success is reported without a login at the server", "a login", "none")
		}
		value = "accepted"
		if name == "ssl" {
			value = map[string]string{ftpserver.Plain: "plain FTP", ftpserver.Explicit: "works", ftpserver.Implicit: "works"}[s.Security]
		}
	}
	return w.observe(set, []judge.Reading{{Row: "D17", Stimulus: stimulus, Value: value, Note: stimulus + " is " + value}})
}

// ItselfAgain ends all faults of the server.
func (w *Scenario) ItselfAgain() error {
	w.faultFired = w.faulty()
	for _, f := range w.faults {
		f.Remove()
	}
	w.overcome = cmp.Or(w.faultName, w.overcome)
	w.faults, w.faultName = nil, ""
	return nil
}

// Forbids takes every permission from a file or directory of the server.
func (w *Scenario) Forbids(ctx context.Context, name string) error {
	return w.atServer(ctx, name, func(t *ftpserver.Tree, name string) error { return t.Chmod(name, 0) })
}

// FillsFiles puts files on the module until it takes no more.
func (w *Scenario) FillsFiles(ctx context.Context) error {
	if err := w.ready(ctx, "the module's file system is filled"); err != nil {
		return err
	}
	const most = 400
	size, n := 64<<10, 0
	for ; n < most; n++ {
		name := fmt.Sprintf("/mftpspec.%d", n)
		w.files[name] = true
		why, err := w.st.PutFile(ctx, name, pattern(size))
		if err != nil {
			return err
		}
		if why == "" {
			continue
		}
		if size <= 256 {
			return nil
		}
		size /= 16
	}
	return verdict.Inconclusive(fmt.Sprintf("the module's file system was not full after %d files", n), "", "")
}

// AlreadyConnected is row D49: a second AT+MFTPCONN is refused, or a new login
// takes the place of the first.
func (w *Scenario) AlreadyConnected(ctx context.Context) error {
	c := w.last
	if c == nil {
		return errors.New("no command was sent before its outcome is expected")
	}
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	value := strings.TrimPrefix(end.text, "+CME ERROR: ")
	switch {
	case end.refused && end.text != manual.CmeError(manual.Running) && end.text != manual.CmeError(manual.OwnRefusal[c.Verb]):
		return w.fail(w.name()+"refused with another code", manual.CmeError(manual.Running)+" or 803, or a new login", at.VisibleText(end.text))
	case end.refused:
	case end.success:
		value = "reconnects"
		if s, ok := w.session(c.Channel); !ok || !s.LoggedIn {
			return w.fail(w.name()+"success is reported without a new login at the server", "a new login", "none")
		}
	default:
		value = "result-" + end.line.At(1)
	}
	return w.observe(c, []judge.Reading{{Row: "D49", Value: value}})
}

// ReportedEmpty expects OK and the empty directory of row D28, or the empty file of
// row D09.
func (w *Scenario) ReportedEmpty(ctx context.Context) error {
	c := w.last
	if c == nil {
		return errors.New("no command was sent before its outcome is expected")
	}
	if !c.Answered {
		// D24: what cannot be fetched may be refused at once; a directory without
		// entries can be listed, and D28 says how.
		tok, err := w.answer(ctx, "answer", "OK")
		if err != nil {
			return err
		}
		if c.Verb == "MFTPRETR" && tok.Text == manual.CmeError(manual.OwnRefusal[c.Verb]) {
			if err := w.framed(tok, false); err != nil {
				return err
			}
			w.claimed(tok)
			return w.observe(c, []judge.Reading{{Row: "D24", Stimulus: "empty", Value: "immediate", Note: "what is empty is refused"}})
		}
		w.st.Inbox = slices.Insert(w.st.Inbox, 0, tok)
		if err := w.expect(ctx, expectation{what: "answer", lines: []string{"OK"}, limit: w.immediate()}); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("+MFTPLIST: %d,14", c.Channel)
	if c.Verb == "MFTPRETR" {
		line = fmt.Sprintf("+MFTPRETR: %d,19", c.Channel)
	}
	return w.expect(ctx, expectation{what: "result", lines: []string{line}, limit: w.deferredLimit()})
}

// HoldsAFile expects a file of that name at the server.
func (w *Scenario) HoldsAFile(ctx context.Context, file string) error {
	file, err := w.known(ctx, file)
	if err != nil {
		return err
	}
	if w.eventually(ctx, func() bool { i, err := w.server.Tree().Stat(file); return err == nil && !i.IsDir() }) {
		return nil
	}
	return w.fail(w.name()+"the server does not have the file "+file, "the file", "none")
}
