package cli

// runInChinese are the phrases of the commands run, explore and doctor.
var runInChinese = map[string]string{
	// run
	"Test a module, or the emulator": "测试模组或仿真器",
	"help run": `按手册测试 --port 所接的模组，结果 results.json 写入 --out 目录。

退出码：0 符合（CONFORMING，含部分符合），或失败全部已豁免；1 不符合（NON-CONFORMING）；
2 用法错误或未选中任何测试例；3 未完成（INCOMPLETE）；4 测试台无法建立。

被中断或被终止的运行，用同样的选项加 --resume 继续。

--select 接受章节（3.10、3）、命令（MFTPPWD）、测试例（MFTPPWD-010）、
要求（R3.5-02）、台账行（D01）、标签（@example）以及先前运行的判定
（verdict:fail），可用 and、or、not 和括号组合。`,
	"--defect %s shows on one model only: say --model %s":                                                        "--defect %s 只在一个型号上显现：请加 --model %s",
	"--defect %s shows under one reading only: say --dialect %s=%s":                                              "--defect %s 只在一种读法下显现：请加 --dialect %s=%s",
	"device path, COM port, auto, socket://host:port, rfc2217://host:port, labgrid://place, emu:// or emu://mem": "设备路径、COM 口、auto、socket://host:port、rfc2217://host:port、labgrid://place、emu:// 或 emu://mem",
	"rate of the serial line": "串口速率",
	"model to test against, or the file of one; see list model (default: generic on emu://, else what AT+CGMM says)": "按哪个型号测试，或型号文件，见 list model（默认：emu:// 用 generic，否则取 AT+CGMM 的应答）",
	"file that declares the laboratory: see fixtures/lab.example.yaml":                                               "实验室声明文件，见 fixtures/lab.example.yaml",
	"test cases to execute, e.g. '3.10 and not @slow'":                                                               "要执行的测试例，例如 '3.10 and not @slow'",
	"results.json of an earlier run; without --select, what did not pass in it is executed":                          "先前运行的 results.json；未给 --select 时只执行其中未通过的测试例",
	"benches at work at once (default: 32 on emu://, 1 on a port)":                                                   "同时工作的测试台数（默认：emu:// 为 32，串口为 1）",
	"where the FTP servers listen":                                                                                   "FTP 服务器的监听地址",
	"address of the FTP servers as the module reaches them (default: where they listen)":                             "模组访问 FTP 服务器所用的地址（默认：监听地址）",
	"folder of the results":                                                              "结果目录",
	"seed of a random order (default: none)":                                             "随机顺序的种子（默认：不打乱）",
	"executions of each case; the worst verdict counts":                                  "每个测试例的执行次数；取最差的判定",
	"execute the cases again and again for so long, e.g. 8h (default: as --repeat says)": "在这段时间内反复执行，例如 8h（默认：按 --repeat）",
	"part of the selection to execute, e.g. 2/4; merge puts the parts together":          "只执行所选测试例的一个分片，例如 2/4；用 merge 合并",
	"go on with the run that was interrupted or killed and left its results in --out":    "继续 --out 目录中被中断或被终止的运行",
	"rate of the emulator's line, bits per second (default: as fast as it goes)":         "仿真器串口的速率，比特每秒（默认：不限速）",
	"--shard: %w": "--shard：%w",
	"--shard: every machine must choose the same cases: name the earlier results with --rerun":       "--shard：各机器必须选中同样的测试例，请用 --rerun 指定先前的结果",
	"--line-rate is for emu://: the line of a device has the rate of --baud":                         "--line-rate 仅用于 emu://：真实设备的串口速率由 --baud 给定",
	"reading of the emulator where the manual leaves a choice, e.g. D01=unquoted; see list dialects": "手册留有选择之处仿真器的读法，例如 D01=unquoted；见 list dialects",
	"firmware defect to give the emulator; see list defects":                                         "给仿真器注入的缺陷；见 list defects",
	waiversUsage: "已接受偏差的文件，YAML 列表，含 case、reason、expires：判定仍为失败，但不计入退出码",
	"show what goes over the serial lines as it goes, and log what the harness does to stderr":                                  "实时显示串口收发，并把测试程序自身的日志写到 stderr",
	"no answer yet: opening %s, then AT until the module answers it, and what it says of itself":                                "尚无应答：正在打开 %s，随后发送 AT 直到模组应答，并读取其型号信息",
	"log what the harness does to stderr":                                                                                       "把测试程序自身的日志写到 stderr",
	"interrupted: finishing the running cases. Press Ctrl-C again to stop at once; continue with the same command and --resume": "已中断：正在结束执行中的测试例；再按一次则立即终止；同一命令加 --resume 可继续",
	"--repeat, --for, --jobs, --baud and --line-rate want a number above 0":                                                     "--repeat、--for、--jobs、--baud 和 --line-rate 须为大于 0 的数",
	"--lab: %w":   "--lab：%w",
	"--rerun: %w": "--rerun：%w",
	"--select %s: %w; name another with --rerun":                                       "--select %s：%w；可用 --rerun 指定另一份结果",
	"--dialect is for emu://: a device has the dialect that it has":                    "--dialect 仅用于 emu://：真实设备的方言不由我们决定",
	"--defect is for emu://: a device has the defects that it has":                     "--defect 仅用于 emu://：真实设备的缺陷不由我们决定",
	"--jobs %d: %s is one module, and a module executes one case at a time":            "--jobs %d：%s 是一个模组，一个模组一次只能执行一个测试例",
	"--jobs %d: the laboratory has %d benches, and each is used; name one with --port": "--jobs %d：实验室有 %d 个测试台，都会使用；如只用一个，请用 --port 指定",
	"--dialect %q: write ROW=READING, e.g. D01=unquoted; see mftpspec list dialects":   "--dialect %q：应写成 行=读法，例如 D01=unquoted；见 mftpspec list dialects",
	"--defect %s: there is no such defect; see mftpspec list defects":                  "--defect %s：没有这种缺陷；见 mftpspec list defects",

	// explore
	"ten minutes on the virtual module":                   "在虚拟模组上探索十分钟",
	"a night on a module, and on with it after a break":   "在模组上探索一夜，中断后继续",
	"a thousand sequences of another seed":                "用另一个种子执行一千个序列",
	"a module with a defect, up to the first finding":     "带缺陷的模组，直到第一个发现",
	"a finding once more, as a scenario of one's own":     "把发现作为自有场景再执行一次",
	"Search for defects with generated command sequences": "用生成的命令序列寻找缺陷",
	"help explore": `用手册模型生成的命令序列驱动 --port 所接的模组，并按手册、台账和 FTP 服务器的实际情况判定。
失败的序列从干净状态重复三次，然后在设备上缩减到最短。所得即一个发现：--out 目录中
results.json 的一个测试例，以及 --out/findings 中可用 run --features 执行的 feature 文件。

同一个 --seed 给出同样的序列。被中断或被终止的探索，用同样的选项加 --resume 继续。

退出码：同 run。1 表示有发现；3 还包括没有判定的序列，以及只失败过一次、不能重现的序列。`,
	"number that the sequences are made from": "生成序列所用的种子",
	"how long to explore":                     "探索多长时间",
	"how many sequences to execute; without --for there is no limit of time then (default: as many as there is time for)": "执行多少个序列；此时若未给 --for 则不限时间（默认：时间允许多少就执行多少）",
	"end after so many findings (default: go on)":                                          "得到这么多发现后结束（默认：继续）",
	"benches at work at once (default: 1)":                                                 "同时工作的测试台数（默认：1）",
	"--for, --sequences, --findings, --jobs, --baud and --line-rate want a number above 0": "--for、--sequences、--findings、--jobs、--baud 和 --line-rate 须为大于 0 的数",
	"interrupted: finishing the running sequences. Press Ctrl-C again to stop at once":     "已中断：正在结束执行中的序列；再按一次则立即终止",
	"what was found, as scenarios: %s":                                                     "所有发现的场景文件：%s",

	// doctor
	"Say whether a bench can run, and what to do if not": "检查测试台能否运行，不能则说明如何处理",
	"help doctor": `在一分钟内逐步检查测试台：端口、AT、身份、固件、ICS、SIM 卡、网络注册、PDP 上下文、
时钟、到 FTP 服务器及其每个被动端口的通路、模组自身的文件；并说明运行将选中哪些测试例、
需要多长时间。每一步为正常、警告或失败，并给出处理办法。实验室有多个测试台时同时检查。

--write-model 由模组所显示的内容生成型号文件：用于测试集不认识的型号，按其数据手册核对后
交给 run --model。

不向模组写入任何持久内容，并恢复其原状。

退出码：0 就绪（可有警告）；2 用法错误；4 未就绪。`,
	"doctor which port? Name it with --port or in --lab; no serial port was found on this machine, and emu:// is always there": "检查哪个端口？请用 --port 或在 --lab 中给出；本机没有找到串口，emu:// 随时可用",
	"doctor which port? Name it with --port or in --lab; there are %s, and emu://":                                             "检查哪个端口？请用 --port 或在 --lab 中给出；可用的有 %s，以及 emu://",
	"ok": "正常", "warning": "警告", "FAILURE": "失败", "not checked": "未检查", "ready": "就绪",
	"not ready: failures: %d, warnings: %d, not checked: %d": "未就绪：失败 %d，警告 %d，未检查 %d",
	"ready, with warnings: %d":                               "就绪，警告 %d",
	"not ready: a verdict is about one firmware, and %s is %s, %s is %s: run them apart, each with --port": "未就绪：判定只针对一个固件，而 %s 为 %s，%s 为 %s：请分别用 --port 运行",
}
