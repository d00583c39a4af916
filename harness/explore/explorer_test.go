package explore

import (
	"testing"

	"mftpspec/harness/reference"
	"mftpspec/reports/model"
)

// A failure that did not fail again is looked into when another sequence has it, a few times, and what fails each
// time then takes its place.
func TestUnstableIsLookedIntoAgain(t *testing.T) {
	failure := func(v model.Verdict) finding {
		return finding{k: model.Case{Verdict: v, Reason: model.Because(model.Say("nothing comes"))}, w: script{actions: []reference.Action{reference.Pwd{}}}}
	}
	var found []model.Verdict
	e := &Explorer{Found: func(k model.Case) { found = append(found, k.Verdict) }}
	first := key(failure(model.Fail).k)
	look := func(f finding) {
		t.Helper()
		if !e.claim(first) {
			t.Fatal("it is not looked into")
		}
		e.keep(f, first)
		e.release(first)
	}
	look(failure(model.Inconc))
	look(failure(model.Inconc))
	if x, _ := e.Outcome(); x.Unstable != 1 || x.Findings != 0 || len(e.findings) != 1 {
		t.Errorf("one failure, not stable: %+v, %d cases", x, len(e.findings))
	}
	look(failure(model.Fail))
	if x, _ := e.Outcome(); x.Unstable != 0 || x.Findings != 1 || len(e.findings) != 1 || e.findings[0].ID != "EXPLORE-001" || len(found) != 2 {
		t.Errorf("one finding: %+v, %+v, told %v", x, e.findings, found)
	}
	if e.claim(first) {
		t.Error("a finding is looked into again")
	}

	e = &Explorer{}
	for range mostLooks {
		look(failure(model.Inconc))
	}
	if e.claim(first) {
		t.Errorf("it is looked into more than %d times", mostLooks)
	}
}

// What a sequence leaves connected is not connected when the next one begins.
func TestEnded(t *testing.T) {
	s := reference.New(generator(1).ICS, true)
	for _, a := range ended(generator(1).ICS, true, []reference.Action{reference.Login{Channel: 2}, reference.Login{Channel: 4}, reference.Pwd{Channel: 2}, reference.Disc{Channel: 4}}) {
		if _, ok := s.Play(a); !ok {
			t.Errorf("%s is not due", a.Form())
		}
	}
	for n, c := range s.Channels {
		if c.Connected {
			t.Errorf("channel %d is connected", n)
		}
	}
}
