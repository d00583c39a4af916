package catalogue

import (
	"slices"

	"mftpspec/reports/model"
)

// Stated gives the requirements as results.json carries them.
func (c *Catalogue) Stated() []model.Requirement {
	var list []model.Requirement
	for _, r := range c.Requirements {
		list = append(list, model.Requirement{ID: r.ID, Clause: r.Clause, Command: r.Command, Level: r.Level, EN: r.EN, ZH: r.ZH, Reason: r.Reason})
	}
	return list
}

// Stated gives the ledger as results.json carries it.
func (l Ledger) Stated() []model.LedgerRow {
	var list []model.LedgerRow
	for _, r := range l {
		row := model.LedgerRow{ID: r.ID, Where: r.Where, Policy: r.Policy, EN: r.EN, ZH: r.ZH, Readings: r.Readings}
		if r.Question != (Question{}) {
			row.Question = &model.Question{EN: r.Question.EN, ZH: r.Question.ZH}
		}
		if r.Editorial != (Question{}) {
			row.Editorial = &model.Question{EN: r.Editorial.EN, ZH: r.Editorial.ZH}
		}
		list = append(list, row)
	}
	return list
}

// Observed gives the items of the ICS as the device was seen to behave: what
// the cases that need an option say of it, where they say the same. An item
// that no case tried, or on which they differ, is left out.
func Observed(c *Catalogue, r *model.Results) map[string]any {
	seen := map[string]any{}
	if r.IUT.Model != "" {
		seen["model"] = r.IUT.Model
	}
	for _, option := range []struct {
		key, need string
		has       any // what a device has whose cases pass
		lacks     any // what it has whose cases fail; nil: that says nothing
	}{
		{"active_mode", "active", true, false}, {"active_mode", "no-active", false, true},
		{"implicit_ftps", "implicit-ftps", true, false}, {"implicit_ftps", "no-implicit-ftps", false, true},
		{"explicit_ftps", "explicit-ftps", true, false}, {"explicit_ftps", "no-explicit-ftps", false, true},
		{"ipv6", "ipv6", true, false},
		{"cid_max", "cid-15", 15, nil}, {"cid_max", "cid-7", 7, nil},
	} {
		switch passed, failed := c.tally(option.need, r.Cases); {
		case passed > 0 && failed == 0:
			seen[option.key] = option.has
		case failed > 0 && passed == 0 && option.lacks != nil:
			seen[option.key] = option.lacks
		}
	}
	if len(seen) == 0 {
		return nil
	}
	return seen
}

// tally counts the cases with a need that passed and that failed.
func (c *Catalogue) tally(need string, cases []model.Case) (passed, failed int) {
	for i, k := range c.Cases {
		if i >= len(cases) || !slices.Contains(k.Needs, need) {
			continue
		}
		switch cases[i].Verdict {
		case model.Pass:
			passed++
		case model.Fail:
			failed++
		}
	}
	return passed, failed
}
