package defect

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed gaps.txt
var gaps string

//go:embed permitted.txt
var permitted string

// Gaps are the ids of the defects that no case of the suite finds, those that are
// permitted among them. They can be given to a module like the others; the self-test
// leaves them out.
func Gaps() []string { return append(idsOf(gaps), Permitted()...) }

// Permitted are those of the gaps that the ledger lets pass by now.
func Permitted() []string { return idsOf(permitted) }

// idsOf are the lines of a file that are no headings.
func idsOf(file string) []string {
	var ids []string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			ids = append(ids, line)
		}
	}
	return ids
}

// Caught are the defects that the suite has to find.
func Caught() []Defect {
	open := Gaps()
	return slices.DeleteFunc(All(), func(d Defect) bool { return slices.Contains(open, d.ID) })
}
