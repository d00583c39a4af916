package scenario

import (
	"fmt"
	"slices"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/judge"
)

// ours leaves out the sessions that are not the module's: the server may be
// reached by others. Who has not said who he is may be the module where an
// AT+MFTPCONN has led to no other session.
func (w *Scenario) ours(all []ftpserver.Session) []ftpserver.Session {
	silent := map[int]int{} // the unknown session of an AT+MFTPCONN, by the number of that
	for _, s := range all {
		i, maybe := w.maybeOurs(s, all)
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
		i, maybe := w.maybeOurs(s, all)
		if s.Origin == ftpserver.FromModule || maybe && silent[i] == s.ID {
			mine = append(mine, s)
		}
	}
	return mine
}

// maybeOurs says whether a session may be what the AT+MFTPCONN before it led to,
// and which of w.logins that is.
func (w *Scenario) maybeOurs(s ftpserver.Session, all []ftpserver.Session) (login int, maybe bool) {
	if s.Origin != ftpserver.FromUnknown {
		return 0, false
	}
	for login = len(w.logins) - 1; login >= 0 && w.logins[login].after >= s.ID; login-- {
	}
	if login < 0 {
		return 0, false
	}
	end := len(all)
	if login+1 < len(w.logins) {
		end = min(end, w.logins[login+1].after)
	}
	return login, !slices.ContainsFunc(all[w.logins[login].after:end], func(o ftpserver.Session) bool { return o.Origin == ftpserver.FromModule })
}

// expectLogin tells the server which name the module may give because of an
// AT+MFTPCONN, also where no account has it.
func (w *Scenario) expectLogin(c *judge.Command) {
	if w.server != nil {
		w.server.Expect(c.Arg(1))
	}
}

// noteStrangers tells the reader of the report who else was at the server.
func (w *Scenario) noteStrangers() {
	if w.server == nil {
		return
	}
	all := w.server.Sessions()
	mine := w.ours(all)
	if n := len(all) - len(mine); n > 0 {
		i := slices.IndexFunc(all, func(s ftpserver.Session) bool {
			return !slices.ContainsFunc(mine, func(m ftpserver.Session) bool { return m.ID == s.ID })
		})
		w.note(fmt.Sprintf("%d connections to the FTP server were not the module's, the first from %s", n, all[i].Remote))
	}
}
