package iut

import (
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/dialect"
	"mftpspec/harness/ixit"
	"mftpspec/harness/scripted"
)

// TestAskAgain: the answer to the first AT of a fence that comes before the second one is
// sent is no line too many; a final result from before the fence is.
func TestAskAgain(t *testing.T) {
	for _, late := range []bool{true, false} {
		b := scripted.NewBench(&scripted.Module{Script: map[string][]string{"AT+CMEE?": {scripted.CRLF("+CMEE: 1", "OK")}}})
		m := New(&Run{IXIT: ixit.Default(), Dialects: dialect.New(nil), Blocks: NewBlocks()}, b)
		sent := m.Session().Now()
		if _, err := b.Far.Write([]byte(scripted.CRLF("OK"))); err != nil {
			t.Fatal(err)
		}
		isFinal := func(t at.Token) bool { return t.Kind == at.Final }
		tok, err := m.Next(t.Context(), sent+time.Second, isFinal)
		if err != nil {
			t.Fatal(err)
		}
		m.PutBack(tok)
		if !late {
			sent = m.Session().Now()
		}
		if r, err := m.askAgain(t.Context(), sent, time.Second); err != nil || !r.Ok() {
			t.Errorf("%v %v", r, err)
		}
		if left := len(m.Unread()) > 0; left == late {
			t.Errorf("late %v: left over %+v", late, m.Unread())
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}
