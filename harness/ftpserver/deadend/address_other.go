//go:build !linux

package deadend

import (
	"fmt"
	"net"
	"net/netip"
)

func refused(at netip.AddrPort) (*Address, error) {
	l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(at))
	if err != nil {
		return nil, fmt.Errorf("deadend: %w", err)
	}
	addr := l.Addr().(*net.TCPAddr).AddrPort()
	return &Address{addr: addr}, l.Close()
}

func blackhole(netip.AddrPort) (*Address, error) {
	return &Address{addr: netip.MustParseAddrPort("192.0.2.1:21")}, nil
}
