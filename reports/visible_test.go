package reports

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"mftpspec/reports/model"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"\r\nOK\r\n":          "<CR><LF>OK<CR><LF>",
		"a\x1ab\x1bc\x00\x7f": "a<SUB>b<ESC>c<x00><x7F>",
		"目录 ok":               "目录 ok",
		"שלום":                "שלום",
		"\u202eabc\u200b":     "<xE2><x80><xAE>abc<xE2><x80><x8B>",
		"\xff\xe7\x9b":        "<xFF><xE7><x9B>",
		"<CR>":                "<CR>",
		"":                    "",
	} {
		if got := visible([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add([]byte("\r\n+MFTPRETR: 0,0,3,3,\x00\xff\u202e\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range visible(data) {
			if !unicode.IsPrint(r) {
				t.Fatalf("%q shows %q", data, r)
			}
		}
		if s := legal(string(data)); strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }) {
			t.Fatalf("%q is written as %q", data, s)
		}
		if s := markdownText(string(data)); strings.ContainsAny(s, "<>\n\r") {
			t.Fatalf("%q is written as %q", data, s)
		}
	})
}

func TestCut(t *testing.T) {
	if got := cut("目录", 4); got != "目 … (3 more bytes)" {
		t.Errorf("%q", got)
	}
	if got := cut("abc", 3); got != "abc" {
		t.Errorf("%q", got)
	}
}

func TestClausesAreInTheOrderOfTheManual(t *testing.T) {
	list := []string{"V.250", "5", "3.10", "4.1", "3.9", "2.1", "3.1", "1.1"}
	slices.SortFunc(list, compareClauses)
	if got := strings.Join(list, " "); got != "1.1 2.1 3.1 3.9 3.10 4.1 5 V.250" {
		t.Error(got)
	}
}

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
