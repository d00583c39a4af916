package cli

// moduleInChinese are the phrases of the commands record, replay, emulate, serve and tell.
var moduleInChinese = map[string]string{
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
}
