package defect

import (
	"bytes"
	"context"
	"crypto/tls"
	"net"
	"strings"
	"sync/atomic"

	"mftpspec/harness/emulator"
)

// network is the machine's own one with a fault: in the dialogue on the control
// connection, in what comes over data connections, or in how servers are verified.
type network struct {
	command func(line string) string // alters each line sent on the control connection
	reply   func(line string) string // and each one received; without line ends
	listing func(line []byte) []byte // alters each line of a list that is received
	verify  func(*tls.Config)

	control bool        // the control connection is open: the others carry data
	lists   atomic.Bool // the last command was LIST
}

func (n *network) TLS(c *tls.Config) {
	if n.verify != nil {
		n.verify(c)
	}
}

func (n *network) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, kind, address)
	if err != nil {
		return nil, err
	}
	if n.control {
		if n.listing == nil {
			return conn, nil
		}
		return &lines{TCPConn: conn.(*net.TCPConn), in: n.listing, when: &n.lists}, nil
	}
	n.control = true
	out := n.command
	if n.listing != nil {
		out = n.watch
	}
	if out == nil && n.reply == nil {
		return conn, nil
	}
	return &lines{TCPConn: conn.(*net.TCPConn), in: text2bytes(n.reply), out: text2bytes(out)}, nil
}

// watch notes what the data connection will carry.
func (n *network) watch(line string) string {
	verb, _, _ := strings.Cut(line, " ")
	n.lists.Store(verb == "LIST")
	return line
}

func text2bytes(f func(string) string) func([]byte) []byte {
	if f == nil {
		return nil
	}
	return func(line []byte) []byte { return []byte(f(string(line))) }
}

// wired gives every plain session a network of its own. With TLS there are no
// lines to be seen from here.
func wired(make func() *network) func() hooks {
	return dials(func(c *emulator.DialConfig) {
		n := make()
		if c.Security != emulator.Plain && n.verify == nil {
			return
		}
		c.Net = n
	})
}

// replies alters the lines a server sends on the control connection.
func replies(change func(line string) string) func() hooks {
	return wired(func() *network { return &network{reply: change} })
}

// orders alters the lines the module sends on the control connection.
func orders(change func(line string) string) func() hooks {
	return wired(func() *network { return &network{command: change} })
}

// verifies alters how servers are verified.
func verifies(change func(*tls.Config)) func() hooks {
	return wired(func() *network { return &network{verify: change} })
}

// lines is a connection whose lines are altered on their way; an empty one is
// dropped. The rest of the session does not notice.
type lines struct {
	*net.TCPConn
	in, out func(line []byte) []byte
	when    *atomic.Bool // in holds only then; nil: always

	raw, ready []byte
	err        error
}

func (l *lines) Read(b []byte) (int, error) {
	if l.in == nil || l.when != nil && !l.when.Load() {
		return l.TCPConn.Read(b)
	}
	for len(l.ready) == 0 {
		if l.err != nil {
			err := l.err
			l.err = nil
			return 0, err
		}
		buf := make([]byte, 4096)
		n, err := l.TCPConn.Read(buf)
		l.raw, l.err = append(l.raw, buf[:n]...), err
		for {
			line, rest, found := bytes.Cut(l.raw, []byte("\n"))
			if !found {
				break
			}
			l.raw = rest
			if altered := l.in(bytes.TrimSuffix(line, []byte("\r"))); len(altered) > 0 {
				l.ready = append(append(l.ready, altered...), '\r', '\n')
			}
		}
	}
	n := copy(b, l.ready)
	l.ready = l.ready[n:]
	return n, nil
}

// Write relies on the client's writing whole lines.
func (l *lines) Write(b []byte) (int, error) {
	if l.out == nil {
		return l.TCPConn.Write(b)
	}
	if altered := l.out(bytes.TrimSuffix(b, []byte("\r\n"))); len(altered) > 0 {
		if _, err := l.TCPConn.Write(append(altered, '\r', '\n')); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}
