package text

// tablesInChinese are the phrases of what is read beside the report: the workbook,
// the history, the page of a run that goes on, the short edition.
var tablesInChinese = map[string]string{
	// The workbook.
	"Summary": "摘要", "Title": "标题", "Tags": "标签", "Begin, s": "开始（s）", "Time, s": "时长（s）", "Usual reading": "主要读法",

	// The history.
	"History": "历史", "Firmwares": "固件", "What changed": "变化", "Unstable": "不稳定", "Latency": "时延", "Runs": "运行", "History of many runs": "多次运行的历史",
	"%d runs, %d firmwares, %d test cases; from %s to %s": "运行 %d 次，固件 %d 个，测试例 %d 个；自 %s 至 %s", "%d runs": "运行 %d 次",
	"The verdicts over time, the latencies and the filters need JavaScript; everything else on this page does not.": "各时期的判定、时延和筛选需要 JavaScript，本页其余内容不需要。",
	"Clauses and firmwares": "章节与固件",
	"The last verdict of each case on each firmware: the worst of the clause, and failed of executed. A wave marks clauses with unstable cases.": "每个测试例在每个固件上的最后一次判定：章节中最差者，以及失败数/执行数。波浪号标出有不稳定测试例的章节。",
	"What changed from firmware to firmware":                                       "固件之间的变化",
	"The suite changed as well, from %s to %s: a change may be that of the suite.": "测试集也由 %s 变为 %s：变化可能出自测试集。",
	"Broken": "由通过变为失败", "Fixed": "由失败变为通过", "Other changes": "其他变化",
	"There is one firmware of each model only: nothing to compare.": "每个型号只有一个固件，无从比较。",
	"Unstable test cases": "不稳定的测试例", "They passed and did not pass on the same firmware.": "在同一固件上既有通过又有未通过。",
	"Passed": "通过", "Executed": "执行", "Verdicts over time": "各时期的判定",
	"A box for each run, from left to right; a gap where the firmware changes. Without a search: the cases that did not always pass. A box leads to the report of its run, where there is one.": "每次运行一格，自左至右；固件改变处留有间隔。未搜索时列出并非每次通过的测试例。点击方格打开该次运行的报告（如有）。",
	"Latency of the commands": "命令时延",
	"Medians of the cases that passed, for each run: from a command to its acknowledgement, and from there to its result. A line where the firmware changes.": "每次运行中通过的测试例的中位数：由命令到应答，以及由应答到结果。竖线为固件改变处。",
	"Some of the runs are of a virtual module, whose times say nothing of any hardware.":                                                                      "其中有虚拟模组的运行，其时间对任何硬件均不作说明。",

	// The page of a run that goes on.
	"Benches": "测试台", "Clauses": "章节", "No bench is at work.": "没有测试台在工作。", "None so far.": "目前没有。", "This page needs JavaScript.": "本页需要 JavaScript。",
	"no test case: idle, or a lost module is brought back": "没有测试例：空闲，或正在恢复失去应答的模组", "the state that every case begins in": "每个测试例开始前的状态",

	// The short edition.
	"short edition": "简版", "Contents": "目录", "Further fails: %d": "其余失败：%d 个", "in %d places": "%d 处", "Open questions for the vendor": "待厂商答复的问题",
	"This edition leaves out the test campaign, the ledger and the matrix of requirements: they are in the full edition and in report.html.": "本版不含测试活动、台账和要求矩阵：见完整版和 report.html。",
	"Each square is a requirement of the manual, with the worst verdict of its test cases; a hatched one cannot be tested.":                  "每个方格是手册的一条要求，显示其测试例中最差的判定；斜线方格无法测试。",
}
