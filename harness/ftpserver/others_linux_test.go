package ftpserver

import (
	"fmt"
	"io"
	"net"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// Who is where in a network of a test's own.
const (
	serverAt  = "203.0.113.1"
	moduleAt  = "203.0.113.7"
	neighbour = "203.0.113.8"
	loopback  = "127.0.0.9"
)

const secretUser = "u2e22a5c51b"

// public is a server that the module has been at before, unless it is new.
func public(t *testing.T, isNew bool) *Server {
	t.Helper()
	s := start(t, Options{Listen: "0.0.0.0:0", Host: serverAt, PassiveFirst: 21000, PassiveLast: 21011})
	if err := s.AddAccount(Account{User: secretUser, Password: "p"}); err != nil {
		t.Fatal(err)
	}
	if !isNew {
		c := moduleLogsIn(t, s)
		c.want("QUIT", 221)
		_ = c.gone()
	}
	return s
}

func moduleLogsIn(t *testing.T, s *Server) *client {
	t.Helper()
	c := dialFrom(t, s, moduleAt)
	c.expect(220)
	c.want("USER "+secretUser, 331)
	c.want("PASS p", 230)
	c.want("TYPE I", 200)
	return c
}

// undisputed checks that all is clear, for the module and for the judge.
func undisputed(t *testing.T, s *Server) {
	t.Helper()
	if d := s.Disputed(); len(d) > 0 {
		t.Errorf("disputed: %q", d)
	}
}

// Passive ports that others connect to first, from where the module is not: they are
// turned away, and the transfer is none the worse.
func TestStolenPortsFromElsewhere(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	for _, from := range []string{neighbour, loopback} {
		s := public(t, false)
		c := moduleLogsIn(t, s)
		for n := range 10 {
			c.epsv()
			thief, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}).Dial("tcp", strings.Replace(c.data, serverAt, map[string]string{neighbour: serverAt, loopback: "127.0.0.1"}[from], 1))
			if err != nil {
				t.Fatal(err)
			}
			c.send("STOR a")
			d := c.open()
			c.expect(150)
			_, _ = io.WriteString(thief, "stolen")
			_, _ = io.WriteString(d, kilo)
			d.Close()
			c.expect(226)
			content("/home/"+secretUser+"/a", kilo)(t, s.Tree())
			if b, err := io.ReadAll(thief); len(b) > 0 || err != nil && !isReset(err) {
				t.Errorf("from %s, %d: the thief got %q, %v", from, n, b, err)
			}
			thief.Close()
		}
		r := session(t, s, func(Session) bool { return true })
		if up := r.Transfers[9]; up.Others != 1 || up.Rivals != 0 {
			t.Errorf("from %s: %+v", from, up)
		}
		undisputed(t, s)
	}
}

// From where the module is (through a tunnel, behind one NAT) nobody can tell them
// apart. That there were two is known, also if the second comes when all is over.
func TestStolenPortsFromTheModulesAddress(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	for _, late := range []bool{false, true} {
		s := public(t, false)
		_ = s.Tree().Put("/home/"+secretUser+"/a", []byte(kilo), 0)
		c := moduleLogsIn(t, s)
		c.epsv()
		thief, err := c.dialer.Dial("tcp", c.data)
		if err != nil {
			t.Fatal(err)
		}
		c.send("RETR a")
		if !late {
			c.tooLate()
		}
		c.expect(150)
		if b, err := io.ReadAll(thief); err != nil || string(b) != kilo {
			t.Errorf("the thief got %d bytes, %v", len(b), err)
		}
		c.expect(226)
		if late {
			c.tooLate()
		}
		session(t, s, func(r Session) bool { return r.Transfers[0].Rivals == 1 })
		if d := s.Disputed(); len(d) != 1 || d[0].String() != "1 more data connections for RETR came from the module's own address 203.0.113.7" {
			t.Errorf("%q", d)
		}
		c.get("RETR a", 150, 226) // the next is its own again
	}
}

// tooLate connects to a passive port where nobody is waited for.
func (c *client) tooLate() {
	c.t.Helper()
	d, err := c.dialer.Dial("tcp", c.data)
	if err == nil {
		_, err = io.ReadAll(d)
		d.Close()
	}
	if !isReset(err) {
		c.t.Errorf("%v, want a reset", err)
	}
}

// A module whose carrier gives each connection another address is told to say so.
func TestDataFromAnotherAddress(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	s := start(t, Options{Listen: "0.0.0.0:0", Host: serverAt, DataWait: 200 * time.Millisecond})
	c := dialFrom(t, s, moduleAt)
	c.login()
	c.epsv()
	c.dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(neighbour)}
	c.send("STOR a")
	c.tooLate()
	c.expect(425)
	if d := s.Disputed(); len(d) != 1 || !strings.Contains(d[0].String(), "any_data_address") {
		t.Errorf("%q", d)
	}
	s.o.AnyDataAddress = true
	c.put("STOR a", "abc", 226)
}

// Wrong passwords, from where the module will come and from elsewhere, before the
// module is known and after.
func TestWrongLoginsOfOthers(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	for _, from := range []string{moduleAt, neighbour, loopback} {
		for _, isNew := range []bool{true, false} {
			s := public(t, isNew)
			for range 3 * failuresMost {
				c := dialFrom(t, s, from)
				if code, _, _ := c.read(); code == 421 {
					break // from elsewhere
				}
				c.want("USER admin", 331)
				c.want("PASS admin", 530)
				_ = c.gone()
			}
			moduleLogsIn(t, s).put("STOR a", "abc", 226)
			undisputed(t, s)
		}
	}
}

// Names that can be guessed are nobody's from elsewhere; those that cannot are not
// guessed by trying the first four bytes of all.
func TestGuessedNames(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	s := public(t, false)
	if err := s.AddAccount(Account{Anonymous: true}); err != nil {
		t.Fatal(err)
	}
	s.Expect("nobody")
	fault := s.Inject(Fault{On: AtCommand("PASS"), Do: []Action{Say("421 Full")}})
	for _, name := range []string{"anonymous", "ftp", "uftp", "nobody"} {
		c := dialFrom(t, s, neighbour)
		c.expect(220)
		c.want("USER "+name, 331)
		c.send("PASS me@")
		if code, text, _ := c.read(); code == 421 {
			t.Errorf("%s from elsewhere got the module's fault: %s", name, text)
		}
		session(t, s, func(r Session) bool { return r.Origin == FromStranger })
		m := dialFrom(t, s, moduleAt)
		m.expect(220)
		m.want("USER "+name, 331)
		session(t, s, func(r Session) bool { return r.Origin == FromModule })
		m.want("PASS me@", 421)
	}
	if fault.Fired() != 4 {
		t.Errorf("the fault fired %d times", fault.Fired())
	}
	fault.Remove()
	for n := 0; n < 0x1000; n += 30 { // a session may say 40 names
		c := dialFrom(t, s, moduleAt)
		c.expect(220)
		for k := n; k < min(n+30, 0x1000); k++ {
			c.want(fmt.Sprintf("USER u%03x", k), 331)
		}
		c.raw.Close()
	}
	for _, r := range s.Sessions()[9:] {
		if r.Origin != FromStranger {
			t.Fatalf("%s is %s", r.User, r.Origin)
		}
	}
}

// What a stranger says costs a hundred bytes, in the trace and in memory.
func TestWhatStrangersSayIsCut(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	s := public(t, false)
	mark := s.log.Mark()
	for _, line := range []string{"USER " + strings.Repeat("a", 3900), strings.Repeat("V", 3900), strings.Repeat("X", 1<<20), "STAT " + strings.Repeat("b", 3900)} {
		c := dialFrom(t, s, neighbour)
		c.expect(220)
		for range 30 {
			if _, err := io.WriteString(c.conn, line+"\r\n"); err != nil {
				break
			}
			if _, _, err := c.read(); err != nil {
				break
			}
		}
		c.raw.Close()
		r := session(t, s, closed)
		kept := len(r.User)
		for _, k := range r.Commands {
			kept += len(k.Arg)
			if len(k.Verb) > saidMost {
				t.Errorf("a verb of %d bytes", len(k.Verb))
			}
		}
		for _, p := range r.Passwords {
			kept += len(p)
		}
		if kept > 2*saidMost { // the name twice
			t.Errorf("%.20s…: %d bytes are kept", line, kept)
		}
	}
	said := 0
	for _, e := range s.log.Since(mark) {
		if e.Kind == "cmd" {
			said += len(e.Text)
		}
	}
	if said > 4*(saidMost+len("USER ")) {
		t.Errorf("%d bytes in the trace", said)
	}
	name := strings.Repeat("n", 200) // what the module says is kept whole
	s.Expect(name)
	c := dialFrom(t, s, moduleAt)
	c.expect(220)
	c.want("USER "+name, 331)
	if r := session(t, s, func(r Session) bool { return len(r.Commands) == 1 }); r.User != name || r.Commands[0].Arg != name {
		t.Errorf("of the module's name %d bytes are kept", len(r.User))
	}
}

// 500 connections that say nothing, and as many as somebody can make: from elsewhere
// they hinder nobody; from where the module is they are known to be there.
func TestCrowds(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	for _, from := range []string{neighbour, loopback, moduleAt} {
		for _, isNew := range []bool{true, false} {
			t.Run(fmt.Sprintf("from %s, new %t", from, isNew), func(t *testing.T) {
				s := public(t, isNew)
				dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: time.Second}
				var held []net.Conn
				for range 500 {
					c, err := dialer.Dial("tcp", s.Addr())
					if err != nil {
						t.Fatal(err)
					}
					held = append(held, c)
					defer c.Close()
				}
				c := moduleLogsIn(t, s)
				c.put("STOR a", "abc", 226)
				if from == moduleAt {
					if d := s.Disputed(); len(d) != 1 || !strings.Contains(d[0].String(), "found no room") {
						t.Errorf("%q", d)
					}
				} else {
					undisputed(t, s)
				}
				for _, h := range held {
					h.Close()
				}
			})
		}
	}
}

// A flood ends in a count: what is kept of it does not grow.
func TestFlood(t *testing.T) {
	if !inOwnNetwork(t) {
		return
	}
	for _, from := range []string{neighbour, moduleAt} {
		s := public(t, false)
		dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: time.Second}
		for range 5000 {
			c, err := dialer.Dial("tcp", s.Addr())
			if err != nil {
				continue
			}
			_, _ = io.WriteString(c, "USER "+strings.Repeat("x", 1000)+"\r\n")
			_ = c.(*net.TCPConn).SetLinger(0)
			c.Close()
		}
		if code, _, err := dialFrom(t, s, from).read(); code == 0 { // the server has come to the last one
			t.Fatal(err)
		}
		if n := len(s.Sessions()); n > strangersKept+10 {
			t.Errorf("from %s: %d sessions are kept", from, n)
		}
		events := s.log.Since(0)
		size := 0
		for _, e := range events {
			size += len(e.Text) + len(e.Bytes)
		}
		if size > (strangersKept+10)*600 {
			t.Errorf("from %s: %d events of %d bytes", from, len(events), size)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > 64<<20 {
			t.Errorf("from %s: %d MiB are in use", from, m.HeapAlloc>>20)
		}
		if n := s.TurnedAway(); n < 1000 {
			t.Errorf("from %s: %d were turned away", from, n)
		}
		if from == neighbour {
			moduleLogsIn(t, s).put("STOR a", "abc", 226)
			undisputed(t, s)
		} else if len(s.Disputed()) == 0 {
			t.Error("a flood from the module's address is not noted")
		}
	}
}

// The next passive port does not follow from those before.
func TestPassivePortsCannotBeGuessed(t *testing.T) {
	var g Gate
	var all []int
	for range 600 {
		p := g.passivePort(20000, 20099)
		if p < 20000 || p > 20099 {
			t.Fatalf("port %d", p)
		}
		if before := all[max(0, len(all)-50):]; slices.Contains(before, p) {
			t.Fatalf("port %d again after %v", p, before)
		}
		all = append(all, p)
	}
	steps := map[int]int{}
	for n := 1; n < len(all); n++ {
		steps[(all[n]-all[n-1]+100)%100]++
	}
	for step, times := range steps {
		if times > 60 {
			t.Errorf("%d of %d steps are %d", times, len(all), step)
		}
	}
	for _, size := range []int{1, 2, 3} {
		for range 10 {
			if p := (&g).passivePort(100, 99+size); p < 100 || p > 99+size {
				t.Errorf("port %d of %d", p, size)
			}
		}
	}
}
