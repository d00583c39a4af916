package reference

import "fmt"

// Disc is AT+MFTPDISC: the connection ends, and a notice may follow (§3.3, D03). What an upload
// between two packets has stored then, nobody says.
type Disc struct{ Channel int }

func (a Disc) Form() string { return "DISC" }
func (a Disc) On() int      { return a.Channel }

// Play implements [Action].
func (a Disc) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) {
		return nil, false
	}
	c, line := &s.Channels[a.Channel], fmt.Sprintf("AT+MFTPDISC=%d", a.Channel)
	if !c.Connected {
		return s.unconnected(line)
	}
	if c.Upload != nil {
		s.Tree[s.resolve(a.Channel, c.Upload.Name)] = &Entry{Unknown: true}
	}
	c.Connected, c.Dir, c.Upload = false, "", nil
	return append(s.succeeds(line, fmt.Sprintf("+MFTPDISC: %d,0", a.Channel)),
		then("the module may report the end of connection %d", a.Channel), theServer("the server session of channel %d is over", a.Channel)), true
}

// Verifies implements [Action].
func (a Disc) Verifies() (string, []string) { return "3.3", []string{"R3.3-06", "R3.3-12", "R3.3-20"} }
