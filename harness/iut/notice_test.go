package iut

import (
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ixit"
)

// TestOldestNoticeFirst: of a loss that a case before had, and of a close after it, the loss is
// notified first: the notice of the close comes still, when the loss is long forgotten (D03, D53).
func TestOldestNoticeFirst(t *testing.T) {
	lost := func() bool { return true }
	loss := &notice{done: time.Second, lost: lost, limit: 20 * time.Second, carried: true}
	hungUp := &notice{done: time.Second, lost: lost, limit: 20 * time.Second} // may have no notice
	closed := &notice{done: 2 * time.Second}
	for _, tt := range []struct {
		name    string
		present bool
		all     []*notice
		want    *notice
	}{
		{"a loss of a case before", true, []*notice{loss, closed}, loss},
		{"a close of a session that the server had ended", true, []*notice{hungUp, closed}, closed},
		{"no notice after a requested close", false, []*notice{closed, loss}, loss},
	} {
		m := &Module{Run: &Run{IXIT: ixit.Default()}, notices: tt.all}
		m.Habit = &NoticeHabit{Present: tt.present}
		if got := m.closeOf(0, at.Token{At: 3 * time.Second, Start: 1}); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestLossAfterTheNotice: a notice that comes long before the case loses the connection is one of
// a close before (D03).
func TestLossAfterTheNotice(t *testing.T) {
	m := &Module{Run: &Run{IXIT: ixit.Default()}}
	m.visit = visit{began: 10 * time.Second, lost: func(_ int, by time.Duration) (seen, possible int) {
		if by < time.Minute {
			return 0, 0
		}
		return 1, 0
	}}
	before := &notice{asked: 8 * time.Second, done: 9 * time.Second}
	for came, want := range map[time.Duration]int{11 * time.Second: 0, time.Minute: 1} {
		if got := m.nearer(before, at.Token{At: came}); got != want {
			t.Errorf("after %v: %d, want %d", came, got, want)
		}
	}
}
