// Package at is the tester's AT codec: a tape of time-stamped bytes, a pure
// scanner over it, and the session that sends commands and takes tokens by deadline.
// Iut, diagnosis, doctor and bench call it. It must never judge: what is wrong with
// the framing of a token is recorded with it.
package at

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

// Limit is how many bytes a Session takes between two calls of Forget: the largest
// payload, and half as much again.
const Limit = MaxPayload * 3 / 2

// Session is one conversation with a module. A single goroutine may use it, the
// case that holds the bench; Close, Now, LastByte and the Tape are free to all.
//
// Nothing received is lost: a token is taken by Next, given back by Unread, and
// its bytes stay on the tape until Forget.
type Session struct {
	rw    io.ReadWriteCloser
	log   *trace.Log
	tape  Tape
	limit int

	closeOnce sync.Once
	closing   chan struct{}
	pumped    chan struct{} // closed when the pump has ended
	closeErr  error
	writer    writer

	// What follows belongs to the one goroutine that uses the session.
	lineEnd string
	command string // the last that was sent
	expect  Context
	read    int      // offset of the first byte that no token has taken
	after   Kind     // of the token before it
	unread  []Token  // given back, in their order
	sent    [][]byte // the last commands whose echo has not come
	data    []byte   // written since the prompt: may be echoed (D66); nil if there was none
	waited  time.Duration
}

// NewSession starts a session on a line and owns it from now on: Close closes it.
// Every chunk of bytes in either direction goes to log.
func NewSession(rw io.ReadWriteCloser, log *trace.Log) *Session {
	return newSession(rw, log, Limit)
}

func newSession(rw io.ReadWriteCloser, log *trace.Log, limit int) *Session {
	s := &Session{
		rw: rw, log: log, limit: limit, lineEnd: "\r",
		closing: make(chan struct{}), pumped: make(chan struct{}),
	}
	s.writer.init(rw, log)
	go s.pump()
	return s
}

// Send writes line and the line end (<CR>), and remembers line as a command whose
// echo may come.
func (s *Session) Send(ctx context.Context, line string) error {
	s.command, s.data = line, nil
	s.sent = append(s.sent[max(0, len(s.sent)-7):], []byte(line))
	if err := s.writer.write(ctx, []byte(line+s.lineEnd)); err != nil {
		return fmt.Errorf("at: sending %s: %w", Excerpt([]byte(line)), err)
	}
	return nil
}

// SetLineEnd replaces the <CR> at the end of every command (§2.1).
func (s *Session) SetLineEnd(end string) { s.lineEnd = end }

// Write writes raw bytes: data after a prompt, transparent data, +++. It ends
// with an error when ctx does; the error says how many bytes were taken.
func (s *Session) Write(ctx context.Context, b []byte) error {
	switch {
	case s.data == nil:
	case len(s.data)+len(b) > 2*MaxLine: // no data asked for with > is as long
		s.data = nil
	default:
		s.data = append(s.data, b...)
	}
	if err := s.writer.write(ctx, b); err != nil {
		return fmt.Errorf("at: writing %d bytes: %w", len(b), err)
	}
	return nil
}

// WriteWithin is Write for bytes that have to leave within limit, and the time that they
// take by themselves: at 9600 baud a millisecond each, and as much again.
func (s *Session) WriteWithin(ctx context.Context, b []byte, limit time.Duration) error {
	write, cancel := context.WithTimeout(ctx, limit+time.Duration(len(b))*2*time.Millisecond)
	defer cancel()
	return s.Write(write, b)
}

// Expect sets what the scanner may recognise from the present read position on,
// until the next Expect. Echo, EchoData and After are filled in where they are
// empty.
func (s *Session) Expect(c Context) { s.expect = c }

// Next takes the next token. A token whose last byte came after until, on the
// trace clock, stays where it is, and the error is a *TimeoutError, as it is when
// nothing is complete by then. Other errors: an *OverflowError at once, ctx's, one
// that wraps port.ErrGone once every token before the loss was taken.
func (s *Session) Next(ctx context.Context, until time.Duration) (Token, error) {
	began := s.Now()
	tok, err := s.next(ctx, until)
	s.account(began, tok, err)
	return tok, err
}

func (s *Session) next(ctx context.Context, until time.Duration) (Token, error) {
	if len(s.unread) > 0 {
		tok := s.unread[0]
		if tok.Done > until {
			return Token{}, s.timeout(until, nil)
		}
		s.unread = slices.Delete(s.unread, 0, 1)
		return tok, nil
	}
	var deadline <-chan time.Time
	for {
		if s.tape.Held() >= s.limit {
			return Token{}, &OverflowError{Command: s.command, Limit: s.limit}
		}
		buf, err := s.tape.view(s.read)
		tok, n, missing := scan(buf, s.context())
		if n > 0 {
			tok.Start, tok.End = s.read, s.read+n
			tok.At, tok.Done = s.tape.timeAt(tok.Start), s.tape.timeAt(tok.End-1)
			if tok.Done > until {
				return Token{}, s.timeout(until, buf)
			}
			s.take(tok)
			return tok, nil
		}
		switch {
		case err != nil:
			return Token{}, fmt.Errorf("%w (%d bytes before: %s)", err, len(buf), Excerpt(buf))
		case ctx.Err() != nil:
			return Token{}, fmt.Errorf("at: %s: waiting for the module: %w", Excerpt([]byte(s.command)), ctx.Err())
		}
		if deadline == nil {
			wait := until - s.Now()
			if wait <= 0 {
				return Token{}, s.timeout(until, buf)
			}
			timer := time.NewTimer(wait)
			defer timer.Stop()
			deadline = timer.C
		}
		select {
		case <-s.tape.reach(s.read + len(buf) + missing):
		case <-ctx.Done():
		case <-deadline:
			// What came in time counts, however late we are to look.
			if s.tape.Len() == s.read+len(buf) {
				return Token{}, s.timeout(until, buf)
			}
			deadline = nil
		}
	}
}

// context is what the scanner may recognise at the read position.
func (s *Session) context() Context {
	c := s.expect
	c.After = s.after
	c.sent = s.sent
	if c.EchoData == nil {
		c.EchoData = s.data
	}
	return c
}

// take moves the read position behind a token.
func (s *Session) take(tok Token) {
	s.read, s.after = tok.End, tok.Kind
	switch tok.Kind {
	case Echo:
		for i, e := range s.sent {
			if string(e) == tok.Text {
				s.sent = s.sent[i+1:] // echoes come in the order of the commands
				return
			}
		}
		s.data = nil
	case Prompt:
		s.writer.answered(tok.At)
		s.data = []byte{}
	case Connect:
		s.writer.answered(tok.At)
	case Final:
		s.writer.answered(tok.At)
		s.data = nil
	}
}

// Unread gives tokens back, to be returned by Next again in their order, before
// anything else.
func (s *Session) Unread(tokens ...Token) {
	s.unread = append(slices.Clone(tokens), s.unread...)
}

// Peek is Next and Unread.
func (s *Session) Peek(ctx context.Context, until time.Duration) (Token, error) {
	tok, err := s.Next(ctx, until)
	if err == nil {
		s.Unread(tok)
	}
	return tok, err
}

// Drain takes all bytes that no token has taken, whatever they are, as one token
// of kind Partial; false if there are none. Tokens given back are untouched.
func (s *Session) Drain() (Token, bool) {
	b := s.Pending()
	if len(b) == 0 {
		return Token{}, false
	}
	end := s.read + len(b)
	tok := Token{Kind: Partial, Text: string(b), Start: s.read, End: end, At: s.tape.timeAt(s.read), Done: s.tape.timeAt(end - 1)}
	s.take(tok)
	return tok, true
}

// Pending is a copy of the bytes that no token has taken.
func (s *Session) Pending() []byte {
	buf, _ := s.tape.view(s.read)
	return bytes.Clone(buf)
}

// Offset is the read position: the End of the last token that was scanned.
func (s *Session) Offset() int { return s.read }

// Tape is the tape of the bytes received since the last Forget.
func (s *Session) Tape() *Tape { return &s.tape }

// Forget drops the bytes that tokens have taken, and the commands whose
// echo has not come. Between two calls the session takes Limit bytes:
// then it stops reading, and Next returns an *OverflowError.
func (s *Session) Forget() {
	s.tape.Forget(s.read)
	s.sent, s.data = nil, nil
}
