package emulator

import (
	"io"
	"sync"
)

// Pair is a serial cable in memory: what is written to one end is read from the
// other. Each direction holds up to buffer bytes (0: 16 KiB), then Write waits.
// When either end closes, the other reads what is left, then io.EOF; writes fail
// with io.ErrClosedPipe.
func Pair(buffer int) (host, module io.ReadWriteCloser) {
	if buffer <= 0 {
		buffer = 16 << 10
	}
	there, back := newHose(buffer), newHose(buffer)
	return &pairEnd{in: back, out: there}, &pairEnd{in: there, out: back}
}

type pairEnd struct{ in, out *hose }

func (e *pairEnd) Read(p []byte) (int, error)  { return e.in.read(p) }
func (e *pairEnd) Write(p []byte) (int, error) { return e.out.write(p) }

// Close ends both directions; reads at this end fail at once.
func (e *pairEnd) Close() error {
	e.in.close(true)
	e.out.close(false)
	return nil
}

// hose is one direction: a bounded buffer.
type hose struct {
	limit int

	mu      sync.Mutex
	changed *sync.Cond
	buf     []byte
	closed  bool
}

func newHose(limit int) *hose {
	h := &hose{limit: limit}
	h.changed = sync.NewCond(&h.mu)
	return h
}

func (h *hose) read(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.buf) == 0 && !h.closed && len(p) > 0 {
		h.changed.Wait()
	}
	if len(h.buf) == 0 && h.closed {
		return 0, io.EOF
	}
	n := copy(p, h.buf)
	h.buf = h.buf[n:]
	h.changed.Broadcast()
	return n, nil
}

func (h *hose) write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for n < len(p) {
		for len(h.buf) >= h.limit && !h.closed {
			h.changed.Wait()
		}
		if h.closed {
			return n, io.ErrClosedPipe
		}
		k := min(len(p)-n, h.limit-len(h.buf))
		h.buf = append(h.buf, p[n:n+k]...)
		n += k
		h.changed.Broadcast()
	}
	return n, nil
}

func (h *hose) close(discard bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	if discard {
		h.buf = nil
	}
	h.changed.Broadcast()
}
