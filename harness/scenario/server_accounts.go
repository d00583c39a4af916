package scenario

import (
	"context"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// Account makes the case's account at the server; nothing is sent.
func (srv *Server) Account(ctx context.Context, home string) error {
	return srv.AccountOf(ctx, srv.user, srv.password, home)
}

// AccountOf makes an account with a name and password of the scenario's choice;
// <user> and <password> stand for them from then on.
func (srv *Server) AccountOf(ctx context.Context, user, password, home string) error {
	server, err := srv.started(ctx)
	if err != nil {
		return err
	}
	if user, err = srv.fill(user); err != nil {
		return err
	}
	if password, err = srv.fill(password); err != nil {
		return err
	}
	if home == "" {
		home = manual.DefaultHome
	}
	if home, err = srv.fill(home); err != nil {
		return err
	}
	srv.user, srv.password = user, password
	srv.Secrets.Expect(`with the password "`, password, `"`)
	return server.AddAccount(ftpserver.Account{User: user, Password: password, Home: home})
}

// AdmitsAnonymous lets the server take anonymous logins (D47).
func (srv *Server) AdmitsAnonymous(ctx context.Context) error {
	server, err := srv.started(ctx)
	if err != nil {
		return err
	}
	return server.AddAccount(ftpserver.Account{Anonymous: true, Home: manual.DefaultHome})
}

// credentials records what AT+MFTPCONN without a user name sends to the server (D47).
func (srv *Server) credentials() error {
	_, list, _ := strings.Cut(srv.host.last.Text, "=")
	fields := judge.ParseLine("+MFTPCONN: " + list).Fields
	if srv.host.last.Verb != "MFTPCONN" || len(fields) > 2 && fields[2].Text != "" {
		return nil
	}
	value := "refused"
	for _, s := range iut.Certain(srv.ftp.Sessions()) {
		for _, c := range s.Commands {
			if c.Verb != "USER" {
				continue
			}
			value = "anonymous"
			if c.Arg == "" {
				value = "empty-user"
			}
			srv.note(model.Say("%s: without a user name the module sends USER %s", ledger.D47, at.VisibleText(c.Arg)))
		}
	}
	if value == "refused" {
		return nil // no session came about; whether the parameters are accepted is another step's
	}
	return srv.observe(srv.host.last, []judge.Reading{{Row: ledger.D47, Value: value}})
}
