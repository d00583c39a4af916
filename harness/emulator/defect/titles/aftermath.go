package titles

// aftermath has the titles of aftermath.go beside the catalogue.
var aftermath = map[string]string{
	"After a connection that was refused the next one is reported as done, and nothing is done.":          "连接被拒绝之后，下一次连接报告成功，但什么也不做。",
	"After a change of directory that the server refused every later one of the connection fails.":        "服务器拒绝切换路径之后，该连接此后的切换均失败。",
	"After a new directory that the server refused every later one of the connection fails.":              "服务器拒绝创建目录之后，该连接此后的创建均失败。",
	"AT+MFTPMKD of a name that another channel has made before is reported as done, and nothing is done.": "对另一通道已创建过的名称执行 AT+MFTPMKD 时报告成功，但什么也不做。",
	`"rsptimeout" of 10, its default, is waited for 20 s.`:                                                `"rsptimeout" 为默认值 10 时，模组等待 20 秒。`,
	"A setting whose value is left empty is answered with OK and changes nothing.":                        "配置的值留空时应答 OK，但什么也不改变。",
	"A setting of a connected channel is answered with OK and changes nothing.":                           "对已连接通道的配置应答 OK，但什么也不改变。",
	"A string of more than 255 bytes is refused, and its first 255 bytes are used.":                       "拒绝超过 255 字节的字符串，却使用其前 255 字节。",
	"ATE without a number is refused.":                                                                    "拒绝不带数字的 ATE。",
}
