package text

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"mftpspec/reports/language/phrasetest"
)

// Every phrase of what is read beside the report has its Chinese, with the same
// parameters, and the table has no other.
func TestTablesAreTranslated(t *testing.T) {
	var rooms []string
	for _, room := range []string{"history", "watch", "xlsx", "html"} {
		rooms = append(rooms, filepath.Join("..", room))
	}
	used := phrasetest.In(t, map[string]int{"Both": 0, "Say": 1, "say": 0, "fact": 0, "col": 0, "section": 2}, rooms...)
	for _, name := range []string{"history/page.html", "watch/page.html", "html/short.html"} {
		template, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\b(?:t|say \.Lang) "([^"]+)"`).FindAllSubmatch(template, -1) {
			used[string(m[1])] = true
		}
	}
	all := 0
	for phrase := range used {
		if all++; !Translated(phrase) {
			t.Errorf("no Chinese for %q", phrase)
		}
	}
	for phrase := range tablesInChinese {
		if !used[phrase] {
			t.Errorf("%q is not used", phrase)
		}
	}
	if all < 80 {
		t.Errorf("only %d phrases found: this test does not look in the right places", all)
	}
}
