package at

import (
	"bytes"
	"io"
	"sync"
	"testing"

	"mftpspec/harness/trace"
)

// queue is one direction of a line within the process: writes never block.
type queue struct {
	mu     sync.Mutex
	more   *sync.Cond
	b      []byte
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.more = sync.NewCond(&q.mu)
	return q
}

func (q *queue) Read(b []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.b) == 0 {
		if q.closed {
			return 0, io.EOF
		}
		q.more.Wait()
	}
	n := copy(b, q.b)
	q.b = q.b[n:]
	return n, nil
}

func (q *queue) Write(b []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return 0, io.ErrClosedPipe
	}
	q.b = append(q.b, b...)
	q.more.Broadcast()
	return len(b), nil
}

func (q *queue) Close() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.more.Broadcast()
	return nil
}

// line is one end of a line.
type line struct{ in, out *queue }

func (l line) Read(b []byte) (int, error)  { return l.in.Read(b) }
func (l line) Write(b []byte) (int, error) { return l.out.Write(b) }
func (l line) Close() error {
	_ = l.in.Close()
	return l.out.Close()
}

// start is a session and the other end of its line, where the test is the module.
func start(t testing.TB) (s *Session, module line, log *trace.Log) {
	t.Helper()
	host, device := newQueue(), newQueue()
	log = trace.New()
	s = NewSession(line{in: device, out: host}, log)
	t.Cleanup(func() { _ = s.Close() })
	return s, line{in: host, out: device}, log
}

// says writes what a module says.
func (l line) says(t testing.TB, text string) {
	t.Helper()
	if _, err := l.Write([]byte(text)); err != nil {
		t.Error(err)
	}
}

// hears reads exactly what a module is expected to hear next.
func (l line) hears(t testing.TB, want string) {
	t.Helper()
	got := make([]byte, len(want))
	if _, err := io.ReadFull(l, got); err != nil || string(got) != want {
		t.Errorf("the module heard %q, %v, want %q", got, err, want)
	}
}

// serialBytes is what the log has of one direction.
func serialBytes(log *trace.Log, dir trace.Dir) string {
	var b bytes.Buffer
	for _, e := range log.Since(0) {
		if e.Lane == trace.Serial && e.Dir == dir && e.Kind == "bytes" {
			b.Write(e.Bytes)
		}
	}
	return b.String()
}
