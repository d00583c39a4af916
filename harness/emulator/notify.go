package emulator

import (
	"context"
	"time"
)

// lowWater is how much output may wait when another piece of a download is
// added: enough to keep the line busy, little enough to answer soon.
const lowWater = 2 << 10

// heldUnit is a notification that waits.
type heldUnit struct {
	unit  Unit
	taken func() // nil, or told when the unit is on its way; the unit then also waits for room
	until time.Time
	timer *timer
}

// put is the innermost Output: it hands a unit to the line.
func (m *Module) put(u Unit) {
	if m.mute {
		return
	}
	m.out.put(u.Bytes(), u.Kind == Echo)
	m.beside(u)
}

// notify says u when nothing would be interrupted by it: no command under way, no
// data being taken, no command line half typed (D59, D62).
func (m *Module) notify(u Unit) {
	m.held = append(m.held, heldUnit{unit: u})
	m.flush()
}

// quiet reports that a notification may go out now.
func (m *Module) quiet() bool {
	return m.exec == nil && m.mode == nil && !m.line.begun() && !m.booting
}

// flush says what was held back, in order. A piece of a download lets others pass
// while the queue has no room for it.
func (m *Module) flush() {
	for i := 0; i < len(m.held) && m.quiet(); {
		h := m.held[i]
		if h.taken != nil && m.out.size() > lowWater && time.Now().Before(h.until) {
			i++
			continue
		}
		m.held = append(m.held[:i], m.held[i+1:]...)
		h.timer.stop()
		m.emit(h.unit)
		if h.taken != nil {
			h.taken()
		}
		i = 0 // the hooks may have changed the list
	}
}

// notifyPayload says a piece of a download when there is room for it; taken is then
// told. A host that reads nothing for Timing.Stall loses the piece, so that the
// channel does not hang.
func (m *Module) notifyPayload(u Unit, taken func()) {
	stall := m.profile.Timing.Stall
	m.held = append(m.held, heldUnit{unit: u, taken: taken, until: time.Now().Add(stall), timer: m.after(stall, m.flush)})
	m.flush()
}

// deliver is notifyPayload for workers: it returns when the piece is on its way.
func (m *Module) deliver(ctx context.Context, payload func() Unit) error {
	taken := make(chan struct{})
	m.post(func() {
		if ctx.Err() == nil {
			m.notifyPayload(payload(), func() { close(taken) })
		}
	})
	select {
	case <-taken:
	case <-ctx.Done():
	}
	return ctx.Err()
}
