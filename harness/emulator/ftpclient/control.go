package ftpclient

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// read is the one goroutine that reads the control connection. A reply goes to whoever has the
// turn; with nobody waiting it is a stray, and a stray 421 is the server's farewell.
func (c *Client) read() {
	for {
		r, err := readReply(c.in)
		if err != nil {
			_ = c.fail(readFailure("control connection", err))
			return
		}
		if !c.deliver(r) {
			return
		}
	}
}

func (c *Client) deliver(r reply) bool {
	c.mu.Lock()
	wanted := c.expecting
	c.farewell = c.farewell || c.quitting && r.positive()
	full := false
	if wanted {
		select {
		case c.replies <- r:
		default:
			full = true
		}
	}
	c.mu.Unlock()
	switch {
	case full:
		_ = c.fail(&Error{Kind: Parse, Op: "control connection", Err: errors.New("more replies than commands")})
		return false
	case !wanted:
		return c.stray(r)
	}
	return true
}

func readFailure(op string, err error) *Error {
	var bad *malformed
	kind := Network
	switch {
	case errors.As(err, &bad):
		kind = Parse
	case timedOut(err):
		kind = ReplyTimeout
	case !ended(err):
		kind = handshakeKind(err) // a broken TLS record, or an alert instead of a reply
		if kind != TLS && kind != Certificate {
			kind = Network
		}
	}
	return &Error{Kind: kind, Op: op, Err: err}
}

// begin takes the turn for op.
func (c *Client) begin(op string) error {
	select {
	case c.turn <- struct{}{}:
	default:
		return &Error{Kind: Busy, Op: op, Err: errors.New("another command or transfer is under way")}
	}
	c.mu.Lock()
	c.expecting = c.err == nil
	ok := c.expecting
	c.mu.Unlock()
	if !ok {
		<-c.turn
		return c.gone(op)
	}
	return nil
}

// end gives the turn back; replies that nobody took were surplus, and strays like others.
func (c *Client) end() {
	var surplus []reply
	c.mu.Lock()
	c.expecting = false
	for len(c.replies) > 0 {
		surplus = append(surplus, <-c.replies)
	}
	c.mu.Unlock()
	for _, r := range surplus {
		c.stray(r)
	}
	<-c.turn
}

// stray deals with a reply that no command has asked for; false when it is a farewell.
func (c *Client) stray(r reply) bool {
	if r.code != 421 {
		c.log.Warn("ftp: reply to no command", "reply", r.String())
		return true
	}
	_ = c.fail(&Error{Kind: Network, Op: "control connection", Code: r.code, Err: errors.New(r.String())})
	return false
}

// send writes one command line.
func (c *Client) send(ctx context.Context, verb, arg string) error {
	line := verb
	if arg != "" {
		line += " " + arg
	}
	if strings.ContainsAny(line, "\r\n\x00") {
		return &Error{Kind: Local, Op: verb, Err: fmt.Errorf("the argument %q does not fit one line", clip(arg))}
	}
	if verb == "PASS" {
		c.log.Debug("ftp: sent", "line", "PASS ****")
	} else {
		c.log.Debug("ftp: sent", "line", line)
	}
	_ = c.conn.SetWriteDeadline(time.Now().Add(c.timeout))
	stop := context.AfterFunc(ctx, func() { _ = c.conn.SetWriteDeadline(time.Unix(1, 0)) })
	_, err := c.conn.Write([]byte(line + "\r\n"))
	stop()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return c.fail(&Error{Kind: Canceled, Op: verb, Err: context.Cause(ctx)}) // perhaps half a line is out
	case timedOut(err):
		return c.fail(&Error{Kind: ReplyTimeout, Op: verb, Err: err})
	}
	_ = c.fail(&Error{Kind: Network, Op: verb, Err: err}) // the reader may know better
	return c.gone(verb)
}

// await takes the next reply. No reply in time, or none wanted any more, poisons the session, for
// the one that comes later would be taken for the answer to another command.
func (c *Client) await(ctx context.Context, op string) (reply, error) {
	patience := c.cfg.patience(op)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case r := <-c.replies:
		return c.received(r), nil
	case <-timer.C:
		return reply{}, c.fail(noReply(op, patience))
	case <-ctx.Done():
		return reply{}, c.fail(&Error{Kind: Canceled, Op: op, Err: context.Cause(ctx)})
	case <-c.lost:
		select { // the last reply before the end still counts
		case r := <-c.replies:
			return c.received(r), nil
		default:
			return reply{}, c.gone(op)
		}
	}
}

func noReply(op string, within time.Duration) *Error {
	return &Error{Kind: ReplyTimeout, Op: op, Err: fmt.Errorf("expected a reply within %v, got none", within)}
}

func (c *Client) received(r reply) reply {
	c.log.Debug("ftp: received", "reply", r.String())
	return r
}

// readNow reads a reply before the reader goroutine runs.
func (c *Client) readNow(ctx context.Context, op string) (reply, error) {
	_ = c.raw.SetReadDeadline(time.Now().Add(c.timeout))
	stop := context.AfterFunc(ctx, func() { _ = c.raw.SetReadDeadline(time.Unix(1, 0)) })
	defer stop()
	r, err := readReply(c.in)
	switch {
	case err == nil:
		return c.received(r), nil
	case c.cfg.Lenient && op == "greeting" && errors.As(err, new(*malformed)):
		return reply{code: 220, lines: []string{""}}, nil
	case ctx.Err() != nil:
		return reply{}, c.fail(&Error{Kind: Canceled, Op: op, Err: context.Cause(ctx)})
	case timedOut(err):
		return reply{}, c.fail(noReply(op, c.timeout))
	}
	return reply{}, c.fail(readFailure(op, err))
}

// exchange sends a command and takes its reply; preliminary ones are passed over.
func (c *Client) exchange(ctx context.Context, verb, arg string) (reply, error) {
	if err := c.send(ctx, verb, arg); err != nil {
		return reply{}, err
	}
	for {
		r, err := c.await(ctx, verb)
		if err != nil || !r.preliminary() {
			return r, err
		}
	}
}

// order is an exchange that must end with a 2xx reply.
func (c *Client) order(ctx context.Context, verb, arg string) error {
	r, err := c.exchange(ctx, verb, arg)
	if err != nil {
		return err
	}
	return c.judge(verb, r, r.positive())
}

// judge turns a reply into an error: nil when it is a good one, kind Server when it refuses. Any other
// reply has no place here: the session is out of step and ends.
func (c *Client) judge(op string, r reply, good bool) error {
	switch {
	case good && c.cfg.ExactCodes && !usual(op, r.code):
		return refused(op, r)
	case good:
		return nil
	case r.negative():
		return refused(op, r)
	}
	return c.fail(&Error{Kind: Parse, Op: op, Code: r.code, Err: fmt.Errorf("expected another kind of reply, got %q", r)})
}

// usual says whether RFC 959 §5.4 lists a code of success for a command.
func usual(op string, code int) bool {
	codes, listed := map[string][]int{
		"greeting": {220}, "login": {230, 202}, "PWD": {257}, "CWD": {250}, "MKD": {257}, "DELE": {250}, "RMD": {250}, "RNTO": {250},
		"TYPE": {200}, "RETR": {226, 250}, "STOR": {226, 250}, "APPE": {226, 250}, "LIST": {226, 250},
	}[op]
	return !listed || slices.Contains(codes, code)
}

func refused(op string, r reply) *Error {
	return &Error{Kind: Server, Op: op, Code: r.code, Err: errors.New(r.String())}
}

// unimplemented says that the server does not know the command, or not with this argument.
func unimplemented(r reply) bool {
	switch r.code {
	case 500, 501, 502, 503, 504, 522:
		return true
	}
	return false
}
