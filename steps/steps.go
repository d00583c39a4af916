// Package steps turns the text of a step into one call of a method of
// [scenario.Scenario]. It knows no protocol, waits for nothing and judges
// nothing. The files are split as a scenario is: given, when, what the module
// answers, what the server saw.
package steps

import (
	"context"
	"fmt"
	"regexp"
	"strconv"

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
	channels(&d)
	serverStates(&d)
	faults(&d)
	stimuli(&d)
	answers(&d)
	outcomes(&d)
	server(&d)
	return d
}

type definitions []scenario.Definition

func (d *definitions) add(pattern *regexp.Regexp, do any) {
	*d = append(*d, scenario.Definition{Pattern: pattern, Do: do})
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

func statementThat(text string) (holds func(context.Context) error, err error) {
	for _, s := range statements() {
		if m := s.pattern.FindStringSubmatch(text); m != nil {
			return func(ctx context.Context) error { return s.holds(ctx, m[1:]) }, nil
		}
	}
	return nil, fmt.Errorf("no statement about the server reads %q", text)
}

// number reads what a pattern has made sure is digits.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
