package ledger

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// TestRows holds the names against the rows of the ledger.
func TestRows(t *testing.T) {
	named := ids(t, "ledger.go", `(?m)^\t(D\d+) += "(D\d+)"`)
	rows := ids(t, "../../features/ledger.yaml", `(?m)^- id: ()(D\d+)$`)
	if len(rows) < 70 {
		t.Fatalf("only %d rows found", len(rows))
	}
	if !slices.Equal(named, rows) {
		t.Errorf("the names are %q, the rows of features/ledger.yaml are %q", named, rows)
	}
}

// ids are what the second group of a pattern finds in a file; the first is the same or empty.
func ids(t *testing.T, file, pattern string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(data), -1) {
		if m[1] != "" && m[1] != m[2] {
			t.Errorf("%s is %s", m[1], m[2])
		}
		found = append(found, m[2])
	}
	slices.Sort(found)
	return found
}
