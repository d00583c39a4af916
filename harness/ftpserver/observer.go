package ftpserver

import (
	"context"
	"fmt"
	"slices"

	"mftpspec/harness/trace"
)

// Sessions is what the server has seen up to now, in the order of arrival.
func (s *Server) Sessions() []Session {
	sessions, _ := s.snapshot()
	return sessions
}

func (s *Server) snapshot() ([]Session, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Session, 0, len(s.sessions))
	for _, f := range s.sessions {
		out = append(out, f.snapshot())
	}
	return out, s.changed
}

// snapshot copies what is recorded of the session; the server's mutex is held.
func (f *controlConn) snapshot() Session {
	r := f.rec
	r.Origin = f.origin()
	r.Passwords = slices.Clone(r.Passwords)
	r.Commands = make([]Command, 0, len(f.commands))
	for _, c := range f.commands {
		r.Commands = append(r.Commands, *c)
	}
	r.Transfers = make([]Transfer, 0, len(f.transfers))
	for _, t := range f.transfers {
		r.Transfers = append(r.Transfers, t.rec)
	}
	return r
}

// Wait returns nil as soon as cond is true of the sessions, or ctx's error with
// what was seen. cond is asked at once and again after each event.
func (s *Server) Wait(ctx context.Context, cond func([]Session) bool) error {
	for {
		sessions, changed := s.snapshot()
		if cond(sessions) {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("ftpserver: wait: not seen in %d sessions%s: %w", len(sessions), lastCommands(sessions), ctx.Err())
		}
	}
}

func lastCommands(sessions []Session) string {
	var text string
	for _, r := range sessions[max(0, len(sessions)-3):] {
		for _, c := range r.Commands[max(0, len(r.Commands)-3):] {
			text += fmt.Sprintf("; #%d %s %s -> %d", r.ID, c.Verb, c.Arg, c.Code)
		}
	}
	return text
}

// wait is Wait on the server's own state; cond is called under the mutex.
func (s *Server) wait(ctx context.Context, cond func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := cond(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// update changes what is recorded, and wakes those who wait.
func (s *Server) update(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
	close(s.changed)
	s.changed = make(chan struct{})
}

func (f *controlConn) event(lane trace.Lane, dir trace.Dir, kind, text string) {
	f.s.log.Add(trace.Event{Lane: lane, Dir: dir, Session: f.id, Kind: kind, Text: text})
}
