// Package page is what the HTML pages share: templates, style, scripts, and markup with everything
// escaped and both languages beside each other. Html, compare, history and watch call it. It must
// never load anything from outside the page.
package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// The templates, the style and the scripts of the pages.
var (
	//go:embed page.html
	ReportTemplate string
	//go:embed parts.html
	PartsTemplate string // what both editions of the report have; it is parsed before them
	//go:embed compare.html
	CompareTemplate string
	//go:embed style.css
	Style string
	//go:embed script.js
	reportScript string
	//go:embed evidence.js
	evidenceScript string
	//go:embed compare.js
	CompareScript string
)

// ReportScript is the script of the report: evidence.js draws what script.js opens.
func ReportScript() string { return evidenceScript + reportScript }

// Policy is the content security policy of a page with this script: nothing is
// loaded from anywhere, and nothing else is executed.
func Policy(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Funcs are the functions that the templates of all pages use.
func Funcs() template.FuncMap {
	return template.FuncMap{
		"t":       Both,
		"bi":      Bilingual,
		"wire":    Wire,
		"title":   Title,
		"step":    Step,
		"told":    Told,
		"zh":      func(s string) string { return language.Statement(language.Chinese, s) },
		"vis":     func(s string) string { return text.Visible([]byte(s)) },
		"verdict": Verdict,
		"tallies": model.Summary.Tallies,
		"clause":  text.ClauseMark,
		"say":     text.Say,
		"seconds": text.Seconds,
		"join":    strings.Join,
		"index1":  func(i int) int { return i + 1 },
		"span":    text.Span,
	}
}
