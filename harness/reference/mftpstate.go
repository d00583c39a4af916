package reference

// Ask is AT+MFTPSTATE (§3.13). Between two packets it is 3 or 1 (D52).
type Ask struct{ Channel int }

func (a Ask) Form() string { return "STATE" }
func (a Ask) On() int      { return a.Channel }

// Play implements [Action].
func (a Ask) Play(s *State) ([]Step, bool) {
	if !s.usable(a.Channel) {
		return nil, false
	}
	c := s.Channels[a.Channel]
	switch {
	case c.Upload != nil:
		return []Step{state("channel %d is in state 3 or 1", a.Channel)}, true
	case c.Connected:
		return append([]Step{state("channel %d is in state 1", a.Channel)}, s.echoed()...), true
	}
	return append([]Step{state("channel %d is in state 0", a.Channel)}, s.echoed()...), true
}

// Verifies implements [Action].
func (a Ask) Verifies() (string, []string) { return "3.13", []string{"R3.13-20", "R3.13-21"} }
