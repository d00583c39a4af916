// Package watch shows a run while it goes on: a page for a browser, and what it asks for. Cli
// feeds a Board from the books of the run. It must never change anything: it answers questions
// only.
package watch

import (
	"slices"
	"sync"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Phase is how far a run has come.
type Phase string

// The phases of a run.
const (
	Waiting  Phase = "waiting" // nothing of it is in the folder yet
	Running  Phase = "running"
	Finished Phase = "finished"
	Gone     Phase = "interrupted" // its process is gone, its books are open
)

// Doing is what a bench does now.
type Doing struct {
	Bench string
	Case  string
	Title string
	Began time.Time
	Step  string
	Since time.Time // when the step began
}

// mostFailures is how many failures keep their transcripts.
const mostFailures = 500

// transcriptMost is how much of a transcript is shown, in bytes.
const transcriptMost = 32 << 10

// Board is what is known of one run. It is safe for concurrent use.
type Board struct {
	mu       sync.Mutex
	phase    Phase
	problem  string
	run      model.Run
	iut      model.IUT
	virtual  string
	standing text.Standing
	cases    map[string]*entry
	order    []string // ids of the selected cases
	ended    int      // executions
	last     time.Duration
	doing    []Doing
	benches  map[string]bool // that have done anything
	failures []failure
	dropped  int // failures before the first of these
}

// entry is a selected case.
type entry struct {
	clause  string
	verdict model.Verdict // none: not yet
}

// failure is a case that did not pass, as the page shows it. Texts of two languages are
// English and Chinese.
type failure struct {
	N          int       `json:"n"`
	ID         string    `json:"id"`
	Clause     string    `json:"clause"`
	Verdict    string    `json:"verdict"`
	Bench      string    `json:"bench"`
	AtMS       int64     `json:"at_ms"` // since the start of the run
	Title      [2]string `json:"title"`
	Why        [2]string `json:"why"`
	Explained  [2]string `json:"explained"`
	Transcript string    `json:"transcript"`
}

// New is a board of no run yet.
func New() *Board { return &Board{phase: Waiting} }

// Begin takes the results as a run leaves them at its beginning: what is selected, and
// on what. All that was known before is forgotten. Of a run that does not go on nothing is
// shown before Finish or Interrupted: by then the board has its executions.
func (b *Board) Begin(r *model.Results, goesOn bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.phase, b.run, b.ended, b.last, b.doing, b.failures, b.dropped = Waiting, r.Run, 0, 0, nil, nil, 0
	if goesOn {
		b.phase = Running
	}
	b.cases, b.order, b.benches = map[string]*entry{}, nil, map[string]bool{}
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Selected {
			b.cases[k.ID] = &entry{k.Clause, model.None}
			b.order = append(b.order, k.ID)
		}
	}
	b.know(r)
}

// know takes what the results say of the run besides its cases. The caller holds mu.
func (b *Board) know(r *model.Results) {
	b.run, b.iut, b.virtual, b.standing = r.Run, r.IUT, r.Extent().Virtual, text.StandingOf(r, nil)
}

// Update takes later results of the same run, whose cases the board has from its
// journal.
func (b *Board) Update(r *model.Results, goesOn bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if goesOn {
		b.phase = Running // it may have been taken up again
	}
	b.know(r)
}

// Ended takes one execution of a case. An execution that was interrupted counts no more
// than one that was not begun.
func (b *Board) Ended(k model.Case, took time.Duration) error {
	safe, _, err := reports.Prepare(&model.Results{Cases: []model.Case{k}}, reports.Options{})
	if err != nil {
		return err
	}
	k = safe.Cases[0]
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended++
	if k.Bench != "" && b.benches != nil {
		b.benches[k.Bench] = true
	}
	b.last = max(b.last, time.Duration(k.StartedMS)*time.Millisecond+took)
	e := b.cases[k.ID]
	if e == nil {
		return nil
	}
	e.verdict = model.Worst(k.Verdict, e.verdict)
	if k.Verdict == model.Fail || k.Verdict == model.Error || k.Verdict == model.Inconc {
		b.fail(&k)
	}
	return nil
}

// fail keeps a case that did not pass. The caller holds mu.
func (b *Board) fail(k *model.Case) {
	f := failure{N: b.dropped + len(b.failures), ID: k.ID, Clause: text.ClauseMark(k.Clause), Verdict: string(k.Verdict), Bench: k.Bench, AtMS: k.StartedMS,
		Transcript: text.Transcript(k, transcriptMost)}
	for i, lang := range []string{language.English, language.Chinese} {
		f.Title[i], f.Why[i], f.Explained[i] = gherkin.Title(lang, k.Title), text.Message(lang, k), text.Explain(lang, k)
	}
	if b.failures = append(b.failures, f); len(b.failures) > mostFailures {
		b.failures = slices.Delete(b.failures, 0, 1)
		b.dropped++
	}
}

// Busy says what the benches do now.
func (b *Board) Busy(list []Doing) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.doing = list
}

// Finish ends the run with its results.
func (b *Board) Finish(r *model.Results) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.phase, b.doing = Finished, nil
	b.know(r)
}

// Interrupted says that the process of the run is gone, and its books are open.
func (b *Board) Interrupted() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.phase, b.doing = Gone, nil
}

// Problem says why the books of the run cannot be read; empty: they can.
func (b *Board) Problem(why string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problem = why
}
