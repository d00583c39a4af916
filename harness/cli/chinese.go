package cli

import (
	"maps"
	"sync"

	"mftpspec/reports/language"
)

// chinese gives the Chinese of each phrase of the commands, in the terms of the
// reports. "help run" is the long text of the command run, and so on.
var chinese = sync.OnceValue(func() language.Phrases {
	all := language.Phrases{
		// Examples.
		"the whole suite on the virtual module, without any hardware":             "在虚拟模组上运行整个测试集，不需要任何硬件",
		"is this module ready to be tested?":                                      "这个模组可以测试了吗？",
		"a virtual module for a program that talks to one":                        "给主机程序用的虚拟模组",
		"the whole suite on the virtual module":                                   "在虚拟模组上运行整个测试集",
		"a module whose server is reached from outside at 203.0.113.7":            "模组从外部以 203.0.113.7 访问服务器",
		"as a file declares the laboratory":                                       "按实验室声明文件运行",
		"downloads only, but for the slow cases":                                  "只测下载，不含慢的测试例",
		"again what did not pass":                                                 "重新执行未通过的测试例",
		"a module with a defect: what would the suite say of it?":                 "带缺陷的模组：测试集会怎样判定？",
		"the module on a port":                                                    "检查一个端口上的模组",
		"all benches of a laboratory, and the way to the FTP server":              "检查实验室的全部测试台，以及到 FTP 服务器的通路",
		"for --format pcapng: the test cases, with commas between (default: all)": "用于 --format pcapng：测试例，以逗号分隔（默认：全部）",
		"--case is for --format pcapng":                                           "--case 仅用于 --format pcapng",
		"--case %s: the results have no such test case":                           "--case %s：结果中没有这个测试例",
		"--case %s: it was not executed, there is nothing to show":                "--case %s：未执行，没有可显示的内容",
		"what was on the line and the network in one case, for Wireshark":         "一个测试例中串口和网络上的收发，供 Wireshark 打开",
		"a workbook, in Chinese":                                                  "生成中文工作簿",
		"every format, beside the results":                                        "全部格式，与结果放在一起",
		"for a customer, without numbers of devices and subscribers":              "对外提供，遮蔽设备和用户号码",
		"signed, and later checked":                                               "签名，供日后核对",
		"has anybody changed the evidence?":                                       "证据是否被改动过？",
		"what the new firmware changed":                                           "新固件改变了什么",
		"as a page":                                                               "生成网页",
		"the shards of a run":                                                     "合并一次运行的各分片",
		"for a build server: exit as the whole run would":                         "用于构建服务器：退出码与整次运行相同",
		"a virtual module that speaks like the one that was tested":               "由受测模组得到应答相同的虚拟模组",
		"which a host program then meets":                                         "再供主机程序使用",
		"what the module said in one case":                                        "重放模组在一个测试例中的应答",
		"a module on /tmp/module, for any program that opens serial ports":        "/tmp/module 上的模组，供任何打开串口的程序使用",
		"with an FTP server for a folder, and everything that is said":            "带一个目录的 FTP 服务器，并打印全部收发",
		"on a TCP port, and with events":                                          "在 TCP 端口上，并接收事件",
		"the network goes away":                                                   "网络丢失",
		"and comes back":                                                          "再恢复",
		"every command takes longer":                                              "每条命令都变慢",
		"a defect of a firmware":                                                  "一个固件缺陷",
		"one with a defect, on a slow line":                                       "带缺陷的模组，线路较慢",
		"one that reads the manual in another way":                                "对手册采用另一种读法的模组",
		"the whole proof":                                                         "完整的验证",
		"one defect":                                                              "只验证一个缺陷",
		"the test cases of a clause":                                              "某一章节的测试例",
		"what each firmware defect is":                                            "每个固件缺陷的说明",
		"a file that declares a laboratory, to begin with":                        "实验室声明文件的范例",
		"its JSON Schema, with which editors complete and check it":               "其 JSON Schema，编辑器可据此补全和检查",
		"the serial ports of this machine":                                        "本机的串口",

		// The frame of the help.
		"Usage:": "用法：", "Commands:": "命令：", "Flags:": "选项：", "Flags of every command:": "通用选项：", "[flags]": "[选项]", "[command]": "[命令]",
		"%s (default %s)": "%s（默认 %s）", " (default %s)": "（默认 %s）", "More about a command: %s [command] --help": "某个命令的详细说明：%s [命令] --help",
		"Examples:":                              "示例：",
		"unknown flag: --%s; did you mean --%s?": "未知选项：--%s；是否指 --%s？",
		"unknown flag: --%s; %s --help lists those there are": "未知选项：--%s；%s --help 列出全部选项",
		"show this help": "显示本帮助", "show the version": "显示版本", "Help about any command": "显示某个命令的帮助",
		"Conformance tests for the FTP AT commands (AT+MFTP…) of OneMO modules":                  "OneMO 模组 FTP AT 命令（AT+MFTP…）一致性测试",
		"language of messages and reports, en or zh (default: from LC_ALL, LC_MESSAGES or LANG)": "消息与报告的语言，en 或 zh（默认：由 LC_ALL、LC_MESSAGES、LANG 决定）",
		"--lang %q: there are en and zh":        "--lang %q：可用 en 和 zh",
		"this build of the suite is broken: %w": "本程序自带的测试集数据有误：%w",
		"warning: %s":                           "警告：%s",

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

		// Waivers.
		"--waivers: %w": "--waivers：%w",
		"--waivers %w":  "--waivers %w",
		"waived: %s; fails that are not waived: %d":              "已豁免：%s；未豁免的失败：%d 个",
		"the waiver of %s expired on %s and counts no more":      "%s 的豁免已于 %s 到期，不再生效",
		"the waiver of %s was not needed: the case did not fail": "%s 的豁免没有用到：该测试例没有失败",

		// report
		"Write the reports of a run": "生成一次运行的报告",
		"help report": `由 results.json 生成报告：report.html 供人阅读和签署，junit.xml、cucumber.json 和
messages.ndjson 供构建服务器使用，summary.md 用于构建页面；同一目录下的 SHA256SUMS
记录全部证据的摘要值。给出目录即指其中的 results.json。另有须指明才生成的：
--format xlsx，工作簿；--format pcapng，供 Wireshark 打开的串口与 FTP 收发；--format pdf，
由本机的 Chromium 打印的纸质报告：--edition short 为签署所需和失败部分，--edition full 为
report.html 的全部。

退出码：0 已生成，与判定无关；2 用法错误或结果不可用。
带 --verify 时：0 证据完好；1 证据有改动，并逐个指出被改动、调换、增加或移除的文件。`,
		"of html, junit, cucumber, messages, markdown, xlsx, pcapng, pdf, with commas between (default: the first five)": "html、junit、cucumber、messages、markdown、xlsx、pcapng、pdf 中的若干种，以逗号分隔（默认：前五种）",
		"folder of the reports (default: beside results.json)":                                                           "报告目录（默认：与 results.json 同目录）",
		"mask IMEI, IMSI, ICCID, phone numbers and addresses, for reports given to others":                               "遮蔽 IMEI、IMSI、ICCID、电话号码和地址：用于对外提供的报告",
		"title of the first page": "首页标题",
		"what is released or bought, for the first page (default: the model)":                            "首页上的产品名称，即所发布或采购之物（默认：型号）",
		"the test laboratory, for the first page (default: as the results say)":                          "首页上的测试实验室（默认：按结果）",
		"who tested, for the first page (default: as the results say)":                                   "首页上的测试人员（默认：按结果）",
		"the laboratory's number of this report (default: as the results say)":                           "实验室的报告编号（默认：按结果）",
		"sign the results of a virtual module, which say nothing about any hardware":                     "签署虚拟模组的结果；此类结果对任何硬件均不作结论",
		"--sign: %s is of a virtual module, and says nothing about any hardware; sign it with --virtual": "--sign：%s 出自虚拟模组，对任何硬件均不作结论；如仍要签署，请加 --virtual",
		"private OpenSSH key that signs SHA256SUMS":                                                      "用于签署 SHA256SUMS 的 OpenSSH 私钥",
		"write nothing: compare the evidence with SHA256SUMS, and check its signature":                   "不生成文件：按 SHA256SUMS 核对证据，并检查其签名",
		"for --verify: file of allowed signers, as of ssh-keygen":                                        "用于 --verify：许可签名者文件，格式同 ssh-keygen",
		"for --verify: who must have signed, as that file names them (default: anybody in it)":           "用于 --verify：必须由谁签署，名称同该文件（默认：其中任何一人）",
		"report what? name one results.json, or its folder":                                              "要报告什么？请给出一个 results.json 或其所在目录",
		"--format %s: there are html, junit, cucumber, messages, markdown, xlsx, pcapng and pdf":         "--format %s：可用 html、junit、cucumber、messages、markdown、xlsx、pcapng 和 pdf",
		"report: %w":    "报告：%w",
		"--out: %w":     "--out：%w",
		"--sign: %w":    "--sign：%w",
		"--sign %s: %w": "--sign %s：%w",
		"warning: the reports are masked, but the evidence beside them is not: for reports given to others, name another folder with --out": "警告：报告已遮蔽，而同一目录下的证据未遮蔽：对外提供时请用 --out 另指目录",
		"passphrase of %s: ": "%s 的口令：",
		"%s was of other files and is removed: sign again with --sign":     "%s 是对另一批文件的签名，已删除：请用 --sign 重新签署",
		"%s: the journal is damaged from line %d on, and read up to there": "%s：日志自第 %d 行起损坏，只读到此处",
		"%s: the run is in progress, %d of %d":                             "%s：运行仍在进行，已执行 %d 个，共 %d 个",
		"%s: the run was interrupted, %d of %d; go on with run --resume":   "%s：运行被中断，已执行 %d 个，共 %d 个；可用 run --resume 继续",
		"what an earlier run left is now in %s":                            "先前运行留下的内容现位于 %s",
		"reports that were made during the run are removed: %s":            "已删除运行期间生成的报告：%s",
		"--verify: %w": "--verify：%w", "--bundle: %w": "--bundle：%w",
		"ZIP archive to make of the reports and the evidence, which --verify takes as it is": "把报告和证据打成一个 ZIP 归档，--verify 可直接核对它",
		"--verify %s: the evidence is not intact":                                            "--verify %s：证据不完好",
		"%s was added: %s does not list it":                                                  "%s 是后加的：%s 中没有它", "%s was removed": "%s 被移除", "%s was swapped: it has the content of %s": "%s 被调换：其内容是 %s 的",
		"%s was changed": "%s 被改动", "%s cannot be read: %s": "%s 无法读取：%s",
		"there is no signature: whoever changes a file can change %s too":                         "没有签名：能改动文件的人也能改动 %s",
		"signed with the key %s; whether it may sign was not checked: say who may with --signers": "由密钥 %s 签名；未检查该密钥是否许可：请用 --signers 指明许可的签名者",
		"%s was not of these results and is removed":                                              "%s 不属于这些结果，已删除",
		"suite: %s %s, digest %s": "测试集：%s %s，摘要值 %s", "manual: %s, digest %s": "手册：%s，摘要值 %s",
		"--verify %s: %w; the command report writes it": "--verify %s：%w；该文件由 report 命令生成",
		"%d files are as %s says":                       "%d 个文件与 %s 一致",
		"there is no signature to check: %w":            "没有可供检查的签名：%w",
		"--signers: %w":                                 "--signers：%w",
		"signed by %s, key %s":                          "签名者 %s，密钥 %s",

		// compare
		"Say what changed between two runs": "比较两次运行",
		"help compare": `说明从一次运行到另一次运行（例如上一版与下一版固件）有何变化：变差与变好的判定、
方言、时间、声明。输出为 Markdown。

退出码：0 相同或变好；1 变差；2 用法错误或结果不可用。`,
		"folder of compare.html and compare.md (default: none)":  "compare.html 与 compare.md 的目录（默认：不写文件）",
		"compare what? name two results.json, the old one first": "要比较什么？请给出两个 results.json，旧的在前",
		"unusable results: %w": "结果不可用：%w",
		"compare: %w":          "比较：%w",

		// merge
		"Put the results of several runs together": "合并多次运行的结果",
		"help merge": `把同一测试集在同一设备上的多次运行合并：各自执行不同测试例的分片，或重复运行。
每个测试例取最差的判定，各次运行不一致之处逐条列出。

缺少分片时，整体为未完成（INCOMPLETE）。

退出码：0 已写入，与判定无关；2 用法错误、结果不可用，或测试集、设备、选择不同。
带 --verdict 时同 run：0 符合；1 有失败；3 未完成。`,
		"exit as a run with these results does":                   "退出码与得到这些结果的运行相同",
		"folder of the merged results.json; it must be named":     "合并后 results.json 的目录；必须给出",
		"merge what? name two results.json or more":               "要合并什么？请给出两个或更多 results.json",
		"merge: name the folder of the merged results with --out": "merge：请用 --out 给出合并结果的目录",
		"merge: --out %s would overwrite %s":                      "merge：--out %s 会覆盖 %s",
		"conflict: %s %s: %s; kept: %s":                           "冲突：%s %s：%s；保留：%s",
		"… and %d more conflicts":                                 "…… 另有 %d 处冲突",

		// record
		"Make a virtual module of a run on a real one": "由真实模组的一次运行得到虚拟模组",
		"help record": `由一次在真实模组上的运行生成文件，仿真器据此学会像它那样应答：它的标识、它在手册留有
选择之处的读法、提示符的字节、数据块大小、保护时间和各命令的时延。有了该文件，
  mftpspec run --module FILE       在如此应答的虚拟模组上运行测试集
  mftpspec emulate --module FILE   在终端上提供这个虚拟模组
仿真器做不到的，以及该模组未通过的，都在文件中逐条列出。

退出码：0 已写入；2 用法错误，或该次运行不能用于记录。`,
		"record what? name one results.json, of a run on a module": "要记录什么？请给出一个在模组上运行所得的 results.json",
		"record: %w":     "记录：%w",
		"record: %s: %w": "记录：%s：%w",
		"file to write, - for the standard output (default: named after the module)":          "要写入的文件，- 表示标准输出（默认：以模组命名）",
		"take what there is of a run that did not come to its end":                            "运行未完成时，也取其已有的内容",
		"%s: %d readings, %d latencies; %d things are not reproduced, %d failures are listed": "%s：读法 %d 种，时延 %d 项；不能重现的 %d 项，列出的失败 %d 个",
		moduleUsage:    "已记录模组的文件，仿真器将像它那样应答：见 mftpspec record",
		"--module: %w": "--module：%w",
		"--module %s: it is a module of model %s, not %s":             "--module %s：该模组的型号是 %s，不是 %s",
		"--module is for emu://: %s is a module already":              "--module 仅用于 emu://：%s 本身就是模组",
		"--model and --module: a recorded module is of its own model": "--model 与 --module：已记录的模组有自己的型号",

		// replay
		"Replay the module's bytes of one test case to a host, with the recorded pauses": "按记录的停顿，向主机重放模组在一个测试例中发出的字节",
		"help replay": `把模组在某次运行的一个测试例中的输出，按当时的字节和停顿重放给主机：主机开发者由此
得到远处那个模组的应答。每条命令行以模组对该行的应答作答；记录中该命令只有其他参数时，在
stderr 上说明，并给出对那些参数的应答。记录中完全没有的命令以 ERROR 拒绝。主机继续发送时，
停顿即缩短。

带 --strict 时按轮次进行：主机无论发送什么，记录中的应答照样发出。命令行以收到 <CR> 为准，
数据以收到同样多的字节为准。`,
		"answer turn by turn, whatever the host sends":                 "按轮次应答，不论主机发送什么",
		"turn %d: the host sent %q, which the recording does not have": "第 %d 轮：主机发送 %q，记录中没有",
		"replay what? name one results.json and one of its test cases": "要重放什么？请给出一个 results.json 和其中的一个测试例",
		"replay: %w":                             "重放：%w",
		"%s is on %s, %d turns; end with Ctrl-C": "%s 位于 %s，共 %d 轮；按 Ctrl-C 结束",
		"turn %d: the host sent %q, in the recording it was %q": "第 %d 轮：主机发送 %q，记录中为 %q",
		"the recording is at its end":                           "记录已放完",

		// emulate
		"Offer a virtual module on a terminal of this machine": "在本机终端上提供一个虚拟模组",
		"help emulate": `为与模组通信的程序提供一个虚拟模组：在本机终端上，或用 --listen 在 TCP 端口上
（容器、Windows 上的 com0com 或终端软件，以及一切不能打开终端的程序）。它应答这类程序
启动时发送的命令，并能访问真实的 FTP 服务器。

--ftp 用自带的 FTP 服务器提供一个目录：程序上传的文件就在该目录中。--verbose 打印双方
在串口和 FTP 连接上的收发。--control 在运行中接收事件，由 mftpspec tell 发送。`,
		"TCP port instead of a terminal, e.g. tcp://127.0.0.1:2000 (which is the default where there are no terminals)": "用 TCP 端口代替终端，例如 tcp://127.0.0.1:2000（没有终端的系统上即为默认）",
		"folder that an FTP server beside the module offers":                                                            "由模组旁的 FTP 服务器提供的目录",
		"where that FTP server listens":                                                                                 "该 FTP 服务器的监听地址",
		"address of that FTP server as the module is told it (default: where it listens)":                               "告知模组的该 FTP 服务器地址（默认：监听地址）",
		"user and password of that FTP server, with a colon between; anonymous is let in too":                           "该 FTP 服务器的用户和密码，以冒号分隔；也接受匿名登录",
		"where events are taken at run time: tcp://127.0.0.1:2001, or the path of a socket":                             "运行中接收事件的位置：tcp://127.0.0.1:2001，或套接字的路径",
		"file in which to record the traffic, one JSON object per line":                                                 "记录双方收发的文件，每行一个 JSON 对象",
		"print what both sides say": "打印双方的收发",
		"--record: %w":              "--record：%w",
		"--listen %q: write tcp://host:port, e.g. tcp://127.0.0.1:2000": "--listen %q：应写成 tcp://host:port，例如 tcp://127.0.0.1:2000",
		"--listen and --link: a line is on a TCP port or on a terminal": "--listen 与 --link：线路或在 TCP 端口上，或在终端上",
		"--%s is about the FTP server of --ftp: name its folder":        "--%s 属于 --ftp 的 FTP 服务器：请给出其目录",
		"--ftp-account: write USER:PASSWORD":                            "--ftp-account：应写成 USER:PASSWORD",
		"--ftp %s: there is no such folder":                             "--ftp %s：没有这个目录",
		"%s is on the FTP server %s; log in with %s":                    "%s 位于 FTP 服务器 %s；登录用 %s",
		"events are taken on %s; send them with mftpspec tell %s EVENT": "事件由 %s 接收；用 mftpspec tell %s EVENT 发送",

		"the test laboratory, for the first page (default: as --lab says)": "首页所列的测试实验室（默认：按 --lab）",
		"who tested, for the first page (default: as --lab says)":          "首页所列的测试人员（默认：按 --lab）",
		"the laboratory's number of this report (default: as --lab says)":  "实验室的报告编号（默认：按 --lab）",

		"interrupted": "已中断",

		// serve
		"Run the FTP server of a test case, or one for a host program": "充当某个测试例的 FTP 服务器，或供主机程序使用的服务器",
		"help serve": `充当 FTP 服务器并显示它看到的一切：即测试例所用的服务器。

加 --case 时是该测试例的服务器，带有其文件、账号、服务器类型和故障。它给出在 AT 口要输入的内容，
并对所见作出判定：按 Enter 之后、按 Ctrl-C 时，或模组离开之后。它看不到模组的应答：以“模组”
开头的行说明应答必须是什么。

不加 --case 时为 --root 目录提供服务。--fault 给出对话的步骤和该处的故障，例如 "after STOR=552" 或
greeting=missing；list faults 列出全部。

退出码：0 已结束，或加 --case 时全部满足；1 有不满足；2 用法错误；3 无法判断；
4 服务器无法启动。`,
		"test case whose server to run, e.g. CODE-006.STOR; see list cases": "充当其服务器的测试例，例如 CODE-006.STOR；见 list cases",
		"where it listens": "监听地址",
		"its address as the module reaches it (default: where it listens)":   "模组访问它的地址（默认：监听地址）",
		"model that the case is for; see list model":                         "测试例所针对的型号；见 list model",
		"folder to offer (default: one in memory, which is gone at the end)": "所提供的目录（默认：内存中的目录，结束后消失）",
		"who may log in; anonymous is let in too":                            "可登录的用户；也接受匿名登录",
		"password of --user":                                                       "--user 的密码",
		"server to imitate; see list faults":                                       "所模仿的服务器；见 list faults",
		"what goes wrong, as STEP=WHAT; see list faults":                           "故障，写作 步骤=故障；见 list faults",
		"how late the replies of --fault STEP=late are":                            "--fault 步骤=late 的应答推迟多久",
		"explicit or implicit FTPS (default: explicit where a client asks for it)": "explicit 或 implicit FTPS（默认：客户端要求时为 explicit）",
		"file for the certificate that the module must trust for FTPS, PEM":        "写入证书的文件，FTPS 时模组必须信任它，PEM 格式",
		"--%s is about the server of a test case: name it with --case":             "--%s 用于测试例的服务器：请用 --case 给出测试例",
		"--%s and --case: the test case says what its server is like":              "--%s 与 --case：服务器如何由测试例决定",
		"--case %s: there is no such test case; see mftpspec list cases":           "--case %s：没有这个测试例；见 mftpspec list cases",
		"--root %s: there is no such folder":                                       "--root %s：没有这个目录",
		"--user: %w":                                                               "--user：%w",
		"--ca: %w":                                                                 "--ca：%w",
		"--fault: %w":                                                              "--fault：%w",
		"--personality: %w":                                                        "--personality：%w",
		"--tls %q: there are explicit and implicit":                                "--tls %q：可用 explicit 和 implicit",
		"--fault %q: write STEP=WHAT, e.g. STOR=5xx; see mftpspec list faults":     "--fault %q：写作 步骤=故障，例如 STOR=5xx；见 mftpspec list faults",
		"an FTP server is on %s, with %s; log in with %s; end with Ctrl-C":         "FTP 服务器位于 %s，提供 %s；登录用 %s；按 Ctrl-C 结束",
		"a folder in memory":                                                       "内存中的目录",
		"fault":                                                                    "故障", "personality": "服务器类型",
		"type": "输入", "send": "发送", "met": "满足", "server": "服务器", "message": "信息", "expected": "期望", "observed": "所见", "NOT MET": "不满足", "unclear": "不明", "note": "说明", "saw": "所见",
		"the module reaches it at %s, port %s; user %s, password %s":                                         "模组访问 %s，端口 %s；用户 %s，密码 %s",
		"press Enter when the module has answered":                                                           "模组应答后按 Enter",
		"the %d bytes of the file %s":                                                                        "共 %d 字节，即文件 %s",
		"no connection came: were the lines typed, and does the module reach this address?":                  "没有连接到来：各行输入了吗？模组能到达这个地址吗？",
		"this test case checks nothing at the server: compare what the module answered with the lines above": "本测试例对服务器所见没有要求：请将模组的应答与上面各行对照",
		"FAILED: %d of %d checks at the server failed":                                                       "服务器所见不符：不满足 %d 项，共 %d 项要求",
		"%d of %d checks at the server could not be decided":                                                 "对服务器所见的要求中有 %d 项无法判断，共 %d 项",
		"PASSED: %d of %d checks at the server passed":                                                       "服务器所见相符：满足 %d 项，共 %d 项要求",
		"the server of a test case, to see its failure again by hand":                                        "测试例的服务器，用于手工重现其失败",
		"a server for a host program, with everything that it sees":                                          "供主机程序使用的服务器，并显示所见一切",
		"one that has no room for uploads":                                                                   "没有空间接收上传的服务器",

		// tell
		"Send an event to a running virtual module": "让运行中的虚拟模组遇到某个事件",
		"help tell": `向 mftpspec emulate --control ADDRESS 的控制套接字发送一个事件：

  lose-network   模组失去网络，上下文和连接随之丢失
  find-network   网络恢复；上下文由主机激活
  reboot         模组重启，如同断电
  slow TIME      每条命令多用这么长时间，例如 300ms；0s 表示结束
  fault ID       给模组注入缺陷；见 list defects
  heal           取消 fault 注入的缺陷
  say TEXT       模组主动上报一行

程序也可以自行发送这些内容，每行一条；每条以一行应答，“ok” 或 “error: …”。

退出码：0 已执行；2 无法理解；4 那里没有接收者。`,
		"tell whom what? name the address of --control and an event, e.g. mftpspec tell tcp://127.0.0.1:2001 lose-network": "向谁发送什么？请给出 --control 的地址和一个事件，例如 mftpspec tell tcp://127.0.0.1:2001 lose-network",
		"tell %s: nobody takes events there: %w": "tell %s：那里没有接收者：%w",
		"tell: %s":                               "tell：%s",
		"name under which the terminal appears (default: the system's own)":         "终端的名称（默认：由系统分配）",
		"model, or the file of one; see list models and list model":                 "型号，或型号文件；见 list models 与 list model",
		"model file to write from what the module reports":                          "写入模组所显示的型号能力的文件",
		"%s has what the module shows of its model: check it, then run --model %s":  "%s 中是模组所显示的型号能力：核对后执行 run --model %s",
		"--write-model: name one port, and no --model: the module shows what it is": "--write-model：只给出一个端口，不给 --model：型号由模组自己显示",
		"--write-model %s: there is such a file; name another, or remove it":        "--write-model %s：文件已存在；请换一个名称，或先删除它",
		"--write-model: %w": "--write-model：%w",
		"reading where the manual leaves a choice, e.g. D01=unquoted; see list dialects": "手册留有选择之处的读法，例如 D01=unquoted；见 list dialects",
		"firmware defect to give the module; see list defects":                           "给模组注入的缺陷；见 list defects",
		"bits per second of the line, both ways (default: as fast as it goes)":           "线路双向每秒位数（默认：不限速）",
		"a %s module is on %s; end with Ctrl-C":                                          "%s 模组位于 %s；按 Ctrl-C 结束",

		// selftest
		"Prove the suite: what it must find, and what it must not": "验证测试集自身：该发现的要发现，不该报的不报",
		"help selftest": `用测试集去测：各带一个固件缺陷的虚拟模组、采用手册允许的其他读法的模组，以及某处有
故障的实验室。每个缺陷都必须被发现，即至少有一个引用其所违反要求的测试例失败；任何读法、
任何实验室故障都不得使测试例失败；每个严格或方言级的测试例都必须至少因一个缺陷而失败。

对每个缺陷先执行上次发现它的测试例，再执行它所违反的要求和章节的测试例；仍未发现时，才执行
其余全部测试例。给出 --full 时一律执行全部测试例。

给出 --defect 或 --dialect 时只运行这些，不对整体下结论。
退出码：0 已证明；1 未证明；2 用法错误；3 已中断。`,
		"only this defect; see list defects":                                                  "只测这个缺陷；见 list defects",
		"only this reading, e.g. D01=unquoted; see list dialects":                             "只测这种读法，例如 D01=unquoted；见 list dialects",
		"every case against each defect (default: until it is killed)":                        "对每个缺陷执行全部测试例（默认：直到发现它为止）",
		"devices at work at once (default: 24)":                                               "同时工作的设备数（默认：24）",
		"of the random mixtures of readings (default: the time)":                              "读法随机组合的种子（默认：当前时间）",
		"folder of selftest.json":                                                             "selftest.json 的目录",
		"not right: %s %s":                                                                    "有误：%s %s",
		"%d of %d devices  %d of %d defects killed  %d dialects  %d faults  %d not right  %s": "设备 %d/%d  已发现缺陷 %d/%d  方言 %d  故障 %d  有误 %d  %s",
		"--jobs wants a number above 0":                                                       "--jobs 须为大于 0 的数",

		// list
		"List what the suite knows": "列出测试集所知",
		"help list": `列出测试集所知。lab 输出实验室文件的范例，其中说明了每个键；schema 输出其
JSON Schema，编辑器可据此补全和检查；model 与 model-schema 用于自己的型号。steps 列出自己的
feature 文件可用的步骤，并各附测试集中的一个例子。`,
		"step\texample\twhere":                   "步骤\t例子\t位置",
		featuresUsage:                            "自己的 feature 文件目录：同名文件取代测试集中的文件；见 list steps",
		"--features %s: there is no such folder": "--features %s：没有这个目录",
		"--features %s: %w":                      "--features %s：%w",
		"--features %s: %s:%d: there is no step %q; the nearest is %q, and list steps has them all": "--features %s：%s:%d：没有步骤 %q；最接近的是 %q，list steps 列出全部步骤",
		"--model %s: %w":                                   "--model %s：%w",
		"of the cases, only these; as for run":             "只列出这些测试例；写法同 run",
		"list what? %s":                                    "要列出什么？%s",
		"no serial port was found; emu:// is always there": "没有找到串口；emu:// 随时可用",
		"port": "串口", "stable name": "固定名称", "USB id": "USB 标识", "interface": "接口", "product": "产品", "serial number": "序列号",
		"module": "模组", "busy": "占用者", "AT port": "AT 口", "another of its ports": "其另一个口",
		"cases: %d":        "测试例：%d",
		"no case":          "无测试例",
		"%s [no case: %s]": "%s【无测试例：%s】",
		"not covered":      "未覆盖",
		"%d requirements: %d covered by a case, %d with a reason why none can, %d open": "要求 %d 条：有测试例 %d 条，说明了无法测试的原因 %d 条，未覆盖 %d 条",
		"%d test cases, %d server personalities":                                        "测试例 %d 个，服务器类型 %d 种",
		"%d of %d test cases":                                                           "测试例 %d 个（共 %d 个）",
		"Table %d: %d of %d codes are provoked":                                         "表 %d：已触发 %d 个代码，共 %d 个",
		"%d readings in %d choices of the manual can be emulated":                       "可模拟 %d 种读法，涉及手册中 %d 处选择",
	}
	maps.Copy(all, pagesInChinese)
	return all
})
