package language

// requirementStatements say why a requirement has no test case.
var requirementStatements = map[string]string{
	"No outside cause makes a test form fail.":                                                   "没有外部原因能使测试命令失败。",
	"Which PDP context carried a connection shows neither on the serial line nor at the server.": "连接使用了哪个 PDP 上下文，在串口和服务器上都看不出。",
	"The memory of the module cannot be exhausted from outside.":                                 "无法从外部耗尽模组内存。",
	"No outside cause leads to an unknown result.":                                               "没有外部原因导致未知结果。",
	"No outside cause leads to an unknown error; where a named cause exists it passes as an immediate refusal (D24), and is compared between versions.": "没有外部原因导致未知错误；在有具名原因之处可作为立即拒绝通过（D24），并在版本之间比较。",
	"No command of this manual creates an SSL context, so one cannot be told from another (D19).":                                                       "本手册没有创建 SSL 上下文的命令，因此无法区分（D19）。",
	"Closing a TCP connection cannot be prevented from outside, so a failed close has no outside cause (D65).":                                          "无法从外部阻止关闭 TCP 连接，因此关闭失败没有外部原因（D65）。",
	"A list of products obliges a device to nothing; the model read from AT+CGMM is named in every report.":                                             "产品列表对设备不构成要求；每份报告都载明由 AT+CGMM 读出的型号。",
	"An interim report is permitted, not promised: nothing outside the module makes it appear. Where one comes it is recorded (D26).":                   "中间上报是允许而非承诺的：模组之外没有什么能使其出现。如出现则作记录（D26）。",
}
