package reference

import (
	"slices"
	"strings"

	"mftpspec/harness/manual"
)

// dialogue is how a server carries out a command: the verbs of RFC 959 for it (a client may try several, D65), those that have data,
// and what comes before.
type dialogue struct {
	verbs, after string
	more         []string // other verbs that the command cannot do without
}

// dialogues are those of the forms of commands that are one line and one result.
var dialogues = map[string]dialogue{
	"CONN": {"PASS", "", []string{"USER"}}, "CWD": {"CWD or XCWD", "", nil}, "PWD": {"PWD or XPWD", "", nil}, "MKD": {"MKD or XMKD", "", nil},
	"LIST": {"LIST or MLSD or MLST or NLST", "LIST or MLSD or NLST", []string{"PASV or EPSV"}}, "DEL": {"DELE or RMD or XRMD", "", nil}, "RN": {"RNTO", "", []string{"RNFR"}},
	"RETR>line": {"RETR", "RETR", []string{"PASV or EPSV"}}, "APPE>inline": {"APPE or STOR", "APPE or STOR", []string{"PASV or EPSV"}}, "STOR>inline": {"STOR", "STOR", []string{"PASV or EPSV"}},
	"RETR>line,offset": {"RETR", "RETR", nil}, "RETR>line,offset,length": {"RETR", "RETR", nil}, "RETR>file": {"RETR", "RETR", nil},
	"STOR>counted": {"STOR", "STOR", nil}, "APPE>counted": {"APPE or STOR", "APPE or STOR", nil}, "STOR>ctrl-z": {"STOR", "STOR", nil}, "APPE>ctrl-z": {"APPE or STOR", "APPE or STOR", nil},
}

// Refused is a command that the server refuses for once: it fails, nothing changes, and the channel works on (§5, D24, D25).
type Refused struct {
	Command Action
	Second  bool // the verb that the command cannot do without, in the place of the one that carries it out
	Reply   string
}

func (a Refused) Form() string { return a.Command.Form() + ">refused " + a.Reply[:3] }
func (a Refused) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Refused) Play(s *State) ([]Step, bool) {
	d, ok := dialogues[a.Command.Form()]
	n := a.On()
	_, conn := a.Command.(Conn)
	if !ok || !conn && !s.free(n) || conn && (s.TLS != "" || s.Server != "") || s.bare() || s.Echo {
		return nil, false
	}
	verbs := d.verbs
	if a.Second {
		if len(d.more) == 0 || s.setting(n, "transmode") == "0" && verbs != "PASS" && verbs != "RNTO" || s.Server != "" {
			return nil, false
		}
		verbs = d.more[0]
	}
	steps, ok := a.Command.Play(s.Clone())
	if !ok || !succeeds(steps) {
		return nil, false // what would fail anyway
	}
	if store, upload := a.Command.(Store); upload {
		e := s.Tree[s.resolve(n, store.Name)]
		if e == nil || s.Channels[n].Upload != nil || store.Way != Inline && a.Second || store.More {
			return nil, false // what a refused upload leaves behind is the server's
		}
	}
	if r, download := a.Command.(Retr); download && (r.Local != "" || r.From > 0) {
		return nil, false // whether the local file is made is the module's; a server may keep the offset for what comes next
	}
	if a.Second && !s.hasData(a.Command) {
		return nil, false
	}
	begin, _ := split(steps)
	all := []Step{}
	if conn && !s.Account {
		all, begin = append(all, begin[0]), begin[1:]
	}
	if conn {
		s.Account, s.Started = true, true
	}
	all = append(append(all, given("the server answers %s with %s", verbs, a.Reply)), early(begin)...)
	return append(all, then("the command fails as server error"), when("the server is itself again")), true
}

// early are the steps of a prompted upload that the server refuses: a module may ask the
// server before it prompts, and need no data then (D24).
func early(steps []Step) []Step {
	steps = slices.Clone(steps)
	for i, s := range steps {
		switch s.Kind {
		case TypesData:
			steps[i].Text = strings.Replace(s.Text, "the host types", "the host, where it is prompted, types", 1)
		case Prompts:
			steps[i].Text += ", or the command is over"
		}
	}
	return steps
}

// Verifies implements [Action].
func (a Refused) Verifies() (string, []string) {
	clause, _ := a.Command.Verifies()
	return clause, []string{"R5-30"}
}

// succeeds says whether the steps of an action are those of a success, with one final result.
func succeeds(steps []Step) bool {
	ok := func(s Step) bool {
		return s.Kind == Answers && s.Doc == "OK" || s.Kind == AnswersAndReports
	}
	return slices.ContainsFunc(steps, ok)
}

// split parts the steps of a success before its final result.
func split(steps []Step) (begin, end []Step) {
	for i, s := range steps {
		if s.Kind == Answers || s.Kind == AnswersAndReports {
			return steps[:i], steps[i:]
		}
	}
	return steps, nil
}

// hasData says whether a command needs what it may need: of a file a client may ask without a data connection (§3.7, D33).
func (s *State) hasData(command Action) bool {
	list, lists := command.(List)
	return !lists || s.isDir(s.resolve(list.Channel, list.Name))
}

// FinalReply is a transfer whose data go through, and whose final reply of the server is given: any 2xx is success,
// and anything else is a failure, whatever became of the data (§5, RFC 959 5.4).
type FinalReply struct {
	Command Action // List, Retr to the line, or Store on the line
	Reply   string
}

func (a FinalReply) Form() string { return a.Command.Form() + ">ends " + a.Reply[:3] }
func (a FinalReply) On() int      { return a.Command.On() }

// Play implements [Action].
func (a FinalReply) Play(s *State) ([]Step, bool) {
	d := dialogues[a.Command.Form()]
	if d.after == "" || !s.hasData(a.Command) || !s.free(a.On()) || s.bare() || s.Echo {
		return nil, false
	}
	if r, download := a.Command.(Retr); download && r.Local != "" {
		return nil, false
	}
	after := s.Clone()
	steps, ok := a.Command.Play(after)
	if !ok || !succeeds(steps) {
		return nil, false
	}
	fault := given("the server ends %s with %s", d.after, a.Reply)
	if a.Reply[0] == '2' {
		*s = *after
		return append(append([]Step{fault}, steps...), when("the server is itself again")), true
	}
	if store, upload := a.Command.(Store); upload {
		s.Tree[s.resolve(a.On(), store.Name)] = &Entry{Unknown: true}
		if store.More {
			return nil, false
		}
	}
	begin, _ := split(steps)
	all := append(append([]Step{fault}, begin...), then("the command fails as server error"), when("the server is itself again"))
	if a.Reply[:3] == "421" {
		s.Channels[a.On()].Unsure = true // a server that says so is about to go
	}
	return all, true
}

// Verifies implements [Action].
func (a FinalReply) Verifies() (string, []string) {
	clause, _ := a.Command.Verifies()
	return clause, []string{"R5-30"}
}

// Accepted is a command to which the server says yes with a reply of its own, and which it does not carry out: it succeeds
// where that is the usual one, since the reply is all that a client knows (RFC 959 4.2: any 2xx is a positive completion).
type Accepted struct {
	Command Action // Mkd, Del, Rn, or Cwd to where the channel is
	Reply   string
}

func (a Accepted) Form() string { return a.Command.Form() + ">accepted " + a.Reply[:3] }
func (a Accepted) On() int      { return a.Command.On() }

// usual are the codes with which a server says yes (RFC 959 5.4).
var usual = map[string]string{"CWD": "250", "MKD": "257", "DEL": "250", "RN": "250"}

// Play implements [Action].
func (a Accepted) Play(s *State) ([]Step, bool) {
	if !s.free(a.On()) || s.Echo {
		return nil, false
	}
	switch c := a.Command.(type) {
	case Cwd:
		if s.resolve(c.Channel, c.Dir) != s.Channels[c.Channel].Dir {
			return nil, false
		}
	case Mkd, Del, Rn:
	default:
		return nil, false
	}
	steps, ok := a.Command.Play(s.Clone())
	if !ok || !plain(steps) {
		return nil, false
	}
	steps = steps[:3]
	if code := a.Reply[:3]; code != usual[a.Command.Form()] { // a module may know the usual code alone (D76)
		due := then("the command fails as any, or reports")
		due.Doc = steps[2].Doc
		steps = []Step{steps[0], due}
	}
	return append(append([]Step{given("the server answers %s with %s", dialogues[a.Command.Form()].verbs, a.Reply)}, steps...), when("the server is itself again")), true
}

// Verifies implements [Action].
func (a Accepted) Verifies() (string, []string) { return a.Command.Verifies() }

// Greeting is a server that greets with a refusal: the connection does not come about (§3.2).
type Greeting struct {
	Channel int
	Reply   string
}

func (a Greeting) Form() string { return "CONN>greeting " + a.Reply[:3] }
func (a Greeting) On() int      { return a.Channel }

// Play implements [Action].
func (a Greeting) Play(s *State) ([]Step, bool) {
	return s.failing(a.Channel, given("the server greets with %s", a.Reply), "server error", when("the server is itself again"))
}

// Verifies implements [Action].
func (a Greeting) Verifies() (string, []string) { return "3.2", []string{"R5-30"} }

// Unreached is AT+MFTPCONN to a port where nobody listens, or to a name that is none (§3.2).
type Unreached struct {
	Channel int
	What    string // port that refuses, host that does not resolve
}

func (a Unreached) Form() string { return "CONN>" + a.What }
func (a Unreached) On() int      { return a.Channel }

// Play implements [Action].
func (a Unreached) Play(s *State) ([]Step, bool) {
	cause := map[string]string{"port that refuses": "network error", "host that does not resolve": "DNS"}[a.What]
	return s.failing(a.Channel, given("a %s", a.What), cause, when("the server is itself again"))
}

// Verifies implements [Action].
func (a Unreached) Verifies() (string, []string) { return "3.2", []string{"R5-28", "R5-31"} }

// failing is AT+MFTPCONN that cannot come about: the channel stays unconnected.
func (s *State) failing(n int, fault Step, cause string, behind ...Step) ([]Step, bool) {
	if cause == "" || !s.usable(n) || s.Channels[n].Connected || !s.connects(n) || s.bare() || s.Echo || s.TLS != "" {
		return nil, false
	}
	var steps []Step
	if !s.Account {
		steps = append(steps, given(`the account <user> with home "%s"`, manual.DefaultHome))
	}
	s.Account, s.Started = true, true
	steps = append(steps, fault, sends(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, n), then("the command fails as %s", cause))
	return append(append(steps, behind...), state("channel %d is in state 0", n)), true
}

// Cut is a transfer whose data connection the server does not let be, or breaks (§5 Table 5: 11).
type Cut struct {
	Command Action // List, Retr to the line, or Store on the line
	After   int    // bytes; less than 0: there is no data connection at all
}

func (a Cut) Form() string {
	if a.After < 0 {
		return a.Command.Form() + ">data refused"
	}
	return a.Command.Form() + ">data reset"
}
func (a Cut) On() int { return a.Command.On() }

// Play implements [Action].
func (a Cut) Play(s *State) ([]Step, bool) {
	if dialogues[a.Command.Form()].after == "" || !s.hasData(a.Command) || !s.free(a.On()) || s.bare() || s.Echo || s.TLS != "" {
		return nil, false
	}
	steps, ok := a.Command.Play(s.Clone())
	if !ok || !succeeds(steps) {
		return nil, false
	}
	fault := given("the server refuses data connections")
	if a.After >= 0 {
		r, download := a.Command.(Retr)
		if !download || r.Bytes(s) < 50000 || r.Local != "" || s.setting(a.On(), "transmode") == "0" {
			return nil, false // a few bytes may be under way as one piece with the end
		}
		fault = given("the server resets the data connection after %d bytes", a.After)
	}
	switch c := a.Command.(type) {
	case Store:
		if c.Way != Inline || c.More {
			return nil, false
		}
		s.Tree[s.resolve(a.On(), c.Name)] = &Entry{Unknown: true}
	case Retr:
		if c.Local != "" {
			return nil, false
		}
	}
	s.Channels[a.On()].Unsure = true // it may be kept or closed (D65)
	begin, _ := split(steps)
	return append(append([]Step{fault}, begin...), then("the command fails as network error"), when("the server is itself again"),
		then("the module may report the end of connection %d", a.On())), true
}

// Verifies implements [Action].
func (a Cut) Verifies() (string, []string) {
	clause, _ := a.Command.Verifies()
	return clause, []string{"R5-31"}
}

// HangsUp is a server that ends the connection in the place of an answer: the command fails, and the module says that the
// connection has ended (§3.14).
type HangsUp struct{ Command Action }

func (a HangsUp) Form() string { return a.Command.Form() + ">hangs up" }
func (a HangsUp) On() int      { return a.Command.On() }

// Play implements [Action].
func (a HangsUp) Play(s *State) ([]Step, bool) {
	d, ok := dialogues[a.Command.Form()]
	n := a.On()
	if _, conn := a.Command.(Conn); !ok || conn || !s.free(n) || s.bare() || s.Echo {
		return nil, false
	}
	steps, ok := a.Command.Play(s.Clone())
	if !ok || !succeeds(steps) {
		return nil, false
	}
	switch c := a.Command.(type) {
	case Store:
		if c.Way != Inline || c.More {
			return nil, false
		}
		s.Tree[s.resolve(n, c.Name)] = &Entry{Unknown: true}
	case Retr:
		if c.Local != "" {
			return nil, false
		}
	}
	s.Channels[n].Connected, s.Channels[n].Dir = false, ""
	begin, _ := split(steps)
	return append(append([]Step{given("the server closes the control connection at %s", d.verbs)}, begin...), then("the command fails as network error"),
		then("the module reports the end of connection %d", n), when("the server is itself again")), true
}

// Verifies implements [Action].
func (a HangsUp) Verifies() (string, []string) { return "3.14", []string{"R3.14-01"} }
