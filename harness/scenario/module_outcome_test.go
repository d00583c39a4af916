package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/scripted"
)

// TestWholeIsOver: an open outcome is over once all has come that the server has for it;
// what is missing of that has the time of a result, and the silence after what cannot be
// counted is short (§3.7, §3.10).
func TestWholeIsOver(t *testing.T) {
	const over, quiet, result = 0, 700 * time.Millisecond, 1500 * time.Millisecond
	for _, c := range []struct {
		line  string
		lines []string
		wait  time.Duration // after the last line
	}{
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,10,10,1234567890"}, over},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234", "+MFTPRETR: 0,0,10,6,567890"}, over},
		{`AT+MFTPRETR=0,"a.txt",,6`, []string{"+MFTPRETR: 0,0,4,4,7890"}, over},
		{`AT+MFTPRETR=0,"a.txt",,2,3`, []string{"+MFTPRETR: 0,0,3,3,345"}, over},
		{`AT+MFTPRETR=0,"a.txt",,2,300`, []string{"+MFTPRETR: 0,0,8,8,34567890"}, over},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234"}, result},
		{`AT+MFTPRETR=0,"b.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234"}, quiet},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,9"}, over},
		{`AT+MFTPLIST=0,"a.txt"`, []string{`+MFTPLIST: 0,0,"a.txt",10,20240102030405,"rw-"`}, over},
		{`AT+MFTPLIST=0,"/"`, []string{`+MFTPLIST: 0,0,"home","rwx"`}, over},
		{`AT+MFTPLIST=0,"/home/uftp"`, []string{`+MFTPLIST: 0,0,"a.txt",10,20240102030405,"rw-"`}, result},
	} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "1234567890"))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/c.txt", "12345"))
		p.st.Run.IXIT.Timing.Quiet = quiet
		p.st.SetTimeout(0, result-p.st.Run.IXIT.Timing.ResultExtra)
		m.Script = map[string][]string{c.line: {scripted.CRLF(append([]string{"OK"}, c.lines...)...)}}
		must(t, p.w.Host.Send(t.Context(), c.line))
		began := time.Now()
		must(t, p.w.Module.SucceedsOrFails(t.Context()))
		if took := time.Since(began); took < c.wait || c.wait == over && took >= quiet || c.wait == quiet && took >= result {
			t.Errorf("%s, %q: over after %v, want %v", c.line, c.lines, took, c.wait)
		}
	}
}

// TestPauseIsNoEnd: the rest of a download or of a list that comes after a pause is of it.
func TestPauseIsNoEnd(t *testing.T) {
	for _, c := range []struct{ line, before, after string }{
		{`AT+MFTPRETR=0,"a.txt"`, "+MFTPRETR: 0,0,4,4,1234", "+MFTPRETR: 0,0,10,6,567890"},
		{`AT+MFTPLIST=0,"/home/uftp"`, `+MFTPLIST: 0,0,"a.txt",10,20240102030405,"rw-"`, `+MFTPLIST: 0,0,"c.txt",5,20240102030405,"rw-"`},
	} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "1234567890"))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/c.txt", "12345"))
		p.st.SetTimeout(0, time.Minute)
		m.Script = map[string][]string{c.line: {scripted.CRLF("OK", c.before)}}
		must(t, p.w.Host.Send(t.Context(), c.line))
		late := time.AfterFunc(10*p.st.Timing().Quiet, func() { _, _ = p.b.Far.Write([]byte(scripted.CRLF(c.after))) })
		defer late.Stop()
		must(t, p.w.Module.SucceedsOrFails(t.Context()))
		if got := p.w.Host.last.brought(); got != p.w.Module.awaited(p.w.Host.last) {
			t.Errorf("%s: over when %d had come", c.line, got)
		}
	}
}

// TestKeptSessionCostsTwice: a session that the module keeps after a command that failed is
// watched for its end twice, and hardly after that.
func TestKeptSessionCostsTwice(t *testing.T) {
	m := newClient(t)
	p := newPlay(t, &m.Module)
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	for i := range 3 {
		began := time.Now()
		if !p.w.Server.keeps(t.Context(), 0, "MFTPRETR") {
			t.Error("the session is over")
		}
		if long := time.Since(began) >= keptLimit; long != (i < 2) {
			t.Errorf("time %d: watched for the whole time: %v", i+1, long)
		}
	}
	must(t, m.conns["0"].Quit())
	delete(m.conns, "0")
	if p.w.Server.keeps(t.Context(), 0, "MFTPSTOR>prompt") {
		t.Error("the session is kept")
	}
}

// TestEmptyValueAsQuestion: a line whose value is left empty may be the one without a value
// (D70), which shows what is set and changes nothing.
func TestEmptyValueAsQuestion(t *testing.T) {
	for answer, want := range map[string]string{
		`+MFTPCFG: 0,"cid",2`: "pass",
		`+MFTPCFG: 0,"cid",1`: "fail: the value is 2, not 1",
		"":                    "fail: the value is 2, not 1",
	} {
		lines := []string{"OK"}
		if answer != "" {
			lines = []string{answer, "OK"}
		}
		p := newPlay(t, &scripted.Module{Script: map[string][]string{
			`AT+MFTPCFG=0,"cid",`: {scripted.CRLF(lines...)}, `AT+MFTPCFG=0,"cid"`: {scripted.CRLF(`+MFTPCFG: 0,"cid",2`, "OK")},
		}})
		must(t, p.w.Host.Send(t.Context(), `AT+MFTPCFG=0,"cid",`))
		wants(t, p.w.Channel.EmptyValue(t.Context(), 0, "1", "2"), want)
	}
}
