package model

import "time"

// Attempt is one execution of a repeated case.
type Attempt struct {
	Verdict    Verdict `json:"verdict"`
	DurationMS int64   `json:"duration_ms"`
	Reason     *Reason `json:"reason,omitempty"`
	N          int     `json:"n,omitempty"`          // number of the execution, from 1
	StartedMS  int64   `json:"started_ms,omitempty"` // since the start of the run
	Bench      string  `json:"bench,omitempty"`
	Steps      []Step  `json:"steps,omitempty"` // with Trace
	Trace      []Event `json:"trace,omitempty"` // of the first pass and of the first of each other outcome, but for the one whose trace is the case's
}

// Repeats is what all executions of a case came to. It counts those too that
// are not among the attempts.
type Repeats struct {
	Executed int    `json:"executed"`
	Pass     int    `json:"pass"`
	Fail     int    `json:"fail"`
	Inconc   int    `json:"inconc"`
	Error    int    `json:"error"`
	Unstable bool   `json:"unstable,omitempty"` // the executions do not agree; the worst verdict counts
	Drift    *Drift `json:"drift,omitempty"`    // from 50 passes on
}

// Add counts one more execution.
func (r *Repeats) Add(v Verdict) {
	one := Repeats{Executed: 1}
	switch v {
	case Pass:
		one.Pass = 1
	case Fail:
		one.Fail = 1
	case Inconc:
		one.Inconc = 1
	case Error:
		one.Error = 1
	}
	r.AddAll(one)
}

// AddAll counts the executions of another run. A drift belongs to one run, and is not kept.
func (r *Repeats) AddAll(o Repeats) {
	r.Executed, r.Pass, r.Fail = r.Executed+o.Executed, r.Pass+o.Pass, r.Fail+o.Fail
	r.Inconc, r.Error = r.Inconc+o.Inconc, r.Error+o.Error
	r.Unstable = max(r.Pass, r.Fail, r.Inconc, r.Error) < r.Executed
}

// Drift compares how long the first and the last executions took that passed.
type Drift struct {
	FirstUS int64 `json:"first_us"`          // median of the first tenth
	LastUS  int64 `json:"last_us"`           // median of the last tenth
	NoiseUS int64 `json:"noise_us"`          // what the medians may differ by chance
	Drifted bool  `json:"drifted,omitempty"` // they differ by more
}

// Shard is the part of a selection that a run executed.
type Shard struct {
	Index int    `json:"index"` // from 1
	Of    int    `json:"of"`
	Plan  string `json:"plan"` // SHA-256 over who executes what: only shards of one plan are a whole
}

// Resumption is a run that was taken up again.
type Resumption struct {
	Started time.Time `json:"started"` // when it was taken up
	Last    time.Time `json:"last"`    // when the last execution ended that was taken over
	Taken   int       `json:"taken"`   // executions that were taken over
}

// Memory is the memory of the tester at one moment.
type Memory struct {
	Executed   int   `json:"executed"` // executions so far
	ResidentKB int64 `json:"resident_kb"`
}

// Line is where the time of the benches went, while they executed cases.
type Line struct {
	Rate       int   `json:"rate"` // bits per second
	ToModule   int64 `json:"to_module"`
	ToHost     int64 `json:"to_host"`
	WireMS     int64 `json:"wire_ms"`              // what these bytes take at that rate, 10 bits each
	MandatedMS int64 `json:"mandated_ms"`          // waits that the manual or the laboratory's declaration demand
	WallMS     int64 `json:"wall_ms"`              // all benches together
	Efficiency int   `json:"efficiency_per_mille"` // wall over wire and mandated: 1000 is best
}
