package iut

import (
	"testing"
	"time"

	"mftpspec/reports/model"
)

func TestBlocks(t *testing.T) {
	b := NewBlocks()
	b.Failed(Key{Of: "logged in"}, model.Plain("silence"), "A")
	if _, yes := b.Blocked(Key{Of: "logged in"}); yes {
		t.Error("blocked after one failure")
	}
	b.Failed(Key{Of: "logged in"}, model.Plain("result 10"), "B")
	if _, yes := b.Blocked(Key{Of: "logged in"}); yes {
		t.Error("blocked after two different failures")
	}
	b.Failed(Key{Of: "logged in"}, model.Plain("result 10"), "C")
	if why, yes := b.Blocked(Key{Of: "logged in"}); !yes || why.By != "B" || why.Symptom.String() != "result 10" || why.Worked != 0 {
		t.Errorf("%+v %v, want blocked by B", why, yes)
	}
	b.Reached(Key{Of: "logged in"}, 0)
	if _, yes := b.Blocked(Key{Of: "logged in"}); yes {
		t.Error("blocked after it was reached")
	}
	b.Failed(Key{Of: "logged in"}, model.Plain("result 15"), "D")
	b.Failed(Key{Of: "logged in"}, model.Plain("result 15"), "E")
	if why, yes := b.Blocked(Key{Of: "logged in"}); !yes || why.By != "D" || why.Worked != 1 {
		t.Errorf("%+v %v, want blocked by D after it was reached once", why, yes)
	}
}

// TestPatience: what never came is waited for a tenth of the time, what is slow for
// twice as long as it ever took.
func TestPatience(t *testing.T) {
	b := NewBlocks()
	const full = 10 * time.Second
	wants := func(want time.Duration, by string) {
		t.Helper()
		if got, why := b.Patience(Key{Of: "result"}, full); got != want || why != by {
			t.Errorf("%v because of %q, want %v because of %q", got, why, want, by)
		}
	}
	wants(full, "")
	b.Failed(Key{Of: "result"}, model.Plain("silence"), "A")
	wants(full, "")
	b.Failed(Key{Of: "result"}, model.Plain("silence"), "B")
	wants(time.Second, "A")
	b.Reached(Key{Of: "result"}, 3*time.Second)
	wants(full, "")
	b.Failed(Key{Of: "result"}, model.Plain("silence"), "C") // what was blocked before needs but one
	wants(6*time.Second, "C")
	b.Reached(Key{Of: "result"}, time.Second) // and after that none
	wants(6*time.Second, "C")
	if _, yes := b.Blocked(Key{Of: "result"}); yes {
		t.Error("it is not tried any more")
	}
	for range blockAfter { // one line comes, and the next one never does
		b.Missed(Key{Of: "a part"}, full, "P")
		b.Missed(Key{Of: "a part"}, full, "P")
		b.Reached(Key{Of: "a part"}, 0)
	}
	for _, want := range []time.Duration{full / 10, full / 100, full / 100} {
		if got, _ := b.Patience(Key{Of: "a part"}, full); got != want {
			t.Errorf("%v, want %v", got, want)
		}
		b.Missed(Key{Of: "a part"}, full, "P")
		b.Reached(Key{Of: "a part"}, 0)
	}
	for range manyBlocks {
		b.Failed(Key{Of: "something else"}, model.Plain("silence"), "E")
	}
	b.Failed(Key{Of: "another result"}, model.Plain("silence"), "F")
	if got, by := b.Patience(Key{Of: "another result"}, full); got != time.Second || by != "F" {
		t.Errorf("on a module with many failures one is enough: %v because of %q", got, by)
	}
}

// TestPatienceOfMany: a wait that is missed again and again although it was shortened is
// shortened once more, and on a module that has cost much time a long one that was never
// missed is shortened too. A module that misses nothing loses nothing.
func TestPatienceOfMany(t *testing.T) {
	b := NewBlocks()
	const full, short = 15 * time.Second, 5 * time.Second
	wants := func(wait string, full, want time.Duration, by string) {
		t.Helper()
		if got, why := b.Patience(Key{Of: wait}, full); got != want || why != by {
			t.Errorf("%s: %v because of %q, want %v because of %q", wait, got, why, want, by)
		}
	}
	wants("another result", full, full, "")
	for _, step := range []time.Duration{full, full, full / 10, full / 10, full / 100} {
		wants("result", full, step, map[bool]string{true: "A"}[step < full])
		b.Missed(Key{Of: "result"}, step, "A")
	}
	wants("a third result", full, full/3, "A")
	wants("an answer", short, short, "")
	b.Reached(Key{Of: "a fourth result"}, 6*time.Second)
	wants("a fourth result", full, 12*time.Second, "A")
	if got := b.OwnPatience("a file", full); got != full/3 {
		t.Errorf("the file is waited for %v", got)
	}
	b.forget()
	wants("a third result", full, full, "")
	if got := b.OwnPatience("a file", full); got != full {
		t.Errorf("the file is waited for %v", got)
	}
}

// TestOwnPatience: what hardly ever comes is waited for as long as it took when it came.
func TestOwnPatience(t *testing.T) {
	const full = 5 * time.Second
	b := NewBlocks()
	b.fenceAnswered(2 * time.Millisecond)
	wants := func(want time.Duration) {
		t.Helper()
		if got := b.OwnPatience("the end", full); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
	b.OwnEnded("the end", true, 100*time.Millisecond)
	for range blockAfter {
		wants(full)
		b.OwnEnded("the end", false, 0)
	}
	for range rarely - blockAfter {
		wants(full / shortenBy)
		b.OwnEnded("the end", false, 0)
	}
	wants(200 * time.Millisecond)
	for range rarely { // it comes more than now and then
		b.OwnEnded("the end", true, 100*time.Millisecond)
	}
	wants(full / shortenBy)
}

// TestOnce: a clause is tried in full one time for each thing.
func TestOnce(t *testing.T) {
	b := NewBlocks()
	if b.Had(Key{Kind: Answer, Of: "MFTPPWD"}) || !b.Once(Key{Kind: Answer, Of: "MFTPPWD"}) || b.Once(Key{Kind: Answer, Of: "MFTPPWD"}) || !b.Had(Key{Kind: Answer, Of: "MFTPPWD"}) || !b.Once(Key{Kind: Result, Of: "MFTPPWD"}) {
		t.Error("not once for each")
	}
}

// TestHopeless: what was asked for twenty times and never came is asked for now and then,
// until it comes.
func TestHopeless(t *testing.T) {
	b := NewBlocks()
	asked := 0
	for range hopeless + 20 {
		if !b.hopeless("MFTPDISC") {
			asked++
			b.OwnEnded("MFTPDISC", false, 0)
		}
	}
	if asked != hopeless+2 {
		t.Errorf("asked %d times", asked)
	}
	b.OwnEnded("MFTPDISC", true, 0)
	for range 20 {
		if b.hopeless("MFTPDISC") {
			t.Error("not asked after it came")
		}
	}
}
