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
