package scenario

import (
	"context"
	"testing"

	"mftpspec/harness/ledger"
	"mftpspec/harness/scripted"
)

// A login that fails where the module has reached no server of the laboratory may be the
// network's, in every step that wants it to succeed.
func TestNeverReached(t *testing.T) {
	const line = `AT+MFTPCONN=0,"h"`
	for name, step := range map[string]func(*Module, context.Context) error{
		"succeeds": (*Module).Succeeds,
		"unknown, or succeeds": func(m *Module, ctx context.Context) error {
			return m.UnknownOr(ctx, "", func(context.Context) error { return nil })
		},
		"reports": func(m *Module, ctx context.Context) error { return m.Reports(ctx, "+MFTPCONN: 0,0") },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {scripted.CRLF("OK", "+MFTPCONN: 0,11")}}})
			must(t, p.w.Host.Send(t.Context(), line))
			if name == "reports" {
				must(t, p.w.Module.Answers(t.Context(), "OK"))
			}
			wants(t, p.end(step(p.w.Module, t.Context())), "inconc: the module has reached no FTP server")
		})
	}
}

// Where a module may have failed the login (D76) it may refuse what comes after it as on a
// channel that is not connected.
func TestUnconnectedAfterALoginThatMayFail(t *testing.T) {
	const line = `AT+MFTPMKD=0,"d"`
	for row, want := range map[string]string{ledger.D76: "pass", ledger.D36: "fail: another code"} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {scripted.CRLF("+CME ERROR: 801")}}})
		p.w.c.Rows = []string{row}
		must(t, p.w.Host.Send(t.Context(), line))
		wants(t, p.end(p.w.Module.FailsOrTrue(t.Context(), "any", "", func(context.Context) error { return nil })), want)
	}
}
