package ftpserver

import (
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

const kilo = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// silent asserts that nothing comes for a moment, by the deadline of a read.
func (c *client) silent() {
	c.t.Helper()
	_ = c.raw.SetReadDeadline(time.Now().Add(30 * time.Millisecond))
	b, err := c.r.Peek(1)
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Errorf("want silence, got %q, %v", b, err)
	}
	_ = c.raw.SetReadDeadline(time.Now().Add(within))
}

func isReset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

func TestControlFaults(t *testing.T) {
	for _, test := range []struct {
		name  string
		fault Fault
		steps func(s *Server, c *client)
	}{
		{"connect closed", Fault{On: AtConnect(), Do: []Action{Disconnect()}}, func(_ *Server, c *client) {
			if err := c.gone(); err != nil {
				c.t.Error(err)
			}
		}},
		{"connect hangs", Fault{On: AtConnect(), Do: []Action{Hang()}}, func(s *Server, c *client) {
			c.silent()
			c.raw.Close()
			session(c.t, s, closed)
		}},
		{"greeting 421", Fault{On: AtGreeting(), Do: []Action{Say("421 Too busy"), Disconnect()}}, func(_ *Server, c *client) {
			c.expect(421)
			if err := c.gone(); err != nil {
				c.t.Error(err)
			}
		}},
		{"greeting garbage", Fault{On: AtGreeting(), Do: []Action{Garbage()}}, func(_ *Server, c *client) { c.expect(0) }},
		{"greeting dropped", Fault{On: AtGreeting(), Do: []Action{Drop()}}, func(_ *Server, c *client) {
			c.silent()
			c.want("USER uftp", 331)
		}},
		{"greeting late", Fault{On: AtGreeting(), Do: []Action{Delay(40 * time.Millisecond)}}, func(s *Server, c *client) {
			begin := time.Now()
			c.expect(220)
			if d := time.Since(begin); d < 20*time.Millisecond {
				c.t.Errorf("after %v", d)
			}
		}},
		{"command refused", Fault{On: AtCommand("MKD"), Times: 1, Do: []Action{Say("550 No")}}, func(s *Server, c *client) {
			c.login()
			c.want("MKD a", 550)
			missing("/home/uftp/a")(c.t.(*testing.T), s.Tree())
			c.want("MKD a", 257)
		}},
		{"command dropped", Fault{On: AtCommand("PWD"), Do: []Action{Drop()}}, func(_ *Server, c *client) {
			c.login()
			c.send("PWD")
			c.silent()
			c.want("NOOP", 200)
		}},
		{"command hangs", Fault{On: AtCommand("PWD"), Do: []Action{Hang()}}, func(s *Server, c *client) {
			c.login()
			c.send("PWD\r\nNOOP")
			c.silent()
			r := session(c.t, s, func(r Session) bool { return len(r.Commands) == 5 })
			if !r.Open || r.Commands[4].Verb != "NOOP" || r.Commands[4].Code != 0 {
				c.t.Errorf("%+v", r.Commands)
			}
			c.raw.Close()
			session(c.t, s, closed)
		}},
		{"command resets", Fault{On: AtCommand("PWD"), Do: []Action{Reset()}}, func(s *Server, c *client) {
			c.login()
			c.send("PWD")
			if err := c.gone(); !isReset(err) {
				c.t.Error(err)
			}
			if r := session(c.t, s, closed); r.ClosedBy != ByServer {
				c.t.Error(r.ClosedBy)
			}
		}},
		{"reply replaced, effect kept", Fault{On: AtReply("STOR", 226), Do: []Action{Say("451 Sorry")}}, func(s *Server, c *client) {
			c.login()
			c.put("STOR a", "abc", 451)
			content("/home/uftp/a", "abc")(c.t.(*testing.T), s.Tree())
			if up := lastTransfer(c.t, s); up.Code != 451 {
				c.t.Errorf("%+v", up)
			}
			c.want("NOOP", 200)
		}},
		{"reply dropped", Fault{On: AtReply("STOR", 226), Do: []Action{Drop()}}, func(s *Server, c *client) {
			c.login()
			c.epsv()
			c.send("STOR a")
			d := c.open()
			c.expect(150)
			d.Close()
			session(c.t, s, func(r Session) bool { return r.Transfers[0].Ended != 0 })
			c.want("NOOP", 200)
			if up := lastTransfer(c.t, s); up.Code != 0 || up.Ended == 0 {
				c.t.Errorf("%+v", up)
			}
		}},
		{"150 replaced", Fault{On: AtReply("RETR", 150), Do: []Action{Say("426 No")}}, func(s *Server, c *client) {
			_ = s.Tree().Put("/home/uftp/a", []byte("abc"), 0)
			c.login()
			c.epsv()
			c.send("RETR a")
			d := c.open()
			c.expect(426)
			_, _ = io.Copy(io.Discard, d)
			c.want("NOOP", 200)
			if down := lastTransfer(c.t, s); down.Code != 426 || down.Open {
				c.t.Errorf("%+v", down)
			}
		}},
		{"own replies too", Fault{On: AtReply("STRU", 0), Do: []Action{Say("421 x")}}, func(_ *Server, c *client) {
			c.login()
			c.want("STRU F", 421)
		}},
		{"PASV garbage", Fault{On: AtReply("EPSV", 229), Do: []Action{Say("229 Entering (what)")}}, func(_ *Server, c *client) {
			c.login()
			if got := c.want("EPSV", 229); !strings.Contains(got, "what") {
				c.t.Error(got)
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, Options{})
			i := s.Inject(test.fault)
			c := dial(t, s)
			c.t = t
			test.steps(s, c)
			if i.Fired() == 0 {
				t.Error("never fired")
			}
		})
	}
}

// A reset this early may already reach the client's connect.
func TestConnectReset(t *testing.T) {
	s := start(t, Options{})
	i := s.Inject(Fault{On: AtConnect(), Do: []Action{Reset()}})
	c, err := net.Dial("tcp", s.Addr())
	if err == nil {
		_, err = io.Copy(io.Discard, c)
		c.Close()
	}
	if !isReset(err) || i.Fired() != 1 {
		t.Errorf("%v, fired %d", err, i.Fired())
	}
	if r := session(t, s, closed); r.ClosedBy != ByServer {
		t.Error(r.ClosedBy)
	}
}

func (c *client) login() {
	c.t.Helper()
	c.expect(220)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	c.want("TYPE I", 200)
}

func TestDataFaults(t *testing.T) {
	big := strings.Repeat(kilo, 4096) // 256 KiB
	for _, test := range []struct {
		name  string
		fault Fault
		steps func(s *Server, c *client, i *Injection)
	}{
		{"refused", Fault{On: AtData(), Times: 1, Do: []Action{RefuseData()}}, func(s *Server, c *client, _ *Injection) {
			c.epsv()
			if _, err := net.Dial("tcp", c.data); !errors.Is(err, syscall.ECONNREFUSED) {
				c.t.Error(err)
			}
			c.want("STOR a", 425)
			c.put("STOR a", "x", 226)
		}},
		{"refused active", Fault{On: AtData(), Times: 1, Do: []Action{RefuseData()}}, func(s *Server, c *client, _ *Injection) {
			c.eprt()
			c.want("STOR a", 425)
		}},
		{"upload reset after 1000", Fault{On: AtData("STOR"), Do: []Action{After(1000, Reset())}}, func(s *Server, c *client, _ *Injection) {
			c.put("STOR a", big, 426)
			content("/home/uftp/a", big[:1000])(c.t.(*testing.T), s.Tree())
			if up := lastTransfer(c.t, s); up.Wire != 1000 || up.File != 1000 || up.Code != 426 {
				c.t.Errorf("%+v", up)
			}
		}},
		{"download closed after 1000", Fault{On: AtData("RETR"), Do: []Action{After(1000, Disconnect())}}, func(s *Server, c *client, _ *Injection) {
			if got := c.get("RETR big", 150, 426); got != big[:1000] {
				c.t.Errorf("%d bytes", len(got))
			}
		}},
		{"download reset", Fault{On: AtData("RETR"), Do: []Action{Reset()}}, func(s *Server, c *client, _ *Injection) {
			c.epsv()
			c.send("RETR big")
			d, err := net.Dial("tcp", c.data) // may see the reset already
			if err == nil {
				_, err = io.Copy(io.Discard, d)
				d.Close()
			}
			if !isReset(err) {
				c.t.Error(err)
			}
			c.expect(150)
			c.expect(426)
		}},
		{"download stalls after 1000", Fault{On: AtData("RETR"), Do: []Action{After(1000, Hang())}}, func(s *Server, c *client, i *Injection) {
			c.epsv()
			c.send("RETR big")
			d := c.open()
			c.expect(150)
			if _, err := io.ReadFull(d, make([]byte, 1000)); err != nil {
				c.t.Error(err)
			}
			r := session(c.t, s, func(Session) bool { return i.Fired() == 1 })
			if !r.Transfers[0].Open {
				c.t.Error("not open")
			}
			c.send("ABOR")
			c.expect(426)
			c.expect(226)
		}},
		{"download held after 1000", Fault{On: AtData("RETR"), Do: []Action{After(1000, HoldData())}}, func(s *Server, c *client, i *Injection) {
			c.epsv()
			c.send("RETR big")
			d := c.open()
			c.expect(150)
			if _, err := io.ReadFull(d, make([]byte, 1000)); err != nil {
				c.t.Error(err)
			}
			r := session(c.t, s, func(Session) bool { return i.Fired() == 1 })
			if !r.Transfers[0].Open {
				c.t.Error("not open")
			}
			i.Release()
			if rest, err := io.ReadAll(d); err != nil || len(rest) != len(big)-1000 {
				c.t.Errorf("%d bytes more, %v", len(rest), err)
			}
			c.expect(226)
		}},
		{"rate", Fault{On: AtData("STOR"), Do: []Action{Rate(100_000)}}, func(s *Server, c *client, _ *Injection) {
			c.put("STOR a", big[:10_000], 226)
			up := lastTransfer(c.t, s)
			if d := up.Disconnected - up.Connected; d < 50*time.Millisecond || up.Wire != 10_000 {
				c.t.Errorf("%d bytes in %v", up.Wire, d)
			}
		}},
		{"delay", Fault{On: AtData("STOR"), Do: []Action{Delay(40 * time.Millisecond)}}, func(s *Server, c *client, _ *Injection) {
			c.put("STOR a", "x", 226)
			if up := lastTransfer(c.t, s); up.Disconnected-up.Connected < 30*time.Millisecond {
				c.t.Errorf("%+v", up)
			}
		}},
		{"hold", Fault{On: AtData(), Do: []Action{HoldData()}}, func(s *Server, c *client, i *Injection) {
			c.epsv()
			c.send("STOR a")
			d := c.open()
			c.expect(150)
			_, _ = io.WriteString(d, "abc")
			session(c.t, s, func(Session) bool { return i.Fired() == 1 })
			if up := lastTransfer(c.t, s); !up.Open || up.Wire != 0 || up.Code != 0 {
				c.t.Errorf("held: %+v", up)
			}
			d.Close()
			c.silent()
			if up := lastTransfer(c.t, s); !up.Open {
				c.t.Errorf("client closed: %+v", up)
			}
			i.Release()
			c.expect(226)
			content("/home/uftp/a", "abc")(c.t.(*testing.T), s.Tree())
		}},
		{"disk full after 1000", Fault{On: AtFile(OpWrite), Do: []Action{After(1000, Fail(ErrDiskFull))}}, func(s *Server, c *client, _ *Injection) {
			c.put("STOR a", big, 552)
			content("/home/uftp/a", big[:1000])(c.t.(*testing.T), s.Tree())
		}},
		{"name refused", Fault{On: AtFile(OpOpen), Do: []Action{Fail(ErrName)}}, func(s *Server, c *client, _ *Injection) { c.refuse("STOR a", 553) }},
		{"permission", Fault{On: AtFile(OpOpen), Do: []Action{Fail(ErrPermission)}}, func(s *Server, c *client, _ *Injection) { c.refuse("RETR big", 550) }},
		{"read error", Fault{On: AtFile(OpRead), Do: []Action{After(1000, Fail(ErrIO))}}, func(s *Server, c *client, _ *Injection) {
			if got := c.get("RETR big", 150, 451); got != big[:1000] {
				c.t.Errorf("%d bytes", len(got))
			}
		}},
		{"close error", Fault{On: AtFile(OpClose), Do: []Action{Fail(ErrDiskFull)}}, func(s *Server, c *client, _ *Injection) { c.put("STOR a", "x", 552) }},
		{"MKD", Fault{On: AtFile(OpMkdir), Do: []Action{Fail(ErrDiskFull)}}, func(s *Server, c *client, _ *Injection) { c.want("MKD a", 550) }},
		{"DELE", Fault{On: AtFile(OpRemove), Do: []Action{Fail(ErrPermission)}}, func(s *Server, c *client, _ *Injection) { c.want("DELE big", 550) }},
		{"RNTO", Fault{On: AtFile(OpRename), Do: []Action{Fail(ErrName)}}, func(s *Server, c *client, _ *Injection) { c.rename("big", "x", 553) }},
		{"LIST", Fault{On: AtFile(OpList), Do: []Action{Fail(ErrIO)}}, func(s *Server, c *client, _ *Injection) { c.refuse("LIST", 450) }},
		{"SIZE", Fault{On: AtFile(OpStat), Do: []Action{Fail(ErrIO)}}, func(s *Server, c *client, _ *Injection) { c.want("SIZE big", 550) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, Options{})
			if err := s.Tree().Put("/home/uftp/big", []byte(big), 0); err != nil {
				t.Fatal(err)
			}
			if err := test.fault.Check(); err != nil {
				t.Fatal(err)
			}
			c := login(t, s)
			c.t = t
			i := s.Inject(test.fault)
			test.steps(s, c, i)
			if i.Fired() == 0 {
				t.Error("never fired")
			}
		})
	}
}

func TestFaultTimesAndRemove(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	twice := s.Inject(Fault{On: AtCommand("NOOP"), Times: 2, Do: []Action{Say("421 a")}})
	always := s.Inject(Fault{On: AtReply("PWD", 257), Do: []Action{Say("550 b")}})
	for _, code := range []int{421, 421, 200, 200} {
		c.want("NOOP", code)
	}
	c.want("PWD", 550)
	c.want("PWD", 550)
	always.Remove()
	c.want("PWD", 257)
	if twice.Fired() != 2 || always.Fired() != 2 {
		t.Errorf("fired %d and %d", twice.Fired(), always.Fired())
	}
}

func TestFaultCheck(t *testing.T) {
	for _, f := range []Fault{
		{},
		{On: AtData(), Do: []Action{Say("x")}},
		{On: AtCommand("PWD"), Do: []Action{HoldData()}},
		{On: AtData(), Do: []Action{After(1, Fail(ErrIO))}},
		{On: AtFile(OpRead), Do: []Action{After(1, Reset())}},
		{On: AtFile(OpMkdir), Do: []Action{After(1, Fail(ErrIO))}},
	} {
		if f.Check() == nil {
			t.Errorf("%v with %v: no error", f.On, f.Do)
		}
	}
}

func TestDelaysEndWithTheServer(t *testing.T) {
	s := start(t, Options{})
	held := s.Inject(Fault{On: AtReply("PWD", 0), Do: []Action{Delay(time.Hour)}})
	hold := s.Inject(Fault{On: AtData(), Do: []Action{HoldData()}})
	c := login(t, s)
	c.send("PWD")
	d := login(t, s)
	d.epsv()
	d.send("STOR a")
	d.open()
	d.expect(150)
	session(t, s, func(Session) bool { return true })
	waitFor(t, s, func() bool { return held.Fired() == 1 && hold.Fired() == 1 })
	begin := time.Now()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(begin); took > time.Second {
		t.Errorf("Close took %v", took)
	}
}

func waitFor(t *testing.T, s *Server, cond func() bool) {
	t.Helper()
	if err := s.Wait(testContext(t), func([]Session) bool { return cond() }); err != nil {
		t.Fatal(err)
	}
}

func TestCutWithGoodbye(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	if err := s.Cut(1, Say("421 Idle for too long"), Disconnect()); err != nil {
		t.Fatal(err)
	}
	c.expect(421)
	if err := c.gone(); err != nil {
		t.Error(err)
	}
	if r := session(t, s, closed); r.ClosedBy != ByServer {
		t.Error(r.ClosedBy)
	}
	if s.Cut(2) == nil || s.Cut(1, HoldData()) == nil {
		t.Error("Cut of nothing, or with what makes no sense: no error")
	}
}
