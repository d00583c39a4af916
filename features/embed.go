// Package features holds the test suite as data: one Gherkin file for each
// clause of the manual, its normative statements (requirements.yaml) and its
// contradictions (ledger.yaml). Catalogue reads it. It must never hold code that runs in a case.
package features

import "embed"

// FS is the suite as it was built: *.feature, requirements.yaml, ledger.yaml.
//
//go:embed *.feature *.yaml
var FS embed.FS
