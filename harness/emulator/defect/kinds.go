package defect

import (
	"cmp"
	"slices"
	"strconv"
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
		ofKind(Various, interplay(), formats(), subtle(), dialogues()),
	)
}

// CommandOf is the command in which a defect shows: MFTPRETR, or empty where it is
// about none in particular.
func (d Defect) CommandOf() string {
	if d.Command != "" {
		return d.Command
	}
	number, _, _ := strings.Cut(strings.TrimPrefix(d.Requirement, "R3."), "-")
	n, err := strconv.Atoi(number)
	if commands := Commands(); err == nil && n < len(commands) {
		return commands[n-1]
	}
	return ""
}

// Commands are the columns of Table: those of the manual in its order (§3.1 to §3.14),
// and any.
func Commands() []string {
	return []string{"MFTPCFG", "MFTPCONN", "MFTPDISC", "MFTPCWD", "MFTPPWD", "MFTPMKD", "MFTPLIST", "MFTPDEL", "MFTPRN", "MFTPRETR", "MFTPAPPE", "MFTPSTOR", "MFTPSTATE", "MFTPURC", "any"}
}

// Row counts the defects of one kind, by command.
type Row struct {
	Kind        Kind
	All, Caught []int // in the order of Commands
}

// Table crosses kinds with commands.
func Table() []Row {
	commands := Commands()
	var rows []Row
	for k := Various; k <= Lines; k++ {
		rows = append(rows, Row{k, make([]int, len(commands)), make([]int, len(commands))})
	}
	open := Gaps()
	for _, d := range All() {
		i := slices.Index(commands, cmp.Or(d.CommandOf(), "any"))
		rows[d.Kind].All[i]++
		if !slices.Contains(open, d.ID) {
			rows[d.Kind].Caught[i]++
		}
	}
	return rows
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
