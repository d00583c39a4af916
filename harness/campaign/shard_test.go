package campaign

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/reports/model"
)

func TestParseShard(t *testing.T) {
	for text, want := range map[string]Shard{"1/1": {1, 1}, "2/4": {2, 4}, "4/4": {4, 4}, "0/4": {}, "5/4": {}, "2": {}, "a/b": {}, "1/4/2": {}, "": {}, "-1/4": {}} {
		got, err := ParseShard(text)
		if got != want || (err == nil) != (want != Shard{}) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// Every case is in one shard, whatever order the cases come in, and no shard has
// much more to do than another.
func TestShare(t *testing.T) {
	var cases []*catalogue.Case
	for i := range 500 {
		cases = append(cases, &catalogue.Case{ID: fmt.Sprintf("C-%03d", i)})
	}
	length := func(k *catalogue.Case) int64 {
		var n int64
		fmt.Sscanf(k.ID, "C-%d", &n)
		return n % 7 * 400
	}
	for _, n := range []int{1, 2, 4, 13} {
		shards, plan := share(cases, length, n)
		load := make([]int64, n)
		for _, k := range cases {
			load[shards[k.ID]-1] += length(k)
		}
		if least, most := slices.Min(load), slices.Max(load); most-least > 2800 {
			t.Errorf("%d shards: loads %v", n, load)
		}
		turned := slices.Clone(cases)
		slices.Reverse(turned)
		if _, again := share(turned, length, n); again != plan || len(shards) != len(cases) {
			t.Errorf("%d shards: another plan for another order", n)
		}
	}
}

func TestCampaignSharded(t *testing.T) {
	scenarios := []string{"|passes", "|fails", "|is inconclusive", "@needs-no-active|passes", "@needs-reset|passes", "|finds no files", "|passes", "|passes", "|errs"}
	executed, verdicts, plans := map[string]int{}, map[string]string{}, map[string]bool{}
	for i := range 3 {
		l := newLab(t, scenarios...)
		l.Shard, l.Shuffle = Shard{i + 1, 3}, int64(i)
		r, err := l.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		plans[r.Run.Shard.Plan] = true
		for _, ran := range l.ran {
			id, _, _ := strings.Cut(ran, " ")
			executed[id]++
		}
		for _, k := range r.Cases {
			if (k.Shard == 0) != (k.Verdict == model.NA) {
				t.Errorf("%s is in no shard", k.ID)
			}
			if k.Shard == i+1 && !strings.Contains(verdicts[k.ID], string(k.Verdict)) {
				verdicts[k.ID] += string(k.Verdict)
			}
		}
	}
	if len(plans) != 1 || len(executed) != 7 {
		t.Errorf("plans %v, executed %v", plans, executed)
	}
	for id, n := range executed {
		if n != 1 {
			t.Errorf("%s was executed %d times", id, n)
		}
	}
	if verdicts["MFTPPWD-002"] != "fail" || verdicts["MFTPPWD-009"] != "error" || verdicts["MFTPPWD-006"] != "none" {
		t.Errorf("%v", verdicts)
	}
	l := newLab(t, "|passes")
	l.Shard = Shard{2, 2}
	if _, err := l.Run(t.Context()); ExitCode(nil, err) != ExitUsage || !strings.Contains(err.Error(), "nothing is left for shard 2/2") {
		t.Errorf("an empty shard: %v", err)
	}
}
