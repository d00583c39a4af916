package titles

// ranges has the titles of ranges.go beside the catalogue.
var ranges = map[string]string{
	`"data_type" takes 2.`:                                                          `"data_type" 接受 2。`,
	`"transmode" takes 2.`:                                                          `"transmode" 接受 2。`,
	`"rsptimeout" takes 31.`:                                                        `"rsptimeout" 接受 31。`,
	`"rsptimeout" takes 0 and 1.`:                                                   `"rsptimeout" 接受 0 和 1。`,
	`"rsptimeout" refuses 30.`:                                                      `"rsptimeout" 拒绝 30。`,
	`"rsptimeout" refuses 2.`:                                                       `"rsptimeout" 拒绝 2。`,
	`The mode of "ssl" takes 3.`:                                                    `"ssl" 的模式接受 3。`,
	`The index of "ssl" takes 6.`:                                                   `"ssl" 的索引接受 6。`,
	`The index of "ssl" refuses 5.`:                                                 `"ssl" 的索引拒绝 5。`,
	`"local_fs" takes 2.`:                                                           `"local_fs" 接受 2。`,
	`"cid" takes a context above the highest of the model.`:                         `"cid" 接受大于该型号最大值的 PDP 上下文。`,
	`"cid" takes 0, and there is no such context.`:                                  `"cid" 接受 0，而并无此 PDP 上下文。`,
	`"cid" refuses the highest context of the model.`:                               `"cid" 拒绝该型号最大的 PDP 上下文。`,
	"The values of settings are taken modulo 256.":                                  "配置的值按 256 取模。",
	"The values of settings are taken modulo 65536.":                                "配置的值按 65536 取模。",
	"The values of settings are taken modulo 2 to the 32nd.":                        "配置的值按 2 的 32 次方取模。",
	"Letters, signs and quotes in the value of a setting count as 0 or as nothing.": "配置的值中，字母、符号和引号被当作 0 或被忽略。",
}
