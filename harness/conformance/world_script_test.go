package conformance

import (
	"errors"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

// play is one case on a scripted module.
type play struct {
	t  *testing.T
	b  *scriptedBench
	st *station
	w  *World
}

func newPlay(t *testing.T, m *scripted) *play {
	t.Helper()
	ixit := DefaultIXIT()
	ixit.Timing = Timing{Immediate: 2 * time.Second, ResultExtra: 100 * time.Millisecond, Quiet: 30 * time.Millisecond,
		Guard: 20 * time.Millisecond, Notice: 100 * time.Millisecond}
	r := &Run{ICS: ICS{Model: "generic", ActiveMode: true, CIDMax: 15}, IXIT: ixit, Dialects: NewDialectRecord(nil), Blocks: NewBlocks()}
	b := newScriptedBench(m)
	p := &play{t: t, b: b, st: newStation(r, b)}
	p.st.habit = &noticeHabit{}
	p.again()
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return p
}

// hasty shortens the wait for an answer: for a module that gives none.
func (p *play) hasty() { p.st.run.IXIT.Timing.Immediate = 400 * time.Millisecond }

// again begins another case on the same module.
func (p *play) again() {
	p.t.Helper()
	p.w = newWorld(p.st.run, p.b, p.st, &Case{ID: "TEST-001", Clause: "3.5"})
	for ch := range p.st.timeouts {
		p.st.timeouts[ch] = 100 * time.Millisecond
	}
	if err := p.w.begin(p.t.Context()); err != nil {
		p.t.Fatalf("begin: %v", err)
	}
}

// end ends the case; the outcome of the steps or of the end, whichever is worse.
func (p *play) end(err error) error {
	if err == nil && len(p.w.misframed) > 0 {
		err = p.w.misframed[0]
	}
	ended := p.w.end(p.t.Context(), classify(err))
	if err != nil {
		return err
	}
	return ended
}

// wants checks an outcome: "pass", or "fail"/"inconc" with a part of what the
// report says and, after a @, the clause.
func wants(t *testing.T, err error, want string) {
	t.Helper()
	verdict, text, _ := strings.Cut(want, ": ")
	text, clause, _ := strings.Cut(text, " @")
	if got := classify(err); got != model.Verdict(verdict) {
		t.Fatalf("%s (%v), want %s", got, err, want)
	}
	o, _ := errors.AsType[*Outcome](err)
	if o == nil {
		return
	}
	if all := o.Message + " | " + o.Observed; !strings.Contains(all, text) {
		t.Errorf("%v, want …%s…", err, text)
	}
	if o.Clause != clause {
		t.Errorf("clause %q, want %q (%v)", o.Clause, clause, err)
	}
}
