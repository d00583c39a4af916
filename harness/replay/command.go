package replay

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"mftpspec/harness/record"
)

// playByCommand answers each command line with what the module said to it in the
// recording, in whatever order they come. What the recording does not have is refused
// with ERROR, as an unknown command is; AT alone is answered OK. It closes line.
func playByCommand(outer context.Context, line io.ReadWriteCloser, script *record.Script, p Listener) (err error) {
	ctx, cancel := context.WithCancel(outer)
	input, read := make(chan []byte), make(chan struct{})
	go hear(ctx, line, input, read)
	defer func() {
		cancel()
		if outer.Err() != nil {
			err = nil // somebody asked for the end
		}
		err = errors.Join(err, line.Close())
		<-read
	}()
	c := &conversation{ctx: ctx, line: line, input: input}
	if err := c.say(script.Greeting); err != nil {
		return err
	}
	ended := false
	for n := 1; ; n++ {
		if !ended && script.Over() {
			ended = true
			p.Ended()
		}
		sent, err := c.next(func(b []byte) int { return bytes.IndexByte(b, '\r') + 1 })
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if sent = bytes.TrimLeft(sent, "\n"); len(sent) == 1 {
			continue
		}
		found, same := script.Find(sent)
		if !same {
			d := Difference{Turn: n, Sent: sent}
			if found != nil {
				d.Was = found.Host
			}
			if !bytes.EqualFold(sent, []byte("AT\r")) {
				p.Differs(d)
			}
		}
		answer := []record.Turn{{Bytes: []byte("\r\nERROR\r\n")}}
		if bytes.EqualFold(sent, []byte("AT\r")) {
			answer[0].Bytes = []byte("\r\nOK\r\n")
		}
		if found != nil {
			answer = found.Answer
		}
		if err := c.say(answer); err != nil {
			return err
		}
		for found != nil {
			data := script.Data()
			if data == nil {
				break
			}
			if _, err := c.next(func(b []byte) int { return data.EndOfData(sent, b) }); err != nil {
				return err
			}
			if err := c.say(data.Answer); err != nil {
				return err
			}
		}
	}
}

// conversation is the module's end of a line.
type conversation struct {
	ctx   context.Context
	line  io.Writer
	input <-chan []byte
	buf   []byte // what came and was not taken yet
	over  bool   // nothing more will come
}

// next takes what ends where end says, as soon as it has come.
func (c *conversation) next(end func([]byte) int) ([]byte, error) {
	for {
		if n := end(c.buf); n > 0 {
			b := bytes.Clone(c.buf[:n])
			c.buf = c.buf[n:]
			return b, nil
		}
		if c.over {
			return nil, io.EOF
		}
		if err := c.wait(nil); err != nil {
			return nil, err
		}
	}
}

// wait takes what comes next, or returns when enough has passed.
func (c *conversation) wait(enough <-chan time.Time) error {
	select {
	case b, open := <-c.input:
		c.buf, c.over = append(c.buf, b...), !open
		return nil
	case <-enough:
		return nil
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

// say speaks with the pauses of the recording; a host that goes on meanwhile ends them.
func (c *conversation) say(turns []record.Turn) error {
	for i, turn := range turns {
		if turn.After > 0 && !c.over && bytes.IndexByte(c.buf, '\r') < 0 {
			timer := time.NewTimer(turn.After)
			until := time.Now().Add(turn.After)
			for time.Now().Before(until) && !c.over && bytes.IndexByte(c.buf, '\r') < 0 {
				if err := c.wait(timer.C); err != nil {
					timer.Stop()
					return err
				}
			}
			timer.Stop()
		}
		if _, err := c.line.Write(turn.Bytes); err != nil {
			return fmt.Errorf("bench: replay: turn %d of an answer: %w", i+1, err)
		}
	}
	return nil
}

// hear hands on what comes from the host until ctx ends or the line does.
func hear(ctx context.Context, line io.Reader, input chan<- []byte, read chan<- struct{}) {
	defer close(read)
	defer close(input)
	for {
		b := make([]byte, 4096)
		n, err := line.Read(b)
		select {
		case input <- b[:n]:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}
