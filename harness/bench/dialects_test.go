package bench

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/reports/model"
)

// TestReadings holds the emulator's readings against the ledger: a reading has one name
// everywhere.
func TestReadings(t *testing.T) {
	ledger := wholeSuite(t, "").Catalogue.Ledger
	for _, d := range emulator.Dialects() {
		id, _, _ := strings.Cut(d.Row, ".")
		row, known := ledger.Row(id)
		if !known {
			t.Errorf("%s: the ledger has no such row", d.Row)
			continue
		}
		for _, reading := range d.Readings {
			if row.Has("D") && !d.Unseen && !slices.Contains(row.Readings, reading) {
				t.Errorf("%s: %q is not among the readings of the ledger: %v", d.Row, reading, row.Readings)
			}
		}
	}
}

// recorded holds the readings that a run recorded against the ledger.
func recorded(t *testing.T, ledger catalogue.Ledger, r *model.Results) {
	t.Helper()
	code := regexp.MustCompile(`^\d+$`)
	for key, reading := range r.Dialects {
		id, _, _ := strings.Cut(key, "/")
		row, _ := ledger.Row(id)
		switch {
		case id == "D25" && code.MatchString(reading): // the code itself: named, if it is that of the cause
		case len(row.Readings) > 0:
			for one := range strings.SplitSeq(reading, ", ") { // of what may vary there can be several
				if !slices.Contains(row.Readings, one) {
					t.Errorf("%s: %q is recorded, the readings of the ledger are %v", key, one, row.Readings)
				}
			}
		}
	}
}
