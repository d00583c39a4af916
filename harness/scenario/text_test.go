package scenario

import "testing"

func TestDecode(t *testing.T) {
	for text, want := range map[string]string{
		"AT<CR><LF>":    "AT\r\n",
		"<x00><xFF>":    "\x00\xff",
		"a<b>c":         "a<b>c",
		"<x3C>0<x3E>":   "<0>",
		"<time of /a>,": "<time of /a>,",
		"<SUB":          "<SUB",
		"<<SUB>":        "<\x1a",
	} {
		if got := decode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
