package reference

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/ixit"
	"mftpspec/harness/manual"
)

// State is what the manual has to be true of a module and its server at a moment.
type State struct {
	ICS      ixit.ICS
	Files    bool // the module's own files can be written and read (D13)
	Channels [manual.Channels]Channel
	Tree     map[string]*Entry  // of the server, by absolute path
	Local    map[string]Content // the module's files that the scenario made
	Server   string             // what the server behaves like; empty: plain
	TLS      string             // implicit or explicit: the FTPS that the server requires; empty: none
	Account  bool               // there is one
	Started  bool               // the server: what kind it is can not be said any more
	Echo     bool               // ATE1 (§2.1)
	Over     bool               // nothing is due of anything any more
	CMEE     int                // AT+CMEE (§2.2)
}

// Channel is one of the six (§3.1).
type Channel struct {
	Settings  map[string]string // by their names in AT+MFTPCFG, values as they are printed
	Connected bool
	Dir       string  // working directory (§3.4)
	Upload    *Upload // an upload between two packets (§3.11)
	Unsure    bool    // nobody knows whether it is connected: it is left alone
	Last      string  // form of its last command, for those who look for pairs
}

// Upload is one whose last packet has not come yet: <eof> was 0.
type Upload struct {
	Verb, Name string
	So         Content // far
}

// Entry is a file or a directory of the server. Contents that the manual does not decide
// are nil, and nobody asks for them.
type Entry struct {
	Dir     bool
	Content Content
	Unknown bool
	Mode    string // the owner's part, as a listing has it: r--; empty: what the server gives, rw-. What is listed so is known
}

// New is the state in which every case begins: defaults (§3.1), nothing connected.
func New(ics ixit.ICS, files bool) *State {
	s := &State{ICS: ics, Files: files, CMEE: 1, Tree: map[string]*Entry{}, Local: map[string]Content{}}
	s.mkdirs(manual.DefaultHome)
	for i := range s.Channels {
		s.Channels[i].Settings = maps.Clone(manual.Defaults)
	}
	return s
}

// Step is a step of a scenario in the vocabulary of package steps.
type Step struct {
	Keyword string // Given, When, Then
	Text    string
	Doc     string // doc string; empty: none

	Kind  Kind
	Line  string // the command line that it sends; empty: none
	Lines int    // command lines that go to the module in it
}

// Kind is what a step is, where that matters to those who put steps together.
type Kind int

// The kinds.
const (
	Other Kind = iota
	LoggedIn
	RequiresFTPS
	UsesLocalFile
	SendsLine
	TypesData
	Prompts
	Answers
	Reports
	AnswersAndReports // in either order
	LooksAtServer     // and at nothing that the module says
)

// as is a step of that kind, in which so many command lines are sent.
func (step Step) as(kind Kind, lines int) Step {
	step.Kind, step.Lines = kind, lines
	return step
}

// Action is something that the host or the server does, and what is due then.
type Action interface {
	// Play carries the action out on s. ok is false, and s as it was, where the manual
	// says nothing of it in this state.
	Play(s *State) (steps []Step, ok bool)
	// Form names the action and its form: "RETR>line".
	Form() string
	// On is the channel, or -1.
	On() int
	// Verifies is the clause and the requirements that it shows to be met.
	Verifies() (clause string, requirements []string)
}

// Play carries an action out, if anything is due of anything any more.
func (s *State) Play(a Action) (steps []Step, ok bool) {
	if s.Over {
		return nil, false
	}
	return a.Play(s)
}

// Sized is an action that moves bytes.
type Sized interface{ Bytes(s *State) int }

// bare says whether errors are other than numbers (§2.2): what one of several numbers would say, nobody knows then.
func (s *State) bare() bool { return s.CMEE != 1 }

// usable says whether a command may be sent on channel n, and what comes is known.
func (s *State) usable(n int) bool {
	return n >= 0 && n < manual.Channels && !s.Channels[n].Unsure
}

// free is a channel that is connected and between no packets.
func (s *State) free(n int) bool {
	return s.usable(n) && s.Channels[n].Connected && s.Channels[n].Upload == nil
}

// setting is a value of a channel, as it is printed.
func (s *State) setting(n int, name string) string { return s.Channels[n].Settings[name] }

// local says whether files come from, and go to, the module's file system (§3.1).
func (s *State) local(n int) bool { return s.setting(n, "local_fs") == "1" }

// ascii says whether transfers are in ASCII (§3.1 data_type 1): line ends may change then.
func (s *State) ascii(n int) bool { return s.setting(n, "data_type") == "1" }

// fits says whether a name, and the path that it stands for, has no more than 255 bytes (§3, D50).
func (s *State) fits(n int, name string) bool {
	long := func(text string) int {
		size := len(text)
		for _, m := range sized.FindAllStringSubmatch(text, -1) {
			bytes, _ := strconv.Atoi(m[1])
			size += bytes - len(m[0])
		}
		return size
	}
	return long(name) <= 255 && long(s.resolve(n, name)) <= 255
}

var sized = regexp.MustCompile(`<(?:name|path|text)-(\d+)>`)

// resolve makes a name of a command absolute, by the channel's directory (§3.4).
func (s *State) resolve(n int, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(s.Channels[n].Dir, name)
}

// List gives the names of the entries of a directory, in order.
func (s *State) List(dir string) []string {
	var names []string
	for p := range s.Tree {
		if p != dir && path.Dir(p) == dir {
			names = append(names, path.Base(p))
		}
	}
	slices.Sort(names)
	return names
}

// Paths are those of all entries, in order.
func (s *State) Paths() []string { return slices.Sorted(maps.Keys(s.Tree)) }

func (s *State) file(p string) (*Entry, bool) {
	e, ok := s.Tree[p]
	return e, ok && !e.Dir && !e.Unknown
}

func (s *State) isDir(p string) bool {
	e, ok := s.Tree[p]
	return ok && e.Dir
}

func (s *State) mkdirs(dir string) {
	for ; dir != "/"; dir = path.Dir(dir) {
		if s.Tree[dir] == nil {
			s.Tree[dir] = &Entry{Dir: true}
		}
	}
	s.Tree["/"] = &Entry{Dir: true}
}

// inUse says whether an upload is open to the path or below it, or a channel works there, or may: every login leads home.
func (s *State) inUse(p string) bool {
	if p == manual.DefaultHome || strings.HasPrefix(manual.DefaultHome, strings.TrimSuffix(p, "/")+"/") {
		return true
	}
	for i, c := range s.Channels {
		if c.Upload != nil && (s.resolve(i, c.Upload.Name) == p || strings.HasPrefix(s.resolve(i, c.Upload.Name), p+"/")) {
			return true
		}
		if c.Connected && (c.Dir == p || strings.HasPrefix(c.Dir, p+"/")) {
			return true
		}
	}
	return false
}

// opened says whether an upload of any channel to the path is open.
func (s *State) opened(p string) bool {
	for i, c := range s.Channels {
		if c.Upload != nil && s.resolve(i, c.Upload.Name) == p {
			return true
		}
	}
	return false
}

// openedIn says whether an upload to a file of the directory is open.
func (s *State) openedIn(dir string) bool {
	for i, c := range s.Channels {
		if c.Upload != nil && path.Dir(s.resolve(i, c.Upload.Name)) == dir {
			return true
		}
	}
	return false
}

// uploading says whether an upload of any channel is between two packets.
func (s *State) uploading() bool {
	return slices.ContainsFunc(s.Channels[:], func(c Channel) bool { return c.Upload != nil })
}

// The steps that most commands need.

func given(format string, args ...any) Step {
	return Step{Keyword: "Given", Text: fmt.Sprintf(format, args...)}
}
func when(format string, args ...any) Step {
	return Step{Keyword: "When", Text: fmt.Sprintf(format, args...)}
}
func then(format string, args ...any) Step {
	return Step{Keyword: "Then", Text: fmt.Sprintf(format, args...)}
}

// theHostSends and a line are the text of a step that sends it.
const theHostSends = "the host sends "

func sends(format string, args ...any) Step {
	line := fmt.Sprintf(format, args...)
	return Step{Keyword: "When", Text: theHostSends + line, Kind: SendsLine, Line: line, Lines: 1}
}

// LineOf is the line that a step sends of which there is no more than its text, as in the
// results of a run.
func LineOf(text string) (line string, sends bool) { return strings.CutPrefix(text, theHostSends) }

func answers(lines ...string) Step {
	return Step{Keyword: "Then", Text: "the module answers", Doc: strings.Join(lines, "\n"), Kind: Answers}
}

func reports(format string, args ...any) Step {
	return Step{Keyword: "Then", Text: "the module reports", Doc: fmt.Sprintf(format, args...), Kind: Reports}
}

// theServer is a step that looks at the server and at nothing that the module says.
func theServer(format string, args ...any) Step {
	return then(format, args...).as(LooksAtServer, 0)
}

// state is a step that asks for the state of a channel.
func state(format string, args ...any) Step { return then(format, args...).as(Other, 1) }

func prompts() Step { return then("the module prompts for data").as(Prompts, 0) }

func types(data string) Step { return when("the host types %s", data).as(TypesData, 0) }

// succeeds is OK at once and one result line after it (§3.2 to §3.9).
func (s *State) succeeds(line, result string, truth ...Step) []Step {
	return append(append([]Step{sends("%s", line), answers("OK"), reports("%s", result)}, s.echoed()...), truth...)
}

// echoed is what ATE1 has due of a line (§2.1).
func (s *State) echoed() []Step {
	if s.Echo {
		return []Step{then("the line is echoed")}
	}
	return nil
}

// fails is a command that cannot be carried out: which code says so, and whether at once, is
// the device's (D24, D25). With AT+CMEE=0 a refusal is ERROR alone, of which the causes
// do not know.
func (s *State) fails(line, cause string) ([]Step, bool) {
	return []Step{sends("%s", line), then("the command fails as %s", cause)}, !s.bare()
}

// unconnected is a command on a channel without a connection (D27).
func (s *State) unconnected(line string) ([]Step, bool) {
	return []Step{sends("%s", line), then("the command is refused as not connected")}, !s.bare()
}

// begins is how a command on a session begins that names files or directories: it is
// refused where the channel has no connection, and not played where the model cannot say
// what comes. open: it can be carried out, and the caller knows the rest.
func (s *State) begins(line string, channel int, names ...string) (refused []Step, ok, open bool) {
	if slices.ContainsFunc(names, func(name string) bool { return !s.fits(channel, name) }) {
		return nil, false, false
	}
	if s.usable(channel) && !s.Channels[channel].Connected {
		refused, ok = s.unconnected(line)
		return refused, ok, false
	}
	return nil, false, s.free(channel)
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
