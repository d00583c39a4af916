package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/ledger"
)

// Whether a module says OK before a fault that takes long is no choice of row D24, which
// speaks of a fault that is found soon.
func TestChosen(t *testing.T) {
	for _, test := range []struct {
		row     string
		took    time.Duration
		reading bool
	}{
		{ledger.D24, 900 * time.Millisecond, true},
		{ledger.D24, 10 * time.Second, false},
		{ledger.D27, 10 * time.Second, true},
	} {
		if got := chosen(&exchange{took: test.took}, test.row, "PWD", "deferred"); len(got) > 0 != test.reading {
			t.Errorf("%s after %s: %v", test.row, test.took, got)
		}
	}
}
