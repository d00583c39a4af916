package scenario

import (
	"testing"

	"mftpspec/harness/scripted"
)

// TestRefusedOrEnded: a server that refuses a transfer ends its data connection too, and
// a module may name the one or the other each time; another code it must keep to (D25).
func TestRefusedOrEnded(t *testing.T) {
	for _, tt := range []struct{ first, second, want string }{
		{"10", "11", "pass"},
		{"11", "10", "pass"},
		{"10", "10", "pass"},
		{"10", "6", "fail: the device is inconsistent"},
		{"6", "11", "fail: the device is inconsistent"},
	} {
		m := &scripted.Module{}
		p := newPlay(t, m)
		for i, code := range []string{tt.first, tt.second} {
			m.Script = map[string][]string{`AT+MFTPRETR=0,"a.txt"`: {scripted.CRLF("OK", "+MFTPRETR: 0,"+code)}}
			must(t, p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.txt"`))
			want := "pass"
			if i == 1 {
				want = tt.want
			}
			t.Log(tt)
			wants(t, p.w.Module.Fails(t.Context(), "server error"), want)
		}
	}
}
