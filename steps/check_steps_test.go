package campaign

import (
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/scenario"
	"mftpspec/harness/strictyaml"
)

// CheckSteps says which steps of the suite no definition, or more than one,
// would match. The engine would find that too, but only in mid-run.
func CheckSteps(c *catalogue.Catalogue, steps []scenario.Definition) error {
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
