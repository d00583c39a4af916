package html

import (
	"slices"
	"strings"
	"testing"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Time on a drawing never runs backwards, and every event has a place on it.
func TestClock(t *testing.T) {
	times := []int64{5_000_000, 0, 10, 10, 2_000, 30_000_000}
	c := newClock(slices.Clone(times), 100, 600)
	last := 0.0
	for _, us := range slices.Sorted(slices.Values(times)) {
		x := c.x(us)
		if x < last || x < 100 || x > 700.001 {
			t.Errorf("%d µs is at %.1f after %.1f", us, x, last)
		}
		last = x
	}
	if c.x(-1) != 100 || c.x(1<<40) != last {
		t.Error("times outside are not at the ends")
	}
	if one := newClock([]int64{7}, 100, 600); one.x(7) != 100 {
		t.Error("a single event has no place")
	}
}

// A trace may be anything: events out of order, steps before it, nothing at all.
func TestTimelineOfStrangeTraces(t *testing.T) {
	for _, k := range []model.Case{
		{ID: "A"},
		{ID: "A", Trace: []model.Event{{}}},
		{ID: "A", Trace: []model.Event{{TimeUS: 9, Lane: "serial", Dir: "module", Kind: "close"}, {TimeUS: 3, Lane: "ftp-data", Kind: "open"}},
			Steps: []model.Step{{StartUS: -5, DurationUS: 100, Verdict: model.Pass}, {StartUS: 1 << 50, DurationUS: 1, Verdict: model.None}}},
		{ID: `"><x`, Trace: []model.Event{{Lane: "serial", Dir: "host", Bytes: []byte(`"><x`)}}},
	} {
		s := fragment(&k, nil)
		if strings.Count(s, "<svg") != strings.Count(s, "</svg>") || strings.Contains(s, "NaN") || strings.Contains(s, "Inf") || strings.Contains(s, `"><x`) {
			t.Errorf("%+v: %s", k, s)
		}
	}
}

func TestLanesAreTranslated(t *testing.T) {
	for lane := range laneCount {
		if name := laneName(lane); !text.Translated(name) {
			t.Errorf("no Chinese for %q", name)
		}
	}
}
