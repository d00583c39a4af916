package catalogue

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Coverage is what the suite verifies, in numbers.
type Coverage struct {
	Cases         map[string][]string // by requirement: the ids of the cases that verify it
	Covered       int                 // requirements with a case
	Reasoned      int                 // requirements without, but with a reason
	Errors        Codes               // Table 4
	Results       Codes               // Table 5
	Personalities []string            // servers that the cases ask for, "iis"
}

// Codes are those of one table.
type Codes struct {
	All, Provoked []int          // in the order of the table
	Reason        map[int]string // of those that no case provokes, in English
}

var (
	codeRequirement = regexp.MustCompile(`^(Error|Result) code (\d+) `)
	personalityStep = regexp.MustCompile(`^the server behaves like "([^"]+)"`)
)

// Coverage counts the catalogue. A requirement of Tables 4 and 5 is the code it
// speaks of; its cases provoke it.
func (c *Catalogue) Coverage() Coverage {
	v := Coverage{Cases: map[string][]string{}}
	for _, k := range c.Cases {
		for _, r := range k.Requirements {
			v.Cases[r] = append(v.Cases[r], k.ID)
		}
		for _, s := range c.Scripts[k.ID].Steps {
			if m := personalityStep.FindStringSubmatch(s.Text); m != nil && !slices.Contains(v.Personalities, m[1]) {
				v.Personalities = append(v.Personalities, m[1])
			}
		}
	}
	for _, r := range c.Requirements {
		covered := len(v.Cases[r.ID]) > 0
		switch {
		case covered:
			v.Covered++
		case strings.TrimSpace(r.Reason) != "":
			v.Reasoned++
		}
		m := codeRequirement.FindStringSubmatch(r.EN)
		if m == nil || r.Clause != "5" {
			continue
		}
		table := &v.Errors
		if m[1] == "Result" {
			table = &v.Results
		}
		code, _ := strconv.Atoi(m[2]) // the pattern has digits only
		table.All = append(table.All, code)
		if covered {
			table.Provoked = append(table.Provoked, code)
			continue
		}
		if table.Reason == nil {
			table.Reason = map[int]string{}
		}
		table.Reason[code] = r.Reason
	}
	return v
}
