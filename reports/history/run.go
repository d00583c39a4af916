package history

import (
	"slices"
	"strings"
	"time"

	"mftpspec/reports/latency"
	"mftpspec/reports/model"
)

// Run is what the history keeps of one run.
type Run struct {
	Name      string // of the results, as they were named
	Report    string // address of the single report, relative to the page; empty: there is none
	Started   time.Time
	Model     string
	Firmware  string
	Suite     string // version
	Port      string
	Status    model.Status
	Scope     model.Scope
	Summary   model.Summary
	Benches   []string              // that executed a case
	Dialects  map[string]string     // as model.Results
	Latencies map[latency.Key]int64 // medians of the cases that passed, microseconds

	outcomes []outcome // by number of the case
	samples  latency.Samples
	commands map[string]bool // that have cases; others are sent too, some of them nonsense
}

// outcome is the verdict of a case in one run, and the bench that it comes from.
type outcome struct {
	verdict  uint8 // index into model.Verdicts, from 1; 0: the suite of that run has no such case
	unstable bool  // its executions in that run do not agree
	bench    uint8 // index into Run.Benches
}

// is gives the verdict; empty where there is none.
func (o outcome) is() model.Verdict {
	if o.verdict == 0 {
		return ""
	}
	return model.Verdicts()[o.verdict-1]
}

// of gives the outcome of a case.
func (r *Run) of(n int) outcome {
	if n < len(r.outcomes) {
		return r.outcomes[n]
	}
	return outcome{}
}

// begin makes a run of what stands before the cases of its results.
func begin(r *model.Results, name, report string) *Run {
	return &Run{Name: name, Report: report, Started: r.Run.Started, Model: r.IUT.Model, Firmware: r.IUT.Firmware, Suite: r.Suite.Version, Port: r.Run.Port,
		Status: r.Status, Summary: r.Summary, Scope: model.Scope{Virtual: r.Extent().Virtual}, samples: latency.Samples{}, commands: map[string]bool{}}
}

// mostBenches is how many benches of a run are told apart.
const mostBenches = 250

// take keeps what the history needs of a case, whose texts may be parts of a line that
// is not kept.
func (r *Run) take(n int, k *model.Case) {
	if n >= len(r.outcomes) {
		r.outcomes = append(r.outcomes, make([]outcome, n+1-len(r.outcomes))...)
	}
	if !r.commands[k.Command] {
		r.commands[strings.Clone(k.Command)] = true
	}
	if k.Verdict != model.NA {
		r.Scope.Applicable++
	}
	o := outcome{verdict: uint8(1 + slices.Index(model.Verdicts(), k.Verdict)), unstable: k.Repeats != nil && k.Repeats.Unstable}
	if k.Verdict.Executed() {
		r.Scope.Executed++
		i := slices.Index(r.Benches, k.Bench)
		if i < 0 && len(r.Benches) < mostBenches {
			i = len(r.Benches)
			r.Benches = append(r.Benches, strings.Clone(k.Bench))
		}
		o.bench = uint8(max(i, 0))
	}
	r.outcomes[n] = o
	if k.Verdict == model.Pass {
		r.samples.Case(k)
	}
}

// finish closes a run whose cases were taken, with what stands behind them. Benches
// that nobody declared are places on one port.
func (r *Run) finish(rest *model.Results) {
	if len(rest.Benches) == 0 {
		r.Benches = []string{r.Port}
		for i := range r.outcomes {
			r.outcomes[i].bench = 0
		}
	}
	r.Scope.Partial = r.Scope.Executed < r.Scope.Applicable
	r.Latencies = map[latency.Key]int64{}
	for key, list := range r.samples {
		if r.commands[key.Command] {
			r.Latencies[key] = latency.Median(list)
		}
	}
	r.samples, r.commands = nil, nil
	r.Dialects = rest.Dialects
}
