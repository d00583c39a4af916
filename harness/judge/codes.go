package judge

import (
	"slices"

	"mftpspec/harness/manual"

	"mftpspec/reports/model"
)

// alsoPlausible gives, for the code that names a cause, the others that a
// reader of Table 5 may defend for the same cause (row D25). 2 (unknown) and 6
// (command error) are too general to be wrong, but for what has a row of its own
// (D28: an empty directory).
var alsoPlausible = map[int][]int{
	3:  {2, 6, 10, 18},
	4:  {2, 6},
	5:  {2, 6, 9, 10, 11},
	6:  {2, 3, 10, 18},
	7:  {2, 6, 10, 11},
	8:  {2, 5, 6, 9, 11},
	9:  {2, 5, 6, 11},
	10: {2, 3, 6, 11, 12, 13, 16, 18},
	11: {2, 5, 6, 9, 10, 12, 13},
	12: {2, 5, 6, 10, 11},
	13: {2, 5, 6, 10, 11, 18},
	15: {2, 6},
	16: {2, 6, 15, 18},
	17: {2, 6, 10, 11, 13},
	18: {2, 3, 6, 16},
	20: {2, 6, 8, 9, 11},
}

// onlyFor are the commands that a code can speak of; those that are not here
// speak of any. 16 and 18 name files, which a login and a session do not have.
var onlyFor = map[int][]string{
	7:  {"MFTPCONN"},
	8:  {"MFTPCONN"},
	13: {"MFTPAPPE", "MFTPSTOR"},
	14: {"MFTPLIST"},
	16: {"MFTPCWD", "MFTPMKD", "MFTPLIST", "MFTPDEL", "MFTPRN", "MFTPRETR", "MFTPAPPE", "MFTPSTOR"},
	17: {"MFTPAPPE", "MFTPSTOR"},
	18: {"MFTPCWD", "MFTPMKD", "MFTPLIST", "MFTPDEL", "MFTPRN", "MFTPRETR", "MFTPAPPE", "MFTPSTOR"},
	19: {"MFTPRETR"},
}

// Plausible says whether got may stand in a result of the command verb where want
// names the cause.
func Plausible(verb string, want, got int) bool {
	if got == want {
		return true
	}
	if want == manual.EmptyFile { // row D09: any other code
		return got > manual.Interim && got <= manual.LastOfTable
	}
	if verbs, limited := onlyFor[got]; limited && !slices.Contains(verbs, verb) {
		return false
	}
	return slices.Contains(alsoPlausible[want], got)
}

// disjointCauses are groups of codes whose names exclude each other (row D25):
// name resolution, network, server, storage.
var disjointCauses = [][]int{{8}, {9, 11}, {6, 10}, {16, 18}}

// OneCodeFor looks through what was seen of row D25 and returns the code that
// stands for causes of two groups, or 0: it tells the host nothing.
func OneCodeFor(seen []CodeSeen) int {
	group := map[int]int{}
	for _, o := range seen {
		g := slices.IndexFunc(disjointCauses, func(causes []int) bool { return slices.Contains(causes, o.Cause) })
		if g < 0 {
			continue
		}
		if before, ok := group[o.Code]; ok && before != g {
			return o.Code
		}
		group[o.Code] = g
	}
	return 0
}

// CodeSeen is a result code and the code that names the cause.
type CodeSeen struct{ Cause, Code int }

// PlainCause reads a key of row D25, and says which cause it is if nobody can take
// the stimulus for another: a name that does not resolve, a host that is silent or
// refuses, a server that answers a command without files with 550, a local file.
// What a server does to a file or to a connection has more than one name.
func PlainCause(key string) (cause int, ok bool) {
	k, ok := readCauseKey(key)
	if !ok || k.cutOff() {
		return 0, false
	}
	switch k.cause {
	case 8, 9, 16, 18:
		return k.cause, true
	case 11:
		return k.cause, k.server == PortRefuses
	case 10:
		return k.cause, slices.Contains([]string{"MFTPCWD", "MFTPPWD", "MFTPMKD"}, k.form) && k.answered("550")
	}
	return k.cause, false
}

// ResultName is the name of a result code (Table 5).
func ResultName(code int) model.Text { return model.Word(manual.ResultText(code)) }
