package emulator

import (
	"strings"
	"testing"
	"time"
)

func TestNetworkLostAndFound(t *testing.T) {
	h := newHost(t, Config{})
	h.do("AT+CEREG=1", "OK")
	h.login("0")
	h.m.Do(Events.LoseNetwork)
	h.want("\r\n+CEREG: 0\r\n\r\n+MFTPURC: 0,\"conn\",0\r\n")
	h.do("AT+CEREG?", "+CEREG: 1,0", "OK")
	h.do("AT+CGPADDR", "OK")
	h.do("AT+MIPCALL=1,1", "ERROR")
	h.do("AT+CGATT=1", "OK")
	h.want("\r\n+CEREG: 0\r\n") // nobody to attach to
	h.m.Do(Events.Reboot)
	h.want("\r\n+MATREADY\r\n")
	h.send("ATE0\r")
	h.want("ATE0\r\r\nOK\r\n")
	h.do("AT+CEREG?", "+CEREG: 0,0", "OK")
	h.do("AT+CEREG=1", "OK")
	h.m.Do(Events.FindNetwork)
	h.want("\r\n+CEREG: 1\r\n")
	h.do("AT+MIPCALL=1,1", "OK")
	h.want("\r\n+MIPCALL: 1,1,\"10.81.41.101\"\r\n")
	h.login("0")
}

func TestSlow(t *testing.T) {
	h := newHost(t, Config{})
	const d = 60 * time.Millisecond
	h.m.Do(func(e Events) { e.Slow(d) })
	began := time.Now()
	h.do("AT+CSQ", "+CSQ: 24,99", "OK")
	if took := time.Since(began); took < d {
		t.Errorf("AT+CSQ took %s", took)
	}
	h.m.Do(func(e Events) { e.Slow(0); e.Say("RING") })
	h.want("\r\nRING\r\n")
	h.do("AT", "OK")
}

// A fault comes and goes while a session is open and files are there.
func TestFaultAndHeal(t *testing.T) {
	refusing := Hooks{
		Command: func(_ *Env, r *Request, next func(*Request)) {
			if r.Name == "+CSQ" {
				r.Error()
				return
			}
			next(r)
		},
		Profile: func(p *Profile) { p.Serial = "1" },
	}
	built := Hooks{Output: func(_ *Env, u Unit, next func(Unit)) {
		if u.Command == "+CIMI" && u.Kind == Info {
			u.Fields, u.Text = nil, strings.Repeat("0", 15)
		}
		next(u)
	}}
	h := newHost(t, Config{Hooks: []Hooks{built}})
	h.login("0")
	h.do("AT+CSQ;+CIMI", "+CSQ: 24,99", strings.Repeat("0", 15), "OK")
	h.m.Do(func(e Events) { e.Fault(refusing) })
	h.do("AT+CSQ", "ERROR")
	h.do("AT+CGSN;+CIMI", "1", strings.Repeat("0", 15), "OK")
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
	h.m.Do(Events.Heal)
	h.do("AT+CSQ;+CGSN;+CIMI", "+CSQ: 24,99", "866646051234567", strings.Repeat("0", 15), "OK")
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
}

func TestDoOnAModuleThatHasClosed(t *testing.T) {
	m, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if m.Do(Events.Reboot) {
		t.Error("it says that it was done")
	}
}
