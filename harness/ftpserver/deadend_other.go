//go:build !linux

package ftpserver

import (
	"fmt"
	"net"
	"net/netip"
)

func refused(ip netip.Addr) (*DeadEnd, error) {
	l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.AddrPortFrom(ip, 0)))
	if err != nil {
		return nil, fmt.Errorf("ftpserver: dead end: %w", err)
	}
	addr := l.Addr().(*net.TCPAddr).AddrPort()
	return &DeadEnd{addr: addr}, l.Close()
}

func blackhole(netip.Addr) (*DeadEnd, error) {
	return &DeadEnd{addr: netip.MustParseAddrPort("192.0.2.1:21")}, nil
}
