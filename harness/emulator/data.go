package emulator

import (
	"bytes"
	"time"
)

// DataMode says how the bytes are taken that follow a prompt or CONNECT (§3.11).
type DataMode struct {
	Command     string
	Channel     int // -1 for AT+MFPUT
	Transparent bool
	Length      int           // bytes expected; 0: until a terminator
	Max         int           // most bytes kept; what exceeds them makes the packet too long
	Terminators []byte        // bytes that end the data and are no part of them
	Cancel      []byte        // bytes that abandon the data
	Guard       time.Duration // silence on both sides of the +++ that ends the transparent mode; 0: none needed
	Timeout     time.Duration // longest pause of the host
	Echo        bool          // send the data back
}

// ending says how a data mode ended.
type ending int

const (
	complete  ending = iota // by length, terminator or +++
	cancelled               // by a byte of Cancel
	timedOut
	overlong // complete, but more than Max
)

// collector takes data in place of the command line. Loop only.
type collector struct {
	DataMode
	m        *Module
	buf      []byte
	tooLong  bool
	feed     *feed // where transparent data go; else they are kept in buf
	done     func(data []byte, e ending)
	idle     *timer
	escape   *timer
	plus     int       // + of a possible +++, not yet passed on
	last     time.Time // when the last byte came
	finished bool      // the end was seen; the command is still under way
}

// collect starts a data mode; done runs once, when it is over.
func (m *Module) collect(d DataMode, f *feed, done func([]byte, ending)) {
	m.hookDataMode(&d)
	c := &collector{DataMode: d, m: m, feed: f, done: done, last: m.arrived}
	m.mode = c
	c.rearm()
}

// full reports that no more data can be taken now.
func (c *collector) full() bool { return c.finished || c.feed != nil && c.feed.full() }

// write takes data and returns how many bytes; fewer than given only when the
// mode is over or full.
func (c *collector) write(b []byte, at time.Time) int {
	if c.Transparent {
		return c.stream(b, at)
	}
	c.rearm()
	for i, x := range b {
		switch {
		case bytes.IndexByte(c.Terminators, x) >= 0:
			c.repeat(b[:i])
			c.end(complete)
			return i + 1
		case bytes.IndexByte(c.Cancel, x) >= 0:
			c.end(cancelled)
			return i + 1
		case c.Max > 0 && len(c.buf) >= c.Max:
			c.tooLong = true
		default:
			c.buf = append(c.buf, x)
		}
		if c.Length > 0 && len(c.buf) >= c.Length {
			c.repeat(b[:i+1])
			c.end(complete)
			return i + 1
		}
	}
	c.repeat(b)
	return len(b)
}

// repeat is the echo of data (D66.echo).
func (c *collector) repeat(b []byte) {
	if c.Echo && len(b) > 0 {
		c.m.emit(Unit{Kind: Echo, Command: c.Command, Channel: c.Channel, Data: bytes.Clone(b)})
	}
}

// stream takes transparent data. A +++ counts only with silence before and after
// it; else it is data. What might be a +++ is held back until that is clear.
func (c *collector) stream(b []byte, at time.Time) int {
	if c.Guard == 0 {
		return c.streamUnguarded(b)
	}
	c.escape.stop()
	silent := at.Sub(c.last) >= c.Guard
	c.last = at
	if c.plus > 0 && silent { // those before the silence were data; the timer is only late
		c.surrender()
	}
	if len(b)+c.plus <= 3 && (silent || c.plus > 0) && bytes.Count(b, []byte("+")) == len(b) {
		c.plus += len(b)
		c.escape = c.m.after(c.Guard, c.guarded)
		return len(b)
	}
	c.surrender()
	c.pass(b)
	return len(b)
}

// guarded runs when silence has followed a possible +++.
func (c *collector) guarded() {
	if c.m.mode != c || c.finished {
		return
	}
	select { // what has arrived, but was not looked at, breaks the silence
	case next := <-c.m.input:
		c.m.accept(next)
		return
	default:
	}
	if len(c.m.pending) > 0 {
		return
	}
	if c.plus == 3 {
		c.plus = 0
		c.end(complete)
		return
	}
	c.surrender()
}

// pass gives data to the upload.
func (c *collector) pass(b []byte) { c.feed.push(c.m.hookData(c.Command, c.Channel, b)) }

// surrender passes held + on as data.
func (c *collector) surrender() {
	if c.plus > 0 {
		c.pass([]byte("+++"[:c.plus]))
		c.plus = 0
	}
}

// streamUnguarded takes every +++ as the end (D40).
func (c *collector) streamUnguarded(b []byte) int {
	for i, x := range b {
		if x != '+' {
			c.surrender()
			c.pass(b[i : i+1])
			continue
		}
		if c.plus++; c.plus == 3 {
			c.plus = 0
			c.end(complete)
			return i + 1
		}
	}
	return len(b)
}

// rearm starts the wait for the host anew.
func (c *collector) rearm() {
	c.idle.stop()
	if c.Timeout > 0 {
		c.idle = c.m.after(c.Timeout, func() {
			if c.m.mode == c && !c.finished {
				c.end(timedOut)
			}
		})
	}
}

// end hands the data over. The mode stays, taking nothing, until done has left it
// with leave or the command is over.
func (c *collector) end(e ending) {
	c.stop()
	if e == complete && c.tooLong {
		e = overlong
	}
	c.done(c.buf, e)
}

func (c *collector) stop() {
	c.finished = true
	c.idle.stop()
	c.escape.stop()
}

// abandon drops a mode without a word.
func (c *collector) abandon() {
	if c != nil {
		c.stop()
	}
}

// leave goes back to the command line.
func (c *collector) leave() {
	c.abandon()
	if c.m.mode == c {
		c.m.mode = nil
	}
}
