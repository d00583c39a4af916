package iut

import (
	"sync"
	"time"

	"mftpspec/reports/model"
)

// A broken step costs once: what failed this often with the same symptom is no
// longer tried, or no longer waited for at length.
const (
	blockAfter = 2                // failures of one state or one wait
	rarely     = 8                // misses of a wait of the suite's own after which it is hardly waited for
	hopeless   = 20               // misses of what never came after which it is asked for one time in ten
	manyBlocks = 3                // failures in all after which a wait needs but one of its own
	shortenBy  = 10               // divisor of a time-out that was missed before
	muchMissed = 30 * time.Second // missed waits, added up, after which also a long wait is shortened that was never missed
	longWait   = 10 * time.Second // what a long wait is
)

// Blocks remembers which preamble states the device does not reach, and which
// answers it does not give. It belongs to a run, is shared by its benches, and is
// safe for concurrent use.
type Blocks struct {
	mu         sync.Mutex
	states     map[Key]block // by the state or the wait
	worked     map[Key]int   // how often one was reached
	slow       map[Key]time.Duration
	own        map[string]ownWait
	total      int           // failures
	first      string        // the case of the first wait that was missed
	missedTime time.Duration // of all waits that were missed
	had        map[Key]bool  // see Had
	fences     int           // that were answered at the second AT only
	answers    time.Duration // to the first AT of all fences that were answered then
	answered   int
}

type block struct {
	symptom  model.Text
	times    int    // failures since it was reached
	by       string // the case that met it first
	relapses int    // how often it was blocked, and reached after all
	again    int    // shortened waits that were missed since
}

// Block is why a state is not worth trying.
type Block struct {
	By      string     // the case that met it first
	Symptom model.Text // how it failed
	Worked  int        // how often it was reached before that
}

// NewBlocks returns an empty memory.
func NewBlocks() *Blocks {
	return &Blocks{states: map[Key]block{}, worked: map[Key]int{}, slow: map[Key]time.Duration{}, own: map[string]ownWait{}, had: map[Key]bool{}}
}

// Failed records that the state was not reached in case id.
func (b *Blocks) Failed(state Key, symptom model.Text, id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failed(state, symptom, id)
}

// Missed records that case id waited so long, and that nothing came.
func (b *Blocks) Missed(wait Key, limit time.Duration, id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.missedTime += limit
	if b.first == "" {
		b.first = id
	}
	if s := b.states[wait]; b.shortens(s) {
		s.again++
		b.states[wait] = s
		return
	}
	b.failed(wait, model.Say("silence"), id)
}

// failed needs the lock.
func (b *Blocks) failed(state Key, symptom model.Text, id string) {
	s := b.states[state]
	if s.times == 0 || !s.symptom.Equal(symptom) {
		s = block{symptom: symptom, by: id, relapses: s.relapses}
	}
	s.times++
	b.total++
	b.states[state] = s
}

// Reached records that the state was reached, after how long, which clears it. A zero
// time says nothing of how long it takes.
func (b *Blocks) Reached(state Key, took time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if s, failed := b.states[state]; failed {
		if b.shortens(s) && s.times > 0 {
			s.relapses++
		}
		now := block{by: s.by, relapses: s.relapses}
		if b.shortens(now) {
			now.again = s.again
		}
		b.states[state] = now
	}
	b.worked[state]++
	b.slow[state] = max(b.slow[state], took)
}

// forget forgets all failures: what was in the way is gone.
func (b *Blocks) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	clear(b.states)
	b.total, b.missedTime, b.first = 0, 0, ""
}

// Blocked says whether the state is not worth trying, and why.
func (b *Blocks) Blocked(state Key) (why Block, yes bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s, ok := b.states[state]
	return Block{By: s.by, Symptom: s.symptom, Worked: b.worked[state]}, ok && s.times >= blockAfter
}

// HasFailed says whether the state failed since it was reached last.
func (b *Blocks) HasFailed(state Key) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.states[state].times > 0
}

// Patience returns how long to wait for what may take full. A wait that was missed before
// is shortened: to twice what the device ever took for it, but to no less than a tenth of
// full, or a hundredth where it was missed again and again. A wait that came again after
// that is shortened again by one miss, and for good by the second time. Where the waits
// that were missed add up to much, a long one that was never missed is shortened to a third.
func (b *Blocks) Patience(wait Key, full time.Duration) (limit time.Duration, by string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.states[wait]
	least := full / shortenBy
	switch {
	case !b.shortens(s) && (full < longWait || b.missedTime < muchMissed):
		return full, ""
	case !b.shortens(s):
		return min(full, max(full/3, 2*b.slow[wait])), b.first
	case s.again >= blockAfter:
		least = min(least, max(full/shortenBy/shortenBy, b.briefly()))
	}
	return min(full, max(least, 2*b.slow[wait])), s.by
}

// shortens says whether a wait is blocked. It needs the lock.
func (b *Blocks) shortens(s block) bool {
	return s.times >= blockAfter || s.times > 0 && (b.total >= manyBlocks || s.relapses > 0) || s.relapses >= blockAfter
}

// Had says whether what a clause is about was tried in full in a case of that clause. It
// is, however often it failed in others.
func (b *Blocks) Had(what Key) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.had[what]
}

// Once is Had, and notes that it is tried now.
func (b *Blocks) Once(what Key) (first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	first = !b.had[what]
	b.had[what] = true
	return first
}

// brief is the least wait for what is not expected to come. A module answers AT within
// milliseconds.
const brief = 50 * time.Millisecond

// fenceLost records that the first AT of a fence was not answered and the second
// one was.
func (b *Blocks) fenceLost() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fences++
}

// fencePatience is how long to wait for the answer to the first AT of a fence: full,
// until the module has shown that it answers the second one only. Then it is ten
// times what the module takes.
func (b *Blocks) fencePatience(full time.Duration) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fences < blockAfter {
		return full
	}
	return min(full, b.briefly())
}

// briefly is ten times what the module takes for the answer to AT. It needs the lock.
func (b *Blocks) briefly() time.Duration {
	return max(brief, 10*b.answers/time.Duration(max(1, b.answered)))
}

// fenceAnswered records how long the module took to answer the first AT of a fence.
func (b *Blocks) fenceAnswered(took time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.answers += took
	b.answered++
}

// ownWait is what is known of a wait of the suite's own, in preambles and postambles.
type ownWait struct {
	missed, met int
	slow        time.Duration // the longest of those that were met
}

// OwnPatience is how long to wait for what judges nothing: full, unless it was
// missed before more than now and then. A wait that is met clears nothing: a broken module
// may answer every other time. What hardly ever comes is waited for as long as it took
// when it came, or not at all, and a long one as in [Blocks.Patience].
func (b *Blocks) OwnPatience(what string, full time.Duration) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch w := b.own[what]; {
	case w.missed < blockAfter && full >= longWait && b.missedTime >= muchMissed:
		return min(full, max(full/3, 2*w.slow))
	case w.missed < blockAfter:
		return full
	case w.missed >= rarely && w.missed > 4*w.met:
		return min(full/shortenBy, max(b.briefly(), 2*w.slow))
	case w.met > 4*w.missed:
		return min(full, max(full/shortenBy, 2*w.slow))
	}
	return full / shortenBy
}

// hopeless says whether what never came is not even worth asking for this time.
func (b *Blocks) hopeless(what string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	w := b.own[what]
	if w.met > 0 || w.missed < hopeless {
		return false
	}
	w.missed++
	b.own[what] = w
	return w.missed%10 != 0
}

// OwnEnded records how such a wait ended.
func (b *Blocks) OwnEnded(what string, met bool, took time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	w := b.own[what]
	if met {
		w.met++
		w.slow = max(w.slow, took)
	} else {
		w.missed++
	}
	b.own[what] = w
}
