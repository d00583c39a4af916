package defect

import (
	"bufio"
	"context"
	"crypto/tls"
	"io"
	"net"
	"strings"
	"sync"

	"mftpspec/harness/emulator"
)

// relay stands on the control connection of a plain session: it may hold lines back, answer them, and say
// lines of its own to either side. Its functions are called one at a time; what is nil passes all on.
type relay struct {
	order func(line string)                   // a line that the module sends
	reply func(line string)                   // a line of the server
	data  func(conn *net.TCPConn) net.Conn    // a data connection that the module has opened
	over  func(server net.Conn) (closes bool) // the module has ended the connection

	mu     sync.Mutex
	server func(line string) // says a line to the server
	module func(line string) // and to the module
}

// relays gives every plain session a relay; make knows the channel.
func relays(make func(id int, r *relay)) func() hooks {
	return knowingChannel(func(channel func() int) hooks {
		return dials(func(c *emulator.DialConfig) {
			if c.Security != emulator.Plain {
				return
			}
			r := &relay{}
			r.order = func(line string) { r.server(line) }
			r.reply = func(line string) { r.module(line) }
			make(channel(), r)
			c.Net = &relayed{r: r}
		})()
	})
}

// relayed is the network of a session with a relay.
type relayed struct {
	r       *relay
	control bool // the control connection is open
}

func (*relayed) TLS(*tls.Config) {}

func (n *relayed) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, kind, address)
	switch {
	case err != nil:
		return nil, err
	case n.control && n.r.data != nil:
		return n.r.data(conn.(*net.TCPConn)), nil
	case n.control:
		return conn, nil
	}
	n.control = true
	mine, theirs := net.Pipe()
	n.r.server = func(line string) { _, _ = io.WriteString(conn, line+"\r\n") }
	n.r.module = func(line string) { _, _ = io.WriteString(theirs, line+"\r\n") }
	go func() {
		n.r.pass(conn, n.r.reply)
		_ = theirs.Close()
	}()
	go func() {
		n.r.pass(theirs, n.r.order)
		if n.r.over == nil || n.r.over(conn) {
			_ = conn.Close()
		}
	}()
	return relayEnd{mine, conn}, nil
}

// pass hands over the lines that come from one side, until it ends.
func (r *relay) pass(from net.Conn, to func(line string)) {
	in := bufio.NewReader(from)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		r.mu.Lock()
		to(strings.TrimRight(line, "\r\n"))
		r.mu.Unlock()
	}
}

// relayEnd is the module's end, with the addresses of the connection proper.
type relayEnd struct {
	net.Conn
	of net.Conn
}

func (e relayEnd) LocalAddr() net.Addr  { return e.of.LocalAddr() }
func (e relayEnd) RemoteAddr() net.Addr { return e.of.RemoteAddr() }

// lastLine says whether a line ends a reply, and whether that is a preliminary one.
func lastLine(line string) (last, preliminary bool) {
	last = len(line) >= 3 && isDigits(line[:3]) && (len(line) == 3 || line[3] == ' ')
	return last, last && line[0] == '1'
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// verbOf is the command of a line.
func verbOf(line string) string {
	verb, _, _ := strings.Cut(line, " ")
	return verb
}
