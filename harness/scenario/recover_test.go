package scenario

import (
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/iut"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
)

// TestRecover: after a reboot the known state is there again.
func TestRecover(t *testing.T) {
	changes := map[string]string{}
	var set []string
	_, p := contact(t, changes, func(line string) (string, bool) {
		if strings.HasPrefix(line, "AT+MFTPCFG=") && strings.Count(line, ",") > 1 {
			set = append(set, line)
		}
		return "", false
	})
	must(t, p.st.FirstContact(t.Context()))
	p.again()
	must(t, p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"))
	if _, err := p.b.Far.Write([]byte(scripted.CRLF("+MATREADY"))); err != nil {
		t.Fatal(err)
	}
	err := p.w.Module.Reports(t.Context(), `+MFTPPWD: 0,0,"/"`)
	if verdict.Of(err) == "pass" {
		t.Fatal("a reboot was not noticed")
	}
	_ = p.end(err)
	changes["2 cid"] = "3"
	if p.st.Lost() == iut.NotLost {
		p.st.Lose(iut.Rebooted)
	}
	must(t, p.st.Recover(t.Context()))
	if p.st.Lost() != iut.NotLost || !slices.Equal(set, []string{`AT+MFTPCFG=2,"cid",1`}) {
		t.Errorf("lost %q, restored %q", p.st.Lost(), set)
	}
}

// TestHangs: a module that answers AT alone must be recovered; one that leaves some
// commands unanswered is only broken.
func TestHangs(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, answered string
		lost           bool
	}{
		{"AT alone", "AT", true},
		{"its basic settings too", "AT ATE0 AT+CMEE=1", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			hangs := false
			_, p := contact(t, nil, func(line string) (string, bool) {
				return "", hangs && !slices.Contains(strings.Fields(tt.answered), line)
			})
			must(t, p.st.FirstContact(t.Context()))
			p.again()
			p.st.Run.IXIT.Timing.Immediate = 100 * time.Millisecond
			must(t, p.w.Channel.SetTo(t.Context(), 0, "rsptimeout", "20"))
			must(t, p.w.Channel.LoggedIn(t.Context(), 0, ""))
			hangs = true
			wants(t, p.end(nil), "inconc")
			if p.st.Lost() == iut.NotLost {
				t.Fatal("a postamble without answers left the module as it is")
			}
			err := p.st.Recover(t.Context())
			if (err != nil) != tt.lost || (p.st.Lost() != iut.NotLost) != tt.lost {
				t.Errorf("after recovery: %v, lost: %q", err, p.st.Lost())
			}
		})
	}
}

// TestLostFence: where the first AT of a fence was lost, or is answered late, the
// next line gets its own answer.
func TestLostFence(t *testing.T) {
	t.Parallel()
	for name, answers := range map[string][2]string{ // to the second AT, to AT+CMEE?
		"lost":            {scripted.CRLF("OK"), scripted.CRLF("+CMEE: 1", "OK")},
		"late":            {scripted.CRLF("OK", "OK"), scripted.CRLF("+CMEE: 1", "OK")},
		"later":           {scripted.CRLF("OK"), scripted.CRLF("OK", "+CMEE: 1", "OK")},
		"no AT+CMEE?":     {scripted.CRLF("OK"), scripted.CRLF("ERROR")},
		"nothing to that": {scripted.CRLF("OK"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := &scripted.Module{Script: map[string][]string{"AT": {"", answers[0], scripted.CRLF("OK")}, "AT+CMEE?": {answers[1]}}}
			p := newPlay(t, m)
			p.hasty()
			must(t, p.st.Alive(t.Context()))
			if len(p.st.Unread()) > 0 {
				t.Errorf("left over: %+v", p.st.Unread())
			}
			r, err := p.st.Ask(t.Context(), "AT+MFTPSTATE=0", time.Second)
			if err != nil || !r.Ok() || !slices.Equal(r.Info, []string{"+MFTPSTATE: 0,0"}) {
				t.Errorf("%v %v", r, err)
			}
		})
	}
}
