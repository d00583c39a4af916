package campaign

import (
	"context"
	"time"

	"mftpspec/reports/model"
)

// Where the laboratory has declared several benches, a bench that is lost is mended aside:
// the others go on. If it does not come back, the case that it was lost in is executed
// again on another bench, once. If it does come back, the case keeps its inconc: then it
// was the module that went away, and not its host.

// cut is a case that was cut short by the loss of its bench.
type cut struct {
	slot  int
	was   model.Case
	again bool // it has been given to the other benches
}

// aside is a bench that is being mended.
type aside struct {
	since time.Time
	leave context.CancelCauseFunc
	done  chan struct{}
}

var errNotWaitedFor = model.Errorf("contact was lost; not awaited any longer, because the other benches had finished")

// shared says whether declared benches share the work.
func (s *runner) shared() bool { return len(s.c.IXIT.Benches) > 1 }

// cutShort notes an execution that says nothing because its bench was lost.
func (s *runner) cutShort(x *execution) {
	if !s.shared() || s.repeats() || x.verdict != model.Inconc {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, second := s.cut[x.k.ID]; !second {
		s.cut[x.k.ID] = cut{slot: x.slot.n, was: s.cases[s.byID[x.k.ID]]}
	}
}

// elsewhere opens the cases again that were cut short on benches that are given up, if
// there is another one.
func (s *runner) elsewhere() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, c := range s.cut {
		switch gone, others := s.pool.hasGone(c.slot); {
		case c.again || !others:
		case gone:
			c.again = true
			s.cut[id] = c
			s.tallies[s.byID[id]].executed = 0
		case !s.pool.isAside(c.slot): // it is back
			delete(s.cut, id)
		}
	}
}

// second makes the record of a case that is executed again say so. It needs the lock.
func (s *runner) second(k *model.Case) {
	c, ok := s.cut[k.ID]
	if !ok || !c.again || k.Bench == c.was.Bench {
		return
	}
	k.Observe(model.Say("executed again: %s was lost in the first execution, and did not come back", c.was.Bench))
	first := model.Attempt{Verdict: c.was.Verdict, DurationMS: c.was.DurationMS, Reason: c.was.Reason, N: 1, StartedMS: c.was.StartedMS,
		Bench: c.was.Bench, Steps: c.was.Steps, Trace: c.was.Trace}
	k.Attempts = []model.Attempt{first, {Verdict: k.Verdict, DurationMS: k.DurationMS, Reason: k.Reason, N: 2, StartedMS: k.StartedMS, Bench: k.Bench}}
}

// mendAside mends a lost bench while the others go on.
func (p *pool) mendAside(ctx context.Context, s *slot) {
	ctx, leave := context.WithCancelCause(ctx)
	a := aside{since: time.Now(), leave: leave, done: make(chan struct{})}
	p.mu.Lock()
	p.aside[s] = a
	p.mu.Unlock()
	go func() {
		defer close(a.done)
		defer leave(nil)
		p.putBack(ctx, s, true)
		p.mu.Lock()
		delete(p.aside, s)
		p.mu.Unlock()
	}()
}

// settle waits for the benches that are being mended, each for so long since it was lost,
// and gives those up that are not back by then. It says whether there were any.
func (p *pool) settle(wait time.Duration) bool {
	p.mu.Lock()
	var list []aside
	for _, a := range p.aside {
		list = append(list, a)
	}
	p.mu.Unlock()
	for _, a := range list {
		late := time.NewTimer(wait - time.Since(a.since))
		select {
		case <-a.done:
		case <-late.C:
			a.leave(errNotWaitedFor)
			<-a.done
		}
		late.Stop()
	}
	return len(list) > 0
}

// hasGone says whether a bench is given up, and whether any other is left.
func (p *pool) hasGone(n int) (gone, others bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.gone[n] != nil, p.live > 0
}

func (p *pool) isAside(n int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, ok := p.aside[p.all[n]]
	return ok
}
