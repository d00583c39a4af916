// Package gherkin gives the Chinese of what feature files say: the names of features,
// their rules, the titles of their scenarios, steps and keywords. The writers and the
// command line call it; what comes from features of a laboratory's own stays as it is.
// It must never decide anything.
package gherkin

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"mftpspec/reports/language"
)

// Title gives the title of a case in a language.
func Title(lang, title string) string { return in(lang, title, titles) }

// Rule gives the title of a rule in a language.
func Rule(lang, rule string) string { return known(lang, rule, rules) }

// Feature gives the name of a feature in a language.
func Feature(lang, name string) string { return known(lang, name, featureNames) }

// Keyword gives the keyword of a step (Given, When, Then, And, But) in a language, as
// the dialects of Gherkin have it.
func Keyword(lang, keyword string) string { return known(lang, keyword, keywords) }

// Step gives the text of a step in a language.
func Step(lang, text string) string { return in(lang, text, steps) }

// Steps gives the texts of steps in a language; one may have its doc string behind it,
// "the server has the file "/a" with: 12345".
func Steps(lang string, list []string) []string {
	var all []string
	for _, text := range list {
		said := Step(lang, text)
		if step, doc, found := strings.Cut(text, `: "`); found && said == text && lang == language.Chinese {
			said = Step(lang, step) + `："` + doc
		}
		all = append(all, said)
	}
	return all
}

// Begins gives the note with which a case begins in a trace, "AT-001 begins: …", in a
// language; false where the text is another.
func Begins(lang, text string) (string, bool) {
	id, title, found := strings.Cut(text, " begins: ")
	if !found || strings.Contains(id, " ") || lang != language.Chinese {
		return text, found && !strings.Contains(id, " ")
	}
	return id + " 开始：" + Title(lang, title), true
}

// StepPattern gives a step as list steps shows it, "channel <channel> is logged in", in
// a language.
func StepPattern(lang, pattern string) string { return known(lang, pattern, stepPatterns) }

// StepPatterns are those that have their Chinese, sorted: a test of package cli holds them
// against the steps.
func StepPatterns() []string { return slices.Sorted(maps.Keys(stepPatterns)) }

func known(lang, english string, table map[string]string) string {
	if lang == language.Chinese {
		if zh, ok := table[english]; ok {
			return zh
		}
	}
	return english
}

func in(lang, english string, catalogue func() *catalogue) string {
	if lang != language.Chinese {
		return english
	}
	return catalogue().chinese(english)
}

var keywords = map[string]string{"Given": "假如", "When": "当", "Then": "那么", "And": "而且", "But": "但是"}

var titles = sync.OnceValue(func() *catalogue {
	return newCatalogue(titlesOfSyntax, titlesOfConfiguration, titlesOfConnections, titlesOfDirectories, titlesOfLists, titlesOfDownloads, titlesOfUploads, titlesOfStates, titlesOfCodes)
})

var steps = sync.OnceValue(func() *catalogue { return newCatalogue(stepPatterns, stages) })

// stages stand in the place of a step in a verdict that came before the first step of a
// case or after its last.
var stages = map[string]string{"preamble": "前置步骤", "postamble": "后置步骤"}
