package at

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mftpspec/reports/model"
)

// Now is the time on the trace clock.
func (s *Session) Now() time.Duration { return s.log.Now() }

// LastByte is the time of the last byte in either direction. Bytes that were
// written count until the line says that they have left, or the module has answered
// what they were; where the line cannot say, until they must have left at its rate,
// which may be later than now.
func (s *Session) LastByte() time.Duration {
	return max(s.tape.Last(), s.writer.lastByte())
}

// Within is when the module has had limit for what it is to say: from when all that was
// sent has left, see LastByte.
func (s *Session) Within(limit time.Duration) time.Duration {
	return max(s.Now(), s.writer.lastByte()) + limit
}

// noiseMost is how long WaitSilence goes on while the module sends.
const noiseMost = 10 * time.Second

// WaitSilence waits until no byte has gone in either direction for d (§3.11: the
// guard of +++). It takes nothing. A module that is not silent within 10 s more than
// that, from when our own bytes have left, is a *NoiseError.
func (s *Session) WaitSilence(ctx context.Context, d time.Duration) error {
	if d >= shortestMandate {
		defer func(began time.Duration) { s.waited += max(0, s.Now()-max(began, s.LastByte())) }(s.Now())
	}
	for began := s.Now(); ; {
		wait := s.LastByte() + d - s.Now()
		if wait <= 0 {
			return nil
		}
		end := max(began, s.writer.lastByte()) + d + noiseMost - s.Now()
		if end <= 0 {
			return &NoiseError{Wanted: d, Waited: s.Now() - began}
		}
		wait = min(wait, end)
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-s.pumped:
			// No more can come; what was written may still be leaving.
			select {
			case <-timer.C:
			case <-ctx.Done():
			}
		case <-ctx.Done():
		}
		timer.Stop()
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("at: waiting for %s without a byte on the line: the last was %s ago: %w", d, s.Now()-s.LastByte(), err)
		}
	}
}

// Close closes the line and waits for the goroutines of the session.
func (s *Session) Close() error {
	s.closeOnce.Do(func() {
		close(s.closing)
		s.closeErr = s.rw.Close()
		<-s.pumped
		s.writer.wait()
	})
	return s.closeErr
}

// What counts as a wait that was demanded, see Waited.
const (
	shortestMandate = 100 * time.Millisecond // less is a pause of our own
	shortestTimeout = time.Second            // the silence after +++ (§3.11), and rsptimeout (§3.1), are longer
)

// Waited is how long this session waited on a line that was silent because the
// manual or the laboratory demands it: for silence around +++, for a deadline by
// which nothing was to come, or had to, and for a module that waited in its
// turn, at least a second: after +++ (§3.11), or as long as rsptimeout has it (§3.1).
func (s *Session) Waited() time.Duration { return s.waited }

// account adds a wait of Next to those that were demanded.
func (s *Session) account(began time.Duration, tok Token, err error) {
	if _, ok := errors.AsType[*TimeoutError](err); ok {
		s.waited += max(0, s.Now()-max(began, s.LastByte()))
		return
	}
	if silent := tok.At - max(began, s.writer.lastByte()); err == nil && silent >= shortestTimeout {
		s.waited += silent.Truncate(100 * time.Millisecond)
	}
}

// TimeoutError: by the deadline nothing complete had come.
type TimeoutError struct {
	Command string        // the last command that was sent
	Until   time.Duration // the deadline, on the trace clock
	Since   time.Duration // when the last byte had gone before the wait, on the trace clock
	Partial []byte        // the beginning of what is there of a line or payload that is not complete, or came too late
	Came    int           // how many bytes of it are there
}

// partialMost is how many bytes a TimeoutError keeps.
const partialMost = 64 << 10

// Error is one line.
func (e *TimeoutError) Error() string { return e.Text().String() }

// Text is Error for any language.
func (e *TimeoutError) Text() model.Text {
	after := (e.Until - e.Since).Round(time.Millisecond)
	t := model.Say("nothing for %s", after)
	if len(e.Partial) > 0 {
		t = model.Say("nothing complete within %s (%s bytes so far: %s)", after, e.Came, Excerpt(e.Partial))
	}
	if e.Command != "" {
		t = model.Say("%s: %s", Excerpt([]byte(e.Command)), t)
	}
	return model.Say("at: %s", t)
}

// Timeout is true: the error is one of waiting.
func (e *TimeoutError) Timeout() bool { return true }

func (s *Session) timeout(until time.Duration, partial []byte) error {
	return &TimeoutError{Command: s.command, Until: until, Since: s.writer.lastByte(), Partial: append([]byte(nil), partial[:min(len(partial), partialMost)]...), Came: len(partial)}
}

// NoiseError: the module was not silent.
type NoiseError struct {
	Wanted time.Duration // the silence that was waited for
	Waited time.Duration // how long
}

// Error is one line.
func (e *NoiseError) Error() string { return e.Text().String() }

// Text is Error for any language.
func (e *NoiseError) Text() model.Text {
	return model.Say("at: %s", model.Say("within %s the line was never silent for %s", e.Waited.Round(time.Millisecond), e.Wanted))
}

// OverflowError: the module sent more bytes than a Session takes between two
// calls of Forget.
type OverflowError struct {
	Command string // the last command that was sent
	Limit   int    // bytes
}

// Error is one line.
func (e *OverflowError) Error() string { return e.Text().String() }

// Text is Error for any language.
func (e *OverflowError) Text() model.Text {
	return model.Say("at: %s", model.Say("%s: the module does not stop: %s bytes since the case began", Excerpt([]byte(e.Command)), e.Limit))
}
