package scenario

import (
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/verdict"
)

// deadEnd makes an address without a server: here, or behind the NAT.
func deadEnd(i ixit.IXIT, here func(string) (*ftpserver.DeadEnd, error), there func(ftpserver.Forwarded) (*ftpserver.DeadEnd, error)) (*ftpserver.DeadEnd, error) {
	s := i.Server
	switch {
	case !iut.BehindNAT(i):
		return here(s.Host)
	case iut.Tunnelled(i):
		return nil, verdict.Inconclusive("the FTP server is behind a tunnel, which accepts every connection itself", "", "")
	case s.PassivePorts == [2]int{}:
		return nil, verdict.Inconclusive("no port is forwarded to this machine that could be a dead end (server: passive_ports:)", "", "")
	}
	return there(ftpserver.Forwarded{Host: s.Host, First: s.PassivePorts[0], Last: s.PassivePorts[1]})
}
