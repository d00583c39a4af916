package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/ledger"
	"mftpspec/harness/scripted"
)

// TestRecordedInProgress: what a case only records may be in progress first, and nothing of it
// is left for the end of the case (D26).
func TestRecordedInProgress(t *testing.T) {
	const line = `AT+MFTPSTOR=0,"a.bin",1`
	p := newPlay(t, asks(line, "\r\n>", untilCtrlZ(scripted.CRLF("OK", "+MFTPSTOR: 0,1", "+MFTPSTOR: 0,0,5"))))
	p.w.c.Rows = []string{ledger.D45}
	must(t, p.w.Host.Send(t.Context(), line))
	must(t, p.w.Module.Prompts(t.Context()))
	must(t, p.w.Host.Types(t.Context(), "1234<ESC><SUB>"))
	must(t, p.w.Module.Recorded(t.Context()))
	wants(t, p.end(nil), "pass")
}

// TestFailsAfterAllData: a download of which all has come may fail at its end where the server
// was kept from saying that it was all (D05).
func TestFailsAfterAllData(t *testing.T) {
	const line = `AT+MFTPRETR=0,"a.txt"`
	m := newClient(t)
	p := newPlay(t, &m.Module)
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "1234567890"))
	must(t, p.w.Server.Drops(t.Context(), 0))
	m.Script = map[string][]string{line: {scripted.CRLF("OK", "+MFTPRETR: 0,0,10,10,1234567890", "RING", "+MFTPRETR: 0,11", `+MFTPURC: 0,"conn",0`)}}
	must(t, p.w.Host.Send(t.Context(), line))
	must(t, p.w.Module.SucceedsOrFails(t.Context()))
	must(t, p.w.Channel.ReportsClosed(t.Context(), 0))
	must(t, p.w.Module.Silent(t.Context()))
	wants(t, p.end(nil), "pass")
}

// TestLocalBySetting: where "local_fs" is 1 an upload in the other syntax may be one of a local
// file to the module, and its result may come before OK (D02, D73).
func TestLocalBySetting(t *testing.T) {
	const line = `AT+MFTPSTOR=0,"y.bin",1,5,"abcde"`
	for set, want := range map[string]string{"1": "pass", "0": "fail: a line comes before any final result"} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {scripted.CRLF("+MFTPSTOR: 0,18,0", "OK")}}})
		must(t, p.w.Host.Send(t.Context(), `AT+MFTPCFG=0,"local_fs",1`))
		must(t, p.w.Module.Answers(t.Context(), "OK"))
		must(t, p.w.Host.Send(t.Context(), `AT+MFTPCFG=0,"local_fs",`+set))
		must(t, p.w.Module.Answers(t.Context(), "OK"))
		err := p.w.Host.Send(t.Context(), line)
		if err == nil {
			err = p.w.Module.SucceedsOrFails(t.Context())
		}
		wants(t, p.end(err), want)
	}
}

// TestLossAfterLateNotice: before the server ends a connection the notice of the close before it
// is awaited, which would be taken for that of the loss (D03).
func TestLossAfterLateNotice(t *testing.T) {
	const notice = `+MFTPURC: 0,"conn",0`
	m := newClient(t)
	p := newPlay(t, &m.Module)
	p.st.Habit.Present, p.st.Run.IXIT.Timing.Notice = true, 5*time.Second
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	must(t, p.w.Host.Send(t.Context(), "AT+MFTPDISC=0"))
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	must(t, p.w.Module.Reports(t.Context(), "+MFTPDISC: 0,0"))
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	late := time.AfterFunc(300*time.Millisecond, func() { p.says(notice) })
	defer late.Stop()
	began := time.Now()
	must(t, p.w.Server.Drops(t.Context(), 0))
	if took := time.Since(began); took < 300*time.Millisecond {
		t.Errorf("the server hung up after %v, before the notice", took)
	}
	p.says(notice)
	must(t, p.w.Channel.ReportsClosed(t.Context(), 0))
	wants(t, p.end(nil), "pass")
}

// TestBytesBesideLateNotice: the late notice of a close is none of the bytes of an answer (D03).
func TestBytesBesideLateNotice(t *testing.T) {
	for notice, want := range map[string]string{`+MFTPURC: 0,"conn",0`: "pass", `+MFTPURC: 1,"conn",0`: "fail: the bytes of the answer differ @2.1"} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{
			"AT+MFTPDISC=0": {scripted.CRLF("OK", "+MFTPDISC: 0,0")}, "AT": {scripted.CRLF(notice, "OK")},
		}})
		p.st.Habit.Present, p.st.Run.IXIT.Timing.Notice = true, 5*time.Second
		must(t, p.w.Host.Send(t.Context(), "AT+MFTPDISC=0"))
		must(t, p.w.Module.Answers(t.Context(), "OK"))
		must(t, p.w.Module.Reports(t.Context(), "+MFTPDISC: 0,0"))
		must(t, p.w.Host.Send(t.Context(), "AT"))
		wants(t, p.w.Module.AnswerBytes(t.Context(), "<CR><LF>OK<CR><LF>"), want)
	}
}
