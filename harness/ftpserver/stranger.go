package ftpserver

import (
	"slices"
	"strings"
)

// Origin says whose a session is. A server that the module can reach, others can
// reach too: what a port scanner does there is not the module's doing.
type Origin string

// The origins of a session. Only the module is told the names of accounts, which
// are random; so whoever gives one is the module.
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
func (f *front) origin() Origin {
	switch {
	case f.rec.LoggedIn || f.named:
		return FromModule
	case f.misnamed || len(f.commands) > 0 && !slices.Contains(ftpVerbs(), f.commands[0].Verb) || f.elsewhere:
		return FromStranger
	}
	return FromUnknown
}

// introduced takes note of the name that USER gives; the server's mutex is held.
// A name that is cut short, or in capitals, is still the module's.
func (f *front) introduced(user string) {
	known := slices.Clone(f.s.expected)
	for _, a := range f.s.accounts {
		known = append(known, a.User)
		if a.Anonymous {
			known = append(known, "anonymous", "ftp")
		}
	}
	if slices.ContainsFunc(known, func(name string) bool { return resembles(name, user) }) {
		f.named = true
		return
	}
	f.misnamed = true
}

func resembles(name, given string) bool {
	const enough = 4 // bytes that are no accident
	a, b := strings.ToLower(name), strings.ToLower(given)
	return a == b || min(len(a), len(b)) >= enough && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// ftpVerbs are the commands with which an FTP client may begin.
func ftpVerbs() []string {
	return []string{"USER", "PASS", "ACCT", "AUTH", "PBSZ", "PROT", "FEAT", "SYST", "OPTS", "HOST", "CLNT", "LANG", "NOOP", "QUIT",
		"TYPE", "STRU", "MODE", "PWD", "XPWD", "CWD", "PASV", "EPSV", "HELP", "STAT", "SITE", "REIN", "ABOR"}
}
