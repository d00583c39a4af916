// Package pty makes the device side of a pseudo terminal: what a client opens as a serial port,
// with a module behind it. Bench, hostkit and replay call it. It must never change a byte.
//
// The line is raw before its name is published, so that nothing written early is
// echoed back or changed. A client may close and open it as often as it likes:
// Read goes on waiting for the next one, and what is said to nobody is lost, as on
// a UART, but for what was said before the first client came.
//
// It exists on Linux only; elsewhere Open says so.
package pty

import (
	"errors"
	"fmt"
	"os"
)

// ErrUnsupported is what Open returns where there are no pseudo terminals.
var ErrUnsupported = errors.New("pty: this system has no pseudo terminals mftpspec can use")

// publish makes link point to path. A link that leads nowhere, as a killed process
// leaves it, is replaced; anything else in the way is an error.
func publish(path, link string) error {
	if target, err := os.Readlink(link); err == nil {
		if _, err := os.Stat(link); err == nil {
			return fmt.Errorf("pty: link %s: expected a free name, found a link to %s, which exists", link, target)
		}
		if err := os.Remove(link); err != nil {
			return fmt.Errorf("pty: link %s: %w", link, err)
		}
	}
	if err := os.Symlink(path, link); err != nil {
		return fmt.Errorf("pty: link %s: %w", link, err)
	}
	return nil
}

// retract removes link if it still points to path.
func retract(path, link string) error {
	if target, err := os.Readlink(link); err != nil || target != path {
		return nil // somebody else's by now
	}
	if err := os.Remove(link); err != nil {
		return fmt.Errorf("pty: link %s: %w", link, err)
	}
	return nil
}
