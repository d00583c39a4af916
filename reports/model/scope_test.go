package model_test

import (
	"strings"
	"testing"

	"mftpspec/reports/model"
)

func TestExtent(t *testing.T) {
	cases := []model.Case{{ID: "A", Verdict: model.Pass, Selected: true}, {ID: "B", Verdict: model.None}, {ID: "C", Verdict: model.NA}}
	for _, c := range []struct {
		r    model.Results
		want model.Scope
	}{
		{model.Results{Cases: cases, Run: model.Run{Port: "/dev/ttyUSB2"}}, model.Scope{Applicable: 2, Executed: 1, Partial: true}},
		{model.Results{Cases: cases[:1], Run: model.Run{Port: "socket://10.0.0.1:5000"}}, model.Scope{Applicable: 1, Executed: 1}},
		{model.Results{Cases: cases[2:], Run: model.Run{Port: "/dev/ttyUSB2, emu://mem"}}, model.Scope{Virtual: model.Emulator}},
		{model.Results{Benches: []model.Bench{{Port: "/dev/ttyUSB2"}, {Port: "emu://"}}}, model.Scope{Virtual: model.Emulator}},
		{model.Results{Scope: &model.Scope{Virtual: model.PseudoTerminal}, Run: model.Run{Port: "/dev/pts/7"}}, model.Scope{Virtual: model.PseudoTerminal}},
	} {
		if got := c.r.Extent(); got != c.want {
			t.Errorf("%+v: %+v, want %+v", c.r.Run, got, c.want)
		}
	}
}

// Results that claim another scope than their cases are refused.
func TestScopeIsChecked(t *testing.T) {
	r := model.Results{Status: model.Incomplete, Scope: &model.Scope{Applicable: 1}}
	if err := r.Check(); err == nil || !strings.Contains(err.Error(), "scope") {
		t.Errorf("%v", err)
	}
}
