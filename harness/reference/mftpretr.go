package reference

import (
	"fmt"
	"math"
	"path"
	"strings"
)

// Retr is AT+MFTPRETR of a file, or of a part of it, to the line or to a local file (§3.10): "local_fs"
// decides which. A range over the end of the file is the device's (D08), and so is an offset in ASCII (D65).
type Retr struct {
	Channel      int
	Name, Local  string
	From, Length int // Length < 0: to the end, and From < 0: the parameter is left out
}

func (a Retr) Form() string {
	form := "RETR>line"
	if a.Local != "" {
		form = "RETR>file"
	}
	switch {
	case a.Length >= 0:
		form += ",offset,length"
	case a.From >= 0:
		form += ",offset"
	}
	return form
}
func (a Retr) On() int { return a.Channel }

// Bytes implements [Sized].
func (a Retr) Bytes(s *State) int {
	e, ok := s.file(s.resolve(a.Channel, a.Name))
	switch {
	case !ok:
		return 0
	case a.Length >= 0:
		return a.Length
	}
	return e.Content.Len() - max(0, a.From)
}

func (a Retr) line() string {
	line := fmt.Sprintf(`AT+MFTPRETR=%d,"%s"`, a.Channel, a.Name)
	if a.Local != "" {
		line += fmt.Sprintf(`,"%s"`, a.Local)
	} else if a.From >= 0 {
		line += ","
	}
	if a.From >= 0 {
		line += fmt.Sprintf(",%d", a.From)
	}
	if a.Length >= 0 {
		line += fmt.Sprintf(",%d", a.Length)
	}
	return line
}

// Play implements [Action].
func (a Retr) Play(s *State) ([]Step, bool) {
	begin, end, ok := a.divided(s)
	return append(begin, end...), ok
}

// divided gives the steps up to the acknowledgement, and those from the result on: other commands may come between.
func (a Retr) divided(s *State) (begin, end []Step, ok bool) {
	if a.Length >= 0 && a.From < 0 || !s.usable(a.Channel) || !s.fits(a.Channel, a.Name) || s.local(a.Channel) != (a.Local != "") {
		return nil, nil, false
	}
	if !s.Channels[a.Channel].Connected {
		begin, ok = s.unconnected(a.line())
		return begin, nil, ok
	}
	p := s.resolve(a.Channel, a.Name)
	e, known := s.Tree[p]
	switch {
	case s.Channels[a.Channel].Upload != nil || known && (e.Dir || e.Unknown) || s.opened(p) || a.Local != "" && !s.Files:
		return nil, nil, false
	case strings.Contains(a.Name, "/"), a.From > math.MaxInt32: // D36, D08
		return nil, nil, false
	case !known:
		begin, ok = s.fails(a.line(), "server error")
		return begin, nil, ok
	}
	size := e.Content.Len()
	switch {
	case size == 0 && (a.From >= 0 || a.Local != ""), e.Content.Big() && (a.Length != block || a.From%block != 0):
		return nil, nil, false
	case size == 0:
		return []Step{sends("%s", a.line()), then("the file is reported as empty")}, nil, true
	case a.From >= size || a.Length == 0 || a.Length >= 0 && a.From+a.Length > size:
		return nil, nil, false
	case s.ascii(a.Channel) && (a.From > 0 || a.Length >= 0 || !e.Content.Plain()):
		return nil, nil, false
	}
	if e.Content.Big() {
		return a.block(s)
	}
	part := e.Content.Part(max(0, a.From), a.Bytes(s))
	if strings.Count(part.String(), "[") > 8 {
		return nil, nil, false // a name that nobody can read
	}
	begin = append([]Step{sends("%s", a.line()), answers("OK")}, s.echoed()...)
	if a.Local != "" {
		s.Local[a.Local] = part
		return begin, []Step{then("the module reports %d bytes received on channel %d", part.Len(), a.Channel),
			then(`the module holds the local file "%s" with the payload "%s"`, a.Local, part).as(UsesLocalFile, 1)}, true
	}
	delivers := fmt.Sprintf(`the module delivers the file "%s" on channel %d`, p, a.Channel)
	if a.From >= 0 {
		delivers += fmt.Sprintf(" from byte %d", a.From)
	}
	if a.Length >= 0 {
		delivers += fmt.Sprintf(" for %d bytes", a.Length)
	}
	return begin, append([]Step{then("%s", delivers)}, s.transferred(a.Channel)...), true
}

// block is how many bytes of a big file say where they stand in it: fifteen digits and a line feed.
const block = 16

// block gives the steps for one of them.
func (a Retr) block(s *State) (begin, end []Step, ok bool) {
	begin = append([]Step{sends("%s", a.line()), answers("OK")}, s.echoed()...)
	result := fmt.Sprintf("+MFTPRETR: %d,0,%d,%[2]d", a.Channel, block)
	if a.Local == "" {
		return begin, []Step{reports("%s,%015x<LF>", result, a.From)}, true
	}
	delete(s.Local, a.Local)
	return begin, []Step{reports("%s", result), {Keyword: "Then", Text: fmt.Sprintf(`the module holds the local file "%s" with`, a.Local), Doc: fmt.Sprintf("%015x<LF>", a.From), Kind: UsesLocalFile, Lines: 1}}, true
}

// transferred is what the settings have to be true of the last transfer (§3.1).
func (s *State) transferred(n int) []Step {
	var steps []Step
	if s.ascii(n) {
		steps = append(steps, theServer("the last transfer of channel %d was ASCII", n))
	} else {
		steps = append(steps, theServer("the last transfer of channel %d was binary", n))
	}
	return append(steps, s.connection(n)...)
}

// connection is what the settings have to be true of the data connection of the last transfer.
func (s *State) connection(n int) []Step {
	var steps []Step
	if s.TLS != "" {
		steps = append(steps, theServer("the last transfer of channel %d was secure", n))
	}
	if s.setting(n, "transmode") == "0" {
		return append(steps, theServer("the last transfer of channel %d was active", n))
	}
	return append(steps, theServer("the last transfer of channel %d was passive", n))
}

// Verifies implements [Action].
func (a Retr) Verifies() (string, []string) { return "3.10", []string{"R3.10-12", "R3.10-41"} }

// RetrIgnored is AT+MFTPRETR with a local name while files go to the line: refused, or the name is
// ignored and the data come on the line (§3.10, D07).
type RetrIgnored struct {
	Channel     int
	Name, Local string
}

func (a RetrIgnored) Form() string { return "RETR>local name" }
func (a RetrIgnored) On() int      { return a.Channel }

// Play implements [Action].
func (a RetrIgnored) Play(s *State) ([]Step, bool) {
	if !s.free(a.Channel) || !s.fits(a.Channel, a.Name) || s.local(a.Channel) || s.ascii(a.Channel) || s.bare() {
		return nil, false
	}
	p := s.resolve(a.Channel, a.Name)
	e, ok := s.file(p)
	if !ok || s.opened(p) || e.Content.Len() == 0 || e.Content.Big() {
		return nil, false
	}
	return []Step{sends(`AT+MFTPRETR=%d,"%s","%s"`, a.Channel, a.Name, a.Local), then(`the command fails, or delivers the file "%s"`, path.Clean(p))}, true
}

// Verifies implements [Action].
func (a RetrIgnored) Verifies() (string, []string) { return "3.10", []string{"R3.10-26"} }
