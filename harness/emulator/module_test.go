package emulator

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestUnknownModelAndDialect(t *testing.T) {
	for _, c := range []Config{
		{Model: "ML999"},
		{Dialects: map[string]string{"D00": "x"}},
		{Dialects: map[string]string{"D01": "sideways"}},
	} {
		if _, err := New(c); err == nil || !strings.Contains(err.Error(), "expected one of") {
			t.Errorf("%+v: got %v", c, err)
		}
	}
}

func TestModels(t *testing.T) { // Table 1, §3.1 footnotes, D17, D18
	for _, name := range Models() {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, Config{Model: name})
			h.do("AT+CGMM", name, "OK")
			firmware := h.m.profile.Firmware
			if !strings.HasPrefix(firmware, name) {
				t.Errorf("firmware %q", firmware)
			}
			h.do("AT+CGMR", firmware, "OK")
			all := name == "generic"
			option := "+CME ERROR: 50"
			if all {
				option = "OK"
			}
			h.do(`AT+MFTPCFG=0,"transmode",0`, option)
			h.do(`AT+MFTPCFG=0,"ssl",1,0`, option)
			h.do(`AT+MFTPCFG=0,"ssl",2,5`, option)
			h.do(`AT+MFTPCFG=0,"ssl",0,5`, "OK")
			high := "OK"
			if name == "ML305U" {
				high = "+CME ERROR: 50"
			}
			h.do(`AT+MFTPCFG=0,"cid",7`, "OK")
			h.do(`AT+MFTPCFG=0,"cid",8`, high)
			h.do(`AT+MFTPCFG=0,"cid",15`, high)
		})
	}
}

func TestUnsupportedOptions(t *testing.T) { // D17
	for reading, result := range map[string]string{"accepted": "6", "fails-6": "6", "fails-7": "7", "works": "0"} {
		h := newHost(t, Config{Model: "ML307R", Dialects: map[string]string{"D17": reading}})
		h.do(`AT+MFTPCFG=1,"ssl",2,0`, "OK")
		h.do(`AT+MFTPCFG=1,"ssl"`, `+MFTPCFG: 1,"ssl",2,0`, "OK")
		h.do(`AT+MFTPCONN=1,"h"`, "OK", "+MFTPCONN: 1,"+result)
		for _, d := range h.s.dials {
			if d.Security != Explicit {
				t.Errorf("%s: a connection without TLS", reading)
			}
		}
		if reading == "accepted" {
			h.do(`AT+MFTPCFG=2,"transmode",0`, "OK")
			h.do(`AT+MFTPCONN=2,"h"`, "OK", "+MFTPCONN: 2,0")
			if h.s.dials[0].Active {
				t.Error("active after all")
			}
		}
	}
}

func TestConnectParameters(t *testing.T) { // §3.2
	h := newHost(t, Config{})
	h.do(`AT+MFTPCFG=3,"rsptimeout",7`, "OK")
	h.do(`AT+MFTPCFG=3,"transmode",0`, "OK")
	h.do(`AT+MFTPCFG=3,"ssl",1,2`, "OK")
	h.do(`AT+MFTPCONN=3,"ftp.example","u","p",2121`, "OK", "+MFTPCONN: 3,0")
	h.do(`AT+MFTPCONN=4,"2001:608:c00:180::1:ea"`, "OK", "+MFTPCONN: 4,0")
	want := []DialConfig{
		{Host: "ftp.example", Port: 2121, User: "u", Password: "p", Timeout: 7 * time.Second, Active: true, Security: Implicit, SSLID: 2},
		{Host: "2001:608:c00:180::1:ea", Port: 21, Timeout: 10 * time.Second},
	}
	for i, w := range want {
		if !reflect.DeepEqual(h.s.dials[i], w) {
			t.Errorf("expected %+v, got %+v", w, h.s.dials[i])
		}
	}
}

func TestResults(t *testing.T) { // Table 5, D24, D25
	for cause, code := range map[Cause]string{
		CauseTimeout: "5", CauseResolve: "8", CauseConnectTimeout: "9", CauseServer: "10", CauseNetwork: "11",
		CauseParse: "12", CauseCertificate: "7", CauseFailed: "6",
	} {
		h := newHost(t, Config{})
		h.s.Set(func() { h.s.dialErr = failure(cause, errors.New("x")) })
		h.do(`AT+MFTPCONN=0,"h"`, "OK", "+MFTPCONN: 0,"+code)
		h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,0", "OK")
		h.s.Set(func() { h.s.dialErr = errors.New("no cause") })
		h.do(`AT+MFTPCONN=0,"h"`, "OK", "+MFTPCONN: 0,2")
		h = newHost(t, Config{Dialects: map[string]string{"D24": "immediate"}})
		h.s.Set(func() { h.s.dialErr = failure(cause, errors.New("x")) })
		h.do(`AT+MFTPCONN=0,"h"`, "+CME ERROR: 803")
		h.s.Set(func() { h.s.dialErr = nil })
		h.do(`AT+MFTPCONN=0,"h"`, "OK", "+MFTPCONN: 0,0")
		h.do(`AT+MFTPCWD=0,"/none"`, "+CME ERROR: 805")
		h.do(`AT+MFTPSTOR=0,"f",1,1,"x"`, "OK", "+MFTPSTOR: 0,0,1")
		h.do(`AT+MFTPRETR=0,"f"`, "OK", "+MFTPRETR: 0,0,1,1,x")
		h.do(`AT+MFTPRETR=0,"none"`, "+CME ERROR: 811")
		h.fence()
	}
}

// The session is lost during a command: its result, then the notification (D65).
func TestLostInCommand(t *testing.T) {
	h := newHost(t, Config{})
	h.login("0")
	h.s.Set(func() { h.s.PwdErr = failure(CauseTimeout, errors.New("late")) })
	_ = h.s.Sessions[0].Close()
	h.send("AT+MFTPPWD=0\r")
	got := h.next(len("\r\n+MFTPURC: 0,\"conn\",0\r\n"))
	if !strings.Contains(got, "+MFTPURC") { // it was idle for a moment
		h.next(len("\r\n+MFTPPWD: 0,5\r\n"))
	}
}

// With D65=kept a channel outlives the time-out of its session, until AT+MFTPDISC.
func TestKeptAfterTimeout(t *testing.T) {
	h := newHost(t, Config{Dialects: map[string]string{"D65": "kept"}})
	h.login("0")
	h.s.Set(func() {
		h.s.PwdErr = failure(CauseTimeout, errors.New("late"))
	})
	h.do("AT+MFTPPWD=0", "OK", "+MFTPPWD: 0,5")
	_ = h.s.Sessions[0].Close()
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
	h.do("AT+MFTPDISC=0", "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`)
	h.s.Set(func() { h.s.PwdErr = nil })
	h.login("0")
	h.do("AT+MFTPPWD=0", "OK", `+MFTPPWD: 0,0,"/home/uftp"`)
}

func TestPDP(t *testing.T) { // D57, code 20, §3.14
	h := newHost(t, Config{})
	h.do("AT+MIPCALL?", `+MIPCALL: 1,1,"10.81.41.101"`, "OK")
	h.login("0")
	h.do("AT+MIPCALL=0,1", "OK", `+MFTPURC: 0,"conn",0`)
	h.do("AT+MIPCALL?", "OK")
	h.do(`AT+MFTPCONN=0,"h"`, "OK", "+MFTPCONN: 0,20")
	h.do("AT+MIPCALL=1,1", "OK", `+MIPCALL: 1,1,"10.81.41.101"`)
	h.login("0")
	h.do(`AT+MFTPCFG=1,"cid",9`, "OK")
	h.do(`AT+MFTPCONN=1,"h"`, "OK", "+MFTPCONN: 1,20")
	h.do("AT+CFUN=0", "OK", `+MFTPURC: 0,"conn",0`)
	h.do("AT+CEREG?", "+CEREG: 0,0", "OK")
	h.do("AT+CFUN=1", "OK")
	h.do("AT+CPIN?", "+CPIN: READY", "OK")
	h.do("AT+CGSN", "866646051234567", "OK")
}

func TestReboot(t *testing.T) {
	h := newHost(t, Config{})
	h.do(`AT+MFTPCFG=0,"rsptimeout",30`, "OK")
	h.do(`AT+MFPUT="/f",1,"x"`, "+MFPUT: 1", "OK")
	h.login("0")
	gate := make(chan struct{})
	h.s.Set(func() { h.s.Gate = gate; h.s.Files["/home/uftp/f"] = []byte("abc") })
	h.do(`AT+MFTPRETR=0,"f"`, "OK")
	h.do("AT+MREBOOT", "OK", "REBOOTING")
	h.send("AT\r") // nobody listens
	h.want("\r\n+MATREADY\r\n")
	<-h.s.Sessions[0].Lost()
	h.send("ATE0+CMEE?\r")
	h.want("ATE0+CMEE?\r\r\n+CMEE: 0\r\n\r\nOK\r\n")
	h.do("AT+MFTPCFG=0,\"rsptimeout\"", `+MFTPCFG: 0,"rsptimeout",10`, "OK")
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,0", "OK")
	h.do(`AT+MFSIZE="/f"`, "+MFSIZE: 1", "OK")
}

// A cable is pulled and plugged again: state and connections are kept.
func TestReplug(t *testing.T) {
	h := newHost(t, Config{})
	h.login("0")
	h.unplug()
	h.plug()
	h.do("AT+MFTPPWD=0", "OK", `+MFTPPWD: 0,0,"/home/uftp"`)
	_, dce := Pair(0)
	if err := h.m.Serve(context.Background(), dce); !errors.Is(err, ErrServing) {
		t.Errorf("a second line: %v", err)
	}
}

// A host that never reads does not stop the module.
func TestUnreadOutput(t *testing.T) {
	leakFree(t)
	s := newFakeServer()
	s.Files["/home/uftp/f"] = []byte(strings.Repeat("x", 200<<10))
	m, err := New(Config{Dial: s.Dial, Timing: Timing{Stall: 5 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	dte, dce := Pair(1 << 10)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error)
	go func() { served <- m.Serve(ctx, dce) }()
	if _, err := io.WriteString(dte, "AT+MFTPCONN=0,\"h\"\r"); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(patience); m.Dropped() == 0; {
		if time.Now().After(deadline) {
			t.Fatal("nothing was dropped")
		}
		if _, err := io.WriteString(dte, "AT+MFTPCFG=?\rAT+MFTPRETR=0,\"f\"\r"); err != nil {
			t.Fatal(err)
		}
		pause(time.Millisecond)
	}
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// 115,200 baud, both ways (serial line at 8N1: ten bits a byte).
func TestLineRate(t *testing.T) {
	h := newHost(t, Config{LineRate: 115200, Chunk: 4096, FileSpace: 1 << 16})
	const n = 4000
	h.send("AT+MFPUT=\"/f\",4000\r")
	h.want("\r\n>")
	start := time.Now()
	h.send(strings.Repeat("x", n))
	h.want("\r\n+MFPUT: 4000\r\n\r\nOK\r\n")
	up := time.Since(start)
	start = time.Now()
	h.send("AT+MFGET=\"/f\"\r")
	h.want("\r\n+MFGET: 4000," + strings.Repeat("x", n) + "\r\n\r\nOK\r\n")
	down := time.Since(start)
	wire := time.Duration(n) * 10 * time.Second / 115200
	for _, took := range []time.Duration{up, down} {
		if took < wire-2*mostLate || took > 2*wire {
			t.Errorf("%d bytes took %v, expected about %v", n, took, wire)
		}
	}
}
