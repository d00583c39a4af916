// Package selftest proves the suite: it runs it against emulated modules with
// one firmware defect each, which it must catch for the right reason, against
// modules that read the manual otherwise but as they may, which it must not
// fail, and in laboratories where something else than the module is broken,
// which it must not hold against the module.
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
package selftest

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

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

	Full  bool          // every case against each defect; else its reach, and what needs no mandated wait
	Jobs  int           // devices at once; 0: 24
	Lanes int           // benches for each device; 0: 16
	Limit time.Duration // for each device; 0: 5m, with Full 10m
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
	s := &session{Plan: p, start: time.Now(), slow: p.hasSlow(), ixit: p.IXIT, clean: map[string]*baseline{}}
	s.ixit.Server.PrivilegedPort = false // see privileged
	s.ixit.Port = "emu://mem"            // the line itself is proven by the suite's own run
	if s.Jobs == 0 {
		s.Jobs = 24 // they wait most of the time
	}
	if s.Lanes == 0 {
		s.Lanes = 16
	}
	if s.Limit == 0 {
		s.Limit = 5 * time.Minute
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
	report := &Report{Schema: Schema, Started: s.start, Full: p.Full, Seed: p.Seed, Partial: p.Partial}
	for _, m := range s.modelsOf(devices) {
		base, err := s.baseline(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("selftest: the clean %s module: %w", m, err)
		}
		report.Clean = append(report.Clean, base.wrong...)
		s.clean[m] = base
	}
	report.Results = s.all(ctx, devices)
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
	start time.Time
	slow  bool // the suite has cases that wait for long
	ixit  ixit.IXIT
	clean map[string]*baseline // by model
}

// baseline is how the clean module of a model does.
type baseline struct {
	results  *model.Results
	verdicts map[string]model.Verdict
	wrong    []Change
}

func (p Plan) hasSlow() bool {
	return slices.ContainsFunc(p.Catalogue.Cases, func(k *catalogue.Case) bool { return slices.Contains(k.Tags, "slow") })
}

// baseline runs everything against the clean module. A case that does not pass
// gets a second chance, as all do.
func (s *session) baseline(ctx context.Context, name string) (*baseline, error) {
	d := s.emulated(emulator.Config{Model: name})
	d.ixit.Server.PrivilegedPort = s.IXIT.Server.PrivilegedPort
	r, err := s.campaign(ctx, d, "")
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
	again, err := s.campaign(ctx, d, strings.Join(doubtful, " or "))
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
	queue := make(chan int)
	var mu sync.Mutex
	var workers sync.WaitGroup
	done := 0
	for range min(s.Jobs, len(devices)) {
		workers.Go(func() {
			for i := range queue {
				r := s.examine(ctx, devices[i])
				if ctx.Err() != nil {
					continue
				}
				mu.Lock()
				results[i] = r
				done++
				if s.Watch != nil {
					s.Watch(Progress{Done: done, Total: len(devices), Last: r})
				}
				mu.Unlock()
			}
		})
	}
	for i := range devices {
		if ctx.Err() != nil {
			break
		}
		queue <- i
	}
	close(queue)
	workers.Wait()
	return slices.DeleteFunc(results, func(r Result) bool { return r.ID == "" })
}

// campaign runs a selection against a device.
func (s *session) campaign(ctx context.Context, d *device, expression string) (*model.Results, error) {
	selection, err := selection.Parse(expression)
	if err != nil {
		return nil, err
	}
	c := &campaign.Campaign{Catalogue: s.Catalogue, Models: s.Models, Model: d.model, IXIT: d.ixit, Selection: selection,
		Benches: d.benches, Steps: s.Steps, Jobs: s.Lanes, Log: s.Log, Verdicts: true, Limits: campaign.Limits{Setup: time.Minute, Mend: 10 * time.Second}}
	if base := s.clean[d.model]; base != nil {
		c.Earlier = base.results // what takes long begins first
	}
	limited, cancel := context.WithTimeout(ctx, s.Limit)
	defer cancel()
	results, err := c.Run(limited)
	if err == nil && limited.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("the run did not end within %s: %d of %d cases were executed", s.Limit, results.Run.Executed, results.Run.Selected)
	}
	return results, err
}

// selection is what a device is run against by default, reach included.
func (s *session) selection(reach []string) string {
	if s.Full || !s.slow || slices.Contains(reach, everywhere) {
		return ""
	}
	parts := []string{"not @slow"}
	return strings.Join(append(parts, reach...), " or ")
}

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
