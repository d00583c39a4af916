package scenario

import (
	"bytes"
	"slices"
	"testing"

	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
	"mftpspec/reports/model"
)

// TestUnannounced: what the file at the server holds tells a transparent mode that
// began without CONNECT, and one that +++ does not end (§3.11).
func TestUnannounced(t *testing.T) {
	t.Parallel()
	const file = "/home/uftp/a.bin"
	for _, tt := range []struct {
		name   string
		first  string // answer to the command
		late   string // answer to the first byte of data
		ends   bool   // +++ ends the mode
		stored string
		want   string
	}{
		{"3.11 no CONNECT", "", "", true, "AT\rAT\r", "fail: no CONNECT within 400ms, and yet what is sent then is data"},
		{"D60 a late CONNECT", "", scripted.CRLF("CONNECT"), true, "AT\rAT\r", "fail: no CONNECT within 400ms, though the module answers AT"},
		{"D60 no CONNECT, nothing stored", "", "", true, "", "fail: no CONNECT within 400ms, though the module answers AT"},
		{"3.11 left", scripted.CRLF("CONNECT"), "", true, "12345", "pass"},
		{"3.11 never left", scripted.CRLF("CONNECT"), "", false, "12345++++++AT\rAT\r", "fail: +++ does not end transparent mode"},
		{"D60 mute after +++", scripted.CRLF("CONNECT"), "", false, "12345", "inconc: does not answer AT"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := &scripted.Module{}
			m.On = func(line string) (string, bool) {
				if judge.ParseCommand(line).Verb != "MFTPAPPE" {
					return "", false
				}
				m.Data = func(so []byte) (string, bool) {
					switch {
					case tt.ends && bytes.HasSuffix(so, []byte("+++")):
						return scripted.CRLF("OK"), true
					case len(so) == 1:
						return tt.late, false
					}
					return "", false
				}
				return tt.first, true
			}
			p := newPlay(t, m)
			p.hastyUnless(tt.want == "pass")
			must(t, p.w.Server.HasFile(t.Context(), file, tt.stored))
			err := p.w.Host.Send(t.Context(), `AT+MFTPAPPE=0,"`+file+`"`)
			if err == nil {
				err = p.w.Module.Connects(t.Context())
			}
			if err == nil {
				err = p.w.Host.Types(t.Context(), "12345")
			}
			if err == nil {
				err = p.w.Host.LeavesTransparentMode(t.Context())
			}
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			wants(t, err, tt.want)
		})
	}
}

// TestTransparentBlocked: a transparent mode that +++ did not end twice is not begun a
// third time.
func TestTransparentBlocked(t *testing.T) {
	m := &scripted.Module{}
	p := newPlay(t, m)
	for range 2 {
		p.st.Run.Blocks.Failed(endOfTransparent, model.Say("silence"), "STUCK-001")
	}
	for _, line := range []string{`AT+MFTPSTOR=0,"a.bin"`, `AT+MFTPSTOR=0,"a.bin",1`} {
		p.again()
		heard := len(m.Heard)
		err := p.w.Host.Send(t.Context(), line)
		if line == `AT+MFTPSTOR=0,"a.bin",1` {
			must(t, err)
			continue
		}
		wants(t, err, "inconc: blocked by STUCK-001: the end of transparent mode could not be reached")
		if len(m.Heard) != heard {
			t.Errorf("it was sent all the same: %q", m.Heard[heard:])
		}
	}
}

// TestHangBlocked: a command that hung the module twice is sent once more in a case of its
// own clause, and not again. To ctrl+z it is one matter which command it ends.
func TestHangBlocked(t *testing.T) {
	m := &scripted.Module{}
	p := newPlay(t, m)
	for range 2 {
		p.st.Run.Blocks.Failed((&exchange{Command: judge.ParseCommand(`AT+MFTPAPPE=0,"a.bin",1`)}).hang(), model.Say("silence"), "STUCK-001")
	}
	for _, tt := range []struct{ clause, line, want string }{
		{"3.1", `AT+MFTPSTOR=0,"a.bin",1`, "inconc: blocked by STUCK-001: the end of data by ctrl+z could not be reached"},
		{"3.1", `AT+MFTPSTOR=0,"a.bin",1,5`, "pass"},
		{"3.1", `AT+MFTPPWD=0`, "pass"},
		{"3.12", `AT+MFTPSTOR=0,"a.bin",1`, "pass"},
		{"3.12", `AT+MFTPSTOR=0,"a.bin",1`, "inconc: blocked by STUCK-001"},
		{"3.11", `AT+MFTPAPPE=0,"a.bin",1`, "pass"},
	} {
		p.again()
		p.w.c.Clause = tt.clause
		heard := len(m.Heard)
		wants(t, p.w.Host.Send(t.Context(), tt.line), tt.want)
		if tt.want == "pass" {
			must(t, p.w.Module.AnswersFinal(t.Context()))
		}
		must(t, p.st.Alive(t.Context()))
		if sent := slices.Contains(m.Heard[heard:], tt.line); sent != (tt.want == "pass") {
			t.Errorf("§%s %s: sent %v", tt.clause, tt.line, sent)
		}
	}
}

// TestHangCleared: a command that is answered after all is sent again; a refusal of an
// upload says nothing of the ctrl+z that it never came to.
func TestHangCleared(t *testing.T) {
	for _, tt := range []struct{ clause, line, answer, want string }{
		{"3.5", "AT+MFTPPWD=0", "OK", "pass"},
		{"3.12", `AT+MFTPSTOR=0,"a.bin",1`, "+CME ERROR: 812", "inconc: blocked by STUCK-001"},
	} {
		p := newPlay(t, &scripted.Module{Script: map[string][]string{tt.line: {scripted.CRLF(tt.answer)}}})
		for range 2 {
			p.st.Run.Blocks.Failed((&exchange{Command: judge.ParseCommand(tt.line)}).hang(), model.Say("silence"), "STUCK-001")
		}
		p.w.c.Clause = tt.clause
		must(t, p.w.Host.Send(t.Context(), tt.line))
		must(t, p.w.Module.AnswersFinal(t.Context()))
		p.again()
		p.w.c.Clause = "3.1"
		wants(t, p.w.Host.Send(t.Context(), tt.line), tt.want)
	}
}
