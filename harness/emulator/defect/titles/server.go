package titles

// server has the titles of server.go beside the catalogue.
var server = map[string]string{
	"Of a greeting in several lines the first one is taken for all of it.": "多行欢迎信息只取第一行作为全部。",
	"A transfer that the server announces with 125 is given up.":           "服务器以 125 通知开始的传输被放弃。",
	"Where a server does not know EPSV there are no transfers.":            "服务器不支持 EPSV 时无法传输。",
	"A file is fetched only from servers that know SIZE.":                  "只能从支持 SIZE 的服务器获取文件。",
	"Only servers that know MLSD can be listed.":                           "只能列出支持 MLSD 的服务器。",
	"TYPE is never sent: the default of the server holds.":                 "从不发送 TYPE：以服务器的默认类型为准。",
	"In active mode the server is told the address 0.0.0.0.":               "主动模式下，告知服务器的地址为 0.0.0.0。",
	"Paths are sent to the server with their quotes.":                      "路径连同引号一起发往服务器。",
	"A transfer that the server breaks off with 426 is taken for success.": "服务器以 426 中断的传输被当作成功。",
	"A greeting of 421 is taken for a greeting, and the login goes on.":    "421 被当作欢迎信息，继续登录。",
	"A login is reported as done when the server asks for the password.":   "服务器要求密码时，登录即报告成功。",
	`With mode 1 of "ssl" everything is sent in plain text.`:               `"ssl" 模式为 1 时，一切均以明文发送。`,
	`With mode 2 of "ssl" everything is sent in plain text.`:               `"ssl" 模式为 2 时，一切均以明文发送。`,
	`With mode 1 of "ssl" the module speaks explicit FTPS.`:                `"ssl" 模式为 1 时，模组采用显式 FTPS。`,
	`With mode 0 of "ssl" the module asks for TLS.`:                        `"ssl" 模式为 0 时，模组请求 TLS。`,
	"Where a server refuses TLS the login goes on in plain text.":          "服务器拒绝 TLS 时，以明文继续登录。",
	"Every certificate is accepted.":                                       "接受任何证书。",
	"A certificate of another host is accepted.":                           "接受其他主机的证书。",
	"A certificate that is expired is accepted.":                           "接受已过期的证书。",
	"With FTPS the login works, and every transfer fails.":                 "采用 FTPS 时登录正常，但传输全部失败。",
}
