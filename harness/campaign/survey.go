package campaign

import (
	"context"
	"fmt"
	"sync"

	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// width is how many benches the run has.
func (s *runner) width() int {
	if n := len(s.c.IXIT.Benches); n > 0 {
		return n
	}
	if s.c.Explorer != nil {
		return max(1, s.c.Jobs)
	}
	return max(1, min(s.c.Jobs, len(s.chosen)*s.rounds()))
}

// survey speaks to all modules before the first case where the laboratory has
// declared several. A verdict is about one firmware: modules that differ cannot
// share a run. One that does not answer is given up, and the others go on.
func (s *runner) survey(ctx context.Context) error {
	if len(s.c.IXIT.Benches) == 0 {
		return nil
	}
	s.pool.setUpAll(ctx, func(gone *slot, err error) { s.note(model.Say("%s is given up: %s", s.run.IXIT.At(gone.n).Name, err)) })
	return s.pool.alike(s.run.IXIT)
}

// setUpAll sets up at the same time all benches that are free and not set up yet; of each
// that cannot be, and so has retired, it calls gone, which may be nil.
func (p *pool) setUpAll(ctx context.Context, gone func(*slot, error)) {
	var taken []*slot
	for len(p.free) > 0 {
		taken = append(taken, <-p.free)
	}
	var all sync.WaitGroup
	for _, s := range taken {
		all.Go(func() {
			if err := p.readied(ctx, s); err != nil && gone != nil {
				gone(s, err)
			}
		})
	}
	all.Wait()
}

// alike says which modules are of another model or firmware than the first.
func (p *pool) alike(ixit ixit.IXIT) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	first := -1
	for n := range p.all {
		iut, ok := p.seen[n]
		switch {
		case !ok:
		case first < 0:
			first = n
		case iut.Model != p.seen[first].Model || iut.Firmware != p.seen[first].Firmware:
			a := p.seen[first]
			return &UsageError{fmt.Sprintf("the modules differ, and a verdict is about one firmware: %s is %s %s, %s is %s %s; run them apart, each with --port, and compare the results",
				ixit.At(first).Name, a.Model, a.Firmware, ixit.At(n).Name, iut.Model, iut.Firmware)}
		}
	}
	return nil
}

// benches are the modules for the results, where several were declared; the
// caller holds mu.
func (s *runner) benches() []model.Bench {
	var list []model.Bench
	s.pool.mu.Lock()
	defer s.pool.mu.Unlock()
	for n := range s.c.IXIT.Benches {
		own := s.c.IXIT.At(n)
		b := model.Bench{Name: own.Name, Port: own.Port, IUT: s.pool.seen[n]}
		if why := s.pool.gone[n]; why != nil {
			b.Lost, b.LostText = why.Error(), model.Of(why)
		}
		for _, k := range s.cases {
			if k.Bench == own.Name && k.Verdict != model.None {
				b.Cases++
			}
		}
		list = append(list, b)
	}
	return list
}
