package campaign

import (
	"context"
	"fmt"
	"sync"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/reports/model"
)

// Explorer finds out, while a run goes on, what is executed next. Its methods are called by
// several goroutines at once.
type Explorer interface {
	// Restore goes on with what a run that is resumed has left.
	Restore(*model.Results) error
	// Explore executes scenarios on one bench until ctx is over, or nothing is left to do.
	Explore(ctx context.Context, b *Bench)
	// Outcome is what came out so far: the cases of the results.
	Outcome() (*model.Exploration, []model.Case)
}

// Bench executes the scenarios of an Explorer, one at a time, on one module.
type Bench struct {
	s      *runner
	slot   *slot
	waited time.Duration
}

// Waited is how long the bench has waited so far because the manual or the laboratory demands it.
func (b *Bench) Waited() time.Duration { return b.waited }

// Memory is what an execution may know of those before it.
type Memory struct {
	Dialects *dialect.Record
	Blocks   *iut.Blocks
}

// Readings is a memory that holds the device to what it chose in this run, and knows of no failure: a sequence
// that failed must not shorten the waits of others, or block their logins.
func (b *Bench) Readings() *Memory {
	return &Memory{Dialects: b.s.run.Dialects, Blocks: iut.NewBlocks()}
}

// NewMemory is that of a run that has just begun.
func (b *Bench) NewMemory() *Memory {
	return &Memory{Dialects: dialect.New(b.s.c.Catalogue.Ledger.Choice), Blocks: iut.NewBlocks()}
}

// ICS is what the model under test is declared to have, as far as the laboratory can show it: without an authority
// that the module trusts there is no FTPS.
func (b *Bench) ICS() ixit.ICS {
	ics := b.s.run.ICS
	if b.slot != nil && b.slot.bench != nil && b.slot.bench.Authority() == nil {
		ics.ImplicitFTPS, ics.ExplicitFTPS = false, false
	}
	return ics
}

// Files says whether the laboratory can write and read the module's own files.
func (b *Bench) Files() bool {
	files := b.s.run.IXIT.At(0).Files
	return files.Put != "" && files.Get != ""
}

// Late says whether the time of the run is over.
func (b *Bench) Late() bool { return b.s.late() }

// errBenchGone is why a bench executes nothing any more.
var errBenchGone = model.Errorf("the bench was given up")

// Execute executes one scenario and gives it as it would stand in the results; with keep,
// with its steps and trace whatever the verdict is. memory nil is that of the run.
func (b *Bench) Execute(ctx context.Context, k *catalogue.Case, script catalogue.Script, memory *Memory, keep bool) (model.Case, error) {
	s := b.s
	s.startClock()
	if b.slot == nil || ctx.Err() != nil {
		return model.Case{}, errBenchGone
	}
	run := s.run.At(b.slot.n)
	if memory != nil {
		run.Dialects, run.Blocks = memory.Dialects, memory.Blocks
	}
	result := model.Case{ID: k.ID, Clause: k.Clause, Command: k.Command, Title: k.Title, Feature: fmt.Sprintf("%s:%d", k.URI, k.Line), Requirements: k.Requirements,
		Tags: k.Tags, Level: k.Level, Selected: true}
	lost, done := false, false
	x := &execution{k: k, script: script, definitions: s.c.Steps, slot: b.slot, run: run, keep: func(x *execution) {
		result.StartedMS = x.began.Sub(s.start).Milliseconds()
		lost, done = x.lost, true
		b.waited += x.mandated()
		s.mu.Lock()
		s.usage[b.slot.n].use(x) // before the result is made, which ends the log of it
		s.executed++
		s.mu.Unlock()
		result = x.result(result, s.c.Out, keep || x.verdict != model.Pass)
	}}
	s.carryOut(ctx, caseFS{k.URI: script.Source}, []string{k.URI}, func(ctx context.Context, _ string) (context.Context, error) { return s.open(ctx, x) })
	if !done {
		return result, model.Errorf("the scenario %s was not executed", k.ID)
	}
	if ctx.Err() != nil && result.Verdict != model.Pass {
		return result, context.Cause(ctx) // it was in flight: that says nothing
	}
	if !s.pool.looksAfter(ctx, b.slot, lost) {
		b.slot = nil
	}
	return result, nil
}

// Restart restarts the module, if the bench is able to.
func (b *Bench) Restart(ctx context.Context) (able bool, err error) {
	if b.slot == nil {
		return false, errBenchGone
	}
	limited, cancel := context.WithTimeoutCause(ctx, 2*b.s.pool.mend, model.Errorf("no answer within %s", 2*b.s.pool.mend))
	defer cancel()
	able, err = b.slot.bench.Restart(limited)
	if able && err == nil {
		err = b.slot.module.Recover(limited)
	}
	if err != nil && !b.s.pool.looksAfter(ctx, b.slot, true) {
		b.slot = nil
		return able, errBenchGone
	}
	return able && err == nil, nil
}

// explore gives each bench to the explorer.
func (s *runner) explore(run context.Context) {
	stop := s.checkpoints(run)
	defer stop()
	var all sync.WaitGroup
	for range s.pool.all {
		all.Go(func() {
			slot, err := s.pool.take(run)
			if err != nil {
				return // every bench is given up
			}
			b := &Bench{s: s, slot: slot}
			if err := guard("explore", func() error { s.c.Explorer.Explore(run, b); return nil }); err != nil {
				s.log.Error("the exploration ended by itself", "error", fmt.Sprintf("%+v", err))
			}
			if b.slot != nil {
				s.pool.put(b.slot)
			}
		})
	}
	all.Wait()
}

// checkpointEvery is how much of an exploration a process that is killed loses.
const checkpointEvery = 15 * time.Second

// checkpoints writes what is found so far, now and then: there is no journal of an exploration.
func (s *runner) checkpoints(ctx context.Context) (stop func()) {
	if s.c.Out == "" {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(checkpointEvery)
		defer tick.Stop()
		for {
			select {
			case <-end:
				return
			case <-tick.C:
				if err := journal.WriteResults(s.c.Out, s.results(ctx, errKilled)); err != nil {
					s.log.Warn("what is found so far was not written", "error", err)
				}
			}
		}
	}()
	return func() { close(end); <-ended }
}
