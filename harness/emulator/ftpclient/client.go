package ftpclient

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"
)

// Client is one FTP session. Its methods may be called from any goroutine, one at a time: a call
// while another one, or an Upload, is under way fails with kind Busy and changes nothing. Only
// Close, Lost and Err may be called at any time.
type Client struct {
	cfg     Config
	timeout time.Duration
	log     *slog.Logger
	raw     net.Conn // the TCP connection, closed to end everything
	conn    net.Conn // raw, or TLS over it
	in      *bufio.Reader
	tls     *tls.Config // nil: plain

	turn    chan struct{} // holds one token while a call or an Upload is under way
	replies chan reply    // from the reader to the holder of the turn
	lost    chan struct{}
	group   sync.WaitGroup // the reader, and the goroutines of a transfer

	// Only the holder of the turn uses these.
	refusedEPSV bool
	sentType    byte // argument of the last accepted TYPE; 0: none yet

	mu        sync.Mutex
	err       *Error // why lost is closed
	expecting bool   // the reader hands replies over; otherwise they are strays
	ascii     bool
	quitting  bool // QUIT has been sent
	farewell  bool // and answered: the end of the connection is our own doing
}

// Dial connects, secures the connection as configured and logs in. Errors are *Error.
func Dial(ctx context.Context, c Config) (*Client, error) {
	raw, err := connect(ctx, c)
	if err != nil {
		return nil, err
	}
	client := &Client{
		cfg: c, timeout: c.timeout(), log: c.Log, raw: raw, conn: raw, in: bufio.NewReader(raw),
		turn: make(chan struct{}, 1), replies: make(chan reply, 8), lost: make(chan struct{}),
	}
	if client.log == nil {
		client.log = slog.New(slog.DiscardHandler)
	}
	if c.Security != Plain {
		client.tls = tlsConfig(c)
	}
	if err = client.open(ctx); err == nil {
		err = client.login(ctx)
	}
	if err != nil {
		err = orCanceled(ctx, err)
		_ = client.Close()
		return nil, err
	}
	return client, nil
}

// open reads the greeting, makes the session secure, and starts the reader. Up to there
// the connection is read by the caller, for the TLS handshake needs it alone.
func (c *Client) open(ctx context.Context) error {
	if c.cfg.Security == Implicit {
		if err := c.secure(ctx, "TLS"); err != nil {
			return err
		}
	}
	r, err := c.readNow(ctx, "greeting")
	for err == nil && r.preliminary() { // 120: the server asks for patience
		r, err = c.readNow(ctx, "greeting")
	}
	if err == nil {
		err = c.judge("greeting", r, r.positive())
	}
	if err == nil && c.cfg.Security == Explicit {
		err = c.upgrade(ctx)
	}
	if err != nil {
		return err
	}
	_ = c.raw.SetDeadline(time.Time{})
	if !c.spawn(c.read) {
		return c.gone("login")
	}
	return nil
}

// upgrade asks for TLS (RFC 4217). A refusal ends the session: it is never continued in plain text.
func (c *Client) upgrade(ctx context.Context) error {
	if err := c.send(ctx, "AUTH", "TLS"); err != nil {
		return err
	}
	r, err := c.readNow(ctx, "AUTH")
	if err == nil {
		err = c.judge("AUTH", r, r.positive())
	}
	if err != nil {
		return err
	}
	if c.in.Buffered() > 0 { // what came before the handshake must not count as protected
		return c.fail(&Error{Kind: TLS, Op: "AUTH", Err: errors.New("expected the handshake, got plain text after the reply")})
	}
	return c.secure(ctx, "AUTH")
}

func (c *Client) secure(ctx context.Context, op string) error {
	conn, err := handshake(ctx, op, c.raw, c.tls, c.timeout)
	if err != nil {
		return err
	}
	c.conn, c.in = conn, bufio.NewReader(conn)
	return nil
}

func (c *Client) login(ctx context.Context) error {
	if err := c.begin("USER"); err != nil {
		return err
	}
	defer c.end()
	user, password := c.cfg.User, c.cfg.Password
	if user == "" && !c.cfg.EmptyUser {
		user = "anonymous"
		if password == "" {
			password = "anonymous@"
		}
	}
	r, err := c.exchange(ctx, "USER", user)
	if err == nil && r.code == 331 {
		r, err = c.exchange(ctx, "PASS", password)
	}
	if err == nil && r.code >= 300 && r.code < 400 { // 332: an account is wanted, there is none
		err = &Error{Kind: Server, Op: "login", Code: r.code, Err: errors.New(r.String())}
	}
	if err == nil {
		err = c.judge("login", r, r.positive())
	}
	if err == nil && c.cfg.Security != Plain {
		if err = c.order(ctx, "PBSZ", "0"); err == nil {
			err = c.order(ctx, "PROT", "P")
		}
	}
	return err
}

// Lost is closed when the control connection has ended or become unusable, whoever ended it:
// the server while idle (with or without a 421), an error, a time-out, Quit or Close.
func (c *Client) Lost() <-chan struct{} { return c.lost }

// Err tells why Lost is closed; nil while the session is usable. Kind Closed is our own doing.
func (c *Client) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		return nil
	}
	return c.err
}

// Close cuts the session without a word. When it returns, no goroutine of the client is left.
func (c *Client) Close() error {
	_ = c.fail(&Error{Kind: Closed, Op: "close", Err: errors.New("closed by the client")})
	c.group.Wait()
	return nil
}

// fail ends the session for the reason e, unless it has ended before; it returns e.
func (c *Client) fail(e *Error) error {
	c.mu.Lock()
	if c.err == nil {
		c.err = e
		if c.farewell && e.Kind == Network {
			c.err = &Error{Kind: Closed, Op: "QUIT", Err: errors.New("quit")}
		}
		close(c.lost)
	}
	c.mu.Unlock()
	_ = c.raw.Close()
	return e
}

// gone is the failure of op on a session that has ended: the same kind, told for this op.
func (c *Client) gone(op string) error {
	c.mu.Lock()
	e := c.err
	c.mu.Unlock()
	if e.Op == op {
		return e
	}
	return &Error{Kind: e.Kind, Op: op, Code: e.Code, Err: fmt.Errorf("the session has ended: %s: %w", e.Op, e.Err)}
}

// spawn starts a goroutine that Close waits for; false when the session has ended.
func (c *Client) spawn(f func()) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return false
	}
	c.group.Go(f)
	return true
}
