package cli

import (
	"fmt"
	"io"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/reports/language"
)

// coverageOf says by how many cases a requirement is verified.
func coverageOf(lang string, r catalogue.Requirement, v catalogue.Coverage) string {
	n := len(v.Cases[r.ID])
	switch {
	case n > 0:
		return say(lang, "cases: %d", n)
	case r.Reason != "":
		return say(lang, "no case")
	}
	return say(lang, "not covered")
}

// withReason adds to a requirement why no case can verify it.
func withReason(lang, text string, r catalogue.Requirement) string {
	if r.Reason == "" {
		return text
	}
	return say(lang, "%s [no case: %s]", text, language.Statement(lang, r.Reason))
}

// listTotals ends the lists of requirements, cases and dialects.
func listTotals(w io.Writer, lang string, c *catalogue.Catalogue) {
	v := c.Coverage()
	open := len(c.Requirements) - v.Covered - v.Reasoned
	fmt.Fprintln(w)
	fmt.Fprintln(w, say(lang, "%d requirements: %d covered by a case, %d with a reason why none can, %d open", len(c.Requirements), v.Covered, v.Reasoned, open))
	fmt.Fprintln(w, say(lang, "%d test cases, %d server personalities", len(c.Cases), len(v.Personalities)))
	for _, table := range []struct {
		number int
		codes  catalogue.Codes
	}{{4, v.Errors}, {5, v.Results}} {
		fmt.Fprintln(w, say(lang, "Table %d: %d of %d codes are provoked", table.number, len(table.codes.Provoked), len(table.codes.All)))
		for _, code := range table.codes.All {
			if reason, ok := table.codes.Reason[code]; ok {
				fmt.Fprintf(w, "  %d: %s\n", code, reason)
			}
		}
	}
	readings := 0
	for _, d := range emulator.Dialects() {
		readings += len(d.Readings)
	}
	fmt.Fprintln(w, say(lang, "%d readings in %d choices of the manual can be emulated", readings, len(emulator.Dialects())))
}
