package harness

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMap holds the map of doc.go against the folders: every package that it names is
// there, in ten lines.
func TestMap(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\b(?:harness|reports)/[a-z/]+|\b(?:steps|features)\b`).FindAllString(f.Doc.Text(), -1)
	if len(named) < 18 {
		t.Errorf("the map names %d packages: %q", len(named), named)
	}
	for _, name := range named {
		if _, err := os.Stat(filepath.Join("..", strings.TrimSuffix(name, "/"))); err != nil {
			t.Errorf("the map names %s, which is not there: %v", name, err)
		}
	}
}

// TestEveryPackageSaysWhatItIsFor wants a doc comment of every package: what it is for,
// who calls it and what it must never do.
func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	seen := 0
	for _, root := range []string{".", filepath.Join("..", "steps"), filepath.Join("..", "features"), filepath.Join("..", "fixtures")} {
		err := filepath.WalkDir(root, func(folder string, e os.DirEntry, err error) error {
			if err != nil || !e.IsDir() {
				return err
			}
			if e.Name() == "testdata" {
				return filepath.SkipDir
			}
			files, err := filepath.Glob(filepath.Join(folder, "*.go"))
			if err != nil {
				return err
			}
			text, has := "", false
			for _, name := range files {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				has = true
				f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
				if err != nil {
					return err
				}
				text += f.Doc.Text()
			}
			if has {
				seen++
				if !strings.HasPrefix(text, "Package ") || len(text) < 100 {
					t.Errorf("%s: its doc comment must say what it is for, who calls it, and what it must never do, not %q", folder, text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 30 {
		t.Errorf("only %d packages found", seen)
	}
}
