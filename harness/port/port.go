// Package port opens the serial line to the module by its name: a device path or COM port,
// socket://host:port or rfc2217://host:port for a serial server, labgrid://place for a place of
// labgrid, emu:// for the emulator. Bench and doctor call it. It moves bytes, and must never know
// what they mean.
package port

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// Port is an open serial line, for the exclusive use of its owner.
//
// Read blocks until there is at least one byte. After Close, or once the device
// has gone, Read and Write return an error; the latter is ErrGone.
type Port interface {
	io.ReadWriteCloser
	// SetBaud changes the rate of the line. Where a line has no rate the error
	// is errors.ErrUnsupported.
	SetBaud(rate int) error
	// SetWriteDeadline bounds the present and the coming calls of Write; the
	// zero time means a few seconds for each piece that is written.
	SetWriteDeadline(time.Time) error
	// ByteTime is how long one byte takes at most on the wire behind this machine,
	// zero where there is none: Write returns before its bytes have left.
	ByteTime() time.Duration
	// Unsent is how many of the written bytes this machine still holds, as far as its
	// system knows; all is whether nothing behind it holds any, as a serial server may.
	Unsent() (n int, all bool)
	// Name is the target as it was given to Open; of Auto, the port that it stood for.
	Name() string
}

// ErrGone is wrapped by the errors of a line whose other end has gone: device
// unplugged, emulator stopped, connection closed by the serial server.
var ErrGone = errors.New("the serial line is gone")

// DefaultBaud is the rate of a line where Options says nothing.
const DefaultBaud = 115200

// Options say how to open a target.
type Options struct {
	// Baud is the rate of the line, 8N1; 0 means DefaultBaud. Of socket:// it is
	// what the serial server has set.
	Baud int
	// Emulator starts the emulator of an emu:// target. It returns the path of
	// a terminal to open, or mem, a line within the process; stop ends it and is
	// called by Close. The package that knows both sides fills it in.
	Emulator func(ctx context.Context, u *url.URL) (path string, mem io.ReadWriteCloser, stop func() error, err error)
}

// Open opens target: a device path, a COM port, socket://host:port,
// rfc2217://host:port with ?baud= where it differs from that of the options, and
// ?purge to drop what the serial server still holds, labgrid://place, emu://, or Auto.
// What went wrong is an *OpenError.
func Open(ctx context.Context, target string, o Options) (Port, error) {
	if o.Baud == 0 {
		o.Baud = DefaultBaud
	}
	scheme, _, isURL := strings.Cut(target, "://")
	if target == Auto {
		return openAuto(ctx, List(), o)
	}
	if !isURL {
		return openSerial(ctx, target, o.Baud)
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, &OpenError{Target: target, Reason: "not a URL that can be read", Remedy: "write socket://host:port, rfc2217://host:port, emu:// or a device path", Err: err}
	}
	switch scheme {
	case "socket", "tcp":
		return openSocket(ctx, target, u, o.Baud)
	case "emu":
		return openEmulator(ctx, target, u, o)
	case "labgrid":
		return openLabgrid(ctx, target, u, o)
	case "rfc2217":
		return openRFC2217(ctx, target, u, o.Baud)
	default:
		return nil, &OpenError{Target: target, Reason: fmt.Sprintf("unknown kind of line %q", scheme), Remedy: "write a device path, COMx, auto, socket://host:port, rfc2217://host:port, labgrid://place or emu://", Err: errors.ErrUnsupported}
	}
}

// OpenError says why a target could not be opened, and what to do about it.
type OpenError struct {
	Target string // as given to Open
	Reason string // what is wrong, with what was found instead
	Remedy string // what the user can do; may be empty
	Err    error  // the error underneath, if there was one
}

// Error is one line.
func (e *OpenError) Error() string {
	s := fmt.Sprintf("port: cannot open %s: %s", e.Target, e.Reason)
	if e.Remedy != "" {
		s += "; " + e.Remedy
	}
	return s
}

// Unwrap gives the error underneath.
func (e *OpenError) Unwrap() error { return e.Err }
