package selftest

import (
	"fmt"
	"net"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/bench"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/ixit"
	"mftpspec/harness/sockerr"
	"mftpspec/steps"
)

// mixtures is the number of random combinations of readings: half of them on a
// model with every option, half on one without.
const mixtures = 4

// port21 says whether this process may listen on port 21. One that is taken now is
// waited for by the cases.
func port21() bool {
	l, err := net.Listen("tcp", "127.0.0.1:21")
	if err == nil {
		err = l.Close()
	}
	return err == nil || sockerr.InUse(err)
}

// Whole is the plan to prove the suite of this build.
func Whole() (Plan, error) {
	catalogue, err := catalogue.Suite()
	if err != nil {
		return Plan{}, fmt.Errorf("selftest: the features: %w", err)
	}
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		return Plan{}, fmt.Errorf("selftest: the models: %w", err)
	}
	witnesses, err := lastWitnesses()
	if err != nil {
		return Plan{}, err
	}
	ixit := bench.Laboratory(ixit.Default())
	ixit.Server.PrivilegedPort = port21()
	return Plan{Catalogue: catalogue, Models: models, IXIT: ixit, Steps: steps.Definitions(), Defects: defect.Caught(), Witnesses: witnesses,
		Dialects: Readings(), Mixtures: mixtures, Seed: uint64(time.Now().UnixNano()),
		Faults: LabFaults(ixit, emulator.Config{Model: ixit.Model})}, nil
}
