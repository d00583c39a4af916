package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/scripted"
)

// TestWholeIsOver: an open outcome is over once all has come that the server has for it,
// and waits for what may follow where that is not known (§3.7, §3.10).
func TestWholeIsOver(t *testing.T) {
	for _, c := range []struct {
		line   string
		lines  []string
		silent bool // the silence after it is waited for
	}{
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,10,10,1234567890"}, false},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234", "+MFTPRETR: 0,0,10,6,567890"}, false},
		{`AT+MFTPRETR=0,"a.txt",,6`, []string{"+MFTPRETR: 0,0,4,4,7890"}, false},
		{`AT+MFTPRETR=0,"a.txt",,2,3`, []string{"+MFTPRETR: 0,0,3,3,345"}, false},
		{`AT+MFTPRETR=0,"a.txt",,2,300`, []string{"+MFTPRETR: 0,0,8,8,34567890"}, false},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234"}, true},
		{`AT+MFTPRETR=0,"b.txt"`, []string{"+MFTPRETR: 0,0,4,4,1234"}, true},
		{`AT+MFTPRETR=0,"a.txt"`, []string{"+MFTPRETR: 0,9"}, false},
		{`AT+MFTPLIST=0,"a.txt"`, []string{`+MFTPLIST: 0,0,"a.txt",10,20240102030405,"rw-"`}, false},
		{`AT+MFTPLIST=0,"/"`, []string{`+MFTPLIST: 0,0,"home","rwx"`}, false},
		{`AT+MFTPLIST=0,"/home/uftp"`, []string{`+MFTPLIST: 0,0,"a.txt",10,20240102030405,"rw-"`}, true},
	} {
		m := newClient(t)
		p := newPlay(t, &m.Module)
		must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "1234567890"))
		must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/c.txt", "12345"))
		p.st.Run.IXIT.Timing.Quiet = 700 * time.Millisecond
		m.Script = map[string][]string{c.line: {scripted.CRLF(append([]string{"OK"}, c.lines...)...)}}
		must(t, p.w.Host.Send(t.Context(), c.line))
		began := time.Now()
		must(t, p.w.Module.SucceedsOrFails(t.Context()))
		if silent := time.Since(began) >= 700*time.Millisecond; silent != c.silent {
			t.Errorf("%s, %q: the end is waited for: %v, want %v", c.line, c.lines, silent, c.silent)
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
