// Package verdict is what a step can say of the module other than pass. Scenario and iut make
// outcomes, campaign weighs them. It must never look at a line or a server.
package verdict

import (
	"errors"
	"fmt"

	"mftpspec/reports/model"
)

// Outcome is a verdict that is not a pass. It is the only error that can be a
// fail or an inconc: every other error is the suite's own fault, verdict error.
type Outcome struct {
	Verdict     model.Verdict // Fail or Inconc
	Clause      string        // clause broken where it is not the case's own, e.g. "2.1"
	Requirement string        // requirement broken where it is not the case's own
	Message     model.Text    // one sentence: what is wrong
	Sentence    model.Text    // the same without the command before it, where that is known
	Expected    model.Text    // in visible form
	Observed    model.Text    // in visible form, with times where they matter
	Server      model.Text    // what the FTP server saw, one line
	BlockedBy   string        // id of the case whose symptom made this one impossible

	Framing bool // the case goes on, and what it finds weighs more
}

func (o *Outcome) Error() string {
	s := fmt.Sprintf("%s: %s", o.Verdict, o.Message)
	if !o.Expected.IsZero() || !o.Observed.IsZero() {
		s += fmt.Sprintf(" (expected %s, observed %s)", o.Expected, o.Observed)
	}
	return s
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

// Deselected is the outcome of a case that cannot be executed here.
func Deselected(why model.Text) *Outcome {
	return &Outcome{Verdict: model.None, Message: model.Say("deselected: %s", why)}
}

// Inconclusive is the outcome of a case about which nothing can be said.
func Inconclusive(message, expected, observed model.Text) *Outcome {
	return &Outcome{Verdict: model.Inconc, Message: message, Expected: expected, Observed: observed}
}
