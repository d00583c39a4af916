package ftpclient

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/sockerr"
)

// bareHost drops the brackets that may stand around an IPv6 literal (§3.2 shows it without).
func bareHost(host string) string {
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		return host[1 : len(host)-1]
	}
	return host
}

// lookup turns the host into addresses. A literal needs no lookup, and names under .invalid
// are known not to exist (RFC 6761 §6.4): nobody is asked.
func lookup(ctx context.Context, c Config) ([]netip.Addr, error) {
	host := bareHost(c.Host)
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	fail := func(err error) error { return &Error{Kind: DNS, Op: "resolve " + host, Err: err} }
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	if name == "" || name == "invalid" || strings.HasSuffix(name, ".invalid") {
		return nil, fail(errors.New("no such name"))
	}
	var resolver Resolver = net.DefaultResolver
	if c.Resolver != nil {
		resolver = c.Resolver
	}
	addrs, err := resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, fail(err)
	}
	if len(addrs) == 0 {
		return nil, fail(errors.New("the name has no address"))
	}
	return addrs, nil
}

// connect looks the host up and opens the control connection; both together get one timeout.
// Of several addresses each gets an equal share of what is left, and the last failure counts.
func connect(parent context.Context, c Config) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(parent, c.timeout())
	defer cancel()
	addrs, err := lookup(ctx, c)
	if err != nil {
		return nil, orCanceled(parent, err)
	}
	deadline, _ := ctx.Deadline()
	for i, a := range addrs {
		share := time.Until(deadline) / time.Duration(len(addrs)-i)
		address := net.JoinHostPort(a.Unmap().String(), strconv.Itoa(c.Port))
		var conn net.Conn
		if conn, err = dialTCP(ctx, c, "connect", address, share); err == nil {
			return conn, nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, orCanceled(parent, err)
}

// dialTCP opens one connection. Errors have kind ConnectTimeout or Network.
func dialTCP(ctx context.Context, c Config, op, address string, limit time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	dial := c.Dial
	if dial == nil {
		dial = new(net.Dialer).DialContext
	}
	conn, err := dial(ctx, "tcp", address)
	if err == nil {
		return conn, nil
	}
	kind := Network
	if timedOut(err) || ctx.Err() != nil {
		kind = ConnectTimeout
	}
	return nil, &Error{Kind: kind, Op: op, Err: fmt.Errorf("%s: %w", address, err)}
}

// orCanceled puts the end of the caller's context before what it caused.
func orCanceled(ctx context.Context, err error) error {
	if ctx.Err() == nil || err == nil {
		return err
	}
	op := "call"
	var e *Error
	if errors.As(err, &e) {
		op = e.Op
	}
	return &Error{Kind: Canceled, Op: op, Err: context.Cause(ctx)}
}

func timedOut(err error) bool {
	var ne net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) ||
		sockerr.TimedOut(err) || errors.As(err, &ne) && ne.Timeout()
}

// tlsConfig is shared by the control and the data connections of one client: the same cache and
// the same name let the data connections resume the session, which some servers demand.
func tlsConfig(c Config) *tls.Config {
	name, _, _ := strings.Cut(bareHost(c.Host), "%")
	config := &tls.Config{
		RootCAs:            c.Roots,
		ServerName:         strings.TrimSuffix(name, "."),
		MinVersion:         tls.VersionTLS12,
		ClientSessionCache: tls.NewLRUClientSessionCache(8),
	}
	if c.TLS != nil {
		c.TLS(config)
	}
	return config
}

// handshake makes the TLS handshake within limit.
func handshake(parent context.Context, op string, raw net.Conn, config *tls.Config, limit time.Duration) (*tls.Conn, error) {
	ctx, cancel := context.WithTimeout(parent, limit)
	defer cancel()
	conn := tls.Client(raw, config)
	err := conn.HandshakeContext(ctx)
	if err == nil {
		return conn, nil
	}
	return nil, orCanceled(parent, &Error{Kind: handshakeKind(err), Op: op, Err: err})
}

func handshakeKind(err error) Kind {
	var verification *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var host x509.HostnameError
	switch {
	case errors.As(err, &verification), errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &host):
		return Certificate
	case timedOut(err):
		return ReplyTimeout
	case ended(err):
		return Network
	}
	return TLS
}

// ended says that the peer, or the network, ended the connection.
func ended(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || wasReset(err)
}

func wasReset(err error) bool { return sockerr.Reset(err) }

// addrOf gives the IP address of one end of a connection, the zero Addr when it has none.
func addrOf(a net.Addr) netip.Addr {
	if t, ok := a.(*net.TCPAddr); ok {
		return t.AddrPort().Addr().Unmap()
	}
	return netip.Addr{}
}
