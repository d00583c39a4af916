package ftpclient

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net"
	"net/netip"
	"time"
)

// Security says how a session is protected. The values are those of <ssl_mode> (§3.1).
type Security int

const (
	Plain    Security = 0 // no TLS
	Implicit Security = 1 // TLS before the greeting
	Explicit Security = 2 // AUTH TLS, PBSZ 0, PROT P after the greeting
)

func (s Security) String() string {
	switch s {
	case Plain:
		return "plain"
	case Implicit:
		return "implicit"
	case Explicit:
		return "explicit"
	}
	return "unknown"
}

// Config says where and how to log in. Only Host and Port are needed.
type Config struct {
	Host     string // name, IPv4 or IPv6 literal; an IPv6 literal with or without brackets
	Port     int    // used as it is, 0 too (§3.2: 0 to 65535)
	User     string // empty: anonymous, unless EmptyUser
	Password string // sent as it is; empty with an empty User: "anonymous@"

	// Timeout bounds the wait for each reply, for each connection, and for each stall of a
	// data connection; zero means 10 s, the default of rsptimeout (§3.1).
	Timeout time.Duration
	Stall   time.Duration // that of a data connection; zero: Timeout

	EmptyUser      bool // sends an empty User as it is
	DirectoryFirst bool // Delete tries RMD before DELE
	MachineFirst   bool // List tries MLSD before LIST
	PlainLists     bool // List fails with Parse on all but a hundred lines of ls -l with a group and sizes of 31 bits

	ExactCodes bool // a code of success that RFC 959 §5.4 does not list for a command is a refusal
	Lenient    bool // a greeting that is no reply is one, and a path may stand without quotes

	Active   bool // PORT or EPRT instead of EPSV or PASV
	Security Security
	Roots    *x509.CertPool // nil: the roots of the system

	// Patience alters the wait for the reply to one command: usual is Timeout, and "RETR end" asks
	// for the last reply of a transfer. ActiveFor decides for one transfer command what Active says,
	// ClearData whether its data connection goes without TLS. All may be nil: seams for faults.
	Patience  func(verb string, usual time.Duration) time.Duration
	ActiveFor func(verb string, active bool) bool
	ClearData func(verb string) bool

	// Resolver looks names up; nil means net.DefaultResolver.
	Resolver Resolver
	// Dial opens TCP connections; nil means net.Dialer. The address is always a literal.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// TLS, if not nil, has the last word on the configuration of TLS.
	TLS func(*tls.Config)
	// Now is the clock that completes LIST dates without a year; nil means time.Now.
	Now func() time.Time
	// Log gets one record per line of the control connection, with the password masked; nil: none.
	Log *slog.Logger
}

// Resolver is the part of *net.Resolver that the client uses.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

func (c Config) timeout() time.Duration {
	if c.Timeout <= 0 {
		return 10 * time.Second
	}
	return c.Timeout
}

// patience is how long the reply to a command is waited for.
func (c Config) patience(verb string) time.Duration {
	if c.Patience == nil {
		return c.timeout()
	}
	return c.Patience(verb, c.timeout())
}

func (c Config) active(verb string) bool {
	if c.ActiveFor == nil {
		return c.Active
	}
	return c.ActiveFor(verb, c.Active)
}

func (c Config) stall() time.Duration {
	if c.Stall <= 0 {
		return c.timeout()
	}
	return c.Stall
}
