package scenario

import (
	"testing"

	"mftpspec/harness/iut"
	"mftpspec/harness/scripted"
)

// TestNoticeAfterHangUp: a server that hung up leaves a close of which nobody knows
// whether it has a notice. The next close of the channel is awaited all the same, and a
// notice that comes is its own (D03).
func TestNoticeAfterHangUp(t *testing.T) {
	for want, answer := range map[string]string{"present": scripted.CRLF("OK", `+MFTPURC: 0,"conn",0`), "absent": scripted.CRLF("OK")} {
		m := &scripted.Module{Script: map[string][]string{"AT": {answer}}}
		p := newPlay(t, m)
		p.st.Habit = &iut.NoticeHabit{Present: true}
		for _, hungUp := range []bool{true, false} {
			p.st.BeginCase(func(int) (string, func() bool) { return iut.NoticeKey, func() bool { return hungUp } }, nil)
			p.st.Disconnecting(0)
			p.st.Disconnected(0, true)
		}
		must(t, p.st.Alive(t.Context()))
		must(t, p.st.AwaitNotice(t.Context(), 0))
		if got := p.st.Run.Dialects.Map()["D03/"+iut.NoticeKey]; got != want {
			t.Errorf("the notice of the second close is %q, want %s", got, want)
		}
	}
}
