package ftpclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Pwd returns the working directory (§3.5), without the quotes of the reply.
func (c *Client) Pwd(ctx context.Context) (string, error) {
	if err := c.begin("PWD"); err != nil {
		return "", err
	}
	defer c.end()
	return c.pwd(ctx)
}

func (c *Client) pwd(ctx context.Context) (string, error) {
	r, err := c.exchange(ctx, "PWD", "")
	if err == nil {
		err = c.judge("PWD", r, r.positive())
	}
	if err != nil {
		return "", err
	}
	path, err := parse257(r.text())
	if bare := strings.Fields(r.text()); err != nil && c.cfg.Lenient && len(bare) > 0 {
		return bare[0], nil
	}
	if err != nil {
		return "", &Error{Kind: Parse, Op: "PWD", Code: r.code, Err: err}
	}
	return path, nil
}

// Cwd changes the working directory (§3.4).
func (c *Client) Cwd(ctx context.Context, path string) error { return c.single(ctx, "CWD", path) }

// Mkd makes a directory (§3.6).
func (c *Client) Mkd(ctx context.Context, path string) error { return c.single(ctx, "MKD", path) }

func (c *Client) single(ctx context.Context, verb, arg string) error {
	if err := c.begin(verb); err != nil {
		return err
	}
	defer c.end()
	return c.order(ctx, verb, arg)
}

// Delete removes a file or an empty directory (§3.8): DELE, then RMD when DELE is refused with a
// 5xx, or the other way round. When both are, the error has the code of the first and the words of
// both.
func (c *Client) Delete(ctx context.Context, path string) error {
	if err := c.begin("DELE"); err != nil {
		return err
	}
	defer c.end()
	verb, other := "DELE", "RMD"
	if c.cfg.DirectoryFirst {
		verb, other = other, verb
	}
	first, err := c.exchange(ctx, verb, path)
	if err != nil {
		return err
	}
	if first.code < 500 {
		return c.judge(verb, first, first.positive())
	}
	second, err := c.exchange(ctx, other, path)
	if err != nil {
		return err
	}
	if second.code < 500 {
		return c.judge(other, second, second.positive())
	}
	return &Error{Kind: Server, Op: verb, Code: first.code, Err: fmt.Errorf("%s; %s: %s", first, other, second)}
}

// Rename renames a file or a directory (§3.9).
func (c *Client) Rename(ctx context.Context, from, to string) error {
	if err := c.begin("RNFR"); err != nil {
		return err
	}
	defer c.end()
	r, err := c.exchange(ctx, "RNFR", from)
	if err == nil {
		err = c.judge("RNFR", r, r.code == 350 || r.positive())
	}
	if err != nil {
		return err
	}
	return c.order(ctx, "RNTO", to)
}

// Size asks for the size of a file in bytes, with TYPE I.
func (c *Client) Size(ctx context.Context, path string) (int64, error) {
	if err := c.begin("SIZE"); err != nil {
		return 0, err
	}
	defer c.end()
	if err := c.useType(ctx, 'I'); err != nil {
		return 0, err
	}
	r, err := c.exchange(ctx, "SIZE", path)
	if err == nil {
		err = c.judge("SIZE", r, r.positive())
	}
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseUint(strings.TrimSpace(r.text()), 10, 63)
	if err != nil {
		return 0, &Error{Kind: Parse, Op: "SIZE", Code: r.code, Err: fmt.Errorf("expected a number, got %q", clip(r.text()))}
	}
	return int64(n), nil
}

// Type chooses the representation of later transfers: ASCII or binary (<data_trans_type>, §3.1).
// A new client is binary. The TYPE command is sent when a transfer needs it.
func (c *Client) Type(_ context.Context, ascii bool) error {
	c.mu.Lock()
	c.ascii = ascii
	ended := c.err != nil
	c.mu.Unlock()
	if ended {
		return c.gone("TYPE")
	}
	return nil
}

// useType sends TYPE unless it is in force already.
func (c *Client) useType(ctx context.Context, t byte) error {
	if c.sentType == t {
		return nil
	}
	err := c.order(ctx, "TYPE", string(rune(t)))
	if err == nil {
		c.sentType = t
	}
	return err
}

// transferType sends the TYPE that Type chose.
func (c *Client) transferType(ctx context.Context) (ascii bool, err error) {
	c.mu.Lock()
	ascii = c.ascii
	c.mu.Unlock()
	if ascii {
		return true, c.useType(ctx, 'A')
	}
	return false, c.useType(ctx, 'I')
}

// Quit says goodbye, waits for the reply at most the timeout, and closes the client, also when it
// returns an error. It is refused as Busy during a transfer: end that first, or Close.
func (c *Client) Quit(ctx context.Context) error {
	if err := c.begin("QUIT"); err != nil {
		if KindOf(err) != Busy {
			_ = c.Close()
		}
		return err
	}
	c.mu.Lock()
	c.quitting = true
	c.mu.Unlock()
	err := c.order(ctx, "QUIT", "")
	if t, ok := c.conn.(*tls.Conn); ok && err == nil {
		_ = c.raw.SetWriteDeadline(time.Now().Add(c.timeout))
		_ = t.CloseWrite()
	}
	c.end()
	_ = c.fail(&Error{Kind: Closed, Op: "QUIT", Err: errors.New("quit")})
	_ = c.Close()
	return err
}
