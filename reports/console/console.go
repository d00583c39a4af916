// Package console shows a run to the person, or the CI log, that waits for it, in the words of the
// reports. Cli calls it while a run goes on. It must never decide a verdict.
package console

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Style says what the output may look like. The zero value is a log: plain
// lines, no colour, nothing for a case that passed.
type Style struct {
	Lang  string                    // en (also empty) or zh
	Live  bool                      // a terminal: a bar at the bottom, redrawn in place
	Color bool                      // verdicts in colour
	Size  func() (width, lines int) // of the terminal; nil: 80 by 24
	Every time.Duration             // a line on the state of things, where not Live; 0: 10s
	Now   func() time.Time          // nil: time.Now
	Cost  func(id string) Cost      // what a case takes at least; nil: not known
	Rate  int                       // of the serial line, bits per second; 0: not known
	Begin string                    // what a run does before its first case, for a start that takes long; empty: nothing is said
}

// StyleOf gives the style that suits f: live on a terminal, unless NO_COLOR, CI
// or TERM=dumb ask for less.
func StyleOf(f *os.File) Style {
	fd := int(f.Fd())
	if !term.IsTerminal(fd) || os.Getenv("CI") != "" || os.Getenv("TERM") == "dumb" {
		return Style{}
	}
	return Style{Live: true, Color: os.Getenv("NO_COLOR") == "", Size: func() (int, int) {
		width, lines, err := term.GetSize(fd)
		if err != nil || width <= 0 || lines <= 0 {
			return 80, 24
		}
		return width, lines
	}}
}

// Progress shows a run. It is safe for concurrent use.
type Progress struct {
	style Style
	stop  chan struct{}
	done  sync.WaitGroup

	mu       sync.Mutex
	out      io.Writer
	start    time.Time
	selected int
	repeat   int
	jobs     int
	books    books
	length   time.Duration            // of a run that ends by the clock
	verdicts map[string]model.Verdict // of finished cases, by id
	ended    int                      // executions
	busy     map[string]activity      // by bench
	waiting  strings.Builder          // lines for above the live block, until the next redraw
	drawn    int                      // lines of the live block on the screen
	changed  bool
	symptoms map[string]string // of fails, and the first case that has it
	begun    bool              // the start is not silent any more
}

// activity is what a bench is doing.
type activity struct {
	id, title string
	since     time.Time
	now       func() (step string, bytes int64) // nil: not known
}

// New starts showing; Close ends it.
func New(out io.Writer, style Style) *Progress {
	if style.Size == nil {
		style.Size = func() (int, int) { return 80, 24 }
	}
	if style.Every == 0 {
		style.Every = 10 * time.Second
	}
	if style.Now == nil {
		style.Now = time.Now
	}
	p := &Progress{style: style, out: out, stop: make(chan struct{}), start: style.Now(), verdicts: map[string]model.Verdict{}, busy: map[string]activity{}, symptoms: map[string]string{}}
	p.done.Go(p.tick)
	return p
}

// Close takes the live block off the screen and ends the redrawing.
func (p *Progress) Close() {
	close(p.stop)
	p.done.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.style.Live {
		p.redraw(nil)
	}
}

func (p *Progress) tick() {
	every := p.style.Every
	if p.style.Live {
		every = 100 * time.Millisecond // 10 Hz is as much as an eye can use
	}
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-t.C:
			p.mu.Lock()
			switch {
			case p.selected == 0:
				p.sayBegin()
			case p.style.Live:
				p.draw()
			case p.changed:
				fmt.Fprintln(p.out, p.state())
				p.changed = false
			case len(p.busy) > 0:
				fmt.Fprintln(p.out, p.state()) // which says what is awaited
			}
			p.mu.Unlock()
		}
	}
}

// silence is how long a start may say nothing.
const silence = 2 * time.Second

// sayBegin says once what a run does before its first case.
func (p *Progress) sayBegin() {
	if p.begun || p.style.Begin == "" || p.style.Now().Sub(p.start) < silence {
		return
	}
	p.begun = true
	fmt.Fprintln(p.out, p.style.Begin)
}

// Planned implements the observer of a campaign.
func (p *Progress) Planned(run model.Run, cases []model.Case) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.selected, p.repeat, p.length = run.Selected, max(1, run.Repeat), time.Duration(run.ForMS)*time.Millisecond
	p.start, p.jobs = p.style.Now(), max(1, run.Jobs)
	for i := range cases {
		if cases[i].Selected {
			p.books.add(p.style, p.cost(cases[i].ID), p.repeat)
		}
	}
	benches := p.style.say("1 bench")
	if run.Jobs > 1 {
		benches = p.style.say("%d benches", run.Jobs)
	}
	line := p.style.say("%d cases on %s, %s", run.Selected, run.Port, benches)
	if run.Shuffle != 0 {
		line += p.style.say(", --shuffle %d", run.Shuffle)
	}
	if s := run.Shard; s != nil {
		line += p.style.say(", shard %d of %d", s.Index, s.Of)
	}
	if p.length > 0 {
		line += p.style.say(", for %s", p.length)
	}
	if p.repeat > 1 {
		line += p.style.say(", each %d times", p.repeat)
	}
	p.print(line)
}

// Began implements the observer of a campaign.
func (p *Progress) Began(bench string, k model.Case) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.busy[bench] = activity{id: k.ID, title: gherkin.Title(p.style.Lang, k.Title), since: p.style.Now()}
}

// Watch tells where to ask what a bench is doing.
func (p *Progress) Watch(bench string, now func() (step string, bytes int64)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if a, ok := p.busy[bench]; ok {
		a.now = now
		p.busy[bench] = a
	}
}

// Heard shows a line of the serial line of a bench.
func (p *Progress) Heard(bench string, at time.Time, fromModule bool, line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	mark := ">"
	if fromModule {
		mark = "<"
	}
	p.print(fmt.Sprintf("%s %-8s %s %s", at.Format("15:04:05.000"), bench, mark, clean(line)))
}

// Ended implements the observer of a campaign.
func (p *Progress) Ended(k model.Case) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.busy, k.Bench)
	before, seen := p.verdicts[k.ID]
	p.verdicts[k.ID] = k.Verdict
	if !seen || p.repeat > 1 || p.length > 0 { // else it was executed again, on another bench
		p.ended++
	}
	p.changed = true
	p.books.finish(p.style, p.cost(k.ID))
	if k.Verdict != model.Pass && k.Verdict != model.None && (!seen || before != k.Verdict) {
		p.print(strings.TrimRight(p.explain(k), "\n"))
	}
}

// explain says why a case has its verdict: at length the first time that a symptom is
// seen, and in a line after that.
func (p *Progress) explain(k model.Case) string {
	key := join.SymptomOf(&k)
	if key != "" {
		key = string(k.Verdict) + " " + key
		if first, known := p.symptoms[key]; known && first != k.ID {
			return p.style.headline(k) + p.style.say(" (as %s)", first)
		}
		p.symptoms[key] = k.ID
	}
	return p.style.Explain(k)
}

// Note implements the observer of a campaign.
func (p *Progress) Note(t model.Text) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.print(p.style.say("note: %s", clean(language.Say(p.style.Lang, t))))
}

// print puts lines above the live block; where there is one, with its next
// redraw.
func (p *Progress) print(text string) {
	if p.style.Live {
		width, _ := p.style.Size()
		for line := range strings.SplitSeq(text, "\n") {
			fmt.Fprintln(&p.waiting, wrap(line, width, hanging))
		}
		return
	}
	fmt.Fprintln(p.out, text)
}

// redraw replaces the live block with block in one write, so that a terminal
// never shows half of it.
func (p *Progress) redraw(block []string) {
	var b strings.Builder
	if p.drawn > 0 {
		fmt.Fprintf(&b, "\x1b[%dA\x1b[J", p.drawn)
	}
	b.WriteString(p.waiting.String())
	p.waiting.Reset()
	for _, line := range block {
		b.WriteString(line + "\n")
	}
	p.drawn = len(block)
	io.WriteString(p.out, b.String())
}

// draw shows the bar, and one line for each busy bench as far as the screen
// allows.
func (p *Progress) draw() {
	width, lines := p.style.Size()
	block := []string{p.bar(width)}
	room := min(lines-4, 16)
	var names []string
	for name := range p.busy {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { // what takes longest is what one waits for
		if d := p.busy[a].since.Compare(p.busy[b].since); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		if i >= room-1 && len(names) > room {
			block = append(block, cut("  "+p.style.say("… and %d more", len(names)-i), width))
			break
		}
		a := p.busy[name]
		said := a.id + "  " + clean(a.title)
		if p.style.Now().Sub(a.since) > 2*time.Second && a.now != nil {
			said = p.doing(&a)
		}
		block = append(block, cut(fmt.Sprintf("  %-8s %5.1f s  %s", name, p.style.Now().Sub(a.since).Seconds(), said), width))
	}
	p.redraw(block)
}

func (p *Progress) bar(width int) string {
	const cells = 20
	total := max(1, p.selected*p.repeat)
	full := min(cells, cells*p.ended/total)
	if p.length > 0 {
		full = min(cells, int(cells*p.style.Now().Sub(p.start)/p.length))
	}
	return cut("["+strings.Repeat("#", full)+strings.Repeat("-", cells-full)+"] "+p.state(), width)
}

// state is one line: how far, with which verdicts, how long still.
func (p *Progress) state() string {
	total := p.selected * p.repeat
	var counts []string
	n := map[model.Verdict]int{}
	for _, v := range p.verdicts {
		n[v]++
	}
	for _, v := range model.Verdicts() {
		if v != model.NA && n[v] > 0 || v == model.Pass {
			counts = append(counts, fmt.Sprintf("%d %s", n[v], p.style.say(string(v))))
		}
	}
	elapsed := p.style.Now().Sub(p.start)
	line := fmt.Sprintf("%d/%d  %s  %s", p.ended, total, strings.Join(counts, ", "), round(elapsed))
	if p.length > 0 {
		line = fmt.Sprintf("%d  %s  %s", p.ended, strings.Join(counts, ", "), round(elapsed))
		if left := p.length - elapsed; left > 0 {
			line += p.style.say(", about %s left", round(left))
		}
		return line
	}
	return line + p.prospect(elapsed)
}

func round(d time.Duration) string {
	if d < 10*time.Second {
		return d.Round(100 * time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}

// cut keeps a line within the width of the screen, so that the block has as many
// lines as we think.
func cut(line string, width int) string {
	used, end := 0, 0 // end is after the last word that fits
	for _, word := range words(line) {
		for i, r := range word {
			if used += cells(r); used >= width {
				if end == 0 { // one word alone is wider
					return word[:i]
				}
				return strings.TrimRight(line[:end], " ")
			}
		}
		end += len(word)
	}
	return line
}

// cells is how much room a character takes: two cells for CJK and full width.
// Some above this limit are narrower, none is wider.
func cells(r rune) int {
	if r >= 0x1100 {
		return 2
	}
	return 1
}

// padded fills text up with blanks to so many cells.
func padded(text string, width int) string {
	for _, r := range text {
		width -= cells(r)
	}
	return text + strings.Repeat(" ", max(0, width))
}
