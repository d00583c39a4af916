package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/ledger"
)

// A module that waits for faults before its OK does not wait for those that take long:
// that such a one is deferred is no choice of row D24.
func TestChosen(t *testing.T) {
	for _, test := range []struct {
		row, value string
		took       time.Duration
		reading    bool
	}{
		{ledger.D24, deferred, 900 * time.Millisecond, true},
		{ledger.D24, deferred, 10 * time.Second, false},
		{ledger.D24, "immediate", 2 * time.Second, true},
		{ledger.D27, deferred, 10 * time.Second, true},
	} {
		if got := chosen(&exchange{took: test.took}, test.row, "PWD", test.value); len(got) > 0 != test.reading {
			t.Errorf("%s=%s after %s: %v", test.row, test.value, test.took, got)
		}
	}
}
