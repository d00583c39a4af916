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

// TestLoginBlocked: a login that fails is tried twice, also by the cases of §2.1, which
// have a memory of their own: they take one without its line end.
func TestLoginBlocked(t *testing.T) {
	for _, tt := range []struct {
		clause, answer string
		want           int // logins that are tried
	}{
		{"3.5", scripted.CRLF("OK", "+MFTPCONN: 0,10"), 2},
		{"2.1", scripted.CRLF("OK", "+MFTPCONN: 0,10"), 2},
		{"2.1", scripted.CRLF("OK") + "\r\n+MFTPCONN: 0,0", 4},
	} {
		tried := 0
		p := newPlay(t, &scripted.Module{On: func(line string) (string, bool) {
			if judge.ParseCommand(line).Verb != "MFTPCONN" {
				return "", false
			}
			tried++
			return tt.answer, true
		}})
		for range 4 {
			p.w.c.Clause = tt.clause
			_ = p.w.Channel.LoggedIn(t.Context(), 0, "")
			p.again()
		}
		if tried != tt.want {
			t.Errorf("§%s, %q: %d logins, want %d", tt.clause, tt.answer, tried, tt.want)
		}
	}
}
