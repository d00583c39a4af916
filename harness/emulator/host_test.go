package emulator

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	patience  = 10 * time.Second
	testGuard = 60 * time.Millisecond // silence around +++
)

// host is the other end of a module's line.
type host struct {
	t    *testing.T
	m    *Module
	s    *fakeServer
	line io.ReadWriteCloser

	mu   sync.Mutex
	got  []byte
	more chan struct{} // closed and replaced with new bytes
	read int           // bytes already expected
	done chan struct{}
}

// newHost serves a new module with short times and a fake server. The boot
// notification is behind it, echo is off and errors are numbers.
func newHost(t *testing.T, c Config) *host {
	t.Helper()
	h := bareHost(t, c)
	h.want("\r\n+MATREADY\r\n")
	h.send("ATE0\r")
	h.want("ATE0\r\r\nOK\r\n")
	h.send("AT+CMEE=1\r")
	h.want("\r\nOK\r\n")
	return h
}

func bareHost(t *testing.T, c Config) *host {
	t.Helper()
	leakFree(t)
	s := newFakeServer()
	if c.Dial == nil {
		c.Dial = s.Dial
	}
	if c.Timing.Guard == 0 {
		c.Timing.Guard = testGuard
	}
	if c.Timing.Boot == 0 {
		c.Timing.Boot = 20 * time.Millisecond
	}
	if c.Timing.Late == 0 {
		c.Timing.Late = 20 * time.Millisecond
	}
	m, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	h := &host{t: t, m: m, s: s, more: make(chan struct{})}
	h.plug()
	t.Cleanup(func() {
		h.unplug()
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

// plug connects a new cable.
func (h *host) plug() {
	dte, dce := Pair(0)
	h.line, h.done = dte, make(chan struct{})
	served := make(chan error, 1)
	go func() { served <- h.m.Serve(context.Background(), dce) }()
	go func() {
		defer close(h.done)
		buf := make([]byte, 4096)
		for {
			n, err := dte.Read(buf)
			h.mu.Lock()
			h.got = append(h.got, buf[:n]...)
			close(h.more)
			h.more = make(chan struct{})
			h.mu.Unlock()
			if err != nil {
				if err := <-served; err != nil {
					h.t.Errorf("Serve: %v", err)
				}
				return
			}
		}
	}()
}

func (h *host) unplug() {
	_ = h.line.Close()
	<-h.done
}

func (h *host) send(s string) {
	h.t.Helper()
	if _, err := io.WriteString(h.line, s); err != nil {
		h.t.Fatalf("send %q: %v", s, err)
	}
}

// next waits for n more bytes.
func (h *host) next(n int) string {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		h.mu.Lock()
		rest, more := h.got[h.read:], h.more
		h.mu.Unlock()
		if len(rest) >= n {
			h.read += n
			return string(rest[:n])
		}
		select {
		case <-more:
		case <-deadline.C:
			h.read += len(rest)
			return string(rest)
		}
	}
}

// want expects exactly these bytes next.
func (h *host) want(s string) {
	h.t.Helper()
	if got := h.next(len(s)); got != s {
		h.t.Fatalf("expected %q, got %q (then %q)", s, got, h.rest())
	}
}

func (h *host) rest() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return string(h.got[h.read:])
}

// lines writes a response of several lines in wire form.
func lines(s ...string) string { return "\r\n" + strings.Join(s, "\r\n\r\n") + "\r\n" }

// do sends a command and expects these lines.
func (h *host) do(command string, want ...string) {
	h.t.Helper()
	h.send(command + "\r")
	if got := h.next(len(lines(want...))); got != lines(want...) {
		h.t.Fatalf("%s: expected %q, got %q (then %q)", command, lines(want...), got, h.rest())
	}
}

// fence proves that nothing else was said.
func (h *host) fence() {
	h.t.Helper()
	h.do("AT", "OK")
}

// login connects channel id.
func (h *host) login(id string) {
	h.t.Helper()
	h.do("AT+MFTPCONN="+id+`,"127.0.0.1","uftp","12341",21`, "OK", "+MFTPCONN: "+id+",0")
}

// pause waits without a byte, by a timer; it is part of the protocol (guard times).
func pause(d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	<-timer.C
}

// leakFree fails the test if goroutines are left at its end.
func leakFree(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		deadline := time.Now().Add(patience)
		for runtime.NumGoroutine() > before {
			if time.Now().After(deadline) {
				buf := make([]byte, 1<<20)
				t.Errorf("goroutines: %d before, %d after\n%s", before, runtime.NumGoroutine(), bytes.TrimSpace(buf[:runtime.Stack(buf, true)]))
				return
			}
			pause(5 * time.Millisecond)
		}
	})
}
