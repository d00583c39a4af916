package conformance

import (
	"fmt"
	"slices"

	"mftpspec/harness/ftpserver"
)

// ours leaves out the sessions that are not the module's: the server may be
// reached by others. Who has not said who he is counts as the module as long as
// an AT+MFTPCONN of this case has led to no other session.
func (w *World) ours(all []ftpserver.Session) []ftpserver.Session {
	var mine []ftpserver.Session
	for _, s := range all {
		if s.Origin == ftpserver.FromModule || s.Origin == ftpserver.FromUnknown && w.maybeOurs(s.ID, all) {
			mine = append(mine, s)
		}
	}
	return mine
}

// maybeOurs says whether the session may be what the AT+MFTPCONN before it led to.
func (w *World) maybeOurs(id int, all []ftpserver.Session) bool {
	i := len(w.logins) - 1
	for ; i >= 0 && w.logins[i].after >= id; i-- {
	}
	if i < 0 {
		return false
	}
	end := len(all)
	if i+1 < len(w.logins) {
		end = min(end, w.logins[i+1].after)
	}
	return !slices.ContainsFunc(all[w.logins[i].after:end], func(s ftpserver.Session) bool { return s.Origin == ftpserver.FromModule })
}

// certain are the sessions that said that they are the module's.
func certain(all []ftpserver.Session) []ftpserver.Session {
	return slices.DeleteFunc(slices.Clone(all), func(s ftpserver.Session) bool { return s.Origin != ftpserver.FromModule })
}

// expectLogin tells the server which name the module may give because of an
// AT+MFTPCONN, also where no account has it.
func (w *World) expectLogin(c *command) {
	if w.server != nil {
		w.server.Expect(c.arg(1))
	}
}

// noteStrangers tells the reader of the report who else was at the server.
func (w *World) noteStrangers() {
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
