package campaign

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"mftpspec/features"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/manual"
	"mftpspec/harness/strictyaml"
	"mftpspec/reports/language"
)

// What a text takes from a table (model.Word) has its Chinese too. Every other format
// stands where it is said: TestEveryFormatIsTranslated in reports/language finds it.
func TestEveryWordOfATableIsTranslated(t *testing.T) {
	words := []string{ftpserver.ByQuit, ftpserver.ByServer, ftpserver.ByClient, ftpserver.Plain, ftpserver.Explicit, ftpserver.Implicit,
		"unknown", "open", "over", "binary", "ASCII", "passive", "active", "secure", "plain", "without TLS"}
	for code := -1; code <= manual.LastOfTable; code++ {
		words = append(words, manual.ResultText(code))
	}
	for loss := iut.Rebooted; loss <= iut.NetworkLost; loss++ {
		words = append(words, loss.String())
	}
	words = append(words, framing(t)...)
	var p strictyaml.Problems
	for _, r := range catalogue.LoadRequirements(features.FS, &p) {
		if r.Reason != "" {
			words = append(words, r.Reason)
		}
	}
	if len(words) < 60 {
		t.Errorf("only %d words found: this test does not look in the right places", len(words))
	}
	for _, w := range words {
		if !language.HasFormat(w) {
			t.Errorf("no Chinese in reports/language for %q", w)
		}
	}
}

// framing gives what can be wrong with the framing of a token: the constants of
// package at.
func framing(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../at/token.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			for _, v := range s.(*ast.ValueSpec).Values {
				if lit, ok := v.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					if strings.Contains(text, " ") {
						list = append(list, text)
					}
				}
			}
		}
	}
	return list
}
