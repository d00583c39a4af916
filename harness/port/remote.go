package port

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// stream is a line that is not a terminal: a TCP connection to a serial server,
// or a line within this process.
type stream struct {
	io.ReadWriteCloser
	writer  timedWriter
	name    string
	conn    *connection // nil: a line within this process
	baud    int         // of the line behind a connection; 0 if there is none
	closing atomic.Bool
	close   func() error
}

// newStream also ends what stop ends, which may be nil.
func newStream(name string, rw io.ReadWriteCloser, stop func() error) *stream {
	s := &stream{ReadWriteCloser: rw, name: name}
	if timed, ok := rw.(timedWriter); ok {
		s.writer = &pieceWriter{w: timed}
	} else {
		s.writer = newDeadlineWriter(rw)
	}
	s.close = sync.OnceValue(func() error {
		s.closing.Store(true)
		err := rw.Close()
		if stop != nil {
			err = errors.Join(err, stop())
		}
		return err
	})
	return s
}

func (s *stream) Name() string { return s.name }
func (s *stream) Close() error { return s.close() }

// ByteTime is that of 8N1 at the rate that the line is said to have: a connection
// takes bytes long before they are on the line, and a silence begins after the
// last of them.
func (s *stream) ByteTime() time.Duration {
	if s.baud == 0 {
		return 0
	}
	return 10 * time.Second / time.Duration(s.baud)
}

// Unsent is what the serial server has not acknowledged; it may hold more.
func (s *stream) Unsent() (int, bool) {
	if s.conn == nil {
		return 0, true
	}
	return unacknowledged(s.conn.TCPConn), false
}

func (s *stream) SetBaud(int) error {
	return fmt.Errorf("port: set the baud rate of %s: %w", s.name, errors.ErrUnsupported)
}

func (s *stream) SetWriteDeadline(t time.Time) error {
	return s.lost("set the deadline of", s.writer.SetWriteDeadline(t))
}

func (s *stream) Read(b []byte) (int, error) {
	n, err := s.ReadWriteCloser.Read(b)
	return n, s.lost("read", err)
}

func (s *stream) Write(b []byte) (int, error) {
	n, err := s.writer.Write(b)
	return n, s.lost("write", err)
}

func (s *stream) lost(op string, err error) error {
	switch {
	case err == nil:
		return nil
	case s.closing.Load():
		return errClosed
	case isGone(err), isLost(err):
		return fmt.Errorf("port: %s %s: %w: %w", op, s.name, ErrGone, err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("port: %s %s: %w", op, s.name, os.ErrDeadlineExceeded)
	default:
		return fmt.Errorf("port: %s %s: %w", op, s.name, err)
	}
}

// openEmulator starts the emulator and opens the line to it.
func openEmulator(ctx context.Context, target string, u *url.URL, o Options) (Port, error) {
	if o.Emulator == nil {
		return nil, &OpenError{Target: target, Reason: "there is no emulator in this program", Remedy: "name a device", Err: errors.ErrUnsupported}
	}
	path, mem, stop, err := o.Emulator(ctx, u)
	if err != nil {
		return nil, &OpenError{Target: target, Reason: "the emulator did not start: " + err.Error(), Err: err}
	}
	if mem != nil {
		return newStream(target, mem, stop), nil
	}
	p, err := openSerial(ctx, path, o.Baud)
	if err != nil {
		if stop != nil {
			err = errors.Join(err, stop())
		}
		return nil, err
	}
	return newEmulated(target, p, stop), nil
}

// emulated is the terminal of an emulator.
type emulated struct {
	Port
	name  string
	close func() error
}

func newEmulated(name string, p Port, stop func() error) *emulated {
	return &emulated{Port: p, name: name, close: sync.OnceValue(func() error {
		err := p.Close()
		if stop != nil {
			err = errors.Join(err, stop())
		}
		return err
	})}
}

func (e *emulated) Name() string { return e.name }
func (e *emulated) Close() error { return e.close() }

// ByteTime is zero: the bytes are there as soon as they are written.
func (e *emulated) ByteTime() time.Duration { return 0 }
