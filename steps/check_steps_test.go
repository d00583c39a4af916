package steps

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/scenario"
	"mftpspec/harness/strictyaml"
)

// checkSteps says which steps of the suite no definition, or more than one,
// would match. The engine would find that too, but only in mid-run.
func checkSteps(c *catalogue.Catalogue, steps []scenario.Definition) error {
	var p strictyaml.Problems
	told := map[string]bool{}
	for _, k := range c.Cases {
		for _, s := range c.Scripts[k.ID].Steps {
			var matching []string
			for _, d := range steps {
				if d.Pattern.MatchString(s.Text) {
					matching = append(matching, d.Pattern.String())
				}
			}
			if len(matching) == 1 || told[s.Text] {
				continue
			}
			told[s.Text] = true
			if len(matching) == 0 {
				p.Add(k.URI, s.Line, "undefined step: %s", s.Text)
			} else {
				p.Add(k.URI, s.Line, "ambiguous step: %s: matched by %s", s.Text, strings.Join(matching, " and "))
			}
		}
	}
	return p.Err()
}

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
	step := func(pattern string) scenario.Definition {
		return scenario.Definition{Pattern: regexp.MustCompile(pattern)}
	}
	all := []scenario.Definition{step(`^channel 0 is logged in$`), step(`^the host sends (.*)$`), step(`^the module answers$`)}
	if err := checkSteps(c, all); err != nil {
		t.Error(err)
	}
	err = checkSteps(c, append(all, step(`^the host (.*)$`)))
	if err == nil || !strings.Contains(err.Error(), "03_05_mftppwd.feature:8: ambiguous step: the host sends AT+MFTPPWD=0") {
		t.Error(err)
	}
	err = checkSteps(c, all[1:])
	if err == nil || !strings.Contains(err.Error(), "03_05_mftppwd.feature:4: undefined step: channel 0 is logged in") {
		t.Error(err)
	}
}
