package port

import (
	"io"
	"net"
	"net/url"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A dead serial server is noticed in time, and no byte waits for others.
func TestSocketOptions(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	u := &url.URL{Scheme: "socket", Host: l.Addr().String()}
	conn, err := dial(t.Context(), u.String(), u, "")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	raw, err := conn.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	get := func(level, option int) (value int) {
		if err := raw.Control(func(fd uintptr) { value, err = unix.GetsockoptInt(int(fd), level, option) }); err != nil {
			t.Fatal(err)
		}
		return value
	}
	seconds := int(deadPeer.Seconds())
	if get(unix.SOL_SOCKET, unix.SO_KEEPALIVE) == 0 || get(unix.IPPROTO_TCP, unix.TCP_NODELAY) == 0 {
		t.Error("SO_KEEPALIVE and TCP_NODELAY want to be on")
	}
	idle, interval, count := get(unix.IPPROTO_TCP, unix.TCP_KEEPIDLE), get(unix.IPPROTO_TCP, unix.TCP_KEEPINTVL), get(unix.IPPROTO_TCP, unix.TCP_KEEPCNT)
	if idle+interval*count != seconds || get(unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT) != seconds*1000 {
		t.Errorf("a dead peer is noticed after %d + %d x %d s, %d ms; want %d s", idle, interval, count, get(unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT), seconds)
	}
}

// A serial server that sends an answer in two pieces with the algorithm of Nagle on
// (ser2net without nodelay) waits for the acknowledgement of the first: it comes at
// once, not after the 40 ms that Linux may take.
func TestAnswersAreAcknowledgedAtOnce(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p := open(t, "socket://"+l.Addr().String())
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if err := server.(*net.TCPConn).SetNoDelay(false); err != nil {
		t.Fatal(err)
	}
	go func() {
		command := make([]byte, 3)
		for {
			if _, err := io.ReadFull(server, command); err != nil {
				return
			}
			_, _ = io.WriteString(server, "\r\n")
			_, _ = io.WriteString(server, "OK\r\n")
		}
	}()
	var took []time.Duration
	answer := make([]byte, 6)
	for range 41 {
		began := time.Now()
		if _, err := io.WriteString(p, "AT\r"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(p, answer); err != nil {
			t.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	if median := took[len(took)/2]; median > 20*time.Millisecond {
		t.Errorf("an answer takes %v, want less than the 40 ms of a delayed acknowledgement", median)
	}
	t.Logf("an answer takes %v", took[len(took)/2])
}

// What a serial server does not read is known to be unsent.
func TestUnacknowledged(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p := open(t, "socket://"+l.Addr().String())
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	if n, all := p.Unsent(); n != 0 || all {
		t.Errorf("at first %d unsent, %t", n, all)
	}
	_ = p.SetWriteDeadline(time.Now().Add(5 * time.Second))
	for n := 0; n == 0; n, _ = p.Unsent() {
		if _, err := p.Write(make([]byte, 64<<10)); err != nil {
			t.Fatalf("while nobody reads nothing is unsent: %v", err)
		}
	}
}
