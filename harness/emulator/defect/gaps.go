package defect

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed gaps.txt
var gaps string

// Gaps are the ids of the defects that no case of the suite finds yet. They can be
// put upon a module like the others; the self-test leaves them out.
func Gaps() []string {
	var ids []string
	for line := range strings.Lines(gaps) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
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
