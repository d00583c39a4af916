package text

import (
	"maps"
	"sync"
)

// chinese gives the Chinese of each phrase of the reports, in the terms of
// GB/T 17178 (ISO/IEC 9646) where it has them.
var chinese = sync.OnceValue(func() map[string]string {
	all := map[string]string{
		// Verdicts, levels, statuses.
		"pass": "通过", "fail": "失败", "inconc": "不确定", "error": "系统错误", "na": "不适用", "none": "未执行",
		"strict": "严格", "dialect": "方言", "record": "仅记录",
		"CONFORMING (PARTIAL: %d of %d applicable)": "符合（部分：已执行 %d 个，适用 %d 个）",
		"NON-CONFORMING (ALL FAILS WAIVED: %d)":     "不符合（失败均已豁免：%d 个）", "VIRTUAL MODULE": "虚拟模组", "Report number": "报告编号",
		"CONFORMING": "符合", "NON-CONFORMING": "不符合", "INCOMPLETE": "未完成",
		"All selected test cases passed: the implementation conforms to the tested requirements.":           "所选测试例全部通过：被测实现符合所测要求。",
		"At least one test case failed: the implementation contradicts a strict requirement of the manual.": "至少有一个测试例失败：被测实现与手册的严格要求相悖。",
		"No test case failed, but not all that were selected gave a verdict: nothing can be concluded yet.": "没有失败，但有的所选测试例未得出判定：尚不能给出一致性结论。",

		// The first page.
		"Protocol conformance test report": "协议一致性测试报告",
		"Report":                           "报告",
		"FTP AT commands (AT+MFTP…)":       "FTP AT 命令（AT+MFTP…）",
		"To the test cases":                "跳到测试例",
		"Product":                          "产品", "Specification": "规范", "Test suite": "测试集", "Test laboratory": "测试实验室", "Date of the run": "测试日期",
		"Private data": "隐私数据", "masked": "已遮蔽", "not masked: do not pass this report on": "未遮蔽：本报告不得外传",
		"Evidence (SHA-256)": "证据（SHA-256）", "Name": "姓名", "Date": "日期", "Signature": "签名",
		"Tested by": "测试", "Checked by": "审核", "Approved by": "批准", "All": "合计",
		"These results were merged from %d runs; %d conflicts are listed under 1.":                                           "本结果由 %d 次运行合并而成；第 1 章列出其中 %d 处冲突。",
		"%d of %d executed test cases failed: the implementation contradicts the manual there.":                              "已执行的测试例中有 %d 个失败（共执行 %d 个）：被测实现在这些地方与手册相悖。",
		"Fails that are waived: %d; not waived: %d.":                                                                         "已豁免的失败：%d 个；未豁免：%d 个。",
		"Waivers that have expired and no longer count: %d.":                                                                 "已过期、不再生效的豁免：%d 项。",
		"All %d selected test cases passed: the implementation conforms to the tested requirements. This is no certificate.": "所选 %d 个测试例全部通过：被测实现符合所测要求。本报告不是认证证书。",
		"%d of %d selected test cases have no verdict on the implementation: the test is incomplete.":                        "%d 个测试例（共选 %d 个）未得出对被测实现的判定：测试未完成。",
		"No test case was executed: nothing is said about the implementation.":                                               "没有执行任何测试例：对被测实现不作任何结论。",
		"The run ended early: %s.": "运行提前结束：%s。",
		"%d of %d test cases that apply to the device were executed: see the test campaign.":     "适用于本设备的测试例已执行 %d 个（共 %d 个）：见测试活动。",
		"%d of %d test cases of the suite do not apply to the device.":                           "测试集中有 %d 个测试例（共 %d 个）不适用于本设备。",
		"The emulator took the place of a module: nothing is said about any hardware.":           "由仿真器代替模组：对任何硬件均不作结论。",
		"A pseudo-terminal took the place of a serial port: nothing is said about any hardware.": "由伪终端代替串口：对任何硬件均不作结论。",
		"%s is waived until %s: %s": "%s 已豁免，至 %s 止：%s",
		"All selected test cases passed, but not everything that applies to the device was executed: nothing is said about the rest.": "所选测试例全部通过，但适用于本设备的测试例并未全部执行：对其余部分不作结论。",

		// Headings.
		"Identification": "标识", "Status": "结论", "Static": "静态", "Dynamic": "动态", "Campaign": "测试活动", "Observations": "观察", "Dialects": "方言",
		"Ledger": "台账", "Matrix": "矩阵", "Self-test": "自测",
		"Implementation under test (IUT), as read from the device": "被测实现（IUT），由设备读出",
		"Test laboratory and environment":                          "测试实验室与环境",
		"Limits and reservations":                                  "限制与保留",
		"Conformance status":                                       "一致性结论",
		"Static conformance summary":                               "静态一致性摘要",
		"Dynamic conformance summary":                              "动态一致性摘要",
		"Coverage map of the manual":                               "手册覆盖图",
		"Verdicts per clause":                                      "各章节判定",
		"Verdicts per level":                                       "各级别判定",
		"Test campaign":                                            "测试活动",
		"Fails":                                                    "失败",
		"Selected test cases without a verdict on the implementation": "未得出对被测实现判定的所选测试例",
		"Permitted, but worth a line":                                 "允许，但值得注意",
		"Dialect record":                                              "方言记录",
		"Ledger of the manual's defects":                              "手册缺陷台账",
		"IXIT: what the laboratory added":                             "IXIT：实验室补充的信息",
		"Requirements and test cases":                                 "要求与测试例",
		"Self-test of the suite":                                      "测试集自测",
		"Waivers":                                                     "豁免",

		// Identification.
		"Manufacturer": "制造商", "Model": "型号", "Firmware": "固件", "Serial number": "序列号", "Laboratory": "实验室", "Address": "地址", "Operator": "操作者",
		"Contact": "联系方式", "Reference": "编号", "not declared": "未声明", "Connections of others turned away": "被拒绝的外来连接", "Tester": "测试机", "Port": "端口", "Begin and duration": "开始时间与时长",
		"Selection": "选择", "all test cases": "全部测试例", "Benches in parallel": "并行测试台", "Repetitions": "重复次数", "Seed of the order": "顺序种子",
		"Digest of the suite": "测试集摘要值", "Merged from": "合并自", "Results": "结果", "Selected": "所选",
		"Conflicts between the merged results": "被合并结果之间的冲突", "Kind": "类别", "Key": "键", "Values": "值", "Kept": "保留",
		"The report holds for the one sample named above, with this firmware, at the time of the run.":              "本报告仅适用于上述单个样品、该固件版本及测试当时。",
		"A pass says that no deviation was found for the requirement, not that there is none.":                      "“通过”表示未发现偏离，不表示不存在偏离。",
		"Where the manual contradicts itself or is silent, the ledger (annex B) says what was taken as conforming.": "手册自相矛盾或未作规定之处，以台账（附录 B）所列为符合。",
		"The suite's own trust rests on its self-test (annex E).":                                                   "测试集自身的可信度以其自测（附录 E）为依据。",
		"Private data is masked in this copy. The digests are those of the unmasked evidence.":                      "本副本中的隐私数据已遮蔽；摘要值对应未遮蔽的证据。",

		// Repeats, shards, resumptions.
		"Exploration, seed %d: a model of the manual made %d sequences with %d commands, %d a second on a bench. The cases are its findings, not those of the suite.": "探索，种子 %d：由手册模型生成了 %d 个序列，共 %d 条命令，每个测试台每秒 %d 条。所列测试例是其发现，不是测试集的测试例。",
		"Of the time of the benches %d %% passed in waits that the manual or the laboratory demands.":                                                                 "测试台 %d %% 的时间是手册或实验室要求的等待。",
		"Of the time of the benches %d %% passed in waits that the manual or the laboratory demands, and %d %% with bytes on the line, at %d bit/s.":                  "测试台 %d %% 的时间是手册或实验室要求的等待，%d %% 的时间线路上有字节，速率 %d bit/s。",
		"This is shard %d of %d: the other test cases are in other results.":                                                                                          "这是第 %d 个分片，共 %d 个：其余测试例在别的结果中。",
		"Shards that are missing: %s.":                                        "缺少的分片：%s。",
		"Resumed at %s: %d executions were taken over, the last of %s.":       "%s 继续运行：沿用先前 %d 次执行，最后一次于 %s。",
		"%d of %d executions passed; unstable test cases: %d; drifting: %d.":  "%d 次执行通过，共 %d 次；不稳定的测试例：%d 个；耗时漂移：%d 个。",
		"Unstable: the executions do not agree, and the worst verdict counts": "不稳定：各次执行判定不一，取最差",

		// Status, static, dynamic.
		"Symptom":   "现象",
		"Test case": "测试例", "Reason": "原因", "Accepted by": "批准人", "Expires": "到期", "State": "状态", "waived": "已豁免", "expired": "已过期",
		"not used: the case did not fail, or is unknown": "未使用：该测试例未失败或不存在",
		"waived until %s": "豁免至 %s", "waiver expired on %s": "豁免已于 %s 过期",
		"What the vendor declares (ICS), beside what the run observed.": "厂商声明（ICS）与运行所见对照。",
		"Item": "项目", "Declared": "声明", "Observed": "所见", "Agreement": "一致性", "not observed": "未观察到", "agrees": "一致", "differs": "不一致",
		"No ICS is in the results.": "结果中没有 ICS。", "No IXIT is in the results.": "结果中没有 IXIT。", "No ledger is in the results.": "结果中没有台账。",
		"No requirements are in the results.": "结果中没有要求清单。", "No self-test is in the results.": "结果中没有自测成绩。",
		"Each square is a requirement of the manual, with the worst verdict of its test cases; a hatched one cannot be tested, annex D says why.": "每个方格是手册的一条要求，显示其测试例中最差的判定；斜线方格无法测试，原因见附录 D。",
		"Clause": "章节", "Shares": "占比", "Level": "级别", "Verdict": "判定",

		// Campaign.
		"Search": "搜索", "Clear": "清除", "search": "搜索", "next, previous case": "下一个、上一个测试例", "details": "详情", "open the next fail": "打开下一个失败", "close": "关闭",
		"language": "语言", "Test purpose": "测试目的",
		"The details of the cases and the filters need JavaScript; everything else on this page does not.": "测试例详情与筛选需要 JavaScript，本页其余内容不需要。",

		// Details and observations.
		"Modules that shared the run": "分担本次运行的模组", "Test cases": "测试例", "given up": "中途停用",
		"Rule": "规则", "Requirements": "要求", "Requirement": "要求", "Ledger rows": "台账行", "Source": "来源", "Bench": "测试台", "Statement": "陈述", "Step": "步骤", "Steps": "步骤",
		"Sent": "发送", "Expected": "期望", "Seen at the server": "服务器所见", "Blocked by": "受阻于", "Attempts": "各次执行", "Observation": "观察",
		"To reproduce, the FTP server must be and do this, and this command is it": "复现：FTP 服务器须如此，该命令即为这样的服务器",
		"To reproduce, type on the AT port":                                        "复现：在 AT 口依次输入",
		"host, port, user name and password are those of your own FTP server":      "主机、端口、用户名和密码请换成您自己 FTP 服务器的",
		"Timeline and transcript":                                                  "时间线与收发记录",
		"One clock for all lanes, from left to right. Waits over 100 ms are shaded and drawn shorter than they were. The numbers are those of the transcript.": "各泳道共用一个时钟，自左至右。超过 100 ms 的等待以阴影表示，绘制得比实际短。编号即收发记录中的序号。",
		"More events are in results.json:":                  "results.json 中还有事件：",
		"sent by the host, by the module, or to the server": "由主机或模组发出", "from the server": "来自服务器", "opened, closed, or noted": "打开、关闭或记事", "a connection or file is open": "连接或文件处于打开状态", "a step": "步骤", "a wait of over 100 ms": "超过 100 ms 的等待",
		"Time, ms": "时间（ms）", "From → to": "自 → 至", "What was said": "内容",
		"host → module": "主机 → 模组", "module → host": "模组 → 主机", "module → server": "模组 → 服务器", "server → module": "服务器 → 模组",
		"event note": "记事", "event open": "打开", "event close": "关闭", "event fault": "故障",
		"serial": "串口", "ftp-control": "FTP 控制", "ftp-data": "FTP 数据", "file": "文件", "bench": "测试台",
		"Serial line: host": "串口：主机", "Serial line: module": "串口：模组", "FTP control": "FTP 控制", "FTP data": "FTP 数据", "Server files": "服务器文件", "Test bench": "测试台",
		"This verdict rests on a misprint of the manual that was corrected.":                            "该判定以更正手册的一处印刷错误为前提。",
		"The manual contradicts itself there. The corrected reading counts; a device cannot meet both.": "手册在这些地方自相矛盾。以更正后的读法为准；设备无法同时满足两者。",
		"Under the literal text": "按手册字面", "Corrected": "更正后", "Literal": "按字面", "The literal text": "手册字面",
		"Verdicts that rest on a corrected misprint, under both readings": "以更正印刷错误为前提的判定：两种读法",
		"%d more are in results.json.":                                    "其余 %d 项见 results.json。", "None.": "无。", "None was observed.": "未观察到。",

		// The reason of a verdict as text.
		"verdict": "判定", "clause": "章节", "message": "说明", "step": "步骤", "sent": "发送", "expected": "期望", "observed": "所见", "server": "服务器",
		"blocked by": "受阻于", "reproduce": "复现", "set up": "准备",

		// The question to the vendor.
		"Question to the vendor":              "向厂商提出的问题",
		"Device %s, test case %s, manual %s.": "设备 %s，测试例 %s，手册 %s。",
		"The manual requires: %s":             "手册要求：%s", "Sent: %s": "发送：%s", "Expected: %s": "期望：%s", "Observed: %s": "所见：%s", "Seen at the server: %s": "服务器所见：%s", "%s: %s": "%s：%s",
		"Is this intended? If so, which sentence of the manual allows it? If not, which firmware will correct it?": "这是否为预期行为？如是，依据手册哪一句？如否，将在哪个固件版本更正？",

		// Comparison.
		"Comparison of two runs": "两次运行的比较", "Before": "此前", "Now": "现在", "Worse than before.": "比此前差。", "The same as before, or better.": "与此前相同或更好。",
		"Worse": "变差", "Better": "变好", "Changed, neither worse nor better": "有变化，不能说变好或变差", "Tested only now": "仅现在测试", "Tested only before": "仅此前测试",
		"The same verdict": "判定相同", "Device": "设备", "Dialects that changed": "改变的方言", "ICS": "ICS", "IXIT": "IXIT", "Timing": "时间", "Timing beyond its noise": "超出噪声的时间变化",
		"Noise": "噪声", "Command": "命令", "Change": "变化", "Samples": "样本数",
		"Medians of the cases that passed in both runs. The noise is three standard errors, at least 10 % and 2 ms. Timing alone does not make a run worse.": "取两次运行中均通过的测试例的中位数。噪声为三倍标准误，且不小于 10 % 与 2 ms。仅有时间变化不算变差。",

		// Annexes.
		"Where the manual allows more than one reading: the one that this device chose. A change with the next firmware is a risk for its hosts.": "手册允许多种读法之处，本设备所选的读法。若在后续固件中改变，对其主机是风险。",
		"Reading": "读法", "but": "但", "Question in the manual": "手册中的问题", "Row": "行", "Where": "位置", "Policy": "策略", "What": "内容", "Readings": "读法", "To the vendor": "致厂商",
		"Policy: S strict, D each reading passes and is recorded, R recorded only, X not tested, V a question for the vendor.": "策略：S 严格；D 各种读法均通过并记录；R 仅记录；X 不测试；V 向厂商提问。",
		"Statement and test cases": "陈述与测试例", "Worst verdict": "最差判定", "No test case": "无测试例",
		"Defects injected": "注入的缺陷", "Caught by the right clause for the right reason": "由正确章节以正确原因发现", "Not caught": "未发现", "Caught for a wrong reason": "以错误原因发现",
		"Test cases that no defect has made fail on their own account": "尚无缺陷使其因自身原因失败过的测试例", "Accepted readings emulated": "仿真的可接受读法", "Accepted readings that failed": "失败的可接受读法",
		"Suite": "测试集", "the same as in this run": "与本次运行相同", "another than in this run": "与本次运行不同",
	}
	maps.Copy(all, tablesInChinese)
	return all
})
