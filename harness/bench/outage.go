package bench

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"time"

	"mftpspec/harness/emulator"
)

// outages is a network that is there for up, then away for down, and so on: new
// connections fail after their time, what is sent over others is lost.
func outages(up, down time.Duration) func() emulator.Hooks {
	return func() emulator.Hooks {
		o := &outage{start: time.Now(), up: up, down: down}
		return emulator.Hooks{Dial: func(next emulator.Dialer) emulator.Dialer {
			return func(ctx context.Context, c emulator.DialConfig) (emulator.Client, error) {
				under := *o
				under.next = c.Net
				c.Net = &under
				return next(ctx, c)
			}
		}}
	}
}

type outage struct {
	start    time.Time
	up, down time.Duration
	next     emulator.Net
}

func (o *outage) away() bool { return time.Since(o.start)%(o.up+o.down) >= o.up }

// TLS implements emulator.Net.
func (o *outage) TLS(c *tls.Config) {
	if o.next != nil {
		o.next.TLS(c)
	}
}

// Connect implements emulator.Net.
func (o *outage) Connect(ctx context.Context, network, address string) (net.Conn, error) {
	if o.away() {
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
	return &vanishing{conn, o}, nil
}

// vanishing is a connection over a network with outages.
type vanishing struct {
	net.Conn
	outage *outage
}

var errVanished = errors.New("bench: the network is away")

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
