package iut

import (
	"maps"
	"slices"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/manual"
)

// visit is what belongs to the case that has the module.
type visit struct {
	began    time.Duration // on the trace clock
	troubled bool          // something came, or did not come, that a lost network may explain
	rebooted bool
	taken    map[int]int             // notices of requested closes of this case that came, by channel
	closed   map[int][]time.Duration // when requested closes of this case were carried out, by channel
	closing  closing                 // what the case knows of a close requested now; nil: nothing
	lost     losses                  // what the case knows of connections that are over; nil: nothing
}

// losses gives how many connections of a case on a channel were over at the server by then, but
// for those whose notice was expected and came; and how many of those that are open the
// module may have given up, because the server misbehaved.
type losses func(channel int, by time.Duration) (seen, possible int)

// BeginCase hands the module to a case. closing gives the key of row D03 for a close
// of a channel that is requested now, and whether it turned out that the server had
// ended the connection.
func (m *Module) BeginCase(closing closing, lost losses) {
	m.visit = visit{began: m.Session().Now(), taken: map[int]int{}, closed: map[int][]time.Duration{}, closing: closing, lost: lost}
}

// EndCase takes the module back. What belongs to the case is asked no more.
func (m *Module) EndCase() { m.visit.closing, m.visit.lost = nil, nil }

// Trouble notes that something may be explained by a lost network.
func (m *Module) Trouble() { m.visit.troubled = true }

// Troubled says whether something in this case may be explained by a lost network.
func (m *Module) Troubled() bool { return m.visit.troubled }

// NoticesTaken is the number of notices of requested closes of this case that came.
func (m *Module) NoticesTaken(channel int) int { return m.visit.taken[channel] }

// touched is what cases have changed, and the end of a case has to restore.
type touched struct {
	open       map[int]bool                   // channels that may be connected
	settings   map[setting]string             // settings that may differ from the snapshot, and what they were last set to; empty: not known
	timeouts   [manual.Channels]time.Duration // rsptimeout in force
	basics     bool                           // echo or CMEE may have been changed
	downloaded map[int]bool                   // channels on which a download was delivered whole, and may not be over for the module
}

// MayBeOpen says whether a channel may be connected.
func (m *Module) MayBeOpen(channel int) bool { return m.touched.open[channel] }

// MayAllBeOpen are the channels that may be connected.
func (m *Module) MayAllBeOpen() []int { return slices.Sorted(maps.Keys(m.touched.open)) }

// ForgetOpen notes that a channel is not connected.
func (m *Module) ForgetOpen(channel int) { delete(m.touched.open, channel) }

// TouchBasics notes that echo or error numbers may have been changed.
func (m *Module) TouchBasics() { m.touched.basics = true }

// BasicsTouched says whether echo or error numbers may have been changed.
func (m *Module) BasicsTouched() bool { return m.touched.basics }

// SetTimeout notes the rsptimeout that a channel has now.
func (m *Module) SetTimeout(channel int, t time.Duration) { m.touched.timeouts[channel] = t }

// Timeout is the rsptimeout of a channel; the default where there is no such channel.
func (m *Module) Timeout(channel int) time.Duration {
	if channel < 0 || channel >= manual.Channels {
		return manual.DefaultTimeout
	}
	return m.touched.timeouts[channel]
}

// Downloaded notes that a download on the channel was delivered whole; see [Module.Idle].
func (m *Module) Downloaded(channel int) { m.touched.downloaded[channel] = true }

// Unread are the tokens that were received and not claimed, oldest first.
func (m *Module) Unread() []at.Token { return m.inbox }

// PutBack makes a token the oldest unread one.
func (m *Module) PutBack(tok at.Token) { m.inbox = slices.Insert(m.inbox, 0, tok) }

// DropUnread forgets all unread tokens.
func (m *Module) DropUnread() { m.inbox = nil }

// DropUnreadIf forgets the unread tokens that match.
func (m *Module) DropUnreadIf(match func(at.Token) bool) {
	m.inbox = slices.DeleteFunc(m.inbox, match)
}

// Echoes are those of the last command: its line, and data after a prompt.
func (m *Module) Echoes() []at.Token { return m.echoes }

// ForgetEchoes is for a new command.
func (m *Module) ForgetEchoes() { m.echoes = nil }

// LastFence are the trace events of the last fence: the first one of it, and the first
// one after it.
func (m *Module) LastFence() [2]int { return m.fence }
