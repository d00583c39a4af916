package console

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/reports/language"
	"mftpspec/reports/language/phrasetest"
	"mftpspec/reports/model"
)

func failed() model.Case {
	return model.Case{ID: "MFTPPWD-001", Clause: "3.5", Title: "The home directory is reported", Feature: "03_05_mftppwd.feature:19",
		Requirements: []string{"R3.5-02"}, Verdict: model.Fail, Bench: "emu-1",
		Reason: &model.Reason{Clause: "2.1", Requirement: "R3.5-02", Message: "the answer is wrong", Step: "the module answers", Sent: "AT+MFTPPWD=0<CR>", Expected: "OK",
			Observed: "ERROR\x1b[2J", Server: "PWD", Setting: []string{"channel 0 is logged in"}, Serve: "mftpspec serve --case MFTPPWD-001", Reproduce: []string{"AT+MFTPCONN=0", "AT+MFTPPWD=0"}}}
}

func TestExplain(t *testing.T) {
	const want = `FAIL   MFTPPWD-001  The home directory is reported
       clause    §2.1  R3.5-02
       reason    the answer is wrong
       step      the module answers  (03_05_mftppwd.feature:19)
       sent      AT+MFTPPWD=0<CR>
       expected  OK
       observed  ERROR<x1B>[2J
       server    PWD
       server is channel 0 is logged in
                 mftpspec serve --case MFTPPWD-001
       by hand   AT+MFTPCONN=0
                 AT+MFTPPWD=0
`
	if got := Explain(failed(), false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLogSaysNothingOfAPass(t *testing.T) {
	var out bytes.Buffer
	p := New(&out, Style{Every: time.Hour})
	p.Planned(model.Run{Selected: 2, Jobs: 1, Port: "/dev/ttyUSB2", Shuffle: 7}, nil)
	p.Began("a", model.Case{ID: "A-001"})
	p.Ended(model.Case{ID: "A-001", Verdict: model.Pass})
	p.Ended(failed())
	p.Note(model.Plain("emu-1: lost\x07"))
	p.Close()
	got := out.String()
	if strings.Contains(got, "A-001") || strings.Contains(got, "\x1b") || !strings.HasPrefix(got, "2 cases on /dev/ttyUSB2, 1 bench, --shuffle 7\nFAIL   MFTPPWD-001") ||
		!strings.HasSuffix(got, "note: emu-1: lost<x07>\n") {
		t.Errorf("%q", got)
	}
}

// The live block never gets taller than the screen, nor wider, and nothing of it
// stays behind.
func TestLiveBlock(t *testing.T) {
	screen := &terminal{width: 40, lines: 10}
	now := time.Unix(0, 0)
	p := New(screen, Style{Live: true, Size: func() (int, int) { return 40, 10 }, Now: func() time.Time { return now }})
	p.Planned(model.Run{Selected: 40, Jobs: 32, Port: "emu://"}, nil)
	for i := range 32 {
		p.Began(fmt.Sprintf("emu-%d", i), model.Case{ID: fmt.Sprintf("A-%03d", i), Title: strings.Repeat("long 长 ", 30)})
		p.mu.Lock()
		p.draw()
		p.mu.Unlock()
		if n := len(screen.rows()); n > 10 {
			t.Fatalf("%d lines after %d cases:\n%s", n, i, strings.Join(screen.rows(), "\n"))
		}
	}
	rows := screen.rows()
	if !strings.HasPrefix(rows[1], "[--------------------] 0/40  0 pass") || !strings.Contains(rows[len(rows)-1], "and 27 more") {
		t.Errorf("%s", strings.Join(rows, "\n"))
	}
	p.Ended(failed())
	p.Close()
	rows = screen.rows()
	if !strings.HasPrefix(rows[1], "FAIL") || len(rows) != 16 {
		t.Errorf("%d lines are left:\n%s", len(rows), strings.Join(rows, "\n"))
	}
}

// terminal is as much of one as the live block uses.
type terminal struct {
	width, lines int
	mu           sync.Mutex
	text         []string
}

func (s *terminal) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, part := range strings.SplitAfter(string(b), "\n") {
		for strings.HasPrefix(part, "\x1b[") {
			var n int
			var op rune
			if _, err := fmt.Sscanf(part, "\x1b[%dA", &n); err == nil {
				op = 'A'
			}
			rest := part[2:]
			for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
				rest = rest[1:]
			}
			part = rest[1:]
			if op == 'A' {
				s.text = s.text[:len(s.text)-n]
			}
		}
		if line, ok := strings.CutSuffix(part, "\n"); ok {
			s.text = append(s.text, strings.TrimSuffix(line, "\x1b[K"))
		}
	}
	return len(b), nil
}

func (s *terminal) rows() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.text...)
}

func TestSummary(t *testing.T) {
	var out bytes.Buffer
	Style{}.Summary(&out, &model.Results{Status: model.NonConforming, Summary: model.Summary{Pass: 1, Fail: 1}, IUT: model.IUT{Model: "ML307R", Firmware: "V1"},
		Run: model.Run{Port: "emu://", DurationMS: 1234, Selected: 2, Executed: 2}, Cases: []model.Case{{Verdict: model.Pass}, failed()}}, nil, "out/results.json")
	const want = `
VIRTUAL MODULE · NON-CONFORMING
2 cases: 1 pass, 1 fail, 0 inconc, 0 error, 0 na, 0 none; 2 selected, 2 executed
fail   MFTPPWD-001
ML307R V1 on emu://, in 1.2s
results: out/results.json
`
	if out.String() != want {
		t.Errorf("got %s", out.String())
	}
}

func TestChinese(t *testing.T) {
	const want = `失败   MFTPPWD-001  The home directory is reported
       章节      §2.1  R3.5-02
       原因      the answer is wrong
       步骤      模组应答  (03_05_mftppwd.feature:19)
       发送      AT+MFTPPWD=0<CR>
       期望      OK
       所见      ERROR<x1B>[2J
       服务器    PWD
       服务器须  通道 0 已登录
                 mftpspec serve --case MFTPPWD-001
       手动复现  AT+MFTPCONN=0
                 AT+MFTPPWD=0
`
	zh := Style{Lang: language.Chinese}
	if got := zh.Explain(failed()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var out bytes.Buffer
	zh.Summary(&out, &model.Results{Status: model.NonConforming, Summary: model.Summary{Pass: 1, Fail: 1}, IUT: model.IUT{Model: "ML307R", Firmware: "V1"},
		Run: model.Run{Port: "emu://", DurationMS: 1234, Selected: 2, Executed: 2}, Cases: []model.Case{{Verdict: model.Pass}, failed()}}, nil, "out/results.json")
	const summary = `
虚拟模组 · 不符合（NON-CONFORMING）
共 2 个测试例：1 通过，1 失败，0 不确定，0 系统错误，0 不适用，0 未执行；选中 2，已执行 2
失败   MFTPPWD-001
ML307R V1，端口 emu://，用时 1.2s
结果：out/results.json
`
	if out.String() != summary {
		t.Errorf("got %s", out.String())
	}
}

// Every phrase that the console uses has its Chinese, with the same parameters.
func TestEveryPhraseIsTranslated(t *testing.T) {
	used := phrasetest.In(t, map[string]int{"say": 0, "row": 0, "rows": 0}, ".")
	for _, v := range model.Verdicts() {
		used[string(v)] = true
	}
	phrasetest.Check(t, chinese(), used, 30)
}
