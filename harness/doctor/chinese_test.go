package doctor

import (
	"testing"

	"mftpspec/reports/language/phrasetest"
)

func TestEveryPhraseIsTranslated(t *testing.T) {
	used := phrasetest.In(t, map[string]int{"said": 0, "warn": 1, "fail": 1}, ".")
	for _, s := range (&exam{}).steps() {
		used[s.name] = true
	}
	phrasetest.Check(t, chinese(), used, 80)
}
