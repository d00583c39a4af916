package explore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/reference"
	"mftpspec/reports/model"
)

// Findings is the folder of the feature files, beside the results.
const Findings = "findings"

// SummaryID is the case that stands for all sequences.
const SummaryID = "EXPLORE-000"

// Explorer generates sequences, has them executed, and keeps what is found. It is a
// [campaign.Explorer].
type Explorer struct {
	Suite     *catalogue.Catalogue
	Seed      int64
	Sequences int           // at most; 0: as many as there is time for
	Most      int           // findings, after which it is enough; 0: no limit
	Shrink    time.Duration // for one finding; 0 is half a minute
	Out       string        // folder for the feature files; empty: none are written
	Progress  func(model.Exploration)
	Found     func(model.Case) // a finding, or a sequence that failed once only

	mu       sync.Mutex
	gen      *Generator
	done     model.Exploration
	sum      model.Repeats
	reason   *model.Reason // of the worst sequence that is no finding
	worst    model.Verdict
	took     int64 // milliseconds
	wall     time.Duration
	waited   time.Duration
	findings []model.Case
	known    map[string]int // index of a finding by what fails
	looks    map[string]int // how often a failure was looked into, by what fails
	pending  map[string]bool
}

// Cases is the suite's catalogue with the one case that an exploration plans.
func Cases(suite *catalogue.Catalogue) *catalogue.Catalogue {
	c := *suite
	c.Cases = []*catalogue.Case{{ID: SummaryID, Clause: "3", Title: summaryTitle, URI: "exploration.feature", Line: 1, Level: "strict"}}
	c.Scripts = map[string]catalogue.Script{SummaryID: {}}
	return &c
}

const summaryTitle = "Sequences of commands that a model of the manual makes"

// Restore implements [campaign.Explorer]: the sequences that were executed are generated again, which
// leaves the generator where it was.
func (e *Explorer) Restore(was *model.Results) error {
	x := was.Run.Exploration
	switch {
	case x == nil:
		return errors.New("the run so far was no exploration")
	case x.Seed != e.Seed:
		return fmt.Errorf("--seed was %d in the run so far, and is %d now", x.Seed, e.Seed)
	}
	e.done = *x
	for _, k := range was.Cases {
		if k.ID != SummaryID {
			e.findings = append(e.findings, k)
			e.know(key(k), len(e.findings)-1)
			continue
		}
		if k.Repeats != nil {
			e.sum = *k.Repeats
		}
		e.worst, e.reason, e.took = k.Verdict, k.Reason, k.DurationMS
	}
	return nil
}

func (e *Explorer) know(key string, n int) {
	if e.known == nil {
		e.known = map[string]int{}
	}
	e.known[key] = n
}

// Outcome implements [campaign.Explorer].
func (e *Explorer) Outcome() (*model.Exploration, []model.Case) {
	e.mu.Lock()
	defer e.mu.Unlock()
	x, sum := e.books(), e.sum
	k := model.Case{ID: SummaryID, Clause: "3", Title: summaryTitle, Feature: "exploration.feature:1", Requirements: []string{}, Level: "strict", Selected: true,
		Verdict: model.None, Reason: model.NotRunFor(model.NotReached, model.Say("not run")), DurationMS: e.took}
	if sum.Executed > 0 {
		k.Verdict, k.Reason, k.Repeats = model.Worst(model.Pass, e.worst), e.reason, &sum
	}
	return &x, append([]model.Case{k}, e.findings...)
}

// books are the numbers as they are now. It needs the lock.
func (e *Explorer) books() model.Exploration {
	x := e.done
	x.Seed = e.Seed
	x.WallMS += e.wall.Milliseconds()
	x.MandatedMS += e.waited.Milliseconds()
	if e.gen != nil {
		x.Pairs = e.gen.Pairs()
	}
	return x
}

// Explore implements [campaign.Explorer].
func (e *Explorer) Explore(ctx context.Context, b *campaign.Bench) {
	t := &attempt{e: e, b: b, mark: mark{time.Now(), b.Waited()}}
	for ctx.Err() == nil && !b.Late() {
		sequence, ok := e.next(b)
		if !ok || !t.one(ctx, sequence) {
			return
		}
	}
}

// next is the next sequence.
func (e *Explorer) next(b *campaign.Bench) (Sequence, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.gen == nil {
		e.gen = &Generator{ICS: b.ICS(), Files: b.Files(), Seed: e.Seed}
		for range e.done.Sequences {
			e.gen.Next()
		}
	}
	if e.Sequences > 0 && e.gen.number >= e.Sequences || e.Most > 0 && e.done.Findings >= e.Most {
		return Sequence{}, false
	}
	return e.gen.Next(), true
}

// count takes a sequence into the books. A fail is a finding's, and no sequence's.
func (e *Explorer) count(k model.Case) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.done.Sequences++
	e.sum.Executed++
	e.took += k.DurationMS
	switch k.Verdict {
	case model.Pass:
		e.sum.Pass++
	case model.Fail:
		e.sum.Fail++
	case model.Inconc:
		e.sum.Inconc++
	default:
		e.sum.Error++
	}
	if k.Verdict != model.Fail && (e.worst == "" || k.Verdict.WorseThan(e.worst)) {
		e.worst, e.reason = k.Verdict, k.Reason
	}
	if e.Progress != nil {
		e.Progress(e.books())
	}
}

// mostLooks is how often a failure is looked into that did not fail again: another sequence may have in it what this one
// took over from the one before.
const mostLooks = 10

// claim says whether a failure is one to look into.
func (e *Explorer) claim(key string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	n, known := e.known[key]
	if known && (e.findings[n].Verdict == model.Fail || e.looks[key] >= mostLooks) || e.pending[key] {
		return false
	}
	if e.pending == nil {
		e.pending, e.looks = map[string]bool{}, map[string]int{}
	}
	e.pending[key] = true
	e.looks[key]++
	return true
}

func (e *Explorer) release(key string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.pending, key)
}

// keep makes a finding part of the results, and writes its feature file. It takes the place of one that was not
// stable.
func (e *Explorer) keep(f finding, first string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	n, known := e.known[key(f.k)]
	if !known {
		n, known = e.known[first]
	}
	if known && (e.findings[n].Verdict == model.Fail || f.k.Verdict != model.Fail) { // shrunk to what is known
		e.know(first, n)
		return
	}
	switch {
	case known:
		e.findings[n] = f.k
		e.done.Unstable--
	default:
		n = len(e.findings)
		e.findings = append(e.findings, f.k)
	}
	e.know(first, n)
	e.know(key(f.k), n)
	if f.k.Verdict == model.Fail {
		e.done.Findings++
	} else {
		e.done.Unstable++
	}
	last := &e.findings[n]
	last.ID = fmt.Sprintf("EXPLORE-%03d", n+1)
	f.head.id = last.ID
	name := last.ID + ".feature"
	if last.Reason != nil && last.Reason.Serve != "" {
		last.Reason.Serve = fmt.Sprintf("mftpspec serve --features %s --case %s", filepath.Join(e.Out, Findings), last.ID)
	}
	last.Feature = Findings + "/" + name + ":1"
	if e.Out != "" {
		if err := write(filepath.Join(e.Out, Findings, name), f.w.feature(f.head)); err != nil {
			last.Observe(model.Say("the feature file was not written: %s", err))
		}
	}
	if e.Found != nil {
		e.Found(*last)
	}
}

func write(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o666)
}

// key names what fails: executions with one key are alike.
func key(k model.Case) string {
	if k.Reason == nil {
		return string(k.Verdict)
	}
	shape := k.Reason.Said().Message.Shape()
	verb := ""
	for _, s := range slices.Backward(k.Steps) {
		if s.Verdict == model.None {
			continue
		}
		if line, sends := reference.LineOf(s.Text); sends {
			verb, _, _ = strings.Cut(strings.ToUpper(line), "=")
			break
		}
	}
	return verb + "/" + shape
}

// last is the action of a scenario whose step failed.
func (w script) last(k model.Case) int {
	for i, s := range k.Steps {
		if s.Verdict != model.Pass && s.Verdict != model.None && i < len(w.owner) {
			return w.owner[i]
		}
	}
	return len(w.actions) - 1
}

// titled says what a scenario is about: what failed, and what went before.
func (w script) titled() string {
	var forms []string
	for _, a := range w.actions {
		forms = append(forms, a.Form())
	}
	n := len(forms) - 1
	title := forms[n]
	if ch := w.actions[n].On(); ch >= 0 {
		title += fmt.Sprintf(" on channel %d", ch)
	}
	if n > 0 {
		title += " after " + strings.Join(forms[max(0, n-4):n], ", ")
	}
	return title
}
