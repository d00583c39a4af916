package ftpserver

import (
	"mftpspec/reports/model"
	"net/netip"
	"slices"
	"strings"
)

// Origin says whose a session is. A server that the module can reach, others can
// reach too: what a port scanner does there is not the module's doing.
type Origin string

// The origins of a session. Only the module is told the accounts, whose names are
// random; so whoever gives such a name, or logs in, is the module. A name that can be
// guessed is taken from it alone, once it is known where it comes from.
const (
	FromModule   Origin = "module"   // gave the name of an account, or one that Expect was told
	FromUnknown  Origin = "unknown"  // has not said who it is
	FromStranger Origin = "stranger" // gave another name, speaks no FTP, or comes from elsewhere than the module
)

// Expect tells the server what names the module may give as USER although no
// account has them: those of a login that is to fail. "" stands for a module that
// was told no name, which may then be anonymous (ledger D47).
func (s *Server) Expect(users ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, user := range users {
		if user == "" {
			s.expected = append(s.expected, "anonymous", "ftp")
		}
		s.expected = append(s.expected, user)
	}
}

// origin is whose the session is, as far as can be said now; the server's mutex
// is held.
func (f *controlConn) origin() Origin {
	switch {
	case f.secret || f.guessed && !f.elsewhere():
		return FromModule
	case f.guessed || f.misnamed || len(f.commands) > 0 && !slices.Contains(ftpVerbs(), f.commands[0].Verb) || f.elsewhere():
		return FromStranger
	}
	return FromUnknown
}

// elsewhere says whether the client comes from where the module does not.
func (f *controlConn) elsewhere() bool { return f.s.o.Gate.elsewhere(f.peer, f.s.o.AnyDataAddress) }

// introduced takes note of the name that USER gives; the server's mutex is held.
func (f *controlConn) introduced(user string) {
	names := slices.Clone(f.s.expected)
	for _, a := range f.s.accounts {
		names = append(names, a.User)
		if a.Anonymous {
			names = append(names, "anonymous", "ftp")
		}
	}
	f.misnamed = true
	for _, name := range names {
		if strings.EqualFold(name, user) {
			f.misnamed, f.guessed = false, true
		}
		if isSecret(name, user) {
			f.misnamed, f.secret = false, true
		}
	}
}

// isSecret says whether nobody but the module can have given a name: it is long
// enough to be random. One that is cut short, or in capitals, or has something behind
// it is still the module's.
func isSecret(name, given string) bool {
	const enough = 8 // bytes that cannot be tried out
	a, b := strings.ToLower(name), strings.ToLower(given)
	return a != "anonymous" && min(len(a), len(b)) >= enough && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// crowdedOut notes that a connection from an address found no room, or made room.
func (s *Server) crowdedOut(from netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.crowd[from]++
}

// TurnedAway is how many connections of others this server did not serve: control
// connections that found no room, and data connections that were not the client's.
func (s *Server) TurnedAway() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.turned
	for _, f := range s.sessions {
		for _, t := range f.transfers {
			n += t.rec.Others + t.rec.Rivals
		}
	}
	return n
}

// Disputed says, one line each, what others did here that the module may have been
// taken for, or hindered by: nothing that the module did in such a case speaks for it or
// against it. Without others it is empty, and so it is while they are told apart.
func (s *Server) Disputed() []model.Text {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []model.Text
	for _, f := range s.sessions {
		if f.origin() != FromModule {
			continue
		}
		for _, t := range f.transfers {
			switch r := t.rec; {
			case r.Rivals > 0:
				all = append(all, model.Say("%s more data connections for %s came from the module's own address %s", r.Rivals, r.Verb, f.peer))
			case r.Others > 0 && r.Connected == 0:
				all = append(all, model.Say("the data connection for %s came from another address than the control connection, %s, and was turned away (server: any_data_address)", r.Verb, f.peer))
			}
		}
	}
	for from, n := range s.crowd {
		if s.o.Gate.isModule(from) {
			all = append(all, model.Say("%s connections from the module's own address %s found no room at the FTP server", n, from))
		}
	}
	return all
}

// saidMost is how many bytes of what a client says are kept, until it is known to be
// the module.
const saidMost = 100

// keep cuts a text to what is left of that; the server's mutex is held.
func (f *controlConn) keep(text string) string {
	if f.origin() == FromModule {
		return text
	}
	if left := saidMost - f.said; len(text) > left {
		text = text[:left]
	}
	f.said += len(text)
	return text
}

// ignored says whether the client is not known to be the module and has said as much
// as is kept.
func (f *controlConn) ignored() bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return f.said >= saidMost && f.origin() != FromModule
}

// ftpVerbs are the commands with which an FTP client may begin.
func ftpVerbs() []string {
	return []string{"USER", "PASS", "ACCT", "AUTH", "PBSZ", "PROT", "FEAT", "SYST", "OPTS", "HOST", "CLNT", "LANG", "NOOP", "QUIT",
		"TYPE", "STRU", "MODE", "PWD", "XPWD", "CWD", "PASV", "EPSV", "HELP", "STAT", "SITE", "REIN", "ABOR"}
}
