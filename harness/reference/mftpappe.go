package reference

import (
	"fmt"
	"path"
	"strings"
)

// Ways of an upload to get its data (§3.11, §3.12).
const (
	Inline      = "inline"      // on the command line
	Counted     = "counted"     // after the prompt, to their number
	CtrlZ       = "ctrl-z"      // after the prompt, to ctrl+z
	Transparent = "transparent" // after CONNECT, to +++
	FromFile    = "file"        // of the module
)

// Store is AT+MFTPAPPE (§3.11) or AT+MFTPSTOR (§3.12): one file in one command, or one packet of it.
type Store struct {
	Channel int
	Verb    string // APPE, STOR
	Name    string
	Way     string
	Data    Content // FromFile: what the local file holds is sent
	Local   string  // FromFile
	Pieces  int     // the host types the data in so many writes; 0 is one
	Pause   int     // seconds between them
	More    bool    // <eof> 0: another packet follows (D42)
}

func (a Store) Form() string {
	form := a.Verb + ">" + a.Way
	if a.More {
		form += ",more"
	}
	if a.Pieces > 1 {
		form += ",pieces"
	}
	if a.Pause > 0 {
		form += ",pause"
	}
	return form
}
func (a Store) On() int { return a.Channel }

// Bytes implements [Sized].
func (a Store) Bytes(s *State) int {
	if a.Way == FromFile {
		return s.Local[a.Local].Len()
	}
	return a.Data.Len()
}

// line is the command without what follows the prompt.
func (a Store) line() string {
	line := fmt.Sprintf(`AT+MFTP%s=%d,"%s"`, a.Verb, a.Channel, a.Name)
	eof := 1
	if a.More {
		eof = 0
	}
	switch a.Way {
	case Inline:
		line += fmt.Sprintf(`,%d,%d,"%s"`, eof, a.Data.Len(), a.Data.Written())
	case Counted:
		line += fmt.Sprintf(",%d,%d", eof, a.Data.Len())
	case CtrlZ:
		line += fmt.Sprintf(",%d", eof)
	case FromFile:
		line += fmt.Sprintf(`,"%s"`, a.Local)
	}
	return line
}

// Play implements [Action].
func (a Store) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) || !s.fits(a.Channel, a.Name) || !a.writable(s) {
		return nil, false
	}
	if !s.Channels[a.Channel].Connected {
		return a.unconnected(s)
	}
	p := s.resolve(a.Channel, a.Name)
	e, known := s.Tree[p]
	open := s.Channels[a.Channel].Upload
	switch {
	case open != nil && (open.Verb != a.Verb || open.Name != a.Name || a.Way == Transparent || a.Way == FromFile):
		return nil, false
	case strings.Contains(a.Name, "/"): // D36
		return nil, false
	case open == nil && s.opened(p), known && (e.Dir || e.Unknown || e.Content.Big()):
		return nil, false
	case !s.isDir(path.Dir(p)):
		if a.Way != Inline {
			return nil, false // whether the prompt comes first is the device's
		}
		return s.fails(a.line(), "server error")
	}
	steps := append(a.send(s), a.result(s)...)
	if a.More {
		a.keep(s)
		return steps, true
	}
	a.store(s, p)
	steps = append(steps, theServer(`the server holds the file "%s" with the payload "%s"`, p, s.Tree[p].Content))
	if open != nil {
		return steps, true // how many transfers that were is the device's (D65)
	}
	return append(steps, s.transferred(a.Channel)...), true
}

// unconnected is an upload on a channel without a connection; a module may ask for the
// data first (D27).
func (a Store) unconnected(s *State) ([]Step, bool) {
	data := map[string]string{Counted: strings.Repeat("1", a.Data.Len()), CtrlZ: "12345<SUB>", Transparent: "12345"}[a.Way]
	if data == "" {
		return s.unconnected(a.line())
	}
	return []Step{sends("%s", a.line()), then("the upload without a connection fails, also with the data %s", data)}, !s.bare()
}

// writable says whether the data can be given in this way at all.
func (a Store) writable(s *State) bool {
	n := a.Bytes(s)
	text := a.Data.String()
	if (a.Way == Counted || a.Way == CtrlZ) && (text == "'OK'" || text == "'ERROR'") { // if it came back (D66), it would be the answer
		return false
	}
	if s.Echo && (a.Way == Counted || a.Way == CtrlZ) { // with ATE1 what is typed may come back (D66), and hides what the prompt is like (D41)
		return false
	}
	if s.local(a.Channel) != (a.Way == FromFile) || s.ascii(a.Channel) && !(a.Data.Plain() && a.Way != FromFile) {
		return false
	}
	switch a.Way {
	case Inline:
		return n >= 1 && n <= 1024 && a.Data.Plain() // D43, D58
	case Counted:
		return n >= 1 && n <= 4096
	case CtrlZ:
		return n >= 1 && !strings.Contains(text, "pattern") && text != "all-bytes" && text != "hostile" // D45
	case Transparent:
		return n >= 1 && text != "pluses" && !strings.Contains(text, "+++") && !strings.HasSuffix(text, "+'") && !a.More // D40: what looks like its end may be it
	case FromFile:
		_, there := s.Local[a.Local]
		return s.Files && there && n >= 1 && !a.More
	}
	return false
}

// send is the command and its data.
func (a Store) send(s *State) []Step {
	steps := []Step{sends("%s", a.line())}
	switch a.Way {
	case Counted, CtrlZ:
		steps = append(steps, prompts())
		steps = append(steps, a.typed()...)
	case Transparent:
		steps = append(steps, then("the module connects"))
		steps = append(steps, a.typed()...)
		steps = append(steps, when("the host leaves transparent mode"))
	}
	return steps
}

// typed is the data, in pieces of about the same size.
func (a Store) typed() []Step {
	pieces := min(max(1, a.Pieces), a.Data.Len())
	var steps []Step
	for i := range pieces {
		from, to := i*a.Data.Len()/pieces, (i+1)*a.Data.Len()/pieces
		data := fmt.Sprintf(`the payload "%s"`, a.Data.Part(from, to-from))
		if a.Way == CtrlZ && i == pieces-1 {
			data += " and <SUB>"
		}
		if i > 0 && a.Pause > 0 {
			steps = append(steps, when("the host pauses for %d s", a.Pause))
		}
		steps = append(steps, types(data))
	}
	return steps
}

// result is what the command has due when its data have come.
func (a Store) result(s *State) []Step {
	line := fmt.Sprintf("+MFTP%s: %d,0,%d", a.Verb, a.Channel, a.Bytes(s))
	switch a.Way {
	case FromFile:
		return []Step{{Keyword: "Then", Text: "the module answers and reports, in either order", Doc: "OK\n" + line, Kind: AnswersAndReports}} // D02
	case Transparent:
		return []Step{answers("OK"), {Keyword: "Then", Text: "the module may report", Doc: line}} // D39
	case Inline:
		return append([]Step{answers("OK"), reports("%s", line)}, s.echoed()...)
	}
	return []Step{answers("OK"), reports("%s", line)}
}

// keep remembers a packet after which another follows.
func (a Store) keep(s *State) {
	c := &s.Channels[a.Channel]
	if c.Upload == nil {
		c.Upload = &Upload{Verb: a.Verb, Name: a.Name}
	}
	c.Upload.So = append(append(Content{}, c.Upload.So...), a.Data...)
}

// store puts the whole upload into the tree.
func (a Store) store(s *State, p string) {
	c := &s.Channels[a.Channel]
	data := a.Data
	if a.Way == FromFile {
		data = s.Local[a.Local]
	}
	if c.Upload != nil {
		data = append(append(Content{}, c.Upload.So...), data...)
		c.Upload = nil
	}
	if e := s.Tree[p]; a.Verb == "APPE" && e != nil {
		data = append(append(Content{}, e.Content...), data...)
	}
	s.Tree[p] = &Entry{Content: data}
}

// Verifies implements [Action].
func (a Store) Verifies() (string, []string) {
	if a.Verb == "STOR" {
		return "3.12", []string{"R3.12-12", "R3.12-49"}
	}
	return "3.11", []string{"R3.11-12", "R3.11-49"}
}

// Crossed is an upload in the syntax of the other "local_fs" (D73): it may be refused, or what is too much ignored, and what the
// other mode would do is not done.
type Crossed struct {
	Channel      int
	Verb, Name   string
	Local, Shape string // the local file with "local_fs" 0; the rest of the line with 1
}

func (a Crossed) Form() string {
	if a.Local != "" {
		return a.Verb + ">local name, local_fs 0"
	}
	return a.Verb + ">local_fs 1" + a.Shape
}
func (a Crossed) On() int { return a.Channel }

// Play implements [Action].
func (a Crossed) Play(s *State) ([]Step, bool) {
	if !s.free(a.Channel) || !s.fits(a.Channel, a.Name) || s.bare() || s.Echo || s.uploading() || s.local(a.Channel) != (a.Local == "") {
		return nil, false // as of StoreWrong
	}
	p := s.resolve(a.Channel, a.Name)
	if s.Tree[p] != nil || s.opened(p) || !s.isDir(path.Dir(p)) {
		return nil, false
	}
	truth := theServer(`the server holds at most 0 bytes in the file "%s"`, p)
	s.Tree[p] = &Entry{Unknown: true}
	if a.Local == "" {
		return []Step{sends(`AT+MFTP%s=%d,"%s"%s`, a.Verb, a.Channel, a.Name, a.Shape), then("the command is refused"), truth}, true
	}
	if _, there := s.Local[a.Local]; !there {
		return nil, false
	}
	s.Over = true // it may wait for data
	return []Step{sends(`AT+MFTP%s=%d,"%s","%s"`, a.Verb, a.Channel, a.Name, a.Local), then("whatever the module answers is recorded"), truth}, true
}

// Verifies implements [Action].
func (a Crossed) Verifies() (string, []string) {
	if a.Verb == "STOR" {
		return "3.12", []string{"R3.12-54", "R3.1-57"}
	}
	return "3.11", []string{"R3.11-54", "R3.1-57"}
}
