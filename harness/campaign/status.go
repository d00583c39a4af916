package campaign

import (
	"errors"

	"mftpspec/reports/model"
)

// The exit codes of a run.
const (
	ExitConforming    = 0
	ExitNonConforming = 1
	ExitUsage         = 2 // or nothing was selected
	ExitIncomplete    = 3
	ExitNoBench       = 4 // the bench could not be set up
	ExitInterrupted   = 130
)

// UsageError is a request that cannot be carried out as it was made.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }

// BenchError says that no bench could be set up, so that nothing was tested.
type BenchError struct{ Err error }

func (e *BenchError) Error() string    { return e.Text().String() }
func (e *BenchError) Text() model.Text { return model.Say("the bench could not be set up: %s", e.Err) }
func (e *BenchError) Unwrap() error    { return e.Err }

// ExitCode gives the exit code of a run that ended with r and err.
func ExitCode(r *model.Results, err error) int {
	if _, usage := errors.AsType[*UsageError](err); usage {
		return ExitUsage
	}
	if _, bench := errors.AsType[*BenchError](err); bench {
		return ExitNoBench
	}
	switch {
	case err != nil || r == nil:
		return ExitIncomplete
	case r.Status == model.NonConforming:
		return ExitNonConforming
	case r.Status == model.Conforming:
		return ExitConforming
	}
	return ExitIncomplete
}
