package ftpclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"time"
)

// dial opens the data connection of passive mode, before the transfer command: there are servers
// that send the 1xx reply only when they have it.
func (t *transfer) dial(ctx context.Context) error {
	address, err := t.c.passive(ctx)
	if err != nil {
		return err
	}
	conn, err := dialTCP(ctx, t.c.cfg, t.op+" data connection", address.String(), t.c.timeout)
	if err != nil {
		return orCanceled(ctx, err)
	}
	t.hold(conn)
	return nil
}

// passive asks the server for an address: EPSV, and on IPv4 PASV once EPSV has been refused, for
// whatever reason. There are servers that answer EPSV as if it were PASV.
func (c *Client) passive(ctx context.Context) (netip.AddrPort, error) {
	peer := addrOf(c.raw.RemoteAddr())
	if !c.refusedEPSV {
		r, err := c.exchange(ctx, "EPSV", "")
		if err != nil {
			return netip.AddrPort{}, err
		}
		if !r.negative() || r.code == 421 || !peer.Is4() {
			if err = c.judge("EPSV", r, r.positive()); err != nil {
				return netip.AddrPort{}, err
			}
			if r.code == 227 && peer.Is4() {
				return addressOf227("EPSV", r, peer)
			}
			port, err := parse229(r.text())
			if err != nil {
				return netip.AddrPort{}, &Error{Kind: Parse, Op: "EPSV", Code: r.code, Err: err}
			}
			return netip.AddrPortFrom(peer, port), nil
		}
		c.refusedEPSV = true
	}
	r, err := c.exchange(ctx, "PASV", "")
	if err == nil {
		err = c.judge("PASV", r, r.positive())
	}
	if err != nil {
		return netip.AddrPort{}, err
	}
	return addressOf227("PASV", r, peer)
}

func addressOf227(op string, r reply, peer netip.Addr) (netip.AddrPort, error) {
	told, err := parse227(r.text())
	if err != nil {
		return netip.AddrPort{}, &Error{Kind: Parse, Op: op, Code: r.code, Err: err}
	}
	return netip.AddrPortFrom(passiveHost(told.Addr(), peer), told.Port()), nil
}

// listen opens the port of active mode on the address of the control connection, and tells it.
func (t *transfer) listen(ctx context.Context) error {
	local := addrOf(t.c.raw.LocalAddr())
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", netip.AddrPortFrom(local, 0).String())
	if err != nil {
		return orCanceled(ctx, &Error{Kind: Network, Op: t.op + " data listener", Err: err})
	}
	t.listener = l
	address := l.Addr().(*net.TCPAddr).AddrPort()
	verb, arg := portCommand(netip.AddrPortFrom(local, address.Port()))
	return t.c.order(ctx, verb, arg)
}

// join completes the data connection after the 1xx reply.
func (t *transfer) join(ctx context.Context) error {
	if t.active {
		if err := t.accept(); err != nil {
			return err
		}
	}
	if t.c.tls == nil || t.c.cfg.ClearData != nil && t.c.cfg.ClearData(t.op) {
		return nil
	}
	conn, err := handshake(ctx, t.op+" data TLS", t.raw, t.c.tls, t.c.timeout)
	if err != nil {
		return err
	}
	t.mu.Lock()
	t.conn = conn
	t.mu.Unlock()
	return nil
}

// accept takes the server's connection, and from no other address. When the server refuses
// meanwhile (425), the watcher closes the listener.
func (t *transfer) accept() error {
	op := t.op + " data connection"
	if l, ok := t.listener.(*net.TCPListener); ok {
		_ = l.SetDeadline(time.Now().Add(t.c.timeout))
	}
	peer := addrOf(t.c.raw.RemoteAddr())
	for {
		conn, err := t.listener.Accept()
		switch {
		case err == nil && addrOf(conn.RemoteAddr()) == peer:
			_ = t.listener.Close()
			t.hold(conn)
			return nil
		case err == nil:
			_ = conn.Close()
		case timedOut(err):
			return &Error{Kind: ConnectTimeout, Op: op, Err: fmt.Errorf("expected the server to connect within %v, it did not", t.c.timeout)}
		default:
			return &Error{Kind: Network, Op: op, Err: err}
		}
	}
}

// reset closes a connection so that the peer sees an error, not an end.
func reset(raw net.Conn) {
	if l, ok := raw.(interface{ SetLinger(int) error }); ok {
		_ = l.SetLinger(0)
	}
	_ = raw.Close()
}

// closeWrite tells the peer that no more data comes, and keeps its direction open.
func closeWrite(conn, raw net.Conn) error {
	if s, ok := conn.(*tls.Conn); ok {
		if err := s.CloseWrite(); err != nil {
			return err
		}
	}
	half, ok := raw.(interface{ CloseWrite() error })
	if !ok {
		return raw.Close()
	}
	err := half.CloseWrite()
	if errors.Is(err, net.ErrClosed) {
		return err
	}
	if wasReset(err) || err == nil {
		return err
	}
	return nil // not connected any more: the last reply tells
}
