package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/verdict"
)

// serverCount is how much the server had seen at a moment.
type serverCount struct {
	sessions, commands int
	expected           bool // a step said that nothing comes after it
}

// count leaves out NOOP: a client may keep its connections alive (D65).
func (w *Scenario) count() *serverCount {
	n := &serverCount{}
	if w.server == nil {
		return n
	}
	for _, s := range iut.Certain(w.server.Sessions()) {
		n.sessions++
		for _, c := range s.Commands {
			if c.Verb != "NOOP" {
				n.commands++
			}
		}
	}
	return n
}

// ReceivedNothing expects that the last command caused no connection and no
// command at the server, now and until the next command or the end of the case.
func (w *Scenario) ReceivedNothing() error {
	if w.quiet == nil {
		w.quiet = w.count()
	}
	w.quiet.expected = true
	return w.stillQuiet()
}

func (w *Scenario) stillQuiet() error {
	before := w.quiet
	if before == nil || !before.expected {
		return nil
	}
	now := w.count()
	if now.sessions == before.sessions && now.commands == before.commands {
		return nil
	}
	return w.fail("the refused command reached the server", "no connection and no command", fmt.Sprintf("%d connections and %d commands more",
		now.sessions-before.sessions, now.commands-before.commands))
}

// SawLogin expects that the channel logged in with these credentials.
func (w *Scenario) SawLogin(ctx context.Context, channel int, user, password string) error {
	user, err := w.fill(user)
	if err != nil {
		return err
	}
	if password, err = w.fill(password); err != nil {
		return err
	}
	w.Secrets.Expect("as "+user+" with ", password, "")
	var s ftpserver.Session
	if w.eventually(ctx, func() bool {
		s, _ = w.session(channel)
		return s.LoggedIn && s.User == user && slices.Contains(s.Passwords, password)
	}) {
		return nil
	}
	observed := "no login"
	switch {
	case s.User != user && s.User != "":
		observed = fmt.Sprintf("user %q", s.User)
	case s.User == user && !slices.Contains(s.Passwords, password):
		observed = fmt.Sprintf("that user with another password, of %d bytes", passwordLength(s))
	}
	return w.fail(fmt.Sprintf("the login of channel %d at the server", channel), fmt.Sprintf("user %q with the right password", user), observed)
}

func passwordLength(s ftpserver.Session) int {
	if len(s.Passwords) == 0 {
		return 0
	}
	return len(s.Passwords[len(s.Passwords)-1])
}

// SawNoLogin expects that nobody logged in.
func (w *Scenario) SawNoLogin() error { return w.SawLogins(0) }

// SawLogins expects so many successful logins.
func (w *Scenario) SawLogins(n int) error {
	got := 0
	if w.server != nil {
		for _, s := range w.server.Sessions() {
			if s.LoggedIn {
				got++
			}
		}
	}
	if got != n {
		return w.fail("logins at the server", strconv.Itoa(n), strconv.Itoa(got))
	}
	return nil
}

// SawSecurity expects the channel's session to be protected in this way:
// implicit FTPS, explicit FTPS or no TLS.
func (w *Scenario) SawSecurity(channel int, how string) error {
	want := map[string]string{"implicit FTPS": ftpserver.Implicit, "explicit FTPS": ftpserver.Explicit, "no TLS": ftpserver.Plain}[how]
	if want == "" {
		return fmt.Errorf("no kind of protection %q: want implicit FTPS, explicit FTPS or no TLS", how)
	}
	s, ok := w.session(channel)
	if !ok || !s.LoggedIn || s.Security != want {
		return w.fail(fmt.Sprintf("the login of channel %d at the server", channel), how, at.OrNone(s.Security, "no login"))
	}
	return nil
}

// SawNoPlainPassword expects that no password came without TLS.
func (w *Scenario) SawNoPlainPassword() error {
	if w.server == nil {
		return nil
	}
	for _, s := range w.ours(w.server.Sessions()) {
		if len(s.Passwords) > 0 && s.Security == ftpserver.Plain {
			return w.fail("a password came to the server in plain text", "TLS before PASS", "PASS on a plain connection")
		}
	}
	return nil
}

// DirectoryIs expects the working directory of the channel's session.
func (w *Scenario) DirectoryIs(ctx context.Context, channel int, dir string) error {
	dir, err := w.fill(dir)
	if err != nil {
		return err
	}
	var s ftpserver.Session
	if w.eventually(ctx, func() bool { s, _ = w.session(channel); return s.Dir == dir }) {
		return nil
	}
	return w.fail(fmt.Sprintf("%sthe working directory of channel %d at the server", w.name(), channel), dir, at.OrNone(s.Dir, "no session"))
}

// SessionIs expects the channel's session to be over or open; over may take as
// long as a result.
func (w *Scenario) SessionIs(ctx context.Context, channel int, state string) error {
	s, ok := w.session(channel)
	if !ok {
		return w.fail(fmt.Sprintf("the session of channel %d at the server", channel), state, "no session was ever there")
	}
	if state == "open" {
		if s.Open {
			return nil
		}
		return w.fail(fmt.Sprintf("the session of channel %d at the server", channel), "open", "closed by the "+s.ClosedBy)
	}
	ctx, cancel := context.WithTimeout(ctx, w.deferredLimit())
	defer cancel()
	err := w.server.Wait(ctx, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	})
	if err == nil {
		return nil
	}
	return w.fail(fmt.Sprintf("the session of channel %d at the server", channel), "over", fmt.Sprintf("still open after %v", w.deferredLimit()))
}

// OpenSessions expects so many open sessions.
func (w *Scenario) OpenSessions(ctx context.Context, n int) error {
	if w.server == nil {
		if n == 0 {
			return nil
		}
		return w.fail("open sessions at the server", strconv.Itoa(n), "0")
	}
	count := func(all []ftpserver.Session) (open int) {
		for _, s := range w.ours(all) {
			if s.Open {
				open++
			}
		}
		return open
	}
	// A session that was given up may take a moment to end.
	ctx, cancel := context.WithTimeout(ctx, w.st.Timing().Immediate)
	defer cancel()
	if w.server.Wait(ctx, func(all []ftpserver.Session) bool { return count(all) <= n }) == nil && count(w.server.Sessions()) == n {
		return nil
	}
	return w.fail("open sessions at the server", strconv.Itoa(n), strconv.Itoa(count(w.server.Sessions())))
}

// transfer is the last transfer of a channel. Where files says no, listings count,
// and transfers without a data connection do not: of several verbs that a client
// tried the last one may have been refused (D65).
func (w *Scenario) transfer(channel int, files bool) (ftpserver.Transfer, bool) {
	s, _ := w.session(channel)
	for _, t := range slices.Backward(s.Transfers) {
		if !files && t.Mode != "" || t.Verb == "RETR" || t.Verb == "STOR" || t.Verb == "APPE" {
			return t, true
		}
	}
	return ftpserver.Transfer{}, false
}

// TransferWas judges the last transfer of a channel: binary, ASCII, passive,
// active, secure or plain.
func (w *Scenario) TransferWas(ctx context.Context, channel int, how string) error {
	t, ok := w.transfer(channel, how == "binary" || how == "ASCII")
	if !ok {
		return w.fail(fmt.Sprintf("the last transfer of channel %d at the server", channel), how, "there was none")
	}
	got := map[string]string{"A": "ASCII", "I": "binary"}[t.Type]
	switch how {
	case "passive", "active":
		got = t.Mode
	case "secure", "plain":
		got = map[bool]string{true: "secure", false: "plain"}[t.Secure]
	case "binary", "ASCII":
	default:
		return fmt.Errorf("no kind of transfer %q", how)
	}
	if got != how {
		return w.fail(fmt.Sprintf("the last transfer of channel %d at the server (%s %s)", channel, t.Verb, t.Path), how, at.OrNone(got, "unknown"))
	}
	return nil
}

// TransferFrom judges where the last download began. A client may also read
// from the start and throw away (D65).
func (w *Scenario) TransferFrom(channel, offset int) error {
	t, ok := w.transfer(channel, true)
	switch {
	case !ok:
		return w.fail(fmt.Sprintf("the last transfer of channel %d at the server", channel), fmt.Sprintf("from byte %d", offset), "there was none")
	case t.Offset == int64(offset):
		return nil
	case t.Offset == 0:
		w.note(fmt.Sprintf("D65: the download from byte %d reads the file from its start", offset))
		return nil
	}
	return w.fail(fmt.Sprintf("the last transfer of channel %d at the server", channel), fmt.Sprintf("from byte %d", offset), fmt.Sprintf("from byte %d", t.Offset))
}

// TransferOpens waits until a transfer of the channel is open at the server.
func (w *Scenario) TransferOpens(ctx context.Context, channel int) error {
	if w.server == nil {
		return fmt.Errorf("no server was started")
	}
	limit := w.deferredLimit()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := w.server.Wait(wait, func(all []ftpserver.Session) bool {
		return slices.ContainsFunc(all, func(s ftpserver.Session) bool {
			return slices.ContainsFunc(s.Transfers, func(t ftpserver.Transfer) bool { return t.Open })
		})
	})
	if err != nil || !w.transferOpen(channel) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		o := verdict.Inconclusive(fmt.Sprintf("no transfer of channel %d was open at the server within %v", channel, limit), "a transfer", "none")
		o.Server = w.serverSaw()
		return o
	}
	return nil
}

// TransferEnds expects that no transfer of the channel is open at the server any
// more; its end may take as long as a result.
func (w *Scenario) TransferEnds(ctx context.Context, channel int) error {
	if w.server == nil {
		return fmt.Errorf("no server was started")
	}
	limit := w.deferredLimit()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if w.server.Wait(wait, func([]ftpserver.Session) bool { return !w.transferOpen(channel) }) == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return w.fail(w.name()+"the file is still open at the server after the last packet", "the end of the transfer", fmt.Sprintf("%s, after %v", w.exchange(), limit))
}

func (w *Scenario) transferOpen(channel int) bool {
	s, _ := w.session(channel)
	return slices.ContainsFunc(s.Transfers, func(t ftpserver.Transfer) bool { return t.Open })
}

// waited is a short name for durations in messages.
func waited(d time.Duration) string { return d.Round(time.Millisecond).String() }
