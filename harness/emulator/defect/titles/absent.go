package titles

// absent has the titles of absent.go beside the catalogue.
var absent = map[string]string{
	`"cid" takes a context that other models of the family have.`:                             `"cid" 接受同系列其他型号才有的 PDP 上下文。`,
	`A model without active mode takes "transmode" 0, and a connection has no result then.`:   `不支持主动模式的型号接受 "transmode" 为 0，而此后的连接没有结果。`,
	`A model without implicit FTPS takes mode 1 of "ssl" and sends everything in plain text.`: `不支持隐式 FTPS 的型号接受 "ssl" 模式 1，并以明文发送一切。`,
	`A model without explicit FTPS takes mode 2 of "ssl" and sends everything in plain text.`: `不支持显式 FTPS 的型号接受 "ssl" 模式 2，并以明文发送一切。`,
}
