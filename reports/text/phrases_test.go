package text

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"mftpspec/reports/language/phrasetest"
	"mftpspec/reports/model"
)

// Every phrase that the reports use has its Chinese, with the same parameters.
func TestEveryPhraseIsTranslated(t *testing.T) {
	rooms := []string{"compare", "cucumber", "html", "junit", "markdown", "merge", "page", "text", "xlsx"}
	for i, room := range rooms {
		rooms[i] = filepath.Join("..", room)
	}
	used := phrasetest.In(t, map[string]int{"Both": 0, "Say": 1, "Phrase": 0, "state": 0, "fact": 0, "row": 0, "links": 0, "part": 0, "entry": 0, "col": 0}, rooms...)
	for _, name := range []string{"page.html", "parts.html", "compare.html"} {
		template, err := os.ReadFile(filepath.Join("..", "page", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bt "([^"]+)"`).FindAllSubmatch(template, -1) {
			used[string(m[1])] = true
		}
	}
	for _, v := range model.Verdicts() {
		used[string(v)] = true
	}
	catalogue := maps.Clone(chinese()) // without what is put together while the program runs
	maps.DeleteFunc(catalogue, func(phrase, _ string) bool { return !used[phrase] })
	phrasetest.Check(t, catalogue, used, 150)
}
