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

// Register defines every step, once for a suite.
func Register(sc *godog.ScenarioContext) {
	channels(sc)
	serverStates(sc)
	faults(sc)
	stimuli(sc)
	answers(sc)
	outcomes(sc)
	server(sc)
}

// scene is the scenario that is being executed.
func scene(ctx context.Context) *scenario.Scenario { return scenario.From(ctx) }

// step defines one step; the whole of its text must match.
func step(sc *godog.ScenarioContext, pattern string, do any) {
	sc.Step(regexp.MustCompile("^"+pattern+"$"), do)
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
	for _, s := range statements() {
		if m := s.pattern.FindStringSubmatch(text); m != nil {
			return scene(ctx).Module.SucceedsExactlyIf(ctx, text, func(ctx context.Context) error { return s.holds(ctx, m[1:]) })
		}
	}
	return fmt.Errorf("no statement about the server reads %q", text)
}

// number reads what a pattern has made sure is digits.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
