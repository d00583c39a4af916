package titles

// upload has the titles of upload.go beside the catalogue.
var upload = map[string]string{
	"AT+MFTPSTOR adds to a file that exists.":                                      "AT+MFTPSTOR 追加到已存在的文件。",
	"AT+MFTPAPPE replaces a file that exists.":                                     "AT+MFTPAPPE 覆盖已存在的文件。",
	"AT+MFTPSTOR leaves what was behind the new contents.":                         "AT+MFTPSTOR 保留新内容之后的旧内容。",
	"AT+MFTPAPPE fails where the file does not exist.":                             "文件不存在时，AT+MFTPAPPE 失败。",
	"Uploads go to the root directory.":                                            "上传的文件存入根目录。",
	"Uploads of every channel go to the working directory of the first one.":       "所有通道的上传均存入第一个通道的当前工作路径。",
	"An upload is reported as done before the server has said so.":                 "服务器尚未确认，上传即报告成功。",
	"What follows a NUL is not uploaded.":                                          "NUL 之后的内容未上传。",
	"<LF> becomes <CR><LF> on its way to the server.":                              "数据传往服务器时 <LF> 变为 <CR><LF>。",
	"<xFF> is doubled, as on a Telnet connection.":                                 "<xFF> 被重复，如同 Telnet 连接。",
	"The NUL behind the data is uploaded as well.":                                 "数据末尾的 NUL 也被上传。",
	"+++ is dropped from uploads, in every mode.":                                  "任何模式下，上传数据中的 +++ 均被丢弃。",
	"The data of the channel that uploaded before go to the file of the next one.": "上一个上传通道的数据写入下一个通道的文件。",
	"The sent length counts the end of the data.":                                  "<sent_length> 把数据的结束符计算在内。",
	"The sent length is a signed byte.":                                            "<sent_length> 为有符号字节。",
	"Data on the command line end at the first comma or semicolon.":                "命令行中的数据在第一个逗号或分号处结束。",
	"Spaces are dropped from data on the command line.":                            "命令行中的数据丢失空格。",
	"Data on the command line are refused.":                                        "拒绝命令行中的数据。",
	"The length of data on the command line is counted, whatever was said.":        "无论给出的长度为何，均以命令行中数据的实际长度为准。",
	"Of a local file 1024 bytes are uploaded.":                                     "本地文件只上传 1024 字节。",
	"A local file is opened as text: <CR> is lost.":                                "本地文件以文本方式打开：<CR> 丢失。",
	"A local file that does not exist is uploaded as an empty one.":                "不存在的本地文件作为空文件上传。",
	"Uploads know local names of 64 bytes at most.":                                "上传时本地文件名最多 64 字节。",
	"An upload from a local file has a result and no OK.":                          "从本地文件上传时有结果，没有 OK。",
}
