package at

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
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

// A module that never stops is not waited for without end.
func TestWaitSilenceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, module, _ := start(t)
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		go func() {
			for ctx.Err() == nil {
				select {
				case <-time.After(300 * time.Millisecond):
					module.says(t, "\r\n^RSSI: 21\r\n")
				case <-ctx.Done():
				}
			}
		}()
		began := s.Now()
		err := s.WaitSilence(t.Context(), time.Second)
		noise, ok := errors.AsType[*NoiseError](err)
		if took := s.Now() - began; !ok || took != 11*time.Second || noise.Waited != took || noise.Wanted != time.Second {
			t.Errorf("after %s: %v", took, err)
		}
	})
}

// wired is a line at 9600 Bd whose writes return at once, and that knows what it
// holds.
type wired struct {
	line
	unsent func() (n int, all bool)
}

func (wired) ByteTime() time.Duration     { return time.Second / 960 }
func (w wired) Unsent() (n int, all bool) { return w.unsent() }

// The guard of +++ begins when the last byte has left. When that is, the line says
// or the module shows; the rate alone never makes it wait (ledger D74).
func TestSilenceBeginsWhenTheBytesHaveLeft(t *testing.T) {
	const second = time.Second
	for _, test := range []struct {
		name   string
		write  int                                         // bytes
		unsent func(after time.Duration) (n int, all bool) // so long after the write
		answer bool                                        // the module answers at once
		want   time.Duration                               // until the line was silent for 1 s
	}{
		{"a USB port has sent them", 1 << 20, func(time.Duration) (int, bool) { return 0, true }, false, second},
		{"a UART sends them at its rate", 1920, func(after time.Duration) (int, bool) { return max(0, 1920-int(after*960/second)), true }, false, 3 * second},
		{"a UART is stopped by the module for 5 s", 960, func(after time.Duration) (int, bool) {
			if after < 5*second {
				return 960, true
			}
			return 0, true
		}, false, 6 * second},
		{"a serial server sends them at the rate of its line", 960, func(time.Duration) (int, bool) { return 0, false }, false, 2 * second},
		{"a serial server holds no more than its window", 1 << 20, func(time.Duration) (int, bool) { return 0, false }, false, heldMost*second/960 + second},
		{"the module has answered", 1 << 20, func(time.Duration) (int, bool) { return 0, false }, true, second},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				in := newQueue()
				var written time.Time
				s := NewSession(wired{line{in: in, out: newQueue()}, func() (int, bool) {
					if written.IsZero() {
						return test.write, false
					}
					return test.unsent(time.Since(written))
				}}, trace.New())
				defer s.Close()
				if err := s.Write(t.Context(), make([]byte, test.write)); err != nil {
					t.Fatal(err)
				}
				written = time.Now()
				if test.answer {
					_, _ = in.Write([]byte("\r\nOK\r\n"))
					next(t, s, Final, "OK")
				}
				foreseen := test.want
				if strings.Contains(test.name, "stopped") { // which nobody knows beforehand
					foreseen = 2 * second
				}
				if within := s.Within(second) - s.Now(); within < foreseen-10*time.Millisecond || within > foreseen+foreseen/50 {
					t.Errorf("the module has until %s for its answer, want %s", within, foreseen)
				}
				if err := s.WaitSilence(t.Context(), second); err != nil {
					t.Fatal(err)
				}
				if took := time.Since(written); took < test.want-10*time.Millisecond || took > test.want+test.want/50 {
					t.Errorf("%s, want %s", took, test.want)
				}
			})
		})
	}
}

// A module that waits is waited for from when it has all bytes: until then they are on the line.
func TestWaited(t *testing.T) {
	for name, test := range map[string]struct {
		write int // bytes, 960 a second
		want  time.Duration
	}{"nothing was written": {0, 5 * time.Second}, "bytes leave for 2 s": {1920, 3 * time.Second}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				in := newQueue()
				s := NewSession(wired{line{in: in, out: newQueue()}, func() (int, bool) { return 0, false }}, trace.New())
				defer s.Close()
				if err := s.Write(t.Context(), make([]byte, test.write)); err != nil {
					t.Fatal(err)
				}
				time.AfterFunc(5*time.Second, func() { _, _ = in.Write([]byte("\r\nOK\r\n")) })
				next(t, s, Final, "OK")
				if got := s.Waited(); got != test.want {
					t.Errorf("%s, want %s", got, test.want)
				}
			})
		})
	}
}
