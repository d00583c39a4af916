package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"\r\nOK\r\n":          "<CR><LF>OK<CR><LF>",
		"a\x1ab\x1bc\x00\x7f": "a<SUB>b<ESC>c<x00><x7F>",
		"目录 ok":               "目录 ok",
		"שלום":                "שלום",
		"\u202eabc\u200b":     "<xE2><x80><xAE>abc<xE2><x80><x8B>",
		"\xff\xe7\x9b":        "<xFF><xE7><x9B>",
		"<CR>":                "<CR>",
		"":                    "",
	} {
		if got := Visible([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add([]byte("\r\n+MFTPRETR: 0,0,3,3,\x00\xff\u202e\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range Visible(data) {
			if !unicode.IsPrint(r) {
				t.Fatalf("%q shows %q", data, r)
			}
		}
	})
}

func TestCut(t *testing.T) {
	if got := Cut("目录", 4); got != "目 … (3 more bytes)" {
		t.Errorf("%q", got)
	}
	if got := Cut("abc", 3); got != "abc" {
		t.Errorf("%q", got)
	}
}

func TestClausesAreInTheOrderOfTheManual(t *testing.T) {
	list := []string{"V.250", "5", "3.10", "4.1", "3.9", "2.1", "3.1", "1.1"}
	slices.SortFunc(list, compareClauses)
	if got := strings.Join(list, " "); got != "1.1 2.1 3.1 3.9 3.10 4.1 5 V.250" {
		t.Error(got)
	}
}
