package at

import (
	"bytes"
	"context"
	"strings"
	"time"
)

// Poll sends AT and waits for its final result, whatever comes before that. Errors are
// those of Send, where the line takes no bytes for limit, and of Next.
func (s *Session) Poll(ctx context.Context, limit time.Duration) (Token, error) {
	s.Expect(Context{})
	send, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := s.Send(send, "AT"); err != nil {
		return Token{}, err
	}
	for until := s.Within(limit); ; {
		tok, err := s.Next(ctx, until)
		if err != nil && Numeric(s.Pending()) {
			rest, _ := s.Drain()
			rest.Kind, rest.Text = Final, numericOK
			return rest, nil
		}
		if err != nil || tok.Kind == Final {
			return tok, err
		}
	}
}

// OK says whether a token is the final result OK, in words or, of ATV0, as a number.
func (t Token) OK() bool {
	return t.Kind == Final && (t.Text == numericOK || strings.EqualFold(strings.TrimSpace(t.Text), "OK"))
}

// numericOK is the final result OK of a module with ATV0 (V.250 §6.2.6).
const numericOK = "0"

// Numeric says whether the answer to AT is OK as ATV0 has it: a number and <CR>, behind
// the echo of AT if there is one.
func Numeric(b []byte) bool {
	last, ended := strings.CutSuffix(string(b), "\r")
	return ended && strings.TrimLeft(last[strings.LastIndexAny(last, "\r\n")+1:], " ") == numericOK
}

// Escape writes +++ after no byte for guard, which ends a transparent mode (§3.11) if
// the host sends no byte for guard again (D40). The silence may be waited for as long as
// ctx; the bytes have to leave within limit.
func (s *Session) Escape(ctx context.Context, guard, limit time.Duration) error {
	if err := s.WaitSilence(ctx, guard); err != nil {
		return err
	}
	return s.WriteWithin(ctx, []byte("+++"), limit)
}

// LongestPacket is the most data that a prompt waits for (§3.11).
const LongestPacket = 4096

// EndPrompt gives a prompt what ends it: ctrl+z where it has no length, which missing 0
// stands for, else as many bytes as are missing of its data (§3.11). In command mode
// that is a line that is refused, and empty ones. See WriteWithin for limit.
func (s *Session) EndPrompt(ctx context.Context, missing int, limit time.Duration) error {
	rest := []byte{0x1a}
	if missing > 0 {
		rest = bytes.Repeat([]byte("\r"), missing)
	}
	return s.WriteWithin(ctx, rest, limit)
}

// LeaveTransparent is Escape, and no byte for guard after it. What the module answers
// is left for Next.
func (s *Session) LeaveTransparent(ctx context.Context, guard, limit time.Duration) error {
	if err := s.Escape(ctx, guard, limit); err != nil {
		return err
	}
	return s.WaitSilence(ctx, guard)
}

// Booted waits until a module that was told to restart has said that it has booted, and
// passes by whatever else comes. A *TimeoutError means that it has not said so within
// bootLimit: there are modules that say nothing.
func (s *Session) Booted(ctx context.Context) error {
	for until := s.Now() + bootLimit; ; {
		tok, err := s.Next(ctx, until)
		if err != nil || strings.HasPrefix(tok.Text, Boot) {
			return err
		}
	}
}

// bootLimit is how long a module may take from the line that restarts it to Boot.
const bootLimit = 20 * time.Second

// Boot is the notification of a module that has booted.
const Boot = "+MATREADY"
