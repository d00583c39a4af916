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

// lane is the place of one bench in a campaign. It is owned by whoever took it.
type lane struct {
	n       int
	bench   iut.Bench // nil until the first case needs it
	station *iut.Module
	losses  int // cases in a row in which the bench was lost
}

const (
	mendTries   = 3  // attempts to get a lost module back before its bench is given up
	lossesInRow = 10 // losses in a row, mended or not, after which it is not worth it
)

// lanes is the pool of benches. Benches are made by the first case that takes
// their lane, so that they are made in parallel and no more than are needed.
type lanes struct {
	run   *iut.Run
	make  iut.BenchMaker
	setup time.Duration // limit for making a bench and its first contact
	mend  time.Duration // limit for one Recover
	note  func(format string, args ...any)
	log   *slog.Logger
	first func(context.Context) // called when the first bench is ready; may be nil
	free  chan *lane
	none  chan struct{} // closed when the last lane has retired

	mu    sync.Mutex
	all   []*lane
	live  int
	ready bool // a bench was set up, at least once
	iut   model.IUT
	seen  map[int]model.IUT // who answered on each lane
	gone  map[int]error     // why a lane has retired
	why   error             // why the first lane that retired did
}

func (ls *lanes) open(n int) {
	ls.free, ls.none, ls.live = make(chan *lane, n), make(chan struct{}), n
	ls.seen, ls.gone = map[int]model.IUT{}, map[int]error{}
	for i := range n {
		l := &lane{n: i}
		ls.all = append(ls.all, l)
		ls.free <- l
	}
}

// errNoLane says that all benches have been given up.
type errNoLane struct{ why error }

func (e *errNoLane) Error() string { return "no bench is left: " + e.why.Error() }
func (e *errNoLane) Unwrap() error { return e.why }

// take waits for a lane and sees to it that it has a bench.
func (ls *lanes) take(ctx context.Context) (*lane, error) {
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ls.none:
			return nil, &errNoLane{ls.reason()}
		case l := <-ls.free:
			if l.bench != nil {
				return l, nil
			}
			err := ls.setUp(ctx, l)
			if err == nil {
				return l, nil
			}
			ls.retire(l, err)
		}
	}
	return nil, context.Cause(ctx)
}

func (ls *lanes) put(l *lane) { ls.free <- l }

// setUp makes the bench of a lane and speaks to the module for the first time.
func (ls *lanes) setUp(ctx context.Context, l *lane) error {
	ctx, cancel := context.WithTimeoutCause(ctx, ls.setup, fmt.Errorf("not ready within %s", ls.setup))
	defer cancel()
	var b iut.Bench
	err := guard("set up a bench", func() (err error) {
		b, err = ls.make(ctx, l.n)
		return err
	})
	if err != nil {
		return err
	}
	st := iut.New(ls.run.At(l.n), b)
	err = guard("first contact", func() error { return st.FirstContact(ctx) })
	if err == nil {
		err = st.IsExpected()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", b.Name(), errors.Join(explain(ctx, err), b.Close()))
	}
	l.bench, l.station = b, st
	ls.mu.Lock()
	first := !ls.ready
	if first {
		ls.ready, ls.iut = true, st.Identity()
	}
	ls.seen[l.n] = st.Identity()
	ls.mu.Unlock()
	if first && ls.first != nil {
		ls.first(ctx)
	}
	return nil
}

// retire gives a lane up for the rest of the run.
func (ls *lanes) retire(l *lane, err error) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.why == nil {
		ls.why = err
	}
	ls.gone[l.n] = err
	if ls.live--; ls.live == 0 {
		close(ls.none)
	}
	if l.bench != nil {
		ls.note("%s: given up: %v", l.bench.Name(), err)
	}
}

func (ls *lanes) reason() error {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	return ls.why
}

func (ls *lanes) state() (ready bool, iut model.IUT, why error) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	return ls.ready, ls.iut, ls.why
}

// spent says whether all lanes have retired.
func (ls *lanes) spent() bool {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	return ls.live == 0
}

// putBack returns a lane after a case. A bench that was lost is mended first. One
// that cannot be, or is lost in every case, is given up.
func (ls *lanes) putBack(ctx context.Context, l *lane, lost bool) {
	if !lost {
		l.losses = 0
		ls.put(l)
		return
	}
	l.losses++
	name := l.bench.Name()
	var err error
	for try := 0; try < mendTries && l.losses < lossesInRow && ctx.Err() == nil; try++ {
		if err = ls.mendOnce(ctx, l, try > 0); err == nil {
			ls.note("%s: was lost and answers again", name)
			ls.put(l)
			return
		}
		ls.note("%s: lost: %v", name, err)
	}
	switch {
	case ctx.Err() != nil:
		err = context.Cause(ctx)
	case l.losses == lossesInRow:
		err = fmt.Errorf("%s was lost in %d cases in a row", name, l.losses)
	default:
		err = fmt.Errorf("%s was lost and did not come back: %w", name, err)
	}
	ls.retire(l, err)
}

// mendOnce tries to get a lost module back. One that answers AT, but not what
// brings it into the known state, is reset first, if it was tried before.
func (ls *lanes) mendOnce(ctx context.Context, l *lane, again bool) error {
	limit := ls.mend
	if l.station.Lost == iut.NetworkLost { // whose logins are not to be left halfway
		limit += 2 * iut.NetworkPatience
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("no answer within %s", limit))
	defer cancel()
	if again {
		if err := guard("reset", func() error { return l.station.Reset(ctx) }); err != nil {
			ls.log.Info("the module was not reset", "error", err)
		}
	}
	return explain(ctx, guard("recover", func() error { return l.station.Recover(ctx) }))
}

// close ends every bench, in parallel. One that does not end in time is left
// behind: the results matter more.
func (ls *lanes) close() error {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	closed := make(chan error, len(ls.all))
	open := 0
	for _, l := range ls.all {
		if l.bench != nil {
			open++
			go func() { closed <- guard("close", l.bench.Close) }()
		}
	}
	limit := time.NewTimer(ls.mend)
	defer limit.Stop()
	var errs []error
	for ; open > 0; open-- {
		select {
		case err := <-closed:
			errs = append(errs, err)
		case <-limit.C:
			return errors.Join(append(errs, fmt.Errorf("%d benches did not close within %s", open, ls.mend))...)
		}
	}
	return errors.Join(errs...)
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
		return fmt.Errorf("%w (%w)", context.Cause(ctx), err)
	}
	return err
}
