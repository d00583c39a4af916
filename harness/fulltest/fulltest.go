// Package fulltest parts the tests in two: make test, for which Go, git and make are enough and
// three minutes, and the full test of .ci/run, MFTPSPEC_FULL=1 make test, which executes every
// test with all that it needs. Only tests call it. The program must never import it.
package fulltest

import (
	"os"
	"testing"
)

// Asked says whether this is the full test.
func Asked() bool { return os.Getenv("MFTPSPEC_FULL") != "" }

// Only skips a test that is for the full test alone, and says why it is.
func Only(t testing.TB, why string) {
	t.Helper()
	if !Asked() {
		t.Skipf("%s: set MFTPSPEC_FULL=1", why)
	}
}

// Missing ends a test for want of something on this machine: the full test fails, another
// skips it.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if Asked() {
		t.Fatalf(format, args...)
	}
	t.Skipf(format+" (a failure with MFTPSPEC_FULL=1)", args...)
}
