package ftpserver

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"sync"
)

// DeadEnd is an address where no FTP server answers.
type DeadEnd struct {
	addr  netip.AddrPort
	once  sync.Once
	close func() error
}

// Host is the address.
func (d *DeadEnd) Host() string { return d.addr.Addr().String() }

// Port is the TCP port.
func (d *DeadEnd) Port() int { return int(d.addr.Port()) }

// Addr is Host and Port in one, as net.Dial takes it.
func (d *DeadEnd) Addr() string { return d.addr.String() }

// Close gives the port back.
func (d *DeadEnd) Close() (err error) {
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
func Blackhole(host string) (*DeadEnd, error) {
	ip, err := ownAddress("blackhole", host)
	if err != nil {
		return nil, err
	}
	return blackhole(ip)
}

// Refused is an address that refuses connections; on Linux the port is reserved,
// so that nobody begins to listen there. host is as for Blackhole.
func Refused(host string) (*DeadEnd, error) {
	ip, err := ownAddress("refused", host)
	if err != nil {
		return nil, err
	}
	return refused(ip)
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
		return ip, fmt.Errorf("ftpserver: %s: %q: want an address of this machine, or a name with an IPv4 address: %w", op, host, err)
	}
	return found[0].Unmap(), nil
}
