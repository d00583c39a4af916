package explore

import (
	"context"
	"path"
	"slices"
	"time"

	"mftpspec/harness/manual"
	"mftpspec/harness/reference"
)

// fails says whether a scenario fails in the same way as the one that is shrunk.
type fails func(ctx context.Context, actions []reference.Action) bool

// shrunk takes actions away, and puts simpler ones in their places, as long as what is left fails and there is
// time. The result is one from which no single action can go, if the time was enough.
func shrunk(ctx context.Context, actions []reference.Action, until time.Time, still fails) []reference.Action {
	best := actions
	try := func(candidate []reference.Action) bool {
		if time.Now().After(until) || ctx.Err() != nil || len(candidate) == 0 || !still(ctx, candidate) {
			return false
		}
		return true
	}
	for _, likely := range likelies(actions) {
		if try(likely) {
			best = likely
			break
		}
	}
	for before := []reference.Action(nil); len(before) != len(best); {
		before = best
		best = fewer(best, try)
		best = simplified(best, try)
	}
	if ch, used := onlyChannel(best); used && ch != 0 {
		if first := moved(best, ch, 0); try(first) {
			best = first
		}
	}
	return best
}

// likelies are parts of a sequence that are likely to fail alone, the shortest first: the last action, with the logins of its
// channel, with the settings of that too, with all that the channel does and what is there beforehand. A try may take seconds
// where what fails is an answer that does not come.
func likelies(actions []reference.Action) [][]reference.Action {
	last := actions[len(actions)-1]
	var all [][]reference.Action
	for _, with := range []func(reference.Action) bool{
		func(reference.Action) bool { return false },
		func(a reference.Action) bool { return logsIn(a) && a.On() == last.On() },
		func(a reference.Action) bool {
			_, sets := a.(reference.Set)
			return (sets || logsIn(a)) && a.On() == last.On()
		},
		func(a reference.Action) bool { return a.On() < 0 || a.On() == last.On() },
	} {
		part := slices.DeleteFunc(slices.Clone(actions[:len(actions)-1]), func(a reference.Action) bool { return !with(a) })
		if part = append(part, last); len(part) < len(actions) && (len(all) == 0 || len(part) > len(all[len(all)-1])) {
			all = append(all, part)
		}
	}
	return all
}

func logsIn(a reference.Action) bool {
	switch a := a.(type) {
	case reference.Login, reference.Conn:
		return true
	case reference.Small:
		return logsIn(a.Command)
	}
	return false
}

// fewer takes actions away, in halves, quarters and so on, until no single one can go. It begins at the
// end, where what matters least stands before what fails.
func fewer(best []reference.Action, try func([]reference.Action) bool) []reference.Action {
	for part := max(1, len(best)/2); ; {
		cut := false
		for end := len(best); end > 0; end -= part {
			less := slices.Concat(best[:max(0, end-part)], best[end:])
			if try(less) {
				best, cut = less, true
			}
		}
		switch {
		case part > 1:
			part /= 2
		case !cut:
			return best
		}
	}
}

// simplified puts simpler actions in the places of those that are there.
func simplified(best []reference.Action, try func([]reference.Action) bool) []reference.Action {
	for i := 0; i < len(best); i++ {
		for _, simple := range simpler(best[i]) {
			candidate := slices.Clone(best)
			candidate[i] = simple
			if try(candidate) {
				best = candidate
				i--
				break
			}
		}
	}
	return best
}

// simpler are actions that are easier to read, and may fail in the same way.
func simpler(a reference.Action) []reference.Action {
	switch a := a.(type) {
	case reference.Conn:
		return []reference.Action{reference.Login(a)}
	case reference.Again:
		all := []reference.Action{a.Command}
		for _, times := range []int{2, 8, a.Times - 1} {
			if times > 1 && times < a.Times {
				all = append(all, reference.Again{Command: a.Command, Times: times})
			}
		}
		return all
	case reference.Refused:
		return []reference.Action{a.Command}
	case reference.Small:
		return []reference.Action{a.Command}
	case reference.FinalReply:
		return []reference.Action{a.Command}
	case reference.Accepted:
		return []reference.Action{a.Command}
	case reference.Cut:
		return []reference.Action{a.Command}
	case reference.HangsUp:
		return []reference.Action{a.Command}
	case reference.Sooner:
		return []reference.Action{a.Command, reference.Late{Command: a.Command}}
	case reference.Late:
		return []reference.Action{a.Command}
	case reference.TimesOut:
		var all []reference.Action
		for i := range a.Commands {
			fewer := a
			fewer.Commands = slices.Delete(slices.Clone(a.Commands), i, i+1)
			all = append(all, fewer)
		}
		return all
	case reference.Both:
		return []reference.Action{a.First, a.Second}
	case reference.ServerFiles:
		if a.Number > 13 {
			return []reference.Action{reference.ServerFiles{Dir: a.Dir, Number: a.Number / 2}, reference.ServerFiles{Dir: a.Dir, Number: a.Number - 1}}
		}
	case reference.Overlap:
		return []reference.Action{a.First, a.Second}
	case reference.Held:
		var all []reference.Action
		for i := range a.Meanwhile {
			fewer := a
			fewer.Meanwhile = slices.Delete(slices.Clone(a.Meanwhile), i, i+1)
			all = append(all, fewer)
		}
		return append(all, a.Transfer)
	case reference.ServerFile:
		if len(a.Content) == 1 && a.Content[0] != "'12345'" {
			a.Content = reference.Content{"'12345'"}
			return []reference.Action{a}
		}
	case reference.LocalFile:
		if len(a.Content) == 1 && a.Content[0] != "'12345'" {
			a.Content = reference.Content{"'12345'"}
			return []reference.Action{a}
		}
	case reference.Retr:
		var all []reference.Action
		if a.Length >= 0 {
			b := a
			b.Length = -1
			all = append(all, b)
		}
		if a.From >= 0 {
			a.From, a.Length = -1, -1
			all = append(all, a)
		}
		return all
	case reference.Store:
		return simplerStore(a)
	}
	return nil
}

func simplerStore(a reference.Store) []reference.Action {
	var all []reference.Action
	if a.Way != reference.FromFile && !path.IsAbs(a.Name) { // a file that is there beforehand
		all = append(all, reference.ServerFile{Path: path.Join(manual.DefaultHome, a.Name), Content: a.Data})
	}
	if a.More {
		b := a
		b.More = false
		all = append(all, b)
	}
	if a.Pieces > 1 {
		b := a
		b.Pieces = 0
		all = append(all, b)
	}
	if a.Way != reference.FromFile && a.Way != reference.Inline {
		b := a
		b.Way, b.Data, b.Pieces = reference.Inline, reference.Content{"'12345'"}, 0
		all = append(all, b)
	}
	if a.Way != reference.FromFile && a.Data.String() != "'12345'" {
		b := a
		b.Data = reference.Content{"'12345'"}
		all = append(all, b)
	}
	for i := range a.Data {
		if len(a.Data) > 1 {
			b := a
			b.Data = slices.Delete(slices.Clone(a.Data), i, i+1)
			all = append(all, b)
		}
	}
	return all
}
