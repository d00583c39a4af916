package scenario

import (
	"testing"

	"mftpspec/harness/scripted"
)

// TestListsOrFails: all entries, or one failure that says why (D75).
func TestListsOrFails(t *testing.T) {
	const a, b = `+MFTPLIST: 0,0,"a","rwx"`, `+MFTPLIST: 0,0,"b","rwx"`
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"all", scripted.CRLF("OK", b, a), "pass"},
		{"result 12", scripted.CRLF("OK", "+MFTPLIST: 0,12"), "pass"},
		{"result 12 after an entry", scripted.CRLF("OK", a, "+MFTPLIST: 0,12"), "pass"},
		{"in progress, and all", scripted.CRLF("OK", "+MFTPLIST: 0,1", b, a), "pass"},
		{"in progress, and result 12", scripted.CRLF("OK", "+MFTPLIST: 0,1", "+MFTPLIST: 0,12"), "pass"},
		{"in progress, and no more", scripted.CRLF("OK", "+MFTPLIST: 0,1"), "fail: "},
		{"another plausible code", scripted.CRLF("OK", "+MFTPLIST: 0,10"), "pass"},
		{"refused at once", scripted.CRLF("+CME ERROR: 808"), "pass"},
		{"refused at once as another command", scripted.CRLF("+CME ERROR: 805"), "fail: "},
		{"a code of another cause", scripted.CRLF("OK", "+MFTPLIST: 0,8"), "fail: does not name the cause"},
		{"an entry is missing", scripted.CRLF("OK", a), "fail: "},
		{"an entry is wrong", scripted.CRLF("OK", a, `+MFTPLIST: 0,0,"c","rwx"`), "fail: <dir_name> is"},
		{"an entry too many", scripted.CRLF("OK", a, b, `+MFTPLIST: 0,0,"c","rwx"`), "fail: "},
		{"all entries, and then a failure", scripted.CRLF("OK", a, b, "+MFTPLIST: 0,12"), "fail: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			p.hastyUnless(tt.want == "pass")
			m.On = func(line string) (string, bool) {
				if line == `AT+MFTPLIST=0,"d"` {
					return tt.answer, true
				}
				return m.line(line)
			}
			err := p.w.Host.Send(t.Context(), `AT+MFTPLIST=0,"d"`)
			if err == nil {
				err = p.w.Module.ListsOrFails(t.Context(), "parse error", a+"\n"+b)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}
