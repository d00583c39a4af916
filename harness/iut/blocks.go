package iut

import (
	"sync"
	"time"

	"mftpspec/reports/model"
)

// A broken step costs once: what failed this often with the same symptom is no
// longer tried, or no longer waited for at length.
const (
	blockAfter = 2  // failures of one state or one wait
	manyBlocks = 8  // failures in all after which a wait needs but one of its own
	shortenBy  = 10 // divisor of a time-out that was missed before
)

// Blocks remembers which preamble states the device does not reach, and which
// answers it does not give. It belongs to a run, is shared by its benches, and is
// safe for concurrent use.
type Blocks struct {
	mu       sync.Mutex
	states   map[string]block // by the name of the state or of the wait
	worked   map[string]int   // how often one was reached
	slow     map[string]time.Duration
	own      map[string]ownWait
	total    int           // failures
	fences   int           // that were answered at the second AT only
	answers  time.Duration // to the first AT of all fences that were answered then
	answered int
}

type block struct {
	symptom model.Text
	times   int
	by      string // the case that met it first
}

// Block is why a state is not worth trying.
type Block struct {
	By      string     // the case that met it first
	Symptom model.Text // how it failed
	Worked  int        // how often it was reached before that
}

// NewBlocks returns an empty memory.
func NewBlocks() *Blocks {
	return &Blocks{states: map[string]block{}, worked: map[string]int{}, slow: map[string]time.Duration{}, own: map[string]ownWait{}}
}

// Failed records that the state was not reached in case id.
func (b *Blocks) Failed(state string, symptom model.Text, id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.states[state]
	if !s.symptom.Equal(symptom) {
		s = block{symptom: symptom, by: id}
	}
	s.times++
	b.total++
	b.states[state] = s
}

// Reached records that the state was reached, after how long, which clears it.
func (b *Blocks) Reached(state string, took time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.states, state)
	b.worked[state]++
	b.slow[state] = max(b.slow[state], took)
}

// forget forgets all failures: what was in the way is gone.
func (b *Blocks) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	clear(b.states)
	b.total = 0
}

// Blocked says whether the state is not worth trying, and why.
func (b *Blocks) Blocked(state string) (why Block, yes bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s, ok := b.states[state]
	return Block{By: s.by, Symptom: s.symptom, Worked: b.worked[state]}, ok && s.times >= blockAfter
}

// Patience is how long to wait for what may take full: as long, unless it is
// blocked. Then it is twice what the device ever took, and at least a tenth.
func (b *Blocks) Patience(wait string, full time.Duration) (limit time.Duration, by string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.states[wait]
	if s.times < blockAfter && (s.times == 0 || b.total < manyBlocks) {
		return full, ""
	}
	return min(full, max(full/shortenBy, 2*b.slow[wait])), s.by
}

// brief is the least wait for the answer to a fence that may be lost. A module
// answers AT within milliseconds.
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
	return min(full, max(brief, 10*b.answers/time.Duration(max(1, b.answered))))
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
// may answer every other time.
func (b *Blocks) OwnPatience(what string, full time.Duration) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch w := b.own[what]; {
	case w.missed < blockAfter:
		return full
	case w.met > 4*w.missed:
		return min(full, max(full/shortenBy, 2*w.slow))
	}
	return full / shortenBy
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
