package titles

// listing has the titles of listing.go beside the catalogue.
var listing = map[string]string{
	"The directory itself and its parent are listed.":                   "目录自身及其上级目录也被列出。",
	"Sub-directories are not listed.":                                   "不列出子目录。",
	"Files are not listed.":                                             "不列出文件。",
	"No more than ten entries are listed.":                              "最多列出十个列表项。",
	"The contents of sub-directories are listed as well.":               "子目录的内容也被列出。",
	"Where a file is named its whole directory is listed.":              "指定文件时，列出其所在目录的全部内容。",
	"A name that the server does not have is listed as an empty file.":  "服务器上不存在的名称被列为空文件。",
	"The size is a number of 16 bits.":                                  "文件大小为 16 位数。",
	"The size is in kilobytes.":                                         "文件大小以千字节为单位。",
	"The month is counted from 0.":                                      "月份从 0 开始。",
	"Files of earlier years are given the present year.":                "往年的文件显示为今年。",
	"The time has twelve digits, without seconds.":                      "时间只有十二位，缺少秒。",
	"The permission has nine letters.":                                  "权限有九个字符。",
	"The lines of directories have size and time.":                      "目录的列表项带有大小和时间。",
	"The lines of files have the time before the size.":                 "文件的列表项中，时间在大小之前。",
	"Names end at the first blank.":                                     "名称在第一个空格处结束。",
	"Names stand without quotes.":                                       "名称不带引号。",
	"The list of an empty directory ends with OK, and nothing follows.": "列出空目录以 OK 结束，其后没有结果。",
	"A list that fails carries the entry of the last one.":              "失败的列出带有上一次的列表项。",
	"AT+MFTPLIST lists the working directory of the first channel.":     "AT+MFTPLIST 列出第一个通道的当前工作路径。",
	"Lists in the form of Windows servers are not understood.":          "无法识别 Windows 服务器的列表格式。",
}
