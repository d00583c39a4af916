// Package history says how the verdicts of one suite develop over many runs: over the firmwares of
// a device, and over time. Cli calls Read, Sort and the writers. It must never keep a transcript:
// hundreds of runs fit into memory without.
package history

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// History is many runs. Read and Add may be called by several goroutines at once.
type History struct {
	Runs []*Run // after Sort in order of time

	mu      sync.Mutex
	cases   []Case
	numbers map[string]int // by id
	words   map[string]string
}

// Case is a test case that any of the runs has, in the words of the newest.
type Case struct {
	ID, Clause, Command, Title string
	newest                     time.Time
}

// Cases are the cases of all runs, after Sort in the order of the manual.
func (h *History) Cases() []Case { return h.cases }

// New is an empty history.
func New() *History { return &History{numbers: map[string]int{}, words: map[string]string{}} }

// Add takes a run whose results are in memory.
func (h *History) Add(r *model.Results, name, report string) {
	run := begin(r, name, report)
	for i := range r.Cases {
		run.take(h.number(run, &r.Cases[i]), &r.Cases[i])
	}
	run.finish(r)
	h.add(run)
}

func (h *History) add(r *Run) {
	h.mu.Lock()
	defer h.mu.Unlock()
	dialects := make(map[string]string, len(r.Dialects))
	for key, reading := range r.Dialects {
		dialects[h.word(key)] = h.word(reading)
	}
	r.Dialects = dialects
	h.Runs = append(h.Runs, r)
}

// number gives each case a number, the same in all runs.
func (h *History) number(r *Run, k *model.Case) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n, known := h.numbers[k.ID]
	if !known {
		n = len(h.cases)
		h.numbers[h.word(k.ID)] = n
		h.cases = append(h.cases, Case{})
	}
	if c := &h.cases[n]; !known || r.Started.After(c.newest) {
		*c = Case{ID: h.word(k.ID), Clause: h.word(k.Clause), Command: h.word(k.Command), Title: h.word(k.Title), newest: r.Started}
	}
	return n
}

// word keeps one copy of a text that many runs have. The caller holds mu.
func (h *History) word(s string) string {
	if kept, ok := h.words[s]; ok {
		return kept
	}
	s = strings.Clone(s) // not a part of a line, which would be kept with it
	h.words[s] = s
	return s
}

// Sort puts the runs in order of time, and the cases in that of the manual. Of a run
// that was read twice, from its folder and from an archive of that, one stays.
func (h *History) Sort() {
	slices.SortFunc(h.Runs, func(a, b *Run) int {
		return cmp.Or(a.Started.Compare(b.Started), strings.Compare(a.Port, b.Port), -strings.Compare(a.Report, b.Report), strings.Compare(a.Name, b.Name))
	})
	h.Runs = slices.CompactFunc(h.Runs, func(a, b *Run) bool { return a.Started.Equal(b.Started) && a.Port == b.Port && a.Summary == b.Summary })
	order := make([]int, len(h.cases))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(h.cases[a].ID, h.cases[b].ID) })
	text.SortByClause(order, func(i int) string { return h.cases[i].Clause })
	cases := make([]Case, len(order))
	for to, from := range order {
		cases[to] = h.cases[from]
		h.numbers[cases[to].ID] = to
	}
	h.cases = cases
	for _, r := range h.Runs {
		outcomes := make([]outcome, len(order))
		for to, from := range order {
			outcomes[to] = r.of(from)
		}
		r.outcomes = outcomes
	}
}
