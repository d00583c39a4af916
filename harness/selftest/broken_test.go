package selftest

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/reports/model"
)

// brokenEverywhere are a module's defects that leave no case untouched: framing,
// answers that never come, and the wrong channel in each result.
var brokenEverywhere = []string{"double-carriage-return", "info-without-leading-crlf", "result-channel-off-by-one", "ok-lost-after-error", "query-without-ok", "mkd-without-ok"}

// TestBrokenEverywhere: a run on such a device ends within five minutes on one
// port, fails for the right reasons, and lists what it blocked.
func TestBrokenEverywhere(t *testing.T) {
	if os.Getenv("MFTPSPEC_SELFTEST") == "" {
		t.Skip("set MFTPSPEC_SELFTEST=1: this takes minutes")
	}
	plan, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	var hooks []func() emulator.Hooks
	clauses := map[string]bool{} // that must be cited
	for _, id := range brokenEverywhere {
		d, known := defect.Lookup(id)
		if !known {
			t.Fatalf("there is no defect %s", id)
		}
		hooks = append(hooks, d.Hooks)
		for _, r := range plan.Catalogue.Requirements {
			if r.ID == d.Requirement {
				clauses[r.Clause] = true
			}
		}
	}
	const limit = 5 * time.Minute
	ctx, cancel := context.WithTimeout(t.Context(), 2*limit)
	defer cancel()
	folder := t.TempDir()
	c := &campaign.Campaign{Catalogue: plan.Catalogue, Models: plan.Models, Model: generic, IXIT: plan.IXIT, Steps: plan.Steps, Jobs: 1, Out: folder,
		Benches: bench.OnEmulator(plan.IXIT, emulator.Config{Model: generic}, hooks...)}
	began := time.Now()
	r, err := c.Run(ctx)
	took := time.Since(began)
	if err != nil {
		t.Fatal(err)
	}
	blocked := 0
	for _, k := range r.Cases {
		if k.Reason != nil && k.Reason.BlockedBy != "" {
			blocked++
		}
		switch k.Verdict {
		case model.Error:
			t.Errorf("%s: %s", k.ID, k.Reason.Message)
		case model.Fail:
			delete(clauses, k.Reason.Clause)
		}
	}
	t.Logf("%s in %s: %+v, %d blocked", r.Status, took.Round(time.Second), r.Summary, blocked)
	if took > limit {
		t.Errorf("the run took %s; slowest:\n%s", took.Round(time.Second), slowest(r))
	}
	if r.Status != model.NonConforming || r.Summary.Fail == 0 || r.Run.Executed != r.Run.Selected {
		t.Errorf("%s %+v %+v", r.Status, r.Summary, r.Run)
	}
	for clause := range clauses {
		t.Errorf("no failure cites §%s", clause)
	}
	if blocked == 0 {
		t.Error("nothing was blocked")
	}
	if _, err := model.Load(folder); err != nil {
		t.Error(err)
	}
}

// slowest names the ten longest cases.
func slowest(r *model.Results) string {
	var b strings.Builder
	for range 10 {
		longest := 0
		for i, k := range r.Cases {
			if k.DurationMS > r.Cases[longest].DurationMS {
				longest = i
			}
		}
		k := &r.Cases[longest]
		b.WriteString(k.ID + " " + (time.Duration(k.DurationMS) * time.Millisecond).String() + " " + string(k.Verdict))
		if k.Reason != nil {
			b.WriteString(" " + k.Reason.Message)
		}
		b.WriteByte('\n')
		k.DurationMS = 0
	}
	return b.String()
}
