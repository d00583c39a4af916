package ftpclient

import (
	"context"
	"crypto/tls"
	"time"
)

// drained is how much of a file that is no longer wanted is received and dropped. A short rest that
// is read to its end lets every server finish in peace.
const drained = 256 << 10

// halt ends a download of which enough has come, and brings the session back into step. The
// answer to the transfer itself does not matter any more.
//
// Closing the data connection is enough for nearly all servers. proftpd, with TLS, ends the whole session on
// it, so there ABOR is sent first.
func (t *transfer) halt(ctx context.Context) error {
	if t.drain(drained) {
		t.hangUp()
		_, failure := t.settle()
		return failure
	}
	if _, ok := t.conn.(*tls.Conn); ok && !t.settled(0) {
		if err := t.c.send(ctx, "ABOR", ""); err != nil {
			t.close()
			return err
		}
		t.drain(-1)
		t.close()
		if _, failure := t.settle(); failure != nil {
			return failure
		}
		return t.c.fence(ctx)
	}
	t.close()
	return t.resync(ctx)
}

// resync waits for the reply of a transfer whose data connection has been cut. pure-ftpd now and
// then sends none; then ABOR asks for one.
func (t *transfer) resync(ctx context.Context) error {
	if t.settled(min(grace, t.c.timeout)) {
		return t.failure
	}
	if err := t.c.send(ctx, "ABOR", ""); err != nil {
		return err
	}
	if _, failure := t.settle(); failure != nil {
		return failure
	}
	return t.c.fence(ctx)
}

// drain receives and drops up to limit bytes (-1: any number) for a moment; true: the data has ended.
func (t *transfer) drain(limit int) bool {
	t.mu.Lock()
	if t.limit.IsZero() {
		_ = t.raw.SetReadDeadline(time.Now().Add(min(grace, t.c.timeout)))
	}
	t.mu.Unlock()
	buf := make([]byte, 32<<10)
	for got := 0; limit < 0 || got <= limit; {
		n, err := t.conn.Read(buf)
		got += n
		if err != nil {
			return !timedOut(err)
		}
	}
	return false
}

// fence brings the session back into step after an ABOR, which servers answer once or twice: the
// answer to NOOP is the last one.
func (c *Client) fence(ctx context.Context) error {
	if err := c.send(ctx, "NOOP", ""); err != nil {
		return err
	}
	for {
		r, err := c.await(ctx, "NOOP")
		if err != nil {
			return err
		}
		if r.positive() && r.code != 225 && r.code != 226 {
			return nil
		}
	}
}
