package port

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"go.bug.st/serial"
)

const (
	// pieceTimeout is how long the line may take for a piece, where the caller set
	// no deadline.
	pieceTimeout = 5 * time.Second
	piece        = 1024
)

var errClosed = fmt.Errorf("port: %w", os.ErrClosed)

// serialPort is a terminal device. go.bug.st/serial configures it; the guard holds
// the exclusive lock, reads and writes. A write of go.bug.st/serial knows no deadline
// and does not end when the port is closed, and its read, which uses select(2),
// panics in a process with 1,024 open files.
type serialPort struct {
	name    string
	line    serial.Port
	guard   *guard
	closing atomic.Bool
	baud    atomic.Int64
	reading sync.Mutex
	close   func() error
}

func openSerial(ctx context.Context, target string, baud int) (Port, error) {
	if err := ctx.Err(); err != nil {
		return nil, &OpenError{Target: target, Reason: err.Error(), Err: err}
	}
	g, err := openGuard(target)
	if err != nil {
		return nil, err
	}
	// Never InitialStatusBits: a pty has no modem lines, and Open would fail. The
	// kernel raises DTR and RTS when a device is opened. Windows users know COM12 as
	// \\.\COM12 too, which go.bug.st/serial makes of it by itself.
	line, err := serial.Open(strings.TrimPrefix(target, `\\.\`), &serial.Mode{BaudRate: baud, DataBits: 8, Parity: serial.NoParity, StopBits: serial.OneStopBit})
	if err != nil {
		_ = g.Close()
		return nil, explain(target, err)
	}
	if err := g.attach(line); err != nil {
		_ = line.Close()
		_ = g.Close()
		return nil, explain(target, err)
	}
	// Best effort: a line without modem lines works without.
	_ = line.SetDTR(true)
	_ = line.SetRTS(true)
	p := &serialPort{name: target, line: line, guard: g}
	p.baud.Store(int64(baud))
	p.close = sync.OnceValue(p.closeOnce)
	return p, nil
}

func (p *serialPort) Name() string { return p.name }

func (p *serialPort) Read(b []byte) (int, error) {
	p.reading.Lock()
	defer p.reading.Unlock()
	for len(b) > 0 {
		if p.closing.Load() {
			return 0, errClosed
		}
		n, err := p.guard.Read(b)
		if n > 0 {
			return n, nil
		}
		if err != nil {
			return 0, p.lost("read", err)
		}
		// (0, nil) is the time-out.
	}
	return 0, nil
}

func (p *serialPort) Write(b []byte) (int, error) {
	if p.closing.Load() {
		return 0, errClosed
	}
	n, err := p.guard.Write(b)
	if err != nil {
		err = p.lost("write", err)
	}
	return n, err
}

func (p *serialPort) SetWriteDeadline(t time.Time) error {
	if err := p.guard.SetWriteDeadline(t); err != nil {
		return p.lost("set the deadline of", err)
	}
	return nil
}

func (p *serialPort) SetBaud(rate int) error {
	err := p.line.SetMode(&serial.Mode{BaudRate: rate, DataBits: 8, Parity: serial.NoParity, StopBits: serial.OneStopBit})
	if err != nil {
		return p.lost(fmt.Sprintf("set %d Bd on", rate), err)
	}
	p.baud.Store(int64(rate))
	return nil
}

// Baud is the rate of the line.
func (p *serialPort) Baud() int { return int(p.baud.Load()) }

// ByteTime is that of 8N1: ten bits.
func (p *serialPort) ByteTime() time.Duration {
	return 10 * time.Second / time.Duration(p.baud.Load())
}

// Unsent is what the driver holds. What a converter holds beyond that is gone within
// a few milliseconds.
func (p *serialPort) Unsent() (int, bool) { return p.guard.unsent(), true }

func (p *serialPort) Close() error { return p.close() }

func (p *serialPort) closeOnce() error {
	p.closing.Store(true)
	err := p.guard.Close() // ends what is blocked
	p.reading.Lock()
	defer p.reading.Unlock()
	if e := p.line.Close(); err == nil {
		err = e
	}
	if err != nil && isGone(err) {
		err = nil // what is gone is closed
	}
	return err
}

// lost names an error of an open line, as ErrGone if the device has gone.
func (p *serialPort) lost(op string, err error) error {
	switch {
	case p.closing.Load():
		return errClosed
	case isGone(err):
		return fmt.Errorf("port: %s %s: %w: %w", op, p.name, ErrGone, err)
	default:
		return fmt.Errorf("port: %s %s: %w", op, p.name, err)
	}
}

// isGone is true of the errors a terminal gives after a hang-up. That its owner
// closed it looks the same, and must be asked first.
func isGone(err error) bool {
	var pe *serial.PortError
	if errors.As(err, &pe) && pe.Code() == serial.PortClosed {
		return true
	}
	for _, gone := range []error{syscall.EIO, syscall.ENXIO, syscall.ENODEV, syscall.EBADF, io.EOF, os.ErrClosed, fs.ErrNotExist} {
		if errors.Is(err, gone) {
			return true
		}
	}
	return false
}
