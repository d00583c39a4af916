package cli

import "mftpspec/reports/language"

// dialectText says in a language what a row of readings is about.
func dialectText(lang, row, english string) string {
	if zh := dialectsInChinese[row]; lang == language.Chinese && zh != "" {
		return zh
	}
	return english
}

// dialectsInChinese is by the row, as the emulator names it.
var dialectsInChinese = map[string]string{
	"D01":             "+MFTPPWD 路径的引号",
	"D02":             "上传本地文件时 OK 与结果的先后",
	"D03":             "请求断开后的 +MFTPURC：立即、稍后或没有",
	"D03.hung-up":     "AT+MFTPDISC 之前服务器已断开时的上报：在结果之后，或在 OK 与结果之间",
	"D04":             "+MFTPRETR 的 <sum_size>：已返回长度、文件长度或请求长度",
	"D05":             "大文件分多行、一行，或只在首行之前有 <CR><LF>",
	"D07":             "通过串口传输文件时的本地文件名",
	"D09":             "没有可下载的内容：结果码 19、其他结果码，或成功且长度为 0",
	"D09.length":      "长度为 0 的下载：如同零字节文件，或偏移之后的全部内容",
	"D17":             "型号不支持的 transmode 0 与 ssl 1、2：拒绝、接受（仍为被动模式；CONN 以 6 失败）、CONN 以 6 或 7 失败，或可用",
	"D17.test":        "此类型号的 AT+MFTPCFG=? 所列内容",
	"D21":             "重启后的配置：恢复默认值或保持不变",
	"D22":             "测试命令应答中的字符串参数：留空、列名称或列长度",
	"D22.retr":        "AT+MFTPRETR=? 中的可选参数",
	"D23":             "AT+CMEE=2",
	"D24":             "命令之后很快发现的错误：OK 加结果，或该命令自身的 +CME ERROR",
	"D25":             "两个可能的结果码中以哪一个指明错误",
	"D26":             "结果之前的中间结果 1",
	"D27.unconnected": "在未连接的通道上发送命令",
	"D27.busy":        "在正在运行的通道上发送命令",
	"D28":             "列出空目录",
	"D31.quotes":      "修改时间的引号",
	"D31.precision":   "服务器给出秒时修改时间的秒",
	"D31.zone":        "修改时间的时区",
	"D32":             "权限：属主的三个字符，或文件不带 x",
	"D33":             "列出单个文件时的名称：基本名称或所给名称",
	"D36":             "AT+MFTPDEL 与 AT+MFTPRN 中的绝对路径",
	"D37":             "删除：先 DELE 后 RMD，或相反",
	"D39":             "透传上传成功之后的结果",
	"D40":             "透传模式下前后没有静默的 +++：数据，或结束",
	"D41":             "提示符",
	"D42":             "后续数据包的 <sent_length>：本包长度或累计长度",
	"D43":             "命令行中 1025 至 4096 字节的数据：立即拒绝，或结果 3",
	"D47":             "不带用户名的 AT+MFTPCONN：匿名或空用户名",
	"D48":             "端口 0",
	"D49":             "在已连接的通道上 AT+MFTPCONN",
	"D50":             "超过 255 字节的字符串：错误码 50、ERROR，或 OK 加结果 3",
	"D51":             "+MFTP 行中的逗号：无空格、其后均有空格，或只在 +MFTPRETR 的数据之前有空格",
	"D52":             "传输过程中的 AT+MFTPSTATE",
	"D52.between":     "上传两包之间的 AT+MFTPSTATE",
	"D53":             "连接断开的上报：立即，或 2.5 s 之后",
	"D54":             "容忍数据连接停滞的时间：\"rsptimeout\" 或一分钟",
	"D59":             "启动后的命令行回显",
	"D60":             "命令的结果：随到随报，或 OK 之后一秒",
	"D61":             "测试命令应答中短范围的写法",
	"D62":             "应答之间其他子系统的上报",
	"D62.pieces":      "输出成段到达，或逐字节到达",
	"D63":             "+CMEE=1 时格式错误的命令",
	"D63.huge":        "32 位容纳不下的数字",
	"D63.quotes":      "字符串不带引号、数字带引号：拒绝，或按其本意接受",
	"D65":             "服务器未及时应答的通道：上报后断开，或保持",
	"D66.failed":      "下载失败的结果码之后的长度",
	"D66.echo":        "提示符之后输入数据的回显",
	"D66.refused":     "服务器拒绝的透传上传：错误，或 CONNECT 加结果",
	"D67":             "不以 AT 开头的行",
	"D70":             "可选数字留空：拒绝，或取默认值",
	"D70.text":        "可选字符串留空：取默认值，或拒绝",
	"D71":             "不存在的命令的错误：ERROR，或错误码",
	"D72":             "失败的 AT+MFTPPWD 或 AT+MFTPLIST：只有结果码，或其后有空参数",
	"D73":             "上传时采用另一种 \"local_fs\" 的语法：拒绝，或忽略第三个参数",
	"D75":             "很长的列表，或格式、大小不常见的列表：列出条目，或结果 12",
}
