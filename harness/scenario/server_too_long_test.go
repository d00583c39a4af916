package scenario

import (
	"strings"
	"testing"

	"mftpspec/harness/scripted"
)

// TestNothingTooLong: of a string of 256 bytes nothing takes effect (D50), and after a
// refusal at once the server hears nothing of it; other commands may come.
func TestNothingTooLong(t *testing.T) {
	long := letters(256)
	for _, tt := range []struct {
		name, answer string
		do           func(c *client)
		want         string
	}{
		{"refused", scripted.CRLF("+CME ERROR: 50"), func(*client) {}, "pass"},
		{"refused after another command", scripted.CRLF("ERROR"), func(c *client) { _, _ = c.conns["0"].CurrentDir() }, "pass"},
		{"refused, and a part made", scripted.CRLF("+CME ERROR: 50"), func(c *client) { _ = c.conns["0"].MakeDir(long[:255]) }, "fail: takes effect"},
		{"refused, and a part asked for", scripted.CRLF("+CME ERROR: 50"), func(c *client) { _, _ = c.conns["0"].FileSize(long[:64]) }, "fail: takes effect"},
		{"refused, and a directory without name changed", scripted.CRLF("+CME ERROR: 50"), func(c *client) { _ = c.conns["0"].ChangeDir("/") }, "fail: takes effect"},
		{"refused by the server", scripted.CRLF("OK", "+MFTPMKD: 0,10"), func(c *client) { _ = c.conns["0"].MakeDir(long) }, "pass"},
		{"failed, and a part made", scripted.CRLF("OK", "+MFTPMKD: 0,10"), func(c *client) { _ = c.conns["0"].MakeDir(long[:255]) }, "fail: takes effect"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			m.On = func(line string) (string, bool) {
				if !strings.HasPrefix(line, "AT+MFTPMKD") {
					return m.line(line)
				}
				tt.do(m)
				return tt.answer, true
			}
			err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"`+long+`"`)
			if err == nil {
				err = p.w.Module.Refused(t.Context(), "too long")
			}
			if err == nil {
				err = p.w.Server.NothingTooLong()
			}
			wants(t, p.end(err), tt.want)
		})
	}
}
