package hostkit

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
)

// patience bounds every wait; it is reached only when something is broken.
const patience = 10 * time.Second

// heard collects what is said.
type heard struct {
	mu    sync.Mutex
	lines []string
	more  chan struct{}
}

func (h *heard) hear(s Speech) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lines = append(h.lines, string(s.From)+" "+s.Text)
	close(h.more)
	h.more = make(chan struct{})
}

// await waits until these lines were said, in this order, whatever came between.
func (h *heard) await(t *testing.T, want ...string) {
	t.Helper()
	deadline := time.After(patience)
	for {
		h.mu.Lock()
		lines, more, i := h.lines, h.more, 0
		for _, l := range lines {
			if i < len(want) && l == want[i] {
				i++
			}
		}
		h.mu.Unlock()
		if i == len(want) {
			return
		}
		select {
		case <-more:
		case <-deadline:
			t.Fatalf("%q was not said; said was\n%s", want[i], strings.Join(lines, "\n"))
		}
	}
}

// offer runs a kit until the test ends.
func offer(t *testing.T, k Kit) (Places, *heard) {
	t.Helper()
	h := &heard{more: make(chan struct{})}
	k.Hear = h.hear
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan Places, 1), make(chan error, 1)
	go func() { ended <- k.Run(ctx, func(p Places) { ready <- p }) }()
	select {
	case p := <-ready:
		t.Cleanup(func() {
			cancel()
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
		return p, h
	case err := <-ended:
		cancel()
		t.Fatal(err)
	}
	return Places{}, nil
}

// host is a program on the line.
type host struct {
	t *testing.T
	net.Conn
	r *bufio.Reader
}

func connect(t *testing.T, p Places) *host {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(p.Line, "tcp://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(patience))
	return &host{t, c, bufio.NewReader(c)}
}

// do sends something and reads until the answer ends in want.
func (h *host) do(send, want string) {
	h.t.Helper()
	if _, err := io.WriteString(h, send); err != nil {
		h.t.Fatal(err)
	}
	var got strings.Builder
	for !strings.HasSuffix(got.String(), want) {
		c, err := h.r.ReadByte()
		if err != nil {
			h.t.Fatalf("%q: %q, %v; want %q", send, got.String(), err, want)
		}
		got.WriteByte(c)
	}
}

// A host logs in to the FTP server of the kit, uploads and downloads; the files are in
// the folder, and everything that is said was heard.
func TestFilesAndSpeech(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "down.txt"), []byte("hello"), 0o644); err != nil {
		t.Fatal(err)
	}
	p, heard := offer(t, Kit{Listen: "127.0.0.1:0", Folder: folder, Server: ftpserver.Options{}, User: "u", Password: "secret"})
	at, port, _ := net.SplitHostPort(p.Server)
	h := connect(t, p)
	h.do("ATE0\r\n", "OK\r\n")
	h.do(`AT+MFTPCONN=0,"`+at+`","u","secret",`+port+"\r\n", "+MFTPCONN: 0,0\r\n")
	h.do(`AT+MFTPSTOR=0,"up.txt",1`+"\r", ">")
	h.do("a\rb\x1a", "+MFTPSTOR: 0,0,3\r\n")
	h.do(`AT+MFTPRETR=0,"down.txt"`+"\r", "+MFTPRETR: 0,0,5,5,hello\r\n")
	if data, err := os.ReadFile(filepath.Join(folder, "up.txt")); err != nil || string(data) != "a\rb" {
		t.Errorf("up.txt is %q, %v", data, err)
	}
	heard.await(t, "module <CR><LF>+MATREADY<CR><LF>", "module <CR><LF>OK<CR><LF>",
		`host AT+MFTPCONN=0,"`+at+`","u","secret",`+port+"<CR><LF>", "FTP > USER u", "FTP > PASS ****", "module <CR><LF>+MFTPCONN: 0,0<CR><LF>",
		`host AT+MFTPSTOR=0,"up.txt",1<CR>`, "module <CR><LF>>", "FTP > STOR up.txt", "module <CR><LF>+MFTPSTOR: 0,0,3<CR><LF>",
		"FTP > RETR down.txt", "module <CR><LF>+MFTPRETR: 0,0,5,5,hello<CR><LF>")
	heard.await(t, "host b<SUB>")
}

// FTPS works against the server of the kit: the module trusts it.
func TestFTPS(t *testing.T) {
	p, heard := offer(t, Kit{Listen: "127.0.0.1:0", Folder: t.TempDir(), User: "u", Password: "secret"})
	at, port, _ := net.SplitHostPort(p.Server)
	h := connect(t, p)
	h.do("AT+MFTPCFG=0,\"ssl\",2,0\r", "OK\r\n")
	h.do(`AT+MFTPCONN=0,"`+at+`","u","secret",`+port+"\r", "+MFTPCONN: 0,0\r\n")
	heard.await(t, "FTP > AUTH TLS", "FTP > PROT P")
}

// A line has one end: who comes second is turned away, who comes later is served, and
// meets the module as it was left.
func TestOneHostAtATime(t *testing.T) {
	p, _ := offer(t, Kit{Listen: "127.0.0.1:0"})
	h := connect(t, p)
	h.do("ATE0;+CEREG=1\r", "OK\r\n")
	if b, err := io.ReadAll(connect(t, p)); len(b) > 0 || err != nil && !errors.Is(err, net.ErrClosed) && !strings.Contains(err.Error(), "reset") {
		t.Errorf("the second host read %q, %v", b, err)
	}
	h.do("AT\r", "\r\nOK\r\n")
	h.Close()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		again := connect(t, p)
		_, err := io.WriteString(again, "AT+CEREG?\r")
		if line, _ := again.r.ReadString(','); err == nil && line == "\r\n+CEREG: 1," {
			return
		}
		again.Close() // the first one was not gone yet
	}
	t.Error("a later host is not served")
}

func TestEvents(t *testing.T) {
	control := filepath.Join(t.TempDir(), "control")
	fault := func(id string) (func() emulator.Hooks, error) {
		if id != "no-signal" {
			return nil, errors.New("there is no such defect")
		}
		return func() emulator.Hooks {
			return emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
				if r.Name == "+CSQ" {
					r.Error()
					return
				}
				next(r)
			}}
		}, nil
	}
	p, heard := offer(t, Kit{Listen: "127.0.0.1:0", Control: control, Fault: fault})
	h := connect(t, p)
	tell := func(event, want string) {
		t.Helper()
		if refused, err := Tell(t.Context(), control, event); err != nil || !strings.Contains(refused, want) || (want == "") != (refused == "") {
			t.Errorf("%s: refused %q, %v; want %q", event, refused, err, want)
		}
	}
	h.do("ATE0;+CEREG=1\r", "OK\r\n")
	tell("lose-network", "")
	h.do("", "\r\n+CEREG: 0\r\n")
	tell("find-network", "")
	h.do("", "\r\n+CEREG: 1\r\n")
	tell("say  RING  ", "")
	h.do("", "\r\nRING\r\n")
	tell("fault no-signal", "")
	h.do("AT+CSQ\r", "\r\nERROR\r\n")
	tell("heal", "")
	h.do("AT+CSQ\r", "\r\n+CSQ: 24,99\r\n\r\nOK\r\n")
	tell("slow 50ms", "")
	began := time.Now()
	h.do("AT+CSQ\r", "OK\r\n")
	if took := time.Since(began); took < 50*time.Millisecond {
		t.Errorf("slow: %s", took)
	}
	tell("reboot", "")
	h.do("", "\r\n+MATREADY\r\n")
	heard.await(t, "event lose-network", "event find-network", "event reboot")
	for event, want := range map[string]string{"explode": "there are lose-network, find-network, reboot, slow TIME", "": "is no event", "slow": "wants its TIME",
		"slow 3 parsecs": "write a time such as 300ms", "slow -1s": "write a time", "reboot now": "stands alone", "fault flood": "no such defect", "fault": "wants its ID"} {
		tell(event, want)
	}
	if _, err := Tell(t.Context(), control+"s", "reboot"); err == nil {
		t.Error("nobody listens there, and nothing is said")
	}
	if err := (Kit{Listen: "127.0.0.1:0", Control: control}).Run(t.Context(), func(Places) {}); err == nil || !strings.Contains(err.Error(), "another program listens there") {
		t.Errorf("a second kit on the same socket: %v", err)
	}
}

// What is said is cut into lines however it arrives.
func TestPieces(t *testing.T) {
	for _, tt := range []struct {
		ends func([]byte) int
		in   string
		want []string
	}{
		{endOfCommand, "AT\r\nATE0\rdata\x1arest", []string{"AT\r\n", "ATE0\r", "data\x1a"}},
		{endOfLine, "AT\r\r\nOK\r\n\r\n+CSQ: 1\r\n\r\nOK\r\n> ", []string{"AT\r", "\r\nOK\r\n", "\r\n+CSQ: 1\r\n", "\r\nOK\r\n"}},
		{endOfLine, "\r\nOK\r", nil},
		{endOfLine, "\r\n>", nil},
	} {
		var got []string
		for b := []byte(tt.in); ; {
			n := tt.ends(b)
			if n == 0 {
				break
			}
			got, b = append(got, string(b[:n])), b[n:]
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}
