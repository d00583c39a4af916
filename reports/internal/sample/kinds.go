package sample

import (
	"strings"
	"testing"

	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

// Green is a sample in which everything passes.
func Green() *model.Results {
	r := Of(57)
	for i := range r.Cases {
		k := &r.Cases[i]
		if k.Selected {
			k.Verdict, k.Reason = model.Pass, nil
			for j := range k.Steps {
				k.Steps[j].Verdict = model.Pass
			}
		}
	}
	Finish(r)
	return r
}

// Stopped is a run that was broken off.
func Stopped() *model.Results {
	r := Green()
	r.Run.Stopped = "the module was unplugged"
	for i := range r.Cases[30:] {
		k := &r.Cases[30+i]
		if k.Selected {
			k.Verdict, k.Steps, k.Trace, k.Reason = model.None, nil, nil, &model.Reason{Message: "not run: the module was unplugged"}
		}
	}
	Finish(r)
	return r
}

// Empty is a run of which nothing was selected.
func Empty() *model.Results {
	r := Green()
	for i := range r.Cases {
		k := &r.Cases[i]
		k.Selected, k.Verdict, k.Steps, k.Trace, k.Reason = false, model.None, nil, nil, &model.Reason{Message: "not selected"}
	}
	Finish(r)
	return r
}

// Waivers cover one fail of a sample; a second has expired, a third is not used.
func Waivers(t testing.TB) []waiver.Waiver {
	t.Helper()
	list, err := waiver.Read("waivers.yaml", strings.NewReader(`
- case: MFTPPWD-001
  reason: the host ignores the path
  expires: 2027-03-31
  by: Zhang Min
  reference: ECO-441
- case: MFTPLIST-001
  reason: corrected in the next firmware
  expires: 2026-10-01
- case: MFTPCFG-001
  reason: was waived for the firmware before
  expires: 2027-03-31
`))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// HostileResults has what a hostile device may send in every field.
func HostileResults() *model.Results {
	r := Green()
	megabyte := strings.Repeat(Hostile, 1<<20/len(Hostile)+1)
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		k.Verdict = []model.Verdict{model.Fail, model.Inconc, model.Error, model.Pass}[i%4]
		k.Title, k.Rule, k.Observations = Hostile, Hostile, []string{Hostile}
		k.Reason = &model.Reason{Clause: k.Clause, Requirement: Hostile, Message: Hostile, Step: Hostile, Sent: Hostile, Expected: Hostile, Observed: Hostile, Server: Hostile, Reproduce: []string{Hostile}}
		for j := range k.Steps {
			k.Steps[j].Text, k.Steps[j].Keyword, k.Steps[j].Doc, k.Steps[j].Table = Hostile, Hostile, Hostile, [][]string{{Hostile}}
		}
		k.Trace = append(k.Trace, model.Event{Lane: Hostile, Dir: Hostile, Kind: Hostile, Text: Hostile, Bytes: []byte(Hostile + "\xff\xfe")})
		if i < 4 {
			k.Trace = append(k.Trace, model.Event{TimeUS: 1 << 40, Lane: "ftp-data", Dir: "server", Kind: "bytes", Bytes: []byte(megabyte)})
			k.Reason.Observed, k.Reason.Message = megabyte, megabyte
		}
	}
	r.IUT = model.IUT{Manufacturer: Hostile, Model: Hostile, Firmware: Hostile, Serial: Hostile}
	r.Suite.Manual, r.Suite.Version = Hostile, Hostile
	r.Run.Port, r.Run.Host, r.Run.Select, r.Run.Stopped = Hostile, Hostile, Hostile, Hostile
	r.Dialects = map[string]string{"D01/" + Hostile: Hostile}
	r.ICS, r.IXIT = map[string]any{Hostile: Hostile}, map[string]any{Hostile: []any{Hostile}}
	r.Laboratory = &model.Laboratory{Name: Hostile, Operator: Hostile}
	Finish(r)
	return r
}

// Runs are a run of each kind.
func Runs() map[string]*model.Results {
	return map[string]*model.Results{"fails": Of(120), "green": Green(), "stopped": Stopped(), "empty": Empty()}
}

// Give changes the verdict of the nth selected case and returns its id.
func Give(r *model.Results, n int, v model.Verdict) string {
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		if n--; n < 0 {
			k.Verdict = v
			if v != model.Pass {
				k.Reason = &model.Reason{Message: "changed"}
			}
			Finish(r)
			return k.ID
		}
	}
	panic("the sample has no such case")
}
