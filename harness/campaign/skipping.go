package campaign

import (
	"context"
	"errors"
	"reflect"

	"github.com/cucumber/godog"

	"mftpspec/harness/scenario"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// carriedOut is the function of a step as the engine calls it: the step takes its turn
// (scenario.Turns), and where it is inconclusive the rest of the scenario is skipped,
// instead of failed.
func carriedOut(d scenario.Definition) any {
	step := reflect.ValueOf(d.Do)
	return reflect.MakeFunc(step.Type(), func(args []reflect.Value) []reflect.Value {
		err := takeTurn(step, d, args)
		if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Verdict == model.Inconc {
			err = &skipped{err}
		}
		result := reflect.New(reflect.TypeFor[error]()).Elem()
		if err != nil {
			result.Set(reflect.ValueOf(err))
		}
		return []reflect.Value{result}
	}).Interface()
}

// takeTurn calls the function of a step with args: a context, what the pattern found
// and, where the step has one, its doc string.
func takeTurn(step reflect.Value, d scenario.Definition, args []reflect.Value) error {
	call := func(ctx context.Context, doc string) error {
		own := append([]reflect.Value{reflect.ValueOf(ctx)}, args[1:]...)
		if last := len(own) - 1; own[last].Type() == reflect.TypeFor[*godog.DocString]() {
			own[last] = reflect.ValueOf(&godog.DocString{Content: doc})
		}
		err, _ := step.Call(own)[0].Interface().(error)
		return err
	}
	ctx, _ := args[0].Interface().(context.Context)
	s := scenario.Step{Deed: d.Deed, Do: call}
	if doc, ok := args[len(args)-1].Interface().(*godog.DocString); ok {
		s.Doc = doc.Content
	}
	x := executionFrom(ctx)
	if x == nil || x.scenario == nil {
		return call(ctx, s.Doc)
	}
	s.Text, _ = x.doing.Load().(string)
	s.Subject = d.Subject(s.Text)
	return x.scenario.Turns.Take(ctx, s)
}

// skipped is an error of which the engine knows that the rest is to be skipped.
type skipped struct{ error }

func (s *skipped) Unwrap() error        { return s.error }
func (s *skipped) Is(target error) bool { return target == godog.ErrSkip }
