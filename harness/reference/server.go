package reference

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Personality is what the server behaves like; it must be said before the server is started.
type Personality struct{ Name string }

func (a Personality) Form() string { return "server " + a.Name }
func (a Personality) On() int      { return -1 }

// Play implements [Action].
func (a Personality) Play(s *State) ([]Step, bool) {
	if s.Started || s.Server != "" || a.Name == "" {
		return nil, false
	}
	s.Server = a.Name
	return []Step{given(`the server behaves like "%s"`, a.Name)}, true
}

// Verifies implements [Action].
func (a Personality) Verifies() (string, []string) { return "4.1", nil }

// RequiresTLS is a server that wants implicit or explicit FTPS (§3.1 "ssl"); it must be said before the server
// is started.
type RequiresTLS struct{ How string }

func (a RequiresTLS) Form() string { return a.How + " FTPS" }
func (a RequiresTLS) On() int      { return -1 }

// Play implements [Action].
func (a RequiresTLS) Play(s *State) ([]Step, bool) {
	if s.Started || s.TLS != "" || !s.ICS.ImplicitFTPS || !s.ICS.ExplicitFTPS {
		return nil, false
	}
	s.TLS = a.How
	return []Step{given("the server requires %s FTPS", a.How).as(RequiresFTPS, 0)}, true
}

// Verifies implements [Action].
func (a RequiresTLS) Verifies() (string, []string) { return "3.1", []string{"R3.1-23"} }

// Account is the one that <user> and <password> stand for, with a name of the scenario's choice (§3.2).
type Account struct{ User, Password string }

func (a Account) Form() string { return "account" }
func (a Account) On() int      { return -1 }

// Play implements [Action].
func (a Account) Play(s *State) ([]Step, bool) {
	if s.Account {
		return nil, false
	}
	s.Account, s.Started = true, true
	return []Step{given(`the account "%s" with the password "%s"`, a.User, a.Password)}, true
}

// Verifies implements [Action].
func (a Account) Verifies() (string, []string) { return "3.2", nil }

// ServerFile is a file that the server has.
type ServerFile struct {
	Path    string
	Content Content
}

func (a ServerFile) Form() string { return "server file" }
func (a ServerFile) On() int      { return -1 }

// Bytes implements [Sized].
func (a ServerFile) Bytes(*State) int { return a.Content.Len() }

// Play implements [Action].
func (a ServerFile) Play(s *State) ([]Step, bool) {
	if e := s.Tree[a.Path]; e != nil && (e.Dir || e.Mode != "") || s.opened(a.Path) || !s.makes(path.Dir(a.Path)) {
		return nil, false
	}
	s.Started = true
	s.Tree[a.Path] = &Entry{Content: a.Content}
	if a.Content.Big() {
		return []Step{given(`the server has the file "%s" of %d bytes`, a.Path, a.Content.Len())}, true
	}
	return []Step{given(`the server has the file "%s" with the payload "%s"`, a.Path, a.Content)}, true
}

// Verifies implements [Action].
func (a ServerFile) Verifies() (string, []string) { return "4.1", nil }

// ServerDir is a directory that the server has.
type ServerDir struct{ Path string }

func (a ServerDir) Form() string { return "server directory" }
func (a ServerDir) On() int      { return -1 }

// Play implements [Action].
func (a ServerDir) Play(s *State) ([]Step, bool) {
	if e := s.Tree[a.Path]; e != nil || s.opened(a.Path) || !s.makes(path.Dir(a.Path)) {
		return nil, false
	}
	s.Started = true
	s.mkdirs(a.Path)
	return []Step{given(`the server has the directory "%s"`, a.Path)}, true
}

// Verifies implements [Action].
func (a ServerDir) Verifies() (string, []string) { return "4.1", nil }

// makes says whether the directories up to here are, or can be made.
func (s *State) makes(dir string) bool {
	for d := dir; d != "/"; d = path.Dir(d) {
		if e := s.Tree[d]; e != nil && !e.Dir || s.opened(d) {
			return false
		}
	}
	s.mkdirs(dir)
	return true
}

// ServerFiles are so many files in a directory of their own.
type ServerFiles struct {
	Dir    string
	Number int
}

func (a ServerFiles) Form() string { return "server files" }
func (a ServerFiles) On() int      { return -1 }

// Bytes implements [Sized]: it is the number of entries.
func (a ServerFiles) Bytes(*State) int { return a.Number }

// Play implements [Action].
func (a ServerFiles) Play(s *State) ([]Step, bool) {
	if s.Tree[a.Dir] != nil || s.opened(a.Dir) || !s.makes(path.Dir(a.Dir)) || a.Number > 999 {
		return nil, false
	}
	s.Started = true
	s.mkdirs(a.Dir)
	for i := 1; i <= a.Number; i++ {
		s.Tree[path.Join(a.Dir, fmt.Sprintf("file-%03d.txt", i))] = &Entry{Content: Content{fmt.Sprintf("pattern-%d", i)}}
	}
	return []Step{given(`the server has %d files in "%s"`, a.Number, a.Dir)}, true
}

// Verifies implements [Action].
func (a ServerFiles) Verifies() (string, []string) { return "3.7", []string{"R3.7-31"} }

// LocalFile is a file that the module has.
type LocalFile struct {
	Name    string
	Content Content
}

func (a LocalFile) Form() string { return "local file" }
func (a LocalFile) On() int      { return -1 }

// Bytes implements [Sized].
func (a LocalFile) Bytes(*State) int { return a.Content.Len() }

// Play implements [Action].
func (a LocalFile) Play(s *State) ([]Step, bool) {
	if !s.Files || a.Content.Len() == 0 || s.Echo || slices.Contains(a.Content, "all-bytes") { // what is typed then may come back (D66); ESC may end it
		return nil, false
	}
	s.Local[a.Name] = a.Content
	return []Step{given(`the module has the local file "%s" with the payload "%s"`, a.Name, a.Content).as(UsesLocalFile, 1)}, true
}

// Verifies implements [Action].
func (a LocalFile) Verifies() (string, []string) { return "4.1", nil }

// Changed is a time of a file at the server: so many days ago, or a moment (§3.7).
type Changed struct {
	Path  string
	Days  int    // 0: When
	Clock string // of the day so many days ago: 13:31:00; empty: as it is now
	When  string // 2022-08-18 07:40:00
}

func (a Changed) Form() string { return "server time" }
func (a Changed) On() int      { return -1 }

// Play implements [Action].
func (a Changed) Play(s *State) ([]Step, bool) {
	if _, ok := s.file(a.Path); !ok || s.opened(a.Path) {
		return nil, false
	}
	if a.Days > 0 && a.Clock != "" {
		return []Step{given(`the server file "%s" was changed %d days ago at "%s"`, a.Path, a.Days, a.Clock)}, true
	}
	if a.Days > 0 {
		return []Step{given(`the server file "%s" was changed %d days ago`, a.Path, a.Days)}, true
	}
	return []Step{given(`the server file "%s" was changed at "%s"`, a.Path, a.When)}, true
}

// Verifies implements [Action].
func (a Changed) Verifies() (string, []string) { return "3.7", []string{"R3.7-37"} }

// Mode is what may be done with a file at the server (§3.7, D32).
type Mode struct {
	Path  string
	Owner string // r--
}

func (a Mode) Form() string { return "server mode" }
func (a Mode) On() int      { return -1 }

// Play implements [Action].
func (a Mode) Play(s *State) ([]Step, bool) {
	if _, ok := s.file(a.Path); !ok || s.opened(a.Path) {
		return nil, false
	}
	e := s.Tree[a.Path]
	e.Mode, e.Unknown = a.Owner, !strings.HasPrefix(a.Owner, "rw") // what may not be read and written is listed, and no more
	return []Step{given(`the server file "%s" has the mode "%s------"`, a.Path, a.Owner)}, true
}

// Verifies implements [Action].
func (a Mode) Verifies() (string, []string) { return "3.7", []string{"R3.7-39"} }
