package at

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

const (
	// piece is how many bytes are given to the line at a time: a write that cannot be
	// ended must not hold much.
	piece = 1024
	// heldMost is how many bytes of ours a serial server may hold after its host has
	// acknowledged them: the receive window of a connection that is read slowly.
	heldMost = 64 << 10
)

// outgoing is a line that knows what was written and has not left: see port.Port.
type outgoing interface {
	ByteTime() time.Duration
	Unsent() (n int, all bool)
}

// writer writes to the line, with a deadline also where the line has none.
type writer struct {
	rw       io.ReadWriteCloser
	log      *trace.Log
	deadline interface{ SetWriteDeadline(time.Time) error } // nil if the line has none
	out      outgoing                                       // nil: bytes have left when they are written
	turn     chan struct{}                                  // holds one token: the right to write
	writes   sync.WaitGroup

	mu      sync.Mutex
	last    time.Duration // when the last byte written will have left, at the latest
	drained bool          // it has
}

func (w *writer) init(rw io.ReadWriteCloser, log *trace.Log) {
	w.rw, w.log = rw, log
	w.deadline, _ = rw.(interface{ SetWriteDeadline(time.Time) error })
	w.out, _ = rw.(outgoing)
	w.turn = make(chan struct{}, 1)
	w.turn <- struct{}{}
}

// write gives b to the line, or as much of it as goes until ctx ends.
func (w *writer) write(ctx context.Context, b []byte) error {
	select {
	case <-w.turn:
	case <-ctx.Done():
		return fmt.Errorf("the write before has not ended: %w", context.Cause(ctx))
	}
	if w.deadline != nil {
		defer func() { w.turn <- struct{}{} }()
		until, _ := ctx.Deadline() // none: zero, which means the default of the line
		if err := w.deadline.SetWriteDeadline(until); err != nil {
			return err
		}
		// A ctx that is cancelled rather than late ends the write just the same.
		ended := make(chan struct{})
		stop := context.AfterFunc(ctx, func() {
			defer close(ended)
			_ = w.deadline.SetWriteDeadline(time.Unix(1, 0))
		})
		n, err := w.pieces(ctx, b)
		if !stop() {
			<-ended // or it would end the next write
		}
		return w.result(ctx, n, len(b), err)
	}
	type done struct {
		n   int
		err error
	}
	result := make(chan done, 1)
	w.writes.Go(func() {
		defer func() { w.turn <- struct{}{} }()
		n, err := w.pieces(ctx, b)
		result <- done{n, err}
	})
	select {
	case d := <-result:
		return w.result(ctx, d.n, len(b), d.err)
	case <-ctx.Done():
		return fmt.Errorf("the line takes no bytes: %w", context.Cause(ctx))
	}
}

func (w *writer) result(ctx context.Context, n, of int, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	} else if _, ok := ctx.Deadline(); ok && errors.Is(err, os.ErrDeadlineExceeded) {
		err = context.DeadlineExceeded // the line's timer was before ctx's
	}
	return fmt.Errorf("the line took %d of %d bytes: %w", n, of, err)
}

// pieces writes b piece by piece until it is done or ctx has ended.
func (w *writer) pieces(ctx context.Context, b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		if err = ctx.Err(); err != nil {
			break
		}
		chunk := b[n:min(len(b), n+piece)]
		// Logged before: the answer may be logged before Write returns.
		w.log.Add(trace.Event{Lane: trace.Serial, Dir: trace.FromHost, Kind: "bytes", Bytes: bytes.Clone(chunk), N: int64(len(chunk))})
		var k int
		k, err = w.rw.Write(chunk)
		w.sent(k)
		n += k
		if k < len(chunk) {
			w.log.Add(trace.Event{Lane: trace.Serial, Dir: trace.FromHost, Kind: "note", Text: fmt.Sprintf("the line took only %d of these %d bytes", k, len(chunk)), N: int64(k)})
			if err == nil {
				err = io.ErrShortWrite
			}
		}
	}
	return n, err
}

// sent notes that n bytes were given to the line.
func (w *writer) sent(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n <= 0 {
		return
	}
	w.last, w.drained = max(w.last, w.log.Now()), w.out == nil
	if w.out != nil {
		w.last += time.Duration(n) * w.out.ByteTime()
		w.look()
	}
}

// look asks the line what has not left. The rate alone says little: a USB port or a
// terminal takes bytes as fast as they come, whatever the rate (ledger D74). The
// caller holds mu.
func (w *writer) look() {
	now := w.log.Now()
	n, all := w.out.Unsent()
	switch {
	case !all:
		w.last = min(w.last, now+time.Duration(n+heldMost)*w.out.ByteTime())
	case n > 0:
		w.last = now + time.Duration(n)*w.out.ByteTime()
	default:
		w.last, w.drained = min(w.last, now), true
	}
}

// answered notes an answer that the module gave at a time: what was written before
// has left.
func (w *writer) answered(at time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.drained {
		w.last, w.drained = min(w.last, at), true
	}
}

// lastByte is when the last byte written has left, or will have at the latest.
func (w *writer) lastByte() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.drained && w.out != nil {
		w.look()
	}
	return w.last
}

// wait waits for writes that were given up, which end when the line is closed.
func (w *writer) wait() { w.writes.Wait() }
