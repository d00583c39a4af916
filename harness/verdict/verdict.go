// Package conformance is the test suite proper: the catalogue of test cases,
// what the vendor and the laboratory declare (ICS, IXIT), selection, the
// campaign that schedules cases over benches, and the verdicts. No other
// package judges.
package verdict

import (
	"errors"
	"fmt"

	"github.com/cucumber/godog"

	"mftpspec/reports/model"
)

// Outcome is a verdict that is not a pass. It is the only error that can be a
// fail or an inconc: every other error is the suite's own fault, verdict error.
type Outcome struct {
	Verdict     model.Verdict // Fail or Inconc
	Clause      string        // clause broken where it is not the case's own, e.g. "2.1"
	Requirement string        // requirement broken where it is not the case's own
	Message     string        // one sentence: what is wrong
	Expected    string        // in visible form
	Observed    string        // in visible form, with times where they matter
	Server      string        // what the FTP server saw, one line
	BlockedBy   string        // id of the case whose symptom made this one impossible

	Framing bool // the case goes on, and what it finds weighs more
}

func (o *Outcome) Error() string {
	s := fmt.Sprintf("%s: %s", o.Verdict, o.Message)
	if o.Expected != "" || o.Observed != "" {
		s += fmt.Sprintf(" (expected %s, observed %s)", o.Expected, o.Observed)
	}
	return s
}

// Is makes godog skip the rest of an inconclusive scenario instead of failing it.
func (o *Outcome) Is(target error) bool {
	return target == godog.ErrSkip && o.Verdict == model.Inconc
}

// Of gives the verdict that a step's error stands for.
func Of(err error) model.Verdict {
	if err == nil {
		return model.Pass
	}
	if o, ok := errors.AsType[*Outcome](err); ok {
		return o.Verdict
	}
	return model.Error
}

// Rank orders verdicts for worse. Error is the worst: nothing can be said of
// the device by a suite that is itself at fault.
var Rank = map[model.Verdict]int{model.None: 0, model.NA: 0, model.Pass: 1, model.Inconc: 2, model.Fail: 3, model.Error: 4}

// Worse returns the worse of two verdicts.
func Worse(a, b model.Verdict) model.Verdict {
	if Rank[b] > Rank[a] {
		return b
	}
	return a
}

// Inconclusive is the outcome of a case about which nothing can be said.
func Inconclusive(message, expected, observed string) *Outcome {
	return &Outcome{Verdict: model.Inconc, Message: message, Expected: expected, Observed: observed}
}
