package scenario

import (
	"time"
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
	return m.patience("answer", m.host.last, m.st.Timing().Immediate)
}

// resultLimit is how long the deferred result of a channel may take (D60).
func (m *Module) resultLimit(channel int) time.Duration {
	c := m.host.last
	for _, p := range m.host.pending {
		if p.Channel == channel && (c == nil || c.Channel != channel) {
			c = p
		}
	}
	if m.longest > 0 {
		m.wait, m.waitBlockedBy = waitFor("result", c), ""
		return m.longest
	}
	return m.patience("result", c, m.st.ResultLimit(channel))
}

// patience shortens a wait that was missed before.
func (m *Module) patience(kind string, c *exchange, full time.Duration) time.Duration {
	m.wait, m.waitBlockedBy = waitFor(kind, c), ""
	limit, by := m.Run.Blocks.Patience(m.wait, full)
	m.waitBlockedBy = by
	return limit
}

// waitFor names a wait in the memory of blocks.
func waitFor(kind string, c *exchange) string {
	if c == nil || c.Verb == "" {
		return kind
	}
	return kind + " to " + c.Form()
}

// restOfAnswer names the wait for what comes after the first line of an answer.
const restOfAnswer = "rest of the answer"

func (m *Module) restLimit() time.Duration {
	return m.patience(restOfAnswer, m.host.last, m.st.Timing().Immediate)
}
