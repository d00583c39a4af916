package judge

import "testing"

// TestTooWide: ERROR is an answer to a number that 32 bits do not hold (D63), and to no
// other.
func TestTooWide(t *testing.T) {
	for line, want := range map[string]bool{
		"AT+MFTPPWD=4294967296":                                true,
		"AT+MFTPPWD=4294967295":                                false,
		`AT+MFTPCONN=0,"h","u","p8265395927123456",65536`:      false,
		`AT+MFTPCONN=0,"h","u","p8265395927123456",4294967317`: true,
	} {
		if got := tooWide(line); got != want {
			t.Errorf("%s: %t, want %t", line, got, want)
		}
	}
}

// D72: a blocked command may say less than one that failed.
func TestFailureReadings(t *testing.T) {
	for line, want := range map[string]string{
		`+MFTPLIST: 0,10`:       "failed result=bare",
		`+MFTPLIST: 0,10,"",""`: "failed result=with-fields",
		`+MFTPPWD: 0,4`:         "blocked result=bare",
		`+MFTPPWD: 0,10,""`:     "failed result=with-fields",
		`+MFTPCWD: 0,10`:        "",
	} {
		got := ""
		for _, r := range FailureReadings(ParseLine(line)) {
			got += r.Stimulus + "=" + r.Value
		}
		if got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
