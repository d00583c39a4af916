package defect

import (
	"slices"
	"strings"

	"mftpspec/harness/emulator"
)

// Kind is a sort of fault, crossed with every command, form, channel and setting
// to which the manual's sentence applies.
type Kind int

// The kinds.
const (
	Various       Kind = iota // faults of one place
	Effects                   // a setting is kept, and does not take effect
	Sizes                     // at and around the sizes of buffers, blocks and numbers
	Contents                  // bytes of files, and names
	Leaks                     // what remains of the operation before
	Interruptions             // order, pauses, and connections that end
	Replies                   // what a server may say
	Lines                     // framing, echo and forms of errors
)

func (k Kind) String() string {
	return [...]string{"various", "effects", "sizes", "contents", "leaks", "interruptions", "replies", "lines"}[k]
}

// place is a row of the tables by kind. Any case may see such a defect.
type place struct {
	id, title, requirement, command string
	hooks                           func() emulator.Hooks
}

func ofKind(k Kind, tables ...[]place) []Defect {
	var all []Defect
	for _, p := range slices.Concat(tables...) {
		all = append(all, Defect{ID: p.id, Title: p.title, Requirement: p.requirement, Reach: reach("*"), Kind: k, Command: p.command, Hooks: p.hooks})
	}
	return all
}

func byKind() []Defect {
	return slices.Concat(
		ofKind(Effects, timeouts(), localFS(), dataTypes(), connectionSettings(), lostSettings(), mixedSettings(), channelsOfForms()),
		ofKind(Sizes, uploadSizes(), downloadSizes(), numberSizes(), listSizes()),
		ofKind(Contents, contents(), names()),
		ofKind(Leaks, leaks(), afterwards(), thirtieth()),
		ofKind(Interruptions, interruptions()),
		ofKind(Replies, refusals(), silences(), shapes(), listings()),
		ofKind(Lines, errorForms(), frames(), echoes(), colons(), finalsOfForms()),
	)
}

// CommandOf is the command in which a defect shows: MFTPRETR, or empty where it is
// about none in particular.
func (d Defect) CommandOf() string {
	if d.Command != "" {
		return d.Command
	}
	clause, _, _ := strings.Cut(strings.TrimPrefix(d.Requirement, "R"), "-")
	return map[string]string{
		"3.1": "MFTPCFG", "3.2": "MFTPCONN", "3.3": "MFTPDISC", "3.4": "MFTPCWD", "3.5": "MFTPPWD", "3.6": "MFTPMKD", "3.7": "MFTPLIST",
		"3.8": "MFTPDEL", "3.9": "MFTPRN", "3.10": "MFTPRETR", "3.11": "MFTPAPPE", "3.12": "MFTPSTOR", "3.13": "MFTPSTATE", "3.14": "MFTPURC",
	}[clause]
}

// asker is a command that asks the server something.
type asker struct {
	name  string   // cwd
	verbs []string // what it is asked with, the last one last
}

func (a asker) command() string { return "MFTP" + strings.ToUpper(a.name) }

// askers are all of them but AT+MFTPDISC, of which the manual does not say what a
// silent server means.
func askers() []asker {
	return []asker{
		{"conn", []string{"USER", "PASS"}},
		{"cwd", []string{"CWD"}},
		{"pwd", []string{"PWD"}},
		{"mkd", []string{"MKD"}},
		{"list", []string{"LIST"}},
		{"del", []string{"DELE", "RMD"}},
		{"rn", []string{"RNFR", "RNTO"}},
		{"retr", []string{"RETR"}},
		{"appe", []string{"APPE"}},
		{"stor", []string{"STOR"}},
	}
}

// clause is where a command is described: 3.4 of cwd.
func clause(name string) string {
	order := []string{"cfg", "conn", "disc", "cwd", "pwd", "mkd", "list", "del", "rn", "retr", "appe", "stor", "state"}
	return "3." + []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"}[slices.Index(order, name)]
}

// statement is one of those that every command has under the same number.
func statement(name, number string) string { return "R" + clause(name) + "-" + number }
