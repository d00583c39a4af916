package cli

import (
	"slices"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
)

// findDefects are the defects with these ids.
func findDefects(ids []string) ([]defect.Defect, error) {
	var found []defect.Defect
	all := defect.All()
	for _, id := range ids {
		i := slices.IndexFunc(all, func(d defect.Defect) bool { return d.ID == id })
		if i < 0 {
			return nil, usage("--defect %s: there is no such defect; see mftpspec list defects", id)
		}
		found = append(found, all[i])
	}
	return found, nil
}

// withDefects puts the defects with these ids upon a module. What shows on one model
// only, or under one reading, is refused on others.
func withDefects(c emulator.Config, ids []string) ([]func() emulator.Hooks, error) {
	found, err := findDefects(ids)
	var hooks []func() emulator.Hooks
	for _, d := range found {
		model, readings := d.Config()
		if model != "" && c.Model != model {
			return nil, usage("--defect %s shows on one model only: say --model %s", d.ID, model)
		}
		for row, reading := range readings {
			if c.Dialects[row] != reading {
				return nil, usage("--defect %s shows under one reading only: say --dialect %s=%s", d.ID, row, reading)
			}
		}
		hooks = append(hooks, d.Hooks)
	}
	return hooks, err
}
