package reference

// Drop is a server that ends the connection of a channel: the module says so (§3.14).
type Drop struct{ Channel int }

func (a Drop) Form() string { return "dropped" }
func (a Drop) On() int      { return a.Channel }

// Play implements [Action].
func (a Drop) Play(s *State) ([]Step, bool) {
	c := &s.Channels[max(0, a.Channel)]
	if !s.usable(a.Channel) || !c.Connected {
		return nil, false
	}
	if c.Upload != nil {
		s.Tree[s.resolve(a.Channel, c.Upload.Name)] = &Entry{Unknown: true}
	}
	c.Connected, c.Dir, c.Upload = false, "", nil
	return []Step{when("the server drops channel %d", a.Channel), then("the module reports the end of connection %d", a.Channel)}, true
}

// Verifies implements [Action].
func (a Drop) Verifies() (string, []string) { return "3.14", []string{"R3.14-01", "R3.14-02"} }

// Drops are two connections that end one after the other: each is said once, for its own channel (§3.14).
type Drops struct{ One, Other int }

func (a Drops) Form() string { return "dropped&dropped" }
func (a Drops) On() int      { return a.One }

// Play implements [Action].
func (a Drops) Play(s *State) ([]Step, bool) {
	if a.One == a.Other || !s.free(a.One) || !s.free(a.Other) {
		return nil, false
	}
	for _, n := range []int{a.One, a.Other} {
		s.Channels[n].Connected, s.Channels[n].Dir = false, ""
	}
	return []Step{when("the server drops channel %d", a.One), then("the module reports the end of connection %d", a.One),
		when("the server drops channel %d", a.Other), then("the module reports the end of connection %d", a.Other)}, true
}

// Verifies implements [Action].
func (a Drops) Verifies() (string, []string) { return "3.14", []string{"R3.14-02", "R3.14-04"} }
