package scenario

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"

	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"

	"github.com/jlaffaye/ftp"
)

// client is a scripted module that really speaks FTP: what a test does with it
// is what the server saw.
type client struct {
	scripted.Module
	t     *testing.T
	conns map[string]*ftp.ServerConn // by channel
}

func newClient(t *testing.T) *client {
	c := &client{t: t, conns: map[string]*ftp.ServerConn{}}
	c.On = c.line
	t.Cleanup(func() {
		for _, conn := range c.conns {
			_ = conn.Quit()
		}
	})
	return c
}

func (c *client) line(line string) (string, bool) {
	parsed := judge.ParseCommand(line)
	ch := fmt.Sprint(parsed.Channel)
	conn := c.conns[ch]
	switch {
	case parsed.Verb == "MFTPCONN" && parsed.Set:
		conn, err := ftp.Dial(parsed.Arg(0)+":"+parsed.Arg(3), ftp.DialWithTimeout(2*time.Second), ftp.DialWithDisabledMLSD(true))
		if err != nil {
			return scripted.CRLF("OK", "+MFTPCONN: "+ch+",11"), true
		}
		if err := conn.Login(parsed.Arg(1), parsed.Arg(2)); err != nil {
			_ = conn.Quit()
			return scripted.CRLF("OK", "+MFTPCONN: "+ch+",10"), true
		}
		c.conns[ch] = conn
		return scripted.CRLF("OK", "+MFTPCONN: "+ch+",0"), true
	case parsed.Verb == "MFTPSTATE" && conn != nil:
		return scripted.CRLF("+MFTPSTATE: "+ch+",1", "OK"), true
	case conn == nil:
		return "", false
	case parsed.Verb == "MFTPDISC":
		delete(c.conns, ch)
		_ = conn.Quit()
		return scripted.CRLF("OK", "+MFTPDISC: "+ch+",0"), true
	}
	result := "0"
	var err error
	switch parsed.Verb {
	case "MFTPCWD":
		err = conn.ChangeDir(parsed.Arg(0))
	case "MFTPMKD":
		err = conn.MakeDir(parsed.Arg(0))
	case "MFTPDEL":
		err = conn.Delete(parsed.Arg(0))
	case "MFTPSTOR":
		err = conn.Stor(parsed.Arg(0), bytes.NewReader([]byte(parsed.Arg(3))))
		result += "," + fmt.Sprint(len(parsed.Arg(3)))
	default:
		return "", false
	}
	if err != nil {
		result = "10"
	}
	return scripted.CRLF("OK", "+"+parsed.Verb+": "+ch+","+result), true
}

func TestServerExpectations(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(p *play) error
		want string
	}{
		{"3.2 the login is seen", func(p *play) error { return p.w.Server.SawLogin(t.Context(), 0, "<user>", "<password>") }, "pass"},
		{"3.2 another password", func(p *play) error { return p.w.Server.SawLogin(t.Context(), 0, "<user>", "other") }, "fail: another password"},
		{"3.2 another user", func(p *play) error { return p.w.Server.SawLogin(t.Context(), 0, "other", "<password>") }, "fail: user"},
		{"3.2 another channel", func(p *play) error { return p.w.Server.SawLogin(t.Context(), 1, "<user>", "<password>") }, "fail: no login"},
		{"3.2 no login", func(p *play) error { return p.w.Server.SawNoLogin() }, "fail: logins"},
		{"3.2 one login", func(p *play) error { return p.w.Server.SawLogins(1) }, "pass"},
		{"3.1 plain", func(p *play) error { return p.w.Server.SawSecurity(0, "without TLS") }, "pass"},
		{"3.1 not implicit", func(p *play) error { return p.w.Server.SawSecurity(0, "implicit FTPS") }, "fail: the login"},
		{"3.1 a password in plain text", func(p *play) error { return p.w.Server.SawNoPlainPassword() }, "fail: plain text"},
		{"3.5 the directory", func(p *play) error { return p.w.Server.DirectoryIs(t.Context(), 0, "/home/uftp") }, "pass"},
		{"3.5 another directory", func(p *play) error { return p.w.Server.DirectoryIs(t.Context(), 0, "/") }, "fail: the working directory"},
		{"3.3 open", func(p *play) error { return p.w.Server.SessionIs(t.Context(), 0, "open") }, "pass"},
		{"3.3 not over", func(p *play) error { return p.w.Server.SessionIs(t.Context(), 0, "over") }, "fail: the session of channel 0"},
		{"D49 one session", func(p *play) error { return p.w.Server.OpenSessions(t.Context(), 1) }, "pass"},
		{"D49 not none", func(p *play) error { return p.w.Server.OpenSessions(t.Context(), 0) }, "fail: open sessions"},
		{"3.6 no directory", func(p *play) error { return p.w.Server.HoldsDirectory(t.Context(), "/home/uftp/new") }, "fail: nothing of that name"},
		{"3.6 a directory", func(p *play) error { return p.w.Server.HoldsDirectory(t.Context(), "/home/uftp") }, "pass"},
		{"3.8 no file", func(p *play) error { return p.w.Server.HasNoFile(t.Context(), "/home/uftp/none") }, "pass"},
		{"3.8 still a file", func(p *play) error { return p.w.Server.HasNoFile(t.Context(), "/home/uftp/a.txt") }, "fail: tree"},
		{"3.8 still a directory", func(p *play) error { return p.w.Server.HasNoDirectory(t.Context(), "/home/uftp") }, "fail: tree"},
		{"3.12 the file", func(p *play) error { return p.w.Server.HoldsFile(t.Context(), "/home/uftp/a.txt", "12345") }, "pass"},
		{"3.12 another content", func(p *play) error { return p.w.Server.HoldsFile(t.Context(), "/home/uftp/a.txt", "12346") }, "fail: differs from byte 4"},
		{"3.12 a byte more", func(p *play) error { return p.w.Server.HoldsFile(t.Context(), "/home/uftp/a.txt", "1234") }, "fail: differs from byte 4"},
		{"3.12 no such file", func(p *play) error { return p.w.Server.HoldsFile(t.Context(), "/home/uftp/b.txt", "1") }, "fail: does not have the file"},
		{"D44 at most", func(p *play) error { return p.w.Server.HoldsAtMost(t.Context(), 5, "/home/uftp/a.txt") }, "pass"},
		{"D44 too long", func(p *play) error { return p.w.Server.HoldsAtMost(t.Context(), 4, "/home/uftp/a.txt") }, "fail: too long"},
		{"3.1 no transfer", func(p *play) error { return p.w.Server.TransferWas(t.Context(), 0, "binary") }, "fail: there was none"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			p.hastyUnless(tt.want == "pass")
			must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "12345"))
			wants(t, p.end(tt.do(p)), tt.want)
		})
	}
}

// TestTransferWas judges a real upload.
func TestTransferWas(t *testing.T) {
	m := newClient(t)
	p := newPlay(t, &m.Module)
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	must(t, p.w.Host.Send(t.Context(), `AT+MFTPSTOR=0,"a.txt",1,5,"12345"`))
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	must(t, p.w.Module.Reports(t.Context(), "+MFTPSTOR: 0,0,5"))
	must(t, p.w.Server.HoldsFile(t.Context(), "/home/uftp/a.txt", "12345"))
	for how, want := range map[string]string{"binary": "pass", "ASCII": "fail: ", "passive": "pass", "active": "fail: ", "plain": "pass", "secure": "fail: "} {
		wants(t, p.w.Server.TransferWas(t.Context(), 0, how), want)
	}
	wants(t, p.w.Server.TransferFrom(0, 0), "pass")
	wants(t, p.end(nil), "pass")
}

// TestReceivedNothing: a refused command must not reach the server, now or later.
func TestReceivedNothing(t *testing.T) {
	for _, tt := range []struct {
		name    string
		reaches bool
		want    string
	}{{"D50 refused", false, "pass"}, {"D50 refused and carried out", true, "fail: reached the server"}} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			m.On = func(line string) (string, bool) {
				if line != `AT+MFTPMKD=6,"d"` {
					return m.line(line)
				}
				if tt.reaches {
					_ = m.conns["0"].MakeDir("d")
				}
				return scripted.CRLF("+CME ERROR: 50"), true
			}
			err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=6,"d"`)
			if err == nil {
				err = p.w.Module.Refused(t.Context(), "out of range")
			}
			if err == nil {
				err = p.w.Server.ReceivedNothing()
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestExactlyIf ties what is reported to what is true.
func TestExactlyIf(t *testing.T) {
	for _, tt := range []struct{ name, line, answer, want string }{
		{"D37 done and said so", `AT+MFTPDEL=0,"a.txt"`, "", "pass"},
		{"D37 not done and said so", `AT+MFTPDEL=0,"x.txt"`, "", "fail: the module reports failure"}, // x.txt is not there: the statement is true
		{"D37 success without effect", `AT+MFTPDEL=0,"a.txt"`, scripted.CRLF("OK", "+MFTPDEL: 0,0"), "fail: the module reports success"},
		{"D37 failure without effect", `AT+MFTPDEL=0,"a.txt"`, scripted.CRLF("OK", "+MFTPDEL: 0,10"), "pass"},
		{"D37 refused without effect", `AT+MFTPDEL=0,"a.txt"`, scripted.CRLF("+CME ERROR: 809"), "pass"},
		{"D37 code outside Table 5", `AT+MFTPDEL=0,"a.txt"`, scripted.CRLF("OK", "+MFTPDEL: 0,99"), "fail: not of Table 5"},
		{"D37 result before OK", `AT+MFTPDEL=0,"a.txt"`, scripted.CRLF("+MFTPDEL: 0,10", "OK"), "fail: before any final result"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.txt", "12345"))
			m.On = func(line string) (string, bool) {
				if line == tt.line && tt.answer != "" {
					return tt.answer, true
				}
				return m.line(line)
			}
			file := "/home/uftp/" + strings.Trim(strings.SplitN(tt.line, ",", 2)[1], `"`)
			err := p.w.Host.Send(t.Context(), tt.line)
			if err == nil {
				err = p.w.Module.SucceedsExactlyIf(t.Context(), "the file is gone", func(ctx context.Context) error { return p.w.Server.HasNoFile(ctx, file) })
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestEnds is §3.14: the notice of a connection that the server ended.
func TestEnds(t *testing.T) {
	const notice = `+MFTPURC: 0,"conn",0`
	for _, tt := range []struct{ name, answer, want string }{
		{"3.14 right", notice, "pass"},
		{"3.14 another channel", `+MFTPURC: 1,"conn",0`, "fail: <connect_id> is 1 @3.5"},
		{"3.14 another state", `+MFTPURC: 0,"conn",1`, "fail: <state_code> @3.5"},
		{"3.14 unquoted", `+MFTPURC: 0,conn,0`, "fail: conn @3.5"},
		{"3.14 none", "+CEREG: 1", "fail: no notice @3.5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			must(t, p.w.Server.Drops(t.Context(), 0))
			p.st.SetTimeout(0, 50*time.Millisecond)
			if _, err := p.b.Far.Write([]byte(scripted.CRLF(tt.answer))); err != nil {
				t.Fatal(err)
			}
			err := p.w.Channel.ReportsClosed(t.Context(), 0)
			delete(m.conns, "0")
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestUnaskedNotice: a connection that is gone may say so, once.
func TestUnaskedNotice(t *testing.T) {
	for _, tt := range []struct {
		name    string
		drop    bool
		notices int
		want    string
	}{
		{"3.14 dropped, one notice", true, 1, "pass"},
		{"3.14 dropped, two notices", true, 2, "fail: unexpected +MFTPURC for channel 0 @3.14"},
		{"3.14 not dropped", false, 1, "fail: unexpected +MFTPURC for channel 0 @3.14"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			p.hastyUnless(tt.want == "pass")
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			if tt.drop {
				must(t, p.w.Server.Drops(t.Context(), 0))
			}
			for range tt.notices {
				if _, err := p.b.Far.Write([]byte(scripted.CRLF(`+MFTPURC: 0,"conn",0`))); err != nil {
					t.Fatal(err)
				}
			}
			err := p.end(nil)
			delete(m.conns, "0")
			wants(t, err, tt.want)
		})
	}
}

// TestBlocked: a state that was not reached twice is not tried again.
func TestBlocked(t *testing.T) {
	m := &scripted.Module{On: func(line string) (string, bool) {
		if strings.HasPrefix(line, "AT+MFTPCONN=") {
			return scripted.CRLF("OK", "+MFTPCONN: 0,11"), true
		}
		return "", false
	}}
	p := newPlay(t, m)
	for i, want := range []string{"inconc: was not reached", "inconc: was not reached", "inconc: blocked by CASE-0"} {
		p.again()
		p.w.c.ID = fmt.Sprintf("CASE-%d", i)
		heard := len(m.Heard)
		err := p.w.Channel.LoggedIn(t.Context(), 0, "")
		wants(t, err, want)
		if i == 2 && len(m.Heard) != heard {
			t.Errorf("a blocked state was tried: %q", m.Heard[heard:])
		}
		if err := p.end(err); i == 2 && err.(*verdict.Outcome).BlockedBy != "CASE-0" {
			t.Errorf("blocked by %q", err.(*verdict.Outcome).BlockedBy)
		}
	}
}

// TestImpatience: what never came is not waited for at length a third time, and
// that is no verdict.
func TestImpatience(t *testing.T) {
	m := &scripted.Module{Script: map[string][]string{"AT+MFTPPWD=0": {scripted.CRLF("OK")}}}
	p := newPlay(t, m)
	p.hasty()
	for i, want := range []string{"fail: no result", "fail: no result", "inconc: the wait was shortened"} {
		p.again()
		p.w.c.ID = fmt.Sprintf("CASE-%d", i)
		err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=0")
		if err == nil {
			err = p.w.Module.Answers(t.Context(), "OK")
		}
		if err == nil {
			err = p.w.Module.Reports(t.Context(), `+MFTPPWD: 0,0,"/"`)
		}
		wants(t, p.end(err), want)
	}
}

// TestLenientPreamble: what comes before the test is not what the case is about.
func TestLenientPreamble(t *testing.T) {
	for _, answer := range []string{
		scripted.CRLF("OK", "+MFTPCONN: 0,0"),
		"OK\n+MFTPCONN:0,0\n",
		scripted.CRLF("+MFTPCONN: 0,0", "OK"),
		scripted.CRLF("Ok", "+MFTPCONN: 0,1", "+MFTPCONN: 0,0"),
		scripted.CRLF("+MFTPCONN: 0,0"),
	} {
		p := newPlay(t, &scripted.Module{On: func(line string) (string, bool) {
			return answer, strings.HasPrefix(line, "AT+MFTPCONN=")
		}})
		err := p.w.Channel.LoggedIn(t.Context(), 0, "")
		wants(t, err, "pass")
		wants(t, p.end(err), "pass")
	}
}

// TestServerGone: nothing a module does is held against it, or taken for a reading,
// once the laboratory's own server has ended.
func TestServerGone(t *testing.T) {
	m := newClient(t)
	p := newPlay(t, &m.Module)
	must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
	c := judge.ParseCommand(`AT+MFTPCONN=0,"h","u","p",21`)
	must(t, p.w.observe(&exchange{Command: c}, []judge.Reading{{Row: "D49", Value: "802"}}))
	wants(t, p.w.fail(model.Plain("wrong"), model.Text{}, model.Text{}), "fail: wrong")
	must(t, p.w.Server.ftp.Close())
	wants(t, p.w.fail(model.Plain("wrong"), model.Text{}, model.Text{}), "inconc: the FTP server ended the session by itself; wrong")
	must(t, p.w.observe(&exchange{Command: c}, []judge.Reading{{Row: "D49", Value: "result-11"}}))
	if got := p.st.Run.Dialects.Map(); got["D49/MFTPCONN"] != "802" {
		t.Errorf("readings: %v", got)
	}
	_ = p.end(nil)
}
