package scenario

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/ftpserver"
	"mftpspec/reports/model"
)

// SawLogin expects that the channel logged in with these credentials.
func (srv *Server) SawLogin(ctx context.Context, channel int, user, password string) error {
	user, err := srv.fill(user)
	if err != nil {
		return err
	}
	if password, err = srv.fill(password); err != nil {
		return err
	}
	srv.Secrets.Expect("as "+user+" with ", password, "")
	var s ftpserver.Session
	if srv.eventually(ctx, func() bool {
		s, _ = srv.session(channel)
		return s.LoggedIn && s.User == user && slices.Contains(s.Passwords, password)
	}) {
		return nil
	}
	observed := model.Say("no login")
	switch {
	case s.User != user && s.User != "":
		observed = model.Say("user %s", strconv.Quote(s.User))
	case s.User == user && !slices.Contains(s.Passwords, password):
		observed = model.Say("that user with another password, of %s bytes", passwordLength(s))
	}
	return srv.fail(model.Say("the login of channel %s at the server", channel), model.Say("user %s with the right password", strconv.Quote(user)), observed)
}

func passwordLength(s ftpserver.Session) int {
	if len(s.Passwords) == 0 {
		return 0
	}
	return len(s.Passwords[len(s.Passwords)-1])
}

// SawNoLogin expects that nobody logged in.
func (srv *Server) SawNoLogin() error { return srv.SawLogins(0) }

// SawLogins expects so many successful logins.
func (srv *Server) SawLogins(n int) error {
	got := 0
	if srv.ftp != nil {
		for _, s := range srv.ftp.Sessions() {
			if s.LoggedIn {
				got++
			}
		}
	}
	if got != n {
		return srv.fail(model.Say("logins at the server"), model.Plain(strconv.Itoa(n)), model.Plain(strconv.Itoa(got)))
	}
	return nil
}

// SawUsers expects one login of each of these users, in whatever order, and no other.
func (srv *Server) SawUsers(ctx context.Context, text string) error {
	if _, err := srv.started(ctx); err != nil {
		return err
	}
	want := strings.Fields(text)
	slices.Sort(want)
	var got []string
	if srv.eventually(ctx, func() bool {
		got = nil
		for _, s := range srv.ftp.Sessions() {
			if s.LoggedIn {
				got = append(got, s.User)
			}
		}
		slices.Sort(got)
		return slices.Equal(got, want)
	}) {
		return nil
	}
	return srv.fail(model.Say("logins at the server"), model.Plain(strings.Join(want, ", ")), model.Plain(strings.Join(got, ", ")))
}

// SawNoPlainPassword expects that no password came without TLS.
func (srv *Server) SawNoPlainPassword() error {
	if srv.ftp == nil {
		return nil
	}
	for _, s := range srv.ours(srv.ftp.Sessions()) {
		if len(s.Passwords) > 0 && s.Security == ftpserver.Plain {
			return srv.fail(model.Say("a password came to the server in plain text"), model.Say("TLS before PASS"), model.Say("PASS on a plain connection"))
		}
	}
	return nil
}

// SawNothingInPlain expects that neither a user name nor a password came without TLS.
func (srv *Server) SawNothingInPlain() error {
	if srv.ftp == nil {
		return nil
	}
	for _, s := range srv.ours(srv.ftp.Sessions()) {
		if s.Security == ftpserver.Implicit {
			continue
		}
		for _, c := range s.Commands {
			if c.Verb == "AUTH" && s.Security == ftpserver.Explicit && c.Code == 234 {
				break
			}
			if c.Verb == "USER" || c.Verb == "PASS" || c.Verb == "ACCT" {
				return srv.fail(model.Say("a user name or a password came to the server in plain text"), model.Say("TLS before USER"), model.Say("%s on a plain connection", c.Verb))
			}
		}
	}
	return nil
}

// forgetLogin forgets the last AT+MFTPCONN of a channel, which made no session.
func (srv *Server) forgetLogin(channel int) {
	for i, l := range slices.Backward(srv.logins) {
		if l.channel == channel {
			srv.logins = slices.Delete(srv.logins, i, i+1)
			return
		}
	}
}
