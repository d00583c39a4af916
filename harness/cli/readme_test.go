package cli

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The two READMEs say the same: as many sections, the same commands, pictures
// and tables; and every command in them exists.
func TestReadmesAgree(t *testing.T) {
	english, chinese := outline(t, "README.md"), outline(t, "README.zh.md")
	for i := range max(len(english), len(chinese)) {
		if i >= len(english) || i >= len(chinese) || english[i] != chinese[i] {
			t.Fatalf("they part at line %d of the outline:\n%q\n%q", i+1, english[i:min(i+3, len(english))], chinese[i:min(i+3, len(chinese))])
		}
	}
	for _, line := range english {
		said, ok := strings.CutPrefix(line, "bin/mftpspec ")
		if !ok {
			continue
		}
		words := strings.Fields(said)
		c, _, err := tree("en").Find(words[:1])
		if err != nil || c.Name() != words[0] {
			t.Errorf("%s: there is no command %s", line, words[0])
			continue
		}
		for _, w := range words {
			if name, ok := strings.CutPrefix(w, "--"); ok && c.Flag(name) == nil {
				t.Errorf("%s: there is no --%s", line, name)
			}
		}
	}
}

// outline is what both languages have: where sections, tables and pictures are,
// and commands without their comments.
func outline(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	comment := regexp.MustCompile(`\s+#.*`)
	picture := regexp.MustCompile(`^!\[.*\]\((.*)\)$`)
	var list []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch m := picture.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "#"):
			list = append(list, strings.Repeat("#", strings.Count(line, "#")))
		case strings.HasPrefix(line, "|"):
			list = append(list, "table row")
		case m != nil:
			if _, err := os.Stat("../../" + m[1]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			list = append(list, m[1])
		default:
			for _, command := range []string{"bin/mftpspec ", "make ", "git clone ", "ssh-keygen "} {
				if code, ok := strings.CutPrefix(line, "    "); ok && strings.HasPrefix(code, command) {
					list = append(list, comment.ReplaceAllString(code, ""))
				}
			}
		}
	}
	if !slices.Contains(list, "make run") {
		t.Errorf("%s: no make run in %q", name, list)
	}
	return list
}
