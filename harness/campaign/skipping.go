package campaign

import (
	"errors"
	"reflect"

	"github.com/cucumber/godog"

	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// skipping makes the engine skip the rest of a scenario whose step is inconclusive,
// instead of failing it. do is the function of a step.
func skipping(do any) any {
	step := reflect.ValueOf(do)
	return reflect.MakeFunc(step.Type(), func(args []reflect.Value) []reflect.Value {
		results := step.Call(args)
		if err, _ := results[len(results)-1].Interface().(error); err != nil {
			if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Verdict == model.Inconc {
				results[len(results)-1] = reflect.ValueOf(&skipped{err}).Convert(reflect.TypeFor[error]())
			}
		}
		return results
	}).Interface()
}

// skipped is an error of which the engine knows that the rest is to be skipped.
type skipped struct{ error }

func (s *skipped) Unwrap() error        { return s.error }
func (s *skipped) Is(target error) bool { return target == godog.ErrSkip }
