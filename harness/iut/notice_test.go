package iut

import (
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/dialect"
	"mftpspec/harness/ixit"
)

// TestNoticesOfLossAndCloses: of a loss that a case before had, and of closes after it, the loss is
// notified first. Which notice is whose nobody can say, and none is one too many (D03, D53).
func TestNoticesOfLossAndCloses(t *testing.T) {
	m := &Module{Run: &Run{IXIT: ixit.Default()}}
	m.Habit = &NoticeHabit{Present: true}
	m.Run.Dialects, m.visit.began = dialect.New(nil), time.Hour
	loss := &notice{asked: time.Second, done: time.Second, lost: func() bool { return true }, limit: 2 * time.Second, carried: true}
	m.notices = []*notice{loss}
	const closes = 30
	for i := range closes + 1 { // each notice comes when the next close is over
		at := at.Token{At: time.Duration(2*i+3) * time.Second, Start: i + 1}
		if i < closes {
			m.notices = append(m.notices, &notice{asked: at.At - time.Second, done: at.At - time.Second, result: i, key: NoticeKey})
		}
		n := m.closeOf(0, at)
		if n == nil {
			t.Fatalf("nothing explains notice %d", i)
		}
		if err := m.take(n, at); err != nil {
			t.Fatal(err)
		}
	}
	if n := m.closeOf(0, at.Token{At: 64 * time.Second, Start: 64}); n != nil {
		t.Errorf("one notice too many is explained by %+v", n)
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
