package scenario

import (
	"context"

	"mftpspec/harness/iut"
)

// reachesNone is why a case that did not pass says nothing of the module.
const reachesNone = "the module reached the laboratory's FTP servers before, and reaches none any more; "

// LostNetwork says, of a case that did not pass, whether the network may be to
// blame, and why: the module was sent to the laboratory's server, which it had
// reached before, showed that something was in its way, and now reaches not even a
// new one. The case's settings are restored by then.
func (s *Scenario) LostNetwork(ctx context.Context) (why string) {
	if len(s.server.logins) == 0 || s.st.Lost() != iut.NotLost || !s.st.Reached || ctx.Err() != nil || !s.troubled {
		return ""
	}
	switch found, err := s.st.Reaches(ctx); {
	case err != nil:
		return ""
	case found == iut.Unreached:
		s.st.Lose(iut.NetworkLost)
		return reachesNone
	}
	return ""
}
