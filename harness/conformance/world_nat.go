package conformance

import (
	"context"
	"net"

	"mftpspec/harness/ftpserver"
)

// behindNAT says whether the module reaches the FTP server at an address that
// this machine does not have.
func (i IXIT) behindNAT() bool {
	return i.Server.Host != "" && !ftpserver.Local(context.Background(), i.Server.Host)
}

// tunnelled says whether it reaches it through a tunnel that ends on this machine.
func (i IXIT) tunnelled() bool {
	host, _, _ := net.SplitHostPort(i.Server.Listen)
	ip := net.ParseIP(host)
	return i.behindNAT() && (host == "localhost" || ip != nil && ip.IsLoopback())
}

// deadEnd makes an address without a server: here, or behind the NAT.
func (r *Run) deadEnd(here func(string) (*ftpserver.DeadEnd, error), there func(ftpserver.Forwarded) (*ftpserver.DeadEnd, error)) (*ftpserver.DeadEnd, error) {
	s := r.IXIT.Server
	switch {
	case !r.IXIT.behindNAT():
		return here(s.Host)
	case r.IXIT.tunnelled():
		return nil, inconc("the FTP server is behind a tunnel, which accepts every connection itself", "", "")
	case s.PassivePorts == [2]int{}:
		return nil, inconc("no port is forwarded to this machine that could be a dead end (server: passive_ports:)", "", "")
	}
	return there(ftpserver.Forwarded{Host: s.Host, First: s.PassivePorts[0], Last: s.PassivePorts[1]})
}
