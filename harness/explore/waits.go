package explore

import (
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/reference"
)

// earned is what a command earns for the waits that come after it: as many commands go by as a wait is worth before there is
// another one, so that waits take no more than this of the time of a command on the whole.
const earned = 4500 * time.Microsecond

// waits are the sorts of waits of seconds, each as often as it stands here.
var waits = []string{"silent server", "silent server", "silent server", "transparent", "transparent", "transparent", "transparent", "pause", "late", "late", "late", "kept", "kept", "unanswered"}

// What is waited for, about.
const (
	guard      = 1200 * time.Millisecond // of silence before +++, and as much behind it (§3.11, D40)
	quiet      = 300 * time.Millisecond  // after which nothing more is to come (D05)
	recorded   = 2 * time.Second         // for an answer that nobody owes
	lateAnswer = time.Second
	goneBy     = time.Second // for the end of a connection that may be at its end
)

// silence is how long an action waits in state s while nothing is on the line: because the manual, the ledger, or the action
// itself demands it.
func silence(s *reference.State, a reference.Action) time.Duration {
	switch a := a.(type) {
	case reference.TimesOut:
		longest := 0
		for _, c := range a.Commands {
			patience, _ := strconv.Atoi(s.Channels[c.On()].Settings["rsptimeout"])
			longest = max(longest, patience)
		}
		return time.Duration(longest) * time.Second
	case reference.Late, reference.Sooner:
		return lateAnswer
	case reference.Mended:
		return goneBy
	case reference.Junk:
		if !strings.HasPrefix(a.Bytes, "AT") { // no command, which gets no answer as a rule
			return recorded
		}
	case reference.Crossed:
		if a.Local != "" {
			return recorded
		}
	case reference.RetrBeyond, reference.RetrIgnored:
		return quiet
	case reference.Small:
		return silence(s, a.Command)
	case reference.Store:
		wait := time.Duration(max(0, a.Pieces-1)*a.Pause) * time.Second
		if a.Way == reference.Transparent {
			wait += 2*guard + quiet
		}
		return wait
	}
	return 0
}
