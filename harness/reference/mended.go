package reference

import (
	"fmt"

	"mftpspec/harness/manual"
)

// Mended is a channel of which nobody knows whether it is connected, and that is connected then (D65).
type Mended struct{ Channel int }

func (a Mended) Form() string { return "mended" }
func (a Mended) On() int      { return a.Channel }

// Play implements [Action].
func (a Mended) Play(s *State) ([]Step, bool) {
	if c := &s.Channels[a.Channel]; !c.Unsure || !c.Connected || !s.connects(a.Channel) {
		return nil, false
	}
	s.Channels[a.Channel].Unsure = false
	s.Channels[a.Channel].Dir = manual.DefaultHome
	return append([]Step{when("the host connects channel %d if it is not connected", a.Channel)},
		s.succeeds(fmt.Sprintf(`AT+MFTPCWD=%d,"%s"`, a.Channel, manual.DefaultHome), fmt.Sprintf("+MFTPCWD: %d,0", a.Channel))...), true
}

// Verifies implements [Action].
func (a Mended) Verifies() (string, []string) { return "3.2", []string{"R3.2-12"} }

// Renewed is such a channel that is disconnected, if it was connected, and then connected (§3.3, §3.2): unlike [Mended] it does
// not have to see whether the channel is about to be closed.
type Renewed struct{ Channel int }

func (a Renewed) Form() string { return "renewed" }
func (a Renewed) On() int      { return a.Channel }

// Play implements [Action].
func (a Renewed) Play(s *State) ([]Step, bool) {
	c := &s.Channels[a.Channel]
	if !c.Unsure || !c.Connected || !s.connects(a.Channel) || s.Echo {
		return nil, false
	}
	c.Unsure, c.Connected = false, false
	steps := []Step{sends("AT+MFTPDISC=%d", a.Channel), then("the command succeeds or fails"), then("the module may report the end of connection %d", a.Channel)}
	connects, ok := Conn(a).Play(s)
	return append(steps, connects...), ok
}

// Verifies implements [Action].
func (a Renewed) Verifies() (string, []string) { return "3.2", []string{"R3.2-12"} }
