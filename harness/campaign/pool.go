package campaign

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"mftpspec/harness/iut"
	"mftpspec/reports/model"
)

// slot is the place of one bench in a campaign. It is owned by whoever took it.
type slot struct {
	n      int
	bench  iut.Bench // nil until the first case needs it
	module *iut.Module
	losses int    // cases in a row in which the bench was lost
	at     string // the case and the step in which it was lost last
}

const (
	mendTries   = 3  // attempts to get a lost module back before its bench is given up
	lossesInRow = 10 // losses in a row, mended or not, after which it is not worth it
)

// pool lends the benches of a run to its cases. Benches are made by the first case that takes
// their slot, so that they are made in parallel and no more than are needed.
type pool struct {
	run   *iut.Run
	make  iut.BenchMaker
	setup time.Duration // limit for making a bench and its first contact
	mend  time.Duration // limit for one Recover
	note  func(model.Text)
	log   *slog.Logger
	first func(context.Context) // called when the first bench is ready; may be nil

	listener  Listener        // nil: nobody listens
	listening context.Context // until when
	hearing   sync.WaitGroup
	free      chan *slot
	none      chan struct{} // closed when the last slot has retired

	mu    sync.Mutex
	all   []*slot
	live  int
	ready bool // a bench was set up, at least once
	iut   model.IUT
	seen  map[int]model.IUT // who answered on each slot
	gone  map[int]error     // why a slot has retired
	aside map[*slot]aside   // lost, and being mended while the others go on
	why   error             // why the first slot that retired did
}

func (p *pool) open(n int) {
	p.free, p.none, p.live = make(chan *slot, n), make(chan struct{}), n
	p.seen, p.gone, p.aside = map[int]model.IUT{}, map[int]error{}, map[*slot]aside{}
	for i := range n {
		s := &slot{n: i}
		p.all = append(p.all, s)
		p.free <- s
	}
}

// noBenchError says that all benches have been given up.
type noBenchError struct{ why error }

func (e *noBenchError) Error() string    { return e.Text().String() }
func (e *noBenchError) Text() model.Text { return model.Say("no bench is left: %s", e.why) }
func (e *noBenchError) Unwrap() error    { return e.why }

// take waits for a slot and sees to it that it has a bench.
func (p *pool) take(ctx context.Context) (*slot, error) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-p.none:
			return nil, &noBenchError{p.reason()}
		case s := <-p.free:
			if s.bench != nil {
				return s, nil
			}
			err := p.setUp(ctx, s)
			if err == nil {
				return s, nil
			}
			p.retire(s, err)
		}
	}
	return nil, context.Cause(ctx)
}

func (p *pool) put(s *slot) { p.free <- s }

// readied sees to it that a slot has a bench, and puts it back; without one it retires.
func (p *pool) readied(ctx context.Context, s *slot) error {
	if s.bench == nil {
		if err := p.setUp(ctx, s); err != nil {
			p.retire(s, err)
			return err
		}
	}
	p.put(s)
	return nil
}

// setUp makes the bench of a slot and speaks to the module for the first time.
func (p *pool) setUp(ctx context.Context, s *slot) error {
	ctx, cancel := context.WithTimeoutCause(ctx, p.setup, model.Errorf("not ready within %s", p.setup))
	defer cancel()
	var b iut.Bench
	err := guard("set up a bench", func() (err error) {
		b, err = p.make(ctx, s.n)
		return err
	})
	if err != nil {
		return err
	}
	if p.listener != nil {
		p.hearing.Go(func() { listen(p.listening, b, p.run.Secrets, p.listener) })
	}
	module := iut.New(p.run.At(s.n), b)
	err = guard("first contact", func() error { return module.FirstContact(ctx) })
	if err == nil {
		err = module.IsExpected()
	}
	if err != nil {
		return model.Errorf("%s: %s", b.Name(), errors.Join(explain(ctx, err), b.Close()))
	}
	s.bench, s.module = b, module
	p.mu.Lock()
	first := !p.ready
	if first {
		p.ready, p.iut = true, module.Identity()
	}
	p.seen[s.n] = module.Identity()
	p.mu.Unlock()
	if first && p.first != nil {
		p.first(ctx)
	}
	return nil
}

// retire gives a slot up for the rest of the run.
func (p *pool) retire(s *slot, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.why == nil {
		p.why = err
	}
	p.gone[s.n] = err
	if p.live--; p.live == 0 {
		close(p.none)
	}
	if s.bench != nil {
		p.note(model.Say("%s: given up: %s", s.bench.Name(), err))
	}
}

func (p *pool) reason() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.why
}

func (p *pool) state() (ready bool, iut model.IUT, why error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.ready, p.iut, p.why
}

// spent says whether all slots have retired.
func (p *pool) spent() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.live == 0
}

// putBack returns a slot after a case. A bench that was lost is mended first. One
// that cannot be, or is lost in every case, is given up.
func (p *pool) putBack(ctx context.Context, s *slot, lost bool) {
	if p.looksAfter(ctx, s, lost) {
		p.put(s)
	}
}

// looksAfter is putBack for whoever goes on with the slot, if it says that it can be used.
func (p *pool) looksAfter(ctx context.Context, s *slot, lost bool) bool {
	if !lost {
		s.losses = 0
		return true
	}
	s.losses++
	name := s.bench.Name()
	var err error
	for try := 0; try < mendTries && s.losses < lossesInRow && ctx.Err() == nil; try++ {
		if err = p.mendOnce(ctx, s, try > 0); err == nil {
			p.note(model.Say("%s: was lost and answers again", name))
			return true
		}
		p.note(model.Say("%s: lost: %s", name, err))
	}
	switch {
	case ctx.Err() != nil:
		err = context.Cause(ctx)
	case s.losses == lossesInRow:
		err = model.Errorf("%s was lost in %s cases in a row, last in %s", name, s.losses, s.at)
	default:
		err = model.Errorf("%s was lost in %s and did not come back: %s", name, s.at, err)
	}
	p.retire(s, err)
	return false
}

// mendOnce tries to get a lost module back. One that answers AT, but not what
// brings it into the known state, is reset first, if it was tried before.
func (p *pool) mendOnce(ctx context.Context, s *slot, again bool) error {
	limit := p.mend
	if s.module.Lost() == iut.NetworkLost { // whose logins are not to be left halfway
		limit += 2 * iut.NetworkPatience
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, model.Errorf("no answer within %s", limit))
	defer cancel()
	if again {
		if err := guard("reset", func() error { return s.module.Reset(ctx) }); err != nil {
			p.log.Info("the module was not reset", "error", err)
		}
	}
	return explain(ctx, guard("recover", func() error { return s.module.Recover(ctx) }))
}

// close ends every bench, in parallel. One that does not end in time is left
// behind: the results matter more.
func (p *pool) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	closed := make(chan error, len(p.all))
	open := 0
	for _, s := range p.all {
		if s.bench != nil {
			open++
			go func() {
				p.leave(s)
				closed <- guard("close", s.bench.Close)
			}()
		}
	}
	limit := time.NewTimer(p.mend)
	defer limit.Stop()
	var errs []error
	for ; open > 0; open-- {
		select {
		case err := <-closed:
			errs = append(errs, err)
		case <-limit.C:
			return errors.Join(append(errs, model.Errorf("%s benches did not close within %s", open, p.mend))...)
		}
	}
	return errors.Join(errs...)
}

// leave puts a module that answers back into the state that it arrived in.
func (p *pool) leave(s *slot) {
	if s.module == nil || s.module.Lost() != iut.NotLost {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), p.mend/2)
	defer cancel()
	err := guard("leave", func() error {
		leaks, err := s.module.LeaveAsFound(ctx)
		for _, leak := range leaks {
			p.note(model.Say("%s: the module is not left as it was found: %s", s.bench.Name(), leak))
		}
		return err
	})
	if err != nil {
		p.log.Warn("the module is not left as it was found", "bench", s.bench.Name(), "error", err)
	}
}

// guard turns a panic into an error: nothing may end the process before the
// results are written.
func guard(what string, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{what: what, value: p, stack: debug.Stack()}
		}
	}()
	return f()
}

// panicError is a panic that was caught; %+v shows where it came from.
type panicError struct {
	what  string
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("%s: panic: %v", e.what, e.value) }

// Format implements fmt.Formatter.
func (e *panicError) Format(s fmt.State, verb rune) {
	fmt.Fprint(s, e.Error())
	if verb == 'v' && s.Flag('+') {
		fmt.Fprintf(s, "\n%s", e.stack)
	}
}

// explain puts the cause in the place of a bare "context deadline exceeded".
func explain(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return model.Errorf("%s (%s)", context.Cause(ctx), err)
	}
	return err
}
