package scenario

import (
	"testing"

	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
)

// TestLenientLogin: a preamble takes a result that is not ended, and a refusal that
// does not last.
func TestLenientLogin(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"2.1 as the manual has it", []string{scripted.CRLF("OK", "+MFTPCONN: 0,0")}, "pass"},
		{"2.1 without its end", []string{scripted.CRLF("OK") + "\r\n+MFTPCONN: 0,0"}, "pass"},
		{"2.1 another code without its end", []string{scripted.CRLF("OK") + "\r\n+MFTPCONN: 0,10"}, "inconc: with result 10"},
		{"3.3 refused at first", []string{scripted.CRLF("+CME ERROR: 803"), scripted.CRLF("OK", "+MFTPCONN: 0,0")}, "pass"},
		{"3.3 refused", []string{scripted.CRLF("+CME ERROR: 803")}, "inconc: +CME ERROR: 803"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			p := newPlay(t, &scripted.Module{On: func(line string) (string, bool) {
				if judge.ParseCommand(line).Verb != "MFTPCONN" {
					return "", false
				}
				n++
				return tt.answers[min(n, len(tt.answers))-1], true
			}})
			p.w.c.Clause = "2.1"
			wants(t, p.w.Channel.LoggedIn(t.Context(), 0, ""), tt.want)
		})
	}
}
