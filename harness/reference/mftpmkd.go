package reference

import (
	"fmt"
	"path"
)

// Mkd is AT+MFTPMKD, with a relative or an absolute name (§3.6, D36).
type Mkd struct {
	Channel int
	Dir     string
}

func (a Mkd) Form() string { return "MKD" }
func (a Mkd) On() int      { return a.Channel }

// Play implements [Action].
func (a Mkd) Play(s *State) ([]Step, bool) {
	line := fmt.Sprintf(`AT+MFTPMKD=%d,"%s"`, a.Channel, a.Dir)
	if refused, ok, open := s.begins(line, a.Channel, a.Dir); !open {
		return refused, ok
	}
	dir := s.resolve(a.Channel, a.Dir)
	if s.Tree[dir] != nil && s.Tree[dir].Unknown || s.opened(dir) {
		return nil, false
	}
	if s.Tree[dir] != nil || !s.isDir(path.Dir(dir)) {
		return s.fails(line, "server error")
	}
	s.Tree[dir] = &Entry{Dir: true}
	return s.succeeds(line, fmt.Sprintf("+MFTPMKD: %d,0", a.Channel), theServer(`the server holds the directory "%s"`, dir)), true
}

// Verifies implements [Action].
func (a Mkd) Verifies() (string, []string) { return "3.6", []string{"R3.6-12", "R3.6-30"} }
