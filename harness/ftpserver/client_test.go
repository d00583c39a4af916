package ftpserver

import (
	"bufio"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// within bounds every wait of the tests: it is reached only when something is broken.
const within = 10 * time.Second

func testContext(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	t.Cleanup(cancel)
	return ctx
}

// start starts a server with the account uftp, home /home/uftp, closed at the end.
func start(t testing.TB, o Options) *Server {
	t.Helper()
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.AddAccount(Account{User: "uftp", Password: "12341", Home: "/home/uftp"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// client is a bare FTP client: it does what it is told and nothing else.
type client struct {
	t      testing.TB
	raw    *net.TCPConn
	conn   net.Conn
	r      *bufio.Reader
	tls    *tls.Config // for data connections when set
	active net.Listener
	data   string // address of the passive port
	dialer net.Dialer
}

func dial(t testing.TB, s *Server) *client {
	t.Helper()
	return dialFrom(t, s, "")
}

// dialFrom dials from an address of this machine; "" is any.
func dialFrom(t testing.TB, s *Server, from string) *client {
	t.Helper()
	var dialer net.Dialer
	if from != "" {
		dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(from)}
	}
	raw, err := dialer.Dial("tcp", net.JoinHostPort(s.Host(), strconv.Itoa(s.Port())))
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, raw: raw.(*net.TCPConn), conn: raw, r: bufio.NewReader(raw), dialer: dialer}
	t.Cleanup(func() { raw.Close() })
	_ = raw.SetDeadline(time.Now().Add(within))
	return c
}

// login dials, and logs in as uftp with TYPE I.
func login(t testing.TB, s *Server) *client {
	t.Helper()
	c := dial(t, s)
	c.expect(220)
	c.want("USER uftp", 331)
	c.want("PASS 12341", 230)
	c.want("TYPE I", 200)
	return c
}

func (c *client) secure(config *tls.Config) error {
	conn := tls.Client(c.raw, config)
	if err := conn.Handshake(); err != nil {
		return err
	}
	c.conn, c.r = conn, bufio.NewReader(conn)
	return nil
}

func (c *client) send(line string) {
	c.t.Helper()
	if _, err := io.WriteString(c.conn, line+"\r\n"); err != nil {
		c.t.Fatalf("send %q: %v", line, err)
	}
}

// read returns the next reply; err is that of the connection.
func (c *client) read() (code int, text string, err error) {
	first, err := c.r.ReadString('\n')
	if err != nil {
		return 0, first, err
	}
	text = first
	if len(first) > 3 && first[3] == '-' {
		for line := ""; !strings.HasPrefix(line, first[:3]+" "); text += line {
			if line, err = c.r.ReadString('\n'); err != nil {
				return 0, text, err
			}
		}
	}
	if len(first) < 3 {
		return 0, text, nil
	}
	code, _ = strconv.Atoi(first[:3])
	return code, text, nil
}

func (c *client) expect(want int) string {
	c.t.Helper()
	code, text, err := c.read()
	if err != nil || code != want {
		c.t.Fatalf("want %d, got %q, %v", want, text, err)
	}
	return text
}

func (c *client) want(line string, code int) string {
	c.t.Helper()
	c.send(line)
	c.t.Logf("> %s", line)
	return c.expect(code)
}

// gone waits until the server has ended the control connection and returns the
// error, nil for an orderly end.
func (c *client) gone() error {
	_, err := io.Copy(io.Discard, c.r)
	return err
}

// epsv readies a passive data connection.
func (c *client) epsv() {
	c.t.Helper()
	text := c.want("EPSV", 229)
	_, port, _ := strings.Cut(text, "(|||")
	port, _, _ = strings.Cut(port, "|")
	host, _, _ := net.SplitHostPort(c.raw.RemoteAddr().String())
	c.data = net.JoinHostPort(host, port)
}

// eprt readies an active data connection.
func (c *client) eprt() {
	c.t.Helper()
	host, _, _ := net.SplitHostPort(c.raw.LocalAddr().String())
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { l.Close() })
	c.active = l
	family := 1
	if strings.Contains(host, ":") {
		family = 2
	}
	c.want(fmt.Sprintf("EPRT |%d|%s|%d|", family, host, l.Addr().(*net.TCPAddr).Port), 200)
}

// open opens the data connection that was readied, after the command was sent.
func (c *client) open() net.Conn {
	c.t.Helper()
	var conn net.Conn
	var err error
	if c.active != nil {
		conn, err = c.active.Accept()
		c.active.Close()
		c.active = nil
	} else {
		conn, err = c.dialer.Dial("tcp", c.data)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(within))
	return conn
}

func (c *client) protect(conn net.Conn) net.Conn {
	if c.tls == nil {
		return conn
	}
	return tls.Client(conn, c.tls)
}

// get transfers from the server: mark and final are the expected replies.
func (c *client) get(line string, mark, final int) string {
	c.t.Helper()
	if c.active == nil {
		c.epsv()
	}
	c.send(line)
	conn := c.open()
	c.expect(mark)
	conn = c.protect(conn)
	b, err := io.ReadAll(conn)
	if err != nil && final < 300 {
		c.t.Fatalf("%s: %v", line, err)
	}
	conn.Close()
	c.expect(final)
	return string(b)
}

// put transfers to the server.
func (c *client) put(line, data string, final int) {
	c.t.Helper()
	if c.active == nil {
		c.epsv()
	}
	c.send(line)
	conn := c.open()
	c.expect(150)
	conn = c.protect(conn)
	if t, ok := conn.(*tls.Conn); ok {
		if err := t.Handshake(); err != nil {
			c.t.Fatal(err)
		}
	}
	_, _ = io.WriteString(conn, data) // a fault may end it before all is sent
	conn.Close()
	c.expect(final)
}

// session waits for cond of the last session and returns it.
func session(t testing.TB, s *Server, cond func(Session) bool) Session {
	t.Helper()
	var last Session
	err := s.Wait(testContext(t), func(all []Session) bool {
		if len(all) == 0 {
			return false
		}
		last = all[len(all)-1]
		return cond(last)
	})
	if err != nil {
		t.Fatalf("%v\n%+v", err, last)
	}
	return last
}

func closed(r Session) bool { return !r.Open }

// lastTransfer returns the last transfer of the last session.
func lastTransfer(t testing.TB, s *Server) Transfer {
	t.Helper()
	r := session(t, s, func(r Session) bool { return len(r.Transfers) > 0 })
	return r.Transfers[len(r.Transfers)-1]
}

func contextAfter(t testing.TB, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(t.Context(), d)
}
