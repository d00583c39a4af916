package reference

import (
	"fmt"
	"path"
	"strings"
)

// Rn is AT+MFTPRN of a file or a directory in the working directory, to a name that is not taken
// (§3.9; absolute names are D36, a name that is taken D38).
type Rn struct {
	Channel  int
	Old, New string
}

func (a Rn) Form() string { return "RN" }
func (a Rn) On() int      { return a.Channel }

// Play implements [Action].
func (a Rn) Play(s *State) ([]Step, bool) {
	line := fmt.Sprintf(`AT+MFTPRN=%d,"%s","%s"`, a.Channel, a.Old, a.New)
	if path.IsAbs(a.Old) || path.IsAbs(a.New) || a.Old == a.New {
		return nil, false
	}
	if refused, ok, open := s.begins(line, a.Channel, a.Old, a.New); !open {
		return refused, ok
	}
	from, to := s.resolve(a.Channel, a.Old), s.resolve(a.Channel, a.New)
	e, known := s.Tree[from]
	switch {
	case s.opened(from) || s.opened(to) || s.Tree[to] != nil || !s.isDir(path.Dir(to)) || strings.HasPrefix(to, from+"/"):
		return nil, false
	case !known:
		return s.fails(line, "server error")
	case e.Unknown || s.inUse(from):
		return nil, false
	}
	for _, p := range s.Paths() {
		if rest, below := strings.CutPrefix(p, from+"/"); below {
			s.Tree[path.Join(to, rest)] = s.Tree[p]
			delete(s.Tree, p)
		}
	}
	delete(s.Tree, from)
	s.Tree[to] = e
	truth := []Step{theServer(`the server has no file "%s"`, from), theServer(`the server holds the file "%s" with the payload "%s"`, to, e.Content)}
	if !e.Dir && e.Content.Big() {
		truth[1] = theServer(`the server holds the file "%s"`, to)
	}
	if e.Dir {
		truth = []Step{theServer(`the server has no directory "%s"`, from), theServer(`the server holds the directory "%s"`, to)}
	}
	return s.succeeds(line, fmt.Sprintf("+MFTPRN: %d,0", a.Channel), truth...), true
}

// Verifies implements [Action].
func (a Rn) Verifies() (string, []string) { return "3.9", []string{"R3.9-12", "R3.9-30"} }
