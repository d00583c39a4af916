package language

// formerStatements are sentences of earlier versions, which are in their results.
var formerStatements = map[string]string{
	"no %s within %s; so much was waited for in vain since %s that it was not waited for any longer": "%[2]s 内没有%[1]s；自 %[3]s 起徒劳等待过多，故不再等待",
	"no %s within %s; there was none before either (%s), so it was not waited for any longer":        "%[2]s 内没有%[1]s；此前也没有（%[3]s），故不再等待",
	"%s, unexpected: the end of connection %s, which is not (again) at its end":                      "%s，意外的断开上报：连接 %s 断开，而该连接并未（再次）断开",
	"a line that no command has due came %s":                                                         "出现了不属于任何命令应答的行（%s）",
	"a line came where none is due":                                                                  "不应有输出时出现了一行",
	"this line is none of those that are due":                                                        "该行不是应有的任何一行",
	"is 0, success, where the operation cannot have succeeded (%s, %s, was due)":                     "是 0（成功），而操作不可能成功（应为 %s，%s）",
	"success, as %s":                       "成功，因为%s",
	"success is reported, but not true":    "报告成功，但与实际不符",
	"failure is reported, but it was done": "报告失败，但实际已完成",
	"the device varies where the manual leaves it a choice (%s): it must keep to one reading":       "手册留有选择之处，设备前后不一（%s）：只能取一种读法",
	"blocked by %s: %s was reached %s times in this run, and since then it is not (%s)":             "受阻于 %s：“%s”在本次运行中曾达到 %s 次，此后无法达到（%s）",
	"the module hangs here as it did in %s, from which it came back: %s":                            "模组在此处挂死，与 %s 中一样，在该例后曾恢复：%s",
	"the module hung here, came back, and hung again: %s":                                           "模组在此处挂死，恢复后再次挂死：%s",
	"executed again when the module was back, which did not hang at this step":                      "模组恢复后已再次执行，未在此步骤停止响应",
	"it was lost, and not waited for when the others had no work left":                              "它已失去联系，其余测试台再无任务时不再等待它",
	"the reports of the run before cannot be put away: %s":                                          "先前运行的报告无法移到别处：%s",
	"the results cannot be written: %s; what %s has is whole: see to that, and go on with --resume": "结果无法写入：%s；%s 中已有的内容完整：请处理后用 --resume 继续",
	"the journal is damaged from line %s on: what it has from there on is executed again":           "日志自第 %s 行起损坏：其后的内容重新执行",
	"the results of the run before stay as they are, and of this run nothing is written":            "上次运行的结果保持原样，本次运行未写入任何内容",
	"the case needs the model %s, which %s is not declared to":                                      "该测试例要求型号%s，而 %s 未作此声明",
	"the case needs the setting %s of AT+MFTPCFG, which %s is declared not to have":                 "该测试例要求 AT+MFTPCFG 的配置项 %s，而 %s 声明没有此配置项",
}
