package compare

import (
	"testing"

	"mftpspec/reports/text"
)

func TestHeadingsAreTranslated(t *testing.T) {
	c, used := &Comparison{}, []string{"Worse than before.", "The same as before, or better."}
	for _, p := range c.parts() {
		used = append(used, p.Title)
	}
	for _, f := range c.facts() {
		used = append(used, f.Title)
	}
	for _, phrase := range used {
		if !text.Translated(phrase) {
			t.Errorf("no Chinese for %q", phrase)
		}
	}
}
