package manual

import (
	"strconv"
	"time"
)

// Manual is the specification that the suite tests against.
const Manual = "OneMO FTP AT commands, V3.1.0 (2023-08-01)"

// Channels is the number of FTP channels, <connect_id> 0 to 5 (§3.1).
const Channels = 6

// DefaultTimeout is the default of rsptimeout (§3.1).
const DefaultTimeout = 10 * time.Second

// Defaults are the values of the MFTPCFG parameters that §3.1 names.
var Defaults = map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}

// SettingNames are the MFTPCFG parameters of §3.1.
var SettingNames = []string{"data_type", "transmode", "rsptimeout", "ssl", "local_fs", "cid"}

// ClauseOf is the clause that describes a command, by the name of its result line.
var ClauseOf = map[string]string{
	"MFTPCFG": "3.1", "MFTPCONN": "3.2", "MFTPDISC": "3.3", "MFTPCWD": "3.4", "MFTPPWD": "3.5", "MFTPMKD": "3.6", "MFTPLIST": "3.7",
	"MFTPDEL": "3.8", "MFTPRN": "3.9", "MFTPRETR": "3.10", "MFTPAPPE": "3.11", "MFTPSTOR": "3.12", "MFTPSTATE": "3.13",
}

// CommandOf is the command that a clause describes, as [ClauseOf] names it.
func CommandOf(clause string) (command string, is bool) {
	for command, of := range ClauseOf {
		if of == clause {
			return command, true
		}
	}
	return "", false
}

// CmeError writes a code as §2.2 has it with +CMEE=1.
func CmeError(code int) string { return "+CME ERROR: " + strconv.Itoa(code) }

// OwnRefusal is the code of Table 4 that names the command, by the name of its
// result line. Commands without a deferred result are not here.
var OwnRefusal = map[string]int{
	"MFTPCONN": 803, "MFTPDISC": 804, "MFTPCWD": 805, "MFTPPWD": 806, "MFTPMKD": 807, "MFTPLIST": 808,
	"MFTPDEL": 809, "MFTPRN": 810, "MFTPRETR": 811, "MFTPSTOR": 812, "MFTPAPPE": 813,
}

// HasResultCode: the second field of these lines is a code of Table 5. It is
// none in MFTPSTATE, MFTPCFG and MFTPURC.
func HasResultCode(name string) bool {
	_, ok := OwnRefusal[name]
	return ok
}

// Codes of Tables 4 and 5 that rules name.
const (
	ParameterError = 50  // Table 4: parameter error
	UnknownError   = 800 // Table 4: unknown error
	NotRunning     = 801 // Table 4: FTP is not running
	Running        = 802 // Table 4: FTP is running

	Interim     = 1  // Table 5: in progress
	Blocked     = 4  // Table 5: the previous command is not finished
	ServerError = 10 // Table 5: the server refuses
	NoNetwork   = 11 // Table 5: a connection does not come about, or is lost
	Unreadable  = 12 // Table 5: the server's answer cannot be read
	NoMemory    = 15 // Table 5: out of memory
	EmptyFile   = 19 // Table 5: the file to be fetched has no bytes
	LastOfTable = 20 // Table 5: highest result code

	LongestString = 255 // §3: bytes of a name, a path, an account
)

// resultTexts is Table 5.
var resultTexts = [...]string{
	"success", "in progress", "unknown", "parameter error", "blocked by the previous command", "command timeout", "command error",
	"certificate check", "name resolution", "connection timeout", "server error", "network error", "server's reply not understood",
	"sending failed", "directory is empty", "out of memory", "storage cannot be accessed", "transparent mode", "file operation",
	"file is empty", "PDP context not active",
}

func ResultText(code int) string {
	if code < 0 || code >= len(resultTexts) {
		return "not in Table 5"
	}
	return resultTexts[code]
}

// DefaultHome is the home directory where a scenario names none.
const DefaultHome = "/home/uftp"
