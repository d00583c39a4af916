package emulator

import "sync"

// queue holds the output that the line has not taken yet. The loop puts, the
// writer of the line takes. It is bounded: a host that does not read makes the
// module drop whole units, never wait. Without a line everything is lost, as on a
// UART whose cable is out.
type queue struct {
	wake chan struct{} // has a token when there may be something to take

	mu      sync.Mutex
	plugged bool
	buf     []byte
	limit   int
	dropped int64
}

func newQueue(limit int) *queue { return &queue{wake: make(chan struct{}, 1), limit: limit} }

// plug says whether there is a line; what waits when it goes is dropped.
func (q *queue) plug(in bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.plugged = in
	q.dropped += int64(len(q.buf))
	q.buf = nil
}

// put appends b, or drops it when there is enough already; a unit that is longer
// than the limit is still deliverable. An echo leaves a quarter of the room to
// answers.
func (q *queue) put(b []byte, echo bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	limit := q.limit
	if echo {
		limit -= limit / 4
	}
	if !q.plugged || len(q.buf) >= limit {
		q.dropped += int64(len(b))
		return
	}
	q.buf = append(q.buf, b...)
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// take removes at most n bytes and returns them.
func (q *queue) take(n int) []byte {
	q.mu.Lock()
	defer q.mu.Unlock()
	n = min(n, len(q.buf))
	b := append([]byte(nil), q.buf[:n]...)
	q.buf = q.buf[n:]
	if len(q.buf) == 0 {
		q.buf = nil
	}
	return b
}

func (q *queue) size() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.buf)
}

func (q *queue) lost() int64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.dropped
}
