// Package phrasetest finds the phrases that a package says, and holds them against their Chinese.
// Only tests call it. The program must never import it.
package phrasetest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports/language"
)

// In finds the phrases in the Go files of the folders, their tests aside: the string
// literals that stand in places. A place is the name of a function or method, or that
// of a type with {} behind it, and says which argument, or element of its literals,
// is a phrase, from 0.
func In(t testing.TB, places map[string]int, folders ...string) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no Go files in %s: %v", folder, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				inFile(t, file, places, used)
			}
		}
	}
	return used
}

func inFile(t testing.TB, file string, places map[string]int, used map[string]bool) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		var place string
		var elements []ast.Expr
		switch n := n.(type) {
		case *ast.CallExpr:
			place, elements = nameOf(n.Fun), n.Args
		case *ast.CompositeLit:
			place, elements = nameOf(n.Type)+"{}", n.Elts
		}
		at, known := places[place]
		if !known || at >= len(elements) {
			return true
		}
		if literal, ok := elements[at].(*ast.BasicLit); ok && literal.Kind == token.STRING {
			phrase, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			used[phrase] = true
		}
		return true
	})
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// Check fails where the catalogue is not that of the phrases used, and where these
// are fewer than there must be, so that a phrase that is not found cannot hide.
func Check(t testing.TB, catalogue language.Phrases, used map[string]bool, atLeast int) {
	t.Helper()
	for _, gap := range catalogue.Gaps(used) {
		t.Error(gap)
	}
	if len(used) < atLeast {
		t.Errorf("only %d phrases found: this test does not look in the right places", len(used))
	}
}
