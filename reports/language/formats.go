package language

// formats are formats of texts that stand in other texts, or put texts together.
// They are too short to be looked for in English sentences, so that the sentences of
// older results (Statement) are made without them.
var formats = map[string]string{
	"%s: %s":   "%s：%s",
	"%s, %s":   "%s，%s",
	"%s; %s":   "%s；%s",
	"%s (%s)":  "%s（%s）",
	"%s\n%s":   "%s\n%s",
	"%s | %s":  "%s | %s",
	"%s %s":    "%s %s",
	"[%s]":     "[%s]",
	"%s is %s": "%s 为 %s",
	"over":     "已结束",
	"unknown":  "未知",
	"quit":     "QUIT",
	"explicit": "显式",
	"implicit": "隐式",
	"plain":    "明文",
	"secure":   "加密",
	"passive":  "被动",
	"active":   "主动",
	"binary":   "二进制",
	"ASCII":    "ASCII",

	// Why a module is lost.
	"the module answers AT, but no command": "模组应答 AT，但不应答命令",

	// A field of a line, after its name.
	"is quoted":                "带引号",
	"is %s, not %s":            "是 %s，不是 %s",
	"is %s, not the string %s": "是 %s，不是字符串 %s",
	"is %s, not three characters of rwx- in quotes":                             "是 %s，不是带引号的三个 rwx- 字符",
	"is %s, not 14 digits":                                                      "是 %s，不是 14 位数字",
	"is %s, which is no date and time":                                          "是 %s，不是日期和时间",
	"is %s, which is not the server's %s in any of the offsets %s":              "是 %s，按时差 %[3]s 换算均不是服务器的 %[2]s",
	"is %s (%s), not 0":                                                         "是 %s（%s），不是 0",
	"is 0 (success), but the operation cannot have succeeded; expected %s (%s)": "是 0（成功），而操作不可能成功；应为 %s（%s）",
	"is %s (%s), which does not name the cause; %s (%s) does":                   "是 %s（%s），未指明原因；应为 %s（%s）",
	"cannot be judged: %s":                                                      "无法判定：%s",
	"the suite expects %s":                                                      "测试集期望 %s",
	"%s is not a list in parentheses":                                           "%s 不是括号中的列表",
	"%s is not a list of numbers":                                               "%s 不是数字列表",

	// After what they are about.
	"AT after %s": "发送 AT，在此之后：%s",
	"no final result within %s, though the next AT is answered":                                  "%s 内没有最终结果，而下一个 AT 有应答",
	"no CONNECT within %s, and yet what is sent then is data of the file":                        "%s 内没有 CONNECT，而其后发送的内容成为文件数据",
	"+++ does not end transparent mode, not even between silences of %s: it is data of the file": "即使前后各静默 %s，+++ 也不结束透传模式：它成为文件数据",
	"the module wants more silence around +++ than the laboratory's %s (timing: guard:)":         "模组要求 +++ 前后的静默长于实验室的 %s（timing: guard:）",
	"the server's file %s":                       "服务器文件 %s",
	"the end of the server's file %s":            "服务器文件 %s 的末尾",
	"the module's local file %s":                 "模组的本地文件 %s",
	"%s differs from byte %s on":                 "%s 自第 %s 字节起与期望不同",
	"the notice of the end of connection %s: %s": "连接 %s 的断开上报：%s",
	"left behind: %s is answered with %s":        "遗留：%s 的应答为 %s",
	"%s (%s), or a refusal":                      "%s（%s），或拒绝",

	// Contact.
	"first contact: %s":                "首次通信：%s",
	"the laboratory's preamble %s: %s": "实验室前置命令 %s：%s",
	"%s; after recovery: %s":           "%s；恢复之后：%s",
	"AT is not answered, neither with <CR> nor with <CR><LF> (last bytes: %s)": "AT 无应答，以 <CR> 或 <CR><LF> 结束均如此（最后的字节：%s）",
}

// chineseOf gives the Chinese of the format of a text.
func chineseOf(format string) (zh string, ok bool) {
	if zh, ok = formats[format]; ok {
		return zh, true
	}
	zh, ok = statementsInChinese()[format]
	return zh, ok
}

// HasFormat says whether the table has the Chinese of the format of a text, for a test
// of package campaign.
func HasFormat(format string) bool {
	_, ok := chineseOf(format)
	return ok
}
