package at

import (
	"errors"
	"fmt"
	"runtime"

	"mftpspec/harness/port"
	"mftpspec/harness/trace"
)

const (
	minRead   = 8 << 10  // what a read has room for: more than a terminal gives at once
	maxRead   = 16 << 10 // by how much the limit of a session may be passed
	shortRead = 1 << 10  // an answer rather than a part of a file
)

// pump moves bytes from the line to the tape until the line ends.
func (s *Session) pump() {
	defer close(s.pumped)
	for {
		if room := s.tape.full(s.limit); room != nil {
			select {
			case <-room:
				continue
			case <-s.closing:
				s.tape.End(errClosed)
				return
			}
		}
		free := s.tape.reserve(minRead)
		n, err := s.rw.Read(free[:min(len(free), maxRead)])
		if n > 0 {
			at := s.log.Now()
			// Logged first: who sees the bytes finds them in the trace.
			s.log.Add(trace.Event{At: at, Lane: trace.Serial, Dir: trace.FromModule, Kind: "bytes", Bytes: free[:n:n], N: int64(n)})
			if s.tape.commit(n, at) && n < shortRead {
				runtime.Gosched() // they go on before this blocks in the next read
			}
		}
		if err != nil {
			s.tape.End(s.gone(err))
			return
		}
	}
}

var errClosed = errors.New("at: the session is closed")

// gone says why no more bytes come.
func (s *Session) gone(err error) error {
	select {
	case <-s.closing:
		return errClosed
	default:
	}
	if errors.Is(err, port.ErrGone) {
		return fmt.Errorf("at: receiving: %w", err)
	}
	return fmt.Errorf("at: receiving: %w: %w", port.ErrGone, err)
}
