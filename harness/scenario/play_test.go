package scenario

import (
	"errors"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/dialect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// play is one case on a scripted module.
type play struct {
	t  *testing.T
	b  *scripted.Bench
	st *iut.Module
	w  *Scenario

	rsptimeout time.Duration // of each channel
}

func newPlay(t *testing.T, m *scripted.Module) *play {
	t.Helper()
	lab := ixit.Default()
	lab.Timing = ixit.Timing{Immediate: 2 * time.Second, ResultExtra: 100 * time.Millisecond, Tolerance: 3 * time.Second, Quiet: 30 * time.Millisecond,
		Guard: 20 * time.Millisecond, Notice: 100 * time.Millisecond}
	r := &iut.Run{ICS: ixit.ICS{Model: "generic", ActiveMode: true, CIDMax: 15}, IXIT: lab, Dialects: dialect.New(nil), Blocks: iut.NewBlocks()}
	b := scripted.NewBench(m)
	p := &play{t: t, b: b, st: iut.New(r, b), rsptimeout: 5 * time.Second}
	p.st.Habit = &iut.NoticeHabit{}
	p.again()
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return p
}

// hasty shortens the waits for an answer and a result: for a module that gives none.
func (p *play) hasty() {
	p.st.Run.IXIT.Timing.Immediate = 400 * time.Millisecond
	p.rsptimeout = 100 * time.Millisecond
	p.setTimeouts()
}

// hastyUnless is hasty unless all comes that is waited for.
func (p *play) hastyUnless(allComes bool) {
	if !allComes {
		p.hasty()
	}
}

func (p *play) setTimeouts() {
	for ch := range manual.Channels {
		p.st.SetTimeout(ch, p.rsptimeout)
	}
}

// again begins another case on the same module.
func (p *play) again() {
	p.t.Helper()
	p.w = New(p.st.Run, p.b, p.st, &catalogue.Case{ID: "TEST-001", Clause: "3.5"})
	p.setTimeouts()
	if err := p.w.Begin(p.t.Context()); err != nil {
		p.t.Fatalf("begin: %v", err)
	}
}

// end ends the case; the outcome of the steps or of the end, whichever is worse.
func (p *play) end(err error) error {
	if err == nil && len(p.w.Misframed) > 0 {
		err = p.w.Misframed[0]
	}
	ended := p.w.End(p.t.Context(), verdict.Of(err))
	if err != nil {
		return err
	}
	return ended
}

// wants checks an outcome: "pass", or "fail"/"inconc" with a part of what the
// report says and, after a @, the clause.
func wants(t *testing.T, err error, want string) {
	t.Helper()
	v, text, _ := strings.Cut(want, ": ")
	text, clause, _ := strings.Cut(text, " @")
	if got := verdict.Of(err); got != model.Verdict(v) {
		t.Fatalf("%s (%v), want %s", got, err, want)
	}
	o, _ := errors.AsType[*verdict.Outcome](err)
	if o == nil {
		return
	}
	if all := o.Message.String() + " | " + o.Observed.String(); !strings.Contains(all, text) {
		t.Errorf("%v, want …%s…", err, text)
	}
	if o.Clause != clause {
		t.Errorf("clause %q, want %q (%v)", o.Clause, clause, err)
	}
}
