package cli

// suiteInChinese are the phrases of the commands selftest and list.
var suiteInChinese = map[string]string{
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
