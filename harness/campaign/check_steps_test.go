package campaign

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"mftpspec/harness/catalogue"

	"github.com/cucumber/godog"
)

func TestCheckSteps(t *testing.T) {
	c, err := catalogue.Load(fstest.MapFS{
		"03_05_mftppwd.feature": {Data: []byte(`@clause-3.5
Feature: f
  Background:
    Given channel 0 is logged in

  @MFTPPWD-001 @R3.5-02
  Scenario: s
    When the host sends AT+MFTPPWD=0
    Then the module answers
      """
      OK
      """
`)},
		"requirements.yaml": {Data: []byte("- {id: R3.5-02, clause: \"3.5\", level: strict, en: e, zh: z}\n")},
		"ledger.yaml":       {Data: []byte("[]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	nop := func(context.Context) error { return nil }
	arg := func(context.Context, string) error { return nil }
	all := func(sc *godog.ScenarioContext) {
		sc.Step(`^channel 0 is logged in$`, nop)
		sc.Step(`^the line is quiet$`, nop)
		sc.Step(`^the host sends (.*)$`, arg)
		sc.Step(`^the module answers$`, func(context.Context, *godog.DocString) error { return nil })
		sc.Step(`^the command is refused$`, nop)
	}
	if err := CheckSteps(c, all); err != nil {
		t.Error(err)
	}
	err = CheckSteps(c, func(sc *godog.ScenarioContext) {
		all(sc)
		sc.Step(`^the host (.*)$`, arg)
	})
	if err == nil || !strings.Contains(err.Error(), "03_05_mftppwd.feature:8: ambiguous step: the host sends AT+MFTPPWD=0") {
		t.Error(err)
	}
	err = CheckSteps(c, func(sc *godog.ScenarioContext) { sc.Step(`^the host sends (.*)$`, arg) })
	if err == nil || !strings.Contains(err.Error(), "03_05_mftppwd.feature:4: undefined step: channel 0 is logged in") {
		t.Error(err)
	}
	if err = CheckSteps(c, func(*godog.ScenarioContext) {}); err == nil {
		t.Error("no definitions at all: no error")
	}
}
