package text_test

import (
	"testing"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

func TestStanding(t *testing.T) {
	k := func(id string, v model.Verdict) model.Case {
		return model.Case{ID: id, Verdict: v, Selected: v != model.None && v != model.NA}
	}
	holds := waiver.Waiver{Case: "F", Reason: "accepted", Expires: "2099-01-01"}
	for _, c := range []struct {
		name          string
		port          string
		cases         []model.Case
		waivers       []waiver.Waiver
		words, colour string
	}{
		{"everything", "/dev/ttyUSB2", []model.Case{k("A", model.Pass), k("N", model.NA)}, nil, "CONFORMING", "CONFORMING"},
		{"a part", "/dev/ttyUSB2", []model.Case{k("A", model.Pass), k("B", model.None), k("N", model.NA)}, nil, "CONFORMING (PARTIAL: 1 of 2 applicable)", "PARTIAL"},
		{"open", "/dev/ttyUSB2", []model.Case{k("A", model.Pass), k("B", model.Inconc)}, nil, "INCOMPLETE", "INCOMPLETE"},
		{"fail", "emu://", []model.Case{k("A", model.Pass), k("F", model.Fail)}, nil, "VIRTUAL MODULE · NON-CONFORMING", "NON-CONFORMING"},
		{"waived", "/dev/ttyUSB2", []model.Case{k("F", model.Fail)}, []waiver.Waiver{holds}, "NON-CONFORMING (ALL FAILS WAIVED: 1)", "WAIVED"},
		{"waived in part", "/dev/ttyUSB2", []model.Case{k("F", model.Fail), k("G", model.Fail)}, []waiver.Waiver{holds}, "NON-CONFORMING", "NON-CONFORMING"},
	} {
		r := &model.Results{Run: model.Run{Port: c.port}, Cases: c.cases, Status: model.Conclude(c.cases)}
		s := text.StandingOf(r, waiver.Apply(r, c.waivers, r.Run.Started))
		if s.Full(language.English) != c.words || s.Class() != c.colour {
			t.Errorf("%s: %q, %s", c.name, s.Full(language.English), s.Class())
		}
		if zh := s.Full(language.Chinese); zh == c.words {
			t.Errorf("%s: %q is no Chinese", c.name, zh)
		}
	}
}
