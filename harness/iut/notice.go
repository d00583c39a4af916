package iut

import (
	"context"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
)

// notice is the +MFTPURC that may follow a requested close (ledger D03).
type notice struct {
	channel int
	asked   time.Duration // AT+MFTPDISC was sent
	done    time.Duration // its result was claimed; 0: not yet
	result  int           // where its result stands on the tape
	key     string        // in the dialect record
	lost    func() bool   // the server ended the connection, which then says nothing of row D03; nil: it did not
	limit   time.Duration // how long after the end the notice of a connection that was lost may come (D53)
	carried bool          // of a connection that a case before lost, see CarryLosses
}

// NoticeHabit is what first contact learned: whether the notice comes.
type NoticeHabit struct{ Present bool }

// closing gives the key of row D03 for a close of a channel that is requested now,
// and whether it turned out that the server had ended the connection.
type closing func(channel int) (key string, lost func() bool)

// Readings of row D03.
const (
	NoticePresent = "present"
	noticeAbsent  = "absent"
	NoticeKey     = "MFTPDISC/requested close"

	delayKey     = "MFTPDISC/delay of the notice" // recorded only: a delay may vary
	noticeAtOnce = "at-once"
	noticeLate   = "late"
	lateNotice   = 500 * time.Millisecond // after the result of AT+MFTPDISC
)

// NoticeOf reads +MFTPURC: <id>,"conn",0 (§3.14).
func NoticeOf(tok at.Token) (channel int, ok bool) {
	l := judge.ParseLine(tok.Text)
	if tok.Kind != at.Info || l.Name != "MFTPURC" || len(l.Fields) != 3 || l.At(1) != "conn" || l.At(2) != "0" {
		return 0, false
	}
	id, err := strconv.Atoi(l.At(0))
	return id, err == nil
}

// Disconnecting notes that a requested close was sent.
func (m *Module) Disconnecting(ch int) {
	n := &notice{channel: ch, asked: m.Session().Now(), key: NoticeKey, limit: m.lossLimit(ch)}
	if m.visit.closing != nil {
		n.key, n.lost = m.visit.closing(ch)
	}
	m.notices = append(m.notices, n)
}

// lossLimit is how long the notice of a connection that is lost may take (D53).
func (m *Module) lossLimit(ch int) time.Duration { return 2 * m.Timeout(ch) }

// CarryLosses notes, at the end of a case, that notices of connections which it lost
// (§3.14) are yet to come; after a restart the module knows of none.
func (m *Module) CarryLosses() {
	if m.visit.rebooted || m.visit.lost == nil {
		return
	}
	now := m.Session().Now()
	for ch := range manual.Channels {
		seen, _ := m.visit.lost(ch, now)
		for range seen - len(m.visit.closed[ch]) {
			m.notices = append(m.notices, &notice{channel: ch, asked: now, done: now, limit: m.lossLimit(ch), lost: func() bool { return true }, carried: true})
		}
	}
}

// hungUp says whether the server ended the connection before its close was carried
// out, so that this one may have no notice of its own.
func (n *notice) hungUp() bool { return n.lost != nil && n.lost() }

// observeNotice records the reading of row D03 that a close showed.
func (m *Module) observeNotice(n *notice, value string) error {
	if n.hungUp() {
		return nil
	}
	return m.Run.Dialects.Observe(ledger.D03, n.key, value)
}

// Disconnected notes the result of a requested close: only a successful one
// has a notice.
func (m *Module) Disconnected(ch int, success bool) {
	for i, n := range m.notices {
		if n.channel != ch || n.done != 0 {
			continue
		}
		if success {
			n.done, n.result = m.Session().Now(), m.taken
			delete(m.touched.open, ch)
			if n.asked >= m.visit.began {
				m.visit.closed[ch] = append(m.visit.closed[ch], n.done)
			}
		} else {
			m.notices = slices.Delete(m.notices, i, i+1)
		}
		return
	}
}

// OwesNotice says whether a requested close of ch has a notice to come.
func (m *Module) OwesNotice(ch int) bool {
	return slices.ContainsFunc(m.notices, func(n *notice) bool { return n.channel == ch })
}

// Disconnects says whether a line came between the request of a close of ch and its
// result.
func (m *Module) Disconnects(ch int, tok at.Token) bool {
	return slices.ContainsFunc(m.notices, func(n *notice) bool { return n.channel == ch && n.done == 0 && tok.At >= n.asked })
}

// HungUp says whether the server ended the connection of ch before its requested
// close was carried out: the notice is that of §3.14 then, in any order (D03).
func (m *Module) HungUp(ch int) bool {
	return slices.ContainsFunc(m.notices, func(n *notice) bool { return n.channel == ch && n.done == 0 && n.hungUp() })
}

// Settle claims the notices in the inbox that a requested close explains, also one of
// an earlier case. A notice that is nearer to a connection which this case lost (§3.14)
// is left to the case, one for each. The error is a device that varies.
func (m *Module) Settle() error {
	var failed error
	left := map[int]int{} // to the case, by channel
	m.inbox = slices.DeleteFunc(m.inbox, func(tok at.Token) bool {
		ch, ok := NoticeOf(tok)
		if !ok || m.Disconnects(ch, tok) { // of a close whose result is not read yet, or of one before: that tells
			return false
		}
		n := m.closeOf(ch, tok)
		if n == nil {
			return false
		}
		if m.nearer(n, tok) > left[ch] {
			left[ch]++
			return false
		}
		if err := m.take(n, tok); err != nil && failed == nil {
			failed = err
		}
		return true
	})
	now := m.Session().Now()
	m.notices = slices.DeleteFunc(m.notices, func(n *notice) bool { return n.done != 0 && n.done+m.noticeLimit(n) < now })
	return failed
}

// ClaimEarlierNotice explains a notice that nothing in the case explains by a close of an earlier
// case, and takes it; false: there was no such close. The error says that the device is
// inconsistent.
func (m *Module) ClaimEarlierNotice(tok at.Token) (explained bool, err error) {
	ch, _ := NoticeOf(tok)
	n := m.closeOf(ch, tok)
	if n == nil {
		return false, nil
	}
	m.inbox = slices.DeleteFunc(m.inbox, func(t at.Token) bool { return t.Start == tok.Start })
	return true, m.take(n, tok)
}

// take claims a notice for a requested close. It may have been that of a loss which a case
// before carried over: then that of the close comes still, and is taken for it.
func (m *Module) take(n *notice, tok at.Token) error {
	for _, other := range m.notices {
		if other != n && other.carried && m.explains(other, n.channel, tok) {
			other.done = max(other.done, n.done)
		}
	}
	if n.asked >= m.visit.began {
		m.visit.taken[n.channel]++
	}
	m.notices = slices.DeleteFunc(m.notices, func(other *notice) bool { return other == n })
	delay := noticeAtOnce
	if tok.At-n.done > lateNotice {
		delay = noticeLate
	}
	m.Run.Dialects.Note(ledger.D03, delayKey, delay)
	return m.observeNotice(n, NoticePresent)
}

// closeOf is the close that was carried out whose notice this one of ch may be; nil:
// none. Where there are several, it is one that the module's habit gives a notice.
func (m *Module) closeOf(ch int, tok at.Token) *notice {
	var all []*notice
	for _, n := range m.notices {
		if m.explains(n, ch, tok) {
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[max(0, slices.IndexFunc(all, m.habitual))]
}

// habitual says whether a notice of n is what is known of the module: one of a
// connection that was lost where it sends none after a requested close, and else one
// of a requested close, which is awaited.
func (m *Module) habitual(n *notice) bool {
	return n.hungUp() == (m.Habit != nil && !m.Habit.Present)
}

// nearer is the number of notices up to this one that belong to connections which this case
// lost rather than to n: what a server saw ending comes before a close of a case before, and
// what a module may have given up before a close that its habit gives no notice.
func (m *Module) nearer(n *notice, tok at.Token) int {
	if m.visit.lost == nil {
		return 0
	}
	by := tok.At + m.Timing().Immediate // the server may see the end a little later
	seen, possible := m.visit.lost(n.channel, by)
	requested := 0
	for _, done := range m.visit.closed[n.channel] {
		if done <= by {
			requested++
		}
	}
	for _, other := range m.notices {
		if other.channel == n.channel && other.done == 0 && other.asked >= m.visit.began {
			requested++ // and under way
		}
	}
	switch {
	case !m.habitual(n) && !n.hungUp():
		return seen + possible - requested
	case n.asked < m.visit.began:
		return seen - requested
	}
	return 0
}

// noticeLimit is how long after the result of a close its notice is taken for that: a
// module may be in the middle of an answer when the notice is due.
func (m *Module) noticeLimit(n *notice) time.Duration {
	limit := m.Timing().Notice
	if n.hungUp() {
		limit = max(limit, n.limit)
	}
	return limit + m.Timing().Immediate
}

// explains says whether a notice of ch may be that of a close that was carried out: it
// follows the result, or the request where the server had hung up (D03).
func (m *Module) explains(n *notice, ch int, tok at.Token) bool {
	follows := tok.Start > n.result || tok.At >= n.asked && n.hungUp()
	return n.channel == ch && n.done != 0 && follows && tok.At-n.done <= m.noticeLimit(n)
}

// Explained says whether a notice of ch may be that of a close that was carried out before.
func (m *Module) Explained(ch int, tok at.Token) bool { return m.closeOf(ch, tok) != nil }

// AwaitNotice waits for the notice of a requested close of ch as long as the
// device's habit makes sense of: not at all where it sends none. Before the
// habit is known the wait is a full one, and teaches it.
func (m *Module) AwaitNotice(ctx context.Context, ch int) error {
	if err := m.Settle(); err != nil {
		return err
	}
	for {
		n := m.lastClosed(ch)
		if n == nil || n.hungUp() || m.Habit != nil && !m.Habit.Present {
			return nil
		}
		tok, err := m.Next(ctx, n.done+m.Timing().Notice, func(t at.Token) bool {
			id, ok := NoticeOf(t)
			return ok && id == ch
		})
		if IsTimeout(err) {
			m.notices = slices.DeleteFunc(m.notices, func(other *notice) bool { return other == n })
			if m.Habit == nil {
				m.Habit = &NoticeHabit{}
			}
			return m.observeNotice(n, noticeAbsent)
		}
		if err != nil {
			return err
		}
		m.inbox = append(m.inbox, tok)
		if err := m.Settle(); err != nil {
			return err
		}
		if slices.ContainsFunc(m.inbox, func(t at.Token) bool { return t.Start == tok.Start }) {
			return nil // no requested close explains it: it is for the case to judge
		}
		if m.Habit == nil {
			m.Habit = &NoticeHabit{Present: true}
		}
	}
}

// lastClosed is the last requested close of ch that was carried out and whose notice
// has not come; nil: none.
func (m *Module) lastClosed(ch int) (last *notice) {
	for _, n := range m.notices {
		if n.channel == ch && n.done != 0 {
			last = n
		}
	}
	return last
}
