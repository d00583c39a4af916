package language

import (
	"strings"
	"testing"
)

// What a device sends may look like thousands of sentences.
func BenchmarkHostileStatement(b *testing.B) {
	text := strings.Repeat("AT is answered with x: y is z, not w; ", 100)
	for b.Loop() {
		Statement(Chinese, text)
	}
}

func BenchmarkStatement(b *testing.B) {
	for b.Loop() {
		Statement(Chinese, "AT+MFTPPWD=0: no result within 15s, though the module answers AT")
	}
}

func BenchmarkNoStatement(b *testing.B) {
	for b.Loop() {
		Statement(Chinese, `<CR><LF>+MFTPPWD: 0,0,"/home/uftp"<CR><LF>`)
	}
}
