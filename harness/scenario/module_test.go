package scenario

import (
	"context"
	"strings"
	"testing"

	"mftpspec/harness/iut"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// TestAnswers plays one command with its OK and deferred result in every way
// that a firmware gets it wrong, and in those that are permitted.
func TestAnswers(t *testing.T) {
	const pwd = `+MFTPPWD: 0,0,"/home/uftp"`
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"3.5 as the manual has it", scripted.CRLF("OK", pwd), "pass"},
		{"D01 unquoted", scripted.CRLF("OK", "+MFTPPWD: 0,0,/home/uftp"), "pass"},
		{"D26 interim", scripted.CRLF("OK", "+MFTPPWD: 0,1", pwd), "pass"},
		{"D62 notifications between", scripted.CRLF("+CEREG: 1", "OK", "+CEREG: 5", pwd, "RING"), "pass"},
		{"D62 notification within a line", scripted.CRLF("OK", "+MFTPPWD: 0,0,\"/ho\r\n+CEREG: 1\r\nme/uftp\""), "fail: quote"},
		{"3.5 OK missing", scripted.CRLF(pwd), "fail: before the acknowledgement"},
		{"3.5 result before OK", scripted.CRLF(pwd, "OK"), "fail: before the acknowledgement"},
		{"3.5 no result", scripted.CRLF("OK"), "fail: no result within"},
		{"3.5 nothing", "", "fail: no answer within"},
		{"3.5 wrong channel", scripted.CRLF("OK", `+MFTPPWD: 1,0,"/home/uftp"`), "fail: <connect_id> is 1"},
		{"3.5 ERROR after OK", scripted.CRLF("OK", "ERROR"), "fail: refused"},
		{"3.5 refused", scripted.CRLF("+CME ERROR: 806"), "fail: refused"},
		{"3.5 failed", scripted.CRLF("OK", "+MFTPPWD: 0,10"), "fail: fields"},
		{"3.5 path missing", scripted.CRLF("OK", "+MFTPPWD: 0,0"), "fail: fields"},
		{"3.5 another path", scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), "fail: <path>"},
		{"3.5 OK twice", scripted.CRLF("OK", "OK", pwd), "fail: OK comes before the line"},
		{"3.5 result twice", scripted.CRLF("OK", pwd, pwd), "fail: unexpected line"},
		{"3.5 OK at the end", scripted.CRLF("OK", pwd, "OK"), "fail: unexpected line"},
		{"3.5 another line", scripted.CRLF("OK", pwd, `+MFTPCWD: 0,0`), "fail: unexpected line"},
		{"3.14 notice without an end", scripted.CRLF("OK", pwd, `+MFTPURC: 0,"conn",0`), "fail: unexpected +MFTPURC for channel 0 @3.14"},
		{"2.2 no space", scripted.CRLF("OK", `+MFTPPWD:0,0,"/home/uftp"`), "fail: spaces after the colon @2.2"},
		{"2.2 two spaces", scripted.CRLF("OK", `+MFTPPWD:  0,0,"/home/uftp"`), "fail: spaces after the colon @2.2"},
		{"2.1 no CRLF before OK", "OK\r\n" + scripted.CRLF(pwd), "fail: no <CR><LF> before the line @2.1"},
		{"2.1 bare LF", "\r\nOK\n" + scripted.CRLF(pwd), "fail: <LF> without <CR> @2.1"},
		{"2.1 two CR", "\r\nOK\r\r\n" + scripted.CRLF(pwd), "fail: <CR><CR><LF> at the end @2.1"},
		{"2.1 no CRLF before the result", scripted.CRLF("OK") + pwd + "\r\n", "fail: no <CR><LF> before the line @2.1"},
		{"2.1 no CRLF at the end", scripted.CRLF("OK") + "\r\n" + pwd, "fail: not ended @2.1"},
		{"2.1 NUL in the result", scripted.CRLF("OK", "+MFTPPWD: 0,0,\"/home/uftp\x00\""), "fail: control character @2.1"},
		{"2.2 +MATREADY", scripted.CRLF("OK", "+MATREADY"), "inconc: rebooted"},
		{"D35 Ok", scripted.CRLF("Ok", pwd), "fail: capitals"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPPWD=0": {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=0")
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), pwd)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestAnswersWithLines has information lines before the final result.
func TestAnswersWithLines(t *testing.T) {
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"3.13 right", scripted.CRLF("+MFTPSTATE: 0,1", "OK"), "pass"},
		{"3.13 OK first", scripted.CRLF("OK", "+MFTPSTATE: 0,1"), "fail: OK comes before the line"},
		{"3.13 no OK", scripted.CRLF("+MFTPSTATE: 0,1"), "fail: no answer within"},
		{"3.13 another state", scripted.CRLF("+MFTPSTATE: 0,3", "OK"), "fail: <state> is 3"},
		{"D51 a space after the comma", scripted.CRLF("+MFTPSTATE: 0, 1", "OK"), "pass"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPSTATE=0": {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), "AT+MFTPSTATE=0")
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "+MFTPSTATE: 0,1\nOK")
			}
			p.st.ForgetOpen(0)
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestMute: of a module that is mute nothing can be said (D60).
func TestMute(t *testing.T) {
	p := newPlay(t, &scripted.Module{On: func(string) (string, bool) { return "", true }})
	p.hasty()
	err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=0")
	if err == nil {
		err = p.w.Module.Answers(t.Context(), "OK")
	}
	wants(t, p.end(err), "inconc: does not answer AT")
	if p.st.Lost() == iut.NotLost {
		t.Error("the tester does not know that the module is lost")
	}
}

// TestRefused plays refusals of each class.
func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name, line, class, answer, want string
	}{
		{"D63 out of range", "AT+MFTPPWD=6", "out of range", scripted.CRLF("+CME ERROR: 50"), "pass"},
		{"D63 out of range, ERROR", "AT+MFTPPWD=6", "out of range", scripted.CRLF("ERROR"), "fail: another code"},
		{"D63 out of range, accepted", "AT+MFTPPWD=6", "out of range", scripted.CRLF("OK"), "fail: accepted"},
		{"D23 out of range, CMS", "AT+MFTPPWD=6", "out of range", scripted.CRLF("+CMS ERROR: 50"), "fail: another code"},
		{"2.2 no space", "AT+MFTPPWD=6", "out of range", scripted.CRLF("+CME ERROR:50"), "fail: spaces after the colon @2.2"},
		{"2.1 framing", "AT+MFTPPWD=6", "out of range", "+CME ERROR: 50\r\n", "fail: no <CR><LF> before @2.1"},
		{"D63 malformed, ERROR", "AT+MFTPPWD=A", "malformed", scripted.CRLF("ERROR"), "pass"},
		{"D63 malformed, 50", "AT+MFTPPWD=A", "malformed", scripted.CRLF("+CME ERROR: 50"), "pass"},
		{"D63 malformed, 51", "AT+MFTPPWD=A", "malformed", scripted.CRLF("+CME ERROR: 51"), "fail: another code"},
		{"D27 801", "AT+MFTPPWD=0", "not connected", scripted.CRLF("+CME ERROR: 801"), "pass"},
		{"D27 own", "AT+MFTPPWD=0", "not connected", scripted.CRLF("+CME ERROR: 806"), "pass"},
		{"D27 another's", "AT+MFTPPWD=0", "not connected", scripted.CRLF("+CME ERROR: 805"), "fail: another code"},
		{"D27 50", "AT+MFTPPWD=0", "not connected", scripted.CRLF("+CME ERROR: 50"), "fail: another code"},
		{"D27 accepted", "AT+MFTPPWD=0", "not connected", scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), "fail: successful"},
		{"D27 deferred", "AT+MFTPPWD=0", "not connected", scripted.CRLF("OK", "+MFTPPWD: 0,6"), "pass"},
		{"D50 deferred", "AT+MFTPMKD=0,\"x\"", "too long", scripted.CRLF("OK", "+MFTPMKD: 0,3"), "pass"},
		{"D50 accepted", "AT+MFTPMKD=0,\"x\"", "too long", scripted.CRLF("OK", "+MFTPMKD: 0,0"), "fail: successful"},
		{"D63 32 bits, ERROR", "AT+MFTPPWD=4294967296", "out of range", scripted.CRLF("ERROR"), "pass"},
		{"D63 31 bits, ERROR", "AT+MFTPPWD=4294967295", "out of range", scripted.CRLF("ERROR"), "fail: another code"},
		{"D71 any number", "AT+MFTPNONE=0", "unknown", scripted.CRLF("+CME ERROR: 58"), "pass"},
		{"D71 ERROR", "AT+MFTPNONE=0", "unknown", scripted.CRLF("ERROR"), "pass"},
		{"D71 OK", "AT+MFTPNONE=0", "unknown", scripted.CRLF("OK"), "fail: accepted"},
		{"D72 an empty path", "AT+MFTPPWD=0", "", scripted.CRLF("OK", `+MFTPPWD: 0,10,""`), "pass"},
		{"D72 a path", "AT+MFTPPWD=0", "", scripted.CRLF("OK", `+MFTPPWD: 0,10,"/"`), "fail: 3 fields"},
		{"D72 an empty entry", `AT+MFTPLIST=0,"x"`, "", scripted.CRLF("OK", `+MFTPLIST: 0,10,"",""`), "pass"},
		{"D62 notices of others", "AT+MFTPPWD=A", "malformed", scripted.CRLF("^RSSI: 21", "RING", "SMS READY", "ERROR"), "pass"},
		{"D27 busy 802", "AT+MFTPPWD=0", "busy", scripted.CRLF("+CME ERROR: 802"), "pass"},
		{"D27 busy 4", "AT+MFTPPWD=0", "busy", scripted.CRLF("OK", "+MFTPPWD: 0,4"), "pass"},
		{"D27 busy 6", "AT+MFTPPWD=0", "busy", scripted.CRLF("OK", "+MFTPPWD: 0,6"), "fail: does not name"},
		{"D27 busy, success", "AT+MFTPPWD=0", "busy", scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), "fail: successful"},
		{"D24 immediate", "AT+MFTPPWD=0", "", scripted.CRLF("+CME ERROR: 806"), "pass"},
		{"D24 deferred", "AT+MFTPPWD=0", "", scripted.CRLF("OK", "+MFTPPWD: 0,6"), "pass"},
		{"D24 success", "AT+MFTPPWD=0", "", scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), "fail: successful"},
		{"D24 two outcomes", "AT+MFTPPWD=0", "", scripted.CRLF("+CME ERROR: 806", "+MFTPPWD: 0,6"), "fail: unexpected line"},
		{"D24 no second outcome", "AT+MFTPPWD=0", "", scripted.CRLF("OK"), "fail: no result"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{tt.line: {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), tt.line)
			if err == nil {
				err = p.w.Module.Refused(t.Context(), tt.class)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestFails plays failures with a cause.
func TestFails(t *testing.T) {
	for _, tt := range []struct {
		name, cause, answer, want string
	}{
		{"D25 named", "server error", scripted.CRLF("OK", "+MFTPMKD: 0,10"), "pass"},
		{"D25 plausible", "server error", scripted.CRLF("OK", "+MFTPMKD: 0,6"), "pass"},
		{"D25 another cause", "server error", scripted.CRLF("OK", "+MFTPMKD: 0,8"), "fail: does not name the cause"},
		{"D25 success", "server error", scripted.CRLF("OK", "+MFTPMKD: 0,0"), "fail: successful"},
		{"D24 immediate", "server error", scripted.CRLF("+CME ERROR: 807"), "pass"},
		{"D24 immediate, another's", "server error", scripted.CRLF("+CME ERROR: 808"), "fail: another code"},
		{"D26 interim", "server error", scripted.CRLF("OK", "+MFTPMKD: 0,1", "+MFTPMKD: 0,10"), "pass"},
		{"D24 any", "any", scripted.CRLF("OK", "+MFTPMKD: 0,15"), "pass"},
		{"D25 outside Table 5", "any", scripted.CRLF("OK", "+MFTPMKD: 0,21"), "fail: does not name"},
		{"3.6 wrong channel", "any", scripted.CRLF("OK", "+MFTPMKD: 1,10"), "fail: another line"},
		{"3.6 a field too many", "any", scripted.CRLF("OK", "+MFTPMKD: 0,10,0"), "fail: 3 fields"},
		{"3.6 result before OK", "any", scripted.CRLF("+MFTPMKD: 0,10", "OK"), "fail: a line comes before any final result"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPMKD=0,"d"`: {tt.answer}}})
			err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"d"`)
			if err == nil {
				err = p.w.Module.Fails(t.Context(), tt.cause)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestAnyOrder: the entries of a listing are a set (D30), the answer and the
// result of a local upload may change places (D02).
func TestAnyOrder(t *testing.T) {
	const entries = "+MFTPLIST: 0,0,\"a\",\"rwx\"\n+MFTPLIST: 0,0,\"b\",\"rwx\""
	a, b := `+MFTPLIST: 0,0,"a","rwx"`, `+MFTPLIST: 0,0,"b","rwx"`
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"D30 as expected", scripted.CRLF("OK", a, b), "pass"},
		{"D30 reversed", scripted.CRLF("OK", b, a), "pass"},
		{"D30 one twice", scripted.CRLF("OK", a, a, b), `fail: <dir_name> is "a", not "b"`},
		{"D30 one missing", scripted.CRLF("OK", a), "fail: no result"},
		{"D30 one too many", scripted.CRLF("OK", a, b, `+MFTPLIST: 0,0,"c","rwx"`), "fail: unexpected line"},
		{"D33 the directory itself", scripted.CRLF("OK", `+MFTPLIST: 0,0,".","rwx"`, a, b), "fail: not one of the expected"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPLIST=0,"/"`: {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), `AT+MFTPLIST=0,"/"`)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.ReportsInAnyOrder(t.Context(), entries)
			}
			wants(t, p.end(err), tt.want)
		})
	}
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"D02 OK first", scripted.CRLF("OK", "+MFTPSTOR: 0,0,12"), "pass"},
		{"D02 result first", scripted.CRLF("+MFTPSTOR: 0,0,12", "OK"), "pass"},
		{"D02 no OK", scripted.CRLF("+MFTPSTOR: 0,0,12"), "fail: no answer and result"},
		{"D02 OK twice", scripted.CRLF("OK", "+MFTPSTOR: 0,0,12", "OK"), "fail: unexpected line"},
		{"D02 no result", scripted.CRLF("OK"), "fail: no answer and result"},
		{"3.12 another length", scripted.CRLF("OK", "+MFTPSTOR: 0,0,13"), "fail: <sent_length> is 13"},
		{"3.12 another length first", scripted.CRLF("+MFTPSTOR: 0,0,13", "OK"), "fail: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := `AT+MFTPSTOR=0,"2.txt","/usr/test.txt"`
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), line)
			if err == nil {
				err = p.w.Module.AnswersAndReports(t.Context(), "OK\n+MFTPSTOR: 0,0,12")
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestEarly: the result of a local upload may come before its OK, and then is not due any
// more (D02).
func TestEarly(t *testing.T) {
	const line, result = `AT+MFTPSTOR=0,"2.txt","/usr/test.txt"`, "+MFTPSTOR: 0,0,12"
	for _, tt := range []struct {
		name, answer, want string
	}{
		{"D02 OK first", scripted.CRLF("OK", result), "pass"},
		{"D02 result first", scripted.CRLF(result, "OK"), "pass"},
		{"D02 no OK", scripted.CRLF(result), "fail: no answer and result"},
		{"D02 no result", scripted.CRLF("OK"), "fail: no result"},
		{"3.12 another length", scripted.CRLF("OK", "+MFTPSTOR: 0,0,13"), "fail: <sent_length> is 13"},
		{"3.12 another length first", scripted.CRLF("+MFTPSTOR: 0,0,13", "OK"), "fail: "},
		{"3.12 twice", scripted.CRLF(result, "OK", result), "fail: unexpected line"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), line)
			if err == nil {
				err = p.w.Module.AnswersEarly(t.Context(), result)
			}
			if err == nil {
				err = p.w.Module.ReportsLate(t.Context(), result)
			}
			wants(t, p.end(err), tt.want)
		})
		if tt.want != "pass" {
			continue
		}
		t.Run(tt.name+", as a condition", func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {tt.answer}}})
			err := p.w.Host.Send(t.Context(), line)
			if err == nil {
				err = p.w.Module.FailsOrTrue(t.Context(), "any", "it is so", func(context.Context) error { return nil })
			}
			wants(t, p.end(err), "pass")
		})
	}
}

// TestVaries: a device keeps to its reading of a row.
func TestVaries(t *testing.T) {
	p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPPWD=0": {scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), scripted.CRLF("OK", `+MFTPPWD: 0,0,/`)}}})
	var err error
	for range 2 {
		if err = p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"); err == nil {
			err = p.w.Module.Answers(t.Context(), "OK")
		}
		if err == nil {
			err = p.w.Module.Reports(t.Context(), `+MFTPPWD: 0,0,"/"`)
		}
	}
	wants(t, p.end(err), "fail: inconsistent")
}

// TestNotice plays the end of a requested close (D03).
func TestNotice(t *testing.T) {
	const notice = `+MFTPURC: 0,"conn",0`
	for _, tt := range []struct {
		name, answer, fence, want string
	}{
		{"D03 present", scripted.CRLF("OK", "+MFTPDISC: 0,0", notice), scripted.CRLF("OK"), "pass"},
		{"D03 absent", scripted.CRLF("OK", "+MFTPDISC: 0,0"), scripted.CRLF("OK"), "pass"},
		{"D03 late", scripted.CRLF("OK", "+MFTPDISC: 0,0"), scripted.CRLF(notice, "OK"), "pass"},
		{"D03 twice", scripted.CRLF("OK", "+MFTPDISC: 0,0", notice, notice), scripted.CRLF("OK"), "fail: unexpected +MFTPURC for channel 0 @3.14"},
		{"D03 twice, one late", scripted.CRLF("OK", "+MFTPDISC: 0,0", notice), scripted.CRLF(notice, "OK"), "fail: unexpected +MFTPURC for channel 0 @3.14"},
		{"D03 before the result", scripted.CRLF("OK", notice, "+MFTPDISC: 0,0"), scripted.CRLF("OK"), "fail: before the result"},
		{"D03 another channel", scripted.CRLF("OK", "+MFTPDISC: 0,0", `+MFTPURC: 1,"conn",0`), scripted.CRLF("OK"), "fail: unexpected +MFTPURC for channel 1 @3.14"},
		{"3.14 another state", scripted.CRLF("OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",1`), scripted.CRLF("OK"), "fail: unexpected line"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPDISC=0": {tt.answer}, "AT": {tt.fence, scripted.CRLF("OK")}}})
			err := p.w.Host.Send(t.Context(), "AT+MFTPDISC=0")
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), "+MFTPDISC: 0,0")
			}
			if err == nil {
				err = p.w.Channel.MayReportClosed(t.Context(), 0)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestNoticeInNextCase: a late notice belongs to the close, across the boundary.
func TestNoticeInNextCase(t *testing.T) {
	const notice = `+MFTPURC: 0,"conn",0`
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		"AT+MFTPDISC=0": {scripted.CRLF("OK", "+MFTPDISC: 0,0")}, "AT": {scripted.CRLF("OK")},
		"AT+MFTPPWD=1": {scripted.CRLF(notice, "+CME ERROR: 801")},
	}})
	disconnect := func(ctx context.Context) error {
		err := p.w.Host.Send(ctx, "AT+MFTPDISC=0")
		if err == nil {
			err = p.w.Module.Answers(ctx, "OK")
		}
		if err == nil {
			err = p.w.Module.Reports(ctx, "+MFTPDISC: 0,0")
		}
		return err
	}
	wants(t, p.end(disconnect(t.Context())), "pass")
	p.again()
	err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=1")
	if err == nil {
		err = p.w.Module.Refused(t.Context(), "not connected")
	}
	wants(t, p.end(err), "pass")
	if got := p.st.Run.Dialects.Map()["D03"]; got != iut.NoticePresent {
		t.Errorf("D03 %q, want present", got)
	}
	// A second one explains nothing any more.
	p.again()
	err = p.w.Host.Send(t.Context(), "AT+MFTPPWD=1")
	if err == nil {
		err = p.w.Module.Refused(t.Context(), "not connected")
	}
	wants(t, p.end(err), "fail: unexpected +MFTPURC for channel 0 @3.14")
}

// TestAnswerBytes judges the bytes of an answer.
func TestAnswerBytes(t *testing.T) {
	for _, tt := range []struct{ name, answer, want string }{
		{"2.1 right", "\r\nOK\r\n", "pass"},
		{"2.1 with an echo", "AT\r\r\nOK\r\n", "pass"},
		{"2.1 with a notification", "\r\n+CEREG: 1\r\n\r\nOK\r\n", "pass"},
		{"2.1 no CRLF before", "OK\r\n", "fail: the bytes @2.1"},
		{"2.1 bare LF", "\nOK\n", "fail: the bytes @2.1"},
		{"2.1 an empty line", "\r\n\r\nOK\r\n", "fail: the bytes @2.1"},
		{"2.1 ERROR", "\r\nERROR\r\n", "fail: the bytes @2.1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT": {tt.answer, scripted.CRLF("OK")}}})
			err := p.w.Host.Send(t.Context(), "AT")
			if err == nil {
				err = p.w.Module.AnswerBytes(t.Context(), "<CR><LF>OK<CR><LF>")
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestFill has the placeholders.
func TestFill(t *testing.T) {
	p := newPlay(t, &scripted.Module{})
	p.w.Server.user, p.w.Server.password = "uftp", "12341"
	for text, want := range map[string]string{
		`"<user>","<password>"`: `"uftp","12341"`,
		`<cid range>`:           `(1-15)`,
		`<size of hostile>`:     "116",
		`<time of /a>`:          `<time of /a>`,
	} {
		got, err := p.w.fill(text)
		if err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
	for text, n := range map[string]int{"<name-255>": 255, "<path-256>": 256, "<text-1024>": 1024} {
		got, err := p.w.fill(text)
		if err != nil || len(got) != n || strings.HasPrefix(got, "/") != strings.Contains(text, "path") {
			t.Errorf("%s: %d bytes %.10q, %v", text, len(got), got, err)
		}
	}
	wants(t, p.end(nil), "pass")
}

// TestStray: bytes behind an answer count when they come again (D62).
func TestStray(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"2.1 NUL each time", []string{scripted.CRLF("OK") + "\x00"}, "fail: <CR><LF>OK<CR><LF><x00> @2.1"},
		{"D62 NUL once", []string{scripted.CRLF("OK") + "\x00", scripted.CRLF("OK")}, "pass"},
		{"D62 a notification behind", []string{scripted.CRLF("OK") + scripted.CRLF("+CEREG: 1")}, "pass"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT": tt.answers}})
			err := p.w.Host.Send(t.Context(), "AT")
			if err == nil {
				err = p.w.Module.AnswerBytes(t.Context(), "<CR><LF>OK<CR><LF>")
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestLostFinal: an AT in command mode without an answer, and an answered one after it.
func TestLostFinal(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		answers []string
		want    string
	}{
		{"2.2 answered", []string{scripted.CRLF("OK")}, "pass"},
		{"2.2 the first is lost", []string{"", scripted.CRLF("OK")}, "fail: AT after AT+MFTPSTATE=6: no final result @2.2"},
		{"D60 mute", []string{""}, "inconc: does not answer AT @3.5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{"AT+MFTPSTATE=6": {scripted.CRLF("+CME ERROR: 50")}, "AT": tt.answers}})
			err := p.w.Host.Send(t.Context(), "AT+MFTPSTATE=6")
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "+CME ERROR: 50")
			}
			if err == nil {
				err = p.w.Module.Silent(t.Context())
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestAccepted: a command that should be refused and is accepted is one fail; its
// late result belongs to it, and the next command does not get it.
func TestAccepted(t *testing.T) {
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		`AT+MFTPMKD=0,"x",1`: {scripted.CRLF("OK", "+MFTPMKD: 0,0")},
		"AT+MFTPPWD=0":       {scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`)},
	}})
	err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"x",1`)
	if err == nil {
		err = p.w.Module.Refused(t.Context(), "malformed")
	}
	wants(t, err, "fail: accepted")
	if err := p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"); err != nil {
		t.Errorf("the next command: %v", err)
	}
}

// TestQuotes: a number in quotes is refused, or does what it means (D63).
func TestQuotes(t *testing.T) {
	for _, tt := range []struct{ line, answer, want string }{
		{`AT+MFTPPWD="0"`, scripted.CRLF("ERROR"), "pass"},
		{`AT+MFTPPWD="0"`, scripted.CRLF("+CME ERROR: 801"), "pass"},
		{`AT+MFTPPWD="0"`, scripted.CRLF("OK", `+MFTPPWD: 0,0,"/"`), "pass"},
		{`AT+MFTPPWD="0"`, scripted.CRLF("OK"), "fail: no result"},
		{`AT+MFTPSTATE="0"`, scripted.CRLF("+MFTPSTATE: 0,0", "OK"), "pass"},
	} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{tt.line: {tt.answer}}})
		p.hastyUnless(tt.want == "pass")
		err := p.w.Host.Send(t.Context(), tt.line)
		if err == nil {
			err = p.w.Module.AsMeant(t.Context())
		}
		wants(t, p.end(err), tt.want)
	}
}

// TestParametersAccepted: result 3 is no acceptance, and neither is "busy" while
// nothing runs.
func TestParametersAccepted(t *testing.T) {
	for answer, want := range map[string]string{
		scripted.CRLF("OK", "+MFTPMKD: 0,10"): "pass",
		scripted.CRLF("+CME ERROR: 807"):      "pass",
		scripted.CRLF("OK", "+MFTPMKD: 0,3"):  "fail: refused",
		scripted.CRLF("+CME ERROR: 50"):       "fail: refused",
		scripted.CRLF("+CME ERROR: 802"):      "fail: busy",
	} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPMKD=0,"x"`: {answer}}})
		err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"x"`)
		if err == nil {
			err = p.w.Module.ParametersAccepted(t.Context())
		}
		wants(t, p.end(err), want)
	}
}

// TestQueued: a command that was accepted while the channel was busy has its true
// result later, or says that it was blocked (D27).
func TestQueued(t *testing.T) {
	held := func(context.Context) error { return nil }
	untrue := func(context.Context) error {
		return &verdict.Outcome{Verdict: model.Fail, Message: model.Say("it is not so")}
	}
	for _, tt := range []struct {
		answer, later string
		holds         func(context.Context) error
		want          string
	}{
		{scripted.CRLF("OK"), scripted.CRLF("+MFTPMKD: 0,0"), held, "pass"},
		{scripted.CRLF("OK"), scripted.CRLF("+MFTPMKD: 0,0"), untrue, "fail: the server shows otherwise"},
		{scripted.CRLF("OK"), scripted.CRLF("+MFTPMKD: 0,4"), untrue, "pass"},
		{scripted.CRLF("OK"), "", untrue, "fail: no result"},
		{scripted.CRLF("OK", "+MFTPMKD: 0,4"), "", untrue, "pass"},
		{scripted.CRLF("+CME ERROR: 802"), "", untrue, "pass"},
	} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{
			`AT+MFTPMKD=0,"x"`: {tt.answer}, "AT+MFTPSTATE=1": {scripted.CRLF("+MFTPSTATE: 1,0", "OK") + tt.later},
		}})
		p.hastyUnless(tt.want == "pass")
		err := p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"x"`)
		if err == nil {
			err = p.w.Module.Refused(t.Context(), "busy")
		}
		if err == nil {
			err = p.w.Host.Send(t.Context(), "AT+MFTPSTATE=1")
		}
		if err == nil {
			err = p.w.Module.Answers(t.Context(), "+MFTPSTATE: 1,0\nOK")
		}
		if err == nil {
			err = p.w.Module.QueuedExactlyIf(t.Context(), "it is so", tt.holds)
		}
		wants(t, p.end(err), tt.want)
	}
}
