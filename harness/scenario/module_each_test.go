package scenario

import (
	"testing"
	"time"

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
