package ftpserver

import (
	"slices"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

// Injection is a fault that was armed.
type Injection struct {
	s       *Server
	fault   Fault
	taken   int // guarded by the server's mutex, as fired
	fired   int
	release chan struct{}
	once    sync.Once
}

// Inject arms a fault. What Fault.Check objects to never fires.
func (s *Server) Inject(f Fault) *Injection {
	i := &Injection{s: s, fault: f, release: make(chan struct{})}
	if f.Check() == nil {
		s.update(func() { s.injections = append(s.injections, i) })
	}
	return i
}

// Fired is how often the fault has had its effect. After counts when its bytes
// have passed.
func (i *Injection) Fired() int {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	return i.fired
}

// Release ends the HoldData of this fault, for the connections held now and for
// those that would come.
func (i *Injection) Release() { i.once.Do(func() { close(i.release) }) }

// Remove disarms the fault and releases what it holds.
func (i *Injection) Remove() {
	i.Release()
	i.s.update(func() {
		i.s.injections = slices.DeleteFunc(i.s.injections, func(j *Injection) bool { return i == j })
	})
}

// shot is one firing of a fault.
type shot struct {
	*Injection
	session int
	counted sync.Once
}

// hit counts the shot: its effect is about to happen.
func (x *shot) hit(what deed) {
	x.counted.Do(func() {
		x.s.update(func() { x.fired++ })
		x.s.log.Add(trace.Event{Lane: trace.Bench, Session: x.session, Kind: "fault", Text: x.fault.On.String() + ": " + string(what)})
	})
}

// happening is what faults are matched with.
type happening struct {
	place place
	verb  string
	code  int
	op    FileOp
	port  bool // atData: the passive port is about to be told
}

// take returns the faults that are due now, and uses each up by one.
func (s *Server) take(session int, h happening) []*shot {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.sessions[session-1]
	if f.origin() == FromStranger {
		return nil // faults are for the module
	}
	var shots []*shot
	for _, i := range s.injections {
		if !i.fault.matches(h) || i.fault.Times > 0 && i.taken >= i.fault.Times {
			continue
		}
		i.taken++
		f.faulted = true
		shots = append(shots, &shot{Injection: i, session: session})
	}
	return shots
}

func (f Fault) matches(h happening) bool {
	p := f.On
	if p.place != h.place || p.op != h.op || p.code != 0 && p.code != h.code {
		return false
	}
	if p.place == atData {
		refuses := slices.ContainsFunc(f.Do, func(a Action) bool { return a.do == refuseData })
		if refuses != h.port {
			return false
		}
		if h.port {
			return true
		}
	}
	return len(p.verbs) == 0 || slices.Contains(p.verbs, h.verb)
}

// pause waits for d, or for one of the channels, and says whether d has passed.
func pause(d time.Duration, ends ...<-chan struct{}) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	var a, b <-chan struct{}
	if len(ends) > 0 {
		a = ends[0]
	}
	if len(ends) > 1 {
		b = ends[1]
	}
	select {
	case <-timer.C:
		return true
	case <-a:
	case <-b:
	}
	return false
}
