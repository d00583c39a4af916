// Package deadend makes addresses where no FTP server answers: one refuses, one lets every packet
// fall. Scenario tells them to the module in the place of the server. It must never accept a
// connection, or need privileges.
package deadend

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"sync"
)

// Address is an address where no FTP server answers.
type Address struct {
	addr  netip.AddrPort
	host  string // as clients reach it, if that is not addr
	once  sync.Once
	close func() error
}

// Host is the address.
func (d *Address) Host() string {
	if d.host != "" {
		return d.host
	}
	return d.addr.Addr().String()
}

// Port is the TCP port.
func (d *Address) Port() int { return int(d.addr.Port()) }

// Addr is Host and Port in one, as net.Dial takes it.
func (d *Address) Addr() string { return net.JoinHostPort(d.Host(), strconv.Itoa(d.Port())) }

// Close gives the port back.
func (d *Address) Close() (err error) {
	d.once.Do(func() {
		if d.close != nil {
			err = d.close()
		}
	})
	return err
}

// Blackhole is an address that never answers a connection attempt (SYN): on
// Linux a port of host with a full backlog, elsewhere 192.0.2.1 (TEST-NET-1),
// which works as long as the network drops it silently. host is an address of
// this machine; "" is 127.0.0.1.
func Blackhole(host string) (*Address, error) {
	ip, err := ownAddress("blackhole", host)
	if err != nil {
		return nil, err
	}
	return blackhole(netip.AddrPortFrom(ip, 0))
}

// Refused is an address that refuses connections; on Linux the port is reserved,
// so that nobody begins to listen there. host is as for Blackhole.
func Refused(host string) (*Address, error) {
	ip, err := ownAddress("refused", host)
	if err != nil {
		return nil, err
	}
	return refused(netip.AddrPortFrom(ip, 0))
}

// Forwarded are dead ends behind a NAT, on one of the passive ports first to last,
// which it forwards; clients know host. An SSH tunnel accepts every connection
// itself, so there is none behind one.
type Forwarded struct {
	Host        string
	First, Last int
}

// Refused is an address that refuses connections.
func (w Forwarded) Refused() (*Address, error) { return w.one("refuse", refused) }

// Blackhole is an address that never answers a connection attempt.
func (w Forwarded) Blackhole() (*Address, error) { return w.one("not answer", blackhole) }

func (w Forwarded) one(what string, make func(netip.AddrPort) (*Address, error)) (*Address, error) {
	err := fmt.Errorf("deadend: behind %s: no port is forwarded that could %s: name a range (server.passive_ports)", w.Host, what)
	if w.First == 0 {
		return nil, err
	}
	for port := w.Last; port >= w.First; port-- {
		var d *Address
		if d, err = make(netip.AddrPortFrom(netip.IPv4Unspecified(), uint16(port))); err == nil {
			d.host = w.Host
			return d, nil
		}
	}
	return nil, err
}

func ownAddress(op, host string) (netip.Addr, error) {
	if host == "" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	if err == nil {
		return ip.Unmap(), nil
	}
	found, err := net.DefaultResolver.LookupNetIP(context.Background(), "ip4", host)
	if err != nil || len(found) == 0 {
		return ip, fmt.Errorf("deadend: %s: %q: want an address of this machine, or a name with an IPv4 address: %w", op, host, err)
	}
	return found[0].Unmap(), nil
}
