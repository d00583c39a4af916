package campaign

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/harness/redact"
	"mftpspec/harness/scenario"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
)

// Campaign executes a selection of the suite over one or more benches.
type Campaign struct {
	Catalogue *catalogue.Catalogue
	Models    []ixit.ICS // all that are known
	Model     string     // the one to test against; empty: the device's AT+CGMM decides
	IXIT      ixit.IXIT
	Selection *selection.Selection  // nil: everything
	Earlier   *model.Results        // for verdict:… in the selection; its durations also order the cases. May be nil
	Benches   iut.BenchMaker        //
	Steps     []scenario.Definition // of the steps
	Jobs      int                   // benches at most; 0 is 1
	Batch     int                   // cases whose books the engine keeps at once, where many runs share a memory; 0: all
	LineRate  int                   // of the serial lines, bits per second, for the books on the time; 0: not known
	Repeat    int                   // executions of each case; 0 is 1, or with For as many as there is time for
	For       time.Duration         // executes the cases again until it is over; 0: Repeat alone counts
	Shard     Shard                 // the part of the selection to execute; zero: all of it
	Durations bool                  // shards are balanced by the durations of Earlier, which every machine must have
	Resume    bool                  // goes on with the run that left its results in Out
	Shuffle   int64                 // seed of a random order; 0: the order of the suite
	Out       string                // folder of results.json; empty: nothing is written
	Clear     func() error          // called before the first file is written to Out: moves away what is there; may be nil
	Virtual   string                // what takes the place of a module, as in model.Scope; empty: nothing does
	Version   string                // of the suite
	SelfTest  *model.SelfTest       // score that the results carry; may be nil
	Verdicts  bool                  // the results hold verdicts and reasons alone: no steps, no traces
	Observer  Observer              // may be nil
	Watcher   Watcher               // may be nil
	Listener  Listener              // may be nil
	Explorer  Explorer              // decides what is executed, in the place of the selection; nil: the selection
	Log       *slog.Logger          // may be nil

	Limits Limits
}

// Limits keep a run from hanging, whatever the device does. Zero values stand
// for the defaults.
type Limits struct {
	Setup time.Duration // to make a bench and get a first answer: 2m
	Case  time.Duration // for the steps of one case: 3m
	End   time.Duration // for a postamble: 30s
	Mend  time.Duration // to get a lost module to answer again: 45s
	Wait  time.Duration // for a lost module, from its loss on, when the other benches have no work left: 15s
}

// Observer watches a run. Its methods are called by several goroutines at once.
type Observer interface {
	// Planned is called once, when it is known what will be executed.
	Planned(run model.Run, cases []model.Case)
	// Began and Ended frame each execution of a case.
	Began(bench string, k model.Case)
	Ended(k model.Case)
	// Note is something about the run that is worth a line.
	Note(t model.Text)
}

// ErrInterrupted is the cause to cancel a campaign's context with when somebody
// asked for its end.
var ErrInterrupted = model.Errorf("interrupted")

// ErrKept says that nothing was written to Out: nothing was executed, and Out holds
// an earlier run, which stays as it is.
var ErrKept = errors.New("the earlier results are kept; nothing was written for this run")

// Run executes the campaign. The results are complete, and written to Out, on
// every return but with a UsageError and ErrKept; a BenchError comes with results
// in which nothing was run.
func (c *Campaign) Run(ctx context.Context) (*model.Results, error) {
	s := &runner{c: c, start: time.Now(), limits: c.Limits.withDefaults(), byID: map[string]int{}, cut: map[string]cut{}, hungAt: map[iut.Key]string{}, log: c.Log, recorded: map[string]string{},
		run: &iut.Run{IXIT: c.IXIT, Dialects: dialect.New(c.Catalogue.Ledger.Choice), Blocks: iut.NewBlocks(), Secrets: redact.New(nil)}}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.log = slog.New(redact.Handler{Handler: s.log.Handler(), Secrets: s.run.Secrets})
	s.run.Secrets.Own(c.IXIT.Secret)
	for n := range c.IXIT.Size() {
		for _, line := range c.IXIT.At(n).Lines() {
			s.run.Secrets.Learn(line)
		}
	}
	var err error
	if c.Resume {
		err = s.readBefore()
	} else {
		s.chosen, err = c.choose()
	}
	if err != nil {
		return nil, err
	}
	ctx, s.halt = context.WithCancelCause(ctx)
	defer s.halt(nil)
	s.pool = &pool{run: s.run, make: c.Benches, setup: s.limits.Setup, mend: s.limits.Mend, note: s.note, log: s.log, first: s.identified}
	s.pool.listener = c.Listener
	listening, deaf := context.WithCancel(context.WithoutCancel(ctx))
	defer s.pool.hearing.Wait()
	defer deaf()
	s.pool.listening = listening
	s.pool.open(s.width())
	s.usage = make([]usage, len(s.pool.all))
	defer func() { _ = s.folder.Close() }() // all that can fail is to take away the note of who has it
	err = s.execute(ctx)
	if closed := s.pool.close(); closed != nil {
		s.log.Warn("a bench did not close cleanly", "error", closed)
	}
	if _, usage := errors.AsType[*UsageError](err); usage {
		return nil, err
	}
	results, written := s.finish(ctx, err)
	return results, errors.Join(err, written)
}

// choose applies the selection.
func (c *Campaign) choose() ([]*catalogue.Case, error) {
	expression := c.Selection
	if expression == nil {
		expression = &selection.Selection{}
	}
	chosen, err := expression.Apply(c.Catalogue, c.Earlier)
	if err != nil {
		return nil, &UsageError{err.Error()}
	}
	if len(chosen) == 0 {
		return nil, &UsageError{fmt.Sprintf("nothing is selected by %q; see mftpspec list cases", expression)}
	}
	return chosen, nil
}

func (l Limits) withDefaults() Limits {
	for _, d := range []struct {
		value *time.Duration
		usual time.Duration
	}{{&l.Setup, 2 * time.Minute}, {&l.Case, 3 * time.Minute}, {&l.End, 30 * time.Second}, {&l.Mend, 45 * time.Second}, {&l.Wait, 15 * time.Second}} {
		if *d.value == 0 {
			*d.value = d.usual
		}
	}
	return l
}

// runner is one run of a campaign.
type runner struct {
	c      *Campaign
	run    *iut.Run
	pool   *pool
	limits Limits
	log    *slog.Logger
	start  time.Time
	chosen []*catalogue.Case

	before *before      // what a resumed run goes on with; nil: nothing
	shard  *model.Shard // nil: the whole

	mu       sync.Mutex
	cases    []model.Case       // every case of the suite, in its order
	tallies  []tally            // of the same
	cut      map[string]cut     // cases that the loss of a bench cut short, by id
	hungAt   map[iut.Key]string // what the module hung at twice: the case that showed it
	hangs    int                // cases executed once more because the module hung
	byID     map[string]int     // index into cases
	recorded map[string]string  // readings that the journal has
	executed int                // executions so far
	turned   int                // connections of others that their servers did not serve
	until    time.Time          // of --for, from the first case on; zero: not begun, or without end
	memory   []model.Memory
	usage    []usage // by slot
	header   model.Run
	journal  *journal.Journal
	folder   *journal.Held // the output folder; nil: not yet, or none
	broken   error         // the first failure to write; it ends the run
	halt     context.CancelCauseFunc
}

// repeats says whether a case may be executed more than once.
func (s *runner) repeats() bool { return s.c.Repeat > 1 || s.c.For > 0 }

// rounds is how often each case is to be executed.
func (s *runner) rounds() int {
	if s.c.For > 0 && s.c.Repeat == 0 {
		return math.MaxInt32
	}
	return max(1, s.c.Repeat)
}

// execute does everything between the selection and the summary.
func (s *runner) execute(ctx context.Context) error {
	if err := s.survey(ctx); err != nil {
		return err
	}
	if err := s.declareModel(ctx); err != nil {
		return err
	}
	if err := s.plan(); err != nil {
		return err
	}
	if err := s.takeOver(ctx); err != nil {
		return err
	}
	if err := s.firstAnswer(ctx); err != nil {
		return err
	}
	if err := s.openBooks(ctx); err != nil {
		return &UsageError{err.Error()}
	}
	if s.c.Observer != nil {
		s.c.Observer.Planned(s.header, slices.Clone(s.cases))
	}
	s.engine(ctx)
	ready, _, why := s.pool.state()
	if !ready && why != nil && ctx.Err() == nil {
		return &BenchError{why}
	}
	return nil
}

// firstAnswer waits until a module answers: before that nothing of an earlier run
// is touched.
func (s *runner) firstAnswer(ctx context.Context) error {
	select {
	case slot := <-s.pool.free:
		if s.pool.readied(ctx, slot) == nil {
			return nil
		}
		s.pool.setUpAll(ctx, nil) // if none answers that takes no longer than for one
	default: // each is given up
	}
	slot, err := s.pool.take(ctx)
	if none, ok := errors.AsType[*noBenchError](err); ok {
		return &BenchError{none.why}
	}
	if err != nil {
		return err
	}
	s.pool.put(slot)
	return nil
}

// declareModel settles the ICS: the one asked for, or what the device says it is.
func (s *runner) declareModel(ctx context.Context) error {
	if s.c.Model != "" {
		ics, err := ixit.FindModel(s.c.Models, s.c.Model)
		if err != nil {
			return &UsageError{err.Error()}
		}
		s.run.ICS = ics
		return nil
	}
	slot, err := s.pool.take(ctx)
	if err != nil {
		s.planWithoutModel()
		if none, ok := errors.AsType[*noBenchError](err); ok {
			return &BenchError{none.why}
		}
		return err
	}
	defer s.pool.put(slot)
	ics, err := ixit.Identify(s.c.Models, slot.module.Identity().Model)
	if err != nil {
		return &UsageError{err.Error()}
	}
	s.run.ICS = ics
	return nil
}

// openBooks begins results.json and the journal, or goes on with them. What a run
// that is killed leaves behind is its own, not its predecessor's: while there is
// no journal, there is nothing to resume.
func (s *runner) openBooks(ctx context.Context) error {
	if s.c.Out == "" {
		return nil
	}
	if err := os.MkdirAll(s.c.Out, 0o777); err != nil {
		return model.Errorf("cannot make the output folder: %s", err)
	}
	if err := s.hold(); err != nil {
		return err
	}
	if s.c.Clear != nil {
		if err := s.c.Clear(); err != nil {
			return model.Errorf("cannot move the reports of the earlier run to another folder: %s", err)
		}
	}
	if s.before == nil {
		err := os.RemoveAll(filepath.Join(s.c.Out, journal.PayloadFolder))
		if gone := os.Remove(filepath.Join(s.c.Out, journal.File)); err == nil && !errors.Is(gone, fs.ErrNotExist) {
			err = gone
		}
		if err != nil {
			return model.Errorf("cannot write to the output folder: %s", err)
		}
	}
	if err := journal.WriteResults(s.c.Out, s.results(ctx, errKilled)); err != nil {
		return err
	}
	j, err := journal.Open(s.c.Out, s.before.whole())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.journal = j
	return err
}

// hold keeps other runs out of the output folder until this one is finished, or its
// process has ended: two in one folder would lose the results of both.
func (s *runner) hold() error {
	if s.folder != nil {
		return nil
	}
	folder, err := journal.Hold(s.c.Out, s.c.IXIT.Ports())
	if err != nil {
		return err
	}
	s.folder = folder
	return nil
}

// errKilled is why a run ended that leaves the results of its beginning.
var errKilled = model.Errorf("killed")

// identified writes into the results of the beginning which device it is.
func (s *runner) identified(ctx context.Context) {
	s.mu.Lock()
	begun := s.journal != nil
	s.mu.Unlock()
	if !begun {
		return
	}
	if err := journal.WriteResults(s.c.Out, s.results(ctx, errKilled)); err != nil {
		s.log.Warn("the results of the beginning do not say which device it is", "error", err)
	}
}

// note tells the observer and the log.
func (s *runner) note(t model.Text) {
	english := t.String()
	model.Rewrite(&english, &t, s.run.Secrets.Text)
	s.log.Info(english)
	if s.c.Observer != nil {
		s.c.Observer.Note(t)
	}
}

func (s *runner) describe() {
	s.header = model.Run{Started: s.start, Host: runtime.GOOS + "/" + runtime.GOARCH, Port: s.c.IXIT.Ports(), Shuffle: s.c.Shuffle,
		Repeat: s.c.Repeat, ForMS: s.c.For.Milliseconds(), Shard: s.shard, Jobs: len(s.pool.all)}
	if s.c.Selection != nil {
		s.header.Select = s.c.Selection.String()
	}
	for _, k := range s.cases {
		if k.Selected {
			s.header.Selected++
		}
	}
}
