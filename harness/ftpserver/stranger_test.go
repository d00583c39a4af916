package ftpserver

import (
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestWhoseASessionIs(t *testing.T) {
	for _, test := range []struct {
		name  string
		steps func(c *client)
		want  Origin
	}{
		{"the account", func(c *client) { c.want("USER u2e22a5c51b", 331) }, FromModule},
		{"its name cut short", func(c *client) { c.want("USER u2e22a5c", 331) }, FromModule},
		{"as much of it as can be tried out", func(c *client) { c.want("USER u2e2", 331) }, FromStranger},
		{"its name and more", func(c *client) { c.want("USER u2e22a5c51b ", 331) }, FromModule},
		{"its name in capitals", func(c *client) { c.want("USER U2E22A5C51B", 331) }, FromModule},
		{"a login that is to fail", func(c *client) { c.want("USER nobody", 331); c.want("PASS x", 530) }, FromModule},
		{"commands before USER", func(c *client) { c.want("FEAT", 211); c.want("USER u2e22a5c51b", 331) }, FromModule},
		{"nothing yet", func(*client) {}, FromUnknown},
		{"no name yet", func(c *client) { c.want("SYST", 215) }, FromUnknown},
		{"gone again", func(c *client) { c.raw.Close() }, FromUnknown},
		{"another name", func(c *client) { c.want("USER admin", 331) }, FromStranger},
		{"anonymous", func(c *client) { c.want("USER anonymous", 331); c.want("PASS me@", 530) }, FromStranger},
		{"an HTTP client", func(c *client) { c.send("GET / HTTP/1.1\r\nHost: x\r\n"); c.expect(500) }, FromStranger},
		{"an SSH client", func(c *client) { c.send("SSH-2.0-Go") }, FromStranger},
		{"a TLS client", func(c *client) { c.send("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03") }, FromStranger},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, Options{})
			if err := s.AddAccount(Account{User: "u2e22a5c51b", Password: "p"}); err != nil {
				t.Fatal(err)
			}
			s.Expect("nobody")
			c := dial(t, s)
			c.expect(220)
			test.steps(c)
			session(t, s, func(r Session) bool { return r.Origin == test.want })
		})
	}
}

func TestAnonymousIsTheModuleWhereItMayBe(t *testing.T) {
	s := start(t, Options{})
	s.Expect("") // AT+MFTPCONN without a user name
	c := dial(t, s)
	c.expect(220)
	c.want("USER anonymous", 331)
	session(t, s, func(r Session) bool { return r.Origin == FromModule })
}

// A fault is for the module: it is neither wasted on a stranger nor counted.
func TestFaultsAreNotForStrangers(t *testing.T) {
	s := start(t, Options{})
	fault := s.Inject(Fault{On: AtCommand("PASS"), Times: 1, Do: []Action{Say("421 Full")}})
	stranger := dial(t, s)
	stranger.expect(220)
	stranger.want("USER admin", 331)
	stranger.want("PASS admin", 530)
	if fault.Fired() != 0 {
		t.Error("fired for a stranger")
	}
	c := dial(t, s)
	c.expect(220)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 421)
	if fault.Fired() != 1 {
		t.Error("not fired for the module")
	}
}

func TestWhereTheModuleComesFrom(t *testing.T) {
	at := netip.MustParseAddr
	var g Gate
	if g.elsewhere(at("198.51.100.9"), false) {
		t.Error("before any login nobody comes from elsewhere")
	}
	g.loggedIn(at("203.0.113.7"))
	g.loggedIn(at("2001:db8::1"))
	for addr, elsewhere := range map[string]bool{
		"203.0.113.7": false, "203.0.113.200": false, // the carrier's NAT, where the laboratory says so
		"2001:db8::2": false, "2001:db8:0:1::1": true, "203.0.114.7": true, "127.0.0.1": true,
	} {
		if got := g.elsewhere(at(addr), true); got != elsewhere {
			t.Errorf("%s: elsewhere %v", addr, got)
		}
		if strict := addr != "203.0.113.7"; g.elsewhere(at(addr), false) != strict {
			t.Errorf("%s: elsewhere %v among strangers", addr, !strict)
		}
	}
}

// Who comes from elsewhere than the module is a stranger without a word, unless
// it knows the account.
func TestOtherAddress(t *testing.T) {
	gate := &Gate{}
	gate.loggedIn(netip.MustParseAddr("203.0.113.7"))
	s := start(t, Options{Gate: gate})
	c := dial(t, s)
	c.expect(220)
	session(t, s, func(r Session) bool { return r.Origin == FromStranger })
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	session(t, s, func(r Session) bool { return r.Origin == FromModule })
	other := dial(t, s)
	other.expect(220)
	session(t, s, func(r Session) bool { return r.ID == 2 && r.Origin == FromUnknown })
}

func TestDataConnectionOfAStranger(t *testing.T) {
	s := start(t, Options{})
	session := func(control string) *controlConn {
		return &controlConn{s: s, peer: netip.MustParseAddr(control)}
	}
	for _, test := range []struct {
		control, data string
		any, want     bool
	}{
		{"198.51.100.1", "198.51.100.1", false, true},
		{"198.51.100.1", "198.51.100.77", false, false}, // a neighbour, or one NAT with two addresses: the laboratory says
		{"198.51.100.1", "198.51.100.77", true, true},
		{"198.51.100.1", "192.0.2.9", false, false},
		{"198.51.100.1", "192.0.2.9", true, true},
		{"127.0.0.1", "192.0.2.9", true, false}, // through a tunnel all come from here
		{"127.0.0.1", "127.0.0.1", false, true},
		{"127.0.0.1", "127.0.0.9", true, false},
		{"198.51.100.1", "127.0.0.1", true, false},
		{"2001:db8::1", "2001:db8::2", false, false},
		{"2001:db8::1", "2001:db8:1::2", false, false},
	} {
		s.o.AnyDataAddress = test.any
		if got := s.fromClient(session(test.control), netip.MustParseAddr(test.data)); got != test.want {
			t.Errorf("control %s, data %s, any %v: %v", test.control, test.data, test.any, got)
		}
	}
}

// knock opens a connection and says nothing.
func knock(t *testing.T, s *Server) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", s.Addr())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(within))
	return c
}

// However many connections strangers hold, the module gets in, and what it has is
// left to it.
func TestStrangersMakeRoom(t *testing.T) {
	s := start(t, Options{Limits: Limits{Connections: 8, Source: 8}})
	first := login(t, s)
	var knocking []net.Conn
	for range 7 {
		knocking = append(knocking, knock(t, s))
	}
	second := login(t, s)
	if b, err := io.ReadAll(knocking[0]); err != nil || !strings.Contains(string(b), "421 Others are waiting") {
		t.Errorf("the oldest stranger was told %q, %v", b, err)
	}
	first.put("STOR a", "abc", 226)
	second.put("STOR b", "abc", 226)
}

func TestConnectionsFromOneAddress(t *testing.T) {
	s := start(t, Options{Limits: Limits{Connections: 8, Source: 2}})
	login(t, s)
	login(t, s)
	c := dial(t, s)
	c.expect(421)
	if n := s.o.Gate.TurnedAway(); n != 1 {
		t.Errorf("%d turned away", n)
	}
}

// A stranger that connects again and again is turned away; the module is not,
// however fast it is.
func TestRateOfConnections(t *testing.T) {
	s := start(t, Options{Limits: Limits{Arrivals: 1e-6}})
	for range 2 * arrivalBurst { // before the module is known, it may be this one
		c := dial(t, s)
		c.expect(220)
		c.raw.Close()
	}
	s.o.Gate.loggedIn(netip.MustParseAddr("203.0.113.7"))
	for range arrivalBurst {
		knock(t, s).Close()
	}
	c := dial(t, s)
	c.expect(421)
	s.o.Gate.loggedIn(netip.MustParseAddr("127.0.0.1"))
	for range 2 * arrivalBurst {
		c := login(t, s)
		c.want("QUIT", 221)
		_ = c.gone()
	}
}

func TestWrongPasswordsEnd(t *testing.T) {
	s := start(t, Options{})
	try := func() {
		c := dial(t, s)
		c.expect(220)
		c.want("USER admin", 331)
		c.want("PASS admin", 530)
		_ = c.gone()
	}
	for range failuresMost + 1 { // before the module is known, it may be this one
		try()
	}
	s.o.Gate.loggedIn(netip.MustParseAddr("203.0.113.7"))
	c := dial(t, s)
	c.expect(421)
}

func TestCommandsBeforeTheLogin(t *testing.T) {
	s := start(t, Options{Limits: Limits{Unknown: 5}})
	c := dial(t, s)
	c.expect(220)
	for range 5 {
		c.want("PWD", 530)
	}
	c.want("PWD", 421)
	if err := c.gone(); err != nil {
		t.Error(err)
	}
	d := login(t, s)
	for range 20 {
		d.want("NOOP", 200)
	}
}

func TestRateOfCommands(t *testing.T) {
	var b bucket
	now := time.Now()
	for range 10 {
		if wait := b.take(now, 100, 10); wait != 0 {
			t.Fatalf("wait %v within the burst", wait)
		}
	}
	if wait := b.take(now, 100, 10); wait != 10*time.Millisecond {
		t.Errorf("after the burst: wait %v", wait)
	}
	if wait := b.take(now.Add(20*time.Millisecond), 100, 10); wait != 0 {
		t.Errorf("after a pause: wait %v", wait)
	}
	s := start(t, Options{Limits: Limits{Commands: 1000}})
	c := login(t, s)
	begin := time.Now()
	go func() { _, _ = io.WriteString(c.conn, strings.Repeat("NOOP\r\n", commandBurst+100)) }()
	for range commandBurst + 100 {
		c.expect(200)
	}
	if took := time.Since(begin); took < 90*time.Millisecond {
		t.Errorf("%d commands took %v", commandBurst+100, took)
	}
}

func TestSilentClients(t *testing.T) {
	short := 50 * time.Millisecond
	long := time.Hour
	for _, test := range []struct {
		name   string
		limits Limits
		fault  *Fault
		login  bool
		ends   bool
	}{
		{"before the login", Limits{Login: short, Idle: long}, nil, false, true},
		{"after the login", Limits{Login: long, Idle: short}, nil, true, true},
		{"logged in in time", Limits{Login: 2 * time.Second, Idle: long}, nil, true, false},
		{"too old", Limits{Session: short}, nil, true, true},
		{"waiting for a greeting that a fault holds back", Limits{Login: short}, &Fault{On: AtGreeting(), Do: []Action{Drop()}}, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := start(t, Options{Limits: test.limits})
			if test.fault != nil {
				s.Inject(*test.fault)
			}
			c := dial(t, s)
			if test.fault == nil {
				c.expect(220)
			}
			if test.login {
				c.want("USER uftp", 331)
				c.want("PASS 12341", 230)
			}
			if test.ends {
				if b, err := io.ReadAll(c.r); err != nil || !strings.Contains(string(b), "421 Silent") {
					t.Errorf("%q, %v", b, err)
				}
				return
			}
			_ = c.raw.SetReadDeadline(time.Now().Add(4 * short))
			if _, err := c.r.ReadByte(); err == nil || err == io.EOF {
				t.Errorf("ended: %v", err)
			}
		})
	}
}

func TestNamesTakeRoom(t *testing.T) {
	s := start(t, Options{Limits: Limits{Names: 10}})
	c := login(t, s)
	made := 0
	for ; made < 20; made++ {
		c.send("MKD d" + strings.Repeat("i", made))
		if code, _, _ := c.read(); code != 257 {
			break
		}
	}
	if made != 8 { // /home and /home/uftp are there
		t.Errorf("%d directories", made)
	}
	c.refuse("STOR file", 552)
	c.want("RMD d", 250)
	c.want("MKD again", 257)
}
