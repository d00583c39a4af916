package merge_test

import (
	"fmt"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/merge"
	"mftpspec/reports/model"
)

// planned is one of n shards of the green run, as --shard writes it.
func planned(part, n int) reports.Side {
	r := sample.Green()
	r.Run.Shard = &model.Shard{Index: part, Of: n, Plan: "a plan"}
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		if k.Shard = i%n + 1; k.Shard != part {
			k.Selected, k.Verdict, k.Steps, k.Trace, k.Reason = false, model.None, nil, nil, &model.Reason{Message: fmt.Sprintf("not selected: the case belongs to shard %d of %d", k.Shard, n)}
		}
	}
	sample.Finish(r)
	return reports.Side{Name: fmt.Sprintf("s%d", part), Results: r}
}

func TestMergeOfAllShardsIsTheWhole(t *testing.T) {
	whole := sample.Green()
	r := merged(t, planned(3, 4), planned(1, 4), planned(4, 4), planned(2, 4))
	if r.Summary != whole.Summary || r.Status != whole.Status || len(r.Merged.Conflicts) != 0 || len(r.Merged.Missing) != 0 || r.Run.Selected != selectedIn(whole) || r.Merged.Sources[0].Shard != "3/4" {
		t.Errorf("%+v %s %+v, want %+v", r.Summary, r.Status, r.Merged, whole.Summary)
	}
	for i, k := range r.Cases {
		if w := whole.Cases[i]; k.ID != w.ID || k.Verdict != w.Verdict || k.Selected != w.Selected || k.Repeats != nil || len(k.Attempts) != 0 {
			t.Errorf("%s: %s, want %s", k.ID, k.Verdict, w.Verdict)
		}
	}
}

func selectedIn(r *model.Results) int {
	n := 0
	for _, k := range r.Cases {
		if k.Selected {
			n++
		}
	}
	return n
}

func TestMergeStatesWhatIsMissingOrTwice(t *testing.T) {
	r := merged(t, planned(1, 4), planned(4, 4), planned(2, 4))
	if r.Status != model.Incomplete || fmt.Sprint(r.Merged.Missing) != "[3]" || !strings.Contains(r.Run.Stopped, "shard 3/4 is missing") || r.Run.Selected != selectedIn(sample.Green()) {
		t.Errorf("%s %+v %q", r.Status, r.Merged, r.Run.Stopped)
	}
	for _, k := range r.Cases {
		if k.Shard == 3 && (!k.Selected || k.Verdict != model.None || k.Reason.Message != "not run: shard 3/4 is missing") {
			t.Errorf("%s: %+v", k.ID, k.Reason)
		}
	}
	r = merged(t, planned(1, 2), planned(2, 2), planned(2, 2))
	if len(r.Merged.Conflicts) != 1 || r.Merged.Conflicts[0].Kind != "shard" || r.Merged.Conflicts[0].Key != "2/2" {
		t.Errorf("%+v", r.Merged.Conflicts)
	}
	r = merged(t, planned(1, 2), reports.Side{Name: "whole", Results: sample.Green()})
	if r.Status != model.Conforming || len(r.Merged.Missing) != 0 {
		t.Errorf("a whole beside a shard: %s %+v", r.Status, r.Merged)
	}
}

func TestMergeRefusesShardsThatAreNoWhole(t *testing.T) {
	plan, ics := planned(2, 2), planned(2, 2)
	plan.Results.Run.Shard.Plan = "another"
	ics.Results.ICS = map[string]any{"model": "ML307R", "active_mode": "another"}
	for what, other := range map[string]reports.Side{"shards of 2 and of 3": planned(2, 3), "shards of different selections": plan, "ICS": ics} {
		if _, err := merge.Runs([]reports.Side{planned(1, 2), other}); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
