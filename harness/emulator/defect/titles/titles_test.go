package titles

import (
	"regexp"
	"testing"

	"mftpspec/harness/emulator/defect"
	"mftpspec/reports/language"
)

// prose is a word of English: two letters that are no part of a command, a parameter in
// angle brackets or quotes, a byte, ctrl+z or an address.
var (
	prose = regexp.MustCompile(`[a-z]{2,}`)
	terms = regexp.MustCompile(`"[a-z_]+"|<[a-z_]+>|<x[0-9A-F]{2}>|ctrl\+z|Ok\b|小写 at |\bconn\b|\b[45]xx\b|Telnet|Windows`)
)

// TestEveryDefectHasItsChinese: every title is in Chinese to its last word, with the
// numbers and names of the English, and every entry is in some title.
func TestEveryDefectHasItsChinese(t *testing.T) {
	used := map[string]bool{}
	for _, d := range defect.All() {
		zh, entries := patterns().Chinese(d.Title)
		if len(entries) == 0 {
			t.Errorf("%s: no Chinese for %q", d.ID, d.Title)
			continue
		}
		for _, e := range entries {
			used[e] = true
		}
		if word := prose.FindString(terms.ReplaceAllString(zh, "")); word != "" {
			t.Errorf("%s: %q is English in %q", d.ID, word, zh)
		}
		if wrong := language.HalfWidth(zh); wrong != "" {
			t.Errorf("%s: %q in %q is not full-width", d.ID, wrong, zh)
		}
		for _, value := range values.FindAllString(d.Title, -1) {
			if !regexp.MustCompile(regexp.QuoteMeta(value)).MatchString(zh) {
				t.Errorf("%s: %q lacks %s of %q", d.ID, zh, value, d.Title)
			}
		}
		if d.Title != In(language.English, d.Title) || zh != In(language.Chinese, d.Title) {
			t.Errorf("%s: its title is another in its own language", d.ID)
		}
	}
	seen := map[string]bool{}
	for _, table := range tables() {
		for english := range table {
			if !used[english] {
				t.Errorf("%q is the title of no defect", english)
			}
			if seen[english] {
				t.Errorf("%q stands twice", english)
			}
			seen[english] = true
		}
	}
}

func TestEveryHeadingHasItsChinese(t *testing.T) {
	used := map[string]bool{"kind": true, "any": true} // the first column, and that of no command
	for _, row := range defect.Table() {
		used[row.Kind.String()] = true
	}
	for _, gap := range language.Phrases(headings).Gaps(used) {
		t.Error(gap)
	}
	for name := range used {
		if Heading(language.English, name) != name {
			t.Errorf("%q is another in English", name)
		}
	}
}

// values are what a title has in either language: commands, settings, bytes and numbers.
var values = regexp.MustCompile(`AT\+MFTP[A-Z]+|"[a-z_]+"|<[A-Za-z0-9]+>|\b[0-9]{2,}\b`)
