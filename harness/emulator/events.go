package emulator

import (
	"slices"
	"time"
)

// What happens to a module from outside, at any time: Module.Do carries out a function
// with these on the loop.

// Events is what can be done to a running module. Loop only.
type Events struct{ m *Module }

// Do has f done to the module, and returns when it is done; false when the module has
// closed.
func (m *Module) Do(f func(Events)) bool {
	done := make(chan struct{})
	m.post(func() {
		f(Events{m})
		close(done)
	})
	select {
	case <-done:
		return true
	case <-m.ctx.Done():
		return false
	}
}

// LoseNetwork takes the network away, with the contexts and connections over it; the
// module says so where it was asked to (+CEREG=1). It stays away until FindNetwork.
func (e Events) LoseNetwork() {
	e.m.away, e.m.modem.attached = true, false
	e.m.detach()
	e.m.registered()
}

// FindNetwork lets the module register again. Its contexts stay down until the host
// activates them.
func (e Events) FindNetwork() {
	e.m.away, e.m.modem.attached = false, e.m.modem.fun == 1
	e.m.registered()
}

// Reboot restarts the module without a word until +MATREADY, as a loss of power does.
func (e Events) Reboot() { e.m.reboot() }

// Slow has every command take so much longer; 0 ends it.
func (e Events) Slow(d time.Duration) { e.m.slow = d }

// Say says a line that belongs to no command.
func (e Events) Say(line string) { e.m.notify(e.m.text(URC, "", line)) }

// Fault puts a defect upon the module, inside those that it has. What it says of the
// module's profile holds from now on.
func (e Events) Fault(h Hooks) { e.m.fault(append(slices.Clip(e.m.hooks), h)) }

// Heal takes away every defect but those that the module was built with.
func (e Events) Heal() { e.m.fault(e.m.config.Hooks) }

// fault builds the module anew with these hooks; settings, connections and files stay.
func (m *Module) fault(hooks []Hooks) {
	m.profile, m.dial, m.files = m.sound.profile, m.sound.dial, m.sound.files
	for _, h := range hooks {
		if h.Profile != nil {
			h.Profile(&m.profile)
		}
	}
	m.compose(hooks)
}

// sound is what hooks take hold of, as it is without any.
type sound struct {
	profile Profile
	dial    Dialer
	files   Storage
}
