package selftest

import (
	"sync"

	"mftpspec/reports/language"
)

// chinese gives the Chinese of what Print says.
var chinese = sync.OnceValue(func() language.Phrases {
	return language.Phrases{
		"does not pass on the clean module":                                 "在无缺陷的模组上未通过",
		"changed by chance under %s, and not when tried again":              "在 %s 下偶然改变，重试时未再出现",
		"\nunproven: no defect makes these cases fail on their own account": "\n未证明：没有缺陷使以下测试例因自身原因失败",
		"killed": "已发现", "WRONG ": "错因  ", "ALIVE ": "未发现",
		"%s  %-34s %-9s by %3d of %3d failing: %s":             "%s  %-34s %-9s 引用者 %3d，失败 %3d：%s",
		"\n%d cases kill; the most defects by: %s (all in %s)": "\n%d 个测试例有所发现；发现最多者：%s（全部见 %s）",
		"%s … %d more":                                   "%s …… 另有 %d 个",
		"  could not be run: %s":                         "  无法运行：%s",
		"  ended early: %s":                              "  提前结束：%s",
		"  survives: no case fails on it (it breaks %s)": "  未发现：没有测试例因此失败（它违反 %s）",
		"  %d cases fail, and none cites %s or §%s:":     "  %d 个测试例失败，但无一引用 %s 或 §%s：",
		"  does no harm: it proves nothing":              "  未造成影响：不能证明什么",
		"  the results show nothing of it under %s":      "  结果中 %s 之下没有它的记录",
		"changed out of reach":                           "在影响范围之外改变",
		"may not fail":                                   "本不得失败",
		"held against the module":                        "归咎于模组",
		"  %d cases %s:":                                 "  %d 个测试例%s：",
		"    and %s":                                     "    以及 %s",
		"%s  %s, was %s":                                 "%s  %s，原为 %s",
		" expected %.120s, observed %.120s":              " 期望 %.120s，所见 %.120s",
		"\ndefects   %d of %d killed (%d by no case of the requirement itself), %d survive, %d verdicts changed out of reach": "\n缺陷      发现 %d 个，共 %d 个（其中 %d 个并非由该要求自身的测试例发现），%d 个未发现，影响范围之外改变的判定 %d 个",
		"dialects  %d of %d without a fail, and recorded (mixtures: seed %d)":                                                 "方言      %d 种（共 %d 种）无失败且有记录（随机组合：种子 %d）",
		"faults    %d of %d held against no module":                                                                           "故障      %d 种（共 %d 种）未归咎于模组",
		"cases     not judged: this was a part of the self-test":                                                              "测试例    不作判断：这只是自测的一部分",
		"cases     %d of %d strict and dialect cases are proven, %d are not":                                                  "测试例    严格与方言级 %d 个已证明（共 %d 个），%d 个未证明",
		"%d verdicts were chance; %.1f s; suite %.12s":                                                                        "偶然的判定 %d 个；%.1f 秒；测试集 %.12s",
		"\nnot judged: these need a server on port 21, which this user may not open":                                          "\n未判定：这些需要 21 端口上的服务器，而当前用户无权打开该端口",
		"PROVED": "已证明", "NOT PROVED": "未证明",

		// What is broken in the laboratories.
		"nothing is at the other end of the line":                                     "线路另一端没有设备",
		"the port goes away after every 4000 bytes, and can be opened again":          "端口每过 4000 字节消失一次，可以重新打开",
		"the port goes away after 12000 bytes, and for good":                          "端口在 12000 字节之后消失，不再出现",
		"the module is told an address where no FTP server is":                        "告知模组的地址上没有 FTP 服务器",
		"the FTP server ends with everything it has open as soon as somebody logs in": "一有登录，FTP 服务器即连同其全部连接一起终止",
		"no packet of the module reaches anybody":                                     "模组发出的数据包均无法到达",
		"the network goes away with the 30th connection, and for good":                "网络在第 30 个连接时消失，不再恢复",
		"the line runs at 9600 bits per second":                                       "线路速率为每秒 9600 比特",
		"the module loses its power at every 40th command":                            "模组每到第 40 条命令即掉电",
	}
})
