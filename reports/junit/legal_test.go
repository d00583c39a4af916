package junit

import (
	"strings"
	"testing"
	"unicode"
)

func FuzzLegal(f *testing.F) {
	f.Add("\r\n+MFTPRETR: 0,0,3,3,\x00\xff\u202e\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		if s := legal(data); strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }) {
			t.Fatalf("%q is written as %q", data, s)
		}
	})
}
