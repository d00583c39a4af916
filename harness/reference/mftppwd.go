package reference

import "fmt"

// Pwd is AT+MFTPPWD (§3.5).
type Pwd struct{ Channel int }

func (a Pwd) Form() string { return "PWD" }
func (a Pwd) On() int      { return a.Channel }

// Play implements [Action].
func (a Pwd) Play(s *State) ([]Step, bool) {
	line := fmt.Sprintf("AT+MFTPPWD=%d", a.Channel)
	if refused, ok, open := s.begins(line, a.Channel); !open {
		return refused, ok
	}
	return s.succeeds(line, fmt.Sprintf(`+MFTPPWD: %d,0,"%s"`, a.Channel, s.Channels[a.Channel].Dir)), true
}

// Verifies implements [Action].
func (a Pwd) Verifies() (string, []string) { return "3.5", []string{"R3.5-12", "R3.5-20"} }
