package at

import (
	"context"
	"errors"
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"mftpspec/harness/trace"
)

func TestTimeout(t *testing.T) {
	for _, c := range []struct{ name, said, message string }{
		{"nothing", "", `at: AT: nothing for 10s`},
		{"part of a line", "\r\n+MFTPPWD", `at: AT: nothing complete within 10s (10 bytes so far: <CR><LF>+MFTPPWD)`},
		{"part of the data", "\r\n+MFTPRETR: 0,0,9,9,bb", `at: AT: nothing complete within 10s (23 bytes so far: <CR><LF>+MFTPRETR: 0,0,9,9,bb)`},
		{"a prompt that nobody expects", "\r\n>", `at: AT: nothing complete within 10s (3 bytes so far: <CR><LF>>)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, module, _ := start(t)
				if err := s.Send(t.Context(), "AT"); err != nil {
					t.Fatal(err)
				}
				s.Expect(Context{Payload: "+MFTPRETR: "})
				module.says(t, c.said)
				_, err := s.Next(t.Context(), s.Now()+10*time.Second)
				var timeout *TimeoutError
				if !errors.As(err, &timeout) || string(timeout.Partial) != c.said || err.Error() != c.message {
					t.Errorf("%v\nwant %s", err, c.message)
				}
				if string(s.Pending()) != c.said {
					t.Errorf("the bytes are gone: %q", s.Pending())
				}
				tok, ok := s.Drain()
				if ok != (c.said != "") || tok.Text != c.said || len(s.Pending()) != 0 {
					t.Errorf("drained %v, %+v", ok, tok)
				}
			})
		})
	}
}

// What comes in time counts even if it is looked for late, and what comes late
// does not, however early it is looked for.
func TestDeadlineIsOfTheBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, module, _ := start(t)
		module.says(t, "\r\nOK\r\n")
		synctest.Wait()
		<-time.After(time.Minute)
		tok, err := s.Next(t.Context(), time.Second)
		if err != nil || tok.Text != "OK" {
			t.Errorf("in time: %v, %+v", err, tok)
		}
		module.says(t, "\r\nERROR\r\n")
		synctest.Wait()
		var timeout *TimeoutError
		if _, err := s.Next(t.Context(), 30*time.Second); !errors.As(err, &timeout) {
			t.Errorf("late: %v", err)
		}
		if tok, err := s.Next(t.Context(), 2*time.Minute); err != nil || tok.Text != "ERROR" || tok.Done != time.Minute {
			t.Errorf("given time: %v, %+v", err, tok)
		}
	})
}

func TestContextEnds(t *testing.T) {
	s, _, _ := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Next(ctx, s.Now()+time.Hour); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := s.Next(ctx, s.Now()+time.Hour); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// deaf is a line that takes no bytes.
type deaf struct{ net.Conn }

func TestWriteEndsWithItsContext(t *testing.T) {
	for name, wrap := range map[string]func(net.Conn) io.ReadWriteCloser{
		"a line with deadlines":    func(c net.Conn) io.ReadWriteCloser { return deaf{c} },
		"a line without deadlines": func(c net.Conn) io.ReadWriteCloser { return struct{ io.ReadWriteCloser }{c} },
	} {
		t.Run(name, func(t *testing.T) {
			host, module := net.Pipe()
			s := NewSession(wrap(host), trace.New())
			defer s.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
			defer cancel()
			if err := s.Send(ctx, "AT"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("late: %v", err)
			}
			ctx, cancel = context.WithCancel(t.Context())
			time.AfterFunc(20*time.Millisecond, cancel)
			if err := s.Write(ctx, make([]byte, 4096)); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
			// The line hears again: nothing of the past stands in the way.
			go func() { _, _ = io.Copy(io.Discard, module) }()
			if err := s.Write(t.Context(), make([]byte, 4096)); err != nil {
				t.Errorf("after that: %v", err)
			}
		})
	}
}

func TestWaitSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, module, _ := start(t)
		if err := s.Send(t.Context(), "AT"); err != nil {
			t.Fatal(err)
		}
		began := s.Now()
		go func() {
			for range 3 {
				<-time.After(time.Second)
				module.says(t, "\r\nX\r\n")
			}
		}()
		if err := s.WaitSilence(t.Context(), 1200*time.Millisecond); err != nil {
			t.Fatal(err)
		}
		if took := s.Now() - began; took != 4200*time.Millisecond {
			t.Errorf("it took %s, want 4.2s", took)
		}
		if s.LastByte() != began+3*time.Second {
			t.Errorf("the last byte was at %s", s.LastByte())
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := s.WaitSilence(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}

func TestQuietSince(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, module, _ := start(t)
		module.says(t, "\r\nA\r\n")
		synctest.Wait()
		<-time.After(3 * time.Second)
		a := next(t, s, Info, "A")
		if quiet, ok := s.QuietSince(a.End, 3*time.Second); !ok || quiet != 3*time.Second {
			t.Errorf("until now: %s %t", quiet, ok)
		}
		module.says(t, "\r\nB\r\n")
		synctest.Wait()
		<-time.After(time.Minute)
		if quiet, ok := s.QuietSince(a.End, 4*time.Second); ok || quiet != 3*time.Second {
			t.Errorf("until B: %s %t", quiet, ok)
		}
	})
}

// slow is a line at 9600 Bd, whose writes return at once.
type slow struct{ line }

func (slow) ByteTime() time.Duration { return time.Second / 960 }

// The guard of +++ begins when the last byte has left, not when it was written.
func TestSilenceCountsTheBytesOnTheWire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue()
		s := NewSession(slow{line{in: q, out: newQueue()}}, trace.New())
		defer s.Close()
		if err := s.Write(t.Context(), make([]byte, 960)); err != nil {
			t.Fatal(err)
		}
		began := s.Now()
		if err := s.WaitSilence(t.Context(), time.Second); err != nil {
			t.Fatal(err)
		}
		if took := s.Now() - began; took < 1999*time.Millisecond || took > 2001*time.Millisecond {
			t.Errorf("%s, want 2s", took)
		}
	})
}
