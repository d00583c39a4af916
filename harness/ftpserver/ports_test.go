package ftpserver

import (
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// freeRange finds n adjacent ports of 127.0.0.1 that are free, below those that
// the system gives to outgoing connections, and those that emulated benches take at random.
func freeRange(t testing.TB, n int) (first, last int) {
	t.Helper()
	const lowest, slots, width = 5800, 300, 13 // other processes on this machine test too: each begins elsewhere
	for slot := range slots {
		first = lowest + (os.Getpid()+slot)%slots*width
		if Check(t.Context(), Options{Listen: "127.0.0.1:0", PassiveFirst: first, PassiveLast: first + max(n, channels) - 1}) == nil {
			return first, first + n - 1
		}
	}
	t.Fatalf("no %d adjacent ports are free", n)
	return 0, 0
}

// The same control port and the same passive ports serve case after case,
// whoever closed first and whatever is still open at the end.
func TestFixedPortsCaseAfterCase(t *testing.T) {
	first, last := freeRange(t, channels+1)
	listen := net.JoinHostPort("127.0.0.1", strconv.Itoa(last))
	gate := &Gate{}
	for n := range 40 {
		s, err := Start(t.Context(), Options{Listen: listen, PassiveFirst: first, PassiveLast: last - 1, Gate: gate})
		if err != nil {
			t.Fatalf("case %d: %v", n, err)
		}
		if err := s.AddAccount(Account{User: "uftp", Password: "12341"}); err != nil {
			t.Fatal(err)
		}
		c := login(t, s)
		c.put("STOR a", "abc", 226)
		if got := c.get("RETR a", 150, 226); got != "abc" {
			t.Errorf("%q", got)
		}
		switch n % 4 {
		case 0:
			c.want("QUIT", 221)
			_ = c.gone()
		case 1:
			c.raw.Close()
		case 2: // the server ends a transfer that is open
			c.epsv()
			c.send("STOR b")
			c.open()
			c.expect(150)
		case 3: // the client has a port that is refused
			s.Inject(Fault{On: AtData(), Do: []Action{RefuseData()}})
			c.epsv()
		}
		if err := s.Close(); err != nil {
			t.Fatalf("case %d: %v", n, err)
		}
	}
}

// Six channels at once need no more ports than there are channels.
func TestSixChannelsOnSixPorts(t *testing.T) {
	first, last := freeRange(t, channels)
	s := start(t, Options{PassiveFirst: first, PassiveLast: last})
	var wg sync.WaitGroup
	for n := range channels {
		c := login(t, s)
		wg.Go(func() {
			name := "f" + strconv.Itoa(n)
			for range 20 {
				c.put("STOR "+name, kilo, 226)
				if got := c.get("RETR "+name, 150, 226); got != kilo {
					t.Errorf("%s: %d bytes", name, len(got))
				}
			}
		})
	}
	wg.Wait()
}

func TestPassivePortsRunOut(t *testing.T) {
	first, _ := freeRange(t, 1)
	s := start(t, Options{PassiveFirst: first, PassiveLast: first})
	a, b := login(t, s), login(t, s)
	a.epsv()
	if text := b.want("EPSV", 421); !strings.Contains(text, "none of the passive ports") {
		t.Error(text)
	}
	a.want("QUIT", 221)
	_ = a.gone()
	b.put("STOR a", "abc", 226)
}

func TestCheck(t *testing.T) {
	first, last := freeRange(t, 12)
	hold := func(port int) net.Listener {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	if err := Check(t.Context(), Options{Listen: "127.0.0.1:0", PassiveFirst: first, PassiveLast: last}); err != nil {
		t.Errorf("a free range: %v", err)
	}
	busy := hold(first + 3).Addr().String()
	if err := Check(t.Context(), Options{PassiveFirst: first, PassiveLast: last}); err != nil {
		t.Errorf("one of twelve is busy: %v", err)
	}
	for n := range 6 {
		hold(first + 4 + n)
	}
	partly := strconv.Itoa(first) + "-" + strconv.Itoa(last)
	for name, test := range map[string]struct {
		o    Options
		says []string
	}{
		"busy control port":   {Options{Listen: busy}, []string{busy, "another program has the port", "--ftp-listen"}},
		"no address of ours":  {Options{Listen: "192.0.2.1:2121"}, []string{"no address of this machine", "0.0.0.0:2121", "--ftp-host"}},
		"no port":             {Options{Listen: "127.0.0.1"}, []string{"host:port"}},
		"small range":         {Options{PassiveFirst: first, PassiveLast: first + 2}, []string{"3 of them free", "need 6", "server.passive_ports"}},
		"partly busy range":   {Options{PassiveFirst: first, PassiveLast: last}, []string{partly, "5 of them free, six channels at once need 6", "in use: " + strconv.Itoa(first+3)}},
		"range backwards":     {Options{PassiveFirst: last, PassiveLast: first}, []string{"server.passive_ports"}},
		"range without start": {Options{PassiveLast: first}, []string{"server.passive_ports"}},
	} {
		err := Check(t.Context(), test.o)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than one line: %v", name, err)
		}
		for _, want := range test.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q lacks %q", name, err, want)
			}
		}
	}
	if _, err := Start(t.Context(), Options{Listen: busy}); err == nil || !strings.Contains(err.Error(), "another program has the port") {
		t.Errorf("start on a busy port: %v", err)
	}
}

// Where the server listens on one address, its passive ports do too.
func TestPassivePortsAreOnTheAddressOfTheServer(t *testing.T) {
	s := start(t, Options{})
	c := login(t, s)
	c.epsv()
	_, port, _ := net.SplitHostPort(c.data)
	if d, err := net.Dial("tcp", net.JoinHostPort("127.0.0.2", port)); err == nil {
		d.Close()
		t.Error("a passive port is open on another address")
	}
}
