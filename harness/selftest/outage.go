package selftest

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// outages is a network that goes away for a time with every so many connections:
// new ones fail after their time, what is sent over others is lost.
func outages(every int, down time.Duration) func() emulator.Hooks {
	return func() emulator.Hooks {
		o := &outage{every: every, down: down}
		return emulator.Hooks{Dial: func(next emulator.Dialer) emulator.Dialer {
			return func(ctx context.Context, c emulator.DialConfig) (emulator.Client, error) {
				c.Net = &outageNet{o, c.Net}
				return next(ctx, c)
			}
		}}
	}
}

// outage is shared by all connections of a module.
type outage struct {
	every int
	down  time.Duration

	mu    sync.Mutex
	tried int
	until time.Time
}

// begin counts a connection, and says whether the network is away for it.
func (o *outage) begin() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.tried++; o.tried%o.every == 0 {
		o.until = time.Now().Add(o.down)
	}
	return time.Now().Before(o.until)
}

func (o *outage) away() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return time.Now().Before(o.until)
}

// outageNet is the network of one session.
type outageNet struct {
	*outage
	next emulator.Net
}

// TLS implements emulator.Net.
func (o *outageNet) TLS(c *tls.Config) {
	if o.next != nil {
		o.next.TLS(c)
	}
}

// Connect implements emulator.Net.
func (o *outageNet) Connect(ctx context.Context, network, address string) (net.Conn, error) {
	if o.begin() {
		<-ctx.Done() // no answer to any packet
		return nil, ctx.Err()
	}
	connect := new(net.Dialer).DialContext
	if o.next != nil {
		connect = o.next.Connect
	}
	conn, err := connect(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &vanishing{conn, o.outage}, nil
}

// vanishing is a connection over a network with outages.
type vanishing struct {
	net.Conn
	outage *outage
}

var errVanished = errors.New("selftest: the network is away")

func (v *vanishing) Read(p []byte) (int, error) {
	n, err := v.Conn.Read(p)
	if err == nil && v.outage.away() {
		return 0, errors.Join(errVanished, v.Conn.Close())
	}
	return n, err
}

func (v *vanishing) Write(p []byte) (int, error) {
	if v.outage.away() {
		return 0, errors.Join(errVanished, v.Conn.Close())
	}
	return v.Conn.Write(p)
}
