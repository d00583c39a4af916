package harness

import (
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
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
// who calls it, by the name of a package that does, and what it must never do.
func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	type room struct {
		name, doc string
		callers   map[string]bool
	}
	rooms := map[string]*room{}
	at := func(folder string) *room {
		if rooms[folder] == nil {
			rooms[folder] = &room{callers: map[string]bool{}}
		}
		return rooms[folder]
	}
	err := filepath.WalkDir("..", func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && e.Name() != "..") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.ImportsOnly)
		if err != nil {
			return err
		}
		here, err := filepath.Rel("..", filepath.Dir(name))
		if err != nil {
			return err
		}
		r := at(filepath.ToSlash(here))
		r.name, r.doc = f.Name.Name, r.doc+f.Doc.Text()
		for _, imported := range f.Imports {
			if folder, ours := strings.CutPrefix(strings.Trim(imported.Path.Value, `"`), "mftpspec/"); ours {
				at(folder).callers[path.Base(filepath.ToSlash(here))] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rooms) < 60 {
		t.Errorf("only %d packages found", len(rooms))
	}
	for folder, r := range rooms {
		if folder == "." || folder == "harness" { // the program, and the map
			continue
		}
		if r.name != "main" && !strings.HasPrefix(r.doc, "Package "+r.name+" ") {
			t.Errorf("%s: its doc comment does not begin with Package %s", folder, r.name)
		}
		said := strings.ToLower(strings.Join(strings.Fields(r.doc), " "))
		if !strings.Contains(said, " must never ") {
			t.Errorf("%s: its doc comment does not say what it must never do", folder)
		}
		named := strings.Contains(said, "only tests ") || strings.Contains(said, "is run by ")
		for caller := range r.callers {
			named = named || regexp.MustCompile(`\b`+caller+`\b`).MatchString(said)
		}
		if !named && len(r.callers) < 8 { // else all that reads results, say
			t.Errorf("%s: its doc comment names none of %v, which call it", folder, slices.Sorted(maps.Keys(r.callers)))
		}
	}
}
