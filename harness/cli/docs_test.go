package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The documents are there in both languages with the same lines to type, and each line
// of mftpspec in them is one that is understood.
func TestDocuments(t *testing.T) {
	english, err := filepath.Glob("../../docs/*[a-z].md")
	if err != nil {
		t.Fatal(err)
	}
	english = slices.DeleteFunc(english, func(name string) bool { return strings.HasSuffix(name, ".zh.md") })
	if len(english) < 2 {
		t.Fatalf("documents: %q", english)
	}
	for _, name := range english {
		lines, chinese := typed(t, name), typed(t, strings.TrimSuffix(name, ".md")+".zh.md")
		if !slices.Equal(lines, chinese) {
			t.Errorf("%s: the lines to type differ:\n%s\n\n%s", name, strings.Join(lines, "\n"), strings.Join(chinese, "\n"))
		}
		for _, line := range lines {
			args, ok := strings.CutPrefix(line, "mftpspec ")
			if !ok {
				continue
			}
			found, rest, err := tree("en").Find(words(strings.ReplaceAll(args, `"`, "'")))
			if err == nil {
				err = found.ParseFlags(rest)
			}
			if err == nil {
				err = found.ValidateArgs(found.Flags().Args())
			}
			if err != nil || !found.HasParent() {
				t.Errorf("%s: %s: %v", name, line, err)
			}
		}
	}
}

// typed are the lines of code of a document.
func typed(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			lines = append(lines, strings.TrimSpace(code))
		}
	}
	return lines
}
