package emulator

import (
	"strings"
	"testing"
	"time"
)

// Line discipline (§2.1, V.250): what is typed, byte for byte what comes back.
func TestCommandLine(t *testing.T) {
	for _, tt := range []struct{ name, send, want string }{
		{"AT", "AT\r", "\r\nOK\r\n"},
		{"at", "at\r", "\r\nOK\r\n"},
		{"At is no prefix", "At\rAT\r", "\r\nOK\r\n"},
		{"aT is no prefix", "aT+CGMM\rAT\r", "\r\nOK\r\n"},
		{"empty lines", "\r\r\rAT\r", "\r\nOK\r\n"},
		{"LF after CR", "AT\r\nAT\r\n", "\r\nOK\r\n\r\nOK\r\n"},
		{"LF alone ends nothing", "AT\nI9\n\r", "\r\nOneMO\r\n\r\ngeneric\r\n\r\ngeneric-MSPEC1S00\r\n\r\nOK\r\n"},
		{"backspace", "ATX\b\r", "\r\nOK\r\n"},
		{"backspace before the line", "\b\bAT\r", "\r\nOK\r\n"},
		{"NUL and other controls", "\x00\x1b\x1aA\x00T\x07\r", "\r\nOK\r\n"},
		{"garbage", "\xff\xfe\xe0\rAT\r", "\r\nOK\r\n"},
		{"late +++", "+++AT\r", "\r\nOK\r\n"},
		{"spaces", "AT + C M E E\r", "\r\nERROR\r\n"},
		{"spaces around parameters", `AT+MFTPCFG= 0 , "ssl" ` + "\r", "\r\n+MFTPCFG: 0,\"ssl\",0,0\r\n\r\nOK\r\n"},
		{"unknown", "AT+NOSUCH\r", "\r\nERROR\r\n"},
		{"unknown basic", "ATD123\r", "\r\nERROR\r\n"},
		{"no command", "AT1\r", "\r\nERROR\r\n"},
		{"lower case command", "at+cgmm\r", "\r\ngeneric\r\n\r\nOK\r\n"},
		{"concatenation", "ATE0V1+CMEE?;+CGMM;+CGATT?\r", "\r\n+CMEE: 1\r\n\r\ngeneric\r\n\r\n+CGATT: 1\r\n\r\nOK\r\n"},
		{"concatenation stops at an error", "AT+CMEE?;+NOSUCH;+CGMM\r", "\r\n+CMEE: 1\r\n\r\nERROR\r\n"},
		{"A/ needs no CR", "AT+CMEE?\rA/", "\r\n+CMEE: 1\r\n\r\nOK\r\n\r\n+CMEE: 1\r\n\r\nOK\r\n"},
		{"a/", "AT\ra/", "\r\nOK\r\n\r\nOK\r\n"},
		{"S3?", "ATS3?\r", "\r\n013\r\n\r\nOK\r\n"},
		{"S4 and S5", "ATS4?S5?\r", "\r\n010\r\n\r\n008\r\n\r\nOK\r\n"},
		{"S3 set", "ATS3=30\rAT\x1e", "\x1e\nOK\x1e\n\x1e\nOK\x1e\n"},
		{"S3 out of range", "ATS3=128\r", "\r\nERROR\r\n"},
		{"S9", "ATS9?\r", "\r\nERROR\r\n"},
		{"ATV0", "ATV0\rAT+CMEE?\rAT+NOSUCH\r", "0\r+CMEE: 1\r\n0\r4\r"},
		{"ATQ1", "ATQ1\rAT\rAT+CMEE?\rATQ0\r", "\r\n+CMEE: 1\r\n\r\nOK\r\n"},
		{"ATE2", "ATE2\r", "\r\nERROR\r\n"},
		{"ATZ restores echo and CMEE", "ATZ\rAT+CMEE?\r", "\r\nOK\r\nAT+CMEE?\r\r\n+CMEE: 0\r\n\r\nOK\r\n"},
		{"AT&F", "AT&F\r", "\r\nOK\r\n"},
		{"line of 8 KiB", "AT" + strings.Repeat(" ", 8<<10) + "\r", "\r\nOK\r\n"},
		{"line over 8 KiB", "AT" + strings.Repeat(" ", 8<<10+1) + "\rAT\r", "\r\nERROR\r\n\r\nOK\r\n"},
		{"quote never closed", `AT+MFTPCFG=0,"ssl` + "\r", "\r\n+CME ERROR: 50\r\n"},
		{"trailing garbage", "AT+CMEE?x\rAT+CMEE=?x\r", "\r\n+CME ERROR: 50\r\n\r\n+CME ERROR: 50\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHost(t, Config{})
			h.send(tt.send)
			h.want(tt.want)
		})
	}
}

func TestEcho(t *testing.T) {
	h := bareHost(t, Config{})
	h.want("\r\n+MATREADY\r\n")
	h.send("AT\r")
	h.want("AT\r\r\nOK\r\n")
	h.send("A")
	h.want("A") // as typed, not as lines
	h.send("TE0\r")
	h.want("TE0\r\r\nOK\r\n")
	h.send("ATE1\r")
	h.want("\r\nOK\r\n")
	h.send("at\r\n")
	h.want("at\r\r\nOK\r\n")
	h.send("At\r")
	h.want("At\r")
}

func TestErrorForms(t *testing.T) { // §2.2, D23
	h := newHost(t, Config{})
	const bad = "AT+MFTPCWD=6,\"/\""
	h.do("AT+CMEE=?", "+CMEE: (0,1,2)", "OK")
	h.do(bad, "+CME ERROR: 50")
	h.do("AT+CMEE=0", "OK")
	h.do(bad, "ERROR")
	h.do("AT+CMEE=2", "OK")
	h.do(bad, "+CME ERROR: incorrect parameters")
	h.do("AT+CMEE=3", "+CME ERROR: incorrect parameters")
	h.do("AT+CMEE?", "+CMEE: 2", "OK")
}

// A line of 10 MB costs neither memory nor the module.
func TestEndlessLine(t *testing.T) {
	h := newHost(t, Config{})
	h.do("ATE1", "OK")
	h.send("AT+MFTPCWD=0,\"")
	piece := strings.Repeat("x", 64<<10)
	for range 160 {
		h.send(piece)
	}
	h.send("\rATE0\r")
	const tail = "\r\nERROR\r\nATE0\r\r\nOK\r\n"
	deadline := time.Now().Add(patience)
	for !strings.HasSuffix(h.rest(), tail) {
		if time.Now().After(deadline) {
			t.Fatalf("the answer ends in %q", h.rest()[max(0, len(h.rest())-100):])
		}
		pause(time.Millisecond)
	}
	if n := len(h.rest()); n > 9<<10 {
		t.Errorf("%d bytes were echoed", n)
	}
}

// Half a command keeps notifications back for a while, not for ever (D59).
func TestHalfLine(t *testing.T) {
	h := newHost(t, Config{Timing: Timing{HalfLine: 200 * time.Millisecond}})
	h.login("0")
	h.send("AT+MFTPST")
	pause(20 * time.Millisecond)
	_ = h.s.Sessions[0].Close()
	pause(50 * time.Millisecond)
	h.send("ATE=0\r")
	h.want("\r\n+MFTPSTATE: 0,0\r\n\r\nOK\r\n\r\n+MFTPURC: 0,\"conn\",0\r\n")
	h.login("1")
	h.send("AT+MFT")
	pause(20 * time.Millisecond)
	_ = h.s.Sessions[1].Close()
	h.want("\r\n+MFTPURC: 1,\"conn\",0\r\n")
	h.send("PSTATE=1\r")
	h.want("\r\n+MFTPSTATE: 1,0\r\n\r\nOK\r\n")
}
