// Package join puts together what results hold apart: requirements with the cases that verify
// them, readings of the device with the ledger rows that ask for them. The writers, html and xlsx
// for example, call it. It must never change a verdict.
package join

import (
	"strings"

	"mftpspec/reports/model"
)

// Requirement is one requirement, the cases that verify it, and the worst verdict
// among them: none where no case of it was executed.
type Requirement struct {
	model.Requirement
	Cases   []*model.Case
	Verdict model.Verdict
}

// Untestable says that the suite has no case for it, and why.
func (q *Requirement) Untestable() bool { return len(q.Cases) == 0 && q.Reason != "" }

// Requirements joins requirements and cases, in the order of the results. Results that
// carry no requirements get them from the cases.
func Requirements(r *model.Results) []*Requirement {
	var list []*Requirement
	index := map[string]*Requirement{}
	get := func(q model.Requirement) *Requirement {
		if v, ok := index[q.ID]; ok {
			return v
		}
		v := &Requirement{Requirement: q, Verdict: model.None}
		index[q.ID] = v
		list = append(list, v)
		return v
	}
	for _, q := range r.Requirements {
		get(q)
	}
	for i := range r.Cases {
		k := &r.Cases[i]
		for _, id := range k.Requirements {
			v := get(model.Requirement{ID: id, Clause: k.Clause, Command: k.Command, Level: k.Level})
			v.Cases = append(v.Cases, k)
			if k.Verdict.Outweighs(v.Verdict) {
				v.Verdict = k.Verdict
			}
		}
	}
	return list
}

// Scenario is the cases of one scenario among those of a requirement: its rows, where
// it is an outline.
type Scenario struct {
	Name    string // the id without the row
	Count   int
	ID      string        // of the case with the worst verdict
	Verdict model.Verdict // of that
}

// Scenarios are the cases of the requirement by scenario, in their order.
func (q *Requirement) Scenarios() []Scenario {
	var list []Scenario
	index := map[string]int{}
	for _, k := range q.Cases {
		name, _, _ := strings.Cut(k.ID, ".")
		n, ok := index[name]
		if !ok {
			n, index[name] = len(list), len(list)
			list = append(list, Scenario{Name: name, ID: k.ID, Verdict: k.Verdict})
		}
		list[n].Count++
		if k.Verdict.WorseThan(list[n].Verdict) {
			list[n].ID, list[n].Verdict = k.ID, k.Verdict
		}
	}
	return list
}
