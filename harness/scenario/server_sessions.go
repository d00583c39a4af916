package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/reports/model"
)

// session is the session that belongs to a channel: the last that came after
// its AT+MFTPCONN and before another channel's.
func (srv *Server) session(channel int) (ftpserver.Session, bool) {
	if srv.ftp == nil {
		return ftpserver.Session{}, false
	}
	all := srv.ftp.Sessions()
	for i, l := range slices.Backward(srv.logins) {
		if l.channel != channel {
			continue
		}
		end := len(all)
		for _, next := range srv.logins[i+1:] {
			if next.channel != channel {
				end = min(end, next.after)
				break
			}
		}
		if l.after < end {
			mine := slices.DeleteFunc(srv.ours(all), func(s ftpserver.Session) bool { return s.ID <= l.after || s.ID > end })
			for _, s := range slices.Backward(mine) {
				if s.LoggedIn {
					return s, true
				}
			}
			if len(mine) > 0 {
				return mine[len(mine)-1], true
			}
		}
		return ftpserver.Session{}, false
	}
	return ftpserver.Session{}, false
}

// openSession is the session of a channel while it is open.
func (srv *Server) openSession(channel int) (ftpserver.Session, bool) {
	s, ok := srv.session(channel)
	return s, ok && s.Open
}

func (srv *Server) sessionCount() int {
	if srv.ftp == nil {
		return 0
	}
	return len(srv.ftp.Sessions())
}

// closures is how many connections of a channel the server had seen ending by then.
func (srv *Server) closures(all []ftpserver.Session, channel int, by time.Duration) int {
	n := 0
	for i, l := range srv.logins {
		if l.channel != channel {
			continue
		}
		end := len(all)
		if i+1 < len(srv.logins) {
			end = min(end, srv.logins[i+1].after)
		}
		for _, s := range all[min(l.after, end):end] {
			if s.LoggedIn && !s.Open && s.Closed <= by {
				n++
			}
		}
	}
	return n
}

// losses gives how many connections of a channel were over by then whose notice has not been
// seen, and how many that are open the module may have given up: one whose server
// misbehaved, or whose channel was set meanwhile.
func (srv *Server) losses(channel int, by time.Duration) (seen, possible int) {
	if srv.ftp == nil {
		return 0, 0
	}
	if s, ok := srv.openSession(channel); ok && (srv.misbehaved || srv.faulty() || srv.changed[s.ID]) {
		possible = 1
	}
	return srv.closures(srv.ftp.Sessions(), channel, by) - srv.module.reported[channel], possible
}

// set notes that a channel is set, in the middle of a session if it has one.
func (srv *Server) set(channel int) {
	s, ok := srv.openSession(channel)
	if !ok {
		return
	}
	if srv.changed == nil {
		srv.changed = map[int]bool{}
	}
	srv.changed[s.ID] = true
}

// ended says whether so many connections of a channel are over at the server;
// it gives the server the time to read the end.
func (srv *Server) ended(ctx context.Context, channel, n int) bool {
	if srv.ftp == nil || len(srv.logins) == 0 {
		return false
	}
	began := srv.st.Session().Now()
	ctx, cancel := context.WithTimeout(ctx, srv.Run.Blocks.OwnPatience(endThatIsReported, srv.st.Timing().Immediate))
	defer cancel()
	if srv.ftp.Wait(ctx, func(all []ftpserver.Session) bool { return srv.closures(all, channel, srv.st.Session().Now()) >= n }) != nil {
		return false
	}
	srv.Run.Blocks.OwnEnded(endThatIsReported, true, srv.st.Session().Now()-began)
	return true
}

// endThatIsReported names the wait for the end at the server that a notice tells of.
const endThatIsReported = "the end of a session that the module reports"

// staysOpen says whether the session of a channel is still open once the server had
// the time to read its end.
func (srv *Server) staysOpen(ctx context.Context, ch int, limit time.Duration) bool {
	s, ok := srv.openSession(ch)
	if !ok {
		return false
	}
	return !srv.ends(ctx, s, limit)
}

// keeps is staysOpen after what a module may end its session for. Whether it does costs
// the whole wait once or twice for each form of a command that failed.
func (srv *Server) keeps(ctx context.Context, ch int, failed string) bool {
	s, ok := srv.openSession(ch)
	if !ok {
		return false
	}
	what := "the end of a session after " + failed
	began := srv.st.Session().Now()
	ended := srv.ends(ctx, s, srv.Run.Blocks.OwnPatience(what, keptLimit))
	srv.Run.Blocks.OwnEnded(what, ended, srv.st.Session().Now()-began)
	return !ended
}

// ends waits for the end of a session.
func (srv *Server) ends(ctx context.Context, s ftpserver.Session, limit time.Duration) bool {
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return srv.ftp.Wait(wait, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	}) == nil
}

// exchange says what the server and the module are in the middle of; zero
// for nothing.
func (srv *Server) exchange() model.Text {
	if srv.ftp == nil {
		return model.Text{}
	}
	return exchangeIn(srv.ours(srv.ftp.Sessions()))
}

// waitsForEnd says whether the server has all data that were typed for an upload, and waits
// for the module to end it: then the module is not kept by the server.
func (srv *Server) waitsForEnd(c *exchange) bool {
	if c == nil || len(c.typed) == 0 || srv.held {
		return false
	}
	t, ok := srv.openTransfer(c)
	return ok && (t.Verb == "STOR" || t.Verb == "APPE") && t.Wire >= int64(len(c.typed))
}

// openTransfer is the transfer of a command that is open at the server.
func (srv *Server) openTransfer(c *exchange) (t ftpserver.Transfer, ok bool) {
	s, ok := srv.openSession(c.Channel)
	if !ok || len(s.Transfers) == 0 {
		return t, false
	}
	t = s.Transfers[len(s.Transfers)-1]
	return t, t.Open && t.Started >= c.sent
}

func exchangeIn(sessions []ftpserver.Session) model.Text {
	for _, s := range sessions {
		if !s.Open {
			continue
		}
		for _, t := range s.Transfers {
			if t.Open {
				return model.Say("%s %s open", t.Verb, t.Path)
			}
		}
		if n := len(s.Commands); n > 0 && s.Commands[n-1].Code == 0 {
			return model.Say("%s unanswered", s.Commands[n-1].Verb)
		}
	}
	return model.Text{}
}

// longestSeen is how many bytes of what the server saw are shown.
const longestSeen = 900

// serverSaw is one line of what the server saw in this case.
func (srv *Server) serverSaw() model.Text {
	if srv.ftp == nil {
		return model.Text{}
	}
	var all model.Text
	for i, s := range srv.ftp.Sessions() {
		var commands []string
		for _, c := range s.Commands {
			commands = append(commands, strings.TrimSpace(c.Verb+" "+at.Shorten(at.Visible([]byte(c.Arg)), 60))+" "+strconv.Itoa(c.Code))
		}
		if n := len(commands); n > 12 {
			commands = append([]string{fmt.Sprintf("… %d more", n-12)}, commands[n-12:]...)
		}
		end := model.Say("open")
		if !s.Open {
			end = model.Say("closed by %s", model.Word(s.ClosedBy))
		}
		who := model.Text{}
		if s.Origin == ftpserver.FromStranger {
			who = model.Say(" of a stranger")
		}
		one := model.Say("session %s%s: %s; %s", s.ID, who, strings.Join(commands, ", "), end)
		if i > 0 {
			one = model.Say("%s | %s", all, one)
		}
		all = one
	}
	if all.IsZero() {
		return model.Say("no connection")
	}
	if text := all.String(); len(text) > longestSeen {
		return model.Plain(at.Shorten(text, longestSeen))
	}
	return all
}

// AtMostOneSession expects that no two sessions are open.
func (srv *Server) AtMostOneSession(ctx context.Context) error {
	if srv.ftp == nil || srv.openSessionsBecome(ctx, srv.st.Timing().Immediate, 1) {
		return nil
	}
	return srv.fail(model.Say("open sessions at the server"), model.Say("at most %s", 1), model.Plain(strconv.Itoa(srv.openSessions(srv.ftp.Sessions()))))
}

// openSessions counts those of the module.
func (srv *Server) openSessions(all []ftpserver.Session) (open int) {
	for _, s := range srv.ours(all) {
		if s.Open {
			open++
		}
	}
	return open
}

// openSessionsBecome waits until no more than most are open: a session that was given up
// may take a moment to end.
func (srv *Server) openSessionsBecome(ctx context.Context, limit time.Duration, most int) bool {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return srv.ftp.Wait(ctx, func(all []ftpserver.Session) bool { return srv.openSessions(all) <= most }) == nil
}

// OpenSessions expects so many open sessions.
func (srv *Server) OpenSessions(ctx context.Context, n int) error {
	if srv.ftp == nil {
		if n == 0 {
			return nil
		}
		return srv.fail(model.Say("open sessions at the server"), model.Plain(strconv.Itoa(n)), model.Plain("0"))
	}
	if srv.openSessionsBecome(ctx, srv.st.Timing().Immediate, n) && srv.openSessions(srv.ftp.Sessions()) == n &&
		(n == 0 || !srv.openSessionsBecome(ctx, srv.st.Timing().Quiet, n-1)) { // one too many of those that the module gave up
		return nil
	}
	return srv.fail(model.Say("open sessions at the server"), model.Plain(strconv.Itoa(n)), model.Plain(strconv.Itoa(srv.openSessions(srv.ftp.Sessions()))))
}

// SessionIs expects the channel's session to be over or open; over may take as
// long as a result.
func (srv *Server) SessionIs(ctx context.Context, channel int, state string) error {
	s, ok := srv.session(channel)
	if !ok {
		return srv.fail(model.Say("the session of channel %s at the server", channel), model.Word(state), model.Say("no session was ever there"))
	}
	if state == "open" {
		if s.Open {
			return nil
		}
		return srv.fail(model.Say("the session of channel %s at the server", channel), model.Say("open"), model.Say("closed by the %s", model.Word(s.ClosedBy)))
	}
	ctx, cancel := context.WithTimeout(ctx, srv.module.deferredLimit())
	defer cancel()
	err := srv.ftp.Wait(ctx, func(all []ftpserver.Session) bool {
		return !slices.ContainsFunc(all, func(o ftpserver.Session) bool { return o.ID == s.ID && o.Open })
	})
	if err == nil {
		return nil
	}
	return srv.fail(model.Say("the session of channel %s at the server", channel), model.Say("over"), model.Say("still open after %s", srv.module.deferredLimit()))
}

// DirectoryIs expects the working directory of the channel's session.
func (srv *Server) DirectoryIs(ctx context.Context, channel int, dir string) error {
	dir, err := srv.fill(dir)
	if err != nil {
		return err
	}
	var s ftpserver.Session
	if srv.eventually(ctx, func() bool { s, _ = srv.session(channel); return s.Dir == dir }) {
		return nil
	}
	return srv.failOf(model.Say("the working directory of channel %s at the server", channel), model.Plain(dir), orWord(s.Dir, model.Say("no session")))
}

// SawSecurity expects the channel's session to be protected in this way:
// by "implicit FTPS", by "explicit FTPS" or "without TLS".
func (srv *Server) SawSecurity(channel int, how string) error {
	want := map[string]string{"implicit FTPS": ftpserver.Implicit, "explicit FTPS": ftpserver.Explicit, "without TLS": ftpserver.Plain}[how]
	if want == "" {
		return fmt.Errorf("no kind of protection %q: want implicit FTPS, explicit FTPS or without TLS", how)
	}
	s, ok := srv.session(channel)
	if !ok || !s.LoggedIn || s.Security != want {
		return srv.fail(model.Say("the login of channel %s at the server", channel), model.Word(how), orWord(s.Security, model.Say("no login")))
	}
	return nil
}

// hasLeft says whether the server has ended the connection of a channel.
func (srv *Server) hasLeft(channel int) bool {
	s, ok := srv.session(channel)
	return ok && s.ClosedBy == ftpserver.ByServer
}
