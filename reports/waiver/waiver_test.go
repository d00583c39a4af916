package waiver_test

import (
	"strings"
	"testing"
	"time"

	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

func TestReadWaiversRefuses(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"no list":      {"case: X\n", "waivers.yaml:1:1: a list must be here"},
		"unknown key":  {"- case: X\n  reason: r\n  expires: 2027-01-01\n  until: x\n", `waivers.yaml:4:3: entry 1: unknown key "until"; the keys of entry 1 are by, case, expires`},
		"misspelt key": {"- case: X\n  resaon: r\n", "did you mean reason?"},
		"no address":   {"- case: X\n  reason: r\n  expires: 2027-01-01\n  url: somewhere\n", `waivers.yaml:4:8: entry 1: url: "somewhere" is no address`},
		"no reason":    {"- case: X\n  expires: 2027-01-01\n", "waivers.yaml:1:3: entry 1: reason: there is none"},
		"no case":      {"- reason: r\n  expires: 2027-01-01\n", "waivers.yaml:1:3: entry 1: case: there is none"},
		"no expiry":    {"- case: X\n  reason: r\n", "waivers.yaml:1:3: entry 1: expires: \"\" is no date"},
		"wrong expiry": {"- case: X\n  reason: r\n  expires: next week\n", `waivers.yaml:3:12: entry 1: expires: "next week" is no date`},
		"twice":        {"- case: X\n  reason: r\n  expires: 2027-01-01\n- case: X\n  reason: r\n  expires: 2027-01-01\n", "waivers.yaml:4:9: entry 2: case: X is waived twice"},
		"too long":     {strings.Repeat("# no waiver\n", 1<<17), "waivers.yaml: more than 1024 KiB"},
	} {
		if _, err := waiver.Read("waivers.yaml", strings.NewReader(c.yaml)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if list, err := waiver.Read("waivers.yaml", strings.NewReader("\n")); err != nil || len(list) != 0 {
		t.Errorf("an empty file: %v, %v", list, err)
	}
}

func TestWaive(t *testing.T) {
	r := sample.Of(120)
	w := waiver.Apply(r, sample.Waivers(t), time.Time{})
	if len(w.Valid) != 1 || len(w.Expired) != 1 || len(w.Unused) != 1 || len(w.Fails) != r.Summary.Fail-1 {
		t.Errorf("%d valid, %d expired, %d unused, %d of %d fails not waived", len(w.Valid), len(w.Expired), len(w.Unused), len(w.Fails), r.Summary.Fail)
	}
	if w.ExitCode(r) != 1 {
		t.Error("fails that are not waived exit 0")
	}
	last := time.Date(2026, 10, 1, 23, 59, 0, 0, time.UTC)
	if w := waiver.Apply(r, sample.Waivers(t), last); len(w.Expired) != 0 {
		t.Error("a waiver does not hold on its last day")
	}

	only := sample.Green()
	only.Cases[0].Verdict = model.Fail
	sample.Finish(only)
	all := []waiver.Waiver{{Case: only.Cases[0].ID, Reason: "accepted", Expires: "2099-01-01"}}
	if code := waiver.Apply(only, all, time.Time{}).ExitCode(only); code != 0 {
		t.Errorf("all fails are waived: exit %d", code)
	}
	if only.Status != model.NonConforming {
		t.Error("a waiver changed the status")
	}
	for name, c := range map[string]struct {
		r    *model.Results
		want int
	}{"green": {sample.Green(), 0}, "stopped": {sample.Stopped(), 3}, "empty": {sample.Empty(), 3}} {
		if code := waiver.Apply(c.r, nil, time.Time{}).ExitCode(c.r); code != c.want {
			t.Errorf("%s: exit %d, want %d", name, code, c.want)
		}
	}
}
