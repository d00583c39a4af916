package ftpclient

import (
	"errors"
	"fmt"
)

// Kind is the cause of a failure, fine enough for each result code of Table 5 (§5) that an
// FTP session can cause. The mapping from kinds to codes is the module's, not this package's.
type Kind int

const (
	Unknown        Kind = iota
	DNS                 // the name has no address, or nobody could be asked
	ConnectTimeout      // no answer to the connection attempt within the timeout
	ReplyTimeout        // no reply, or no byte on a data connection, within the timeout
	Network             // refused, reset, unreachable, ended by the server
	Server              // the server refused: Code holds the 4xx or 5xx reply
	Parse               // a reply or a listing that cannot be understood
	Send                // data of an upload could not be sent
	Certificate         // the server's certificate does not verify
	TLS                 // any other TLS failure, a refused AUTH included
	Local               // the writer given to Retr failed, or an argument cannot be sent
	Busy                // another command or transfer is under way on this client
	Closed              // the client was closed, or quit, before the call
	Canceled            // the caller's context ended
)

var kindNames = [...]string{"unknown", "dns", "connect timeout", "reply timeout", "network", "server",
	"parse", "send", "certificate", "tls", "local", "busy", "closed", "canceled"}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("kind %d", int(k))
	}
	return kindNames[k]
}

// Error is the only error type this package returns.
type Error struct {
	Kind Kind
	Op   string // what was attempted: "connect", "greeting", "PWD", "RETR data"
	Code int    // the FTP reply code, 0 when there was none
	Err  error  // the cause in words
}

func (e *Error) Error() string { return fmt.Sprintf("ftpclient: %s: %s: %v", e.Op, e.Kind, e.Err) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of err, Unknown when err is not of this package.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Unknown
}

// CodeOf returns the FTP reply code behind err, 0 when there is none.
func CodeOf(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}
