//go:build !linux

package ftpserver

import "net"

// reserve closes a listener. Its port cannot be kept without listening here.
func reserve(l *net.TCPListener) (release func() error, err error) {
	return func() error { return nil }, l.Close()
}
