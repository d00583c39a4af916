package selftest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
)

// Witnesses are, for each defect, cases that failed on it in the last self-test: one that kills
// it, and those that are proved by no other defect.
type Witnesses map[string][]string

//go:embed witnesses.json
var remembered []byte

// lastWitnesses are the witnesses of the last self-test that was kept.
func lastWitnesses() (Witnesses, error) {
	var w Witnesses
	if err := json.Unmarshal(remembered, &w); err != nil {
		return nil, fmt.Errorf("selftest: witnesses.json: %w", err)
	}
	return w, nil
}

// Witnesses are those of this report: where a case has several defects to prove it, what was
// remembered stays.
func (r *Report) Witnesses(before Witnesses) Witnesses {
	w, proven := Witnesses{}, map[string]bool{}
	add := func(one Result, cases []string, also func(id string) bool) {
		for _, id := range cases {
			if !proven[id] && also(id) {
				proven[id] = true
				w[one.ID] = append(w[one.ID], id)
			}
		}
	}
	for _, also := range []func(one Result) func(string) bool{
		func(one Result) func(string) bool {
			return func(id string) bool { return slices.Contains(before[one.ID], id) }
		},
		func(Result) func(string) bool { return func(string) bool { return true } },
	} {
		for _, one := range r.Results {
			add(one, one.Proves, also(one))
		}
	}
	for _, one := range r.Results {
		if one.Killed && !slices.ContainsFunc(w[one.ID], func(id string) bool { return slices.Contains(one.Right, id) }) {
			w[one.ID] = append(w[one.ID], one.Witnesses[0].Case)
		}
		slices.Sort(w[one.ID])
	}
	return w
}

// Keep replaces the file that the next build will embed: a line for each defect.
func (w Witnesses) Keep(file string) error {
	data := []byte("{")
	for i, id := range slices.Sorted(maps.Keys(w)) {
		line, err := json.Marshal(w[id])
		if err != nil {
			return err
		}
		if i > 0 {
			data = append(data, ',')
		}
		data = fmt.Appendf(data, "\n %q: %s", id, line)
	}
	return os.WriteFile(file, append(data, "\n}\n"...), 0o666)
}
