package scenario

import (
	"time"

	"mftpspec/harness/iut"
	"mftpspec/harness/manual"
)

func (m *Module) deferredLimit() time.Duration {
	ch := -1
	if m.host.last != nil {
		ch = m.host.last.Channel
	}
	return m.resultLimit(ch)
}

// immediate is how long the answer, the prompt or CONNECT may take (D60).
func (m *Module) immediate() time.Duration {
	return m.patience(iut.Answer, m.host.last, m.st.Timing().Immediate)
}

// resultLimit is how long the deferred result of a channel may take (D60).
func (m *Module) resultLimit(channel int) time.Duration {
	c := m.host.last
	for _, p := range m.host.pending {
		if p.Channel == channel && (c == nil || c.Channel != channel) {
			c = p
		}
	}
	full := max(m.longest, m.st.ResultLimit(channel)+m.stores(c))
	limit := m.patience(iut.Result, c, full)
	if m.server.mute { // the module gives up when its rsptimeout is over
		limit = min(full, limit+m.st.Timeout(channel))
	}
	return limit
}

// slowestStore is how many bytes a second a module stores or reads at least: for a large
// file it has more time (D60).
const slowestStore = 64 << 10

func storing(bytes int) time.Duration {
	return time.Duration(bytes) * time.Second / slowestStore
}

// stores is how long a module may take to store what a download to a local file brings.
func (m *Module) stores(c *exchange) time.Duration {
	if c == nil || !c.toFile() {
		return 0
	}
	return storing(int(m.awaited(c)))
}

// wait is what is waited for.
type wait struct {
	key       iut.Key // in the memory of blocks
	blockedBy string  // the case that missed it first; empty: it is waited for in full
	own       iut.Key // where the case is of the command's own clause; else zero
}

// patience shortens a wait that was missed before, but where no case of the command's
// own clause has missed it yet.
func (m *Module) patience(kind iut.Kind, c *exchange, full time.Duration) time.Duration {
	m.wait = wait{key: waitFor(kind, c)}
	limit, by := m.Run.Blocks.Patience(m.wait.key, full)
	if m.ownClause(c) {
		m.wait.own = iut.Key{Kind: kind, Of: c.Verb}
	}
	if by != "" && m.wait.own != (iut.Key{}) && !m.Run.Blocks.Had(m.wait.own) {
		return full
	}
	m.wait.blockedBy = by
	return limit
}

// ownClause says whether the case is of the clause that describes the command.
func (m *Module) ownClause(c *exchange) bool {
	return c != nil && m.c.Clause == manual.ClauseOf[c.Verb]
}

// missed records that what is waited for did not come.
func (m *Module) missed(limit time.Duration) {
	m.Run.Blocks.Missed(m.wait.key, limit, m.c.ID)
	if m.wait.own != (iut.Key{}) {
		m.Run.Blocks.Once(m.wait.own)
	}
}

// waitFor is a wait in the memory of blocks.
func waitFor(kind iut.Kind, c *exchange) iut.Key {
	if c == nil || c.Verb == "" {
		return iut.Key{Kind: kind}
	}
	return iut.Key{Kind: kind, Of: c.Form()}
}

func (m *Module) restLimit() time.Duration {
	return m.patience(iut.RestOfAnswer, m.host.last, m.st.Timing().Immediate)
}
