package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"time"
)

// ErrServing says that the module has a line already.
var ErrServing = errors.New("emulator: the module is served on another line")

// Serve connects the module to line until ctx ends, the module closes, or the
// line is gone, and closes the line. It may be called again: the module keeps its
// state, its connections too, as one whose cable was unplugged. It returns nil
// when ctx or the module ended or the line said io.EOF.
func (m *Module) Serve(ctx context.Context, line io.ReadWriteCloser) error {
	if !m.serving.CompareAndSwap(false, true) {
		return ErrServing
	}
	defer m.serving.Store(false)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(m.ctx, cancel)()

	var closing sync.Once
	closeLine := func() { closing.Do(func() { _ = line.Close() }) }
	unhook := context.AfterFunc(ctx, closeLine) // ends Read and Write
	defer unhook()

	m.out.plug(true)
	defer m.out.plug(false)
	on := make(chan struct{})
	m.post(func() { m.powerOn(); close(on) })
	written := make(chan error, 1)
	go func() { // the writer; ends with ctx or the line
		defer cancel()
		written <- m.writeLine(ctx, line)
	}()
	select {
	case <-on: // what comes first from the host finds the module as it arrived
	case <-ctx.Done():
	}
	err := m.readLine(ctx, line)
	ended := ctx.Err() != nil
	cancel()
	closeLine()
	if werr := <-written; werr != nil && !ended && err == nil {
		err = werr
	}
	if ended || err == nil || errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return fmt.Errorf("emulator: serial line: %w", err)
}

// readLine hands input to the loop, paced byte by byte, as long as the loop takes it.
func (m *Module) readLine(ctx context.Context, line io.Reader) error {
	w := newWire(m.config.LineRate)
	buf := make([]byte, 4096)
	for {
		n, err := line.Read(buf)
		if n > 0 {
			w.begin(time.Now())
		}
		for b := buf[:n]; len(b) > 0; {
			k, werr := w.step(ctx, len(b))
			if werr != nil {
				return nil
			}
			c := chunk{time.Now(), append([]byte(nil), b[:k]...)}
			b = b[k:]
			select {
			case m.input <- c:
			case <-ctx.Done():
				return nil
			}
		}
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
	}
}

// writeLine takes output from the queue, paced, and tells the loop when there is room.
func (m *Module) writeLine(ctx context.Context, line io.Writer) error {
	const most = 4096
	w := newWire(m.config.LineRate)
	for {
		n := min(m.out.size(), most)
		if n == 0 {
			select {
			case <-m.out.wake:
				continue
			case <-ctx.Done():
				return nil
			}
		}
		w.begin(time.Now())
		k, err := w.step(ctx, n)
		if err != nil {
			return nil
		}
		most := k
		if m.dialects[D62Pieces] == "bytes" {
			most = 1
		}
		for piece := range slices.Chunk(m.out.take(k), most) {
			if _, err := line.Write(piece); err != nil {
				return err
			}
		}
		if m.out.size() <= lowWater {
			select {
			case m.drained <- struct{}{}:
			default:
			}
		}
	}
}
