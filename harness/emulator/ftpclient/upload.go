package ftpclient

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
)

// Upload is an open STOR or APPE. It holds the client's turn until Close or Abort, one of which
// must be called, also after an error. Write and Close are for one goroutine, the rest for any.
type Upload struct {
	ctx    context.Context // of Stor; it governs the whole upload
	t      *transfer
	ascii  bool
	text   encoder
	sent   atomic.Int64
	broken chan struct{}

	incoming chan struct{} // closed when the server's direction of the data connection has ended
	wasReset bool          // how it ended; valid once incoming is closed

	once sync.Once
	err  error // the verdict; valid once once is done
	done chan struct{}
}

// Stor opens an upload that replaces the file (§3.12), or with app appends to it (§3.11). Closing it
// at once leaves a file of 0 bytes. The context governs the whole upload: when it ends, so does
// the session.
func (c *Client) Stor(ctx context.Context, path string, app bool) (*Upload, error) {
	verb := "STOR"
	if app {
		verb = "APPE"
	}
	if err := c.begin(verb); err != nil {
		return nil, err
	}
	ascii, err := c.transferType(ctx)
	if err != nil {
		c.end()
		return nil, err
	}
	t, _, err := c.transfer(ctx, verb, path, 0)
	if err != nil {
		c.end()
		return nil, err
	}
	u := &Upload{ctx: ctx, t: t, ascii: ascii, broken: make(chan struct{}), incoming: make(chan struct{}), done: make(chan struct{})}
	t.disarm()
	if !c.spawn(u.listen) {
		close(u.incoming)
	}
	if !c.spawn(u.announce) {
		close(u.broken)
	}
	return u, nil
}

// listen reads what a server never sends on the data connection of an upload, to notice at once
// when it ends it.
func (u *Upload) listen() {
	defer close(u.incoming)
	_, err := io.Copy(io.Discard, u.t.conn)
	u.wasReset = wasReset(err)
}

func (u *Upload) announce() {
	defer close(u.broken)
	select {
	case <-u.t.over:
	case <-u.incoming:
	case <-u.done:
	}
}

// Broken is closed when the transfer is over: because the server ended it (a reply out of turn, an
// ended data connection, a lost session), or after Close or Abort. In the first case the next Write
// or Close tells why. It serves transparent mode (§3.11).
func (u *Upload) Broken() <-chan struct{} { return u.broken }

// Sent returns how many bytes Write has handed to the network (<sent_length>, §3.11): the caller's
// bytes, before TYPE A makes more of them.
func (u *Upload) Sent() int64 { return u.sent.Load() }

// Write sends data; it returns when the data is handed to the network. An error is the verdict on
// the upload: kind Send when the data could not be sent, Server when the server gave a reason of its
// own (no space left), ReplyTimeout when the server takes no data for one timeout.
func (u *Upload) Write(p []byte) (int, error) {
	const piece = 16 << 10
	n := 0
	for n < len(p) {
		if u.ended() {
			return n, u.verdict()
		}
		part := p[n:min(n+piece, len(p))]
		wire := part
		if u.ascii {
			wire = u.text.encode(part)
		}
		u.t.armWrite()
		if _, err := u.t.conn.Write(wire); err != nil {
			_ = u.conclude(func() error { return u.unsent(err) })
			return n, u.verdict()
		}
		n += len(part)
		u.sent.Add(int64(len(part)))
	}
	return n, nil
}

// ended says that nothing more can be written; an upload that the server has ended is concluded.
func (u *Upload) ended() bool {
	select {
	case <-u.done:
		return true
	case <-u.t.over:
		_ = u.conclude(u.lostData)
		return true
	default:
		return false
	}
}

// verdict is why nothing more can be written.
func (u *Upload) verdict() error {
	if u.err == nil {
		return &Error{Kind: Closed, Op: u.t.op, Err: errors.New("the upload is closed")}
	}
	return u.err
}

// Close ends the file and waits for the server's verdict.
func (u *Upload) Close() error {
	return u.conclude(func() error {
		u.t.armWrite()
		if err := closeWrite(u.t.conn, u.t.raw); err != nil {
			return u.unsent(err)
		}
		r, failure := u.t.settle()
		switch {
		case failure != nil:
			return failure
		case r.negative():
			return u.refusal(r, nil)
		}
		return u.t.c.judge(u.t.op, r, r.positive())
	})
}

// Abort ends the upload without completing it. The server keeps what it has got, or drops it, as it
// likes. The session stays usable; the error tells when it does not.
func (u *Upload) Abort() error {
	var failure error
	first := false
	_ = u.conclude(func() error {
		first = true
		reset(u.t.raw)
		failure = u.t.resync(u.ctx)
		return &Error{Kind: Closed, Op: u.t.op, Err: errors.New("the upload was aborted")}
	})
	if !first {
		return nil
	}
	return failure
}

// conclude ends the upload once, with the verdict of judge, and gives the turn back.
func (u *Upload) conclude(judge func() error) error {
	u.once.Do(func() {
		u.err = judge()
		u.t.stop()
		u.t.close()
		close(u.done)
		<-u.incoming
		<-u.broken
		u.t.c.end()
	})
	return u.err
}

// lostData judges an upload that the server ended before its end.
func (u *Upload) lostData() error { return u.unsent(errors.New("the server ended the transfer early")) }

// unsent judges an upload of which something could not be sent.
func (u *Upload) unsent(err error) error {
	op := u.t.op + " data"
	if _, ok := u.t.refusedMeanwhile(); ok {
		return u.refusal(u.t.final, err)
	}
	if timedOut(err) {
		select {
		case <-u.t.over:
			if u.t.failure != nil {
				return u.t.failure
			}
		default:
		}
		return u.t.c.fail(&Error{Kind: ReplyTimeout, Op: op, Err: fmt.Errorf("expected the server to take data within %v, it did not", u.t.c.timeout)})
	}
	u.t.close()
	r, failure := u.t.settle()
	switch {
	case failure != nil && KindOf(failure) != Network:
		return failure
	case failure != nil:
		return &Error{Kind: KindOf(failure), Op: op, Code: CodeOf(failure), Err: fmt.Errorf("%w; %w", err, failure)}
	case r.negative():
		return u.refusal(r, err)
	}
	return &Error{Kind: Send, Op: op, Code: r.code, Err: err}
}

// refusal judges a negative last reply. A reason of the server's own is kind Server. Otherwise, when
// data was not sent or the connection was reset, the reply only repeats that: kind Send.
func (u *Upload) refusal(r reply, unsent error) error {
	switch r.code {
	case 450, 452, 532, 551, 552, 553:
		return refused(u.t.op, r)
	}
	<-u.incoming                        // ends with the data connection, or a moment after the refusal
	if u.wasReset || wasReset(unsent) { // the system tells a reset once, to the reader or to the writer
		return &Error{Kind: Send, Op: u.t.op + " data", Code: r.code, Err: fmt.Errorf("connection reset; %s", r)}
	}
	return refused(u.t.op, r)
}
