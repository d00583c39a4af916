package ftpserver

import (
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// nat forwards connections to a port of one address to a port of another, as a
// NAT or an SSH tunnel does: the server sees them come from 127.0.0.1.
type nat struct {
	mu   sync.Mutex
	open []io.Closer
	work sync.WaitGroup
}

// close ends all that is forwarded.
func (n *nat) close() {
	n.mu.Lock()
	for _, c := range n.open {
		c.Close()
	}
	n.mu.Unlock()
	n.work.Wait()
}

func (n *nat) forward(t testing.TB, from, to string) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", from)
	if err != nil {
		t.Fatal(err)
	}
	n.mu.Lock()
	n.open = append(n.open, l)
	n.mu.Unlock()
	n.work.Go(func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				_ = near.(*net.TCPConn).SetLinger(0)
				near.Close()
				continue
			}
			n.mu.Lock()
			n.open = append(n.open, near, far)
			n.mu.Unlock()
			n.work.Go(func() { pipe(near, far) })
			n.work.Go(func() { pipe(far, near) })
		}
	})
	return l
}

func pipe(to, from net.Conn) {
	_, _ = io.Copy(to, from)
	_ = to.(*net.TCPConn).CloseWrite()
}

// Behind a NAT: the client knows 127.0.0.2 and another control port, and only
// that; passive ports are forwarded one to one.
func TestBehindNAT(t *testing.T) {
	first, last := freeRange(t, 12)
	var n nat
	defer n.close()
	server, err := net.Listen("tcp", "127.0.0.1:0") // a port for the server
	if err != nil {
		t.Fatal(err)
	}
	listen := server.Addr().String()
	server.Close()
	control := n.forward(t, "127.0.0.2:0", listen)
	for port := first; port <= last; port++ {
		n.forward(t, net.JoinHostPort("127.0.0.2", strconv.Itoa(port)), net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	}
	public := control.Addr().(*net.TCPAddr).Port
	gate := &Gate{}
	for round := range 3 { // one server for each case
		s := start(t, Options{Listen: listen, Host: "127.0.0.2", PublicPort: public, PassiveFirst: first, PassiveLast: last, Gate: gate})
		if s.Addr() != control.Addr().String() || s.Port() != public {
			t.Errorf("clients are told %s", s.Addr())
		}
		var wg sync.WaitGroup
		for ch := range channels {
			c := login(t, s)
			wg.Go(func() {
				name := fmt.Sprintf("f%d-%d", round, ch)
				c.put("STOR "+name, kilo, 226) // EPSV: the control address
				c.pasv(t)                      // the address that PASV names
				if !strings.HasPrefix(c.data, "127.0.0.2:") {
					t.Errorf("PASV names %s", c.data)
				}
				c.send("RETR " + name)
				d := c.open()
				c.expect(150)
				if b, err := io.ReadAll(d); err != nil || string(b) != kilo {
					t.Errorf("%s: %d bytes, %v", name, len(b), err)
				}
				c.expect(226)
				c.want("QUIT", 221)
			})
		}
		wg.Wait()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		for _, r := range s.Sessions() {
			if r.Origin != FromModule || len(r.Transfers) != 2 {
				t.Errorf("%+v", r)
			}
		}
	}
}

// pasv readies a passive data connection at the address that the server names.
func (c *client) pasv(t testing.TB) {
	t.Helper()
	text := c.want("PASV", 227)
	_, list, _ := strings.Cut(text, "(")
	list, _, _ = strings.Cut(list, ")")
	addr, err := parseActive("PORT", list)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	c.data = addr.String()
}

func TestLocal(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1": true, "localhost": true, "::1": true, "203.0.113.7": false, "nowhere.invalid": false} {
		if got := Local(testContext(t), host); got != want {
			t.Errorf("%s: %v", host, got)
		}
	}
}
