//go:build !linux

package ftpserver

import (
	"fmt"
	"net"
	"net/netip"
)

func refused(at netip.AddrPort) (*DeadEnd, error) {
	l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(at))
	if err != nil {
		return nil, fmt.Errorf("ftpserver: dead end: %w", err)
	}
	addr := l.Addr().(*net.TCPAddr).AddrPort()
	return &DeadEnd{addr: addr}, l.Close()
}

func blackhole(netip.AddrPort) (*DeadEnd, error) {
	return &DeadEnd{addr: netip.MustParseAddrPort("192.0.2.1:21")}, nil
}
