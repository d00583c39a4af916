package port

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"time"
)

// comServerFake is a serial server of a few lines that shares nothing with the
// client: what it hears it keeps, and it answers as it is told to.
type comServerFake struct {
	refuse   bool                                // DONT COM-PORT-OPTION
	text     bool                                // WONT BINARY
	mute     bool                                // says nothing
	parting  string                              // says this and hangs up
	confirm  func(command byte, v []byte) []byte // the value it confirms; nil: what was asked
	settings chan []byte                         // every command of the option, with its value
	data     chan byte
	conn     chan net.Conn
}

func (s *comServerFake) start(t *testing.T) (target string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.settings, s.data, s.conn = make(chan []byte, 64), make(chan byte, 1<<20), make(chan net.Conn, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		s.conn <- conn
		s.serve(conn)
	}()
	t.Cleanup(func() {
		_ = l.Close()
		select {
		case c := <-s.conn:
			_ = c.Close()
		default:
		}
		<-done
	})
	return "rfc2217://" + l.Addr().String()
}

func (s *comServerFake) serve(conn net.Conn) {
	if s.parting != "" {
		_, _ = io.WriteString(conn, s.parting)
		return
	}
	in := bufio.NewReader(conn)
	for {
		b, err := in.ReadByte()
		if err != nil {
			return
		}
		if b != 0xff {
			s.data <- b
			continue
		}
		verb, _ := in.ReadByte()
		switch verb {
		case 0xff:
			s.data <- b
		case 0xfb, 0xfd:
			option, _ := in.ReadByte()
			answer := map[byte]byte{0xfb: 0xfd, 0xfd: 0xfb}[verb] // DO for WILL, WILL for DO
			if option == 44 && s.refuse || option == 0 && s.text {
				answer++ // DONT, WONT
			}
			if !s.mute {
				_, _ = conn.Write([]byte{0xff, answer, option})
			}
		case 0xfa:
			text, err := in.ReadBytes(0xf0)
			if err != nil || s.mute {
				return
			}
			text = bytes.ReplaceAll(text[:len(text)-2], []byte{0xff, 0xff}, []byte{0xff})
			value := text[2:]
			if s.confirm != nil {
				value = s.confirm(text[1], value)
			}
			reply := append([]byte{0xff, 0xfa, 44, text[1] + 100}, bytes.ReplaceAll(value, []byte{0xff}, []byte{0xff, 0xff})...)
			s.settings <- text[1:]
			if value != nil {
				_, _ = conn.Write(append(reply, 0xff, 0xf0))
			}
		}
	}
}

func TestRFC2217(t *testing.T) {
	s := &comServerFake{}
	p, err := Open(t.Context(), s.start(t)+"?baud=921600&purge", Options{Baud: 9600})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	var asked [][]byte
	for range 9 {
		asked = append(asked, <-s.settings)
	}
	want := [][]byte{{5, 1}, {2, 8}, {3, 1}, {4, 1}, {1, 0, 14, 16, 0}, {5, 8}, {5, 11}, {10, 14}, {12, 3}}
	if !bytes.Equal(bytes.Join(asked, nil), bytes.Join(want, nil)) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	if p.ByteTime() != 10*time.Second/921600 {
		t.Errorf("a byte takes %v", p.ByteTime())
	}
	// Every byte, both ways.
	all := make([]byte, 512)
	for i := range all {
		all[i] = byte(i)
	}
	if n, err := p.Write(all); n != len(all) || err != nil {
		t.Fatal(n, err)
	}
	for i := range all {
		if b := <-s.data; b != all[i] {
			t.Fatalf("byte %d came as %#x", i, b)
		}
	}
	conn := <-s.conn
	_, _ = conn.Write(bytes.ReplaceAll(all, []byte{0xff}, []byte{0xff, 0xff}))
	got := make([]byte, len(all))
	if _, err := io.ReadFull(p, got); err != nil || !bytes.Equal(got, all) {
		t.Errorf("%x, %v", got, err)
	}
	if err := p.SetBaud(57600); err != nil {
		t.Error(err)
	}
	if b := <-s.settings; b[0] != 1 || binary.BigEndian.Uint32(b[1:]) != 57600 {
		t.Errorf("asked for %v", b)
	}
	// Errors of the line, and a change of a modem line.
	_, _ = conn.Write([]byte{0xff, 0xfa, 44, 106, 0x08, 0xff, 0xf0, 0xff, 0xfa, 44, 106, 0x0a, 0xff, 0xf0, 0xff, 0xfa, 44, 107, 0x30, 0xff, 0xf0, '!'})
	if _, err := io.ReadFull(p, got[:1]); err != nil {
		t.Fatal(err)
	}
	if f := p.(*remotePort).Faults(); f != "2 framing errors, 1 overrun errors" {
		t.Errorf("faults: %q", f)
	}
	// A server that suspends the line gets nothing until it resumes.
	_, _ = conn.Write([]byte{0xff, 0xfa, 44, 108, 0xff, 0xf0, '!'})
	if _, err := io.ReadFull(p, got[:1]); err != nil {
		t.Fatal(err)
	}
	if err := p.SetWriteDeadline(time.Now().Add(30 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if n, err := p.Write([]byte("AT\r")); n != 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("suspended: %d, %v", n, err)
	}
	if err := p.SetWriteDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	wrote := make(chan error, 1)
	go func() { _, err := p.Write([]byte("AT\r")); wrote <- err }()
	_, _ = conn.Write([]byte{0xff, 0xfa, 44, 109, 0xff, 0xf0})
	if err := <-wrote; err != nil {
		t.Error(err)
	}
	if len(s.data) > 3 || <-s.data != 'A' {
		t.Error("what was written while suspended came too")
	}
	_ = conn.Close()
	if _, err := io.ReadAll(p); !errors.Is(err, ErrGone) {
		t.Errorf("the server left: %v, want ErrGone", err)
	}
	for range 2 {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := p.Read(got); !errors.Is(err, os.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

func TestRFC2217Refusals(t *testing.T) {
	instead := func(command byte, value ...byte) func(byte, []byte) []byte {
		return func(c byte, v []byte) []byte {
			if c == command {
				return value
			}
			return v
		}
	}
	for _, c := range []struct {
		name   string
		server *comServerFake
		want   string
	}{
		{"no such option", &comServerFake{refuse: true}, "refuses the COM-PORT-OPTION of RFC 2217; use socket://"},
		{"not binary", &comServerFake{text: true}, "does not agree to binary transmission"},
		{"another rate", &comServerFake{confirm: instead(1, 0, 0, 0xe1, 0)}, "set 57600 Bd when it was asked for 115200"},
		{"another rate that has a 255", &comServerFake{confirm: instead(1, 0, 0, 0xff, 0xff)}, "set 65535 Bd"},
		{"7 bits", &comServerFake{confirm: instead(2, 7)}, "does not set 8 data bits (it confirms 7)"},
		{"parity", &comServerFake{confirm: instead(3, 3)}, "does not set no parity"},
		{"XON/XOFF", &comServerFake{confirm: instead(5, 2)}, "XON/XOFF"},
		{"in use, after it has negotiated", &comServerFake{parting: "\xff\xfd\x2c\xff\xfb\x01Port already in use\r\n"}, `hangs up (it says "Port already in use")`},
		{"in use", &comServerFake{parting: "Port already in use\r\n"}, `hangs up (it says "Port already in use")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			target := c.server.start(t)
			p, err := Open(t.Context(), target, Options{})
			oe, ok := errors.AsType[*OpenError](err)
			if !ok {
				t.Fatalf("%v, %v; want an OpenError", p, err)
			}
			if oe.Target != target || !strings.Contains(oe.Error(), c.want) || strings.Contains(oe.Error(), "\n") {
				t.Errorf("%q, want a line with %q", oe.Error(), c.want)
			}
		})
	}
}

// A server that says nothing is given up when the caller gives up.
func TestRFC2217Cancelled(t *testing.T) {
	s := &comServerFake{mute: true}
	ctx, cancel := contextUntil(t, 50*time.Millisecond)
	defer cancel()
	if p, err := Open(ctx, s.start(t), Options{}); !errors.Is(err, ctx.Err()) {
		t.Errorf("%v, %v", p, err)
	}
}

func contextUntil(t *testing.T, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(t.Context(), d)
}

// refusing is the connection of a server that has said why it refuses and has hung
// up: writing finds the end before anybody has read the reason.
type refusing struct {
	net.Conn
	tried chan struct{} // closed when somebody has written
	once  sync.Once
	said  io.Reader
}

func (r *refusing) Write([]byte) (int, error) {
	r.once.Do(func() { close(r.tried) })
	return 0, syscall.EPIPE
}

func (r *refusing) Read(b []byte) (int, error) {
	<-r.tried
	return r.said.Read(b)
}

func (r *refusing) SetWriteDeadline(time.Time) error { return nil }

func TestRefusalIsReadBeforeItIsTold(t *testing.T) {
	c := newComPort(&refusing{tried: make(chan struct{}), said: iotest.OneByteReader(strings.NewReader("Port already in use\r\n"))}, "rfc2217://server:1")
	err := c.negotiate(115200, false)
	if want := `the serial server hangs up (it says "Port already in use")`; err == nil || err.Reason != want {
		t.Errorf("%v, want %s", err, want)
	}
}
