package ftpclient

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// grace is how long data may still arrive after the server has said that a transfer failed.
const grace = time.Second

// transfer is one transfer command with its data connection, from the command to its last reply.
// Its owner, who has the turn, reads or writes conn; its watcher waits for the last reply meanwhile.
type transfer struct {
	c      *Client
	op     string
	active bool     // the server connects
	conn   net.Conn // raw, or TLS over it

	stop func() bool // ends the watch over the caller's context

	mu       sync.Mutex
	raw      net.Conn
	listener net.Listener // active mode, until the server has connected
	limit    time.Time    // set by a refusal: no read waits longer, nothing more is written
	cut      bool         // both are closed, and so is what comes later

	over    chan struct{} // closed when final or failure is set
	final   reply
	failure error
}

// transfer opens the data connection and starts the command. rested says that the server will
// begin at offset; false with a positive offset: it does not know REST and begins at 0.
func (c *Client) transfer(ctx context.Context, verb, arg string, offset int64) (_ *transfer, rested bool, err error) {
	t := &transfer{c: c, op: verb, over: make(chan struct{})}
	t.stop = context.AfterFunc(ctx, func() {
		_ = c.fail(&Error{Kind: Canceled, Op: verb, Err: context.Cause(ctx)})
		t.close()
	})
	defer func() {
		if err != nil {
			t.stop()
			t.close()
		}
	}()
	if t.active = c.cfg.active(verb); t.active {
		err = t.listen(ctx)
	} else {
		err = t.dial(ctx)
	}
	if err == nil && offset > 0 {
		rested, err = c.rest(ctx, offset)
	}
	if err == nil {
		err = c.send(ctx, verb, arg)
	}
	if err != nil {
		return nil, false, err
	}
	r, err := c.await(ctx, verb)
	switch {
	case err != nil:
		return nil, false, err
	case r.negative():
		return nil, false, refused(verb, r)
	case r.positive(): // some servers skip the 1xx reply
		t.final = r
		close(t.over)
	case !r.preliminary():
		return nil, false, c.judge(verb, r, false)
	case !c.spawn(t.watch):
		return nil, false, c.gone(verb)
	}
	if err = t.join(ctx); err != nil {
		return nil, false, t.abandon(err)
	}
	return t, rested, nil
}

func (c *Client) rest(ctx context.Context, offset int64) (bool, error) {
	r, err := c.exchange(ctx, "REST", fmt.Sprint(offset))
	if err != nil {
		return false, err
	}
	if r.code == 500 || r.code == 502 {
		return false, nil
	}
	return true, c.judge("REST", r, r.code == 350 || r.positive())
}

// watch waits for the last reply or the end of the session.
func (t *transfer) watch() {
	defer close(t.over)
	for {
		select {
		case r := <-t.c.replies:
			if t.take(r) {
				return
			}
		case <-t.c.lost:
			for len(t.c.replies) > 0 { // what came before the end still counts
				if t.take(<-t.c.replies) {
					return
				}
			}
			t.failure = t.c.gone(t.op)
			t.close()
			return
		}
	}
}

func (t *transfer) take(r reply) bool {
	r = t.c.received(r)
	if r.preliminary() {
		return false
	}
	t.final = r
	if r.negative() {
		t.drainBriefly()
	}
	return true
}

// drainBriefly ends a transfer that the server has given up: nothing more is sent or accepted, and
// reading goes on for a moment only, for data that is on its way.
func (t *transfer) drainBriefly() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.limit = time.Now().Add(min(grace, t.c.timeout))
	if t.raw != nil {
		_ = t.raw.SetReadDeadline(t.limit)
		_ = t.raw.SetWriteDeadline(time.Unix(1, 0))
	}
	if t.listener != nil {
		_ = t.listener.Close()
	}
}

// arm gives the next read and write of the data connection their time.
func (t *transfer) arm() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.limit.IsZero() && t.raw != nil {
		_ = t.raw.SetDeadline(time.Now().Add(t.c.cfg.stall()))
	}
}

// armWrite gives the next write its time, and leaves reading alone.
func (t *transfer) armWrite() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.limit.IsZero() {
		_ = t.raw.SetWriteDeadline(time.Now().Add(t.c.cfg.stall()))
	}
}

// disarm lets reads wait for ever, until drainBriefly or close.
func (t *transfer) disarm() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.limit.IsZero() {
		_ = t.raw.SetReadDeadline(time.Time{})
	}
}

// hold registers the data connection, so that close and drainBriefly reach it.
func (t *transfer) hold(raw net.Conn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw, t.conn = raw, raw
	if t.cut {
		_ = raw.Close()
	}
}

// close ends the data connection at once.
func (t *transfer) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.cut = true
	if t.raw != nil {
		_ = t.raw.Close()
	}
	if t.listener != nil {
		_ = t.listener.Close()
	}
}

// hangUp ends the data connection in good order: with TLS that is with close_notify, which
// some servers wait for before the last reply.
func (t *transfer) hangUp() {
	if s, ok := t.conn.(*tls.Conn); ok {
		t.arm()
		_ = s.CloseWrite()
	}
	t.close()
}

// settle waits for the last reply, one timeout long.
func (t *transfer) settle() (reply, error) {
	if patience := t.c.cfg.patience(t.op + " end"); !t.settled(patience) {
		_ = t.c.fail(noReply(t.op, patience))
		<-t.over
	}
	return t.final, t.failure
}

// settled waits for the last reply no longer than limit.
func (t *transfer) settled(limit time.Duration) bool {
	select {
	case <-t.over:
		return true
	default:
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-t.over:
		return true
	case <-timer.C:
		return false
	}
}

// abandon gives a started transfer up for the reason err. What ended the session, or a refusal that
// the reason followed from, comes first.
func (t *transfer) abandon(err error) error {
	t.close()
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Kind == ConnectTimeout { // the server will not connect, nor has it said so: it owes a reply
		return t.c.fail(e)
	}
	r, failure := t.settle()
	switch {
	case failure != nil && e.Kind != Certificate:
		return failure
	case failure == nil && r.negative() && e.Kind == Network:
		return refused(t.op, r)
	case failure == nil:
		e.Code = r.code
	}
	return e
}

// refusedMeanwhile returns the refusal that has come while the data was on its way.
func (t *transfer) refusedMeanwhile() (*Error, bool) {
	select {
	case <-t.over:
		if t.failure == nil && t.final.negative() {
			return refused(t.op, t.final), true
		}
	default:
	}
	return nil, false
}
