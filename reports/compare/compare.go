// Package compare says what changed between two runs, of two firmware versions for example. Cli
// calls Runs. It must never call a run worse for what one of the two did not test.
package compare

import (
	"errors"
	"maps"
	"slices"

	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Comparison is what changed between two runs, of two firmware versions for
// example. It is made by Compare, written by HTML and Markdown, and decided by
// ExitCode.
type Comparison struct {
	Old, New  reports.Side
	Worse     []Change // tested by both: a pass was lost, or it fails now
	Better    []Change // tested by both: it passes now
	Unclear   []Change // tested by both: another verdict, but neither worse nor better can be said
	Added     []Change // tested only now
	Gone      []Change // tested only before
	Same      int      // tested by both, with the same verdict
	Dialects  []Difference
	Timing    []Drift
	IUT       []Difference
	Suite     []Difference
	ICS, IXIT []Difference

	options reports.Options
	waived  *waiver.Applied
}

// Change is a case whose verdict is another, or which only one run has.
type Change struct {
	ID, Clause, Title string
	Old, New          model.Verdict // empty: the suite of that run has no such case
	why               *model.Case   // what the verdict rests on, of the run that has the worse one
	Waived            bool          // it fails now, and that is waived
}

// Difference is an item with another value; empty: absent.
type Difference struct{ Key, Old, New string }

// Runs says what changed from old to new. The options' waivers apply to new.
func Runs(old, new reports.Side, o reports.Options) (*Comparison, error) {
	if old.Results == nil || new.Results == nil {
		return nil, errors.New("reports: compare: two results are needed")
	}
	a, _, err := reports.Prepare(old.Results, o)
	if err != nil {
		return nil, err
	}
	b, waived, err := reports.Prepare(new.Results, o)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Old: reports.Side{Name: old.Name, Report: old.Report, Results: a}, New: reports.Side{Name: new.Name, Report: new.Report, Results: b}, options: o, waived: waived}
	c.cases()
	c.Dialects = differences(a.Dialects, b.Dialects)
	if c.Timing, err = drifts(a, b); err != nil {
		return nil, err
	}
	c.ICS, c.IXIT = differences(text.Flatten(a.ICS), text.Flatten(b.ICS)), differences(text.Flatten(a.IXIT), text.Flatten(b.IXIT))
	c.IUT = differences(
		map[string]string{"manufacturer": a.IUT.Manufacturer, "model": a.IUT.Model, "firmware": a.IUT.Firmware, "serial": a.IUT.Serial},
		map[string]string{"manufacturer": b.IUT.Manufacturer, "model": b.IUT.Model, "firmware": b.IUT.Firmware, "serial": b.IUT.Serial})
	c.Suite = differences(
		map[string]string{"version": a.Suite.Version, "digest": a.Suite.Digest, "manual": a.Suite.Manual},
		map[string]string{"version": b.Suite.Version, "digest": b.Suite.Digest, "manual": b.Suite.Manual})
	return c, nil
}

// Regressed says whether new is worse than old: a case that both tested lost its
// pass or fails now, and is not waived; or the whole has a worse status.
func (c *Comparison) Regressed() bool {
	if slices.ContainsFunc(c.Worse, func(k Change) bool { return !k.Waived }) {
		return true
	}
	rank := map[model.Status]int{model.Conforming: 0, model.Incomplete: 1, model.NonConforming: 2}
	before, now := c.Old.Results.Status, c.New.Results.Status
	if now == model.NonConforming && len(c.waived.Fails) == 0 { // all that failed is waived
		now = model.Conforming
		if model.Open(c.New.Results.Cases) > 0 {
			now = model.Incomplete
		}
	}
	return rank[now] > rank[before]
}

// ExitCode is 1 where new is worse, else 0.
func (c *Comparison) ExitCode() int {
	if c.Regressed() {
		return 1
	}
	return 0
}

func (c *Comparison) cases() {
	before := map[string]*model.Case{}
	for i := range c.Old.Results.Cases {
		before[c.Old.Results.Cases[i].ID] = &c.Old.Results.Cases[i]
	}
	seen := map[string]bool{}
	for i := range c.New.Results.Cases {
		k := &c.New.Results.Cases[i]
		seen[k.ID] = true
		c.compareCase(before[k.ID], k)
	}
	for i := range c.Old.Results.Cases {
		if k := &c.Old.Results.Cases[i]; !seen[k.ID] {
			c.compareCase(k, nil)
		}
	}
	for _, list := range [][]Change{c.Worse, c.Better, c.Unclear, c.Added, c.Gone} {
		text.SortByClause(list, func(k Change) string { return k.Clause })
	}
}

// compareCase puts one case where it belongs; nil: the suite of that run has no
// such case.
func (c *Comparison) compareCase(old, new *model.Case) {
	k := Change{}
	if old != nil {
		k = Change{ID: old.ID, Clause: old.Clause, Title: text.Visible([]byte(old.Title)), Old: old.Verdict}
	}
	if new != nil {
		k.ID, k.Clause, k.Title, k.New = new.ID, new.Clause, text.Visible([]byte(new.Title)), new.Verdict
		_, k.Waived = c.waived.Valid[new.ID]
		if new.Verdict != model.Pass {
			k.why = new
		}
	}
	a, b := standing(old), standing(new)
	switch {
	case a == untested && b == untested:
	case a == untested:
		c.Added = append(c.Added, k)
	case b == untested:
		c.Gone = append(c.Gone, k)
	case a == b:
		c.Same++
	case a == passed, b == failed:
		c.Worse = append(c.Worse, k)
	case b == passed:
		k.why = old
		c.Better = append(c.Better, k)
	default: // failed before, open now
		c.Unclear = append(c.Unclear, k)
	}
}

// What a run says of a case, as far as another run can be compared with it.
type standpoint int

const (
	untested standpoint = iota // not in the suite, not selected, not applicable
	passed
	open // selected, but without a verdict of the device's own
	failed
)

func standing(k *model.Case) standpoint {
	switch {
	case k == nil:
		return untested
	case k.Verdict == model.Pass:
		return passed
	case k.Verdict == model.Fail:
		return failed
	case k.Selected:
		return open
	}
	return untested
}

func differences(old, new map[string]string) []Difference {
	keys := map[string]bool{}
	for k := range old {
		keys[k] = true
	}
	for k := range new {
		keys[k] = true
	}
	var list []Difference
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if old[k] != new[k] {
			list = append(list, Difference{text.Visible([]byte(k)), text.Visible([]byte(old[k])), text.Visible([]byte(new[k]))})
		}
	}
	return list
}
