package defect

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed gaps.txt
var gaps string

// Gaps are the ids of the defects that no case of the suite finds yet. They can be
// given to a module like the others; the self-test leaves them out.
func Gaps() []string { return gapsUnder("") }

// Permitted are those of the gaps that the ledger lets pass by now.
func Permitted() []string { return gapsUnder("permitted") }

// gapsUnder are the gaps under headings that begin so.
func gapsUnder(heading string) []string {
	var ids []string
	under := false
	for line := range strings.Lines(gaps) {
		line = strings.TrimSpace(line)
		if title, is := strings.CutPrefix(line, "# "); is {
			under = strings.HasPrefix(title, heading)
		} else if line != "" && under {
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
