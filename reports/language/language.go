// Package language gives the phrases of the suite in English and Chinese. All that writes for
// people calls it. A phrase is written in English where it is used; the catalogue of its package
// has the Chinese. It must never change a value that stands in a sentence.
package language

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// The languages.
const (
	English = "en"
	Chinese = "zh"
)

// Known says whether lang is one of the languages.
func Known(lang string) bool { return lang == English || lang == Chinese }

// OfLocale gives the language of a POSIX locale: the first of LC_ALL,
// LC_MESSAGES and LANG that is set decides; Chinese, or else English.
func OfLocale(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), Chinese) {
				return Chinese
			}
			return English
		}
	}
	return English
}

// Phrases are the Chinese of English phrases, both formats of package fmt with
// the same verbs in the same order.
type Phrases map[string]string

// Say gives a phrase in a language. One that the catalogue lacks stays English.
func (p Phrases) Say(lang, phrase string, args ...any) string {
	if lang == Chinese {
		if zh, ok := p[phrase]; ok {
			phrase = zh
		}
	}
	if len(args) == 0 {
		return phrase
	}
	return fmt.Sprintf(phrase, args...)
}

var verbs = regexp.MustCompile(`%[-+.0-9]*[a-z]`)

// Gaps says, a line each, where the catalogue is not that of the phrases used: a
// phrase without its Chinese, one whose verbs differ, Chinese that nobody uses or that
// has half-width punctuation.
func (p Phrases) Gaps(used map[string]bool) []string {
	var gaps []string
	for _, phrase := range slices.Sorted(maps.Keys(used)) {
		zh, ok := p[phrase]
		if !ok {
			gaps = append(gaps, fmt.Sprintf("no Chinese for %q", phrase))
		} else if !slices.Equal(verbs.FindAllString(phrase, -1), verbs.FindAllString(zh, -1)) {
			gaps = append(gaps, fmt.Sprintf("the parameters of %q and %q differ", phrase, zh))
		}
		if wrong := HalfWidth(zh); wrong != "" {
			gaps = append(gaps, fmt.Sprintf("%q in the Chinese of %q is not full-width", wrong, phrase))
		}
	}
	for _, phrase := range slices.Sorted(maps.Keys(p)) {
		if !used[phrase] {
			gaps = append(gaps, fmt.Sprintf("%q is not used", phrase))
		}
	}
	return gaps
}
