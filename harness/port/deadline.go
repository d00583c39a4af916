package port

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// timedWriter is what a file or a connection of this process is.
type timedWriter interface {
	io.Writer
	SetWriteDeadline(time.Time) error
}

// pieceWriter writes in pieces, each of which has a deadline even where the
// caller set none.
type pieceWriter struct {
	w timedWriter

	mu    sync.Mutex
	until time.Time // the caller's deadline, or zero
}

func (p *pieceWriter) SetWriteDeadline(t time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.until = t
	return p.w.SetWriteDeadline(t)
}

func (p *pieceWriter) Write(b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		p.mu.Lock()
		if p.until.IsZero() {
			err = p.w.SetWriteDeadline(time.Now().Add(pieceTimeout))
		}
		p.mu.Unlock()
		if err != nil {
			break
		}
		var k int
		k, err = p.w.Write(b[n:min(len(b), n+piece)])
		n += k
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = fmt.Errorf("the device takes no bytes: %w", err)
	}
	return n, err
}

// deadlineWriter gives a deadline to a writer that has none: a write that is late
// is left behind, and no other begins until it has ended.
type deadlineWriter struct {
	w    io.Writer
	turn chan struct{} // holds one token: the right to write

	mu      sync.Mutex
	until   time.Time
	changed chan struct{} // closed when until is replaced
}

func newDeadlineWriter(w io.Writer) *deadlineWriter {
	d := &deadlineWriter{w: w, turn: make(chan struct{}, 1), changed: make(chan struct{})}
	d.turn <- struct{}{}
	return d
}

func (d *deadlineWriter) SetWriteDeadline(t time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.until = t
	close(d.changed)
	d.changed = make(chan struct{})
	return nil
}

func (d *deadlineWriter) Write(b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		var k int
		k, err = d.piece(b[n:min(len(b), n+piece)])
		n += k
	}
	return n, err
}

func (d *deadlineWriter) piece(b []byte) (int, error) {
	type done struct {
		n   int
		err error
	}
	began := time.Now()
	turn, result := d.turn, make(chan done, 1)
	for {
		d.mu.Lock()
		until, changed := d.until, d.changed
		d.mu.Unlock()
		if until.IsZero() {
			until = began.Add(pieceTimeout)
		}
		timer := time.NewTimer(time.Until(until))
		select {
		case <-turn:
			turn = nil
			// The caller may use b again when we return.
			own := append([]byte(nil), b...)
			go func() {
				defer func() { d.turn <- struct{}{} }()
				n, err := d.w.Write(own)
				if err == nil && n < len(own) {
					err = io.ErrShortWrite
				}
				result <- done{n, err}
			}()
		case r := <-result:
			timer.Stop()
			return r.n, r.err
		case <-changed:
		case <-timer.C:
			return 0, fmt.Errorf("the line takes no bytes: %w", os.ErrDeadlineExceeded)
		}
		timer.Stop()
	}
}
