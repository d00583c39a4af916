// Package steps turns the text of a step into one call of a method of [scenario.Scenario]. Cli,
// byhand and selftest give it to whoever executes cases. It must never know a protocol, wait or
// judge, and it imports scenario alone. The files are split as a scenario is: given, when, what
// the module answers, what the server saw.
package steps

import (
	"context"
	"fmt"
	"reflect"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"

	"github.com/cucumber/godog"

	"mftpspec/harness/scenario"
)

// Fragments of step patterns.
const (
	id    = `([0-5])`
	num   = `(\d+)`
	str   = `"([^"]*)"`
	verbs = `([A-Z]+(?:(?: \| | or )[A-Z]+)*)`
)

// Definitions are all steps.
func Definitions() []scenario.Definition {
	var d definitions
	for _, part := range []struct {
		of   func(*definitions)
		deed scenario.Deed
	}{
		{logins, scenario.Changes | scenario.Sends}, {channels, scenario.Sends}, {modules, scenario.Demands}, {settings, scenario.Sends},
		{serverStates, scenario.Prepares}, {faults, scenario.Changes}, {reconnects, scenario.Observes | scenario.Sends},
		{stimuli, scenario.Sends}, {restarts, scenario.Demands},
		{answers, scenario.Demands}, {outcomes, scenario.Demands}, {conditions, scenario.Demands | scenario.Observes}, {server, scenario.Observes},
	} {
		first := len(d)
		part.of(&d)
		for i := range d[first:] {
			d[first+i].Deed = part.deed
		}
	}
	return d
}

type definitions []scenario.Definition

func (d *definitions) add(pattern *regexp.Regexp, do any) {
	about := subjectOf(pattern)
	*d = append(*d, scenario.Definition{Pattern: pattern, Do: do, About: about})
}

// subjectOf says which channels a text names that matches pattern.
func subjectOf(pattern *regexp.Regexp) func(text string) scenario.Subject {
	ids := idsIn(pattern)
	return func(text string) (s scenario.Subject) {
		groups := pattern.FindStringSubmatch(text)
		for _, i := range ids {
			s.Channels = append(s.Channels, number(groups[i]))
		}
		return s
	}
}

var parsedID, _ = syntax.Parse(id, syntax.Perl)

// idsIn are the groups of a pattern that are an id.
func idsIn(pattern *regexp.Regexp) (groups []int) {
	var look func(*syntax.Regexp)
	look = func(r *syntax.Regexp) {
		if r.Op == syntax.OpCapture && r.Sub[0].Equal(parsedID.Sub[0]) {
			groups = append(groups, r.Cap)
		}
		for _, part := range r.Sub {
			look(part)
		}
	}
	if r, err := syntax.Parse(pattern.String(), syntax.Perl); err == nil {
		look(r)
	}
	return groups
}

// about says of the step that was defined last what its text is about, from the groups of
// its pattern.
func (d *definitions) about(of func(groups []string) scenario.Subject) {
	last := &(*d)[len(*d)-1]
	pattern := last.Pattern
	last.About = func(text string) scenario.Subject { return of(pattern.FindStringSubmatch(text)) }
}

// scene is the scenario that is being executed.
func scene(ctx context.Context) *scenario.Scenario { return scenario.From(ctx) }

// step defines one step; the whole of its text must match.
func step(d *definitions, pattern string, do any) {
	d.add(regexp.MustCompile("^"+pattern+"$"), do)
}

// statement is a Then about the server that others can refer to.
type statement struct {
	pattern *regexp.Regexp
	holds   func(ctx context.Context, args []string) error
}

func says(pattern string, holds func(ctx context.Context, args []string) error) statement {
	return statement{regexp.MustCompile("^" + pattern + "$"), holds}
}

// exactlyIf ties the outcome of a command to a statement about the server.
func exactlyIf(ctx context.Context, text string) error {
	holds, err := statementThat(text)
	if err != nil {
		return err
	}
	return scene(ctx).Module.SucceedsExactlyIf(ctx, text, holds)
}

// queuedExactlyIf does so for a command that waited for the end of a transfer.
func queuedExactlyIf(ctx context.Context, text string) error {
	holds, err := statementThat(text)
	if err != nil {
		return err
	}
	return scene(ctx).Module.QueuedExactlyIf(ctx, text, holds)
}

// failsOrTrue ties the success of a command that may fail to one of the statements.
func failsOrTrue(ctx context.Context, cause, text string) error {
	holds, err := statementThat(text)
	if err != nil {
		return err
	}
	return scene(ctx).Module.FailsOrTrue(ctx, cause, text, holds)
}

// unknownOr ties the success of a command, whose name may be unknown, to a statement
// about the server.
func unknownOr(ctx context.Context, text string) error {
	holds, err := statementThat(text)
	if err != nil {
		return err
	}
	return scene(ctx).Module.UnknownOr(ctx, text, holds)
}

func statementThat(text string) (holds func(context.Context) error, err error) {
	s, ok := statementOf(text)
	if !ok {
		return nil, fmt.Errorf("no statement about the server reads %q", text)
	}
	return func(ctx context.Context) error { return s.holds(ctx, s.pattern.FindStringSubmatch(text)[1:]) }, nil
}

func statementOf(text string) (s statement, ok bool) {
	all := slices.Concat(statements(), localStatements())
	i := slices.IndexFunc(all, func(s statement) bool { return s.pattern.MatchString(text) })
	if i < 0 {
		return s, false
	}
	return all[i], true
}

// ofStatement is what a condition is about: the statement in its last group.
func ofStatement(groups []string) scenario.Subject {
	text := groups[len(groups)-1]
	s, ok := statementOf(text)
	if !ok {
		return scenario.Subject{}
	}
	return subjectOf(s.pattern)(text)
}

// number reads what a pattern has made sure is digits.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// Call carries out a step outside of the engine.
func Call(ctx context.Context, d scenario.Definition, text, doc string) error {
	do := reflect.ValueOf(d.Do)
	args := []reflect.Value{reflect.ValueOf(ctx)}
	for _, group := range d.Pattern.FindStringSubmatch(text)[1:] {
		if do.Type().In(len(args)).Kind() == reflect.Int {
			args = append(args, reflect.ValueOf(number(group)))
		} else {
			args = append(args, reflect.ValueOf(group))
		}
	}
	if len(args) < do.Type().NumIn() {
		args = append(args, reflect.ValueOf(&godog.DocString{Content: doc}))
	}
	err, _ := do.Call(args)[0].Interface().(error)
	return err
}
