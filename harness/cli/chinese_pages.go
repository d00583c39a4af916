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

	// watch
	"Show a running test in a browser": "在浏览器中显示正在进行的运行",
	"help watch": `在浏览器中显示结果位于某目录的运行，不论由哪个进程执行：进度、每个测试台正在做什么
和等待什么、失败的测试例及其收发记录、剩余时间。页面自动更新，只能查看，不能更改。按 Ctrl-C 结束。

仅在本机监听，除非用 --listen 给出其他地址。

退出码：0 已结束；2 用法错误或没有该目录。`,
	"watch what? name the folder of a run, e.g. mftpspec watch reports/out": "要查看什么？请给出一次运行的目录，例如 mftpspec watch reports/out",
	"watch: %w": "watch：%w",
	"watch: %s is no folder; name the one that run --out names": "watch：%s 不是目录；请给出 run --out 所指的目录",
	"address of the page": "页面的监听地址",
	"%s %s: write an address and a port, e.g. 127.0.0.1:8080": "%s %s：应写成地址和端口，例如 127.0.0.1:8080",
	"%s %s: %w":              "%s %s：%w",
	"the run is shown on %s": "运行显示于 %s",
	"address of a page that shows the run while it goes on, e.g. 127.0.0.1:8080 (default: none)": "在运行期间显示进展的页面地址，例如 127.0.0.1:8080（默认：无）",
	"a run that another terminal has begun":                                                      "另一个终端启动的运行",
	"from a phone in the same network":                                                           "从同一网络中的手机查看",
	"to be watched in a browser":                                                                 "在浏览器中观看",

	// report --format pdf
	"length of the PDF, and of the HTML when it is printed: short or full": "pdf 以及打印 html 时的版本：short（简版）或 full（完整版）",
	"--edition %s: there are short and full":                               "--edition %s：可用 short 和 full",
	"--edition is for --format pdf, and for html where that is printed":    "--edition 仅用于 --format pdf，以及打印 html",
	"--format pdf: there is no Chromium, Chrome or Edge on this machine; install one (Debian: apt install chromium), or print report.html from another browser": "--format pdf：本机没有 Chromium、Chrome 或 Edge；请安装（Debian：apt install chromium），或用其他浏览器打印 report.html",
	"on paper, the short edition": "纸质报告，简版",
}
