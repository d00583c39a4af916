package console

import (
	"fmt"
	"time"
)

// Cost is what a case takes whatever the module is.
type Cost struct {
	Waits     time.Duration // that it demands
	Exchanges int           // commands with their answers
	Bytes     int64         // of payload on the serial line
}

// exchangeBytes is about what a command and its answers have on the line.
const exchangeBytes = 60

// least is the time that a case takes at least: its waits, and its bytes at the rate of
// the line.
func (s Style) least(c Cost) time.Duration {
	if s.Rate <= 0 {
		return c.Waits
	}
	const bits = 10 // start, eight, stop
	return c.Waits + time.Duration(c.Bytes+int64(c.Exchanges)*exchangeBytes)*bits*time.Second/time.Duration(s.Rate)
}

// books are what the executions of a run cost that are over, and those that are left.
type books struct {
	done, left           time.Duration // at least
	doneTimes, leftTimes int           // exchanges
}

func (b *books) add(s Style, c Cost, executions int) {
	b.left += time.Duration(executions) * s.least(c)
	b.leftTimes += executions * (c.Exchanges + 1)
}

func (b *books) finish(s Style, c Cost) {
	b.left, b.done = b.left-s.least(c), b.done+s.least(c)
	b.leftTimes, b.doneTimes = b.leftTimes-c.Exchanges-1, b.doneTimes+c.Exchanges+1
}

// remaining is how long all benches together still take: what it takes at least, and for
// each exchange what those that are over took besides, of all the time that they spent.
// measured is false while none is over.
func (b *books) remaining(spent time.Duration) (left time.Duration, measured bool) {
	each := time.Duration(0)
	if b.doneTimes > 0 {
		each = max(0, spent-b.done) / time.Duration(b.doneTimes)
	}
	return b.left + each*time.Duration(b.leftTimes), b.doneTimes > 0
}

// prospect says how long the run still takes or, where a case takes longer than it
// should, what is awaited.
func (p *Progress) prospect(elapsed time.Duration) string {
	total := p.selected * p.repeat
	if total <= p.ended {
		return ""
	}
	if len(p.busy) >= total-p.ended || len(p.busy) == p.jobs && p.overdue(p.longest()) {
		if a := p.longest(); a != nil && p.overdue(a) {
			return p.style.say(", %s, waiting for %s", round(p.style.Now().Sub(a.since)), p.doing(a))
		}
	}
	jobs, flying, credit := time.Duration(max(1, p.jobs)), time.Duration(0), time.Duration(0)
	for _, a := range p.busy {
		since := p.style.Now().Sub(a.since)
		flying, credit = flying+since, credit+min(since, p.style.least(p.cost(a.id)))
	}
	left, measured := p.books.remaining(elapsed*jobs - flying)
	left = (left - credit) / jobs
	switch {
	case measured && p.ended >= max(3, total/50):
		return p.style.say(", about %s left", round(max(left, time.Second)))
	case left >= time.Second:
		return p.style.say(", at least %s left", round(left))
	}
	return ""
}

// longest is the bench that has been busy for longest; nil: none is.
func (p *Progress) longest() *activity {
	var first *activity
	for name := range p.busy {
		if a := p.busy[name]; first == nil || a.since.Before(first.since) {
			first = &a
		}
	}
	return first
}

// grace is what a case may take beyond its least time before one says what it waits for.
const grace = 5 * time.Second

func (p *Progress) overdue(a *activity) bool {
	return a != nil && p.style.Now().Sub(a.since) > p.style.least(p.cost(a.id))+grace
}

func (p *Progress) cost(id string) Cost {
	if p.style.Cost == nil {
		return Cost{}
	}
	return p.style.Cost(id)
}

// doing says what a bench is at: the case, its bytes where they are many, and its step.
func (p *Progress) doing(a *activity) string {
	if a.now == nil {
		return a.id
	}
	step, bytes := a.now()
	text := a.id
	if bytes >= 1024 {
		text += "  " + p.bytes(a.id, bytes)
	}
	return text + "  " + clean(p.style.step(step))
}

// bytes says how many went over the line, and of how many where that is known.
func (p *Progress) bytes(id string, n int64) string {
	if all := p.cost(id).Bytes; all > n {
		return p.style.say("%s of %s", kilobytes(n), kilobytes(all))
	}
	return kilobytes(n)
}

func kilobytes(n int64) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
