package language

import (
	"slices"
	"testing"
)

func TestPatterns(t *testing.T) {
	p := NewPatterns(
		map[string]string{"a list": "列表", "%s ends at %s": "%[2]s 处%[1]s结束"},
		map[string]string{"%s ends at the first %s": "%[1]s结束于第一个%[2]s，%[1]s不完整"})
	for _, tt := range []struct {
		english, chinese string
		entries          []string
	}{
		{"a list", "列表", []string{"a list"}},
		{"a list ends at 7", "7 处列表结束", []string{"%s ends at %s", "a list"}},
		{"a list ends at the first %s", "列表结束于第一个%s，列表不完整", []string{"%s ends at the first %s", "a list"}},
		{"a list of 7", "a list of 7", nil},
	} {
		zh, entries := p.Chinese(tt.english)
		if zh != tt.chinese || !slices.Equal(entries, tt.entries) {
			t.Errorf("%q: %q of %q, want %q of %q", tt.english, zh, entries, tt.chinese, tt.entries)
		}
	}
}
