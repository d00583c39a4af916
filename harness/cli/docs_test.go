package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/ixit"
)

// block is a fenced part of a document.
type block struct {
	language string // sh, yaml, text, gherkin
	lines    []string
}

// text is what a block says, as a file has it.
func (b block) text() string { return strings.Join(b.lines, "\n") + "\n" }

// documents are the README and what stands in docs, in English, by name.
func documents(t *testing.T) []string {
	t.Helper()
	list := []string{"README.md"}
	found, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(found) < 14 {
		t.Fatalf("docs: %q, %v", found, err)
	}
	for _, name := range found {
		if !strings.HasSuffix(name, ".zh.md") {
			list = append(list, "docs/"+filepath.Base(name))
		}
	}
	return list
}

func document(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// blocksOf are the fenced parts of a document.
func blocksOf(t *testing.T, name string) []block {
	t.Helper()
	var list []block
	open := false
	for line := range strings.Lines(document(t, name)) {
		line = strings.TrimRight(line, "\n")
		switch language, fence := strings.CutPrefix(line, "```"); {
		case fence && !open:
			list, open = append(list, block{language: language}), true
		case fence:
			open = false
		case open:
			list[len(list)-1].lines = append(list[len(list)-1].lines, line)
		case strings.HasPrefix(line, "    "):
			t.Errorf("%s: %q is code without a fence, which no test would see", name, line)
		}
	}
	if open {
		t.Errorf("%s: a block has no end", name)
	}
	return list
}

var remark = regexp.MustCompile(`\s+#.*`)

// typed are the lines to type of a document, without what is remarked behind them.
func typed(t *testing.T, name string) []string {
	t.Helper()
	var lines []string
	for _, b := range blocksOf(t, name) {
		if b.language == "sh" {
			for _, line := range b.lines {
				lines = append(lines, remark.ReplaceAllString(line, ""))
			}
		}
	}
	return lines
}

// Both languages have the same sections, tables, blocks and pictures, and the same lines
// to type: what is executed of one is executed of the other.
func TestDocumentsAgree(t *testing.T) {
	for _, name := range documents(t) {
		chinese := strings.TrimSuffix(name, ".md") + ".zh.md"
		a, b := outline(t, name), outline(t, chinese)
		for i := range max(len(a), len(b)) {
			if i >= len(a) || i >= len(b) || a[i] != b[i] {
				t.Errorf("%s and %s part at line %d of the outline:\n%q\n%q", name, chinese, i+1, a[min(i, len(a)):min(i+3, len(a))], b[min(i, len(b)):min(i+3, len(b))])
				break
			}
		}
	}
}

var (
	link  = regexp.MustCompile(`(!?)\[[^\]]*\]\(([^)#]+)\)`)
	lines = regexp.MustCompile(`(?m)^.*$`)
)

// outline is what both languages of a document have in common. A link that leads nowhere
// is a failure.
func outline(t *testing.T, name string) []string {
	t.Helper()
	var list []string
	fence := false
	for _, line := range lines.FindAllString(document(t, name), -1) {
		switch {
		case strings.HasPrefix(line, "```"):
			fence = !fence
			list = append(list, line)
		case fence:
		case strings.HasPrefix(line, "#"):
			list = append(list, strings.Repeat("#", strings.Count(line, "#")))
		case strings.HasPrefix(line, "|"):
			list = append(list, "table row")
		}
		if fence {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(line, -1) {
			if strings.Contains(m[2], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join("../..", filepath.Dir(name), m[2])); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if m[1] != "" {
				list = append(list, "picture")
			}
		}
	}
	return append(list, typed(t, name)...)
}

// The first two lines are those of a machine with nothing but Go, git and make, and the
// README is a page and a half.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		if first := typed(t, name)[1:3]; !slices.Equal(first, []string{"make run", "make test"}) {
			t.Errorf("%s begins with %q", name, first)
		}
		if n := strings.Count(document(t, name), "\n"); n > 110 {
			t.Errorf("%s has %d lines", name, n)
		}
	}
}

// What the documents show of files is what the suite reads.
func TestDocumentedLaboratories(t *testing.T) {
	for _, name := range []string{"docs/lab.md", "docs/lab.zh.md"} {
		seen := 0
		for i, b := range blocksOf(t, name) {
			if b.language != "yaml" || strings.HasPrefix(b.lines[0], "connection:") { // of ser2net
				continue
			}
			seen++
			if _, err := ixit.Load(fmt.Sprintf("%s, block %d", name, i), []byte(b.text())); err != nil {
				t.Error(err)
			}
		}
		if seen < 3 {
			t.Errorf("%s: %d laboratories", name, seen)
		}
	}
}
