package campaign

import (
	"slices"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/scenario"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// TestFramingWeighsLeast: a case goes on after a violation of §2.1, and what it finds
// then is the reason.
func TestFramingWeighsLeast(t *testing.T) {
	bad := func(message string) *verdict.Outcome {
		return &verdict.Outcome{Verdict: model.Fail, Clause: "2.1", Message: model.Say(message), Framing: true}
	}
	for _, tt := range []struct {
		name    string
		errs    []error
		verdict model.Verdict
		message string
		blocked string
		notes   []string
	}{
		{"alone", []error{bad("no <CR>"), bad("no <LF>")}, model.Fail, "no <CR>", "", nil},
		{"then a fail", []error{bad("no <CR>"), &verdict.Outcome{Verdict: model.Fail, Message: model.Say("wrong channel")}, bad("no <LF>")}, model.Fail, "wrong channel", "", []string{"besides: no <CR>"}},
		{"after a fail", []error{&verdict.Outcome{Verdict: model.Fail, Message: model.Say("wrong channel")}, bad("no <CR>")}, model.Fail, "wrong channel", "", nil},
		{"then blocked", []error{bad("no <CR>"), &verdict.Outcome{Verdict: model.Inconc, Message: model.Say("none before"), BlockedBy: "TEST-000"}}, model.Fail, "no <CR>", "TEST-000", []string{"besides: none before"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := newExecution(t)
			for _, err := range tt.errs {
				x.judge(t.Context(), "a step", err)
			}
			if x.verdict != tt.verdict || x.reason.Message != tt.message || x.reason.BlockedBy != tt.blocked || !slices.EqualFunc(x.notes, tt.notes, func(t model.Text, s string) bool { return t.String() == s }) {
				t.Errorf("%s: %+v, %q", x.verdict, x.reason, x.notes)
			}
		})
	}
}

// TestNoiseIsSaid: that the module was never silent stands in the reason in a form that
// any language can be made of.
func TestNoiseIsSaid(t *testing.T) {
	x := newExecution(t)
	x.judge(t.Context(), "a step", &at.NoiseError{Wanted: time.Second, Waited: 7 * time.Second})
	want := model.Say("within %s the module was never silent for %s", 7*time.Second, time.Second)
	if got := x.reason.Said().Message; x.verdict != model.Inconc || x.reason.Message != want.String() || !got.Equal(want) {
		t.Errorf("%s: %+v, %v", x.verdict, x.reason, got)
	}
}

// newExecution is one of a case on a module that says nothing.
func newExecution(t *testing.T) *execution {
	r := &iut.Run{IXIT: ixit.Default(), Dialects: dialect.New(nil), Blocks: iut.NewBlocks()}
	b := scripted.NewBench(&scripted.Module{})
	t.Cleanup(func() { b.Close() })
	k, module := &catalogue.Case{ID: "TEST-001", Clause: "3.5"}, iut.New(r, b)
	return &execution{k: k, slot: &slot{bench: b, module: module}, scenario: scenario.New(r, b, module, k), verdict: model.Pass, over: func() error { return nil }}
}
