package emulator

import "time"

// timer is a function that the loop will run. Loop only.
type timer struct {
	t    *time.Timer
	dead bool
}

func (t *timer) stop() {
	if t != nil {
		t.dead = true
		t.t.Stop()
	}
}

// after runs f on the loop in d, unless it is stopped or the module reboots.
func (m *Module) after(d time.Duration, f func()) *timer {
	t, epoch := &timer{}, m.epoch
	t.t = time.AfterFunc(d, func() {
		m.post(func() {
			if !t.dead && m.epoch == epoch {
				t.dead = true
				f()
			}
		})
	})
	return t
}
