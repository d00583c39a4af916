package cli

// reportInChinese are the phrases of waivers and of the commands report, compare and merge.
var reportInChinese = map[string]string{
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
}
