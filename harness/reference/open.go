package reference

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"mftpspec/harness/manual"
)

// Line is one that gets a final result, whatever it is, and changes nothing (§2.1, D56).
type Line struct{ Text string }

// Lines are the basic commands with a letter, an ampersand and a number (§2.1), and the read and execute forms that no command
// of §3 has.
func Lines() []Line {
	all := []Line{{"ATE"}, {"AT&C1"}, {"ATS3=13"}}
	for _, command := range []string{"CFG", "CONN", "DISC", "CWD", "PWD", "MKD", "LIST", "DEL", "RN", "RETR", "APPE", "STOR", "STATE"} {
		all = append(all, Line{"AT+MFTP" + command + "?"}, Line{"AT+MFTP" + command})
	}
	return all
}

func (a Line) Form() string { return a.Text }
func (a Line) On() int      { return -1 }

// Play implements [Action].
func (a Line) Play(s *State) ([]Step, bool) {
	if s.uploading() || strings.HasPrefix(a.Text, "AT+") && slices.ContainsFunc(s.Channels[:], func(c Channel) bool { return c.Connected }) {
		return nil, false
	}
	line := a.Text
	if line == "ATE" {
		line = Echo{s.Echo}.Form()
	}
	return []Step{sends("%s", line), then("the module answers a final result")}, true
}

// Verifies implements [Action].
func (a Line) Verifies() (string, []string) { return "2.1", []string{"R2.1-07", "R2.1-13"} }

// Junk is a line that is none; the next command is understood (§2.1, D64).
type Junk struct {
	Bytes   string
	Channel int // whose state is asked for then
}

func (a Junk) Form() string { return "junk " + a.Bytes }
func (a Junk) On() int      { return a.Channel }

// Play implements [Action].
func (a Junk) Play(s *State) ([]Step, bool) {
	if s.Echo || s.uploading() {
		return nil, false
	}
	steps, ok := Ask{a.Channel}.Play(s)
	if a.Bytes == "AT+MFTPNONE=0" {
		due := then("the command is refused as unknown")
		if s.CMEE != 1 {
			return nil, false
		}
		return append([]Step{sends("%s", a.Bytes), due}, steps...), ok
	}
	return append([]Step{sends("the bytes %s<CR>", a.Bytes), then("whatever the module answers is recorded")}, steps...), ok
}

// Verifies implements [Action].
func (a Junk) Verifies() (string, []string) { return "2.1", []string{"R2.1-18"} }

// Open is a command whose outcome the manual leaves open, and that must be what is true at the server: a deletion or a renaming by
// path (D36), of a directory that is not empty (D37), to a name that is taken (D38), and names in UTF-8 (D50).
type Open struct{ Command Action }

func (a Open) Form() string { return a.Command.Form() + ">open" }
func (a Open) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Open) Play(s *State) ([]Step, bool) {
	n := a.On()
	if !s.free(n) || s.bare() || s.Echo {
		return nil, false
	}
	line, truth, touched, ok := a.truth(s, n)
	if !ok {
		return nil, false
	}
	for _, p := range touched {
		if s.inUse(p) || s.opened(p) || !s.isDir(path.Dir(p)) {
			return nil, false
		}
	}
	for _, p := range touched {
		for below := range s.Tree {
			if below == p || strings.HasPrefix(below, p+"/") {
				s.Tree[below] = &Entry{Unknown: true}
			}
		}
		s.Tree[p] = &Entry{Unknown: true}
	}
	return []Step{sends("%s", line), then("the command succeeds exactly if %s", truth)}, true
}

// truth is the line, what is true of the server exactly if it succeeds, and the entries that it may have changed.
func (a Open) truth(s *State, n int) (line, truth string, touched []string, ok bool) {
	switch c := a.Command.(type) {
	case Del:
		p := s.resolve(n, c.Name)
		e := s.Tree[p]
		if e == nil || e.Unknown || !s.fits(n, c.Name) || !path.IsAbs(c.Name) && !(e.Dir && len(s.List(p)) > 0) {
			return "", "", nil, false
		}
		what := "file"
		if e.Dir {
			what = "directory"
		}
		return fmt.Sprintf(`AT+MFTPDEL=%d,"%s"`, n, c.Name), fmt.Sprintf(`the server has no %s "%s"`, what, p), []string{p}, true
	case Rn:
		from, to := s.resolve(n, c.Old), s.resolve(n, c.New)
		e, ok := s.file(from)
		if target := s.Tree[to]; !ok || !s.fits(n, c.Old) || !s.fits(n, c.New) || from == to || target != nil && (target.Dir || target.Unknown) ||
			target == nil && path.Dir(from) == path.Dir(to) && !path.IsAbs(c.Old) && !path.IsAbs(c.New) || e.Content.Big() {
			return "", "", nil, false
		}
		return fmt.Sprintf(`AT+MFTPRN=%d,"%s","%s"`, n, c.Old, c.New), fmt.Sprintf(`the server has no file "%s"`, from), []string{from, to}, true
	case Mkd:
		p := s.resolve(n, c.Dir)
		if s.Tree[p] != nil {
			return "", "", nil, false
		}
		return fmt.Sprintf(`AT+MFTPMKD=%d,"%s"`, n, c.Dir), fmt.Sprintf(`the server holds the directory "%s"`, p), []string{p}, true
	}
	return "", "", nil, false
}

// Verifies implements [Action].
func (a Open) Verifies() (string, []string) { return a.Command.Verifies() }

// RetrBeyond is AT+MFTPRETR of what lies behind the end of a file (D08), or of no bytes at all (D09): whatever is answered, nothing comes
// that the file does not have.
type RetrBeyond struct {
	Channel int
	Name    string
	Length  int // behind the last byte; 0: none, from byte 1
}

func (a RetrBeyond) Form() string {
	if a.Length == 0 {
		return "RETR>line, no bytes"
	}
	return "RETR>line, beyond"
}
func (a RetrBeyond) On() int { return a.Channel }

// Play implements [Action].
func (a RetrBeyond) Play(s *State) ([]Step, bool) {
	if !s.free(a.Channel) || !s.fits(a.Channel, a.Name) || s.local(a.Channel) || s.ascii(a.Channel) || s.bare() || s.Echo {
		return nil, false
	}
	p := s.resolve(a.Channel, a.Name)
	e, ok := s.file(p)
	if !ok || s.opened(p) || e.Content.Len() < 2 || e.Content.Big() {
		return nil, false
	}
	if a.Length == 0 {
		return []Step{sends(`AT+MFTPRETR=%d,"%s",,1,0`, a.Channel, a.Name), then(`the command delivers nothing, or all of the file "%s" from byte 1`, p)}, true
	}
	from := e.Content.Len() - 1
	return []Step{sends(`AT+MFTPRETR=%d,"%s",,%d,%d`, a.Channel, a.Name, from, a.Length), then("the command succeeds or fails"),
		then(`no byte outside the file "%s" from byte %d was delivered`, p, from)}, true
}

// Verifies implements [Action].
func (a RetrBeyond) Verifies() (string, []string) { return "3.10", []string{"R3.10-30"} }

// StoreWrong is an upload that cannot be: too much on the command line (D43), of a local file that is not there (§5 Table 5: 18), or
// of nothing (ctrl+z at once).
type StoreWrong struct {
	Channel    int
	Verb, Name string
	Bytes      int // on the command line
	Length     int // said of ten bytes on the command line (D44)
	None       bool
}

func (a StoreWrong) Form() string {
	switch {
	case a.None:
		return a.Verb + ">nothing"
	case a.Bytes > 0:
		return a.Verb + ">inline, too much"
	case a.Length > 0:
		return a.Verb + ">inline, another length"
	}
	return a.Verb + ">file that is not there"
}
func (a StoreWrong) On() int { return a.Channel }

// Play implements [Action].
func (a StoreWrong) Play(s *State) ([]Step, bool) {
	n := a.Channel
	if !s.free(n) || !s.fits(n, a.Name) || s.bare() || s.Echo || s.uploading() || s.local(n) != (a.Bytes+a.Length == 0 && !a.None) {
		return nil, false // what the server has open is waited for, and an upload of another channel stays
	}
	p := s.resolve(n, a.Name)
	if s.Tree[p] != nil || s.opened(p) || !s.isDir(path.Dir(p)) || strings.Contains(a.Name, "/") { // D36
		return nil, false
	}
	line := fmt.Sprintf(`AT+MFTP%s=%d,"%s"`, a.Verb, n, a.Name)
	s.Tree[p] = &Entry{Unknown: true}
	holds := func(most int) Step { return theServer(`the server holds at most %d bytes in the file "%s"`, most, p) }
	switch {
	case a.None:
		return []Step{sends("%s,1", line), prompts(), types("<SUB>"), then("the command succeeds or fails"), holds(0)}, true
	case a.Length > 0: // whether it waits for more is the module's, and what becomes of the channel (D44, D65)
		s.Channels[n].Unsure = true
		return []Step{sends(`%s,1,%d,"1234567890"`, line, a.Length), then("the command succeeds or fails"), theServer(`the server holds at most %d bytes of "1234567890" in the file "%s"`, a.Length, p)}, true
	case a.Bytes > 1024:
		return []Step{sends(`%s,1,%d,"<name-%[2]d>"`, line, a.Bytes), then("the command is refused"), holds(1024)}, true
	case !s.Files || s.Local["/usr/none.txt"] != nil:
		return nil, false
	}
	return []Step{given(`the module has no local file "/usr/none.txt"`).as(UsesLocalFile, 0), sends(`%s,"/usr/none.txt"`, line), then("the command fails as file operation"), holds(0)}, true
}

// Verifies implements [Action].
func (a StoreWrong) Verifies() (string, []string) {
	if a.Verb == "STOR" {
		return "3.12", []string{"R3.12-46"}
	}
	return "3.11", []string{"R3.11-46"}
}

// RetrWithoutLocalName is AT+MFTPRETR without a local name where files go to the module: no success (§3.10, D10).
type RetrWithoutLocalName struct {
	Channel int
	Name    string
}

func (a RetrWithoutLocalName) Form() string { return "RETR>no local name" }
func (a RetrWithoutLocalName) On() int      { return a.Channel }

// Play implements [Action].
func (a RetrWithoutLocalName) Play(s *State) ([]Step, bool) {
	if !s.free(a.Channel) || !s.fits(a.Channel, a.Name) || !s.local(a.Channel) || s.bare() || s.Echo {
		return nil, false
	}
	p := s.resolve(a.Channel, a.Name)
	if e, ok := s.file(p); !ok || s.opened(p) || e.Content.Len() == 0 {
		return nil, false
	}
	return []Step{sends(`AT+MFTPRETR=%d,"%s"`, a.Channel, a.Name), then("the command is refused")}, true
}

// Verifies implements [Action].
func (a RetrWithoutLocalName) Verifies() (string, []string) { return "3.10", []string{"R3.10-27"} }

// Anonymous is AT+MFTPCONN with an empty user name and password (§3.2, D47): what is sent then is the module's, and success is
// that there was a login.
type Anonymous struct{ Channel int }

func (a Anonymous) Form() string { return "CONN>anonymous" }
func (a Anonymous) On() int      { return a.Channel }

// Play implements [Action].
func (a Anonymous) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) || s.Channels[a.Channel].Connected || !s.connects(a.Channel) || s.Account || s.bare() || s.Echo || s.TLS != "" || s.Server != "" {
		return nil, false
	}
	s.Over = true // who is logged in where is the server's
	return []Step{given("the server admits anonymous users"), sends(`AT+MFTPCONN=%d,"<host>","","",<port>`, a.Channel), then("the command succeeds exactly if the server saw 1 login")}, true
}

// Verifies implements [Action].
func (a Anonymous) Verifies() (string, []string) { return "3.2", []string{"R3.2-29", "R3.2-34"} }

// BadCertificate is a server whose certificate the module must not accept (§5 Table 5: 7).
type BadCertificate struct {
	Channel    int
	How, Fault string // implicit, explicit; expired, untrusted, wrong-host, self-signed
}

func (a BadCertificate) Form() string { return "CONN>" + a.How + " " + a.Fault }
func (a BadCertificate) On() int      { return a.Channel }

// Play implements [Action].
func (a BadCertificate) Play(s *State) ([]Step, bool) {
	if s.Started || s.Account || s.TLS != "" || !s.ICS.ImplicitFTPS || !s.ICS.ExplicitFTPS || s.bare() || s.Echo || !s.usable(a.Channel) {
		return nil, false
	}
	article := map[bool]string{true: "an", false: "a"}[strings.ContainsAny(a.Fault[:1], "eu")]
	set, ok := Set{a.Channel, "ssl", map[string]string{"implicit": "1,0", "explicit": "2,0"}[a.How]}.Play(s)
	s.Over = true
	return append(append([]Step{given("the server requires %s FTPS with %s %s certificate", a.How, article, a.Fault), given(`the account <user> with home "%s"`, manual.DefaultHome)}, set...),
		sends(`AT+MFTPCONN=%d,"<host>","<user>","<password>",<port>`, a.Channel), then("the command fails as TLS"), theServer("the server saw no login")), ok
}

// Verifies implements [Action].
func (a BadCertificate) Verifies() (string, []string) {
	return "3.1", []string{"R3.1-50"}
}

// TransparentFails is an upload in transparent mode that the server refuses, or whose data connection breaks (§3.11, D66).
type TransparentFails struct {
	Channel    int
	Verb, Name string
	Breaks     bool
}

func (a TransparentFails) Form() string {
	if a.Breaks {
		return a.Verb + ">transparent, data reset"
	}
	return a.Verb + ">transparent, refused"
}
func (a TransparentFails) On() int { return a.Channel }

// Play implements [Action].
func (a TransparentFails) Play(s *State) ([]Step, bool) {
	n := a.Channel
	if !s.free(n) || !s.fits(n, a.Name) || s.bare() || s.Echo || s.local(n) || s.ascii(n) || s.TLS != "" || s.setting(n, "transmode") == "0" {
		return nil, false
	}
	p := s.resolve(n, a.Name)
	if e := s.Tree[p]; s.opened(p) || e != nil && (e.Dir || e.Unknown) || !s.isDir(path.Dir(p)) {
		return nil, false
	}
	s.Tree[p] = &Entry{Unknown: true}
	s.Channels[n].Unsure = true
	line := sends(`AT+MFTP%s=%d,"%s"`, a.Verb, n, a.Name)
	fails := []Step{then("the transparent upload fails as transparent mode"), when("the server is itself again")}
	if a.Breaks {
		return append([]Step{given("the server resets the data connection after 5 bytes"), line, then("the module connects"), types(`the payload "text-10"`)}, fails...), true
	}
	return append([]Step{given("the server answers APPE or STOR with 553 Not today"), line}, fails...), true
}

// Verifies implements [Action].
func (a TransparentFails) Verifies() (string, []string) {
	if a.Verb == "STOR" {
		return "3.12", []string{"R3.12-27"}
	}
	return "3.11", []string{"R3.11-27"}
}

// Late is a command that the server answers a second late: it succeeds, and not before (§3.1 "rsptimeout", D64).
type Late struct {
	Command Action
	End     bool // the last reply of a transfer is late, and not the first one
}

func (a Late) Form() string {
	if a.End {
		return a.Command.Form() + ">ends late"
	}
	return a.Command.Form() + ">late"
}
func (a Late) On() int { return a.Command.On() }

// Play implements [Action].
func (a Late) Play(s *State) ([]Step, bool) {
	d, ok := dialogues[a.Command.Form()]
	if !ok || !s.free(a.On()) || s.Echo || s.setting(a.On(), "rsptimeout") == "2" || a.End && (d.after == "" || !s.hasData(a.Command)) {
		return nil, false
	}
	after := s.Clone()
	steps, ok := a.Command.Play(after)
	if !ok || !succeeds(steps) {
		return nil, false
	}
	*s = *after
	if !a.End {
		return append(append([]Step{given("the server answers %s after 1 s", d.verbs)}, steps...), when("the server is itself again")), true
	}
	return append(append([]Step{given("the server ends %s after 1 s", d.after)}, steps...), when("the server is itself again")), true
}

// Verifies implements [Action].
func (a Late) Verifies() (string, []string) { return "3.1", []string{"R3.1-42"} }
