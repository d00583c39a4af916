package reference

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Personality is what the server behaves like; it must be said before the server is started.
type Personality struct{ Name string }

func (a Personality) Form() string { return "server " + a.Name }
func (a Personality) On() int      { return -1 }

// Play implements [Action].
func (a Personality) Play(s *State) ([]Step, bool) {
	if s.Started || s.Server != "" || a.Name == "" {
		return nil, false
	}
	s.Server = a.Name
	return []Step{given(`the server behaves like "%s"`, a.Name)}, true
}

// Verifies implements [Action].
func (a Personality) Verifies() (string, []string) { return "4.1", nil }

// RequiresTLS is a server that wants implicit or explicit FTPS (§3.1 "ssl"); it must be said before the server
// is started.
type RequiresTLS struct{ How string }

func (a RequiresTLS) Form() string { return a.How + " FTPS" }
func (a RequiresTLS) On() int      { return -1 }

// Play implements [Action].
func (a RequiresTLS) Play(s *State) ([]Step, bool) {
	if s.Started || s.TLS != "" || !s.ICS.ImplicitFTPS || !s.ICS.ExplicitFTPS {
		return nil, false
	}
	s.TLS = a.How
	return []Step{given("the server requires %s FTPS", a.How)}, true
}

// Verifies implements [Action].
func (a RequiresTLS) Verifies() (string, []string) { return "3.1", []string{"R3.1-23"} }

// Account is the one that <user> and <password> stand for, with a name of the scenario's choice (§3.2).
type Account struct{ User, Password string }

func (a Account) Form() string { return "account" }
func (a Account) On() int      { return -1 }

// Play implements [Action].
func (a Account) Play(s *State) ([]Step, bool) {
	if s.Account {
		return nil, false
	}
	s.Account, s.Started = true, true
	return []Step{given(`the account "%s" with the password "%s"`, a.User, a.Password)}, true
}

// Verifies implements [Action].
func (a Account) Verifies() (string, []string) { return "3.2", nil }

// ServerFile is a file that the server has.
type ServerFile struct {
	Path    string
	Content Content
}

func (a ServerFile) Form() string { return "server file" }
func (a ServerFile) On() int      { return -1 }

// Bytes implements [Sized].
func (a ServerFile) Bytes(*State) int { return a.Content.Len() }

// Play implements [Action].
func (a ServerFile) Play(s *State) ([]Step, bool) {
	if e := s.Tree[a.Path]; e != nil && e.Dir || s.opened(a.Path) || !s.makes(path.Dir(a.Path)) {
		return nil, false
	}
	s.Started = true
	s.Tree[a.Path] = &Entry{Content: a.Content}
	return []Step{given(`the server has the file "%s" with the payload "%s"`, a.Path, a.Content)}, true
}

// Verifies implements [Action].
func (a ServerFile) Verifies() (string, []string) { return "4.1", nil }

// ServerDir is a directory that the server has.
type ServerDir struct{ Path string }

func (a ServerDir) Form() string { return "server directory" }
func (a ServerDir) On() int      { return -1 }

// Play implements [Action].
func (a ServerDir) Play(s *State) ([]Step, bool) {
	if e := s.Tree[a.Path]; e != nil || !s.makes(path.Dir(a.Path)) {
		return nil, false
	}
	s.Started = true
	s.mkdirs(a.Path)
	return []Step{given(`the server has the directory "%s"`, a.Path)}, true
}

// Verifies implements [Action].
func (a ServerDir) Verifies() (string, []string) { return "4.1", nil }

// makes says whether the directories up to here are, or can be made.
func (s *State) makes(dir string) bool {
	for d := dir; d != "/"; d = path.Dir(d) {
		if e := s.Tree[d]; e != nil && !e.Dir {
			return false
		}
	}
	s.mkdirs(dir)
	return true
}

// ServerFiles are so many files in a directory of their own.
type ServerFiles struct {
	Dir    string
	Number int
}

func (a ServerFiles) Form() string { return "server files" }
func (a ServerFiles) On() int      { return -1 }

// Bytes implements [Sized]: it is the number of entries.
func (a ServerFiles) Bytes(*State) int { return a.Number }

// Play implements [Action].
func (a ServerFiles) Play(s *State) ([]Step, bool) {
	if s.Tree[a.Dir] != nil || !s.makes(path.Dir(a.Dir)) || a.Number > 999 {
		return nil, false
	}
	s.Started = true
	s.mkdirs(a.Dir)
	for i := 1; i <= a.Number; i++ {
		s.Tree[path.Join(a.Dir, fmt.Sprintf("file-%03d.txt", i))] = &Entry{Content: Content{fmt.Sprintf("pattern-%d", i)}}
	}
	return []Step{given(`the server has %d files in "%s"`, a.Number, a.Dir)}, true
}

// Verifies implements [Action].
func (a ServerFiles) Verifies() (string, []string) { return "3.7", []string{"R3.7-31"} }

// LocalFile is a file that the module has.
type LocalFile struct {
	Name    string
	Content Content
}

func (a LocalFile) Form() string { return "local file" }
func (a LocalFile) On() int      { return -1 }

// Bytes implements [Sized].
func (a LocalFile) Bytes(*State) int { return a.Content.Len() }

// Play implements [Action].
func (a LocalFile) Play(s *State) ([]Step, bool) {
	if !s.Files || a.Content.Len() == 0 || s.Echo { // what is typed then may come back (D66)
		return nil, false
	}
	s.Local[a.Name] = a.Content
	return []Step{given(`the module has the local file "%s" with the payload "%s"`, a.Name, a.Content)}, true
}

// Verifies implements [Action].
func (a LocalFile) Verifies() (string, []string) { return "4.1", nil }

// refusing are the verbs of RFC 959 that carry out a command, and a reply that refuses them. A client may
// try several (D65), so all of them are refused.
var refusing = map[string]string{
	"CWD": "CWD or XCWD", "PWD": "PWD or XPWD", "MKD": "MKD or XMKD", "LIST": "LIST or MLSD or MLST or NLST", "DEL": "DELE or RMD or XRMD",
	"RN": "RNTO", "RETR>line": "RETR", "APPE>inline": "APPE or STOR", "STOR>inline": "STOR",
}

// Refused is a command that the server refuses for once: it fails, nothing changes, and the
// channel works on (§5, D24, D25).
type Refused struct {
	Command Action
	Reply   string
}

func (a Refused) Form() string { return a.Command.Form() + ">refused" }
func (a Refused) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Refused) Play(s *State) ([]Step, bool) {
	verbs, ok := refusing[a.Command.Form()]
	if !ok || !s.free(a.On()) || s.Bare {
		return nil, false
	}
	steps, ok := a.Command.Play(s.Clone())
	if !ok || len(steps) < 3 || steps[1].Text != "the module answers" {
		return nil, false // what would fail anyway
	}
	c, _ := s.Channels[a.On()], 0
	if p, named := a.file(); named && s.Tree[s.resolve(a.On(), p)] == nil {
		return nil, false // what a refused upload leaves behind is the server's
	} else if c.Upload != nil {
		return nil, false
	}
	return []Step{given("the server answers %s with %s", verbs, a.Reply), steps[0], then("the command fails as server error"), when("the server is itself again")}, true
}

// Ends is a transfer whose data go through, and which the server ends with a reply of its own: any 2xx is success,
// and anything else is none, whatever became of the data (§5, RFC 959 5.4).
type Ends struct {
	Command Action // Retr to the line, or Store on the command line
	Reply   string
}

func (a Ends) Form() string { return a.Command.Form() + ">ends " + a.Reply[:3] }
func (a Ends) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Ends) Play(s *State) ([]Step, bool) {
	verb := map[string]string{"RETR>line": "RETR", "APPE>inline": "APPE", "STOR>inline": "STOR"}[a.Command.Form()]
	if verb == "" || !s.free(a.On()) || s.Bare {
		return nil, false
	}
	after := s.Clone()
	steps, ok := a.Command.Play(after)
	if !ok || len(steps) < 3 || steps[1].Text != "the module answers" {
		return nil, false
	}
	fault := given("the server ends %s with %s", verb, a.Reply)
	if a.Reply[0] == '2' {
		*s = *after
		return append(append([]Step{fault}, steps...), when("the server is itself again")), true
	}
	if store, upload := a.Command.(Store); upload {
		s.Tree[s.resolve(a.On(), store.Name)] = &Entry{Unknown: true}
	}
	return []Step{fault, steps[0], then("the command fails as server error"), when("the server is itself again")}, true
}

// Verifies implements [Action].
func (a Ends) Verifies() (string, []string) {
	clause, _ := a.Command.Verifies()
	return clause, []string{"R5-30"}
}

// Both is one action and then another, as a unit for [Again].
type Both struct{ First, Second Action }

func (a Both) Form() string { return a.First.Form() + "&" + a.Second.Form() }
func (a Both) On() int      { return a.First.On() }

// Play implements [Action].
func (a Both) Play(s *State) ([]Step, bool) {
	before := s.Clone()
	one, ok := a.First.Play(s)
	if ok {
		var two []Step
		if two, ok = a.Second.Play(s); ok {
			return append(one, two...), true
		}
	}
	*s = *before
	return nil, false
}

// Verifies implements [Action].
func (a Both) Verifies() (string, []string) { return a.First.Verifies() }

// file is that of an upload.
func (a Refused) file() (string, bool) {
	store, ok := a.Command.(Store)
	return store.Name, ok
}

// Verifies implements [Action].
func (a Refused) Verifies() (string, []string) {
	clause, _ := a.Command.Verifies()
	return clause, []string{"R5-30"}
}

// Clone is a copy that shares nothing.
func (s *State) Clone() *State {
	c := *s
	c.Tree, c.Local = map[string]*Entry{}, map[string]Content{}
	for p, e := range s.Tree {
		own := *e
		c.Tree[p] = &own
	}
	for p, e := range s.Local {
		c.Local[p] = e
	}
	for i := range c.Channels {
		c.Channels[i].Settings = map[string]string{}
		for name, v := range s.Channels[i].Settings {
			c.Channels[i].Settings[name] = v
		}
		if u := s.Channels[i].Upload; u != nil {
			own := *u
			c.Channels[i].Upload = &own
		}
	}
	return &c
}

// Held is a download that the server holds open while other channels work on (§3.10, §3.13): the state
// is 2 meanwhile, or the module says that it is busy (D52).
type Held struct {
	Download  Retr
	Meanwhile []Action // of other channels, without data connections
}

func (a Held) Form() string {
	form := a.Download.Form() + ">held"
	for _, m := range a.Meanwhile {
		form += " " + m.Form()
	}
	return form
}
func (a Held) On() int { return a.Download.Channel }

// Play implements [Action].
func (a Held) Play(s *State) ([]Step, bool) {
	if patience, _ := strconv.Atoi(s.setting(a.On(), "rsptimeout")); !s.free(a.On()) || s.Bare || s.uploading() || patience < 10 {
		return nil, false // the data of an upload that is open may be what is held, and a short patience may end (D54)
	}
	before := s.Clone()
	begin, end, ok := a.Download.divided(s)
	if !ok || len(end) == 0 {
		*s = *before
		return nil, false
	}
	steps := append([]Step{given("the server holds the next transfer open")}, begin...)
	steps = append(steps, then("a transfer of channel %d is open at the server", a.On()))
	for _, m := range a.Meanwhile {
		switch m := m.(type) {
		case Ask:
			if m.Channel == a.On() {
				steps = append(steps, sends("AT+MFTPSTATE=%d", m.Channel), then("the module answers the state 2 of channel %d, or that it is busy", m.Channel))
				continue
			}
		case Query, Pwd, Cwd, Mkd, Conn, Disc:
		default:
			*s = *before
			return nil, false
		}
		more, ok := m.Play(s)
		if !ok || m.On() == a.On() {
			*s = *before
			return nil, false
		}
		steps = append(steps, more...)
	}
	steps = append(steps, when("the server lets the transfer go on"))
	return append(append(steps, end...), when("the server is itself again")), true
}

// Verifies implements [Action].
func (a Held) Verifies() (string, []string) { return "3.10", []string{"R3.10-43"} }

// Overlap is a command whose result has not come when a command of another channel is sent.
type Overlap struct{ First, Second Action }

func (a Overlap) Form() string { return a.First.Form() + "+" + a.Second.Form() }
func (a Overlap) On() int      { return a.First.On() }

// Play implements [Action].
func (a Overlap) Play(s *State) ([]Step, bool) {
	_, one := a.First.(Conn)
	_, two := a.Second.(Conn)
	if a.First.On() == a.Second.On() || s.Bare || s.Echo || one && two { // which session is whose would be a guess
		return nil, false
	}
	before := s.Clone()
	if !a.independent(s) {
		return nil, false
	}
	first, ok := a.First.Play(s)
	if ok && plain(first) {
		var second []Step
		if second, ok = a.Second.Play(s); ok && plain(second) {
			steps := append([]Step{first[0], first[1], second[0], second[1]}, first[2:]...)
			return append(steps, second[2:]...), true
		}
	}
	*s = *before
	return nil, false
}

// independent says whether the same is due in either order: the server may carry out the second one first.
func (a Overlap) independent(s *State) bool {
	x, okX := a.First.(Store)
	y, okY := a.Second.(Store)
	if okX && okY && s.resolve(x.Channel, x.Name) == s.resolve(y.Channel, y.Name) {
		return false
	}
	one, two := s.Clone(), s.Clone()
	first, _ := a.First.Play(one)
	second, _ := a.Second.Play(one)
	secondFirst, _ := a.Second.Play(two)
	firstSecond, _ := a.First.Play(two)
	return slices.Equal(first, firstSecond) && slices.Equal(second, secondFirst)
}

// plain says whether steps are a line, OK, and one result line.
func plain(steps []Step) bool {
	return len(steps) >= 3 && strings.HasPrefix(steps[0].Text, "the host sends") && steps[1].Text == "the module answers" && steps[1].Doc == "OK" &&
		steps[2].Text == "the module reports" && !strings.Contains(steps[2].Doc, "\n")
}

// Verifies implements [Action].
func (a Overlap) Verifies() (string, []string) { return a.First.Verifies() }

// Again is a command many times over: what is worn out shows.
type Again struct {
	Command Action
	Times   int
}

func (a Again) Form() string { return fmt.Sprintf("%s x%d", a.Command.Form(), a.Times) }
func (a Again) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Again) Play(s *State) ([]Step, bool) {
	var all []Step
	before := s.Clone()
	for range a.Times {
		steps, ok := a.Command.Play(s)
		if !ok {
			*s = *before
			return nil, false
		}
		all = append(all, steps...)
	}
	return all, true
}

// Verifies implements [Action].
func (a Again) Verifies() (string, []string) { return a.Command.Verifies() }
