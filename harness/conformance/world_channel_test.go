package conformance

import "testing"

// TestLenientLogin: a preamble takes a result that is not ended, and a refusal that
// does not last.
func TestLenientLogin(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"2.1 as the manual has it", []string{crlf("OK", "+MFTPCONN: 0,0")}, "pass"},
		{"2.1 without its end", []string{crlf("OK") + "\r\n+MFTPCONN: 0,0"}, "pass"},
		{"2.1 another code without its end", []string{crlf("OK") + "\r\n+MFTPCONN: 0,10"}, "inconc: with result 10"},
		{"3.3 refused at first", []string{crlf("+CME ERROR: 803"), crlf("OK", "+MFTPCONN: 0,0")}, "pass"},
		{"3.3 refused", []string{crlf("+CME ERROR: 803")}, "inconc: +CME ERROR: 803"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			p := newPlay(t, &scripted{on: func(line string) (string, bool) {
				if parseCommand(line).verb != "MFTPCONN" {
					return "", false
				}
				n++
				return tt.answers[min(n, len(tt.answers))-1], true
			}})
			p.w.c.Clause = "2.1"
			wants(t, p.w.LoggedIn(t.Context(), 0, ""), tt.want)
		})
	}
}
