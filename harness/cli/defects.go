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

// hooksOf are what puts the defects with these ids upon a module.
func hooksOf(ids []string) ([]func() emulator.Hooks, error) {
	found, err := findDefects(ids)
	var hooks []func() emulator.Hooks
	for _, d := range found {
		hooks = append(hooks, d.Hooks)
	}
	return hooks, err
}
