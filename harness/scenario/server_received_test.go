package scenario

import (
	"fmt"
	"testing"

	"mftpspec/harness/scripted"
)

// TestReceived plays downloads of ten bytes to a local file (§3.10, D04, D05).
func TestReceived(t *testing.T) {
	for _, tt := range []struct{ name, answer, want string }{
		{"3.10 one line", scripted.CRLF("+MFTPRETR: 0,0,10,10"), "pass"},
		{"D05 two lines, cumulative", scripted.CRLF("+MFTPRETR: 0,0,4,4", "+MFTPRETR: 0,0,10,6"), "pass"},
		{"D05 two lines, total", scripted.CRLF("+MFTPRETR: 0,0,10,4", "+MFTPRETR: 0,0,10,6"), "pass"},
		{"D26 interim", scripted.CRLF("+MFTPRETR: 0,1", "+MFTPRETR: 0,0,10,10"), "pass"},
		{"D04 sums fit nothing", scripted.CRLF("+MFTPRETR: 0,0,4,4", "+MFTPRETR: 0,0,9,6"), "fail: the sums fit neither"},
		{"3.10 too few", scripted.CRLF("+MFTPRETR: 0,0,9,9"), "fail: 9 of 10 bytes were reported"},
		{"3.10 too many", scripted.CRLF("+MFTPRETR: 0,0,11,11"), "fail: <recv_size> is 11, more than the 10 bytes"},
		{"3.10 none", scripted.CRLF("+MFTPRETR: 0,0,10,0"), "fail: <recv_size> is 0"},
		{"3.10 no number", scripted.CRLF(`+MFTPRETR: 0,0,10,"10"`), `fail: <recv_size> is "10", which is no number`},
		{"3.10 a field too few", scripted.CRLF("+MFTPRETR: 0,0,10"), "fail: 3 fields instead of 4"},
		{"3.10 another channel", scripted.CRLF("+MFTPRETR: 1,0,10,10"), "fail: <connect_id> is 1"},
		{"3.10 a failure", scripted.CRLF("+MFTPRETR: 0,18"), "fail: result 18 (file operation"},
		{"3.10 with data", "\r\n+MFTPRETR: 0,0,10,10,0123456789\r\n", "fail: the data come to the serial line"},
		{"3.10 with too few data", "\r\n+MFTPRETR: 0,0,10,10,DATA\r\n", "fail: a line with data comes, and not all of them"},
		{"2.2 no space", scripted.CRLF("+MFTPRETR:0,0,10,10"), "fail: spaces after the colon @2.2"},
		{"2.1 a second line without its <CR><LF>", "\r\n+MFTPRETR: 0,0,4,4\r\n+MFTPRETR: 0,0,10,6\r\n", "fail: no <CR><LF> @2.1"},
		{"2.1 no line end", "\r\n+MFTPRETR: 0,0,10,10", "fail: no further result"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := `AT+MFTPRETR=0,"a.bin","/usr/a.bin"`
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {scripted.CRLF("OK") + tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.bin", "0123456789"))
			err := p.w.Host.Send(t.Context(), line)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Server.Received(t.Context(), 0, 10)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestAnnounced reads lines with data that are not complete.
func TestAnnounced(t *testing.T) {
	for text, want := range map[string]string{
		"\r\n+MFTPRETR: 0,0,23,1024,BBBBB\r\n": "1024 5 true",
		"+MFTPRETR: 0,0,5,5,bb":                "5 2 true",
		"\r\n+MFTPRETR: 0,0,5,5":               "0 0 false",
		"\r\n+MFTPRETR: 0,0,5,x,bb":            "0 2 false",
		"\r\n+MFTPPWD: 0,0,1,1,bb":             "0 0 false",
		"":                                     "0 0 false",
	} {
		recv, came, ok := announced([]byte(text))
		if got := fmt.Sprint(recv, came, ok); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
