package scenario

import (
	"slices"

	"mftpspec/harness/ftpserver"
	"mftpspec/reports/model"
)

// ours leaves out the sessions that are not the module's: the server may be
// reached by others. Who has not said who he is may be the module where an
// AT+MFTPCONN has led to no other session.
func (srv *Server) ours(all []ftpserver.Session) []ftpserver.Session {
	silent := map[int]int{} // the unknown session of an AT+MFTPCONN, by the number of that
	for _, s := range all {
		i, maybe := srv.maybeOurs(s, all)
		if !maybe {
			continue
		}
		// Of several one is the module's, and the others are strangers. A module that
		// ended its session gets the benefit of the doubt.
		if id, seen := silent[i]; !seen || all[id-1].Open && !s.Open {
			silent[i] = s.ID
		}
	}
	var mine []ftpserver.Session
	for _, s := range all {
		i, maybe := srv.maybeOurs(s, all)
		if s.Origin == ftpserver.FromModule || maybe && silent[i] == s.ID {
			mine = append(mine, s)
		}
	}
	return mine
}

// maybeOurs says whether a session may be what the AT+MFTPCONN before it led to,
// and which of w.logins that is.
func (srv *Server) maybeOurs(s ftpserver.Session, all []ftpserver.Session) (login int, maybe bool) {
	if s.Origin != ftpserver.FromUnknown {
		return 0, false
	}
	for login = len(srv.logins) - 1; login >= 0 && srv.logins[login].after >= s.ID; login-- {
	}
	if login < 0 {
		return 0, false
	}
	end := len(all)
	if login+1 < len(srv.logins) {
		end = min(end, srv.logins[login+1].after)
	}
	return login, !slices.ContainsFunc(all[srv.logins[login].after:end], func(o ftpserver.Session) bool { return o.Origin == ftpserver.FromModule })
}

// expectLogin tells the server which name the module may give because of an
// AT+MFTPCONN, also where no account has it.
func (srv *Server) expectLogin(c *exchange) {
	if srv.ftp != nil {
		srv.ftp.Expect(c.Arg(1))
	}
}

// Disputed says what others did at the case's FTP server that the module may have been
// taken for, or hindered by; empty if that is nothing. It is known when the case has
// ended.
func (s *Scenario) Disputed() model.Text { return s.server.disputed }

// TurnedAway is how many connections of others the case's FTP server did not serve. It is
// known when the case has ended.
func (s *Scenario) TurnedAway() int { return s.server.turnedAway }

// noteStrangers tells the reader of the report who else was at the server.
func (srv *Server) noteStrangers() {
	if srv.ftp == nil {
		return
	}
	if d := srv.ftp.Disputed(); len(d) > 0 {
		srv.disputed = d[0]
	}
	if n := srv.ftp.TurnedAway(); n > 0 {
		srv.turnedAway = n
		srv.note(model.Say("%s connections of others to the FTP server were turned away", n))
	}
	all := srv.ftp.Sessions()
	mine := srv.ours(all)
	if n := len(all) - len(mine); n > 0 {
		i := slices.IndexFunc(all, func(s ftpserver.Session) bool {
			return !slices.ContainsFunc(mine, func(m ftpserver.Session) bool { return m.ID == s.ID })
		})
		srv.note(model.Say("%s connections to the FTP server were not the module's, the first from %s", n, all[i].Remote))
	}
}
