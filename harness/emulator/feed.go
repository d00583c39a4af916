package emulator

import (
	"context"
	"sync"
)

const feedLimit = 16 << 10

// feed carries the data of a transparent upload from the loop to the worker of
// the channel. The loop pushes and closes, the worker takes.
type feed struct {
	drained func() // told when a full feed has room again; called by the worker

	wake   chan struct{}
	mu     sync.Mutex
	buf    []byte
	closed bool
	dead   bool // the worker takes no more: what comes is dropped
}

func newFeed(drained func()) *feed { return &feed{drained: drained, wake: make(chan struct{}, 1)} }

func (f *feed) push(b []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.dead {
		f.buf = append(f.buf, b...)
	}
	f.signal()
}

// full reports that the host should wait.
func (f *feed) full() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.buf) >= feedLimit
}

// close says that nothing more will come.
func (f *feed) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	f.signal()
}

// ended reports that close was called: the host ended the upload.
func (f *feed) ended() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.closed
}

// kill says that nothing more will be taken. Loop.
func (f *feed) kill() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.dead, f.buf = true, nil
}

func (f *feed) signal() {
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// next waits for data; none are left when it returns nil. stop ends the wait as
// well (nil channel: never).
func (f *feed) next(ctx context.Context, stop <-chan struct{}) []byte {
	for {
		f.mu.Lock()
		b, closed := f.buf, f.closed
		f.buf = nil
		f.mu.Unlock()
		if len(b) >= feedLimit {
			f.drained()
		}
		if len(b) > 0 || closed {
			return b
		}
		select {
		case <-f.wake:
		case <-stop:
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}
