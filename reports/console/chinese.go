package console

import (
	"sync"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// say gives a phrase of the console in the language of the style.
func (s Style) say(phrase string, args ...any) string {
	return chinese().Say(s.Lang, phrase, args...)
}

// translated gives what the suite says of a verdict in the language of the style.
func (s Style) translated(english string, t model.Text) string {
	return language.Told(s.Lang, english, t)
}

// chinese gives the Chinese of each phrase of the console, in the terms of the
// reports.
var chinese = sync.OnceValue(func() language.Phrases {
	return language.Phrases{
		// Verdicts and statuses.
		"pass": "通过", "fail": "失败", "inconc": "不确定", "error": "系统错误", "na": "不适用", "none": "未执行",

		// Why a case has its verdict.
		"clause": "章节", "reason": "原因", "step": "步骤", "sent": "发送", "expected": "期望", "observed": "所见", "server": "服务器",
		"blocked": "受阻于", "by hand": "手动复现", "server is": "服务器须", "(host, port, user name and password: those of your own FTP server)": "（主机、端口、用户名和密码：换成您自己 FTP 服务器的）",
		"… %d more in results.json": "…… 其余 %d 行见 results.json",

		// Progress.
		"exploration of %s, %s, --seed %d": "探索 %s，%s，--seed %d", "%d sequences, %d commands (%d a second on a bench), %d pairs, %d findings": "%d 个序列，%d 条命令（每个测试台每秒 %d 条），%d 个组合对，%d 个发现", ", %d unstable": "，%d 个不能稳定重现",
		"1 bench": "1 个测试台", "%d benches": "%d 个测试台", "%d cases on %s, %s": "%d 个测试例，端口 %s，%s", ", --shuffle %d": "，--shuffle %d",
		", shard %d of %d": "，第 %d 个分片，共 %d 个", ", for %s": "，持续 %s",
		"%d of %d executions passed": "%d 次执行通过，共 %d 次", "unstable": "不稳定", "drift": "漂移",
		"resumed: %d executions were taken over, the last of %s": "继续运行：沿用先前 %d 次执行，最后一次于 %s",
		"missing shards: %v": "缺少的分片：%v",
		", each %d times":    "，每个执行 %d 次", "note: %s": "注意：%s", "… and %d more": "…… 另有 %d 个", ", about %s left": "，约剩 %s",
		", at least %s left": "，至少还需 %s", ", %s, waiting for %s": "，已 %s，正在等待 %s", "%s of %s": "%s，共 %s", " (as %s)": "（同 %s）", "%d × %s": "%d × %s",

		// The end.
		" to the requirements that were tested":                                                     "：就所测要求而言",
		": no failure, but not every selected case has a verdict of the device's own":               "：没有失败，但并非每个选中的测试例都得出了对设备的判定",
		"%d cases: %d pass, %d fail, %d inconc, %d error, %d na, %d none; %d selected, %d executed": "共 %d 个测试例：%d 通过，%d 失败，%d 不确定，%d 系统错误，%d 不适用，%d 未执行；选中 %d，已执行 %d",
		" and %d more":    "，另有 %d 个",
		"ended early: %s": "提前结束：%s",
		"unknown device":  "未知设备",
		"%s on %s, in %s": "%s，端口 %s，用时 %s",
		"results: %s":     "结果：%s",
	}
})
