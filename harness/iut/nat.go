package iut

import (
	"context"
	"net"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ixit"
)

// BehindNAT says whether the module reaches the FTP server at an address that
// this machine does not have.
func BehindNAT(i ixit.IXIT) bool {
	return i.Server.Host != "" && !ftpserver.Local(context.Background(), i.Server.Host)
}

// Tunnelled says whether it reaches it through a tunnel that ends on this machine.
func Tunnelled(i ixit.IXIT) bool {
	host, _, _ := net.SplitHostPort(i.Server.Listen)
	ip := net.ParseIP(host)
	return BehindNAT(i) && (host == "localhost" || ip != nil && ip.IsLoopback())
}
