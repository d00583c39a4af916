package port

import (
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"
)

const (
	// confirmLimit is how long a serial server may take to do what it is asked.
	confirmLimit = 5 * time.Second
	// heldLimit is how much is held for a reader who is late; then the connection
	// is read no further.
	heldLimit = 256 << 10
)

// comPort is a line behind a serial server that speaks RFC 2217. One goroutine,
// the pump, reads the connection, so that confirmations come also when nobody
// reads data.
type comPort struct {
	conn   net.Conn
	target string
	pumped chan struct{} // closed when the pump has ended

	mu        sync.Mutex
	changed   chan struct{} // closed, and replaced, whenever what follows changes
	held      []byte        // data that nobody has read
	err       error         // why no more will come
	local     map[byte]bool // options of ours that the server agreed to, or refused
	remote    map[byte]bool // options of the server's own
	confirmed map[byte]uint32
	suspended bool // the server wants no data now
	faults    lineFaults

	deadline sync.Mutex
	until    time.Time // the caller's deadline for writing, or zero
	moved    chan struct{}

	out  sync.Mutex // held while something is written
	owed []byte     // begun and not finished: goes before anything else
}

// lineFaults are the errors of the line that the server has told of.
type lineFaults struct{ overrun, parity, framing int }

// newComPort begins a conversation; the caller negotiates.
func newComPort(conn net.Conn, target string) *comPort {
	c := &comPort{conn: conn, target: target, pumped: make(chan struct{}), changed: make(chan struct{}), moved: make(chan struct{}),
		local: map[byte]bool{}, remote: map[byte]bool{}, confirmed: map[byte]uint32{}}
	go c.pump()
	return c
}

// pump takes the connection apart until it ends.
func (c *comPort) pump() {
	defer close(c.pumped)
	var decoder telnetDecoder
	buf := make([]byte, 16<<10)
	for {
		n, err := c.conn.Read(buf)
		var replies []byte
		data := decoder.decode(buf[:n], func(e telnetEvent) { replies = append(replies, c.event(e)...) })
		if len(replies) > 0 {
			// What cannot be written now is owed.
			_ = c.control(replies)
		}
		if c.hold(data, err) || err != nil {
			return
		}
	}
}

// hold keeps data for the reader, and waits while too much is held; true if the
// port was closed meanwhile.
func (c *comPort) hold(data []byte, err error) (closed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(data) > 0 || err != nil {
		c.held = append(c.held, data...)
		if c.err == nil {
			c.err = err
		}
		c.announce()
	}
	for len(c.held) >= heldLimit && c.err == nil {
		c.await(nil)
	}
	return c.err != nil
}

// announce says that something changed. The caller holds mu.
func (c *comPort) announce() {
	close(c.changed)
	c.changed = make(chan struct{})
}

// await waits for a change, or for timeout; false if it was the latter. The
// caller holds mu, which is free meanwhile.
func (c *comPort) await(timeout <-chan time.Time) bool {
	changed := c.changed
	c.mu.Unlock()
	defer c.mu.Lock()
	select {
	case <-changed:
		return true
	case <-timeout:
		return false
	}
}

// event notes what the server said, and gives the reply to it.
func (c *comPort) event(e telnetEvent) (reply []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.announce()
	wanted := e.option == optionBinary || e.option == optionSGA || e.option == optionComPort
	switch e.verb {
	case telnetDo:
		if !wanted {
			return []byte{telnetIAC, telnetWont, e.option}
		}
		c.local[e.option] = true // we have offered it
	case telnetDont:
		c.local[e.option] = false
	case telnetWill:
		if !wanted {
			return []byte{telnetIAC, telnetDont, e.option}
		}
		asked := e.option != optionComPort || c.remote[e.option]
		c.remote[e.option] = true
		if !asked {
			return []byte{telnetIAC, telnetDo, e.option}
		}
	case telnetWont:
		c.remote[e.option] = false
	case telnetSB:
		if e.option != optionComPort {
			break
		}
		m, ok := parseComPort(e.text)
		switch {
		case !ok:
		case m.command == comSignature:
			if len(e.text) == 1 { // a question
				return telnetSub(optionComPort, append([]byte{comSignature}, "mftpspec"...)...)
			}
		case m.command == comSuspend, m.command == comResume:
			c.suspended = m.command == comSuspend
		case m.command == comNotifyLine:
			c.faults.count(m.value)
		case m.command == comSetControl && m.value > 3: // DTR and RTS, which not every line has
		default:
			c.confirmed[m.command] = m.value
		}
	}
	return nil
}

func (f *lineFaults) count(state uint32) {
	for mask, n := range map[uint32]*int{lineStateOverrun: &f.overrun, lineStateParity: &f.parity, lineStateFraming: &f.framing} {
		if state&mask != 0 {
			*n++
		}
	}
}

func (c *comPort) Read(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for len(c.held) == 0 && c.err == nil && len(b) > 0 {
		c.await(nil)
	}
	if n := copy(b, c.held); n > 0 || len(b) == 0 {
		full := len(c.held) >= heldLimit
		c.held = c.held[n:]
		if len(c.held) == 0 {
			c.held = nil
		}
		if full {
			c.announce()
		}
		return n, nil
	}
	return 0, c.err
}

func (c *comPort) Close() error {
	c.mu.Lock()
	if c.err == nil {
		c.err = os.ErrClosed
	}
	c.announce()
	c.mu.Unlock()
	err := c.conn.Close()
	<-c.pumped
	if errors.Is(err, net.ErrClosed) {
		err = nil
	}
	return err
}

// wait waits until ok is true; an error if it does not become so in time.
func (c *comPort) wait(limit time.Duration, ok func() bool) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for !ok() {
		if c.err != nil {
			return c.err
		}
		if !c.await(timer.C) {
			return os.ErrDeadlineExceeded
		}
	}
	return nil
}

// setBaud asks for a rate, and checks what the server has set.
func (c *comPort) setBaud(rate int) error {
	c.mu.Lock()
	delete(c.confirmed, comSetBaudRate)
	c.mu.Unlock()
	if err := c.control(comBaudRate(rate)); err != nil {
		return err
	}
	var got uint32
	if err := c.wait(confirmLimit, func() bool { v, ok := c.confirmed[comSetBaudRate]; got = v; return ok }); err != nil {
		return fmt.Errorf("the serial server does not confirm the rate: %w", err)
	}
	if got != uint32(rate) {
		return fmt.Errorf("the serial server set %d Bd when it was asked for %d", got, rate)
	}
	return nil
}
