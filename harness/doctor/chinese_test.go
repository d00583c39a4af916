package doctor

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

func TestEveryPhraseIsTranslated(t *testing.T) {
	used := map[string]bool{}
	for _, s := range (&exam{}).steps() {
		used[s.name] = true
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name, ok := c.Fun.(*ast.Ident)
			if !ok {
				return true
			}
			if at, known := map[string]int{"said": 0, "warn": 1, "fail": 1}[name.Name]; known && at < len(c.Args) {
				if lit, ok := c.Args[at].(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					used[s] = true
				}
			}
			return true
		})
	}
	for _, gap := range chinese().Gaps(used) {
		t.Error(gap)
	}
	if len(used) < 80 {
		t.Errorf("only %d phrases found: this test does not look in the right places", len(used))
	}
}
