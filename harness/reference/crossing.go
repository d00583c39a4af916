package reference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Both is one action and then another, as a unit for [Again].
type Both struct{ First, Second Action }

func (a Both) Form() string { return a.First.Form() + "&" + a.Second.Form() }
func (a Both) On() int      { return a.First.On() }

// Play implements [Action].
func (a Both) Play(s *State) ([]Step, bool) {
	before := s.Clone()
	one, ok := a.First.Play(s)
	if ok {
		var two []Step
		if two, ok = a.Second.Play(s); ok {
			return append(one, two...), true
		}
	}
	*s = *before
	return nil, false
}

// Verifies implements [Action].
func (a Both) Verifies() (string, []string) { return a.First.Verifies() }

// Held is a transfer that the server holds open while other channels work on (§3.10, §3.13): the state is 2 or 3 meanwhile,
// or the module says that it is busy (D52).
type Held struct {
	Transfer  Action // Retr to the line, or Store on the command line
	Meanwhile []Action
	Busy      Action // a command of the same channel: refused, or queued (D27)
	Dropped   bool   // the server ends the connection in the place of the transfer
}

func (a Held) Form() string {
	form := a.Transfer.Form() + ">held"
	for _, m := range a.Meanwhile {
		form += " " + m.Form()
	}
	if a.Busy != nil {
		form += " busy " + a.Busy.Form()
	}
	if a.Dropped {
		form += " dropped"
	}
	return form
}
func (a Held) On() int { return a.Transfer.On() }

// Play implements [Action].
func (a Held) Play(s *State) ([]Step, bool) {
	if patience, _ := strconv.Atoi(s.setting(a.On(), "rsptimeout")); !s.free(a.On()) || s.bare() || s.Echo || s.uploading() || patience < 10 {
		return nil, false // the data of an upload that is open may be what is held, and a short patience may end (D54)
	}
	before := s.Clone()
	steps, ok := a.play(s)
	if !ok {
		*s = *before
	}
	return steps, ok
}

func (a Held) play(s *State) ([]Step, bool) {
	n := a.On()
	begin, end, state, ok := a.halves(s)
	if !ok || len(end) == 0 {
		return nil, false
	}
	steps := append([]Step{given("the server holds the next transfer open")}, begin...)
	steps = append(steps, then("a transfer of channel %d is open at the server", n))
	if store, upload := a.Transfer.(Store); upload { // what there is of it so far is the server's
		p := s.resolve(n, store.Name)
		whole := s.Tree[p]
		s.Tree[p] = &Entry{Unknown: true}
		defer func() { s.Tree[p] = whole }()
	}
	for _, m := range a.Meanwhile {
		if ask, asks := m.(Ask); asks && ask.Channel == n {
			steps = append(steps, sends("AT+MFTPSTATE=%d", n), then("the module answers the state %d of channel %d, or that it is busy", state, n))
			continue
		}
		switch m.(type) {
		case Ask, Query, Set, Pwd, Cwd, Mkd, Del, Rn, Conn, Disc, List, Drop:
		default:
			return nil, false
		}
		if a.touches(s, m) {
			return nil, false
		}
		more, ok := m.Play(s)
		if !ok || m.On() == n {
			return nil, false
		}
		steps = append(steps, more...)
	}
	if a.Busy != nil {
		busy, done, ok := s.busied(n, a.Busy, "busy")
		if !ok || a.Dropped {
			return nil, false
		}
		steps = append(append(steps, busy...), when("the server lets the transfer go on"))
		return append(append(append(steps, end...), done), when("the server is itself again")), true
	}
	if a.Dropped {
		if _, upload := a.Transfer.(Store); upload {
			return nil, false
		}
		s.Channels[n].Connected, s.Channels[n].Dir = false, ""
		return append(steps, when("the server drops channel %d", n), when("the server lets the transfer go on"), then("the command succeeds or fails"), then("the module reports the end of connection %d", n),
			when("the server is itself again")), true
	}
	steps = append(steps, when("the server lets the transfer go on"))
	return append(append(steps, end...), when("the server is itself again")), true
}

// touches says whether a command is about the file that is under way.
func (a Held) touches(s *State, m Action) bool {
	var name string
	switch t := a.Transfer.(type) {
	case Retr:
		name = t.Name
	case Store:
		name = t.Name
	}
	file := s.resolve(a.On(), name)
	switch m := m.(type) {
	case Del:
		return s.resolve(m.Channel, m.Name) == file
	case Rn:
		return s.resolve(m.Channel, m.Old) == file || s.resolve(m.Channel, m.New) == file
	}
	return false
}

// halves are the steps up to the acknowledgement, and those from the result on.
func (a Held) halves(s *State) (begin, end []Step, state int, ok bool) {
	switch t := a.Transfer.(type) {
	case Retr:
		begin, end, ok = t.divided(s)
		return begin, end, 2, ok && t.Local == ""
	case Store:
		if t.Way != Inline || t.More {
			return nil, nil, 0, false
		}
		steps, ok := t.Play(s)
		if !ok || !plain(steps) {
			return nil, nil, 0, false
		}
		return steps[:2], steps[2:], 3, true
	}
	return nil, nil, 0, false
}

// busied is a command of channel n that comes before the end of another: the refusal of that class, if it is refused, and
// what is true when the other one is over, if it was queued.
func (s *State) busied(n int, command Action, class string) (steps []Step, queued Step, ok bool) {
	truth := fmt.Sprintf("the server session of channel %d is open", n)
	after := s.Clone()
	switch c := command.(type) {
	case Pwd:
	case Cwd:
		if s.resolve(n, c.Dir) != s.Channels[n].Dir {
			return nil, Step{}, false
		}
		truth = fmt.Sprintf(`the server's working directory of channel %d is "%s"`, n, s.Channels[n].Dir)
	case Mkd:
		p := s.resolve(n, c.Dir)
		truth = fmt.Sprintf(`the server holds the directory "%s"`, p)
		defer func() {
			if ok {
				s.Tree[p] = &Entry{Unknown: true}
			}
		}()
	default:
		return nil, Step{}, false
	}
	if steps, ok = command.Play(after); !ok || !plain(steps) || command.On() != n {
		return nil, Step{}, false
	}
	return []Step{steps[0], then("the command is refused as %s", class)}, then("a command that was queued succeeds exactly if %s", truth), true
}

// Verifies implements [Action].
func (a Held) Verifies() (string, []string) { return "3.10", []string{"R3.10-43"} }

// Overlap is a command whose result has not come when a command of another channel is sent.
type Overlap struct{ First, Second Action }

func (a Overlap) Form() string { return a.First.Form() + "+" + a.Second.Form() }
func (a Overlap) On() int      { return a.First.On() }

// Play implements [Action].
func (a Overlap) Play(s *State) ([]Step, bool) {
	_, one := a.First.(Conn)
	_, two := a.Second.(Conn)
	if a.First.On() == a.Second.On() || s.bare() || s.Echo || one && two { // which session is whose would be a guess
		return nil, false
	}
	before := s.Clone()
	if !a.independent(s) {
		return nil, false
	}
	first, ok := a.First.Play(s)
	if ok && plain(first) {
		var second []Step
		if second, ok = a.Second.Play(s); ok && plain(second) {
			steps := append([]Step{first[0], first[1], second[0], second[1]}, first[2:]...)
			return append(steps, second[2:]...), true
		}
	}
	*s = *before
	return nil, false
}

// independent says whether the same is due in either order: the server may carry out the second one first.
func (a Overlap) independent(s *State) bool {
	x, okX := a.First.(Store)
	y, okY := a.Second.(Store)
	if okX && okY && s.resolve(x.Channel, x.Name) == s.resolve(y.Channel, y.Name) {
		return false
	}
	one, two := s.Clone(), s.Clone()
	first, _ := a.First.Play(one)
	second, _ := a.Second.Play(one)
	secondFirst, _ := a.Second.Play(two)
	firstSecond, _ := a.First.Play(two)
	return slices.Equal(first, firstSecond) && slices.Equal(second, secondFirst)
}

// plain says whether steps are a line, OK, and one result line.
func plain(steps []Step) bool {
	return len(steps) >= 3 && steps[0].Kind == SendsLine && steps[1].Kind == Answers && steps[1].Doc == "OK" &&
		steps[2].Kind == Reports && !strings.Contains(steps[2].Doc, "\n")
}

// Verifies implements [Action].
func (a Overlap) Verifies() (string, []string) { return a.First.Verifies() }

// Again is a command many times over: what is worn out shows.
type Again struct {
	Command Action
	Times   int
}

func (a Again) Form() string { return fmt.Sprintf("%s x%d", a.Command.Form(), a.Times) }
func (a Again) On() int      { return a.Command.On() }

// Play implements [Action].
func (a Again) Play(s *State) ([]Step, bool) {
	var all []Step
	before := s.Clone()
	for range a.Times {
		steps, ok := a.Command.Play(s)
		if !ok {
			*s = *before
			return nil, false
		}
		all = append(all, steps...)
	}
	if s.Echo || !a.short() {
		return all, true
	}
	one, _ := a.Command.Play(before)
	if !succeeds(one) {
		return all, true
	}
	var lines []string
	for _, step := range one {
		if step.Kind == SendsLine {
			lines = append(lines, step.Line)
		}
	}
	return []Step{{Keyword: "When", Text: fmt.Sprintf("these lines are sent %d times, and each of them succeeds", a.Times), Doc: strings.Join(lines, "\n"), Lines: a.Times * len(lines)}}, true
}

// short says whether the command has one line and one result, so that its success is all that is due.
func (a Again) short() bool {
	switch c := a.Command.(type) {
	case Pwd, Cwd:
		return true
	case Both:
		_, one := c.First.(Mkd)
		_, other := c.First.(Rn)
		return one || other
	}
	return false
}

// Verifies implements [Action].
func (a Again) Verifies() (string, []string) { return a.Command.Verifies() }
