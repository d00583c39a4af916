package selftest

import (
	"maps"
	"regexp"
	"testing"

	"mftpspec/reports/language/phrasetest"
)

func TestEveryPhraseIsTranslated(t *testing.T) {
	used := phrasetest.In(t, map[string]int{"line": 0, "say": 0}, ".")
	for _, s := range []string{"killed", "WRONG ", "ALIVE ", "changed out of reach", "may not fail", "held against the module"} {
		used[s] = true
	}
	words := regexp.MustCompile(`[A-Za-z]{3}|…`)
	maps.DeleteFunc(used, func(phrase string, _ bool) bool { return !words.MatchString(phrase) }) // data alone
	phrasetest.Check(t, chinese(), used, 20)
}
