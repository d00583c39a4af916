package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/ftpserver"
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
	observed := "no login"
	switch {
	case s.User != user && s.User != "":
		observed = fmt.Sprintf("user %q", s.User)
	case s.User == user && !slices.Contains(s.Passwords, password):
		observed = fmt.Sprintf("that user with another password, of %d bytes", passwordLength(s))
	}
	return srv.fail(fmt.Sprintf("the login of channel %d at the server", channel), fmt.Sprintf("user %q with the right password", user), observed)
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
		return srv.fail("logins at the server", strconv.Itoa(n), strconv.Itoa(got))
	}
	return nil
}

// SawNoPlainPassword expects that no password came without TLS.
func (srv *Server) SawNoPlainPassword() error {
	if srv.ftp == nil {
		return nil
	}
	for _, s := range srv.ours(srv.ftp.Sessions()) {
		if len(s.Passwords) > 0 && s.Security == ftpserver.Plain {
			return srv.fail("a password came to the server in plain text", "TLS before PASS", "PASS on a plain connection")
		}
	}
	return nil
}
