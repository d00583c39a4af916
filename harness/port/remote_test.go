package port

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"testing"
	"time"
)

func TestSocket(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	target := "socket://" + l.Addr().String()
	p, err := Open(t.Context(), target, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("AT\r")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 3)
	if _, err := io.ReadFull(server, got); err != nil || string(got) != "AT\r" {
		t.Errorf("%q, %v", got, err)
	}
	if p.ByteTime() != 10*time.Second/DefaultBaud {
		t.Errorf("a byte takes %v", p.ByteTime())
	}
	if err := p.SetBaud(9600); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("SetBaud: %v", err)
	}
	if err := p.SetWriteDeadline(time.Now().Add(50 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if n, err := p.Write(make([]byte, 64<<20)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("nobody reads: %d bytes, %v", n, err)
	}
	_ = server.Close()
	if _, err := io.ReadAll(p); !errors.Is(err, ErrGone) {
		t.Errorf("the server left: %v, want ErrGone", err)
	}
}

// A line within the process, here one without deadlines.
func TestMemory(t *testing.T) {
	here, there := net.Pipe()
	o := Options{Emulator: func(context.Context, *url.URL) (string, io.ReadWriteCloser, func() error, error) {
		return "", struct{ io.ReadWriteCloser }{here}, nil, nil
	}}
	p, err := Open(t.Context(), "emu://mem", o)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write([]byte("late")); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("nobody reads: %v", err)
	}
	// The write that is late holds the line: the next is not mixed into it.
	got := make([]byte, 4)
	if _, err := io.ReadFull(there, got); err != nil || string(got) != "late" {
		t.Errorf("%q, %v", got, err)
	}
	if err := p.SetWriteDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = p.Write([]byte("next")) }()
	if _, err := io.ReadFull(there, got); err != nil || string(got) != "next" {
		t.Errorf("%q, %v", got, err)
	}
	_ = there.Close()
	if _, err := p.Read(got); !errors.Is(err, ErrGone) {
		t.Errorf("the other end left: %v, want ErrGone", err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if _, err := p.Read(got); !errors.Is(err, os.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

// A serial server that ends its half of the connection has gone, although it
// would still take bytes.
func TestSocketHalfClosed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p, err := Open(t.Context(), "socket://"+l.Addr().String(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	_, _ = io.WriteString(server, "\r\nOK\r\n")
	if err := server.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(p); string(said) != "\r\nOK\r\n" || !errors.Is(err, ErrGone) {
		t.Errorf("%q, %v; want what it said, and ErrGone", said, err)
	}
}
