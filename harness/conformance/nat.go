package conformance

import (
	"context"
	"net"

	"mftpspec/harness/ftpserver"
)

// behindNAT says whether the module reaches the FTP server at an address that
// this machine does not have.
func behindNAT(i IXIT) bool {
	return i.Server.Host != "" && !ftpserver.Local(context.Background(), i.Server.Host)
}

// tunnelled says whether it reaches it through a tunnel that ends on this machine.
func tunnelled(i IXIT) bool {
	host, _, _ := net.SplitHostPort(i.Server.Listen)
	ip := net.ParseIP(host)
	return behindNAT(i) && (host == "localhost" || ip != nil && ip.IsLoopback())
}
