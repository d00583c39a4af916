package reference

import "fmt"

// Cwd is AT+MFTPCWD (§3.4).
type Cwd struct {
	Channel int
	Dir     string
}

func (a Cwd) Form() string { return "CWD" }
func (a Cwd) On() int      { return a.Channel }

// Play implements [Action]. A directory is named from the root: no module must take
// another path (D36).
func (a Cwd) Play(s *State) ([]Step, bool) {
	dir := s.resolve(a.Channel, a.Dir)
	line := fmt.Sprintf(`AT+MFTPCWD=%d,"%s"`, a.Channel, dir)
	if refused, ok, open := s.begins(line, a.Channel, dir); !open {
		return refused, ok
	}
	if e := s.Tree[dir]; e != nil && e.Unknown || s.opened(dir) {
		return nil, false
	}
	if !s.isDir(dir) {
		return s.fails(line, "server error")
	}
	s.Channels[a.Channel].Dir = dir
	return s.succeeds(line, fmt.Sprintf("+MFTPCWD: %d,0", a.Channel), theServer(`the server's working directory of channel %d is "%s"`, a.Channel, dir)), true
}

// Verifies implements [Action].
func (a Cwd) Verifies() (string, []string) { return "3.4", []string{"R3.4-12", "R3.4-30"} }
