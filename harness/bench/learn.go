package bench

import (
	"slices"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/record"
	"mftpspec/reports/model"
)

// Learn is record.Learn for the emulator of this program.
func Learn(r *model.Results) *record.File {
	choices := record.Choices{Readings: map[string][]string{}, PerCommand: emulator.PerCommand(), Breaking: breaking}
	for _, d := range emulator.Dialects() {
		choices.Readings[d.Row] = d.Readings
	}
	return record.Learn(r, choices)
}

// breaking gives the defects of the emulator that break one of the requirements.
func breaking(requirements []string) []string {
	var list []string
	for _, d := range defect.All() {
		if slices.Contains(requirements, d.Requirement) {
			list = append(list, d.ID)
		}
	}
	return list
}
