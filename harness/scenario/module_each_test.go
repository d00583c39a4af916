package scenario

import (
	"slices"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
)

// TestEachTimesOut: a missing reply is reported after the time of the channel, with
// a code that names it, whether the module acknowledges the command before or not.
func TestEachTimesOut(t *testing.T) {
	for _, tt := range []struct {
		name, answer string
		set          time.Duration
		want         string
	}{
		{"§3.1 in time", scripted.CRLF("OK", "+MFTPMKD: 1,5"), 0, "pass"},
		{"D24 refused in time", scripted.CRLF("+CME ERROR: 807"), 0, "pass"},
		{"§3.1 too early", scripted.CRLF("OK", "+MFTPMKD: 1,5"), time.Second, "fail: in time"},
		{"D24 refused too early", scripted.CRLF("+CME ERROR: 807"), time.Second, "fail: in time"},
		{"D25 another cause", scripted.CRLF("OK", "+MFTPMKD: 1,7"), 0, "fail: name the cause"},
		{"D24 success", scripted.CRLF("OK", "+MFTPMKD: 1,0"), 0, "fail: successful"},
		{"D24 a code of another command", scripted.CRLF("+CME ERROR: 801"), 0, "fail: another code"},
		{"3.6 another channel", scripted.CRLF("OK", "+MFTPMKD: 2,5"), 0, "fail: another line"},
		{"3.6 no result", scripted.CRLF("OK"), 0, "fail: no result"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPMKD=1,"x"`: {tt.answer}}})
			p.st.SetTimeout(1, tt.set)
			wants(t, p.end(p.w.Module.EachTimesOut(t.Context(), `AT+MFTPMKD=1,"x"`)), tt.want)
		})
	}
}

// TestTimesOutBesideAnother: a refusal that comes when the time of its channel is over
// is the end of the command, and no word about the work of another channel.
func TestTimesOutBesideAnother(t *testing.T) {
	const one, two = `AT+MFTPMKD=2,"x"`, `AT+MFTPDEL=1,"y"`
	m := &scripted.Module{Script: map[string][]string{one: {scripted.CRLF("OK")}, two: {scripted.CRLF("+CME ERROR: 809", "+MFTPMKD: 2,5")}}}
	p := newPlay(t, m)
	p.st.SetTimeout(1, 0)
	p.st.SetTimeout(2, 0)
	must(t, p.w.Module.EachTimesOut(t.Context(), one+"\n"+two))
	if !slices.Equal(m.Heard, []string{one, two}) {
		t.Errorf("sent were %q", m.Heard)
	}
}

// TestInTime: a result may come as late as the tolerance after what it may have waited
// for (D54).
func TestInTime(t *testing.T) {
	const set, tolerance = 2 * time.Second, 3 * time.Second
	p := newPlay(t, &scripted.Module{})
	p.st.SetTimeout(1, set)
	c := &exchange{Command: judge.ParseCommand(`AT+MFTPMKD=1,"x"`), sent: time.Second}
	p.w.Host.last = c
	for _, tt := range []struct {
		name  string
		after time.Duration // of its being sent
		b     bounds
		want  string
	}{
		{"at the time", set, bounds{}, "pass"},
		{"before it", set - 1, bounds{}, "fail: in time"},
		{"within the tolerance", set + tolerance, bounds{}, "pass"},
		{"after it", set + tolerance + 1, bounds{}, "fail: in time"},
		{"in turn", set + tolerance + time.Second, bounds{ended: c.sent + time.Second}, "pass"},
		{"in turn, and before it", set - 1, bounds{ended: c.sent + time.Second}, "fail: in time"},
		{"behind an answer", set + tolerance + time.Second, bounds{answered: c.sent + set + tolerance}, "pass"},
		{"long behind it", set + 2*tolerance + 1, bounds{answered: c.sent + set + tolerance}, "fail: in time"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			wants(t, p.w.Module.inTime(c, at.Token{Done: c.sent + tt.after}, tt.b), tt.want)
		})
	}
}

// TestPayloadsInTurn: " then " joins payloads.
func TestPayloadsInTurn(t *testing.T) {
	joined, err := payload("pattern-3 then lines then text-2")
	if err != nil || string(joined) != string(pattern(3))+"one\r\ntwo\nthree\rfour\r\n\r\nend"+string(textPayload(2)) {
		t.Errorf("%q, %v", joined, err)
	}
	if _, err := payload("pattern-3 then nosuch"); err == nil {
		t.Error("an unknown payload has data")
	}
}

// TestOwnDirectory: the path of a command among many is that of the channel at the server,
// in quotes or without, also where commas are in it (D01).
func TestOwnDirectory(t *testing.T) {
	const dir, ask = "/home/uftp/a, b,c", "AT+MFTPPWD=0"
	for _, tt := range []struct{ name, path, want string }{
		{"D01 quoted", `"/home/uftp/a, b,c"`, "pass"},
		{"D01 unquoted", "/home/uftp/a, b,c", "pass"},
		{"D51 behind a blank", ` "/home/uftp/a, b,c"`, "pass"},
		{"D01 half quoted", `"/home/uftp/a, b,c`, "fail: another path"},
		{"3.5 a part", "/home/uftp/a", "fail: another path"},
		{"3.5 other blanks", "/home/uftp/a,b,c", "fail: another path"},
		{"3.5 the directory above", `"/home/uftp"`, "fail: another path"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newClient(t)
			m.Script = map[string][]string{ask: {scripted.CRLF("OK", "+MFTPPWD: 0,0,"+tt.path)}}
			p := newPlay(t, &m.Module)
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			must(t, p.w.Channel.WorksIn(t.Context(), 0, dir))
			wants(t, p.end(p.w.Module.EachSucceeds(t.Context(), 1, ask)), tt.want)
		})
	}
}
