package scenario

import (
	"strconv"
	"testing"
	"time"

	"mftpspec/harness/ledger"
	"mftpspec/harness/scripted"
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

// TestRefusalWithoutNumber: with +CMEE 0 an error is ERROR, with 2 a text; a number is
// neither, whatever it says (D23).
func TestRefusalWithoutNumber(t *testing.T) {
	for _, tt := range []struct{ cmee, class, final, want string }{
		{"0", "not connected", "ERROR", "pass"},
		{"0", "not connected", "+CME ERROR: 801", "fail: refused with another code"},
		{"0", "not connected", "+CME ERROR: not connected", "fail: refused with another code"},
		{"2", "not connected", "+CME ERROR: not connected", "pass"},
		{"2", "not connected", "+CME ERROR: 801", "fail: refused with another code"},
		{"2", "not connected", "ERROR", "fail: refused with another code"},
		{"2", "malformed", "ERROR", "pass"},
		{"1", "not connected", "+CME ERROR: 801", "pass"},
		{"1", "not connected", "ERROR", "fail: refused with another code"},
	} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPPWD=0": {scripted.CRLF(tt.final)}, "AT+CMEE=" + tt.cmee: {scripted.CRLF("OK")}}})
		n, _ := strconv.Atoi(tt.cmee)
		must(t, p.w.Module.ErrorsBy(t.Context(), n))
		must(t, p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"))
		t.Log(tt)
		wants(t, p.w.Module.Refused(t.Context(), tt.class), tt.want)
	}
}
