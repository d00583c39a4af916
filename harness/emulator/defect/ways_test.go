package defect

import (
	"strings"
	"testing"
)

// Flows give the same whatever pieces a file comes in.
func TestFlows(t *testing.T) {
	for _, tt := range []struct {
		name     string
		make     func() flow
		in, want string
	}{
		{"last byte of 5", lastLost(5), "abcde", "abcd"},
		{"last byte of 5, of 6", lastLost(5), "abcdef", "abcdef"},
		{"up to 3", upTo(3), "abcde", "abc"},
		{"newline in front", headLost("\r\n"), "\r\nabc", "abc"},
		{"newline in front, missing", headLost("\r\n"), "\rabc", "\rabc"},
		{"shorter than what is looked for", headLost("+++"), "++", "++"},
		{"newline behind", tailLost("\r\n"), "abc\r\n", "abc"},
		{"newline behind, missing", tailLost("\r\n"), "abc\n", "abc\n"},
		{"runs", runsOf(2), "aaabbbbac", "aabbac"},
		{"nothing", nothing, "abc", ""},
	} {
		for size := 1; size <= len(tt.in); size++ {
			f := tt.make()
			var got strings.Builder
			for rest := tt.in; rest != ""; {
				n := min(size, len(rest))
				got.Write(f.next([]byte(rest[:n])))
				rest = rest[n:]
			}
			if f.end != nil {
				got.Write(f.end())
			}
			if got.String() != tt.want {
				t.Errorf("%s in pieces of %d: %q, expected %q", tt.name, size, got.String(), tt.want)
			}
		}
	}
}

func TestNamesAltered(t *testing.T) {
	for in, want := range map[string]string{"a%41b": "aAb", "%zz": "%zz", "50%": "50%", "": ""} {
		if got := percentDecoded(in); got != want {
			t.Errorf("%q: %q, expected %q", in, got, want)
		}
	}
}
