package conformance

import "context"

// lostNetwork says, of a case that did not pass, whether the network may be to
// blame, and why: the module was sent to the laboratory's server, which it had
// reached before, showed that something was in its way, and now reaches not even a
// new one. The case's settings are restored by then.
func (w *World) lostNetwork(ctx context.Context) (why string) {
	if len(w.logins) == 0 || w.st.lost != "" || !w.st.reached || ctx.Err() != nil || !w.troubled {
		return ""
	}
	switch found, err := w.st.reaches(ctx); {
	case err != nil:
		return ""
	case found == unreached:
		w.st.lost = networkLost
		return reachesNone
	}
	return ""
}

// reachesNone is why a case that did not pass says nothing of the module.
const reachesNone = "the module reached the laboratory's FTP servers before, and reaches none any more; "
