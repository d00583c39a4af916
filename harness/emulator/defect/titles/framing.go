package titles

// framing has the titles of framing.go beside the catalogue.
var framing = map[string]string{
	"OK comes without the <CR><LF> in front of it.":                                           "OK 之前缺少 <CR><LF>。",
	"An error comes without the <CR><LF> in front of it.":                                     "错误应答之前缺少 <CR><LF>。",
	"The lines before the final result come without <CR><LF> in front of them.":               "最终结果之前的信息行，其前缺少 <CR><LF>。",
	"A result that comes later is not ended with <CR><LF>.":                                   "随后上报的结果末尾没有 <CR><LF>。",
	"Lines end with <CR><CR><LF>, as if the terminal driver had converted them once more.":    "各行以 <CR><CR><LF> 结束，好像终端驱动又转换了一次。",
	"Lines before the final result end with <LF> alone.":                                      "最终结果之前的信息行只以 <LF> 结束。",
	"The terminating NUL of the string OK is sent as well.":                                   "字符串 OK 末尾的 NUL 也一并发送。",
	"A +CEREG notification is written into the middle of an answer.":                          "+CEREG 主动上报插入到一行应答的中间。",
	"The last characters of the echo come after the first line of the answer.":                "回显的最后几个字符出现在应答的第一行之后。",
	"The echo of a line comes when its answer is over.":                                       "命令行的回显在其应答结束之后才出现。",
	"ATE1 is answered with OK, and nothing is echoed.":                                        "ATE1 应答 OK，但不回显。",
	"ATE0 is answered with OK, and lines are echoed as before.":                               "ATE0 应答 OK，但各行照旧回显。",
	"A command line is carried out only when <LF> follows its <CR>.":                          "<CR> 之后须有 <LF>，命令行才会执行。",
	"A line that begins with at in small letters is ignored.":                                 "忽略以小写 at 开头的命令行。",
	"After a line with a quote left open the next line is taken for the rest of the string.":  "引号未闭合的行之后，下一行被当作字符串的剩余部分。",
	"After a line with characters that are no letters, digits or signs the next one is lost.": "含有字母、数字和符号以外字符的行之后，下一行丢失。",
	"After a line that holds no command, or half of one, the next one is lost.":               "没有命令或命令不完整的行之后，下一行丢失。",
	"A line longer than the buffer leaves it full, and the next one is lost.":                 "超出缓冲区的行使缓冲区一直处于已满状态，下一行丢失。",
}
