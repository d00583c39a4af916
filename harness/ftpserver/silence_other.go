//go:build !linux

package ftpserver

import "net"

// peerClosed cannot be told apart here.
func peerClosed(*net.TCPConn) bool { return false }

// silence cannot stop a listener and leave its socket open here: nobody is told of
// its port.
func silence(*net.TCPListener) {}
