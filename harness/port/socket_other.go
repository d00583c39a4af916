//go:build !linux

package port

import (
	"net"
	"syscall"
)

// limitUnacknowledged leaves it to the system how long what was sent may stay
// unacknowledged.
func limitUnacknowledged(_, _ string, _ syscall.RawConn) error { return nil }

// acknowledge leaves it to the system when it acknowledges what has come.
func acknowledge(*net.TCPConn) {}

// unacknowledged is not known here.
func unacknowledged(*net.TCPConn) int { return 0 }
