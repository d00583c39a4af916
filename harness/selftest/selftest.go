// Package selftest proves the suite: it runs it against emulated modules with one firmware defect
// each, which it must catch for the right reason, against modules that read the manual otherwise
// but as they may, which it must not fail, and in laboratories where something else than the
// module is broken, which it must not hold against the module. Cli calls it. It must never change
// a verdict of the suite.
//
// What counts, for a clean module whose every case passes:
//
//   - A defect is killed when a case fails and cites the requirement that the
//     defect breaks: the reason names the requirement or its clause, or the case
//     verifies the requirement and fails on its own account. A defect with
//     failures of which none does so was caught for a wrong reason; one without
//     survived.
//   - A case outside the declared reach of a defect keeps its verdict.
//   - A reading that the manual permits makes no case fail, and stands in the
//     results.
//   - A fault of the laboratory makes no case fail.
//   - A case of level strict or dialect is proven when at least one defect makes it
//     fail on its own account: the reason names its own clause and one of its own
//     requirements. A case that only ever fails because a line was badly framed
//     (§2.1) or a connection ended (§3.14) has proven nothing of its own, nor has
//     one that fails along with more than a quarter of the suite, unless it
//     verifies the very requirement that is broken.
//
// A defect is run against the cases that can see it, until one does: first those that
// did so last time (witnesses.json), then those of its requirement, those of its clause,
// and then all. With them goes a sample of the suite, drawn anew for each defect: it
// shows whether verdicts change out of reach, and whether the defect fails everything. What
// is remembered decides about the order and about nothing else: a defect that the
// remembered cases do not kill meets the others, and so does a case that the remembered
// defects do not prove. With Plan.Full each defect is run against all of the suite.
package selftest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/ixit"
	"mftpspec/harness/scenario"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
)

// Plan says what to prove, and how.
type Plan struct {
	Catalogue *catalogue.Catalogue
	Models    []ixit.ICS
	IXIT      ixit.IXIT // as bench.Laboratory completes it for the emulator
	Steps     []scenario.Definition

	Defects  []defect.Defect
	Dialects []Reading // each alone
	Mixtures int       // random combinations of readings
	Seed     uint64    // of the combinations
	Faults   []LabFault
	Partial  bool // not everything there is: then nothing is said of unproven cases

	Witnesses Witnesses // what is tried first; may be nil

	Full  bool          // every case against each defect; else until it is killed
	Brief bool          // only the cases of its requirement and its clause
	Jobs  int           // devices at once; 0: 24
	Slots int           // benches for each device; 0: 16
	Limit time.Duration // for each device; 0: 10m, with Full 20m; twice that for a fault
	Log   *slog.Logger  // may be nil
	Watch func(Progress)
}

// Progress is told after each device.
type Progress struct {
	Done, Total int
	Last        Result
}

// Reading is one reading of one row of the ledger.
type Reading struct{ Row, Reading string }

func (r Reading) String() string { return r.Row + "=" + r.Reading }

// Readings are those that the emulator has beside its defaults.
func Readings() []Reading {
	var all []Reading
	for _, d := range emulator.Dialects() {
		for _, reading := range d.Readings {
			if reading != d.Default {
				all = append(all, Reading{d.Row, reading})
			}
		}
	}
	return all
}

// Run carries out the plan. The error says why it could not be; what is wrong
// with the suite is in the report. A plan that is interrupted reports on the
// devices that were finished.
func (p Plan) Run(ctx context.Context) (*Report, error) {
	s := &session{Plan: p, start: time.Now(), ixit: p.IXIT, clean: map[string]*baseline{}, benches: semaphore.NewWeighted(benchesMost)}
	s.ixit.Server.PrivilegedPort = false // see privileged
	s.ixit.Port = "emu://mem"            // the line itself is proven by the suite's own run
	if s.Jobs == 0 {
		s.Jobs = 24 // they wait most of the time
	}
	if s.Slots == 0 {
		s.Slots = 16
	}
	if s.Limit == 0 {
		s.Limit = 10 * time.Minute
		if s.Full {
			s.Limit *= 2
		}
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	devices, err := s.devices()
	if err != nil {
		return nil, err
	}
	if was := debug.SetMemoryLimit(-1); was > memoryMost {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(memoryMost))
	}
	report := &Report{Schema: Schema, Started: s.start, Full: p.Full, Seed: p.Seed, Partial: p.Partial}
	if err := s.baselines(ctx, s.modelsOf(devices), report); err != nil {
		return nil, err
	}
	report.Results = s.all(ctx, devices)
	if !p.Partial && !p.Full {
		s.prove(ctx, devices, report.Results)
	}
	if ctx.Err() != nil { // what was finished before is worth a look
		report.Partial, report.Interrupted = true, true
	}
	report.conclude(p)
	report.DurationMS = time.Since(s.start).Milliseconds()
	return report, nil
}

// session is one execution of a plan.
type session struct {
	Plan
	start   time.Time
	ixit    ixit.IXIT
	clean   map[string]*baseline // by model
	benches *semaphore.Weighted  // those that are open
}

// benchesMost is how many benches are open at once, of all devices: each has a module, a
// server and the books of its case.
const benchesMost = 96

// batch is how many cases of a run are in memory with all their steps: of 24 whole runs at
// once these are most of it.
const batch = 256

// memoryMost is the heap above which the collector works harder, in bytes: hundreds of
// runs one after another make much garbage.
const memoryMost = 400 << 20

// baseline is how the clean module of a model does.
type baseline struct {
	results  *model.Results
	verdicts map[string]model.Verdict
	wrong    []Change
}

// baselines runs everything against the clean module of each model.
func (s *session) baselines(ctx context.Context, models []string, report *Report) error {
	bases, errs := make([]*baseline, len(models)), make([]error, len(models))
	s.each(ctx, len(models), func(i int) {
		if bases[i], errs[i] = s.baseline(ctx, models[i]); errs[i] != nil {
			errs[i] = fmt.Errorf("selftest: the clean %s module: %w", models[i], errs[i])
		}
	})
	for i, m := range models {
		if bases[i] == nil { // an error, or an interruption before
			continue
		}
		s.clean[m] = bases[i]
		report.Clean = append(report.Clean, bases[i].wrong...)
	}
	return errors.Join(errs...)
}

// baseline runs everything against the clean module. A case that does not pass
// gets a second chance, as all do.
func (s *session) baseline(ctx context.Context, name string) (*baseline, error) {
	d := s.emulated(emulator.Config{Model: name})
	d.ixit.Server.PrivilegedPort = s.IXIT.Server.PrivilegedPort
	r, err := s.campaign(ctx, d, "", nil)
	if err != nil {
		return nil, err
	}
	base := &baseline{results: r, verdicts: map[string]model.Verdict{}}
	var doubtful []string
	for _, k := range r.Cases {
		base.verdicts[k.ID] = k.Verdict
		if k.Selected && k.Verdict != model.Pass {
			doubtful = append(doubtful, k.ID)
		}
	}
	if len(doubtful) == 0 {
		return base, nil
	}
	again, err := s.campaign(ctx, d, strings.Join(doubtful, " or "), nil)
	if err != nil {
		return nil, err
	}
	for _, k := range again.Cases {
		if !slices.Contains(doubtful, k.ID) {
			continue
		}
		base.verdicts[k.ID] = k.Verdict
		if k.Verdict != model.Pass {
			base.wrong = append(base.wrong, change(k, model.Pass))
		}
	}
	return base, nil
}

// all runs the devices, so many at a time.
func (s *session) all(ctx context.Context, devices []*device) []Result {
	results := make([]Result, len(devices))
	var mu sync.Mutex
	done := 0
	s.each(ctx, len(devices), func(i int) {
		r := s.examine(ctx, devices[i])
		if ctx.Err() != nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		results[i] = r
		done++
		if s.Watch != nil {
			s.Watch(Progress{Done: done, Total: len(devices), Last: r})
		}
	})
	return slices.DeleteFunc(results, func(r Result) bool { return r.ID == "" })
}

// each calls f with every number below n, for so many devices at a time.
func (s *session) each(ctx context.Context, n int, f func(i int)) {
	queue := make(chan int)
	var workers sync.WaitGroup
	for range min(s.Jobs, n) {
		workers.Go(func() {
			for i := range queue {
				f(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		queue <- i
	}
	close(queue)
	workers.Wait()
}

// errEnough ends a run that has shown what it was to show.
var errEnough = errors.New("selftest: enough is known")

// campaign runs a selection against a device, until enough is seen, which is asked after
// each case; nil: to the end.
func (s *session) campaign(ctx context.Context, d *device, expression string, enough func(model.Case) bool) (*model.Results, error) {
	selection, err := selection.Parse(expression)
	if err != nil {
		return nil, err
	}
	chosen, err := selection.Apply(s.Catalogue, nil)
	if err != nil {
		return nil, err
	}
	slots := min(s.Slots, len(chosen))
	if err := s.benches.Acquire(ctx, int64(slots)); err != nil {
		return nil, err
	}
	defer s.benches.Release(int64(slots))
	c := &campaign.Campaign{Catalogue: s.Catalogue, Models: s.Models, Model: d.model, IXIT: d.ixit, Selection: selection,
		Benches: d.benches, Steps: s.Steps, Jobs: slots, Batch: batch, Log: s.Log, Verdicts: true, Limits: campaign.Limits{Setup: time.Minute, Mend: 10 * time.Second}}
	if base := s.clean[d.model]; base != nil && enough == nil {
		c.Earlier = base.results // what takes long begins first
	}
	limit := s.Limit
	if d.kind == Fault { // it meets every case, and each waits for what does not come
		limit *= 2
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	stoppable, stop := context.WithCancelCause(limited)
	defer stop(nil)
	if enough != nil {
		c.Observer = &onlooker{enough: enough, stop: func() { stop(errEnough) }}
	}
	results, err := c.Run(stoppable)
	if err == nil && limited.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("the run did not end within %s: %d of %d cases were executed", limit, results.Run.Executed, results.Run.Selected)
	}
	if errors.Is(context.Cause(stoppable), errEnough) {
		settle(results)
	}
	return results, err
}

// settle makes a run that was stopped one of the cases that were over: of those under way
// nothing is known.
func settle(results *model.Results) {
	results.Run.Stopped, results.Run.StoppedText = "", model.Text{}
	for i := range results.Cases {
		if k := &results.Cases[i]; k.Selected && k.Verdict != model.Pass && k.Verdict != model.Fail {
			k.Selected, k.Verdict = false, model.None
		}
	}
}

// onlooker watches a campaign for a case with which enough is known.
type onlooker struct {
	enough func(model.Case) bool
	stop   func()
}

func (o *onlooker) Planned(model.Run, []model.Case) {}
func (o *onlooker) Began(string, model.Case)        {}
func (o *onlooker) Note(model.Text)                 {}

func (o *onlooker) Ended(k model.Case) {
	if o.enough(k) {
		o.stop()
	}
}

// selection is what a dialect or fault is run against.
func (s *session) selection() string {
	if s.Full || !slices.ContainsFunc(s.Catalogue.Cases, slow) {
		return ""
	}
	return "not @slow"
}

// slow says whether a case has to wait for long.
func slow(k *catalogue.Case) bool { return slices.Contains(k.Tags, "slow") }

// everywhere is the reach of a defect that no case is safe from.
const everywhere = "*"

// mix draws a reading for every row.
func mix(r *rand.Rand) map[string]string {
	chosen := map[string]string{}
	for _, d := range emulator.Dialects() {
		chosen[d.Row] = d.Readings[r.IntN(len(d.Readings))]
	}
	return chosen
}
