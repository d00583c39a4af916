package cli

import (
	"fmt"
	"path/filepath"
	"testing"

	"mftpspec/harness/campaign"
	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// Four shards, merged, are an unsharded run, verdict by verdict; one of them has
// another order, and all find a module that is not sound.
func TestFourShardsAreTheWhole(t *testing.T) {
	fulltest.Only(t, "computes for seconds")
	t.Parallel()
	folder := t.TempDir()
	selection := []string{"run", "--port", "emu://mem", "--select", "(3.5 or 3.6) and not @slow", "--defect", "pwd-result-twice", "--jobs", "8"}
	whole := filepath.Join(folder, "whole")
	if code, stdout, stderr := command(t.Context(), append(selection, "--out", whole)...); code != campaign.ExitNonConforming {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	parts := []string{"merge", "--verdict", "--out", filepath.Join(folder, "all")}
	for i := 1; i <= 4; i++ {
		part := filepath.Join(folder, fmt.Sprint(i))
		code, stdout, stderr := command(t.Context(), append(selection, "--out", part, "--shard", fmt.Sprintf("%d/4", i), "--shuffle", fmt.Sprint(i))...)
		if code != campaign.ExitConforming && code != campaign.ExitNonConforming {
			t.Fatalf("shard %d: exit %d\n%s%s", i, code, stdout, stderr)
		}
		parts = append(parts, part)
	}
	if code, stdout, stderr := command(t.Context(), parts...); code != campaign.ExitNonConforming {
		t.Errorf("merge: exit %d\n%s%s", code, stdout, stderr)
	}
	sameVerdicts(t, results(t, filepath.Join(folder, "all")), results(t, whole))
	if code, _, _ := command(t.Context(), append(parts[:3:3], filepath.Join(folder, "three"), parts[4], parts[5], parts[7])...); code != campaign.ExitNonConforming && code != campaign.ExitIncomplete {
		t.Errorf("three of four: exit %d", code)
	}
	if r := results(t, filepath.Join(folder, "three")); fmt.Sprint(r.Merged.Missing) != "[3]" || r.Summary.None <= results(t, whole).Summary.None {
		t.Errorf("three of four: %+v %+v", r.Merged, r.Summary)
	}
}

func sameVerdicts(t *testing.T, got, want *model.Results) {
	t.Helper()
	if got.Status != want.Status || got.Summary != want.Summary || got.Run.Selected != want.Run.Selected {
		t.Errorf("%s %+v %d selected, want %s %+v %d", got.Status, got.Summary, got.Run.Selected, want.Status, want.Summary, want.Run.Selected)
	}
	for i, k := range got.Cases {
		if w := want.Cases[i]; k.ID != w.ID || k.Verdict != w.Verdict || k.Selected != w.Selected {
			t.Errorf("%s: %s (selected %t), want %s (selected %t)", k.ID, k.Verdict, k.Selected, w.Verdict, w.Selected)
		}
	}
}

func TestShardOfNothing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--shard", "5/4"}, {"--shard", "x"}, {"--shard", "1/4", "--select", "verdict:fail"}, {"--shard", "2/2", "--select", "MFTPPWD-001"}} {
		code, _, stderr := command(t.Context(), append([]string{"run", "--port", "emu://mem", "--out", t.TempDir()}, args...)...)
		if code != campaign.ExitUsage || stderr == "" {
			t.Errorf("%v: exit %d, %q", args, code, stderr)
		}
	}
}
