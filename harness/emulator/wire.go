package emulator

import (
	"context"
	"time"
)

const (
	quantum  = time.Millisecond      // finest step at which bytes are let through: the floor of Go's timers
	idleGap  = 2 * time.Millisecond  // a shorter pause is the overshoot of a timer, not an idle line
	frameLen = 10                    // bits of a byte on the line at 8N1
	mostLate = 50 * time.Millisecond // of an overshoot that is made good: on a busy machine timers are as late as that
)

// wire is one direction of a UART: it says when a byte is through. Time is
// absolute, so that a late timer does not slow the line down. Owned by one
// goroutine.
type wire struct {
	perByte time.Duration // 0: not paced
	busy    time.Time     // when the last byte accounted for is through
	late    time.Duration // by how much timers overshot at the ends of bursts: the next ones are as much shorter
}

func newWire(rate int) *wire {
	if rate <= 0 {
		return &wire{}
	}
	return &wire{perByte: frameLen * time.Second / time.Duration(rate)}
}

// begin is called with the first byte of a burst at hand.
func (w *wire) begin(now time.Time) {
	if now.Sub(w.busy) >= idleGap {
		w.busy = now.Add(-w.late)
		w.late = 0
	}
}

// step waits until at least one of n bytes is through and returns how many are.
func (w *wire) step(ctx context.Context, n int) (int, error) {
	if w.perByte == 0 {
		return n, ctx.Err()
	}
	want := min(n, max(1, int(quantum/w.perByte)))
	target := w.busy.Add(time.Duration(want) * w.perByte)
	if err := waitUntil(ctx, target); err != nil {
		return 0, err
	}
	k := min(n, max(want, int(time.Since(w.busy)/w.perByte)))
	w.busy = w.busy.Add(time.Duration(k) * w.perByte)
	if k == n {
		w.late = min(mostLate, max(0, time.Since(w.busy)))
	}
	return k, nil
}

func waitUntil(ctx context.Context, t time.Time) error {
	d := time.Until(t)
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
