package conformance

import "slices"

// ownRefusal is the code of Table 4 that names the command, by the name of its
// result line. Commands without a deferred result are not here.
var ownRefusal = map[string]int{
	"MFTPCONN": 803, "MFTPDISC": 804, "MFTPCWD": 805, "MFTPPWD": 806, "MFTPMKD": 807, "MFTPLIST": 808,
	"MFTPDEL": 809, "MFTPRN": 810, "MFTPRETR": 811, "MFTPSTOR": 812, "MFTPAPPE": 813,
}

// Codes of Tables 4 and 5 that rules name.
const (
	parameterError = 50  // Table 4: parameter error
	unknownError   = 800 // Table 4: unknown error
	notRunning     = 801 // Table 4: FTP is not running
	running        = 802 // Table 4: FTP is running

	interim     = 1  // Table 5: in progress
	blocked     = 4  // Table 5: the previous command is not finished
	lastOfTable = 20 // Table 5: highest result code
)

// resultTexts is Table 5.
var resultTexts = [...]string{
	"success", "in progress", "unknown", "parameter error", "blocked by the previous command", "command timeout", "command error",
	"certificate check", "name resolution", "connection timeout", "server error", "network error", "server's reply not understood",
	"sending failed", "directory is empty", "out of memory", "storage cannot be accessed", "transparent mode", "file operation",
	"file is empty", "PDP context not active",
}

func resultText(code int) string {
	if code < 0 || code >= len(resultTexts) {
		return "not in Table 5"
	}
	return resultTexts[code]
}

// alsoPlausible gives, for the code that names a cause, the others that a
// reader of Table 5 may defend for the same cause (row D25). 2 (unknown) and 6
// (command error) are too general to be wrong.
var alsoPlausible = map[int][]int{
	3:  {10, 18},
	4:  {},
	5:  {9, 10, 11},
	6:  {3, 10, 18},
	7:  {10, 11},
	8:  {5, 9, 11},
	9:  {5, 11},
	10: {3, 5, 11, 12, 13, 16, 18},
	11: {5, 9, 10, 12, 13},
	12: {5, 10, 11},
	13: {5, 9, 10, 11, 16, 18},
	14: {10, 18},
	15: {},
	16: {10, 13, 18},
	17: {10, 11, 13},
	18: {3, 10, 16},
	19: {10, 18, 14},
	20: {8, 9, 11},
}

// plausible says whether got may stand where want names the cause.
func plausible(want, got int) bool {
	if got == want {
		return true
	}
	if got == 2 || got == 6 {
		return true
	}
	return slices.Contains(alsoPlausible[want], got)
}

// disjointCauses are groups of codes whose names exclude each other (row D25):
// a device that gives one code for causes of different groups tells the host
// nothing.
var disjointCauses = [][]int{{8}, {9, 11}, {10}, {16, 18}}

// oneCodeForAll looks through what was seen of row D25 (named cause -> code)
// and returns the code that stands for causes of at least three disjoint
// groups, or 0. Two may coincide under a plausible reading; three cannot.
func oneCodeForAll(seen map[int]int) int {
	groups := map[int][]int{}
	for cause, code := range seen {
		for g, causes := range disjointCauses {
			if slices.Contains(causes, cause) && !slices.Contains(groups[code], g) {
				groups[code] = append(groups[code], g)
			}
		}
	}
	for code, gs := range groups {
		if len(gs) >= 3 {
			return code
		}
	}
	return 0
}
