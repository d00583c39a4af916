package text

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"mftpspec/reports/model"
)

// ClauseTitle names a clause of the manual in both languages; empty for one
// that these reports do not know.
func ClauseTitle(clause string) (en, zh string) {
	for _, c := range [...][3]string{
		{"1.1", "Models", "适用型号"},
		{"2.1", "Syntax of commands", "AT 命令语法"},
		{"2.2", "Answers to commands", "AT 命令响应"},
		{"3.1", "AT+MFTPCFG, configuration", "AT+MFTPCFG 配置 FTP 参数"},
		{"3.2", "AT+MFTPCONN, connect", "AT+MFTPCONN 建立 FTP 连接"},
		{"3.3", "AT+MFTPDISC, disconnect", "AT+MFTPDISC 断开 FTP 连接"},
		{"3.4", "AT+MFTPCWD, change directory", "AT+MFTPCWD 切换当前工作路径"},
		{"3.5", "AT+MFTPPWD, working directory", "AT+MFTPPWD 获取当前工作路径"},
		{"3.6", "AT+MFTPMKD, make directory", "AT+MFTPMKD 新建目录"},
		{"3.7", "AT+MFTPLIST, list", "AT+MFTPLIST 列出指定目录或文件信息"},
		{"3.8", "AT+MFTPDEL, delete", "AT+MFTPDEL 删除指定目录或文件"},
		{"3.9", "AT+MFTPRN, rename", "AT+MFTPRN 对目录或文件重命名"},
		{"3.10", "AT+MFTPRETR, download", "AT+MFTPRETR 从服务器获取文件"},
		{"3.11", "AT+MFTPAPPE, append", "AT+MFTPAPPE 向服务器上传文件"},
		{"3.12", "AT+MFTPSTOR, upload", "AT+MFTPSTOR 向服务器覆盖写入文件"},
		{"3.13", "AT+MFTPSTATE, state", "AT+MFTPSTATE 查询 FTP 状态"},
		{"3.14", "+MFTPURC, notices", "+MFTPURC URC 信息上报"},
		{"4.1", "Flows", "FTP 示例"},
		{"5", "Result codes", "FTP 命令结果码"},
		{"V.250", "What the manual leaves to V.250", "手册未规定、依 V.250"},
	} {
		if c[0] == clause {
			return c[1], c[2]
		}
	}
	return "", ""
}

// compareClauses orders clauses as the manual does: 3.9 before 3.10, V.250 last.
func compareClauses(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		an, aErr := strconv.Atoi(as[i])
		bn, bErr := strconv.Atoi(bs[i])
		switch {
		case aErr == nil && bErr == nil && an != bn:
			return cmp.Compare(an, bn)
		case (aErr == nil) != (bErr == nil):
			if aErr == nil {
				return -1
			}
			return 1
		case as[i] != bs[i] && (aErr != nil || bErr != nil):
			return strings.Compare(as[i], bs[i])
		}
	}
	return cmp.Compare(len(as), len(bs))
}

// ClauseGroup is the cases of one clause, in the order of the suite.
type ClauseGroup struct {
	Clause  string
	Cases   []*model.Case
	Summary model.Summary
}

// ByClause groups cases by clause, in the order of the manual.
func ByClause(cases []model.Case) []ClauseGroup {
	index := map[string]int{}
	var groups []ClauseGroup
	for i := range cases {
		k := &cases[i]
		n, ok := index[k.Clause]
		if !ok {
			n = len(groups)
			index[k.Clause] = n
			groups = append(groups, ClauseGroup{Clause: k.Clause})
		}
		groups[n].Cases = append(groups[n].Cases, k)
	}
	for i := range groups {
		for _, k := range groups[i].Cases {
			groups[i].Summary.Add(k.Verdict)
		}
	}
	SortByClause(groups, func(g ClauseGroup) string { return g.Clause })
	return groups
}

// SortByClause sorts a list by the clause of each item, in the order of the manual.
func SortByClause[T any](list []T, clause func(T) string) {
	slices.SortStableFunc(list, func(a, b T) int { return compareClauses(clause(a), clause(b)) })
}

// ClauseMark writes a clause of the manual as §3.10; V.250 is no clause of it.
func ClauseMark(clause string) string {
	if clause == "" || clause[0] < '0' || clause[0] > '9' {
		return clause
	}
	return "§" + clause
}

// FeatureName names a feature by its clause; without one, by its file.
func FeatureName(uri, clause string) string {
	if en, _ := ClauseTitle(clause); en != "" {
		return ClauseMark(clause) + " " + en
	}
	if uri == "" {
		return ClauseMark(clause)
	}
	return path.Base(uri)
}
