package explore

import (
	"testing"

	"mftpspec/harness/reference"
)

// A channel is changed in a command, and in those within it; what is about two channels
// stays.
func TestOnChannel(t *testing.T) {
	pwd := func(n int) reference.Action { return reference.Pwd{Channel: n} }
	for _, tt := range []struct{ before, after reference.Action }{
		{pwd(3), pwd(0)},
		{pwd(4), pwd(4)},
		{reference.Small{Command: pwd(3)}, reference.Small{Command: pwd(0)}},
		{reference.Both{First: pwd(3), Second: pwd(3)}, reference.Both{First: pwd(0), Second: pwd(0)}},
		{reference.Both{First: pwd(3), Second: pwd(4)}, reference.Both{First: pwd(3), Second: pwd(4)}},
		{reference.Late{Command: reference.Small{Command: pwd(3)}}, reference.Late{Command: reference.Small{Command: pwd(0)}}},
		{reference.Drops{One: 3, Other: 4}, reference.Drops{One: 3, Other: 4}},
	} {
		if got := onChannel(tt.before, 3, 0); got != tt.after {
			t.Errorf("%#v: %#v, want %#v", tt.before, got, tt.after)
		}
	}
}
