package campaign

import (
	"bytes"
	"regexp"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/strictyaml"

	"github.com/cucumber/godog"
)

// CheckSteps says which steps of the suite no definition, or more than one,
// would match. The engine would find that too, but only in mid-run.
func CheckSteps(c *catalogue.Catalogue, register func(*godog.ScenarioContext)) error {
	patterns, err := stepPatterns(register)
	if err != nil {
		return err
	}
	var p strictyaml.Problems
	told := map[string]bool{}
	for _, k := range c.Cases {
		for _, s := range c.Scripts[k.ID].Steps {
			var matching []string
			for _, re := range patterns {
				if re.MatchString(s.Text) {
					matching = append(matching, re.String())
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

var shownPattern = regexp.MustCompile(`(?m)^\x1b\[33m(.*?)\x1b\[0m +\x1b\[1;30m# `)

// stepPatterns asks the engine for the patterns of the step definitions, in the
// only way it tells them: its list for people.
func stepPatterns(register func(*godog.ScenarioContext)) ([]*regexp.Regexp, error) {
	var out bytes.Buffer
	godog.TestSuite{
		ScenarioInitializer: register,
		Options:             &godog.Options{Format: engineFormat, Output: &out, ShowStepDefinitions: true, Paths: []string{}, FS: caseFS{}},
	}.Run()
	var patterns []*regexp.Regexp
	for _, m := range shownPattern.FindAllStringSubmatch(out.String(), -1) {
		re, err := regexp.Compile(m[1])
		if err != nil {
			return nil, err
		}
		patterns = append(patterns, re)
	}
	if len(patterns) == 0 {
		return nil, strictyaml.Problems{{Text: "no step definition is registered"}}
	}
	return patterns, nil
}
