package reference

import (
	"fmt"
	"path"
)

// Del is AT+MFTPDEL of a file or an empty directory in the working directory (§3.8). An absolute name
// may be refused (D36), and what becomes of a directory that is not empty is the server's (D37): neither is due.
type Del struct {
	Channel int
	Name    string
}

func (a Del) Form() string { return "DEL" }
func (a Del) On() int      { return a.Channel }

// Play implements [Action].
func (a Del) Play(s *State) ([]Step, bool) {
	line := fmt.Sprintf(`AT+MFTPDEL=%d,"%s"`, a.Channel, a.Name)
	if path.IsAbs(a.Name) {
		return nil, false
	}
	if refused, ok, open := s.begins(line, a.Channel, a.Name); !open {
		return refused, ok
	}
	p := s.resolve(a.Channel, a.Name)
	e, known := s.Tree[p]
	switch {
	case s.opened(p):
		return nil, false
	case !known:
		return s.fails(line, "server error")
	case e.Unknown || s.inUse(p) || e.Dir && len(s.List(p)) > 0:
		return nil, false
	}
	what := "file"
	if e.Dir {
		what = "directory"
	}
	delete(s.Tree, p)
	return s.succeeds(line, fmt.Sprintf("+MFTPDEL: %d,0", a.Channel), theServer(`the server has no %s "%s"`, what, p)), true
}

// Verifies implements [Action].
func (a Del) Verifies() (string, []string) { return "3.8", []string{"R3.8-12", "R3.8-30"} }
