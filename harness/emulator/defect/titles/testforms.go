package titles

// testforms has the titles of testforms.go beside the catalogue.
var testforms = map[string]string{
	"The test form is answered with OK alone.":                             "测试命令只应答 OK。",
	"The read form, which no MFTP command has, is not answered.":           "MFTP 命令没有查询形式，发送后无应答。",
	"The execute form, which no MFTP command has, is not answered.":        "MFTP 命令没有执行形式，发送后无应答。",
	"ATS3=13 is carried out without an answer.":                            "ATS3=13 已执行，但无应答。",
	"A basic command with & is not answered.":                              "带 & 的基础语法命令无应答。",
	"ATE0 is carried out without an answer when the echo was off already.": "回显已关闭时，ATE0 执行后无应答。",
	"Angle brackets around a parameter are ignored.":                       "忽略参数两侧的尖括号。",
	"The test forms offer the channels 0 to 3.":                            "测试命令列出的通道为 0 至 3。",
	"The ranges of the test forms stand without parentheses.":              "测试命令的取值范围不带括号。",
	"The test forms have a comma too few.":                                 "测试命令的应答少一个逗号。",
	"AT+MFTPCONN=? offers the ports from 1.":                               "AT+MFTPCONN=? 列出的端口从 1 开始。",
	"The lines of test forms are named +MFTP.":                             "测试命令的应答行均以 +MFTP 开头。",
	`AT+MFTPCFG=? has no line for "local_fs".`:                             `AT+MFTPCFG=? 缺少 "local_fs" 一行。`,
	"AT+MFTPCFG=? gives the names of settings without quotes.":             "AT+MFTPCFG=? 中配置项的名称不带引号。",
	`AT+MFTPCFG=? offers 0 to 2 for "data_type".`:                          `AT+MFTPCFG=? 中 "data_type" 的范围为 0 至 2。`,
	`AT+MFTPCFG=? offers 1 and 2 for "transmode".`:                         `AT+MFTPCFG=? 中 "transmode" 的范围为 1 和 2。`,
	`AT+MFTPCFG=? offers 1 to 60 for "rsptimeout".`:                        `AT+MFTPCFG=? 中 "rsptimeout" 的范围为 1 至 60。`,
	`AT+MFTPCFG=? offers 1 and 2 for the mode of "ssl".`:                   `AT+MFTPCFG=? 中 "ssl" 模式的范围为 1 和 2。`,
	`AT+MFTPCFG=? offers no index for "ssl".`:                              `AT+MFTPCFG=? 未列出 "ssl" 的索引。`,
	`AT+MFTPCFG=? offers 1 alone for "local_fs".`:                          `AT+MFTPCFG=? 中 "local_fs" 只有 1。`,
	`AT+MFTPCFG=? offers 0 to 15 for "cid".`:                               `AT+MFTPCFG=? 中 "cid" 的范围为 0 至 15。`,
	`AT+MFTPCFG=? gives "cid" first.`:                                      `AT+MFTPCFG=? 首先列出 "cid"。`,
}
