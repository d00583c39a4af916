package join

import (
	"cmp"
	"slices"

	"mftpspec/reports/model"
)

// Symptom is what cases have in common that failed alike: their reasons say the same,
// whatever the values in it are.
type Symptom struct {
	Cases []*model.Case // in the order of the results; the first one stands for all
}

// SymptomOf is what two cases share that failed alike; empty for one without a reason.
func SymptomOf(k *model.Case) string {
	if k.Reason == nil {
		return ""
	}
	if t := k.Reason.Said().Message; t.Format() != "" {
		return t.Shape()
	}
	return k.Reason.Message // of an older suite
}

// Symptoms are those of the cases with a verdict, what most cases have first.
func Symptoms(cases []model.Case, v model.Verdict) []Symptom {
	var list []Symptom
	index := map[string]int{}
	for i := range cases {
		k := &cases[i]
		if k.Verdict != v {
			continue
		}
		key := SymptomOf(k)
		n, ok := index[key]
		if !ok {
			n, index[key] = len(list), len(list)
			list = append(list, Symptom{})
		}
		list[n].Cases = append(list[n].Cases, k)
	}
	slices.SortStableFunc(list, func(a, b Symptom) int { return cmp.Compare(len(b.Cases), len(a.Cases)) })
	return list
}
