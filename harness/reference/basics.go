package reference

import (
	"fmt"
	"strings"
)

// Echo is ATE (§2.1).
type Echo struct{ On1 bool }

func (a Echo) Form() string {
	if a.On1 {
		return "ATE1"
	}
	return "ATE0"
}
func (a Echo) On() int { return -1 }

// Play implements [Action].
func (a Echo) Play(s *State) ([]Step, bool) {
	if s.Echo == a.On1 {
		return nil, false
	}
	s.Echo = a.On1
	return []Step{sends("%s", a.Form()), then("the module answers a final result")}, true
}

// Verifies implements [Action].
func (a Echo) Verifies() (string, []string) { return "2.1", []string{"R2.1-08"} }

// Small is a command line that begins with at in small letters: the same as with AT (§2.1).
type Small struct{ Command Action }

func (a Small) Form() string { return "at " + a.Command.Form() }
func (a Small) On() int      { return a.Command.On() }

// Bytes implements [Sized].
func (a Small) Bytes(s *State) int {
	if sized, ok := a.Command.(Sized); ok {
		return sized.Bytes(s)
	}
	return 0
}

// Play implements [Action].
func (a Small) Play(s *State) ([]Step, bool) {
	steps, ok := a.Command.Play(s)
	for i := range steps {
		if rest, ok := strings.CutPrefix(steps[i].Line, "AT+"); ok {
			steps[i] = sends("at+%s", rest)
		}
	}
	return steps, ok
}

// Verifies implements [Action].
func (a Small) Verifies() (string, []string) { return "2.1", []string{"R2.1-02"} }

// Test is the test form of a command (§3).
type Test struct{ Command string }

func (a Test) Form() string { return a.Command + "=?" }
func (a Test) On() int      { return -1 }

// tests are the answers: channels, and as many commas as the manual prints (D22).
var tests = map[string]string{
	"MFTPCONN": "(0-5),,,,(0-65535)", "MFTPDISC": "(0-5)", "MFTPCWD": "(0-5),", "MFTPPWD": "(0-5)", "MFTPMKD": "(0-5),", "MFTPLIST": "(0-5),", "MFTPDEL": "(0-5),",
	"MFTPRN": "(0-5),,", "MFTPRETR": "(0-5),,,,", "MFTPAPPE": "(0-5),,,,", "MFTPSTOR": "(0-5),,,,", "MFTPSTATE": "(0-5)",
}

// Play implements [Action].
func (a Test) Play(s *State) ([]Step, bool) {
	lists, known := tests[a.Command]
	lines := []string{fmt.Sprintf("+%s: %s", a.Command, lists)}
	switch {
	case a.Command == "MFTPCFG":
		lines = []string{`+MFTPCFG: (0-5),"data_type",(0-1)`, `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"rsptimeout",(2-30)`, `+MFTPCFG: (0-5),"ssl",(0-2),(0-5)`,
			`+MFTPCFG: (0-5),"local_fs",(0-1)`, `+MFTPCFG: (0-5),"cid",<cid range>`}
	case !known:
		return nil, false
	}
	return append([]Step{sends("AT+%s=?", a.Command), answers(append(lines, "OK")...)}, s.echoed()...), true
}

// clauses are the sections of the commands.
var clauses = map[string]string{"CFG": "3.1", "CONN": "3.2", "DISC": "3.3", "CWD": "3.4", "PWD": "3.5", "MKD": "3.6", "LIST": "3.7", "DEL": "3.8", "RN": "3.9", "RETR": "3.10",
	"APPE": "3.11", "STOR": "3.12", "STATE": "3.13"}

// Verifies implements [Action].
func (a Test) Verifies() (string, []string) {
	clause := clauses[strings.TrimPrefix(a.Command, "MFTP")]
	return clause, []string{"R" + clause + "-01"}
}
