package emulator

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// every is each byte value once.
func every() string {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}

func TestUploadToLength(t *testing.T) { // §3.11
	h := newHost(t, Config{})
	h.login("0")
	h.do(`AT+MFTPCWD=0,"/home/uftp/test"`, "OK", "+MFTPCWD: 0,0")
	h.send("AT+MFTPAPPE=0,\"test1.txt\",1,5\r")
	h.want("\r\n>")
	h.send("BBBBB")
	h.want("\r\nOK\r\n\r\n+MFTPAPPE: 0,0,5\r\n")
	h.send("AT+MFTPAPPE=0,\"test1.txt\",1\r")
	h.want("\r\n>")
	h.send("bb")
	h.send("bbb\x1a")
	h.want("\r\nOK\r\n\r\n+MFTPAPPE: 0,0,5\r\n")
	if got := h.s.file("/home/uftp/test/test1.txt"); got != "BBBBBbbbbb" {
		t.Fatalf("stored %q", got)
	}
	// All byte values, a leading <LF> too; what follows the length is a command.
	h.send("AT+MFTPSTOR=0,\"all\",1,4096\r")
	h.want("\r\n>")
	all := strings.Repeat(every()[10:]+every()[:10], 16)
	h.send(all + "AT\r")
	h.want("\r\nOK\r\n")
	if got := h.next(len("\r\n+MFTPSTOR: 0,0,4096\r\n\r\nOK\r\n")); !strings.Contains(got, "+MFTPSTOR: 0,0,4096") {
		t.Fatalf("got %q", got)
	}
	if h.s.file("/home/uftp/test/all") != all {
		t.Error("the file is not what was sent")
	}
	h.send("AT+MFTPSTOR=0,\"long\",1\r")
	h.want("\r\n>")
	h.send(strings.Repeat("x", 4097) + "\x1a")
	h.want("\r\n+CME ERROR: 50\r\n")
	h.send("AT+MFTPSTOR=0,\"nothing\",1\r")
	h.want("\r\n>")
	h.send("\x1a")
	h.want("\r\nOK\r\n\r\n+MFTPSTOR: 0,0,0\r\n")
}

func TestUploadInPackets(t *testing.T) { // §3.11 <eof>, D42
	for reading, third := range map[string]string{"per-packet": "3", "cumulative": "9"} {
		h := newHost(t, Config{Dialects: map[string]string{"D42": reading}})
		h.login("2")
		second := map[string]string{"per-packet": "2", "cumulative": "6"}[reading]
		h.do(`AT+MFTPSTOR=2,"p",0,4,"abcd"`, "OK", "+MFTPSTOR: 2,0,4")
		h.do("AT+MFTPSTATE=2", "+MFTPSTATE: 2,3", "OK")
		h.do("AT+MFTPPWD=2", "+CME ERROR: 802")
		h.do(`AT+MFTPSTOR=2,"other",1,1,"x"`, "+CME ERROR: 802")
		h.do(`AT+MFTPAPPE=2,"p",1,1,"x"`, "+CME ERROR: 802")
		h.send("AT+MFTPSTOR=2,\"p\",0,2\r")
		h.want("\r\n>")
		h.send("ef")
		h.want("\r\nOK\r\n\r\n+MFTPSTOR: 2,0," + second + "\r\n")
		h.do(`AT+MFTPSTOR=2,"p",1,3,"ghi"`, "OK", "+MFTPSTOR: 2,0,"+third)
		h.do("AT+MFTPSTATE=2", "+MFTPSTATE: 2,1", "OK")
		if got := h.s.file("/home/uftp/p"); got != "abcdefghi" {
			t.Errorf("stored %q", got)
		}
		h.do(`AT+MFTPAPPE=2,"p",0,1,"x"`, "OK", "+MFTPAPPE: 2,0,1")
		h.do("AT+MFTPDISC=2", "OK", "+MFTPDISC: 2,0", `+MFTPURC: 2,"conn",0`)
		h.do("AT+MFTPSTATE=2", "+MFTPSTATE: 2,0", "OK")
	}
}

func TestUploadTransparent(t *testing.T) { // §3.11, D39, D40
	h := newHost(t, Config{Timing: Timing{Guard: 200 * time.Millisecond}})
	guard := 250 * time.Millisecond
	h.login("0")
	h.send("AT+MFTPSTOR=0,\"t\"\r")
	h.want("\r\nCONNECT\r\n")
	h.send(every() + "+++" + "\r\nAT\r")
	pause(guard)
	h.send("+++x") // silence before, none after
	pause(guard)
	h.send("++++")
	pause(guard)
	h.send("++")
	pause(guard)
	h.send("end+++") // silence after, none before
	pause(guard)
	h.send("+")
	h.send("++")
	h.want("\r\nOK\r\n")
	want := every() + "+++\r\nAT\r+++x++++++end+++"
	if got := h.s.file("/home/uftp/t"); got != want {
		t.Fatalf("stored %q, expected %q", got, want)
	}
	h.fence()
	h.send("AT+MFTPAPPE=0,\"t\"\r")
	h.want("\r\nCONNECT\r\n")
	pause(guard)
	h.send("+++") // nothing at all
	h.want("\r\nOK\r\n")
	if got := h.s.file("/home/uftp/t"); got != want {
		t.Fatalf("stored %q", got)
	}

	// The server refuses: an error in place of CONNECT.
	h.s.Set(func() { h.s.StorErr = errNo })
	h.do(`AT+MFTPSTOR=0,"t"`, "+CME ERROR: 812")
	h.s.Set(func() { h.s.StorErr = nil })

	// It breaks off: the mode ends, the result says so, commands work again.
	h.s.Set(func() { h.s.WriteErr = failure(CauseSend, errors.New("reset")) })
	h.send("AT+MFTPSTOR=0,\"t\"\r")
	h.want("\r\nCONNECT\r\n")
	h.send("data")
	h.want("\r\n+MFTPSTOR: 0,17,0\r\n")
	h.send("+++") // too late
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,1", "OK")
}

// A slow server makes the host wait; nothing is lost.
func TestTransparentBackPressure(t *testing.T) {
	h := newHost(t, Config{})
	h.login("0")
	gate := make(chan struct{})
	h.s.Set(func() { h.s.Gate = gate })
	h.send("AT+MFTPSTOR=0,\"big\"\r")
	h.want("\r\nCONNECT\r\n")
	big := strings.Repeat(every(), 1024)
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		h.send(big)
	}()
	select {
	case <-sent:
		t.Error("256 KiB went into a module whose server takes nothing")
	case <-time.After(100 * time.Millisecond):
	}
	close(gate)
	<-sent
	pause(100 * time.Millisecond)
	h.send("+++")
	h.want("\r\nOK\r\n")
	if h.s.file("/home/uftp/big") != big {
		t.Error("the file is not what was sent")
	}
}

func TestDownload(t *testing.T) { // §3.10, D05
	h := newHost(t, Config{Chunk: 1000})
	h.login("0")
	file := strings.Repeat(every(), 10)
	h.s.Set(func() { h.s.Files["/home/uftp/f"] = []byte(file); h.s.Files["/home/uftp/empty"] = nil })
	h.send("AT+MFTPRETR=0,\"f\"\r")
	h.want("\r\nOK\r\n")
	for at := 0; at < len(file); at += 1000 {
		end := min(at+1000, len(file))
		h.want(fmt.Sprintf("\r\n+MFTPRETR: 0,0,%d,%d,%s\r\n", end, end-at, file[at:end]))
	}
	h.fence()
	h.do(`AT+MFTPRETR=0,"empty"`, "OK", "+MFTPRETR: 0,19")
	h.do(`AT+MFTPRETR=0,"f","ignored",10,2`, "OK", "+MFTPRETR: 0,0,2,2,\x0a\x0b")
	h.do(`AT+MFTPRETR=0,"f",,5000`, "OK", "+MFTPRETR: 0,19")
}

// During a transfer the line answers (§3.13, D52), the channel is busy (D27), and
// other channels work.
func TestTransferUnderWay(t *testing.T) {
	h := newHost(t, Config{})
	h.login("0")
	h.login("5")
	gate := make(chan struct{})
	h.s.Set(func() { h.s.Gate = gate; h.s.Files["/home/uftp/f"] = []byte("abc") })
	h.do(`AT+MFTPRETR=0,"f"`, "OK")
	h.do("AT+MFTPSTATE=0", "+MFTPSTATE: 0,2", "OK")
	h.do("AT+MFTPPWD=0", "+CME ERROR: 802")
	h.do("AT+MFTPDISC=0", "+CME ERROR: 802")
	h.do("AT+MFTPPWD=5", "OK", `+MFTPPWD: 5,0,"/home/uftp"`)
	h.do(`AT+MFTPSTOR=5,"g",1,1,"x"`, "OK")
	h.do("AT+MFTPSTATE=5", "+MFTPSTATE: 5,3", "OK")
	close(gate)
	// in any order
	got := h.next(len("\r\n+MFTPRETR: 0,0,3,3,abc\r\n\r\n+MFTPSTOR: 5,0,1\r\n"))
	if !strings.Contains(got, "abc") || !strings.Contains(got, "+MFTPSTOR: 5,0,1") {
		t.Errorf("got %q", got)
	}
}

func TestLocalFileSpace(t *testing.T) { // code 16
	h := newHost(t, Config{FileSpace: 100})
	h.do(`AT+MFTPCFG=0,"local_fs",1`, "OK")
	h.login("0")
	h.s.Set(func() { h.s.Files["/home/uftp/f"] = []byte(strings.Repeat("x", 200)) })
	h.do(`AT+MFTPRETR=0,"f","/f"`, "OK", "+MFTPRETR: 0,16")
	h.do(`AT+MFTPRETR=0,"f","/f",0,98`, "OK", "+MFTPRETR: 0,0,98,98")
	h.do(`AT+MFTPRETR=0,"f","/g",0,3`, "OK", "+MFTPRETR: 0,16")
	h.do(`AT+MFPUT="/g",3,"abc"`, "+CME ERROR: 20")
	h.do(`AT+MFTPRETR=0,"f","/f",0,98`, "OK", "+MFTPRETR: 0,0,98,98") // replaced
}

func TestModuleFiles(t *testing.T) { // §4.1, D13
	h := newHost(t, Config{Timing: Timing{FilePut: 50 * time.Millisecond}})
	most := strings.ReplaceAll(every(), "\x1b", "")
	h.send("AT+MFPUT=\"/a\",255\r")
	h.want("\r\n>")
	h.send(most)
	h.want("\r\n+MFPUT: 255\r\n\r\nOK\r\n")
	h.do(`AT+MFGET="/a"`, "+MFGET: 255,"+most, "OK")
	h.send("AT+MFPUT=\"/b\",10\r")
	h.want("\r\n>")
	h.send("abc") // and no more
	h.want("\r\n+MFPUT: 3\r\n\r\nOK\r\n")
	h.send("AT+MFPUT=\"/c\",0\r")
	h.want("\r\n>")
	h.send("abcd\x1a")
	h.want("\r\n+MFPUT: 4\r\n\r\nOK\r\n")
	h.send("AT+MFPUT=\"/d\",0\r")
	h.want("\r\n>")
	h.send("abcd\x1b")
	h.want("\r\nOK\r\n")
	h.send("AT+MFPUT=\"/d\",9\r")
	h.want("\r\n>")
	h.send("abcd\x1b")
	h.want("\r\nOK\r\n")
	h.do("AT+MFLIST", `+MFLIST: "/a",255`, `+MFLIST: "/b",3`, `+MFLIST: "/c",4`, "OK")
	h.do(`AT+MFPUT="/d",3,"ab"`, "+CME ERROR: 50")
	h.do(`AT+MFGET="/d"`, "+CME ERROR: 22")
	h.do(`AT+MFPUT="/e",0,""`, "+MFPUT: 0", "OK")
	h.do(`AT+MFGET="/e"`, "+MFGET: 0,", "OK")
	h.do("AT+MFDELETE", "OK")
	h.do("AT+MFLIST", "OK")
}

// A host that stops in the middle of an upload gets the command line back.
func TestPromptTimeout(t *testing.T) {
	h := newHost(t, Config{Timing: Timing{Prompt: 50 * time.Millisecond}})
	h.login("0")
	h.send("AT+MFTPAPPE=0,\"f\",1,10\r")
	h.want("\r\n>")
	h.send("abc")
	h.want("\r\n+CME ERROR: 813\r\n")
	h.fence()
}
