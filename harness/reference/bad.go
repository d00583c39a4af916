package reference

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/manual"
)

// Errors is AT+CMEE (§2.2): 0 is ERROR alone, 1 a number, 2 a text.
type Errors struct{ By int }

func (a Errors) Form() string { return "CMEE " + strconv.Itoa(a.By) }
func (a Errors) On() int      { return -1 }

// Play implements [Action].
func (a Errors) Play(s *State) ([]Step, bool) {
	if s.CMEE == a.By {
		return nil, false
	}
	s.CMEE = a.By
	return []Step{given("errors are reported by AT+CMEE=%d", a.By)}, true
}

// Verifies implements [Action].
func (a Errors) Verifies() (string, []string) {
	return "2.2", []string{[]string{"R2.2-05", "R2.2-03", "R2.2-04"}[a.By]}
}

// Ways of a command line to be wrong, as the suite's step names them.
const (
	OutOfRange = "out of range" // 50 (§2.2, D63)
	Malformed  = "malformed"    // ERROR or 50 (D63)
	TooLong    = "too long"     // more than 255 bytes (§3, D50)
)

// Bad is a command line that the manual has refused whatever there is at the server, and nothing of it reaches that.
type Bad struct {
	Channel int    // what <n> stands for
	Line    string // behind AT+
	Class   string
}

func (a Bad) Form() string { return a.Line + " " + a.Class }
func (a Bad) On() int {
	if strings.Contains(a.Line, "<n>") {
		return a.Channel
	}
	return -1
}

// Play implements [Action].
func (a Bad) Play(s *State) ([]Step, bool) {
	n := a.On()
	command, _, _ := strings.Cut(a.Line, "=")
	switch {
	case n >= manual.Channels || n >= 0 && (!s.usable(n) || s.Channels[n].Upload != nil):
		return nil, false
	case n >= 0 && command != "MFTPCFG" && command != "MFTPCONN" && !s.free(n): // that there is no connection may be said first
		return nil, false
	case n >= 0 && command == "MFTPCONN" && s.Channels[n].Connected: // that there is one, too
		return nil, false
	case n >= 0 && (command == "MFTPRETR" || command == "MFTPAPPE" || command == "MFTPSTOR") && s.local(n): // which syntax is in force (D73)
		return nil, false
	}
	due := then("the command is refused as %s", a.Class)
	switch {
	case s.CMEE == 1:
	case s.CMEE == 0 && a.Class != TooLong:
		due = answers("ERROR")
	case s.CMEE == 2 && a.Class == OutOfRange && !strings.Contains(a.Line, "429496"):
		due = then("the module answers with an error text")
	default:
		return nil, false
	}
	steps := []Step{}
	if strings.Contains(a.Line, "<port>") && !s.Account {
		steps, s.Account, s.Started = append(steps, given(`the account <user> with home "%s"`, manual.DefaultHome)), true, true
	}
	steps = append(steps, sends("AT+%s", strings.ReplaceAll(a.Line, "<n>", strconv.Itoa(n))), due)
	if a.Class == TooLong {
		return append(steps, s.echoed()...), true // it may reach the server, and be refused there (D50)
	}
	return append(append(steps, s.echoed()...), theServer("the server received nothing")), true
}

// Verifies implements [Action].
func (a Bad) Verifies() (string, []string) {
	command, _, _ := strings.Cut(a.Line, "=")
	clause := clauses[strings.TrimPrefix(command, "MFTP")]
	return clause, []string{"R" + clause + "-07"}
}

// commandForms are those of every command, behind the channel.
var commandForms = []string{
	`MFTPCFG=<n>`, `MFTPCFG=<n>,"rsptimeout"`, `MFTPCFG=<n>,"rsptimeout",10`, `MFTPCONN=<n>,"<host>"`, `MFTPCONN=<n>,"<host>","<user>","<password>",<port>`, `MFTPDISC=<n>`,
	`MFTPCWD=<n>,"/home/uftp"`, `MFTPPWD=<n>`, `MFTPMKD=<n>,"new"`, `MFTPLIST=<n>,"/home/uftp"`, `MFTPDEL=<n>,"old.txt"`, `MFTPRN=<n>,"a.txt","d.txt"`, `MFTPRETR=<n>,"1.txt"`,
	`MFTPRETR=<n>,"1.txt",,5,5`, `MFTPRETR=<n>,"1.txt","/usr/1.txt"`, `MFTPAPPE=<n>,"1.txt"`, `MFTPAPPE=<n>,"1.txt",1`, `MFTPAPPE=<n>,"1.txt",1,5`, `MFTPAPPE=<n>,"1.txt",1,5,"BBBBB"`,
	`MFTPAPPE=<n>,"1.txt","/usr/1.txt"`, `MFTPSTOR=<n>,"1.txt"`, `MFTPSTOR=<n>,"1.txt",1`, `MFTPSTOR=<n>,"1.txt",1,5`, `MFTPSTOR=<n>,"1.txt",1,5,"BBBBB"`, `MFTPSTOR=<n>,"1.txt","/usr/1.txt"`,
	`MFTPSTATE=<n>`,
}

// BadLines are lines that are refused, of a model whose contexts are 1 to cids: those of one channel have <n> in its place.
func BadLines(cids int) []Bad {
	var all []Bad
	add := func(class string, lines ...string) {
		for _, line := range lines {
			all = append(all, Bad{Line: line, Class: class})
		}
	}
	for _, form := range commandForms {
		for _, id := range []string{"6", "10", "256", "4294967296"} {
			add(OutOfRange, strings.ReplaceAll(form, "<n>", id))
		}
		for _, id := range []string{"-1", "A", "", "0x", "0.5"} {
			add(Malformed, strings.ReplaceAll(form, "<n>", id))
		}
	}
	wrong := map[string][2][]string{ // out of range, malformed
		"data_type":  {{"2", "256", "4294967297"}, {"A", "0,0"}},
		"transmode":  {{"2"}, {"-1", "1,1"}},
		"rsptimeout": {{"1", "0", "31", "266", "65546", "4294967306"}, {"-5", "20s", "20.5", "10,10"}},
		"ssl":        {{"3,0", "0,6", "256,0"}, {"0,A", "0,0,0"}},
		"local_fs":   {{"2", "256"}, {"x", "0,0"}},
		"cid":        {{"0", strconv.Itoa(cids + 1), "257", "4294967298"}, {"-1", "1,1"}},
		"nosuch":     {nil, {"1"}}, "cid2": {nil, {"2"}}, "rsptimeouts": {nil, {"12"}}, "local_fs1": {nil, {"1"}},
	}
	for _, name := range slices.Sorted(maps.Keys(wrong)) {
		for i, class := range []string{OutOfRange, Malformed} {
			for _, value := range wrong[name][i] {
				add(class, `MFTPCFG=<n>,"`+name+`",`+value)
			}
		}
	}
	add(OutOfRange, `MFTPCONN=<n>,"<host>","<user>","<password>",65536`, `MFTPCONN=<n>,"<host>","<user>","<password>",65557`)
	add(Malformed, `MFTPPWD=<n>,1`, `MFTPSTATE=<n>,1`, `MFTPDISC=<n>,1`, `MFTPCWD=<n>`, `MFTPCWD=<n>,"/home/uftp",1`, `MFTPMKD=<n>`, `MFTPMKD=<n>,"new",1`, `MFTPLIST=<n>,"d",1`, `MFTPLIST=<n>,`,
		`MFTPDEL=<n>`, `MFTPDEL=<n>,"1.txt",1`, `MFTPRN=<n>,"1.txt"`, `MFTPRN=<n>,"1.txt","d.txt",1`, `MFTPRETR=<n>`, `MFTPRETR=<n>,"1.txt",,A`, `MFTPRETR=<n>,"1.txt",,-1`,
		`MFTPRETR=<n>,"1.txt",,5,A`, `MFTPRETR=<n>,"1.txt",,5,-1`, `MFTPRETR=<n>,"1.txt",,5,5,1`)
	for _, upload := range []string{"MFTPAPPE", "MFTPSTOR"} {
		add(OutOfRange, upload+`=<n>,"1.txt",2,5,"12345"`, upload+`=<n>,"1.txt",257,5,"12345"`, upload+`=<n>,"1.txt",1,0`, upload+`=<n>,"1.txt",1,4097`, upload+`=<n>,"1.txt",1,65541`)
		add(Malformed, upload+`=<n>,,1,5,"12345"`, upload+`=<n>`, upload+`=<n>,"1.txt",A,5,"12345"`, upload+`=<n>,"1.txt",-1,5,"12345"`, upload+`=<n>,"1.txt",1,A,"12345"`,
			upload+`=<n>,"1.txt",1,-5,"12345"`, upload+`=<n>,"1.txt",1,5,"12345",1`)
		add(TooLong, upload+`=<n>,"<name-256>",1,5,"12345"`)
	}
	add(TooLong, `MFTPCWD=<n>,"<path-256>"`, `MFTPMKD=<n>,"<name-256>"`, `MFTPLIST=<n>,"<name-256>"`, `MFTPDEL=<n>,"<name-256>"`, `MFTPRN=<n>,"<name-256>","d.txt"`, `MFTPRETR=<n>,"<name-256>"`,
		`MFTPCONN=<n>,"<host>","<name-256>","<password>",<port>`, `MFTPCONN=<n>,"<host>","<user>","<name-256>",<port>`)
	return all
}
