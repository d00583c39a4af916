package merge

import (
	"fmt"
	"slices"

	"mftpspec/reports"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// shardsOf says which shards the runs are: an empty list for each that is
// missing, from the first on; nil where no run is a shard.
func shardsOf(sides []reports.Side) ([][]string, error) {
	var whole *reports.Side
	var shards [][]string
	for i, s := range sides {
		shard := s.Results.Run.Shard
		if shard == nil {
			continue
		}
		if whole == nil {
			whole, shards = &sides[i], make([][]string, shard.Of)
		}
		first := whole.Results.Run.Shard
		switch {
		case shard.Of != first.Of:
			return nil, fmt.Errorf("reports: merge: %s and %s cannot be merged: shards of %d and of %d", whole.Name, s.Name, first.Of, shard.Of)
		case shard.Plan != first.Plan:
			return nil, fmt.Errorf("reports: merge: %s and %s cannot be merged: they are shards of different selections, or shared out by different durations", whole.Name, s.Name)
		case shard.Index < 1 || shard.Index > shard.Of:
			return nil, fmt.Errorf("reports: merge: %s says that it is shard %d of %d", s.Name, shard.Index, shard.Of)
		}
		shards[shard.Index-1] = append(shards[shard.Index-1], s.Name)
	}
	return shards, nil
}

// shards states the shards that are missing, whose cases were selected and not
// run, and those that came more than once.
func (m *merger) shards(shards [][]string) {
	for i, names := range shards {
		key := fmt.Sprintf("%d/%d", i+1, len(shards))
		if len(names) > 1 {
			values := map[string]string{}
			for _, n := range names {
				values[n] = "executed"
			}
			m.out.Merged.Conflicts = append(m.out.Merged.Conflicts, model.Conflict{Kind: "shard", Key: key, Values: values, Kept: "the worst verdicts"})
		}
		if len(names) > 0 {
			continue
		}
		why := model.Say("shard %s is missing", key)
		open := false
		for j := range m.out.Cases {
			k := &m.out.Cases[j]
			if k.Shard == i+1 && !k.Selected && k.Verdict == model.None && !slices.ContainsFunc(m.runs[j], executedIn) {
				k.Selected, k.Reason, open = true, model.NotRunFor(model.NotReached, model.Say("not run: %s", why)), true
			}
		}
		if open {
			m.out.Merged.Missing = append(m.out.Merged.Missing, i+1)
			m.ended(why.String(), why)
		}
	}
}

func executedIn(x execution) bool { return x.k.Verdict.Executed() || x.k.Selected }

// says ranks what runs say of a case that none of them executed: that it was
// selected, that it does not apply, that the laboratory lacks something, that it
// is another shard's.
func says(x execution) int {
	switch k := x.k; {
	case k.Selected:
		return 3
	case k.Verdict == model.NA:
		return 2
	case k.NotRunBecause() == model.NotProvided:
		return 1
	}
	return 0
}

func shardOf(runs []execution) int {
	for _, x := range runs {
		if x.k.Shard != 0 {
			return x.k.Shard
		}
	}
	return 0
}

func shardName(r *model.Results) string {
	if s := r.Run.Shard; s != nil {
		return fmt.Sprintf("%d/%d", s.Index, s.Of)
	}
	return ""
}

// repeatsOf adds the executions of a case in one run to those in others.
func repeatsOf(sum *model.Repeats, k *model.Case) *model.Repeats {
	if sum == nil {
		sum = &model.Repeats{}
	}
	if k.Repeats != nil {
		sum.AddAll(*k.Repeats)
	} else {
		sum.Add(k.Verdict)
	}
	return sum
}

// declaredText is a declaration in one string, to be compared.
func declaredText(m map[string]any) string {
	if len(m) == 0 || m["model"] == "" {
		return ""
	}
	return fmt.Sprint(text.Flatten(m))
}
