package emulator

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"time"
)

// Client is one FTP session of a channel. Its methods wait, each at most as long
// as the reply time-out the session was dialled with allows; they are called by
// one goroutine at a time. Errors are *Failure. The real one is made by package
// ftpclient; tests and defects bring their own or wrap it.
type Client interface {
	Pwd(ctx context.Context) (string, error)
	Cwd(ctx context.Context, path string) error
	Mkd(ctx context.Context, path string) error
	Delete(ctx context.Context, path string) error // a file, or else a directory
	Rename(ctx context.Context, from, to string) error
	List(ctx context.Context, path string) ([]Entry, error)
	Size(ctx context.Context, path string) (int64, error)
	// Type chooses ASCII or binary for the transfers that follow.
	Type(ctx context.Context, ascii bool) error
	// Retr copies length bytes (-1: all) from offset to w.
	Retr(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error)
	// Stor opens an upload; nothing else may be asked of the session until it is
	// closed or aborted.
	Stor(ctx context.Context, path string, appending bool) (Upload, error)
	Quit(ctx context.Context) error // QUIT and its reply; the session is over even on error
	Close() error                   // drops the connection without a word
	// Lost is closed when the session is over without our asking: the server
	// closed it, or it is out of step after a time-out.
	Lost() <-chan struct{}
}

// Upload is a file on its way to the server. Close ends it and waits for the
// server's word that it is stored.
type Upload interface {
	io.Writer
	Close() error
	Abort() error
	// Broken is closed when the server has ended the transfer by itself.
	Broken() <-chan struct{}
}

// Entry is one file or directory in a listing.
type Entry struct {
	Name    string
	Dir     bool
	Size    int64
	ModTime time.Time // of the server, UTC; to the minute where the listing has no seconds
	Perm    string    // the owner's "rwx" triplet
}

// Security says how a session is protected (§3.1, "ssl").
type Security int

// The values are those of <ssl_mode>.
const (
	Plain    Security = 0
	Implicit Security = 1
	Explicit Security = 2
)

// DialConfig says what AT+MFTPCONN connects to (§3.2).
type DialConfig struct {
	Host           string
	Port           int
	User, Password string
	Timeout        time.Duration // for each reply, and for the connection
	Active         bool
	Security       Security
	SSLID          int
	Roots          *x509.CertPool

	EmptyUser      bool // an empty User is sent as it is, not as anonymous (D47)
	DirectoryFirst bool // RMD before DELE (D37)
	MachineFirst   bool // MLSD before LIST, which knows no seconds (D31)
	PlainLists     bool // other lists than short ones of the usual form cannot be read (D75)

	ExactCodes bool // other codes of success than the usual ones are refusals (D76)
	Lenient    bool // sense is made of a greeting that is no reply, and of a path without quotes (D76)

	Stall time.Duration // of a data connection; 0: Timeout (D54)

	Net Net // nil: the machine's own network

	// Seams for hooks, as in ftpclient.Config; nil: nothing is altered.
	Patience  func(verb string, usual time.Duration) time.Duration
	ActiveFor func(verb string, active bool) bool
	ClearData func(verb string) bool
}

// Net is what is below an FTP session: a seam for hooks.
type Net interface {
	// Connect opens the TCP connections of a session, the control connection first.
	Connect(ctx context.Context, network, address string) (net.Conn, error)
	// TLS has the last word on how servers are verified.
	TLS(*tls.Config)
}

// Dialer connects and logs in. On error there is no session left.
type Dialer func(ctx context.Context, c DialConfig) (Client, error)

// Cause is why an FTP operation failed, in the words of Table 5.
type Cause int

// The causes, named after the result that reports them.
const (
	CauseUnknown        Cause = Cause(resultUnknown)
	CauseParameter      Cause = Cause(resultParameter)
	CauseTimeout        Cause = Cause(resultTimeout)
	CauseFailed         Cause = Cause(resultFailed)
	CauseCertificate    Cause = Cause(resultCertificate)
	CauseResolve        Cause = Cause(resultResolve)
	CauseConnectTimeout Cause = Cause(resultConnectTimeout)
	CauseServer         Cause = Cause(resultServer)
	CauseNetwork        Cause = Cause(resultNetwork)
	CauseParse          Cause = Cause(resultParse)
	CauseSend           Cause = Cause(resultSend)
	CauseEmptyDir       Cause = Cause(resultEmptyDir)
	CauseMemory         Cause = Cause(resultMemory)
	CauseStorage        Cause = Cause(resultStorage)
	CauseTransparent    Cause = Cause(resultTransparent)
	CauseFile           Cause = Cause(resultFile)
	CauseEmptyFile      Cause = Cause(resultEmptyFile)
	CauseNoPDP          Cause = Cause(resultNoPDP)
)

// Failure is an operation that failed, with its cause.
type Failure struct {
	Cause Cause
	Err   error
}

func (f *Failure) Error() string {
	if f.Err == nil {
		return "emulator: operation failed"
	}
	return f.Err.Error()
}

func (f *Failure) Unwrap() error { return f.Err }

func failure(cause Cause, err error) *Failure { return &Failure{Cause: cause, Err: err} }

// result is the code of Table 5 for err under the module's dialect (D25).
func (m *Module) result(err error) int {
	if err == nil {
		return resultOK
	}
	code := resultUnknown
	if f, ok := errors.AsType[*Failure](err); ok {
		code = int(f.Cause)
	}
	if other, known := m.profile.Codes[code]; known {
		return other
	}
	if m.reading(D25) == "plausible" {
		// Another plausible name of the same cause; disjoint causes stay disjoint.
		switch code {
		case resultTimeout:
			return resultConnectTimeout
		case resultConnectTimeout:
			return resultNetwork
		case resultServer:
			return resultFailed
		case resultFile:
			return resultStorage
		}
	}
	return code
}
