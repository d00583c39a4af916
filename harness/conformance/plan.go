package conformance

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"mftpspec/reports/model"
)

const (
	notSelected = "not selected"
	notRunYet   = "not run"
)

// plan decides, before anything is executed, what will be: na comes from the
// ICS, and what the laboratory lacks is not counted as selected.
func (s *runner) plan() error {
	s.list()
	open := 0
	for _, k := range s.chosen {
		m := &s.cases[s.byID[k.ID]]
		if why := k.notApplicable(s.run.ICS); why != "" {
			m.Verdict, m.Reason = model.NA, &model.Reason{Message: why}
			continue
		}
		if why := k.notProvided(s.run.IXIT.At(0)); why != "" {
			m.Reason = &model.Reason{Message: why}
			continue
		}
		m.Selected, m.Reason = true, &model.Reason{Message: notRunYet}
		open++
	}
	s.describe()
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
		m.Selected, m.Reason = true, &model.Reason{Message: notRunYet}
	}
	s.describe()
}

// list puts every case of the suite into the results, none of them selected.
func (s *runner) list() {
	for _, k := range s.c.Catalogue.Cases {
		s.byID[k.ID] = len(s.cases)
		s.cases = append(s.cases, model.Case{ID: k.ID, Clause: k.Clause, Command: k.Command, Title: k.Title,
			Feature: fmt.Sprintf("%s:%d", k.URI, k.Line), Rule: k.Rule, Requirements: k.Requirements, Rows: k.Rows, Tags: k.Tags,
			Level: k.Level, Verdict: model.None, Reason: &model.Reason{Message: notSelected}})
	}
}

// errand is one execution that the engine is to make.
type errand struct {
	k       *Case
	attempt int // from 1
}

// order gives the executions in the order in which they begin. Where several
// run at once the longest begin first, as far as that is known: the last to
// begin then ends soon.
func (s *runner) order() []errand {
	var list []errand
	for attempt := range max(1, s.c.Repeat) {
		for _, k := range s.chosen {
			if s.cases[s.byID[k.ID]].Selected {
				list = append(list, errand{k, attempt + 1})
			}
		}
	}
	switch {
	case s.c.Shuffle != 0:
		r := rand.New(rand.NewPCG(uint64(s.c.Shuffle), 0))
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	case len(s.lanes.all) > 1:
		length := s.lengths()
		slices.SortStableFunc(list, func(a, b errand) int { return int(length(b.k) - length(a.k)) })
	}
	return list
}

// lengths gives the expected duration of a case in milliseconds: as in the
// earlier run, or a guess from its tags.
func (s *runner) lengths() func(*Case) int64 {
	known := map[string]int64{}
	if s.c.Earlier != nil {
		for _, k := range s.c.Earlier.Cases {
			if k.Verdict == model.Pass || k.Verdict == model.Fail {
				known[k.ID] = k.DurationMS / 100 * 100 // small differences are chance: keep the suite's order
			}
		}
	}
	return func(k *Case) int64 {
		if ms, ok := known[k.ID]; ok {
			return ms
		}
		if slices.Contains(k.Tags, "slow") {
			return 10_000
		}
		return 0
	}
}

// finish closes the books: what was not run gets its reason, everything is
// counted, results.json is written.
func (s *runner) finish(ctx context.Context, err error) (*model.Results, error) {
	results := s.results(ctx, err)
	broken := errors.Join(s.broken, s.journal.close())
	if s.c.Out != "" {
		if s.journal == nil { // the run ended before it had its output folder
			var opened error
			if s.journal, opened = s.open(); opened != nil {
				return results, errors.Join(broken, opened)
			}
			broken = errors.Join(broken, s.journal.close())
		}
		broken = errors.Join(broken, writeResults(s.c.Out, results))
	}
	return results, broken
}

// results gives the results as they stand now.
func (s *runner) results(ctx context.Context, err error) *model.Results {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, iut, _ := s.lanes.state()
	r := &model.Results{Schema: model.Schema, IUT: iut, Run: s.header, Cases: slices.Clone(s.cases), Dialects: s.run.Dialects.Map(),
		Suite: model.Suite{Name: "mftpspec", Version: s.c.Version, Manual: Manual, Requirements: len(s.c.Catalogue.Requirements),
			Digest: s.c.Catalogue.Digest}, SelfTest: s.c.SelfTest,
		Requirements: s.c.Catalogue.stated(), Ledger: s.run.Ledger.stated(), Laboratory: s.run.IXIT.Laboratory.stated()}
	var wrong error
	r.ICS, wrong = asMap(s.run.ICS)
	ixit, ixitErr := s.run.IXIT.declared()
	r.IXIT = ixit
	if wrong = errors.Join(wrong, ixitErr); wrong != nil {
		s.log.Error("declarations are missing from the results", "error", wrong)
	}
	r.Benches = s.benches()
	r.Run.DurationMS = s.sinceStart()
	why := s.run.secrets.text(s.stopped(ctx, err))
	r.Run.Stopped = why
	r.Run.Selected, r.Run.Executed = 0, 0
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		r.Run.Selected++
		if k.Verdict != model.None {
			r.Run.Executed++
		} else if why != "" {
			k.Reason = &model.Reason{Message: notRunYet + ": " + why}
		}
	}
	r.Status, r.Summary = model.Conclude(r.Cases), model.Count(r.Cases)
	r.Observed = observed(s.c.Catalogue, r)
	return r
}

// stopped says why the run ended early; empty if it did not.
func (s *runner) stopped(ctx context.Context, err error) string {
	switch _, _, lost := s.lanes.state(); {
	case ctx.Err() != nil:
		return context.Cause(ctx).Error()
	case err != nil:
		return err.Error()
	case s.lanes.spent():
		return (&errNoLane{lost}).Error()
	}
	return ""
}
