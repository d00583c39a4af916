package html

import (
	"fmt"
	"math"
	"slices"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// The lanes of a timeline, from top to bottom.
const (
	laneSteps = iota
	laneHost
	laneModule
	laneControl
	laneData
	laneFile
	laneBench
	laneCount
)

func laneName(lane int) string {
	return [...]string{"Steps", "Serial line: host", "Serial line: module", "FTP control", "FTP data", "Server files", "Test bench"}[lane]
}

func laneOf(e *model.Event) int {
	switch {
	case e.Lane == "serial" && e.Dir == "module":
		return laneModule
	case e.Lane == "serial":
		return laneHost
	case e.Lane == "ftp-control":
		return laneControl
	case e.Lane == "ftp-data":
		return laneData
	case e.Lane == "file":
		return laneFile
	}
	return laneBench
}

// Measures of a timeline, in pixels.
const (
	timelineLabel = 124 // width of the lane names
	timelineWidth = 780 // of the whole, unless there are many events
	timelineMost  = 3000
	timelineLane  = 24
	timelineTop   = 8
)

// clock places times on the drawing. Short times keep their proportion to each
// other; a long wait takes less room than it would, and its length is written.
type clock struct {
	times []int64 // microseconds, ascending, distinct
	at    []float64
}

func newClock(times []int64, left, width float64) clock {
	slices.Sort(times)
	c := clock{times: slices.Compact(times)}
	c.at = make([]float64, len(c.times))
	total := 0.0
	for i := 1; i < len(c.times); i++ {
		total += gapWeight(c.times[i] - c.times[i-1])
		c.at[i] = total
	}
	for i := range c.at {
		if total > 0 {
			c.at[i] *= width / total
		}
		c.at[i] += left
	}
	return c
}

func gapWeight(us int64) float64 { return 1 + 6*math.Log10(1+float64(us)/200) }

func (c clock) x(us int64) float64 {
	i, ok := slices.BinarySearch(c.times, us)
	switch {
	case ok:
		return c.at[i]
	case i == 0:
		return c.at[0]
	case i == len(c.times):
		return c.at[i-1]
	}
	return c.at[i]
}

// timeline draws the trace of a case: every event in the lane where it was seen,
// all on one clock. Each mark links to its line in the transcript, whose ids begin
// with anchor; it has limit lines.
func (m *drawing) timeline(k *model.Case, limit int, anchor string) {
	if len(k.Trace) == 0 {
		return
	}
	times := []int64{}
	for i := range k.Trace {
		times = append(times, k.Trace[i].TimeUS)
	}
	first, last := slices.Min(times), slices.Max(times)
	for _, s := range k.Steps {
		if s.DurationUS > 0 {
			times = append(times, max(s.StartUS, first), max(s.StartUS+s.DurationUS, first))
		}
	}
	last = max(last, slices.Max(times))
	width := min(max(timelineWidth, timelineLabel+12*len(times)), timelineMost)
	c := newClock(times, timelineLabel+10, float64(width-timelineLabel-44))
	lanes := usedLanes(k)
	height := timelineTop + len(lanes)*timelineLane + 24
	fmt.Fprintf(m, `<svg class="timeline" role="img" viewBox="0 0 %d %d" width="%d" height="%d" aria-label="%s">`, width, height, width, height, page.Attr("timeline "+k.ID))
	m.Raw("<title>", page.Attr(k.ID), "</title>")
	y := map[int]float64{}
	for i, lane := range lanes {
		y[lane] = float64(timelineTop + i*timelineLane + timelineLane/2)
		if i%2 == 0 {
			fmt.Fprintf(m, `<rect class="band" x="0" y="%.0f" width="%d" height="%d"/>`, y[lane]-timelineLane/2, width, timelineLane)
		}
		for _, lang := range []string{language.English, language.Chinese} {
			fmt.Fprintf(m, `<text class="lane" lang="%s" x="6" y="%.0f">%s</text>`, lang, y[lane]+4, page.Attr(text.Say(lang, laneName(lane))))
		}
		fmt.Fprintf(m, `<line class="rail" x1="%d" x2="%d" y1="%.0f" y2="%.0f"/>`, timelineLabel+4, width-8, y[lane], y[lane])
	}
	m.axis(c, first, last, height-20)
	m.stepSpans(k, c, y[laneSteps])
	m.openSpans(k, c, y)
	m.marks(k, c, y, limit, anchor)
	m.Raw("</svg>")
}

func usedLanes(k *model.Case) []int {
	used := [laneCount]bool{laneSteps: len(k.Steps) > 0, laneHost: true, laneModule: true, laneControl: true, laneData: true, laneFile: true}
	for i := range k.Trace {
		used[laneOf(&k.Trace[i])] = true
	}
	var lanes []int
	for lane, u := range used {
		if u {
			lanes = append(lanes, lane)
		}
	}
	return lanes
}

// axis writes times since the first event, and the length of long waits.
func (m *drawing) axis(c clock, first, last int64, y int) {
	fmt.Fprintf(m, `<line class="axis" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>`, c.at[0], c.at[len(c.at)-1], y, y)
	written := math.Inf(-1)
	for i, t := range c.times {
		if i > 0 {
			wait, from := t-c.times[i-1], c.at[i-1]
			if wait >= 100_000 {
				fmt.Fprintf(m, `<rect class="wait" x="%.1f" y="%d" width="%.1f" height="%d"><title>%s</title></rect>`, from, timelineTop, c.at[i]-from, y-timelineTop, text.Span(wait))
			}
		}
		if c.at[i]-written < 62 && t != first {
			continue
		}
		if t != last && t != first && c.at[len(c.at)-1]-c.at[i] < 62 {
			continue
		}
		written = c.at[i]
		fmt.Fprintf(m, `<line class="axis" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/><text class="time" x="%.1f" y="%d">%s</text>`,
			c.at[i], c.at[i], y, y+4, c.at[i], y+15, text.Span(t-first))
	}
}

func (m *drawing) stepSpans(k *model.Case, c clock, y float64) {
	for i, s := range k.Steps {
		if s.DurationUS <= 0 {
			continue
		}
		x1, x2 := c.x(max(s.StartUS, c.times[0])), c.x(max(s.StartUS+s.DurationUS, c.times[0]))
		fmt.Fprintf(m, `<rect class="step v-%s" x="%.1f" y="%.1f" width="%.1f" height="14" rx="2"><title>%d %s · %s</title></rect>`,
			s.Verdict, x1, y-7, max(x2-x1-1, 2), i+1, page.Attr(text.Cut(s.Text, 200)), text.Span(s.DurationUS))
		if x2-x1 > 14 {
			fmt.Fprintf(m, `<text class="number" x="%.1f" y="%.1f">%d</text>`, x1+4, y+4, i+1)
		}
	}
}

// openSpans draws how long connections and files were open.
func (m *drawing) openSpans(k *model.Case, c clock, y map[int]float64) {
	type open struct{ lane, session int }
	since := map[open]int64{}
	var order []open
	bar := func(o open, to int64) {
		x1, x2 := c.x(since[o]), c.x(to)
		fmt.Fprintf(m, `<rect class="open" x="%.1f" y="%.1f" width="%.1f" height="6" rx="3"/>`, x1, y[o.lane]-3, max(x2-x1, 2))
	}
	for i := range k.Trace {
		e := &k.Trace[i]
		o := open{laneOf(e), e.Session}
		_, isOpen := since[o]
		switch {
		case e.Kind == "open" && !isOpen:
			since[o] = e.TimeUS
			order = append(order, o)
		case e.Kind == "close" && isOpen:
			bar(o, e.TimeUS)
			delete(since, o)
		}
	}
	for _, o := range order {
		if _, ok := since[o]; ok {
			bar(o, c.times[len(c.times)-1])
			delete(since, o)
		}
	}
}

func (m *drawing) marks(k *model.Case, c clock, y map[int]float64, limit int, anchor string) {
	numbered := map[int]float64{}
	next, ahead := make([]float64, len(k.Trace)), map[int]float64{} // where the next event of the lane is
	for i := len(k.Trace) - 1; i >= 0; i-- {
		lane := laneOf(&k.Trace[i])
		if next[i] = ahead[lane]; next[i] == 0 {
			next[i] = math.Inf(1)
		}
		ahead[lane] = c.x(k.Trace[i].TimeUS)
	}
	for i := range k.Trace {
		e := &k.Trace[i]
		lane := laneOf(e)
		x := c.x(e.TimeUS)
		title := fmt.Sprintf("%d · %s · %s: ", i+1, text.Span(e.TimeUS-k.Trace[0].TimeUS), text.Speaker(e))
		for _, p := range text.Said(e, text.Briefly()) {
			title += p.Text
		}
		if i < limit {
			fmt.Fprintf(m, `<a href="#%s/e%d" tabindex="-1">`, page.Attr(anchor), i+1)
		} else {
			m.Raw("<g>")
		}
		m.Raw("<title>", page.Attr(text.Cut(title, 160)), "</title>")
		shape := "other"
		switch e.Dir {
		case "host", "client":
			shape = "out"
		case "module", "server":
			shape = "in"
		}
		switch {
		case shape == "other":
			fmt.Fprintf(m, `<rect class="mark l%d" x="%.1f" y="%.1f" width="5" height="12"/>`, lane, x-2.5, y[lane]-6)
		case (shape == "out") == (lane == laneHost || lane == laneControl || lane == laneData):
			fmt.Fprintf(m, `<path class="mark l%d" d="M%.1f %.1fl8 6l-8 6z"/>`, lane, x-3, y[lane]-6)
		default:
			fmt.Fprintf(m, `<path class="mark l%d" d="M%.1f %.1fl-8 6l8 6z"/>`, lane, x+3, y[lane]-6)
		}
		if at, ok := numbered[lane]; (!ok || x-at > 22) && next[i]-x > 16 { // else it would stand in the next mark
			numbered[lane] = x
			fmt.Fprintf(m, `<text class="event" x="%.1f" y="%.1f">%d</text>`, x+6, y[lane]-3, i+1)
		}
		if i < limit {
			m.Raw("</a>")
		} else {
			m.Raw("</g>")
		}
	}
}
