package language

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

// Every text that the suite can say has its Chinese: each call of model.Say and
// model.Errorf names its format, the table has it, and the Chinese takes each argument once.
func TestEveryFormatIsTranslated(t *testing.T) {
	found := 0
	eachCall(t, func(where token.Position, call *ast.CallExpr) {
		found++
		lit, ok := call.Args[0].(*ast.BasicLit)
		if !ok {
			t.Errorf("%s: the format is not a string literal: nobody can see whether it has its Chinese", where)
			return
		}
		format, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := untranslated(format, len(call.Args)-1); wrong != "" {
			t.Errorf("%s: %s: %q", where, wrong, format)
		}
	})
	if found < 40 {
		t.Errorf("only %d calls found: this test does not look in the right places", found)
	}
}

// untranslated says what is wrong with a format; empty: nothing.
func untranslated(format string, args int) string {
	zh, ok := chineseOf(format)
	marks := make([]string, args)
	for i := range marks {
		marks[i] = "⟨" + strconv.Itoa(i) + "⟩"
	}
	switch {
	case strings.Count(format, "%s") != args || strings.Count(format, "%") != args:
		return "the format does not have a %s for each argument, and nothing else"
	case !ok:
		return "no Chinese in reports/language"
	}
	said := fill(zh, marks)
	for _, m := range marks {
		if strings.Count(said, m) != 1 {
			return "the Chinese does not take each argument once"
		}
	}
	if strings.Contains(said, "%") {
		return "the Chinese has another verb than %s and %[2]s"
	}
	return ""
}

func TestUntranslatedSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct {
		format string
		args   int
		wrong  bool
	}{{"not selected", 0, false}, {"%s: %s", 2, false}, {"nobody says this", 0, true}, {"not run: %s", 0, true}, {"not run: %s", 2, true}, {"not run: %d", 1, true}} {
		if got := untranslated(tt.format, tt.args); (got != "") != tt.wrong {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}

// eachCall calls f for every call of model.Say and model.Errorf outside tests.
func eachCall(t *testing.T, f func(token.Position, *ast.CallExpr)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		inside := tree.Name.Name == "model" && filepath.Base(filepath.Dir(path)) == "model"
		ast.Inspect(tree, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 && says(call.Fun, inside) {
				f(set.Position(call.Pos()), call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// says recognises model.Say and model.Errorf, which are Say and Errorf inside model.
func says(e ast.Expr, inside bool) bool {
	name := ""
	switch e := e.(type) {
	case *ast.Ident:
		if inside {
			name = e.Name
		}
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "model" {
			name = e.Sel.Name
		}
	}
	return name == "Say" || name == "Errorf"
}

func TestSayText(t *testing.T) {
	for _, tt := range []struct {
		text   model.Text
		en, zh string
	}{
		{model.Say("not run: %s", model.Say("no answer within %s", "3s")), "not run: no answer within 3s", "未执行：3s 内无应答"},
		{model.Say("%s: %s", "AT+MFTPPWD=0", model.Say("the command fails")), "AT+MFTPPWD=0: the command fails", "AT+MFTPPWD=0：命令失败"},
		{model.Say("nobody says %s", "%s %[1]s"), "nobody says %s %[1]s", "nobody says %s %[1]s"},
		{model.Say("%s benches did not close within %s", 2, "1s"), "2 benches did not close within 1s", "1s 内有 2 个测试台未关闭"},
		{model.Text{}, "", ""},
	} {
		if got := Say(English, tt.text); got != tt.en || tt.text.String() != tt.en {
			t.Errorf("%q, want %q", got, tt.en)
		}
		if got := Say(Chinese, tt.text); got != tt.zh {
			t.Errorf("%q, want %q", got, tt.zh)
		}
		if got := Told(Chinese, tt.en, tt.text); got != tt.zh {
			t.Errorf("told: %q, want %q", got, tt.zh)
		}
	}
	if got := Told(Chinese, "not selected", model.Text{}); got != "未选中" {
		t.Errorf("of an older suite: %q", got)
	}
	if got := Told(Chinese, "not se… (4 more bytes)", model.Say("not selected")); got != "not se… (4 more bytes)" {
		t.Errorf("a text that does not say the same: %q", got)
	}
}
