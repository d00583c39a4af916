package ftpserver

import (
	"fmt"
)

// act carries out faults on the control connection. send sends a text in the place of the
// reply that was due; false: that reply must not be sent any more.
func (f *controlConn) act(shots []*shot, send func(text string)) bool {
	proceed := true
	for _, x := range shots {
		for _, a := range x.fault.Do {
			x.hit(a.do)
			switch a.do {
			case delay:
				pause(a.wait, f.gone, f.s.ctx.Done())
				continue
			case say:
				send(a.text)
			case garbage:
				send("\x00\xff\x15\x03\x01 ?!\x1b[2J")
			case hang:
				f.s.update(func() { f.mute = true })
			case disconnect:
				f.finish(false)
			case reset:
				f.finish(true)
			}
			proceed = false
		}
	}
	return proceed
}

// Cut ends a session from the server's side: Say, Delay, Hang, Disconnect and
// Reset, in order; without any, Disconnect.
func (s *Server) Cut(session int, do ...Action) error {
	if len(do) == 0 {
		do = []Action{Disconnect()}
	}
	fault := Fault{On: AtConnect(), Do: do}
	if err := fault.Check(); err != nil {
		return err
	}
	s.mu.Lock()
	if session < 1 || session > len(s.sessions) {
		n := len(s.sessions)
		s.mu.Unlock()
		return fmt.Errorf("ftpserver: cut session %d: there are %d", session, n)
	}
	f := s.sessions[session-1]
	s.mu.Unlock()
	f.act([]*shot{{Injection: &Injection{s: s, fault: fault}, session: session}}, f.send)
	return nil
}
