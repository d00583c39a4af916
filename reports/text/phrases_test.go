package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// Every phrase that the reports use has its Chinese, with the same parameters.
func TestEveryPhraseIsTranslated(t *testing.T) {
	used := map[string]string{}
	for _, name := range []string{"page.html", "compare.html"} {
		template, err := os.ReadFile(filepath.Join("..", "page", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bt "([^"]+)"`).FindAllSubmatch(template, -1) {
			used[string(m[1])] = name
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	rooms := []string{"compare", "cucumber", "html", "junit", "markdown", "merge", "page", "text"}
	for _, f := range files {
		if !slices.Contains(rooms, filepath.Base(filepath.Dir(f))) || strings.HasSuffix(f, "_test.go") || filepath.Base(f) == "chinese.go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			at, ok := map[string]int{"Both": 0, "Say": 1, "Phrase": 0, "state": 0, "fact": 0, "row": 0, "links": 0, "part": 0, "entry": 0}[name(call.Fun)]
			if ok && at < len(call.Args) {
				if lit, ok := call.Args[at].(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					used[s] = f
				}
			}
			return true
		})
	}
	for _, v := range model.Verdicts() {
		used[string(v)] = "verdict"
	}
	verbs := regexp.MustCompile(`%[sd]`)
	for phrase, where := range used {
		zh, ok := chinese()[phrase]
		if !ok {
			t.Errorf("%s: no Chinese for %q", where, phrase)
			continue
		}
		if en := verbs.FindAllString(phrase, -1); strings.Join(en, "") != strings.Join(verbs.FindAllString(zh, -1), "") {
			t.Errorf("the parameters of %q and %q differ", phrase, zh)
		}
	}
	if len(used) < 150 {
		t.Errorf("only %d phrases found: this test does not look in the right places", len(used))
	}
}

func name(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
