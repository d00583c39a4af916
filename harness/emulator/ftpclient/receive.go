package ftpclient

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// receive feeds what comes to feed until the data ends or feed wants no more, and returns the
// verdict on the transfer. done: no more was wanted; then a refusal is the expected answer.
func (t *transfer) receive(ctx context.Context, feed func([]byte) (done bool, err error)) error {
	defer t.stop()
	buf := make([]byte, 32<<10)
	done, err := feed(nil)
	for !done && err == nil {
		t.arm()
		n, readErr := t.conn.Read(buf)
		if n > 0 {
			done, err = feed(buf[:n])
		}
		if readErr != nil && !done && err == nil {
			return orCanceled(ctx, t.ended(readErr))
		}
	}
	halted := t.halt(ctx)
	if err != nil {
		return &Error{Kind: Local, Op: t.op, Err: err}
	}
	return orCanceled(ctx, halted)
}

// ended judges a transfer whose data connection ended with err.
func (t *transfer) ended(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		t.hangUp()
		r, failure := t.settle()
		if failure != nil {
			return failure
		}
		return t.c.judge(t.op, r, r.positive())
	}
	t.close()
	if refusal, ok := t.refusedMeanwhile(); ok && !wasReset(err) {
		return refusal
	}
	if timedOut(err) {
		select {
		case <-t.over:
			if t.failure != nil {
				return t.failure
			}
		default:
		}
		return t.c.fail(&Error{Kind: ReplyTimeout, Op: t.op + " data", Err: fmt.Errorf("expected data within %v, got none", t.c.timeout)})
	}
	r, failure := t.settle()
	if failure != nil {
		return failure
	}
	kind := Network
	if !ended(err) {
		kind = handshakeKind(err)
	}
	return &Error{Kind: kind, Op: t.op + " data", Code: r.code, Err: err}
}
