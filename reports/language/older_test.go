package language

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func TestStatement(t *testing.T) {
	for text, want := range map[string]string{
		"not selected": "未选中",
		"deselected: the laboratory does not provide port 21 (server: privileged_port:)":                                                 "已排除：实验室未提供 21 端口（server: privileged_port:）",
		`AT+MFTPRETR=0,"1.txt": the download fails with result 10 (server error) after 3 of 8 bytes`:                                     `AT+MFTPRETR=0,"1.txt"：下载失败，结果 10（服务端错误），已收 3 字节，共 8 字节`,
		"AT+MFTPAPPE=0,\"1.bin\": no CONNECT: CONNECT does not stand alone on its line":                                                  "AT+MFTPAPPE=0,\"1.bin\"：没有 CONNECT：CONNECT 没有单独占一行",
		"/dev/x: lost: the module's port is gone: port: cannot open /dev/x: there is no such port; serial ports of this machine: /dev/y": "/dev/x：失去联系：模组端口已消失：无法打开端口 /dev/x：没有这个端口；本机串口：/dev/y",
		`AT+MFTPCFG=0,"ssl",1: the command is refused`:                                                                                   `AT+MFTPCFG=0,"ssl",1：命令被拒绝`,
		"AT+MFTPPWD=0: the command fails":                                                                                                "AT+MFTPPWD=0：命令失败",
		"AT+MFTPPWD=0: no result within 15s, though the module answers AT":                                                               "AT+MFTPPWD=0：15s 内没有结果，而模组对 AT 有应答",
		"besides: a line that no command has due came before AT<CR> was sent":                                                            "另外：出现了不属于任何命令应答的行（发送 AT<CR> 之前）",
		"blocked by MFTPCWD-001: channel 0 works in /a could not be reached (silence)":                                                   "受阻于 MFTPCWD-001：无法达到“通道 0 位于 /a”（无任何输出）",
		`+MFTPPWD: 0,0,"/a"`:              `+MFTPPWD: 0,0,"/a"`,
		"+CME ERROR: 50":                  "+CME ERROR: 50",
		"5 bytes, there nothing":          "5 字节，该处：无",
		"something that nobody ever says": "something that nobody ever says",
		"":                                "",
	} {
		if got := Statement(Chinese, text); got != want {
			t.Errorf("%q\n  is  %q\n  not %q", text, got, want)
		}
		if got := Statement(English, text); got != text {
			t.Errorf("%q in English is %q", text, got)
		}
	}
}

var values = regexp.MustCompile(`%(\[(\d)\])?s`)

// Every sentence has the same values in Chinese, and is found again with values
// in it.
func TestEveryStatementHasItsValues(t *testing.T) {
	chinese := statementsInChinese()
	if len(chinese) < 250 {
		t.Errorf("only %d statements", len(chinese))
	}
	for en, zh := range chinese {
		n := strings.Count(en, "%s")
		args := make([]any, n)
		for i := range args {
			args[i] = fmt.Sprintf("⟨%d⟩", i)
		}
		said := fmt.Sprintf(zh, args...)
		for i, value := range args {
			if strings.Count(said, value.(string)) != 1 {
				t.Errorf("value %d of %q is lost or doubled in %q", i+1, en, zh)
			}
		}
		if n != len(values.FindAllString(zh, -1)) || strings.Contains(said, "%!") {
			t.Errorf("%q has other values than %q: %s", zh, en, said)
		}
		if got := Statement(Chinese, fmt.Sprintf(en, args...)); got == fmt.Sprintf(en, args...) && en != "%s | %s" && zh != en {
			t.Errorf("%q is not found with values in it", en)
		}
	}
}

func FuzzStatement(f *testing.F) {
	for _, s := range []string{"no x within y, and z", "%s", ": : :", "a; b: c: not run", "\xff\x00 is , not "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		if Statement(English, text) != text {
			t.Error("English changed")
		}
		_ = Statement(Chinese, text)
	})
}
