package emulator

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Each reading of each row boots and gets through a short session.
func TestEveryReading(t *testing.T) {
	for _, d := range Dialects() {
		if d.Readings[0] != d.Default || d.Text == "" || len(d.Readings) < 2 {
			t.Errorf("%s: %+v", d.Row, d)
		}
		for _, reading := range d.Readings {
			t.Run(d.Row+"="+reading, func(t *testing.T) {
				h := bareHost(t, Config{Dialects: map[string]string{d.Row: reading}})
				h.await("+MATREADY\r\n")
				h.send("ATE0;+CMEE=1\r")
				h.await("\r\nOK\r\n")
				for _, command := range []string{
					`AT+MFTPCONN=0,"h","u"`, `AT+MFTPSTOR=0,"f",1,3,"abc"`, `AT+MFTPRETR=0,"f"`, `AT+MFTPLIST=0,"f"`, `AT+MFTPDISC=0`,
				} {
					name := "+" + command[strings.Index(command, "MFTP"):strings.Index(command, "=")]
					h.send(command + "\r")
					h.await("\r\nOK\r\n", "\r\n"+name+": "+strings.Join([]string{"0", "0"}, comma(strings.HasPrefix(reading, "spaced"))))
				}
				for _, command := range []string{"AT+MFTPCFG=?", "AT+MFTPCONN=?", "AT+MFTPRETR=?", "AT+MFTPSTATE=0"} {
					h.send(command + "\r")
					h.await("\r\nOK\r\n", "\r\n"+command[2:strings.Index(command, "=")]+": ")
				}
			})
		}
	}
}

// await waits until all of these are in what has come, and takes it.
func (h *host) await(parts ...string) {
	h.t.Helper()
	for deadline := time.Now().Add(patience); ; pause(time.Millisecond) {
		got, found := h.rest(), true
		for _, p := range parts {
			found = found && strings.Contains(got, p)
		}
		if found {
			h.read += len(got)
			return
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("expected %q, got %q", parts, got)
		}
	}
}

// What each reading says, where it differs from the default.
func TestReadings(t *testing.T) {
	long := strings.Repeat("d", 1025)
	for _, tt := range []struct {
		row, reading string
		steps        [][]string
	}{
		{"D01", "unquoted", [][]string{{"AT+MFTPPWD=0", "OK", "+MFTPPWD: 0,0,/home/uftp"}}},
		{"D02", "result-first", [][]string{
			{`AT+MFTPCFG=0,"local_fs",1`, "OK"}, {`AT+MFPUT="/l",2,"ab"`, "+MFPUT: 2", "OK"},
			{`AT+MFTPAPPE=0,"g","/l"`, "+MFTPAPPE: 0,0,2", "OK"}, {`AT+MFTPAPPE=0,"g","/m"`, "+MFTPAPPE: 0,18,0", "OK"},
		}},
		{"D03", "absent", [][]string{{"AT+MFTPDISC=0", "OK", "+MFTPDISC: 0,0"}, {"AT", "OK"}}},
		{"D03", "late", [][]string{{"AT+MFTPDISC=0", "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`}}},
		{"D04", "file-size", [][]string{{`AT+MFTPRETR=0,"f",,2,2`, "OK", "+MFTPRETR: 0,0,6,2,cd"}}},
		{"D07", "refused", [][]string{{`AT+MFTPRETR=0,"f","x"`, "+CME ERROR: 50"}, {`AT+MFTPRETR=0,"f",,5`, "OK", "+MFTPRETR: 0,0,1,1,f"}}},
		{"D09", "other-code", [][]string{{`AT+MFTPRETR=0,"empty"`, "OK", "+MFTPRETR: 0,18"}}},
		{"D09", "zero-lengths", [][]string{{`AT+MFTPRETR=0,"empty"`, "OK", "+MFTPRETR: 0,0,0,0"}}},
		{"D22", "names", [][]string{{"AT+MFTPRN=?", "+MFTPRN: (0-5),<old_name>,<new_name>", "OK"}}},
		{"D22", "lengths", [][]string{{"AT+MFTPSTOR=?", "+MFTPSTOR: (0-5),(1-255),(0-1),(1-4096),", "OK"}}},
		{"D22.retr", "commas", [][]string{{"AT+MFTPRETR=?", "+MFTPRETR: (0-5),,,,", "OK"}}},
		{"D23", "refused", [][]string{{"AT+CMEE=2", "+CME ERROR: 50"}, {"AT+CMEE=?", "+CMEE: (0,1)", "OK"}}},
		{"D24", "immediate", [][]string{
			{`AT+MFTPCWD=0,"/none"`, "+CME ERROR: 805"}, {`AT+MFTPPWD=0`, "OK", `+MFTPPWD: 0,0,"/home/uftp"`},
			{`AT+MFTPLIST=0,"/none"`, "+CME ERROR: 808"}, {`AT+MFTPDISC=0`, "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`},
		}},
		{"D25", "plausible", [][]string{{`AT+MFTPCWD=0,"/none"`, "OK", "+MFTPCWD: 0,6"}}},
		{"D26", "interim", [][]string{
			{`AT+MFTPPWD=0`, "OK", "+MFTPPWD: 0,1", `+MFTPPWD: 0,0,"/home/uftp"`}, {`AT+MFTPSTOR=0,"g",1,1,"x"`, "OK", "+MFTPSTOR: 0,1,0", "+MFTPSTOR: 0,0,1"},
		}},
		{"D27.unconnected", "own-code", [][]string{{`AT+MFTPPWD=1`, "+CME ERROR: 806"}, {`AT+MFTPDISC=1`, "+CME ERROR: 804"}, {`AT+MFTPSTOR=1,"f"`, "+CME ERROR: 812"}}},
		{"D27.busy", "own-code", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPMKD=0,\"d\"", "+CME ERROR: 807"}}},
		{"D27.busy", "result-4", [][]string{
			{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPMKD=0,\"d\"", "OK", "+MFTPMKD: 0,4"}, {`AT+MFTPAPPE=0,"g",1,1,"x"`, "OK", "+MFTPAPPE: 0,4,0"},
		}},
		{"D27.channels", "802", [][]string{
			{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {`AT+MFTPCONN=1,"h"`, "+CME ERROR: 802"}, {"AT+MFTPSTATE=1", "+CME ERROR: 802"},
			{"AT+MFTPCFG=1", "+CME ERROR: 802"}, {`AT+MFTPCFG=1,"cid",2`, "+CME ERROR: 802"}, {"AT+MFTPSTATE=0", "+MFTPSTATE: 0,3", "OK"},
			{`AT+MFTPSTOR=0,"g",1,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPSTATE=1", "+MFTPSTATE: 1,0", "OK"}, {`AT+MFTPCONN=1,"h"`, "OK", "+MFTPCONN: 1,0"},
		}},
		{"D27.channels", "own-code", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {`AT+MFTPCONN=1,"h"`, "+CME ERROR: 803"}}},
		{"D27.channels", "result-4", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {`AT+MFTPCONN=1,"h"`, "OK", "+MFTPCONN: 1,4"}}},
		{"D27.channels", "queued", [][]string{
			{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {`AT+MFTPCONN=1,"h"`, "OK"}, {"AT+MFTPSTATE=1", "+MFTPSTATE: 1,0", "OK"},
			{`AT+MFTPSTOR=0,"g",1,1,"x"`, "OK", "+MFTPSTOR: 0,0,1", "+MFTPCONN: 1,0"},
		}},
		{"D27.disc", "802", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPDISC=0", "+CME ERROR: 802"}}},
		{"D52.between", "busy", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPSTATE=0", "+CME ERROR: 802"}}},
		{"D28", "zero-without-entry", [][]string{{`AT+MFTPLIST=0,"/home/uftp/test"`, "OK", "+MFTPLIST: 0,0"}}},
		{"D31.quotes", "quoted", [][]string{{`AT+MFTPLIST=0,"f"`, "OK", `+MFTPLIST: 0,0,"f",6,"20220818074000","rw-"`}}},
		{"D31.zone", "+8h", [][]string{{`AT+MFTPLIST=0,"f"`, "OK", `+MFTPLIST: 0,0,"f",6,20220818154000,"rw-"`}}},
		{"D33", "as-given", [][]string{{`AT+MFTPLIST=0,"/home/uftp/f"`, "OK", `+MFTPLIST: 0,0,"/home/uftp/f",6,20220818074000,"rw-"`}}},
		{"D36", "refused", [][]string{{`AT+MFTPDEL=0,"/home/uftp/f"`, "OK", "+MFTPDEL: 0,3"}, {`AT+MFTPDEL=0,"f"`, "OK", "+MFTPDEL: 0,0"}}},
		{"D36.cwd", "refused", [][]string{{`AT+MFTPCWD=0,"test"`, "OK", "+MFTPCWD: 0,3"}, {`AT+MFTPCWD=0,"/home/uftp/test"`, "OK", "+MFTPCWD: 0,0"}}},
		{"D43", "failed", [][]string{{`AT+MFTPSTOR=0,"g",1,1025,"` + long + `"`, "OK", "+MFTPSTOR: 0,3,0"}}},
		{"D48", "refused", [][]string{{`AT+MFTPCONN=1,"h","u","p",0`, "+CME ERROR: 50"}}},
		{"D49", "803", [][]string{{`AT+MFTPCONN=0,"h"`, "+CME ERROR: 803"}}},
		{"D49", "reconnects", [][]string{{`AT+MFTPCWD=0,"test"`, "OK", "+MFTPCWD: 0,0"}, {`AT+MFTPCONN=0,"h"`, "OK", "+MFTPCONN: 0,0"}, {"AT+MFTPPWD=0", "OK", `+MFTPPWD: 0,0,"/home/uftp"`}}},
		{"D51", "spaced", [][]string{{"AT+MFTPRN=?", "+MFTPRN: (0-5), , ", "OK"}, {`AT+MFTPRETR=0,"f"`, "OK", "+MFTPRETR: 0, 0, 6, 6,abcdef"}}},
		{"D51", "spaced-data", [][]string{{`AT+MFTPRETR=0,"f"`, "OK", "+MFTPRETR: 0, 0, 6, 6, abcdef"}}},
		{"D52.between", "1", [][]string{{`AT+MFTPSTOR=0,"g",0,1,"x"`, "OK", "+MFTPSTOR: 0,0,1"}, {"AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK"}}},
		{"D61", "list", [][]string{{"AT+MFTPDISC=?", "+MFTPDISC: (0,1,2,3,4,5)", "OK"}}},
		{"D62", "chatty", [][]string{{"AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK", "+CEREG: 1"}}},
		{"D66.failed", "with-lengths", [][]string{{`AT+MFTPRETR=0,"none"`, "OK", "+MFTPRETR: 0,10,0,0"}}},
		{"D09", "bare-zero", [][]string{{`AT+MFTPRETR=0,"empty"`, "OK", "+MFTPRETR: 0,0"}}},
		{"D09.length", "rest", [][]string{{`AT+MFTPRETR=0,"f",,2,0`, "OK", "+MFTPRETR: 0,0,4,4,cdef"}}},
		{"D50", "error", [][]string{{`AT+MFTPCWD=0,"` + long[:256] + `"`, "ERROR"}}},
		{"D50", "deferred", [][]string{{`AT+MFTPCWD=0,"` + long[:256] + `"`, "OK", "+MFTPCWD: 0,3"}, {`AT+MFTPSTOR=0,"` + long[:256] + `",1,1`, "OK", "+MFTPSTOR: 0,3,0"}}},
		{"D63.huge", "error", [][]string{{`AT+MFTPCFG=0,"rsptimeout",4294967298`, "ERROR"}, {`AT+MFTPCFG=0,"rsptimeout",31`, "+CME ERROR: 50"}}},
		{"D63.quotes", "as-meant", [][]string{{`AT+MFTPCWD="0",test`, "OK", "+MFTPCWD: 0,0"}, {`AT+MFTPCWD=A,test`, "+CME ERROR: 50"}}},
		{"D70", "default", [][]string{{`AT+MFTPCONN=1,"h","u",,`, "OK", "+MFTPCONN: 1,0"}, {`AT+MFTPRETR=0,"f",,,2`, "OK", "+MFTPRETR: 0,0,2,2,ab"}}},
		{"D70.text", "cme-50", [][]string{{`AT+MFTPCONN=1,"h",,"p"`, "+CME ERROR: 50"}, {`AT+MFTPRETR=0,"f",,4`, "OK", "+MFTPRETR: 0,0,2,2,ef"}}},
		{"D70", "error", [][]string{{`AT+MFTPRETR=0,"f",,,2`, "ERROR"}}},
		{"D63.quotes", "error", [][]string{{`AT+MFTPCWD=0,test`, "ERROR"}, {`AT+MFTPCWD="0","test"`, "ERROR"}, {`AT+MFTPCWD=0`, "+CME ERROR: 50"}}},
		{"D27.unconnected", "deferred", [][]string{{`AT+MFTPCWD=1,"a"`, "OK", "+MFTPCWD: 1,11"}, {`AT+MFTPSTOR=1,"a",1,1`, "OK", "+MFTPSTOR: 1,11,0"}}},
		{"D71", "number", [][]string{{"AT+NONE", "+CME ERROR: 100"}}},
		{"D72", "with-fields", [][]string{{`AT+MFTPLIST=0,"none"`, "OK", `+MFTPLIST: 0,10,"",""`}}},
		{"D73", "ignored", [][]string{{`AT+MFTPCFG=0,"local_fs",1`, "OK"}, {`AT+MFTPSTOR=0,"g",1,3,"abc"`, "OK", "+MFTPSTOR: 0,18,0"}}},
		{"D67", "error", [][]string{{`hello`, "ERROR"}, {"At", "ERROR"}}},
	} {
		t.Run(tt.row+"="+tt.reading, func(t *testing.T) {
			h := bareHost(t, Config{Dialects: map[string]string{tt.row: tt.reading}})
			h.await("+MATREADY\r\n")
			h.s.Set(func() { h.s.Files["/home/uftp/f"] = []byte("abcdef"); h.s.Files["/home/uftp/empty"] = nil })
			h.send("ATE0;+CMEE=1;+MFTPCONN=0,\"h\",\"u\"\r")
			h.await("+MFTPCONN: " + strings.Join([]string{"0", "0"}, comma(tt.row == "D51")) + "\r\n")
			for _, s := range tt.steps {
				h.do(s[0], s[1:]...)
			}
			if tt.row == "D49" {
				for i, c := range h.s.Sessions {
					if c.Quitted != (tt.reading == "reconnects" && i == 0) {
						t.Errorf("session %d: quit %v", i, c.Quitted)
					}
				}
			}
		})
	}
}

func TestPrompts(t *testing.T) { // D41, D66.echo
	for reading, prompt := range map[string]string{"bare": ">", "crlf": "\r\n>", "space": "> ", "crlf-space": "\r\n> ", "framed": "\r\n>\r\n"} {
		h := newHost(t, Config{Dialects: map[string]string{"D41": reading, "D66.echo": "echoed"}})
		h.login("0")
		h.send("ATE1\r")
		h.want("\r\nOK\r\n")
		command := "AT+MFTPSTOR=0,\"f\",1,3\r"
		h.send(command)
		h.want(command + prompt)
		h.send("abc")
		h.want("abc\r\nOK\r\n\r\n+MFTPSTOR: 0,0,3\r\n")
	}
}

func TestNoEcho(t *testing.T) { // D59
	h := bareHost(t, Config{Dialects: map[string]string{"D59": "no-echo"}})
	h.want("\r\n+MATREADY\r\n")
	h.do("AT", "OK")
}

func TestDownloadLines(t *testing.T) { // D05
	for reading, format := range map[string]string{
		"several-lines": "\r\n+MFTPRETR: 0,0,4,4,%s\r\n\r\n+MFTPRETR: 0,0,6,2,%s\r\n",
		"bare-follow":   "\r\n+MFTPRETR: 0,0,4,4,%s\r\n+MFTPRETR: 0,0,6,2,%s\r\n",
		"one-line":      "\r\n+MFTPRETR: 0,0,6,6,%s%s\r\n",
	} {
		h := newHost(t, Config{Chunk: 4, Dialects: map[string]string{"D05": reading}})
		h.login("0")
		h.s.Set(func() { h.s.Files["/home/uftp/f"] = []byte("abcdef") })
		h.send("AT+MFTPRETR=0,\"f\"\r")
		h.want("\r\nOK\r\n" + fmt.Sprintf(format, "abcd", "ef"))
	}
}

func TestTransparentReadings(t *testing.T) { // D39, D40, D66.refused
	h := newHost(t, Config{Dialects: map[string]string{"D39": "result", "D40": "ends", "D66.refused": "connect-then-result"}})
	h.login("0")
	h.send("AT+MFTPSTOR=0,\"t\"\r")
	h.want("\r\nCONNECT\r\n")
	h.send("a++b+++AT\r")
	h.want("\r\nOK\r\n\r\n+MFTPSTOR: 0,0,4\r\n\r\nOK\r\n")
	if got := h.s.file("/home/uftp/t"); got != "a++b" {
		t.Errorf("stored %q", got)
	}
	h.s.Set(func() { h.s.StorErr = errNo })
	h.send("AT+MFTPSTOR=0,\"t\"\r")
	h.want("\r\nCONNECT\r\n\r\n+MFTPSTOR: 0,10,0\r\n")
	h.fence()
}

// One command may have a reading of its own, of the rows where that makes sense.
func TestReadingOfOneCommand(t *testing.T) {
	h := newHost(t, Config{Dialects: map[string]string{"D27.unconnected": "own-code", "D27.unconnected/MFTPCWD": "801", "D51/MFTPSTATE": "spaced"}})
	h.do(`AT+MFTPCWD=0,"a"`, "+CME ERROR: 801")
	h.do(`AT+MFTPMKD=0,"a"`, "+CME ERROR: 807")
	h.do(`AT+MFTPSTATE=0`, "+MFTPSTATE: 0, 0", "OK")
	for key, want := range map[string]string{
		"D01/MFTPPWD":  "only of D02",
		"D51/CGMM":     "there is no command CGMM",
		"D51/MFTPNONE": "there is no command MFTPNONE",
		"D51/":         "there is no command",
	} {
		if _, err := New(Config{Dialects: map[string]string{key: "spaced"}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", key, err, want)
		}
	}
}

// A command for a busy channel is acknowledged, and carried out when its turn comes.
func TestQueuedCommand(t *testing.T) { // D27
	h := newHost(t, Config{Dialects: map[string]string{"D27.busy": "queued"}})
	h.login("0")
	gate := make(chan struct{})
	h.s.Set(func() { h.s.Files["/home/uftp/f"], h.s.Gate = []byte("abc"), gate })
	h.do(`AT+MFTPRETR=0,"f"`, "OK")
	h.do(`AT+MFTPCWD=0,"test"`, "OK")
	h.do(`AT+MFTPPWD=0`, "OK")
	close(gate)
	h.want("\r\n+MFTPRETR: 0,0,3,3,abc\r\n\r\n+MFTPCWD: 0,0\r\n\r\n+MFTPPWD: 0,0,\"/home/uftp/test\"\r\n")
}

// The notice of a server that hung up is said late, or with the AT+MFTPDISC that
// comes before it.
func TestNoticeOfAHangUp(t *testing.T) { // D03, D53
	h := newHost(t, Config{Timing: Timing{Late: 50 * time.Millisecond}, Dialects: map[string]string{"D53": "late", "D03.hung-up": "before-result"}})
	h.login("0")
	_ = h.s.Sessions[0].Close()
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
	h.want("\r\n+MFTPURC: 0,\"conn\",0\r\n")

	h = newHost(t, Config{Dialects: map[string]string{"D53": "late", "D03.hung-up": "before-result"}})
	h.login("0")
	_ = h.s.Sessions[0].Close()
	h.do("AT+MFTPDISC=0", "OK", `+MFTPURC: 0,"conn",0`, "+MFTPDISC: 0,0")
	h.fence()
}

// A module that was in use is in the state that its seed says, whatever that is, and
// can be brought out of it.
func TestArrival(t *testing.T) { // D21
	state := func(seed uint64) string {
		h := bareHost(t, Config{Arrival: seed, Timing: Timing{Guard: 20 * time.Millisecond}})
		until := func(text string, limit time.Duration) bool {
			for deadline := time.Now().Add(limit); !strings.Contains(h.rest(), text); pause(time.Millisecond) {
				if time.Now().After(deadline) {
					return false
				}
			}
			return true
		}
		h.send(strings.Repeat("\x1a", 4096)) // the longest packet, or the end of one
		for range 10 {                       // as a host does, which does not know when the silence before +++ began for the module
			pause(60 * time.Millisecond)
			h.send("+++")
			pause(60 * time.Millisecond)
			h.send("\rATE0\rAT+CGSN\r")
			if until("\r\n866646051234567\r\n\r\nOK\r\n", time.Second) {
				break
			}
		}
		h.send("AT+CGMM\r")
		if !until("\r\ngeneric\r\n\r\nOK\r\n", patience) {
			t.Fatalf("seed %d: there is no way out of its state: %q", seed, h.rest())
		}
		h.read += len(h.rest())
		for id := range 6 {
			h.send(fmt.Sprintf("AT+MFTPCFG=%d;+MFTPSTATE=%d\r", id, id))
		}
		h.send("AT+CGMM\r")
		until("\r\ngeneric\r\n", patience)
		return h.rest()
	}
	states := map[string]bool{}
	for seed := uint64(1); seed <= 6; seed++ {
		first, again := state(seed), state(seed)
		if first != again {
			t.Errorf("seed %d: %q, and again %q", seed, first, again)
		}
		states[first] = true
	}
	if len(states) < 6 {
		t.Errorf("expected 6 states, got %d", len(states))
	}
}

// With D72 a result that fails for want of a connection has the empty fields too: it is of the same form.
func TestFailedFieldsWithoutConnection(t *testing.T) {
	h := newHost(t, Config{Dialects: map[string]string{"D27.unconnected": "deferred", "D72": "with-fields"}})
	h.do(`AT+MFTPPWD=1`, "OK", `+MFTPPWD: 1,11,""`)
	h.do(`AT+MFTPLIST=1,"a"`, "OK", `+MFTPLIST: 1,11,"",""`)
}

// A download that breaks off brings what has come where lines go out as they are full
// (D05); where there is one line for all it has none, and the result names the cause.
func TestBrokenOffDownload(t *testing.T) {
	for _, tt := range []struct {
		readings map[string]string
		want     []string
	}{
		{nil, []string{"OK", "+MFTPRETR: 0,11"}},
		{map[string]string{"D05.last": "as-it-comes"}, []string{"OK", "+MFTPRETR: 0,0,5,5,hello", "+MFTPRETR: 0,11"}},
		{map[string]string{"D05.last": "as-it-comes", "D05": "one-line"}, []string{"OK", "+MFTPRETR: 0,11"}},
	} {
		h := newHost(t, Config{Dialects: tt.readings})
		h.login("0")
		h.s.Set(func() {
			h.s.Files["/home/uftp/a"] = []byte("hello")
			h.s.RetrErr = failure(CauseNetwork, errors.New("the data connection broke"))
		})
		h.do(`AT+MFTPRETR=0,"a"`, tt.want...)
	}
}
