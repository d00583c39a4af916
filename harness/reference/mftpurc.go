package reference

// Drop is a server that ends the connection of a channel: the module says so (§3.14).
type Drop struct{ Channel int }

func (a Drop) Form() string { return "dropped" }
func (a Drop) On() int      { return a.Channel }

// Play implements [Action].
func (a Drop) Play(s *State) ([]Step, bool) {
	if !s.free(a.Channel) {
		return nil, false
	}
	c := &s.Channels[a.Channel]
	c.Connected, c.Dir = false, ""
	return []Step{when("the server drops channel %d", a.Channel), then("the module reports the end of connection %d", a.Channel)}, true
}

// Verifies implements [Action].
func (a Drop) Verifies() (string, []string) { return "3.14", []string{"R3.14-01", "R3.14-02"} }
