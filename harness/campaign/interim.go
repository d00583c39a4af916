package campaign

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// State says how far a run has come whose results are read.
type State struct {
	Progress Progress
	Damaged  int // line of its journal from which on that is damaged, and not read; 0: none
}

// Progress is whether a run has come to its end.
type Progress int

// How far runs have come.
const (
	Finished    Progress = iota // its books are closed
	InProgress                  // a process is at work on it
	Interrupted                 // its process was killed
)

// Load reads the results of a run, from results.json or its folder. Of a run that
// was killed, or is still in progress, they are what its journal has: results.json
// then holds no more than its beginning.
func Load(name string) (*model.Results, State, error) {
	r, err := model.Load(name)
	return sofar(r, err, name)
}

// Skim is Load for results of any size: what is long of a case is left in the file
// (model.Skim). What a run has in its journal alone is read as a whole.
func Skim(ctx context.Context, name string) (*model.Results, State, error) {
	r, err := model.Skim(ctx, name)
	return sofar(r, err, name)
}

// sofar adds to results what the journal has.
func sofar(r *model.Results, err error, name string) (*model.Results, State, error) {
	if err != nil || !r.Run.Open {
		return r, State{}, err
	}
	folder := name
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		folder = filepath.Dir(name)
	}
	state := State{Progress: Interrupted}
	if journal.InUse(folder) {
		state.Progress = InProgress
	}
	f, err := os.Open(filepath.Join(folder, journal.File))
	if errors.Is(err, fs.ErrNotExist) {
		return r, state, nil // killed before the first case
	}
	if err != nil {
		return nil, state, fmt.Errorf("the journal of the run cannot be read: %w", err)
	}
	defer f.Close()
	s := replayed(r)
	_, err = journal.Read(f, s.again)
	if damage, ok := errors.AsType[*journal.DamagedError](err); ok {
		state.Damaged = damage.Line
	} else if err != nil {
		return nil, state, err
	}
	s.interim(r, state)
	return r, state, nil
}

// replayed is a runner that executes nothing: it takes over a journal.
func replayed(r *model.Results) *runner {
	s := &runner{c: &Campaign{Repeat: r.Run.Repeat, For: time.Duration(r.Run.ForMS) * time.Millisecond}, before: &before{results: r},
		cases: slices.Clone(r.Cases), tallies: make([]tally, len(r.Cases)), byID: map[string]int{}, recorded: map[string]string{},
		run: &iut.Run{Dialects: dialect.New(func(string) bool { return true })}}
	for i := range s.cases {
		k := &s.cases[i]
		s.byID[k.ID] = i
		if k.Selected { // what a resumed run had taken over is in the journal too
			k.Verdict, k.Reason = model.None, notRunYet()
			k.Observations, k.ObservationTexts, k.Literal, k.Steps, k.Trace, k.Attempts, k.Repeats = nil, nil, nil, nil, nil, nil, nil
			k.Later(nil)
		}
	}
	return s
}

// interim puts what was taken over into the results, and says of the rest why it
// was not executed.
func (s *runner) interim(r *model.Results, state State) {
	r.Cases, r.Run.Selected, r.Run.Executed = s.cases, 0, 0
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Selected {
			r.Run.Selected++
			if k.Verdict != model.None {
				r.Run.Executed++
			}
		}
	}
	stopped, why := model.Say("in progress, %s of %s", r.Run.Executed, r.Run.Selected), model.Say("in progress")
	if state.Progress == Interrupted {
		stopped, why = model.Say("interrupted, %s of %s", r.Run.Executed, r.Run.Selected), model.Say("interrupted")
	}
	if state.Damaged > 0 {
		stopped = model.Say("%s; the journal is damaged from line %s on, and read up to there", stopped, state.Damaged)
	}
	r.Run.StoppedText, r.Run.Stopped = stopped, stopped.String()
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Selected && k.Verdict == model.None {
			k.Reason = model.NotRunFor(model.NotReached, model.Say("not run: %s", why))
		}
	}
	for key, reading := range s.run.Dialects.Map() {
		if r.Dialects == nil {
			r.Dialects = map[string]string{}
		}
		r.Dialects[key] = reading
	}
	r.Run.TurnedAway = s.turned
	r.Run.DurationMS = max(r.Run.DurationMS, s.before.last.Milliseconds())
	r.Status, r.Summary = model.Conclude(r.Cases), model.Count(r.Cases)
	scope := r.Extent()
	r.Scope = &scope
}
