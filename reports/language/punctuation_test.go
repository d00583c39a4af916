package language

import "testing"

// All Chinese of the tables has full-width punctuation, as Chinese is written.
func TestPunctuationIsFullWidth(t *testing.T) {
	for _, table := range []map[string]string{formats, statementsInChinese()} {
		for english, chinese := range table {
			if wrong := HalfWidth(chinese); wrong != "" {
				t.Errorf("%q in the Chinese of %q: %q", wrong, english, chinese)
			}
		}
	}
}

func TestHalfWidth(t *testing.T) {
	for chinese, want := range map[string]string{
		"通道,1": "道,", "是否预期?": "期?", "模组 (虚拟)": "组 (", "a，b：c（d）": "", `"local_fs" 为 0,1`: "", "AT+MFTPCFG=0,1：失败": "", "(默认 1)": "(默", "值)": "值)",
	} {
		if got := HalfWidth(chinese); got != want {
			t.Errorf("%q: %q, want %q", chinese, got, want)
		}
	}
}
