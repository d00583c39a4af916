package scenario

import (
	"errors"
	"testing"
	"time"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
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

// notice is the end of connection 0 (§3.14).
const notice = `+MFTPURC: 0,"conn",0`

// says lets the module say these lines unasked.
func (p *play) says(lines ...string) {
	p.t.Helper()
	if _, err := p.b.Far.Write([]byte(scripted.CRLF(lines...))); err != nil {
		p.t.Fatal(err)
	}
}

// TestNoticesOfBothKinds: a connection that is lost, and before it a close whose notice
// is late because its server had hung up, have a notice each.
func TestNoticesOfBothKinds(t *testing.T) {
	for notices, want := range map[int]string{1: "pass", 2: "pass", 3: "fail: unexpected +MFTPURC for channel 0 @3.14"} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		p.hasty()
		p.st.Habit = &iut.NoticeHabit{Present: true}
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.Drops(t.Context(), 0))
		must(t, p.end(nil)) // with a close on the channel
		p.again()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.Drops(t.Context(), 0))
		for range notices {
			p.says(notice)
		}
		err := p.end(nil)
		delete(m.conns, "0")
		wants(t, err, want)
	}
}

// TestNoticeOfLossIsNoReading: a module that sends no notice after a requested close
// sends that of a connection which it gives up because its server misbehaves or its
// channel is set, and this before the server has read the end. It says nothing of the
// close in the case before.
func TestNoticeOfLossIsNoReading(t *testing.T) {
	for reason, want := range map[string]string{"misbehaved": "", "set": "", "none": "present"} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		p.hasty()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.end(nil))
		p.again()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		p.w.Server.misbehaved = reason == "misbehaved"
		if reason == "set" {
			must(t, p.w.Host.Send(t.Context(), `AT+MFTPCFG=0,"cid",2`))
			must(t, p.w.Module.SucceedsOrFails(t.Context()))
		}
		p.says(notice)
		must(t, p.st.Alive(t.Context()))
		must(t, p.st.Settle())
		if got := p.st.Run.Dialects.Map()["D03/"+iut.NoticeKey]; got != want {
			t.Errorf("%s: the notice is recorded as %q, want %q", reason, got, want)
		}
		must(t, m.conns["0"].Quit())
		delete(m.conns, "0")
		must(t, p.end(nil))
	}
}

// TestNoticeAfterTheCase: the notice of a connection that was lost in one case may come
// in the next one (D53), once.
func TestNoticeAfterTheCase(t *testing.T) {
	for notices, want := range map[int]string{1: "pass", 2: "fail: unexpected +MFTPURC for channel 0 @3.14"} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		p.hasty()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.Drops(t.Context(), 0))
		delete(m.conns, "0") // the module knows it already
		must(t, p.end(nil))
		p.again()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		for range notices {
			p.says(notice)
		}
		err := p.end(nil)
		wants(t, err, want)
	}
}

// TestNoticeBeforeTheClose: a module that gave a connection up itself says so before the
// close is requested that fails then; a notice between that request and its result breaks
// the order of row D03.
func TestNoticeBeforeTheClose(t *testing.T) {
	for before, want := range map[bool]string{true: "pass", false: "fail: another line than the result"} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		p.hasty()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, m.conns["0"].Quit())
		delete(m.conns, "0")
		lines := []string{"OK", notice, "+MFTPDISC: 0,11"}
		if before {
			lines = []string{"OK", "+MFTPDISC: 0,11"}
			p.says(notice)
			must(t, p.st.Alive(t.Context()))
		}
		m.Script = map[string][]string{"AT+MFTPDISC=0": {scripted.CRLF(lines...)}}
		must(t, p.w.Host.Send(t.Context(), "AT+MFTPDISC=0"))
		wants(t, p.w.Module.SucceedsOrFails(t.Context()), want)
	}
}

// TestSilenceAfterTheCase: where silence is expected, the late notice of a requested close
// of the case before is none of the lines that break it, and a second one is.
func TestSilenceAfterTheCase(t *testing.T) {
	for notices, want := range map[int]string{0: "pass", 1: "pass", 2: "fail: unexpected line @3.5"} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT": {scripted.CRLF("OK")}}})
		p.hasty()
		must(t, p.st.Alive(t.Context()))
		p.st.Disconnecting(0)
		p.st.Disconnected(0, true)
		p.again()
		for range notices {
			p.says(notice)
		}
		wants(t, p.end(p.w.Module.Silent(t.Context())), want)
	}
}

// TestUnexpectedNotice: a module that reports the end of a connection which is not over is
// waited for at length twice, and not again at the end of the case that this made fail. A
// late notice of a close before costs nothing.
func TestUnexpectedNotice(t *testing.T) {
	var p *play
	begin := func() {
		m := newClient(t)
		p = newPlay(t, &m.Module)
		p.hasty()
	}
	begin()
	full := p.st.Timing().Immediate
	patience := func(want time.Duration) {
		t.Helper()
		if got := p.st.Run.Blocks.OwnPatience(endThatIsReported, full); got != want {
			t.Errorf("the end is waited for %v, want %v", got, want)
		}
	}
	for range 3 { // the notice of the close in the case before
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.end(nil))
		p.again()
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		p.says(notice)
		must(t, p.st.Alive(t.Context()))
		must(t, p.end(nil))
		p.again()
	}
	patience(full)
	begin()
	for _, notices := range [][]string{{notice}, {notice, notice}} { // of which the case before explains one
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		p.says(notices...)
		must(t, p.st.Alive(t.Context()))
		patience(full)
		err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=0")
		began := time.Now()
		wants(t, p.end(err), "fail: unexpected +MFTPURC for channel 0 @3.14")
		if took := time.Since(began); took > full {
			t.Errorf("the end of the case took %v", took)
		}
		p.again()
	}
	if got := p.st.Run.Blocks.OwnPatience(endThatIsReported, full); got >= full {
		t.Errorf("the end is waited for %v", got)
	}
}

// TestCutSession: a channel that the module does not close is closed by the case's server,
// and the case ends when the module has told so: the next one may connect.
func TestCutSession(t *testing.T) {
	m := newClient(t)
	m.On = func(line string) (string, bool) {
		if judge.ParseCommand(line).Verb == "MFTPDISC" {
			return "", true
		}
		return m.line(line)
	}
	p := newPlay(t, &m.Module)
	p.hasty()
	p.st.Habit = &iut.NoticeHabit{Present: true}
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	told := make(chan error, 1)
	go func() {
		err := p.w.Server.ftp.Wait(t.Context(), func(all []ftpserver.Session) bool { return len(all) > 0 && !all[0].Open })
		_, write := p.b.Far.Write([]byte(scripted.CRLF(notice)))
		told <- errors.Join(err, write)
	}()
	must(t, p.end(nil))
	if p.st.OwesNotice(0) {
		t.Error("the notice was not waited for")
	}
	must(t, <-told)
}
