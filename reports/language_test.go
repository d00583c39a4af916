package reports

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// Every phrase that the reports use has its Chinese, with the same parameters.
func TestEveryPhraseIsTranslated(t *testing.T) {
	used := map[string]string{}
	for _, m := range regexp.MustCompile(`\bt "([^"]+)"`).FindAllStringSubmatch(pageTemplate+compareTemplate, -1) {
		used[m[1]] = "template"
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") || f.Name() == "chinese.go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			at, ok := map[string]int{"both": 0, "say": 1, "phrase": 0, "state": 0, "fact": 0, "row": 0, "links": 0, "part": 0, "entry": 0}[name(call.Fun)]
			if ok && at < len(call.Args) {
				if lit, ok := call.Args[at].(*ast.BasicLit); ok {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					used[s] = f.Name()
				}
			}
			return true
		})
	}
	c := &Comparison{}
	for _, p := range c.parts() {
		used[p.Title] = "compare"
	}
	for _, f := range c.facts() {
		used[f.Title] = "compare"
	}
	used["Worse than before."], used["The same as before, or better."] = "compare", "compare"
	for _, v := range model.Verdicts() {
		used[string(v)] = "verdict"
	}
	for lane := range laneCount {
		used[laneName(lane)] = "lane"
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
