package iut

import (
	"context"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/trace"
)

// Bench is one module, one FTP server and one trace, leased to one case at a
// time. It is built by package bench.
type Bench interface {
	// Name is short and stable within a run: "emu-3", "/dev/ttyUSB2".
	Name() string
	// Log is the bench's trace; the session and every server write to it.
	Log() *trace.Log
	// Session is the AT session with the module. It changes after Recover.
	Session() *at.Session
	// NewServer starts the empty FTP server of one case; the case closes it. The
	// changes are applied in order to the laboratory's options: personality, TLS.
	NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error)
	// Authority signs the certificates that the module trusts; nil where the
	// laboratory has none in it.
	Authority() *ca.Authority
	// Recover gets the module to answer again after a hang, reboot or
	// unplugging, or says why it cannot.
	Recover(context.Context) error
	// Restart restarts the module, by its power or the laboratory's reset line, if the
	// bench is able to. What the module holds then is what it comes with.
	Restart(context.Context) (able bool, err error)
	// Close ends the bench: port closed, emulator stopped, no goroutine left.
	Close() error
}

// ServerError says why the FTP servers of the cases cannot be had as the laboratory
// declares them. The port is not to blame.
type ServerError struct{ Err error }

// Error is one line.
func (e *ServerError) Error() string { return e.Err.Error() }

// Unwrap is the error of the server.
func (e *ServerError) Unwrap() error { return e.Err }

// BenchMaker builds the benches of a run; it is called from one goroutine for
// each of the names 0..jobs-1. An error may be a *ServerError.
type BenchMaker func(ctx context.Context, n int) (Bench, error)
