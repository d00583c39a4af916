package campaign

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"time"

	"mftpspec/harness/at"
	"mftpspec/reports/model"
)

// What a case keeps of its executions, however many there are.
const (
	mostAttempts = 100  // listed one by one
	mostOutcomes = 8    // listed after these, with their traces
	mostTimes    = 2000 // durations, for the drift
	mostWords    = 300  // of the reason of an outcome that came before
	driftFrom    = 50   // passes without which nothing is said of a drift
)

// tally is what the executions of one case came to so far. It is used under the
// lock of its run.
type tally struct {
	executed int
	shown    int      // index into the attempts: whose trace is the case's
	outcomes []string // that were met
	passes   series
}

// wants says whether the trace of an execution will be kept.
func (t *tally) wants(k *model.Case) bool {
	return t.executed == 0 || t.isNew(outcomeOf(k))
}

func (t *tally) isNew(outcome string) bool {
	return len(t.outcomes) < mostOutcomes && !slices.Contains(t.outcomes, outcome)
}

// add takes execution k into the case as it stands, and says whether its trace
// was kept. The worst verdict is the case's; the traces kept are those of the
// first pass and of the first of each other outcome.
func (t *tally) add(stands *model.Case, k model.Case, took time.Duration) (kept bool) {
	outcome := outcomeOf(&k)
	kept = t.isNew(outcome)
	worst := t.executed == 0 || k.Verdict.Rank() > stands.Verdict.Rank()
	if kept {
		t.outcomes = append(t.outcomes, outcome)
	}
	t.executed++
	if k.Verdict == model.Pass {
		t.passes.add(took)
	}
	sum := stands.Repeats
	if sum == nil {
		sum = &model.Repeats{}
	}
	sum.Add(k.Verdict)
	a := model.Attempt{Verdict: k.Verdict, DurationMS: k.DurationMS, Reason: k.Reason, N: t.executed, StartedMS: k.StartedMS, Bench: k.Bench}
	attempts := stands.Attempts
	switch {
	case worst:
		if t.executed > 1 {
			attempts[t.shown].Steps, attempts[t.shown].Trace = stands.Steps, stands.Trace
		}
		t.shown, *stands = len(attempts), k
		attempts = append(attempts, a)
	case kept:
		a.Steps, a.Trace = k.Steps, k.Trace
		attempts = append(attempts, a)
	case len(attempts) < mostAttempts:
		if a.Reason != nil {
			a.Reason = a.Reason.Briefly(func(s string) string { return at.Shorten(s, mostWords) })
			a.Reason.Step = ""
		}
		attempts = append(attempts, a)
	}
	stands.Attempts, stands.Repeats = attempts, sum
	return kept || worst
}

// particular is what differs from execution to execution of the same outcome, in a
// message that is no text: numbers, ports, accounts, times.
var particular = regexp.MustCompile(`[0-9a-f]*[0-9][0-9a-f.]*`)

// outcomeOf names an outcome: executions with one name are alike.
func outcomeOf(k *model.Case) string {
	if k.Reason == nil || k.Verdict == model.Pass {
		return string(k.Verdict)
	}
	said := particular.ReplaceAllString(k.Reason.Message, "#")
	if t := k.Reason.Said().Message; t.Format() != "" {
		said = t.Shape()
	}
	return string(k.Verdict) + "/" + k.Reason.Step + "/" + said
}

// series keeps durations in their order, evenly thinned out where there are too
// many.
type series struct {
	times []int32 // microseconds
	every int     // one in so many is kept; 0 is 1
	since int     // how many came since the last one kept
}

func (s *series) add(d time.Duration) {
	s.every = max(1, s.every)
	if s.since++; s.since < s.every {
		return
	}
	s.since = 0
	s.times = append(s.times, int32(min(d.Microseconds(), math.MaxInt32)))
	if len(s.times) < mostTimes {
		return
	}
	for i := range mostTimes / 2 {
		s.times[i] = s.times[2*i+1]
	}
	s.times, s.every = s.times[:mostTimes/2], s.every*2
}

// drift compares the first tenth with the last. The noise is three standard
// errors of the difference of two medians, from the distance of the quartiles
// within the tenths; less than two milliseconds, or a tenth, is of no
// consequence to a host, whatever the statistics say. The tenths between must
// follow (Kendall's rank test, 1 %): a machine that was busy for a while is no drift.
func (s *series) drift() *model.Drift {
	n := len(s.times) / 10
	if len(s.times)*max(1, s.every) < driftFrom || n == 0 {
		return nil
	}
	first, last := slices.Sorted(slices.Values(s.times[:n])), slices.Sorted(slices.Values(s.times[len(s.times)-n:]))
	d := &model.Drift{FirstUS: quantile(first, 2), LastUS: quantile(last, 2)}
	noise := 3 * math.Hypot(medianError(first), medianError(last))
	d.NoiseUS = int64(max(noise, 2000, float64(d.FirstUS)/10))
	d.Drifted = max(d.LastUS-d.FirstUS, d.FirstUS-d.LastUS) > d.NoiseUS && s.trend()
	return d
}

// trend says whether the medians of the tenths rise, or fall, by more than chance:
// of the 45 pairs of ten, at least 29 more go one way than the other.
func (s *series) trend() bool {
	const critical = 29
	var medians [10]int64
	for i := range medians {
		medians[i] = quantile(slices.Sorted(slices.Values(s.times[i*len(s.times)/10:(i+1)*len(s.times)/10])), 2)
	}
	rising := 0
	for i := range medians {
		for j := range i {
			rising += cmp.Compare(medians[i], medians[j])
		}
	}
	return max(rising, -rising) >= critical
}

// medianError is the standard error of the median of sorted times, as of a
// normal distribution with these quartiles.
func medianError(sorted []int32) float64 {
	sigma := float64(quantile(sorted, 3)-quantile(sorted, 1)) / 1.349
	return 1.2533 * sigma / math.Sqrt(float64(len(sorted)))
}

// quantile is the n-th quartile of sorted times.
func quantile(sorted []int32, n int) int64 {
	return int64(sorted[min(len(sorted)-1, len(sorted)*n/4)])
}
