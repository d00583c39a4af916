package at

import (
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
	for until := s.Now() + limit; ; {
		tok, err := s.Next(ctx, until)
		if err != nil || tok.Kind == Final {
			return tok, err
		}
	}
}

// OK says whether a token is the final result OK.
func (t Token) OK() bool {
	return t.Kind == Final && strings.EqualFold(strings.TrimSpace(t.Text), "OK")
}

// LeaveTransparent ends a transparent mode (§3.11): no byte for guard, +++, and no
// byte for guard again (D40). Its answer is left for Next. Each silence may be waited
// for as long as ctx; the bytes have to leave within limit.
func (s *Session) LeaveTransparent(ctx context.Context, guard, limit time.Duration) error {
	if err := s.WaitSilence(ctx, guard); err != nil {
		return err
	}
	write, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := s.Write(write, []byte("+++")); err != nil {
		return err
	}
	return s.WaitSilence(ctx, guard)
}
