package conformance

import (
	"context"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
)

// notice is the +MFTPURC that may follow a requested close (ledger D03).
type notice struct {
	channel int
	asked   time.Duration // AT+MFTPDISC was sent
	done    time.Duration // its result was claimed; 0: not yet
	key     string        // in the dialect record
	lost    func() bool   // the server ended the connection, which then says nothing of row D03; nil: it did not
}

// noticeHabit is what first contact learned: whether the notice comes, and how
// long after the result.
type noticeHabit struct {
	present bool
	delay   time.Duration
}

// closing gives the key of row D03 for a close of a channel that is requested now,
// and whether it turned out that the server had ended the connection.
type closing func(channel int) (key string, lost func() bool)

// Readings of row D03.
const (
	noticePresent = "present"
	noticeAbsent  = "absent"
	noticeKey     = "MFTPDISC/requested close"

	delayKey     = "MFTPDISC/delay of the notice" // recorded only: a delay may vary
	noticeAtOnce = "at-once"
	noticeLate   = "late"
	lateNotice   = 500 * time.Millisecond // after the result of AT+MFTPDISC
)

// noticeOf reads +MFTPURC: <id>,"conn",0 (§3.14).
func noticeOf(tok at.Token) (channel int, ok bool) {
	l := parseLine(tok.Text)
	if tok.Kind != at.Info || l.name != "MFTPURC" || len(l.fields) != 3 || l.at(1) != "conn" || l.at(2) != "0" {
		return 0, false
	}
	id, err := strconv.Atoi(l.at(0))
	return id, err == nil
}

// disconnecting notes that a requested close was sent.
func (st *station) disconnecting(ch int) {
	n := &notice{channel: ch, asked: st.session().Now(), key: noticeKey}
	if st.closing != nil {
		n.key, n.lost = st.closing(ch)
	}
	st.notices = append(st.notices, n)
}

// observeNotice records the reading of row D03 that a close showed.
func (st *station) observeNotice(n *notice, value string) error {
	if n.lost != nil && n.lost() {
		return nil
	}
	return st.run.Dialects.Observe("D03", n.key, value)
}

// disconnected notes the result of a requested close: only a successful one
// has a notice.
func (st *station) disconnected(ch int, success bool) {
	for i, n := range st.notices {
		if n.channel != ch || n.done != 0 {
			continue
		}
		if success {
			n.done = st.session().Now()
			delete(st.open, ch)
		} else {
			st.notices = slices.Delete(st.notices, i, i+1)
		}
		return
	}
}

// mayEnd says whether a requested close of ch has a notice to come.
func (st *station) mayEnd(ch int) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return n.channel == ch })
}

// disconnects says whether the result of a requested close of ch is still due.
func (st *station) disconnects(ch int) bool {
	return slices.ContainsFunc(st.notices, func(n *notice) bool { return n.channel == ch && n.done == 0 })
}

// settle claims the notices in the inbox that a requested close explains, also
// one of an earlier case. The error is a device that varies.
func (st *station) settle() error {
	limit := st.timing().Notice
	var failed error
	st.inbox = slices.DeleteFunc(st.inbox, func(tok at.Token) bool {
		ch, ok := noticeOf(tok)
		if !ok {
			return false
		}
		i := slices.IndexFunc(st.notices, func(n *notice) bool {
			return n.channel == ch && n.done != 0 && tok.At >= n.asked && tok.Done-n.asked <= limit+st.resultLimit(ch) && !st.over(ch, n)
		})
		if i < 0 {
			return false
		}
		if st.notices[i].asked >= st.begun {
			st.taken[ch]++
		}
		n := st.notices[i]
		st.notices = slices.Delete(st.notices, i, i+1)
		delay := noticeAtOnce
		if tok.At-n.done > lateNotice {
			delay = noticeLate
		}
		st.run.Dialects.Note("D03", delayKey, delay)
		if err := st.observeNotice(n, noticePresent); err != nil && failed == nil {
			failed = err
		}
		return true
	})
	now := st.session().Now()
	st.notices = slices.DeleteFunc(st.notices, func(n *notice) bool { return n.done != 0 && now-n.done > limit })
	return failed
}

// over says whether a connection of this case on the channel has ended, whose
// notice (§3.14) is nearer than that of a close in a case before.
func (st *station) over(ch int, n *notice) bool {
	return n.asked < st.begun && st.ended != nil && st.ended(ch)
}

// awaitNotice waits for the notice of a requested close of ch as long as the
// device's habit makes sense of: not at all where it sends none. Before the
// habit is known the wait is a full one, and teaches it.
func (st *station) awaitNotice(ctx context.Context, ch int) error {
	if err := st.settle(); err != nil {
		return err
	}
	i := slices.IndexFunc(st.notices, func(n *notice) bool { return n.channel == ch && n.done != 0 })
	if i < 0 || st.habit != nil && !st.habit.present {
		return nil
	}
	n := st.notices[i]
	if n.lost != nil && n.lost() {
		return nil
	}
	tok, err := st.next(ctx, n.done+st.timing().Notice, func(t at.Token) bool {
		id, ok := noticeOf(t)
		return ok && id == ch
	})
	if isTimeout(err) {
		st.notices = slices.DeleteFunc(st.notices, func(other *notice) bool { return other == n })
		if st.habit == nil {
			st.habit = &noticeHabit{}
		}
		return st.observeNotice(n, noticeAbsent)
	}
	if err != nil {
		return err
	}
	if st.habit == nil {
		st.habit = &noticeHabit{present: true, delay: tok.Done - n.done}
	}
	st.inbox = append(st.inbox, tok)
	return st.settle()
}
