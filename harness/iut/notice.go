package iut

import (
	"context"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
)

// notice is the +MFTPURC that may follow a requested close (ledger D03).
type notice struct {
	channel int
	asked   time.Duration // AT+MFTPDISC was sent
	done    time.Duration // its result was claimed; 0: not yet
	result  int           // where its result stands on the tape
	key     string        // in the dialect record
	lost    func() bool   // the server ended the connection, which then says nothing of row D03; nil: it did not
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
func (st *Module) Disconnecting(ch int) {
	n := &notice{channel: ch, asked: st.Session().Now(), key: NoticeKey}
	if st.visit.closing != nil {
		n.key, n.lost = st.visit.closing(ch)
	}
	st.notices = append(st.notices, n)
}

// hungUp says whether the server ended the connection before its close was carried
// out, so that this one may have no notice of its own.
func (n *notice) hungUp() bool { return n.lost != nil && n.lost() }

// observeNotice records the reading of row D03 that a close showed.
func (st *Module) observeNotice(n *notice, value string) error {
	if n.hungUp() {
		return nil
	}
	return st.Run.Dialects.Observe(ledger.D03, n.key, value)
}

// Disconnected notes the result of a requested close: only a successful one
// has a notice.
func (st *Module) Disconnected(ch int, success bool) {
	for i, n := range st.notices {
		if n.channel != ch || n.done != 0 {
			continue
		}
		if success {
			n.done, n.result = st.Session().Now(), st.taken
			delete(st.touched.open, ch)
		} else {
			st.notices = slices.Delete(st.notices, i, i+1)
		}
		return
	}
}

// OwesNotice says whether a requested close of ch has a notice to come.
func (st *Module) OwesNotice(ch int) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return n.channel == ch })
}

// Disconnects says whether the result of a requested close of ch is still due.
func (st *Module) Disconnects(ch int) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return n.channel == ch && n.done == 0 })
}

// HungUp says whether the server ended the connection of ch before its requested
// close was carried out: the notice is that of §3.14 then, in any order (D03).
func (st *Module) HungUp(ch int) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return n.channel == ch && n.done == 0 && n.hungUp() })
}

// Settle claims the notices in the inbox that a requested close explains, also
// one of an earlier case. The error is a device that varies.
func (st *Module) Settle() error {
	var failed error
	st.inbox = slices.DeleteFunc(st.inbox, func(tok at.Token) bool {
		ch, ok := NoticeOf(tok)
		if !ok {
			return false
		}
		i := slices.IndexFunc(st.notices, func(n *notice) bool { return st.explains(n, ch, tok) && !n.hungUp() })
		if i < 0 {
			i = slices.IndexFunc(st.notices, func(n *notice) bool { return st.explains(n, ch, tok) })
		}
		if i < 0 {
			return false
		}
		if st.notices[i].asked >= st.visit.began {
			st.visit.taken[ch]++
		}
		n := st.notices[i]
		st.notices = slices.Delete(st.notices, i, i+1)
		delay := noticeAtOnce
		if tok.At-n.done > lateNotice {
			delay = noticeLate
		}
		st.Run.Dialects.Note(ledger.D03, delayKey, delay)
		if err := st.observeNotice(n, NoticePresent); err != nil && failed == nil {
			failed = err
		}
		return true
	})
	expired := st.Session().Now() - st.noticeLimit()
	st.notices = slices.DeleteFunc(st.notices, func(n *notice) bool { return n.done != 0 && n.done < expired })
	return failed
}

// noticeLimit is how long after the result of a close its notice is taken for that: a
// module may be in the middle of an answer when the notice is due.
func (st *Module) noticeLimit() time.Duration { return st.Timing().Notice + st.Timing().Immediate }

// explains says whether a notice of ch may be that of a close that was carried out: it
// follows the result, or the request where the server had hung up (D03).
func (st *Module) explains(n *notice, ch int, tok at.Token) bool {
	follows := tok.Start > n.result || tok.At >= n.asked && n.hungUp()
	return n.channel == ch && n.done != 0 && follows && tok.At-n.done <= st.noticeLimit() && !st.over(ch, n)
}

// Explained says whether a notice of ch may be that of a close that was carried out before.
func (st *Module) Explained(ch int, tok at.Token) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return st.explains(n, ch, tok) })
}

// over says whether a connection of this case on the channel has ended, unless because
// its close was requested: its notice (§3.14) is nearer than that of a close in a case
// before.
func (st *Module) over(ch int, n *notice) bool {
	requested := func(n *notice) bool { return n.channel == ch && n.asked >= st.visit.began }
	return n.asked < st.visit.began && st.visit.ended != nil && !slices.ContainsFunc(st.notices, requested) && st.visit.ended(ch)
}

// AwaitNotice waits for the notice of a requested close of ch as long as the
// device's habit makes sense of: not at all where it sends none. Before the
// habit is known the wait is a full one, and teaches it.
func (st *Module) AwaitNotice(ctx context.Context, ch int) error {
	if err := st.Settle(); err != nil {
		return err
	}
	for {
		n := st.lastClosed(ch)
		if n == nil || n.hungUp() || st.Habit != nil && !st.Habit.Present {
			return nil
		}
		tok, err := st.Next(ctx, n.done+st.Timing().Notice, func(t at.Token) bool {
			id, ok := NoticeOf(t)
			return ok && id == ch
		})
		if IsTimeout(err) {
			st.notices = slices.DeleteFunc(st.notices, func(other *notice) bool { return other == n })
			if st.Habit == nil {
				st.Habit = &NoticeHabit{}
			}
			return st.observeNotice(n, noticeAbsent)
		}
		if err != nil {
			return err
		}
		st.inbox = append(st.inbox, tok)
		if err := st.Settle(); err != nil {
			return err
		}
		if slices.ContainsFunc(st.inbox, func(t at.Token) bool { return t.Start == tok.Start }) {
			return nil // no requested close explains it: it is for the case to judge
		}
		if st.Habit == nil {
			st.Habit = &NoticeHabit{Present: true}
		}
	}
}

// lastClosed is the last requested close of ch that was carried out and whose notice
// has not come; nil: none.
func (st *Module) lastClosed(ch int) (last *notice) {
	for _, n := range st.notices {
		if n.channel == ch && n.done != 0 {
			last = n
		}
	}
	return last
}
