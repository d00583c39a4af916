package cli

// pagesInChinese are the phrases of the commands history and watch.
var pagesInChinese = map[string]string{
	// history
	"Say how the verdicts develop over many runs": "说明判定在多次运行中的变化",
	"help history": `读入任意多份结果，生成单个离线网页 history.html：章节与固件、变为失败的和已修复的、每个
测试例各时期的判定、不稳定的测试例、改变的方言、每条命令的时延。给出目录即指其中及其下的
全部 results.json 和 report --bundle 的归档。

退出码：0 已生成，与判定无关；2 用法错误或结果不可用。`,
	"history of what? name folders of results, or archives of report --bundle": "什么的历史？请给出结果目录，或 report --bundle 的归档",
	"history: %w": "history：%w",
	"history: %s holds no results.json and no archive of report --bundle": "history：%s 中没有 results.json，也没有 report --bundle 的归档",
	"folder of history.html":                                    "history.html 的目录",
	"write history.json beside it, for programs":                "同时生成 history.json，供程序读取",
	"%d runs, %d firmwares":                                     "运行 %d 次，固件 %d 个",
	"%s → %s: broken: %d, fixed: %d, dialects changed: %d":      "%s → %s：变为失败 %d，已修复 %d，方言改变 %d",
	"how a line of firmwares developed, from all runs below it": "由目录下的全部运行看固件的演变",
	"for programs too":                                          "同时供程序读取",
}
