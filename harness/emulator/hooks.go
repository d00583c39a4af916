package emulator

import "time"

// Hooks are the seams at which a firmware defect takes hold of a correct module.
// A nil func leaves its place untouched. All of them but Dial's sessions are
// called on the loop and must not wait; a next may be called not at all, once,
// several times, or later (from Env.After or another hook), but on the loop.
// With several Hooks the first one is the outermost.
type Hooks struct {
	// Profile alters ranges, defaults and limits, once, before the first boot.
	Profile func(p *Profile)

	// Input filters what arrives from the host before the AT engine sees it.
	Input func(e *Env, b []byte, next func([]byte))

	// Command wraps every AT command: r.Name, r.Form and r.Args may be changed, or
	// the command answered with r's methods instead of calling next.
	Command func(e *Env, r *Request, next func(*Request))

	// Output wraps the writer of units: drop, alter, repeat, delay, reorder.
	Output func(e *Env, u Unit, next func(Unit))

	// Settings sees each accepted AT+MFTPCFG: was holds the values before, now those
	// that will be kept. others lets a change leak to the other channels.
	Settings func(e *Env, channel int, key string, was Settings, now *Settings)

	// DataMode alters how the bytes after a prompt or CONNECT are taken.
	DataMode func(e *Env, d *DataMode)

	// Data alters the bytes of an upload, packet by packet (in the transparent mode
	// piece by piece), between the line or file and the FTP session.
	Data func(e *Env, command string, channel int, b []byte) []byte

	// Dial wraps the factory of FTP sessions; to alter one operation, return a
	// struct that embeds the Client and overrides a method. Sessions are used on
	// worker goroutines.
	Dial func(next Dialer) Dialer

	// Storage wraps the module's file system.
	Storage func(next Storage) Storage

	// Boot runs after each boot, when +MATREADY has been said.
	Boot func(e *Env)
}

// Env is what a hook may do to the module. Loop only.
type Env struct{ m *Module }

// Emit says u, through all Output hooks.
func (e *Env) Emit(u Unit) { e.m.emit(u) }

// Notify says u as soon as no command is under way, as the module does itself.
func (e *Env) Notify(u Unit) { e.m.notify(u) }

// Line makes a unit with the present framing: name, ": ", fields.
func (e *Env) Line(kind Kind, channel int, name string, fields ...string) Unit {
	return e.m.info(kind, name, channel, name, fields...)
}

// After runs f on the loop in d, unless the module reboots or closes before.
func (e *Env) After(d time.Duration, f func()) { e.m.after(d, f) }

// Reboot restarts the module at once, without a word until +MATREADY.
func (e *Env) Reboot() { e.m.reboot() }

// Profile is what the module is; changes act at once where the value is used.
func (e *Env) Profile() *Profile { return &e.m.profile }

// Settings are those of a channel, open to change; nil for an unknown one.
func (e *Env) Settings(channel int) *Settings {
	if ch := e.m.channel(channel); ch != nil {
		return &ch.settings
	}
	return nil
}

// State is what AT+MFTPSTATE would answer for a channel (§3.13).
func (e *Env) State(channel int) int {
	if ch := e.m.channel(channel); ch != nil {
		return ch.state()
	}
	return 0
}

// CMEE is the form of errors in force (§2.2).
func (e *Env) CMEE() int { return e.m.shell.cmee }

// Drop ends a channel's connection without a word to server or host, and what is
// under way on it, whose result never comes.
func (e *Env) Drop(channel int) {
	if ch := e.m.channel(channel); ch != nil {
		e.m.disconnect(ch)
	}
}

// compose builds the chains, outermost hook first.
func (m *Module) compose(hooks []Hooks) {
	e := &Env{m}
	m.env = e
	m.emit, m.dispatch, m.receive = m.put, m.handle, m.take
	for i := len(hooks) - 1; i >= 0; i-- {
		h := hooks[i]
		if h.Input != nil {
			next := m.receive
			m.receive = func(b []byte) { h.Input(e, b, next) }
		}
		if h.Command != nil {
			next := m.dispatch
			m.dispatch = func(r *Request) { h.Command(e, r, next) }
		}
		if h.Output != nil {
			next := m.emit
			m.emit = func(u Unit) { h.Output(e, u, next) }
		}
		if h.Dial != nil {
			m.dial = h.Dial(m.dial)
		}
		if h.Storage != nil {
			m.files = h.Storage(m.files)
		}
	}
	m.hooks = hooks
}

func (m *Module) hookSettings(channel int, key string, was Settings, now *Settings) {
	for _, h := range m.hooks {
		if h.Settings != nil {
			h.Settings(m.env, channel, key, was, now)
		}
	}
}

func (m *Module) hookDataMode(d *DataMode) {
	for _, h := range m.hooks {
		if h.DataMode != nil {
			h.DataMode(m.env, d)
		}
	}
}

func (m *Module) hookData(command string, channel int, b []byte) []byte {
	for _, h := range m.hooks {
		if h.Data != nil {
			b = h.Data(m.env, command, channel, b)
		}
	}
	return b
}
