//go:build !(linux || darwin || freebsd || openbsd)

package port

import (
	"time"

	"go.bug.st/serial"
)

// readTimeout is how long Close may have to wait for the reader: go.bug.st/serial
// closes its handle before it wakes its reader, so that the reader must have left
// first, or it may read from whatever was opened next.
const readTimeout = 50 * time.Millisecond

// guard reads and writes through go.bug.st/serial; the system keeps others out.
type guard struct {
	*deadlineWriter
	line serial.Port
}

func openGuard(string) (*guard, error) { return &guard{}, nil }

func (g *guard) attach(line serial.Port) error {
	g.deadlineWriter, g.line = newDeadlineWriter(line), line
	return line.SetReadTimeout(readTimeout)
}

// Read gives nothing where nothing comes for a moment.
func (g *guard) Read(b []byte) (int, error) { return g.line.Read(b) }

// unsent is zero: a write of Windows ends when the driver has sent its bytes.
func (g *guard) unsent() int { return 0 }

func (g *guard) Close() error { return nil }
