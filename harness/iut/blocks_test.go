package iut

import (
	"testing"
	"time"

	"mftpspec/reports/model"
)

func TestBlocks(t *testing.T) {
	b := NewBlocks()
	b.Failed("logged in", model.Plain("silence"), "A")
	if _, yes := b.Blocked("logged in"); yes {
		t.Error("blocked after one failure")
	}
	b.Failed("logged in", model.Plain("result 10"), "B")
	if _, yes := b.Blocked("logged in"); yes {
		t.Error("blocked after two different failures")
	}
	b.Failed("logged in", model.Plain("result 10"), "C")
	if why, yes := b.Blocked("logged in"); !yes || why.By != "B" || why.Symptom.String() != "result 10" || why.Worked != 0 {
		t.Errorf("%+v %v, want blocked by B", why, yes)
	}
	b.Reached("logged in", 0)
	if _, yes := b.Blocked("logged in"); yes {
		t.Error("blocked after it was reached")
	}
	b.Failed("logged in", model.Plain("result 15"), "D")
	b.Failed("logged in", model.Plain("result 15"), "E")
	if why, yes := b.Blocked("logged in"); !yes || why.By != "D" || why.Worked != 1 {
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
		if got, why := b.Patience("result", full); got != want || why != by {
			t.Errorf("%v because of %q, want %v because of %q", got, why, want, by)
		}
	}
	wants(full, "")
	b.Failed("result", model.Plain("silence"), "A")
	wants(full, "")
	b.Failed("result", model.Plain("silence"), "B")
	wants(time.Second, "A")
	b.Reached("result", 3*time.Second)
	wants(full, "")
	b.Failed("result", model.Plain("silence"), "C")
	b.Failed("result", model.Plain("silence"), "D")
	wants(6*time.Second, "C")
	for range manyBlocks {
		b.Failed("something else", model.Plain("silence"), "E")
	}
	b.Failed("another result", model.Plain("silence"), "F")
	if got, by := b.Patience("another result", full); got != time.Second || by != "F" {
		t.Errorf("on a module with many failures one is enough: %v because of %q", got, by)
	}
}
