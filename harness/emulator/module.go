package emulator

import (
	"context"
	"log/slog"
	"maps"
	"sync"
	"sync/atomic"
	"time"
)

// Module is one virtual module. Its methods are safe for concurrent use.
type Module struct {
	config Config // what New was given
	log    *slog.Logger
	process

	// Everything below belongs to the loop.
	profile  Profile
	dialects map[string]string
	handlers map[string]handler
	dial     Dialer
	files    Storage
	sound    sound
	seams
	power
	typing
	talk
	modem    modem
	channels []*channel
	waiting  []func() // commands that wait until no channel is at work (D27.channels=queued)
}

// process is what of a module works at the same time, and how it hands over.
type process struct {
	out     *queue
	events  chan func() // run by the loop
	input   chan chunk  // bytes of the host, taken by the loop when no command is under way
	drained chan struct{}
	ctx     context.Context // ends with Close
	cancel  context.CancelFunc
	workers sync.WaitGroup // everything that the module started, the loop included
	serving atomic.Bool
}

// seams are where [Hooks] change what the module does.
type seams struct {
	hooks    []Hooks
	env      *Env
	emit     func(Unit)     // Hooks.Output around put
	dispatch func(*Request) // Hooks.Command around handle
	receive  func([]byte)   // Hooks.Input around take
}

// power is whether the module works, and how fast.
type power struct {
	epoch   int // counts boots: what was started before a reboot does nothing after it
	powered bool
	booting bool
	away    bool          // there is no network
	slow    time.Duration // by which every command takes longer: see Events.Slow
}

// typing is what the host types, and what becomes of it.
type typing struct {
	shell   shell
	line    commandLine
	lines   int     // command lines executed
	pending []chunk // input not yet processed
	pumping bool
	arrived time.Time  // when the input being processed came in
	exec    *execution // the command line under way
	mode    *collector // where data go instead of the command line
}

// talk is what the module says, and when.
type talk struct {
	mute bool       // nothing is said until the host has said something (Config.Arrival)
	said int        // lines said, where others come between them (D62)
	held []heldUnit // notifications that wait for their turn
}

// chunk is a piece of input with the time of its last byte.
type chunk struct {
	at   time.Time
	data []byte
}

// New builds a module and starts its loop; Close ends it. The module powers up,
// and says +MATREADY, when its line is served for the first time. Unknown models,
// dialect rows and readings are errors that list what there is.
func New(c Config) (*Module, error) {
	profile, err := c.profile()
	if err != nil {
		return nil, err
	}
	dialects, err := resolveDialects(c.Dialects)
	if err != nil {
		return nil, err
	}
	m := &Module{
		config: c, log: c.Log, profile: profile, dialects: dialects, handlers: handlers(), dial: c.Dial,
		process: process{events: make(chan func(), 64), input: make(chan chunk), drained: make(chan struct{}, 1)},
	}
	if m.log == nil {
		m.log = slog.New(slog.DiscardHandler)
	}
	if m.dial == nil {
		m.dial = dialFTP(m.log)
	}
	m.sound = sound{m.profile, m.dial, nil}
	for _, h := range c.Hooks {
		if h.Profile != nil {
			h.Profile(&m.profile)
		}
	}
	m.out = newQueue(m.profile.QueueLimit)
	m.files = newStorage(m.profile.FileSpace)
	m.sound.files = m.files
	m.compose(c.Hooks)
	m.ctx, m.cancel = context.WithCancel(context.Background())
	m.reset()
	m.workers.Go(m.loop)
	return m, nil
}

// Close ends the module: its connections are dropped, a Serve under way returns,
// and when Close returns nothing else the module started is left.
func (m *Module) Close() error {
	m.cancel()
	m.workers.Wait()
	return nil
}

// Dropped is the number of output bytes lost because nobody read them.
func (m *Module) Dropped() int64 { return m.out.lost() }

// Dialects are the readings in force, by row.
func (m *Module) Dialects() map[string]string { return maps.Clone(m.dialects) }

// loop is the goroutine that owns the module.
func (m *Module) loop() {
	defer m.disconnectAll()
	for {
		input := m.input
		if m.paused() {
			input = nil
		}
		select {
		case c := <-input:
			m.accept(c)
		case f := <-m.events:
			f()
			m.pump() // what f ended may have been what the input waited for
		case <-m.drained:
			m.flush()
		case <-m.ctx.Done():
			return
		}
	}
}

// post has f run on the loop; it is not run when the module closes before.
func (m *Module) post(f func()) {
	select {
	case m.events <- f:
	case <-m.ctx.Done():
	}
}

// accept takes a piece of input through the hooks.
func (m *Module) accept(c chunk) {
	if m.booting {
		return // a UART that is not up yet
	}
	m.arrived, m.mute = c.at, false
	m.receive(c.data)
}

// take is the innermost Input.
func (m *Module) take(b []byte) {
	if len(b) > 0 {
		m.pending = append(m.pending, chunk{m.arrived, b})
		m.pump()
	}
}

// pump processes input until there is none or it has to wait. A hook may let input
// through while a command runs: then the pump that runs already takes it, in order.
func (m *Module) pump() {
	if m.pumping {
		return
	}
	m.pumping = true
	defer func() { m.pumping = false }()
	for len(m.pending) > 0 && !m.paused() {
		c := m.pending[0]
		m.pending = m.pending[1:]
		m.arrived = c.at
		n := 0
		if m.mode != nil {
			n = m.mode.write(c.data, c.at)
		} else {
			n = m.typed(c.data)
		}
		if n < len(c.data) {
			rest := chunk{c.at, c.data[n:]}
			m.pending = append([]chunk{rest}, m.pending...)
		}
	}
	m.flush()
}

// paused reports that no input can be processed: a command is under way that
// takes none, or the upload cannot keep up.
func (m *Module) paused() bool {
	if m.mode != nil {
		return m.mode.full()
	}
	return m.exec != nil
}

// powerOn is what the first line served does.
func (m *Module) powerOn() {
	if !m.powered {
		m.powered = true
		m.mute = m.config.Arrival != 0
		m.ready()
		m.arrive()
	}
}

// ready ends a boot.
func (m *Module) ready() {
	m.booting = false
	m.emit(m.text(URC, "", "+MATREADY"))
	for _, h := range m.hooks {
		if h.Boot != nil {
			h.Boot(m.env)
		}
	}
}

// reboot drops everything but the files, and is deaf until the boot is over.
func (m *Module) reboot() {
	m.disconnectAll()
	m.reset()
	m.booting = true
	m.after(m.profile.Timing.Boot, m.ready)
}

// reset is the state after power-up (§3.1: defaults; D21: nothing is kept).
func (m *Module) reset() {
	m.epoch++
	m.shell = m.newShell()
	m.line = commandLine{}
	m.pending, m.exec, m.held = nil, nil, nil
	m.mode.abandon()
	m.mode = nil
	m.modem = newModem(&m.profile, m.away)
	before := m.channels
	m.channels, m.waiting = nil, nil
	for id := m.profile.Channels.Min; id <= m.profile.Channels.Max; id++ {
		m.channels = append(m.channels, &channel{id: id, settings: m.profile.Defaults})
	}
	if m.reading(D21) == "kept" {
		for i, ch := range before {
			m.channels[i].settings = ch.settings
		}
	}
}

func (m *Module) disconnectAll() {
	for _, ch := range m.channels {
		m.disconnect(ch)
	}
}
