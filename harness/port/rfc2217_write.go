package port

import (
	"fmt"
	"os"
	"time"
)

// control writes what is no data.
func (c *comPort) control(b []byte) error {
	c.out.Lock()
	defer c.out.Unlock()
	defer c.applyDeadline()
	c.owed = append(c.owed, b...)
	if err := c.conn.SetWriteDeadline(time.Now().Add(pieceTimeout)); err != nil {
		return err
	}
	return c.settle()
}

// settle writes what is owed. The caller holds out.
func (c *comPort) settle() error {
	n, err := c.conn.Write(c.owed)
	c.owed = c.owed[n:]
	return err
}

// Write writes a piece of data; the deadline is that of SetWriteDeadline.
func (c *comPort) Write(b []byte) (int, error) {
	if err := c.awaitResume(); err != nil {
		return 0, err
	}
	c.out.Lock()
	defer c.out.Unlock()
	if len(c.owed) > 0 {
		if err := c.settle(); err != nil {
			return 0, err
		}
	}
	coded := telnetData(b)
	n, err := c.conn.Write(coded)
	if n == len(coded) {
		return len(b), err
	}
	// How many bytes of b that was; half of a doubled IAC is owed the other half.
	taken := 0
	for i := 0; i < n; i++ {
		if coded[i] == telnetIAC {
			if i++; i == n {
				c.owed = append(c.owed, telnetIAC)
			}
		}
		taken++
	}
	return taken, err
}

// awaitResume waits while the server has suspended us.
func (c *comPort) awaitResume() error {
	for {
		c.mu.Lock()
		suspended, changed, err := c.suspended, c.changed, c.err
		c.mu.Unlock()
		if !suspended || err != nil {
			return err
		}
		c.deadline.Lock()
		until, moved := c.until, c.moved
		c.deadline.Unlock()
		if until.IsZero() {
			until = time.Now().Add(pieceTimeout)
		}
		timer := time.NewTimer(time.Until(until))
		select {
		case <-changed:
		case <-moved:
		case <-timer.C:
			return fmt.Errorf("the serial server has suspended the line: %w", os.ErrDeadlineExceeded)
		}
		timer.Stop()
	}
}

func (c *comPort) SetWriteDeadline(t time.Time) error {
	c.deadline.Lock()
	c.until = t
	close(c.moved)
	c.moved = make(chan struct{})
	c.deadline.Unlock()
	return c.conn.SetWriteDeadline(t)
}

// applyDeadline gives the connection the caller's deadline back.
func (c *comPort) applyDeadline() {
	c.deadline.Lock()
	defer c.deadline.Unlock()
	_ = c.conn.SetWriteDeadline(c.until)
}
