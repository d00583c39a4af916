package language

import (
	"slices"
	"testing"
)

func TestOfLocale(t *testing.T) {
	for _, tt := range []struct{ all, messages, lang, want string }{
		{"", "", "", English}, {"", "", "zh_CN.UTF-8", Chinese}, {"", "", "de_DE.UTF-8", English}, {"C", "zh_CN", "zh_CN", English},
		{"", "zh_TW.UTF-8", "en_US.UTF-8", Chinese}, {"ZH_cn", "", "C", Chinese},
	} {
		set := map[string]string{"LC_ALL": tt.all, "LC_MESSAGES": tt.messages, "LANG": tt.lang}
		if got := OfLocale(func(name string) string { return set[name] }); got != tt.want {
			t.Errorf("%+v: got %s", tt, got)
		}
	}
}

func TestSay(t *testing.T) {
	p := Phrases{"%d cases": "%d 个测试例"}
	for _, tt := range []struct{ lang, phrase, want string }{
		{English, "%d cases", "3 cases"}, {Chinese, "%d cases", "3 个测试例"}, {Chinese, "%d runs", "3 runs"}, {"", "%d cases", "3 cases"},
	} {
		if got := p.Say(tt.lang, tt.phrase, 3); got != tt.want {
			t.Errorf("%+v: got %q", tt, got)
		}
	}
	if got := p.Say(Chinese, "100%"); got != "100%" {
		t.Errorf("without parameters: %q", got)
	}
}

func TestGaps(t *testing.T) {
	p := Phrases{"sent %d bytes": "发送 %d 字节", "%s of %d": "%d 中的 %s", "%-5s|": "%5s|", "old": "旧"}
	got := p.Gaps(map[string]bool{"sent %d bytes": true, "%s of %d": true, "%-5s|": true, "new": true})
	want := []string{`the parameters of "%-5s|" and "%5s|" differ`, `the parameters of "%s of %d" and "%d 中的 %s" differ`, `no Chinese for "new"`, `"old" is not used`}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
