// Package merge puts the results of several runs of one suite on one device together: shards and
// repeats. Cli calls Runs. It must never hide a worse verdict, or anything on which the runs do
// not agree.
package merge

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Runs puts the results of several runs of one suite on one device together:
// shards, of which each executed other cases, and repeats. A case that several
// executed has the worst verdict, and each run as an attempt. What the runs do
// not agree on is in Merged.Conflicts, with what was kept. Runs of other suites,
// models, firmware or ICS cannot be merged, nor shards of different plans. A shard
// that is missing leaves its cases selected and not run.
func Runs(sides []reports.Side) (*model.Results, error) {
	if len(sides) == 0 {
		return nil, errors.New("reports: merge: no results")
	}
	sides = unique(sides)
	first := sides[0].Results
	for _, s := range sides[1:] {
		for _, d := range []struct{ Key, Old, New string }{{"suite", first.Suite.Digest, s.Results.Suite.Digest}, {"model", first.IUT.Model, s.Results.IUT.Model},
			{"firmware", first.IUT.Firmware, s.Results.IUT.Firmware}, {"ICS", declaredText(first.ICS), declaredText(s.Results.ICS)}} {
			if d.Old != d.New && (d.Key == "suite" || d.Old != "" && d.New != "") { // a run without a bench knows no device
				return nil, fmt.Errorf("reports: merge: %s and %s cannot be merged: %s %q and %q", sides[0].Name, s.Name, d.Key, d.Old, d.New)
			}
		}
	}
	shards, err := shardsOf(sides)
	if err != nil {
		return nil, err
	}
	out := *first
	out.Merged = &model.Merge{}
	out.Run.Shard, out.Run.Resumed, out.Run.Memory, out.Run.Line = nil, nil, nil, nil
	out.Run.TurnedAway = 0
	out.Run.Jobs, out.Run.Stopped, out.Run.Select, out.Run.Port = 0, "", "", ""
	out.Run.StoppedText = model.Text{}
	m := merger{out: &out, index: map[string]int{}}
	out.Cases, out.Benches = nil, nil
	begin, end := first.Run.Started, time.Time{}
	for _, s := range sides {
		r := s.Results
		out.Merged.Sources = append(out.Merged.Sources, model.Source{Name: s.Name, Started: r.Run.Started, Port: r.Run.Port, Status: r.Status, Selected: r.Selected(), Shard: shardName(r)})
		out.Run.Resumed = append(out.Run.Resumed, r.Run.Resumed...)
		if r.Run.Started.Before(begin) {
			begin = r.Run.Started
		}
		if e := r.Run.Started.Add(time.Duration(r.Run.DurationMS) * time.Millisecond); e.After(end) {
			end = e
		}
		out.Run.Jobs += r.Run.Jobs
		out.Run.TurnedAway += r.Run.TurnedAway
		out.Run.Port = joined(out.Run.Port, r.Run.Port)
		out.Run.Select = joined(out.Run.Select, r.Run.Select)
		if r.Run.Stopped != "" {
			t := r.Run.StoppedText
			if !t.IsZero() {
				t = model.Say("%s: %s", s.Name, t)
			}
			m.ended(s.Name+": "+r.Run.Stopped, t)
		}
		out.Benches = together(out.Benches, r.Benches)
		for i := range r.Cases {
			m.add(s.Name, &r.Cases[i])
		}
	}
	out.Run.Started, out.Run.DurationMS = begin, end.Sub(begin).Milliseconds()
	out.Dialects = m.values("dialect", sides, func(r *model.Results) map[string]string { return readings(r.Dialects) })
	addRows(out.Dialects)
	m.values("ixit", sides, func(r *model.Results) map[string]string { return text.Flatten(r.IXIT) })
	m.values("observed", sides, func(r *model.Results) map[string]string { return text.Flatten(r.Observed) })
	m.values("iut", sides, func(r *model.Results) map[string]string { return map[string]string{"serial": r.IUT.Serial} })
	if err := m.verdicts(); err != nil {
		return nil, fmt.Errorf("reports: merge: %w", err)
	}
	m.shards(shards)
	out.Run.Selected, out.Run.Executed = 0, 0
	for i := range out.Cases {
		if k := &out.Cases[i]; k.Selected {
			out.Run.Selected++
			if k.Verdict != model.None {
				out.Run.Executed++
			}
		}
	}
	out.Summary, out.Status = model.Count(out.Cases), model.Conclude(out.Cases)
	out.Scope = scopeOf(&out, sides)
	return &out, nil
}

// scopeOf is the scope of the whole: virtual where one of the runs was.
func scopeOf(out *model.Results, sides []reports.Side) *model.Scope {
	scope := out.Extent()
	for _, s := range sides {
		scope.Virtual = cmp.Or(scope.Virtual, s.Results.Extent().Virtual)
	}
	return &scope
}

// together adds benches to others; the same module in several runs is one.
func together(list, more []model.Bench) []model.Bench {
	for _, b := range more {
		i := slices.IndexFunc(list, func(o model.Bench) bool { return o.Name == b.Name && o.Port == b.Port && o.IUT == b.IUT })
		if i < 0 {
			list = append(slices.Clip(list), b)
			continue
		}
		list[i].Cases += b.Cases
		if list[i].Lost == "" {
			list[i].Lost, list[i].LostText = b.Lost, b.LostText
		}
	}
	return list
}

// unique gives each run a name of its own, so that conflicts can be told apart.
func unique(sides []reports.Side) []reports.Side {
	out := slices.Clone(sides)
	seen := map[string]int{}
	for i := range out {
		seen[out[i].Name]++
		if n := seen[out[i].Name]; n > 1 || out[i].Name == "" {
			out[i].Name = fmt.Sprintf("%s#%d", out[i].Name, n)
		}
	}
	return out
}

type merger struct {
	out   *model.Results
	index map[string]int
	runs  [][]execution // for each case of out
}

// execution is a case as one of the runs has it.
type execution struct {
	source string
	k      *model.Case
}

func (m *merger) add(source string, k *model.Case) {
	n, ok := m.index[k.ID]
	if !ok {
		n = len(m.out.Cases)
		m.index[k.ID] = n
		m.out.Cases = append(m.out.Cases, *k)
		m.runs = append(m.runs, nil)
	}
	m.runs[n] = append(m.runs[n], execution{source, k})
}

// verdicts gives each case the worst of its executions, and keeps all as
// attempts.
func (m *merger) verdicts() error {
	for i, runs := range m.runs {
		var tried []execution
		for _, x := range runs {
			if x.k.Verdict.Executed() {
				tried = append(tried, x)
			}
		}
		if len(tried) == 0 { // nobody executed it: a run that wanted to says more than one that did not
			for _, x := range runs {
				if says(x) > says(execution{k: &m.out.Cases[i]}) {
					m.out.Cases[i] = *x.k
				}
			}
			m.out.Cases[i].Shard = shardOf(runs)
			continue
		}
		worst := slices.MaxFunc(tried, func(a, b execution) int { return a.k.Verdict.Rank() - b.k.Verdict.Rank() })
		k := *worst.k
		k.Shard = shardOf(runs)
		values := map[string]string{}
		k.Repeats = nil
		for _, x := range tried {
			values[x.source] = string(x.k.Verdict)
			k.Repeats = repeatsOf(k.Repeats, x.k)
		}
		if len(tried) < 2 {
			k.Repeats = worst.k.Repeats
		} else if err := attempts(&k, worst.k, tried); err != nil {
			return err
		} else if k.Repeats != nil && !slices.ContainsFunc(tried, func(x execution) bool { return x.k.Repeats != nil }) && !k.Repeats.Unstable {
			k.Repeats = nil // each executed it once, and they agree
		}
		m.out.Cases[i] = k
		m.disagree("verdict", k.ID, values, string(k.Verdict))
	}
	return nil
}

// attempts gives a case the executions of all runs as its attempts, and the transcript of
// the worst of them: now, or when they are asked for, where a run has them elsewhere.
func attempts(k, worst *model.Case, tried []execution) error {
	read := func() (long model.Long, err error) {
		whole, err := worst.Whole()
		if err != nil {
			return long, err
		}
		long.Trace = whole.Trace
		for _, x := range tried {
			if whole, err = x.k.Whole(); err != nil {
				return long, err
			}
			if len(whole.Attempts) > 0 {
				long.Attempts = append(long.Attempts, whole.Attempts...)
				continue
			}
			long.Attempts = append(long.Attempts, model.Attempt{Verdict: x.k.Verdict, DurationMS: x.k.DurationMS, Reason: x.k.Reason})
		}
		return long, nil
	}
	if slices.ContainsFunc(tried, func(x execution) bool { return x.k.Partly() }) {
		k.Attempts = nil
		k.Later(read)
		return nil
	}
	long, err := read()
	k.Attempts = long.Attempts
	return err
}

// values merges one of the maps of the runs: the first value stands.
func (m *merger) values(kind string, sides []reports.Side, of func(*model.Results) map[string]string) map[string]string {
	kept := map[string]string{}
	seen := map[string]map[string]string{}
	for _, s := range sides {
		for k, v := range of(s.Results) {
			if _, ok := kept[k]; !ok {
				kept[k], seen[k] = v, map[string]string{}
			}
			seen[k][s.Name] = v
		}
	}
	for _, k := range slices.Sorted(maps.Keys(seen)) {
		m.disagree(kind, k, seen[k], kept[k])
	}
	return kept
}

// readings are the dialects without the rows alone that have keys: such a row stands where
// all that a run saw under it agrees, and another shard sees other keys of it.
func readings(dialects map[string]string) map[string]string {
	keys := maps.Clone(dialects)
	for key := range dialects {
		if row, _, below := strings.Cut(key, "/"); below {
			delete(keys, row)
		}
	}
	return keys
}

// addRows adds each row alone whose keys agree.
func addRows(dialects map[string]string) {
	rows := map[string][]string{}
	for key, reading := range dialects {
		if row, _, below := strings.Cut(key, "/"); below && !slices.Contains(rows[row], reading) {
			rows[row] = append(rows[row], reading)
		}
	}
	for row, seen := range rows {
		if len(seen) == 1 {
			dialects[row] = seen[0]
		}
	}
}

// disagree notes a conflict, if there is one.
func (m *merger) disagree(kind, key string, values map[string]string, kept string) {
	for _, v := range values {
		if v != kept {
			m.out.Merged.Conflicts = append(m.out.Merged.Conflicts, model.Conflict{Kind: kind, Key: key, Values: values, Kept: kept})
			return
		}
	}
}

// ended adds why a run ended early. Where an older suite wrote the English alone, it
// is all that is left.
func (m *merger) ended(why string, t model.Text) {
	run := &m.out.Run
	switch {
	case run.Stopped == "":
		run.Stopped, run.StoppedText = why, t
	case t.IsZero() || run.StoppedText.IsZero():
		if run.Stopped != why {
			run.Stopped, run.StoppedText = joined(run.Stopped, why), model.Text{}
		}
	case run.StoppedText.Equal(t):
	default:
		run.Stopped, run.StoppedText = joined(run.Stopped, why), model.Say("%s, %s", run.StoppedText, t)
	}
}

func joined(a, b string) string {
	if a == "" || a == b {
		return b
	}
	if b == "" {
		return a
	}
	return a + ", " + b
}
