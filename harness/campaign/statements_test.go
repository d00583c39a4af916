package campaign

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mftpspec/features"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/strictyaml"
	"mftpspec/reports/language"
)

// Files whose texts a reader of the report sees: what judges, what plans, what
// looks after the module.
var saying = []string{"../dialect/*.go", "../judge/*.go", "../catalogue/tags.go", "../iut/*.go", "../scenario/*.go", "survey.go", "plan.go", "execution.go", "engine.go", "pool.go", "literal.go"}

// unsaid are calls whose texts no report shows: errors of our own (verdict error,
// which is for us to read), expressions, the log, keys of maps, lines to send.
var unsaid = map[string]bool{"New": true, "Errorf": true, "MustCompile": true, "Error": true, "Warn": true, "Info": true, "Add": true,
	"guard": true, "issue": true, "Send": true, "Ask": true, "HasPrefix": true, "Contains": true, "Replace": true, "NewReplacer": true, "expect": true, "Expect": true}

// notSentences are the other texts that are data, keys or parts of names.
var notSentences = regexp.MustCompile(`^(OneMO .*|D\d\d/.*|MFTPDISC/.*|\+\w+: [%d,a-z"0-9\\]*|/cause |cause |<[a-z0-9 ]+>|<time of |\+%s: %d|%s: %w|%w \(%w\)|%s:%d: %s|%s: panic: %v|… \(%d bytes\)|%d: %s|%s begins: %s| to | or | is | with |as |, | bytes|between packets|during a transfer|after CWD|path given|failed RETR|another year|turn of the year|optional parameters|between the commas|after a time-out/|test form |data |data (resets|closes|refused)|connection ended|greeting (late)?|answered (late)?|not answered|hung up|disk full|host that .*|port that .*|the suite expects |first contact|set up a bench|a bench did not.*|a case was not.*|the suite is at fault|declarations are missing.*|@.*|two clauses.*|no clause.*|scenario .*|, needs-|to |to have |%s, %s|mode .*)$`)

// Every sentence that the suite may say of a verdict has its Chinese in package
// language. A sentence may be put together from parts: each part stands in one.
func TestEveryStatementIsTranslated(t *testing.T) {
	var files []string
	for _, pattern := range saying {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: no such files (%v)", pattern, err)
		}
		files = append(files, found...)
	}
	known := strings.Join(language.Statements(), "\n")
	verbs := regexp.MustCompile(`%[a-z0-9.]*[sdvqwXx]`)
	found := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, "payloads.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, f, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.CallExpr:
				if called := calledName(n.Fun); unsaid[called] && !strings.HasPrefix(f, "pool") {
					return false
				}
			case *ast.BasicLit:
				if n.Kind != token.STRING {
					return false
				}
				text, err := strconv.Unquote(n.Value)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(text, " ") || !regexp.MustCompile(`[a-z]{2}`).MatchString(text) || notSentences.MatchString(text) {
					return false
				}
				found++
				part := strings.Join(strings.Fields(verbs.ReplaceAllString(text, "%s")), " ")
				part = strings.TrimPrefix(part, "deselected: ")
				if !strings.Contains(known, part) && !strings.Contains(known, strings.TrimPrefix(part, "%s")) { // the name of the command in front
					t.Errorf("%s: no Chinese for %q in reports/language", set.Position(n.Pos()), text)
				}
			}
			return true
		})
	}
	if found < 250 {
		t.Errorf("only %d texts found: this test does not look in the right places", found)
	}
}

// So has what says why a requirement has no test case.
func TestEveryReasonOfARequirementIsTranslated(t *testing.T) {
	var p strictyaml.Problems
	for _, r := range catalogue.LoadRequirements(features.FS, &p) {
		if r.Reason != "" && language.Statement(language.Chinese, r.Reason) == r.Reason {
			t.Errorf("%s: no Chinese in reports/language for %q", r.ID, r.Reason)
		}
	}
}

func calledName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
