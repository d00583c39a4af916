package scenario

import (
	"bytes"
	"testing"
	"time"

	"mftpspec/harness/iut"
	"mftpspec/harness/scripted"
)

// until takes data up to n bytes, then answers.
func until(n int, answer string) func([]byte) (string, bool) {
	return func(so []byte) (string, bool) {
		if len(so) < n {
			return "", false
		}
		return answer, true
	}
}

func untilCtrlZ(answer string) func([]byte) (string, bool) {
	return func(so []byte) (string, bool) {
		if bytes.IndexByte(so, ctrlZ) < 0 {
			return "", false
		}
		return answer, true
	}
}

// asks is a module that asks for data after the line, and then takes it.
func asks(line, prompt string, data func([]byte) (string, bool)) *scripted.Module {
	m := &scripted.Module{}
	m.On = func(sent string) (string, bool) {
		if sent != line {
			return "", false
		}
		m.Data = data
		return prompt, true
	}
	return m
}

// TestPrompt has the forms of the prompt (D41), the length mode and the ctrl+z
// mode (§3.11).
func TestPrompt(t *testing.T) {
	t.Parallel()
	const byLength, byCtrlZ = `AT+MFTPSTOR=0,"a.txt",1,5`, `AT+MFTPSTOR=0,"a.txt",1`
	good := scripted.CRLF("OK", "+MFTPSTOR: 0,0,5")
	for _, tt := range []struct {
		name, line, prompt, typed string
		data                      func([]byte) (string, bool)
		want, reading             string
	}{
		{"D41 CRLF before", byLength, "\r\n>", "BBBBB", until(5, good), "pass", "crlf"},
		{"D41 bare", byLength, ">", "BBBBB", until(5, good), "pass", "bare"},
		{"D41 a space after", byLength, "\r\n> ", "BBBBB", until(5, good), "pass", "crlf"},
		{"D41 bare, a space after", byLength, "> ", "BBBBB", until(5, good), "pass", "bare"},
		{"D41 LF before", byLength, "\n>", "BBBBB", until(5, good), "fail: lone <CR> or <LF> @2.1", ""},
		{"D41 an empty line before", byLength, "\r\n\r\n>", "BBBBB", until(5, good), "fail: empty line @2.1", ""},
		{"3.11 ctrl+z", byCtrlZ, "\r\n>", "BBBBB<SUB>", untilCtrlZ(good), "pass", "crlf"},
		{"3.11 OK instead of the prompt", byLength, scripted.CRLF("OK"), "BBBBB", until(5, good), "fail: no prompt: OK comes at once", ""},
		{"3.11 refused", byLength, scripted.CRLF("+CME ERROR: 812"), "BBBBB", until(5, good), "fail: no prompt: the command is refused", ""},
		{"3.11 CONNECT instead", byLength, scripted.CRLF("CONNECT"), "BBBBB", until(5, good), "fail: no prompt: CONNECT comes", ""},
		{"3.11 no prompt", byLength, "", "BBBBB", until(5, good), "fail: no prompt within", ""},
		{"D66 echo of the data", byLength, "\r\n>", "BBBBB", until(5, "BBBBB"+good), "pass", "crlf"},
		{"3.11 no OK after the data", byLength, "\r\n>", "BBBBB", until(5, scripted.CRLF("+MFTPSTOR: 0,0,5")), "fail: before the acknowledgement", "crlf"},
		{"3.11 another length", byLength, "\r\n>", "BBBBB", until(5, scripted.CRLF("OK", "+MFTPSTOR: 0,0,6")), "fail: <sent_length> is 6", "crlf"},
		{"3.11 the end is not seen", byLength, "\r\n>", "BBBBB", untilCtrlZ(good), "fail: no answer within", "crlf"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, asks(tt.line, tt.prompt, tt.data))
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), tt.line)
			if err == nil {
				err = p.w.Module.Prompts(t.Context())
			}
			if err == nil {
				err = p.w.Host.Types(t.Context(), tt.typed)
			}
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), "+MFTPSTOR: 0,0,5")
			}
			wants(t, p.end(err), tt.want)
			if got := p.st.Run.Dialects.Map()["D41/MFTPSTOR>prompt/before"]; got != tt.reading {
				t.Errorf("D41 %q, want %q", got, tt.reading)
			}
			if p.st.Lost() != iut.NotLost {
				t.Errorf("the module is lost: %s", p.st.Lost())
			}
		})
	}
}

// TestTransparent leaves the transparent mode with +++ between silences (D40).
func TestTransparent(t *testing.T) {
	t.Parallel()
	const line = `AT+MFTPSTOR=0,"a.txt"`
	plusses := func(answer string) func([]byte) (string, bool) {
		return func(so []byte) (string, bool) {
			if !bytes.HasSuffix(so, []byte("+++")) {
				return "", false
			}
			return answer, true
		}
	}
	for _, tt := range []struct {
		name, connect string
		data          func([]byte) (string, bool)
		want          string
	}{
		{"3.11 right", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("OK")), "pass"},
		{"D39 with a result", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("OK", "+MFTPSTOR: 0,0,4")), "pass"},
		{"D26 in progress, and a result", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("OK", "+MFTPSTOR: 0,1", "+MFTPSTOR: 0,0,4")), "pass"},
		{"D26 in progress, and no result", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("OK", "+MFTPSTOR: 0,1")), "fail: no result within"},
		{"D39 with another length", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("OK", "+MFTPSTOR: 0,0,5")), "fail: <sent_length> is 5"},
		{"D68 CONNECT with a rate", scripted.CRLF("CONNECT 115200"), plusses(scripted.CRLF("OK")), "fail: no CONNECT: CONNECT does not stand alone on its line"},
		{"3.11 a prompt", "\r\n>", plusses(scripted.CRLF("OK")), "fail: no CONNECT: a prompt comes"},
		{"3.11 refused", scripted.CRLF("ERROR"), plusses(scripted.CRLF("OK")), "fail: no CONNECT: the command is refused"},
		{"3.11 ERROR at the end", scripted.CRLF("CONNECT"), plusses(scripted.CRLF("ERROR")), "fail: refused"},
		{"3.11 no OK at the end", scripted.CRLF("CONNECT"), plusses(""), "fail: no answer within"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, asks(line, tt.connect, tt.data))
			p.hastyUnless(tt.want == "pass")
			err := p.w.Host.Send(t.Context(), line)
			if err == nil {
				err = p.w.Module.Connects(t.Context())
			}
			if err == nil {
				err = p.w.Host.Types(t.Context(), "AT<CR>x")
			}
			began := p.b.Trace.Now()
			if err == nil {
				err = p.w.Host.LeavesTransparentMode(t.Context())
			}
			if took := p.b.Trace.Now() - began; err == nil && took < p.st.Timing().Guard-5*time.Millisecond {
				t.Errorf("+++ after %v of silence, want %v", took, p.st.Timing().Guard)
			}
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.MayReport(t.Context(), "+MFTPSTOR: 0,0,4")
			}
			wants(t, p.end(err), tt.want)
			if p.st.Lost() != iut.NotLost {
				t.Errorf("the module is lost: %s", p.st.Lost())
			}
		})
	}
}

// TestPackets: the lengths of packets, each or together, one way in a run (D42).
func TestPackets(t *testing.T) {
	first, last := `AT+MFTPAPPE=0,"a.txt",0,5,"12345"`, `AT+MFTPAPPE=0,"a.txt",1,3,"678"`
	for _, tt := range []struct{ name, one, two, expect, want string }{
		{"D42 each", "5", "3", "3", "pass"},
		{"D42 together", "5", "8", "3", "pass"},
		{"D42 together, as expected", "5", "8", "8", "pass"},
		{"D42 neither", "5", "5", "3", "fail: <sent_length> is 5"},
		{"3.11 the first wrong", "3", "3", "3", "fail: <sent_length> is 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{
				first: {scripted.CRLF("OK", "+MFTPAPPE: 0,0,"+tt.one)}, last: {scripted.CRLF("OK", "+MFTPAPPE: 0,0,"+tt.two)},
			}})
			err := p.w.Host.Send(t.Context(), first)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), "+MFTPAPPE: 0,0,5")
			}
			if err == nil {
				err = p.w.Host.Send(t.Context(), last)
			}
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), "+MFTPAPPE: 0,0,"+tt.expect)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}
