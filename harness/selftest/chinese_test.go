package selftest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"strconv"
	"testing"
)

// Every phrase of Print has its Chinese, with the same parameters.
func TestEveryPhraseIsTranslated(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "text.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"killed": true, "WRONG ": true, "ALIVE ": true, "changed out of reach": true, "may not fail": true, "held against the module": true}
	ast.Inspect(tree, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		name, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || name.Sel.Name != "line" && name.Sel.Name != "say" {
			return true
		}
		if lit, ok := call.Args[0].(*ast.BasicLit); ok {
			phrase, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			used[phrase] = true
		}
		return true
	})
	words := regexp.MustCompile(`[A-Za-z]{3}|…`)
	maps.DeleteFunc(used, func(phrase string, _ bool) bool { return !words.MatchString(phrase) }) // data alone
	for _, gap := range chinese().Gaps(used) {
		t.Error(gap)
	}
}
