package at

import (
	"slices"
	"sort"
	"sync"
	"time"
)

// Tape holds received bytes, each with its time, as they came: nothing on it is
// ever changed. One goroutine appends; any number may read and wait. Offsets
// count from the first byte ever received, also after Forget. The zero value is
// an empty tape.
type Tape struct {
	mu    sync.Mutex
	base  int    // offset of buf[0]
	buf   []byte // appended to only: what is there is never overwritten, so that views stay valid
	marks []mark // one for each Append, by offset
	last  time.Duration
	grown chan struct{} // closed when want is reached, or at the end; nil while nobody waits
	want  int
	room  chan struct{} // closed at the next Forget; nil while nobody waits
	err   error         // why no more will come
}

// arraySize is the memory that a tape takes at least, when it needs more; what is
// held in one piece doubles. The events of the trace share it: a byte is read once
// and not copied again.
const arraySize = 32 << 10

// mark is the time of the bytes from off to the next mark.
type mark struct {
	off int
	at  time.Duration
}

// Append adds bytes that were received at the time at. It copies b.
func (t *Tape) Append(b []byte, at time.Duration) {
	if len(b) > 0 {
		t.commit(copy(t.reserve(len(b)), b), at)
	}
}

// reserve is memory for at least n bytes to come, for the one goroutine that
// appends: commit makes them part of the tape.
func (t *Tape) reserve(n int) []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	if cap(t.buf)-len(t.buf) < n {
		t.buf = append(make([]byte, 0, max(arraySize, 2*len(t.buf)+n)), t.buf...)
	}
	return t.buf[len(t.buf):cap(t.buf)]
}

// commit adds the first n bytes of what was reserved, which must not change any
// more, and says whether somebody was waiting for them.
func (t *Tape) commit(n int, at time.Duration) (awaited bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.marks = append(t.marks, mark{t.base + len(t.buf), at})
	t.buf = t.buf[:len(t.buf)+n]
	t.last = at
	return t.base+len(t.buf) >= t.want && t.wake()
}

// End says that no more will come, and why; the first call counts.
func (t *Tape) End(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
	}
	t.wake()
}

func (t *Tape) wake() (awaited bool) {
	if t.grown == nil {
		return false
	}
	close(t.grown)
	t.grown = nil
	return true
}

// Len is the number of bytes ever received, the offset of the next one.
func (t *Tape) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.base + len(t.buf)
}

// Held is the number of bytes that are held: those since the last Forget.
func (t *Tape) Held() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.buf)
}

// Bytes is a copy of the bytes from one offset up to another, without what was
// forgotten or has not come.
func (t *Tape) Bytes(from, to int) []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	end := min(max(to-t.base, 0), len(t.buf))
	return slices.Clone(t.buf[min(max(from-t.base, 0), end):end])
}

// timeAt is the arrival time of the byte at an offset. Of a byte that has not
// come or was forgotten it is that of the nearest byte that is there.
func (t *Tape) timeAt(off int) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].off > off })
	if i == 0 {
		if len(t.marks) == 0 {
			return t.last
		}
		return t.marks[0].at
	}
	return t.marks[i-1].at
}

// Last is the arrival time of the last byte, zero if none came.
func (t *Tape) Last() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last
}

// Forget drops the bytes before an offset.
func (t *Tape) Forget(before int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := min(max(before-t.base, 0), len(t.buf))
	if n == 0 {
		return
	}
	t.base += n
	t.buf = t.buf[n:]
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].off > t.base })
	t.marks = t.marks[:copy(t.marks, t.marks[max(i-1, 0):])]
	if len(t.buf) == 0 {
		t.marks = t.marks[:0]
	}
	if t.room != nil {
		close(t.room)
		t.room = nil
	}
}

// view is the bytes from an offset on, without copying: they never change. err
// says why there will be no more.
func (t *Tape) view(from int) (b []byte, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := min(max(from-t.base, 0), len(t.buf))
	return t.buf[i:len(t.buf):len(t.buf)], t.err
}

// reach is closed when the tape has come to an offset, to its end, or to its
// limit. There is one waiter at a time.
func (t *Tape) reach(want int) <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.grown, t.want = make(chan struct{}), want
	if t.base+len(t.buf) >= want || t.err != nil || t.room != nil {
		defer t.wake()
	}
	return t.grown
}

// full is nil while fewer than limit bytes are held, then a channel that is
// closed when some were forgotten.
func (t *Tape) full(limit int) <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.buf) < limit {
		return nil
	}
	if t.room == nil {
		t.room = make(chan struct{})
		t.wake()
	}
	return t.room
}
