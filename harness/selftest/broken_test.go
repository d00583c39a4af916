package selftest

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/reports/model"
)

// brokenLimit is how long a run on one port takes at most, however broken the module is.
const brokenLimit = 5 * time.Minute

// brokenEverywhere are a module's defects that leave no case untouched: framing,
// answers that never come, and the wrong channel in each result.
var brokenEverywhere = []string{"double-carriage-return", "info-without-leading-crlf", "result-channel-off-by-one", "ok-lost-after-error", "query-without-ok", "mkd-without-ok"}

// broken are defects of every kind and command that leave much unanswered, or answer what
// nobody asked.
var broken = []string{
	"ok-without-leading-crlf", "two-finals", "final-lost-in-long-answer", "cmee1-says-error", "read-form-silent", "execute-form-silent", "long-line-poisons-parser",
	"data-type-not-stored", "timeout-not-stored", "local-fs-always", "names-not-resolved", "port-zero-hangs", "active-mode-is-passive",
	"strings-in-small-letters", "disc-notice-twice", "cwd-not-sent", "cwd-refused-connection", "pwd-result-twice", "del-without-result", "del-not-sent", "rn-not-sent",
	"list-empty-hangs", "retr-first-segment-only", "retr-empty-file-hangs", "retr-refusal-hangs", "upload-without-result", "prompt-lost-after-failure",
	"transparent-refusal-silent", "pluses-ignored", "state-survives-hangup", "notice-missing", "notice-twice", "downloads-abort-each-other",
	"late-result-to-next-command", "result-waits-for-next-command", "disc-lost-during-download",
}

// hopeless are modules that no named defect is as broken as, and the clauses that must be
// cited.
func hopeless() map[string]struct {
	clauses []string
	hooks   func() emulator.Hooks
} {
	said := func(change func(e *emulator.Env, u emulator.Unit, next func(emulator.Unit))) func() emulator.Hooks {
		return func() emulator.Hooks { return emulator.Hooks{Output: change} }
	}
	return map[string]struct {
		clauses []string
		hooks   func() emulator.Hooks
	}{
		"AT+MFTPDISC is swallowed": {[]string{"3.3"}, func() emulator.Hooks {
			return emulator.Hooks{Command: func(e *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
				if r.Name == "+MFTPDISC" && r.Form == emulator.Set {
					r.Abandon()
					return
				}
				next(r)
			}}
		}},
		"a notice follows each connection": {[]string{"3.14"}, said(func(e *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
			next(u)
			if u.Kind == emulator.Result && u.Name == "+MFTPCONN" {
				next(emulator.Unit{Kind: emulator.URC, Name: "+MFTPURC", Channel: u.Channel, Fields: []string{u.Fields[0], `"conn"`, "0"}})
			}
		})},
		"ctrl+z is data": {[]string{"3.11", "3.12"}, func() emulator.Hooks {
			return emulator.Hooks{DataMode: func(_ *emulator.Env, d *emulator.DataMode) {
				if !d.Transparent && d.Length == 0 {
					d.Terminators = nil
				}
			}}
		}},
		"names of answers are in small letters": {[]string{"3.2", "3.13"}, said(func(e *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
			u.Name = strings.ToLower(u.Name)
			next(u)
		})},
	}
}

// TestBrokenEverywhere: a run on such a device ends in time on one port, fails for the
// right reasons, and lists what it blocked.
func TestBrokenEverywhere(t *testing.T) {
	if os.Getenv("MFTPSPEC_SELFTEST") == "" {
		t.Skip("set MFTPSPEC_SELFTEST=1: this takes minutes")
	}
	plan, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	named := func(id string) defect.Defect {
		d, known := defect.Lookup(id)
		if !known {
			t.Fatalf("there is no defect %s", id)
		}
		return d
	}
	clauseOf := func(d defect.Defect) (clause string) {
		for _, r := range plan.Catalogue.Requirements {
			if r.ID == d.Requirement {
				clause = r.Clause
			}
		}
		return clause
	}
	var everywhere []func() emulator.Hooks
	var clauses []string
	for _, id := range brokenEverywhere {
		d := named(id)
		everywhere, clauses = append(everywhere, d.Hooks), append(clauses, clauseOf(d))
	}
	var all sync.WaitGroup
	// They wait most of the time: so many share the processor without one waiting for another.
	places := make(chan struct{}, 6)
	run := func(name string, clauses []string, hooks ...func() emulator.Hooks) {
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			t.Run(name, func(t *testing.T) {
				r := runBroken(t, plan, hooks...)
				if r == nil {
					return
				}
				for _, clause := range clauses {
					if !slices.ContainsFunc(r.Cases, func(k model.Case) bool { return k.Verdict == model.Fail && k.Reason.Clause == clause }) {
						t.Errorf("no failure cites §%s", clause)
					}
				}
				if blocked := blockedOf(r); name == "everywhere" && blocked == 0 || r.Run.Executed != r.Run.Selected {
					t.Errorf("%d blocked, %+v", blocked, r.Run)
				}
			})
		})
	}
	run("everywhere", clauses, everywhere...)
	for name, h := range hopeless() {
		run(name, h.clauses, h.hooks)
	}
	for _, id := range broken {
		run(id, []string{clauseOf(named(id))}, named(id).Hooks)
	}
	all.Wait()
}

// blockedOf counts the cases that an earlier one has blocked.
func blockedOf(r *model.Results) (n int) {
	for _, k := range r.Cases {
		if k.Reason != nil && k.Reason.BlockedBy != "" {
			n++
		}
	}
	return n
}

// runBroken runs the suite on one module with these faults.
func runBroken(t *testing.T, plan Plan, hooks ...func() emulator.Hooks) *model.Results {
	ctx, cancel := context.WithTimeout(t.Context(), 2*brokenLimit)
	defer cancel()
	folder := t.TempDir()
	c := &campaign.Campaign{Catalogue: plan.Catalogue, Models: plan.Models, Model: generic, IXIT: plan.IXIT, Steps: plan.Steps, Jobs: 1, Out: folder,
		Benches: bench.OnEmulator(plan.IXIT, emulator.Config{Model: generic}, hooks...)}
	began := time.Now()
	r, err := c.Run(ctx)
	if err != nil {
		t.Error(err)
		return nil
	}
	took := time.Since(began).Round(time.Second)
	t.Logf("%s in %s, %d blocked: %+v", r.Status, took, blockedOf(r), r.Summary)
	for _, k := range r.Cases {
		if k.Verdict == model.Error {
			t.Errorf("%s: %s", k.ID, k.Reason.Message)
		}
	}
	if took > brokenLimit {
		t.Errorf("the run took %s; slowest:\n%s", took, slowest(r))
	}
	if r.Status != model.NonConforming || r.Summary.Fail == 0 {
		t.Errorf("%s %+v %+v", r.Status, r.Summary, r.Run)
	}
	if _, err := model.Load(folder); err != nil {
		t.Error(err)
	}
	return r
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
