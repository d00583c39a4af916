package scenario

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// pwd is a play in which AT+MFTPPWD=0 was sent, whose result was missed twice before by
// a case of another clause.
func pwd(t *testing.T, slow time.Duration, misbehaved bool) *play {
	t.Helper()
	p := newPlay(t, &scripted.Module{})
	p.hasty()
	p.w.c.Clause = "2.2"
	must(t, p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"))
	if slow > 0 {
		p.w.Server.misbehaved = misbehaved
		must(t, p.w.Module.Answers(t.Context(), "OK"))
		late := time.AfterFunc(slow, func() { p.says(`+MFTPPWD: 0,0,"/home/uftp"`) })
		defer late.Stop()
		must(t, p.w.Module.ReportsWithin(t.Context(), 5, `+MFTPPWD: 0,0,"/home/uftp"`))
	}
	for range 2 {
		p.st.Run.Blocks.Missed(iut.Key{Kind: iut.Result, Of: "MFTPPWD"}, p.st.ResultLimit(0), "LOST-001")
	}
	return p
}

// TestPatienceWithServer: what a server held up does not tell how long the module takes,
// and one that gives no reply is waited for as long as the module waits (D54).
func TestPatienceWithServer(t *testing.T) {
	p := pwd(t, 0, false)
	full, timeout := p.st.ResultLimit(0), p.st.Timeout(0)
	if got := p.w.Module.resultLimit(0); got != full/10 || p.w.Module.wait.blockedBy != "LOST-001" {
		t.Errorf("%v because of %q, want a tenth of %v", got, p.w.Module.wait.blockedBy, full)
	}
	p.w.Server.mute = true
	if got := p.w.Module.resultLimit(0); got != timeout+full/10 {
		t.Errorf("mute server: %v, want %v more than rsptimeout", got, full/10)
	}
	for misbehaved, want := range map[bool]time.Duration{true: full / 10, false: full} {
		if got := pwd(t, full/2, misbehaved).w.Module.resultLimit(0); got != want {
			t.Errorf("server that misbehaved %v: %v, want %v", misbehaved, got, want)
		}
	}
}

// TestPatienceInOwnClause: what cases of other clauses missed is waited for in full in cases
// of the command's own, until one has missed it, which fails then and is not blocked.
func TestPatienceInOwnClause(t *testing.T) {
	p := pwd(t, 0, false)
	p.w.c.Clause = "3.5"
	for i, blockedBy := range []string{"", "", "LOST-001"} {
		limit := p.w.Module.resultLimit(0)
		if full := p.st.ResultLimit(0); (limit == full) != (i < 2) || p.w.Module.wait.blockedBy != blockedBy {
			t.Errorf("%d: %v because of %q", i, limit, p.w.Module.wait.blockedBy)
		}
		if i == 1 {
			p.w.Module.missed(limit)
		}
	}
}

// TestPatienceOfTwoMinutes: a wait for what no FTP command waits for (D54) is shortened as
// others are, and says by what.
func TestPatienceOfTwoMinutes(t *testing.T) {
	p := pwd(t, 0, false)
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	began := time.Now()
	err := p.w.Module.FailsWithin(t.Context(), "command timeout", 2)
	wants(t, err, "inconc: no result within 200ms, while no FTP command waits")
	if o, ok := errors.AsType[*verdict.Outcome](err); !ok || o.BlockedBy != "LOST-001" || time.Since(began) > 2*time.Second {
		t.Errorf("blocked by %+v after %v", o, time.Since(began))
	}
}

// TestPatienceAfterOK: an upload of a local file whose OK came is not waited for any longer
// than before it where its result was missed before (D02).
func TestPatienceAfterOK(t *testing.T) {
	const line = `AT+MFTPSTOR=0,"a.txt","/usr/a.txt"`
	p := newPlay(t, &scripted.Module{})
	for range 2 {
		p.st.Run.Blocks.Missed(waitFor(iut.Result, &exchange{Command: judge.ParseCommand(line)}), p.st.ResultLimit(0), "LOST-001")
	}
	must(t, p.w.Host.Send(t.Context(), line))
	began := time.Now()
	err := p.w.Module.AnswersAndReports(t.Context(), "OK\n+MFTPSTOR: 0,0,5")
	wants(t, err, "inconc: the wait was shortened, because it also timed out in LOST-001")
	if took := time.Since(began); took >= p.st.Timing().Immediate {
		t.Errorf("it took %v", took)
	}
}

// TestPatienceManyTimeouts: on a module with too many time-outs a long wait that was
// never missed is shortened, and the outcome says that it is another reason.
func TestPatienceManyTimeouts(t *testing.T) {
	p := newPlay(t, &scripted.Module{})
	p.w.c.Clause = "2.2"
	p.st.SetTimeout(0, 15*time.Second)
	must(t, p.w.Host.Send(t.Context(), "AT+MFTPPWD=0"))
	p.st.Run.Blocks.Missed(iut.Key{Of: "another wait"}, time.Minute, "LOST-001")
	limit := p.w.Module.resultLimit(0)
	if full := p.st.ResultLimit(0); limit != full/3 {
		t.Errorf("%v, want a third of %v", limit, full)
	}
	err := p.w.Module.silent(t.Context(), model.Say("result"), model.Plain("+MFTPPWD: 0,0"), &at.TimeoutError{}, limit)
	wants(t, err, "inconc: the wait was shortened: too many time-outs since LOST-001")
	err = p.w.Module.silent(t.Context(), model.Say("result"), model.Plain("+MFTPPWD: 0,0"), &at.TimeoutError{}, limit)
	wants(t, err, "inconc: the wait was shortened, because it also timed out in LOST-001")
}

// TestHopelessClose: a close that was asked for twenty times and never answered is not asked
// for every time.
func TestHopelessClose(t *testing.T) {
	m := &scripted.Module{}
	p := newPlay(t, m)
	for range 20 {
		p.st.Run.Blocks.OwnEnded("MFTPDISC", false, 0)
	}
	why, err := p.st.Disconnect(t.Context(), 0, "1", iut.ResultOf(0))
	must(t, err)
	if why.IsZero() || slices.Contains(m.Heard, "AT+MFTPDISC=0") {
		t.Errorf("%q, the module heard %q", why, m.Heard)
	}
}

// TestFileWithoutEnd: a local file whose data mode does not end, which was seen twice, is
// not waited for at length.
func TestFileWithoutEnd(t *testing.T) {
	p := newPlay(t, asks(`AT+MFPUT="/usr/a.bin",2`, "\r\n>", func([]byte) (string, bool) { return "", false }))
	p.st.Run.IXIT.Files.Put = "AT+MFPUT"
	for range 2 {
		p.st.Run.Blocks.OwnEnded("MFPUT", false, 0)
	}
	began := time.Now()
	why, err := p.st.PutFile(t.Context(), "/usr/a.bin", []byte{0, 1})
	must(t, err)
	if took := time.Since(began); !strings.Contains(why.String(), "does not end") || took > p.st.ResultLimit(-1)/2 {
		t.Errorf("%q after %v", why, took)
	}
}

// TestFileCutShort: a local file of which the module took a part is not made, and one with
// ESC, which cancels its data, is not even begun.
func TestFileCutShort(t *testing.T) {
	p := newPlay(t, asks(`AT+MFPUT="/usr/a.bin",2`, "\r\n>", until(2, scripted.CRLF("+MFPUT: 1", "OK"))))
	p.st.Run.IXIT.Files.Put = "AT+MFPUT"
	why, err := p.st.PutFile(t.Context(), "/usr/a.bin", []byte{0, 1})
	must(t, err)
	if want := "AT+MFPUT took 1 of 2 bytes"; why.String() != want {
		t.Errorf("%q, want %q", why, want)
	}
	wants(t, p.w.Files.HasLocalFile(t.Context(), "/usr/b.bin", "a<ESC>b"), "error")
}

// TestFileWithEscapeIsLeft: what the module had and cannot be written over the line is told
// of, and nothing of it is sent.
func TestFileWithEscapeIsLeft(t *testing.T) {
	m := &scripted.Module{}
	p := newPlay(t, m)
	p.st.Run.IXIT.Files.Put = "AT+MFPUT"
	why, err := p.st.PutFile(t.Context(), "/usr/a.bin", []byte("a\x1bb"))
	must(t, err)
	if why.IsZero() || slices.ContainsFunc(m.Heard, func(line string) bool { return strings.HasPrefix(line, "AT+MFPUT") }) {
		t.Errorf("%q, the module heard %q", why, m.Heard)
	}
}
