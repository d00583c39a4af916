package scenario

import (
	"context"

	"mftpspec/harness/iut"
)

// LostNetwork says, of a case that did not pass, whether the network may be to
// blame: the module was sent to the laboratory's server, which it had
// reached before, showed that something was in its way, and now reaches not even a
// new one. The case's settings are restored by then.
func (s *Scenario) LostNetwork(ctx context.Context) bool {
	if len(s.server.logins) == 0 || s.st.Lost() != iut.NotLost || !s.st.Reached || ctx.Err() != nil || !s.troubled {
		return false
	}
	switch found, err := s.st.Reaches(ctx); {
	case err != nil:
		return false
	case found == iut.Unreached:
		s.st.Lose(iut.NetworkLost)
		return true
	}
	return false
}
