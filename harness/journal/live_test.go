package journal

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestLive(t *testing.T) {
	folder := t.TempDir()
	synctest.Test(t, func(t *testing.T) { keepLive(t, folder) })
}

func keepLive(t *testing.T, folder string) {
	l := OpenLive(folder)
	written := func(what string, is func([]Doing) bool) {
		t.Helper()
		<-time.After(liveEvery + time.Millisecond)
		if list, err := ReadLive(folder); err != nil || !is(list) {
			t.Fatalf("%s: %+v, %v", what, list, err)
		}
	}
	l.Begin(Doing{Bench: "b", Case: "B-1", Title: "two", Began: time.Now()})
	l.Begin(Doing{Bench: "a", Case: "A-1", Title: "one", Began: time.Now()})
	l.Step("a", "OK is due")
	l.Step("c", "nobody is there")
	written("two benches", func(l []Doing) bool {
		return len(l) == 2 && l[0].Case == "A-1" && l[0].Step == "OK is due" && !l[0].Since.Before(l[0].Began) && l[1].Bench == "b" && l[1].Step == ""
	})
	l.Free("a", "A-1")
	l.Free("b", "B-0")
	written("one bench", func(l []Doing) bool { return len(l) == 1 && l[0].Bench == "b" })
	l.Close()
	if list, err := ReadLive(folder); err != nil || list != nil {
		t.Errorf("after the end: %+v, %v", list, err)
	}
	l = nil
	l.Begin(Doing{})
	l.Step("", "")
	l.Free("", "")
	l.Close()
}
