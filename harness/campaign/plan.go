package campaign

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/journal"
	"mftpspec/harness/manual"
	"mftpspec/harness/strictyaml"
	"mftpspec/reports/model"
)

// notRunYet is the reason of a case that is still to be executed.
func notRunYet() *model.Reason { return model.NotRunFor(model.NotReached, model.Say("not run")) }

// plan decides, before anything is executed, what will be: na comes from the
// ICS, and what the laboratory lacks is not counted as selected.
func (s *runner) plan() error {
	s.list()
	s.divide()
	open := 0
	for _, k := range s.c.Catalogue.Cases { // what does not apply is not left out by a selection
		if why := k.NotApplicable(s.run.ICS); !why.IsZero() {
			m := &s.cases[s.byID[k.ID]]
			m.Verdict, m.Reason = model.NA, model.NotRunFor(model.NotApplicable, model.Say("not applicable: %s", why))
		}
	}
	for _, k := range s.chosen {
		m := &s.cases[s.byID[k.ID]]
		if m.Verdict == model.NA {
			continue
		}
		if m.Shard != s.c.Shard.Index {
			m.Reason = model.NotRunFor(model.OtherShard, model.Say("not selected: the case belongs to shard %s of %s", m.Shard, s.c.Shard.Of))
			continue
		}
		if why := k.NotProvided(s.run.IXIT.At(0)); !why.IsZero() {
			m.Reason = model.NotRunFor(model.NotProvided, model.Say("deselected: %s", why))
			continue
		}
		m.Selected, m.Reason = true, notRunYet()
		open++
	}
	s.describe()
	if open == 0 && s.shard != nil {
		return &UsageError{fmt.Sprintf("nothing is left for shard %s: %d cases are selected; take fewer shards", s.c.Shard, len(s.chosen))}
	}
	if open == 0 {
		first := s.cases[s.byID[s.chosen[0].ID]]
		return &UsageError{fmt.Sprintf("none of the %d selected cases can be executed on %s; the first: %s is %s", len(s.chosen), s.run.ICS.Model, first.ID, first.Reason.Message)}
	}
	return nil
}

// planWithoutModel stands in for plan when no device ever said what it is.
func (s *runner) planWithoutModel() {
	s.list()
	for _, k := range s.chosen {
		m := &s.cases[s.byID[k.ID]]
		m.Selected, m.Reason = true, notRunYet()
	}
	s.describe()
}

// list puts every case of the suite into the results, none of them selected.
func (s *runner) list() {
	for _, k := range s.c.Catalogue.Cases {
		s.byID[k.ID] = len(s.cases)
		s.cases = append(s.cases, model.Case{ID: k.ID, Clause: k.Clause, Command: k.Command, Title: k.Title,
			Feature: fmt.Sprintf("%s:%d", k.URI, k.Line), Rule: k.Rule, Requirements: k.Requirements, Rows: k.Rows, Tags: k.Tags,
			Level: k.Level, Verdict: model.None, Reason: model.NotRunFor(model.NotSelected, model.Say("not selected"))})
	}
	s.tallies = make([]tally, len(s.cases))
}

// order gives the next executions, in the order in which they begin, at most of
// so many rounds; none where everything was executed as often as asked for. Where several
// run at once the longest begin first, as far as that is known: the last to
// begin then ends soon. part numbers these calls, for the random order.
func (s *runner) order(rounds, part int) []*catalogue.Case {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []*catalogue.Case
	for round := range rounds {
		for _, k := range s.chosen {
			if n := s.byID[k.ID]; s.cases[n].Selected && s.tallies[n].executed+round < s.rounds() {
				list = append(list, k)
			}
		}
	}
	switch {
	case s.c.Shuffle != 0:
		r := rand.New(rand.NewPCG(uint64(s.c.Shuffle), uint64(part)))
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	case len(s.pool.all) > 1:
		length := s.lengths()
		slices.SortStableFunc(list, func(a, b *catalogue.Case) int { return cmp.Compare(length[b], length[a]) })
	}
	return list
}

// lengths gives the expected duration of each chosen case in milliseconds: as in the
// earlier run, or a forecast from its steps.
func (s *runner) lengths() map[*catalogue.Case]int64 {
	known := map[string]int64{}
	if s.c.Earlier != nil {
		for _, k := range s.c.Earlier.Cases {
			if k.Verdict == model.Pass || k.Verdict == model.Fail {
				known[k.ID] = k.DurationMS / 100 * 100 // small differences are chance: keep the suite's order
			}
		}
	}
	all := make(map[*catalogue.Case]int64, len(s.chosen))
	for _, k := range s.chosen {
		ms, ok := known[k.ID]
		if !ok {
			ms = s.usual(k) / 100 * 100
		}
		all[k] = ms
	}
	return all
}

// finish closes the books: what was not run gets its reason, everything is
// counted, results.json is written.
func (s *runner) finish(ctx context.Context, err error) (*model.Results, error) {
	results := s.results(ctx, err)
	broken := s.broken
	first := func(err error) {
		if broken == nil {
			broken = err
		}
	}
	first(s.journal.Close())
	if s.c.Out != "" {
		if s.journal == nil { // the run ended before it had its output folder
			if holdsRun(s.c.Out) {
				return results, errors.Join(broken, ErrKept)
			}
			if err := s.openBooks(ctx); err != nil {
				return results, errors.Join(broken, err)
			}
			first(s.journal.Close())
		}
		first(journal.WriteResults(s.c.Out, results))
	}
	if broken != nil {
		broken = model.Errorf("the results cannot be written: %s. %s is complete so far: remove the cause, then continue with --resume", broken.Error(), journal.File)
	}
	return results, broken
}

// holdsRun says whether there are results, or a journal, in a folder.
func holdsRun(folder string) bool {
	for _, name := range []string{model.File, journal.File} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			return true
		}
	}
	return false
}

// results gives the results as they stand now.
func (s *runner) results(ctx context.Context, err error) *model.Results {
	s.mu.Lock()
	defer s.mu.Unlock()
	ready, iut, _ := s.pool.state()
	if !ready && s.before != nil {
		iut = s.before.results.IUT
	}
	r := &model.Results{Schema: model.Schema, IUT: iut, Run: s.header, Cases: slices.Clone(s.cases), Dialects: s.run.Dialects.Map(),
		Suite: model.Suite{Name: "mftpspec", Version: s.c.Version, Manual: manual.Manual, Requirements: len(s.c.Catalogue.Requirements),
			Digest: s.c.Catalogue.Digest}, SelfTest: s.c.SelfTest,
		Requirements: s.c.Catalogue.Stated(), Ledger: s.c.Catalogue.Ledger.Stated(), Laboratory: s.run.IXIT.Laboratory.Stated()}
	var wrong error
	r.ICS, wrong = strictyaml.AsMap(s.run.ICS)
	ixit, ixitErr := s.run.IXIT.Declared()
	r.IXIT = ixit
	if wrong = errors.Join(wrong, ixitErr); wrong != nil {
		s.log.Error("declarations are missing from the results", "error", wrong)
	}
	r.Benches = s.benches()
	r.Run.DurationMS = s.sinceStart()
	why := s.stopped(ctx, err)
	r.Run.Stopped, r.Run.StoppedText = why.String(), why
	model.Rewrite(&r.Run.Stopped, &r.Run.StoppedText, s.run.Secrets.Text)
	why = r.Run.StoppedText
	r.Run.Selected, r.Run.Executed, r.Run.Memory = 0, 0, slices.Clone(s.memory)
	r.Run.Line, r.Run.TurnedAway = s.line(), s.turned
	if s.c.Explorer != nil {
		r.Run.Exploration, r.Cases = s.c.Explorer.Outcome()
	}
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		r.Run.Selected++
		if k.Verdict != model.None {
			r.Run.Executed++
		} else if !why.IsZero() {
			k.Reason = model.NotRunFor(model.NotReached, model.Say("not run: %s", why))
		}
		if s.repeats() && k.Repeats != nil && s.c.Explorer == nil {
			s.concludeRepeats(k, &s.tallies[i], why)
		}
	}
	r.Status, r.Summary = model.Conclude(r.Cases), model.Count(r.Cases)
	scope := r.Extent()
	scope.Virtual = s.c.Virtual
	r.Scope = &scope
	r.Run.Open = errors.Is(err, errKilled)
	r.Observed = catalogue.Observed(s.c.Catalogue, r)
	return r
}

// concludeRepeats says what only the end of a run can: a drift, and that a case was
// executed less often than was asked for.
func (s *runner) concludeRepeats(k *model.Case, t *tally, why model.Text) {
	sum := *k.Repeats
	sum.Drift = t.passes.drift()
	k.Repeats = &sum
	if why.IsZero() || s.c.For > 0 || sum.Executed >= s.rounds() || k.Verdict != model.Pass {
		return
	}
	k.Verdict = model.Inconc
	k.Reason = model.Because(model.Say("executed %s times of %s, always with a pass: %s", sum.Executed, s.rounds(), why))
	k.Reason.Clause = k.Clause
}

// stopped says why the run ended early; zero if it did not.
func (s *runner) stopped(ctx context.Context, err error) model.Text {
	switch _, _, lost := s.pool.state(); {
	case ctx.Err() != nil:
		return model.Of(context.Cause(ctx))
	case err != nil:
		return model.Of(err)
	case s.pool.spent():
		return (&noBenchError{lost}).Text()
	case !s.until.IsZero() && !time.Now().Before(s.until):
		if slices.ContainsFunc(s.cases, func(k model.Case) bool { return k.Selected && k.Verdict == model.None }) {
			return model.Say("the time of --for (%s) was over", s.c.For)
		}
	}
	return model.Text{}
}
