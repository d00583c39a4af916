// Package replay plays the module's side of a recorded case to a host, on a terminal of this
// machine. Cli calls it. It understands nothing of what is said: it must never judge, or change a
// byte of the recording.
package replay

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/record"
)

// Difference is a turn in which the host sent something else than the recording has.
type Difference struct {
	Turn int // of the tape, or of the command lines of the host; from 1
	Sent []byte
	Was  []byte // nil: the recording has no such command
}

// Play plays the module's side of a tape on a terminal of this machine, under the
// name link if that is not empty, until ctx ends: each command of the host is answered
// as the recording has it, or, if strict, turn by turn, whatever the host says. It goes
// on after the end of the tape, so that the host can read what was said last.
func Play(ctx context.Context, link string, tape []record.Turn, p Listener) error {
	line, err := pty.Open(link)
	if err != nil {
		return err
	}
	name := link
	if name == "" {
		name = line.Path()
	}
	p.Ready(name)
	if p.Strict {
		return play(ctx, line, tape, p)
	}
	return playByCommand(ctx, line, record.NewScript(tape), p)
}

// Listener is told how a tape is played.
type Listener struct {
	Strict  bool
	Ready   func(path string) // a host can open the terminal now
	Differs func(Difference)
	Ended   func() // everything was played
}

// play speaks as the module did: it waits for as many command lines, or bytes of
// data, as the host sent then, and answers after the pauses of then. It closes line.
func play(outer context.Context, line io.ReadWriteCloser, tape []record.Turn, p Listener) (err error) {
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
	h := hearing{input: input}
	for i, turn := range tape {
		if !turn.Host {
			if err := pause(ctx, turn.After); err != nil {
				return err
			}
			if _, err := line.Write(turn.Bytes); err != nil {
				return fmt.Errorf("replay: turn %d: %w", i+1, err)
			}
			continue
		}
		sent, err := h.turn(ctx, turn.Bytes)
		if err != nil {
			return fmt.Errorf("replay: turn %d: wait for the host: %w", i+1, err)
		}
		if !bytes.Equal(sent, turn.Bytes) {
			p.Differs(Difference{Turn: i + 1, Sent: sent, Was: turn.Bytes})
		}
	}
	p.Ended()
	for {
		select {
		case _, open := <-input: // nothing answers any more
			if !open {
				return nil
			}
		case <-ctx.Done():
			return nil
		}
	}
}

// hearing is what came from the host and belongs to no turn yet.
type hearing struct {
	input <-chan []byte
	buf   []byte
	line  bool // the turn before was of command lines
}

// turn takes what stands in the place of was: as many bytes, if they are the same or
// was is no command line; else as many lines. A <LF> after <CR> is no part of it.
func (h *hearing) turn(ctx context.Context, was []byte) ([]byte, error) {
	lines := 0
	if was[len(was)-1] == '\r' {
		lines = bytes.Count(was, []byte{'\r'})
	}
	for {
		if h.line && len(h.buf) > 0 { // of a host that ends its lines with both
			h.line = false
			if was[0] != '\n' {
				h.buf = bytes.TrimPrefix(h.buf, []byte("\n"))
			}
		}
		if n := end(h.buf, was, lines); n > 0 {
			sent := bytes.Clone(h.buf[:n])
			h.buf = h.buf[n:]
			h.line = lines > 0
			if lines > 1 {
				sent = bytes.ReplaceAll(sent, []byte("\r\n"), []byte("\r"))
			}
			return sent, nil
		}
		select {
		case b, open := <-h.input:
			if !open {
				return nil, io.EOF
			}
			h.buf = append(h.buf, b...)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// end is where the turn ends in b; 0 if it has not come.
func end(b, was []byte, lines int) int {
	if lines == 0 {
		if len(b) < len(was) {
			return 0
		}
		return len(was)
	}
	if bytes.HasPrefix(b, was) {
		return len(was)
	}
	n := 0
	for range lines {
		i := bytes.IndexByte(b[n:], '\r')
		if i < 0 {
			return 0
		}
		n += i + 1
	}
	return n
}

// pause is part of the tape.
func pause(ctx context.Context, d time.Duration) error {
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
