package ftpserver

import "time"

// begin sets the watch over a session's silence; the server's mutex is held.
func (f *controlConn) begin() {
	f.opened = time.Now()
	f.active = f.opened
	f.watchdog = time.AfterFunc(min(f.patience(), f.s.o.Limits.Idle), f.patrol)
}

// patience is how long the client may be silent; the server's mutex is held.
func (f *controlConn) patience() time.Duration {
	l := f.s.o.Limits
	switch {
	case f.rec.LoggedIn:
		return min(l.Idle, l.Session)
	case f.origin() == FromStranger:
		return min(l.Login, strangerPatience)
	}
	return min(l.Login, l.Session)
}

// patrol ends a session that is silent for too long, or is too old, and comes
// back when that may be.
func (f *controlConn) patrol() {
	f.s.mu.Lock()
	if !f.rec.Open || f.s.closed {
		f.s.mu.Unlock()
		return
	}
	now := time.Now()
	if f.faulted || len(f.queue) > 0 && f.current() == nil {
		f.active = now // the server is what the client waits for
	}
	left := min(f.active.Add(f.patience()).Sub(now), f.opened.Add(f.s.o.Limits.Session).Sub(now))
	if left > 0 {
		f.watchdog.Reset(left)
		f.s.mu.Unlock()
		return
	}
	f.s.mu.Unlock()
	f.dismiss("421 Silent for too long")
}

// dismiss ends a session from the server's side with a last word.
func (f *controlConn) dismiss(word string) {
	f.send(word)
	f.cut(false)
}
