package port

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"time"

	"mftpspec/harness/sockerr"
)

// A serial server that has died is noticed after about this time: by probes when
// the line is idle, by what it does not acknowledge when it is not.
const deadPeer = 25 * time.Second

// dialLimit is how long connecting may take.
const dialLimit = 10 * time.Second

// openSocket connects to a serial server that offers the line as a TCP port.
// The server has set the rate of the line: baud says which.
func openSocket(ctx context.Context, target string, u *url.URL, baud int) (Port, error) {
	if len(u.Query()) > 0 {
		return nil, &OpenError{Target: target, Reason: "a raw TCP port has no settings", Remedy: "set the rate in the serial server, or use rfc2217:// if it speaks that"}
	}
	conn, err := dial(ctx, target, u, "is the serial server running, and offering this port as raw TCP?")
	if err != nil {
		return nil, err
	}
	s := newStream(target, conn, nil)
	s.conn, s.baud = conn, baud
	return s, nil
}

// connection is a TCP connection to a serial server: what is written goes out at
// once (TCP_NODELAY is the default of package net), and what was read is
// acknowledged at once.
type connection struct{ *net.TCPConn }

func (c *connection) Read(b []byte) (int, error) {
	n, err := c.TCPConn.Read(b)
	if n > 0 {
		acknowledge(c.TCPConn)
	}
	return n, err
}

// dial connects to a serial server.
func dial(ctx context.Context, target string, u *url.URL, remedy string) (*connection, error) {
	if u.Hostname() == "" || u.Port() == "" || u.Path != "" && u.Path != "/" {
		return nil, &OpenError{Target: target, Reason: "it does not name a host and a TCP port", Remedy: "write " + u.Scheme + "://host:port"}
	}
	limited, cancel := context.WithTimeout(ctx, dialLimit)
	defer cancel()
	dialer := net.Dialer{
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: deadPeer * 2 / 5, Interval: deadPeer / 5, Count: 3},
		Control:         limitUnacknowledged,
	}
	conn, err := dialer.DialContext(limited, "tcp", u.Host)
	if err == nil {
		return &connection{conn.(*net.TCPConn)}, nil
	}
	e := &OpenError{Target: target, Reason: err.Error(), Remedy: remedy, Err: err}
	name, unknown := errors.AsType[*net.DNSError](err)
	timeout, isNet := errors.AsType[net.Error](err)
	switch {
	case ctx.Err() != nil:
		e.Reason, e.Remedy = context.Cause(ctx).Error(), ""
	case unknown && !name.IsTimeout:
		e.Reason, e.Remedy = fmt.Sprintf("the name %s is not known", cmp.Or(name.Name, u.Hostname())), "check the name, or write the address"
	case sockerr.Refused(err):
		e.Reason = "the connection is refused: nothing listens on that port"
	case sockerr.Unreachable(err):
		e.Reason, e.Remedy = "there is no way to that host", "check the network, VPN and address"
	case isNet && timeout.Timeout():
		e.Reason, e.Remedy = fmt.Sprintf("no answer within %v", dialLimit), "is the host switched on, and does a firewall let this port through?"
	}
	return nil, e
}

// isLost is true of the errors of a connection that has ended.
func isLost(err error) bool {
	return errors.Is(err, io.ErrClosedPipe) || errors.Is(err, net.ErrClosed) || sockerr.Reset(err) || sockerr.TimedOut(err) || sockerr.Unreachable(err)
}
