package selftest

import (
	"fmt"
	"time"

	"mftpspec/features"
	"mftpspec/fixtures"
	"mftpspec/harness/bench"
	"mftpspec/harness/conformance"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/steps"
)

// mixtures is the number of random combinations of readings: half of them on a
// model with every option, half on one without.
const mixtures = 4

// Whole is the plan to prove the suite of this build.
func Whole() (Plan, error) {
	catalogue, err := conformance.LoadCatalogue(features.FS)
	if err != nil {
		return Plan{}, fmt.Errorf("selftest: the features: %w", err)
	}
	models, err := conformance.LoadModels(fixtures.FS, "models")
	if err != nil {
		return Plan{}, fmt.Errorf("selftest: the models: %w", err)
	}
	ixit := bench.Laboratory(conformance.DefaultIXIT())
	return Plan{Catalogue: catalogue, Models: models, IXIT: ixit, Steps: steps.Register, Defects: defect.All(),
		Dialects: Readings(), Mixtures: mixtures, Seed: uint64(time.Now().UnixNano()),
		Faults: bench.Faults(ixit, emulator.Config{Model: ixit.Model})}, nil
}
