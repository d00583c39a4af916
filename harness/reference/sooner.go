package reference

import "slices"

// Sooner is a command that comes before the result of another of its channel, for which the server takes a second: it is
// refused or queued, and neither takes away what the other has due (D27).
type Sooner struct {
	Command Action // Conn, or what is one line and one result
	Busy    Action // the one that comes sooner: see busied
}

func (a Sooner) Form() string { return a.Busy.Form() + " sooner than " + a.Command.Form() }
func (a Sooner) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Sooner) Play(s *State) ([]Step, bool) {
	d, ok := dialogues[a.Command.Form()]
	_, conn := a.Command.(Conn)
	n := a.On()
	if !ok || !conn && !s.free(n) || conn && (s.Channels[n].Connected || s.Server != "" || s.TLS != "") || s.bare() || s.Echo || s.setting(n, "rsptimeout") == "2" {
		return nil, false
	}
	fault, class := given("the server answers %s after 1 s", d.verbs), "busy"
	if conn {
		fault, class = given("the server greets after 1 second"), "not yet connected"
	}
	after := s.Clone()
	steps, ok := a.Command.Play(after)
	if !ok {
		return nil, false
	}
	first := slices.IndexFunc(steps, func(step Step) bool { return step.Keyword == "When" })
	account, steps := steps[:max(0, first)], steps[max(0, first):]
	if !plain(steps) {
		return nil, false
	}
	busy, queued, ok := after.busied(n, a.Busy, class)
	if !ok {
		return nil, false
	}
	*s = *after
	return slices.Concat(account, []Step{fault}, steps[:2], busy, steps[2:3], []Step{queued}, steps[3:], []Step{when("the server is itself again")}), true
}

// Verifies implements [Action].
func (a Sooner) Verifies() (string, []string) { return "5", []string{"R5-24"} }
