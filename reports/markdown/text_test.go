package markdown

import (
	"strings"
	"testing"
)

func FuzzText(f *testing.F) {
	f.Add("\r\n+MFTPRETR: 0,0,3,3,\x00\xff\u202e|<b>\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		if s := Text(data); strings.ContainsAny(s, "<>\n\r") {
			t.Fatalf("%q is written as %q", data, s)
		}
	})
}
