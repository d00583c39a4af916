package explore

import (
	"cmp"
	"context"
	"slices"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/ixit"
	"mftpspec/harness/reference"
	"mftpspec/reports/model"
)

// start is how what failed is executed again: from a clean start.
type start struct {
	actions []reference.Action
	restart bool // the module, before each execution: it may hold what no command shows
}

// lookInto repeats a sequence that failed, and shrinks it. memory is what did not come so far. What the failure
// needs may be older than the sequence: a module that has just been switched on, or what one of the last sequences has left.
func (t *attempt) lookInto(ctx context.Context, sequence Sequence, w script, k model.Case, memory *campaign.Memory) (finding, error) {
	first := key(k)
	actions := w.actions[:w.last(k)+1]
	best := 0 // of the failures from one start
	starts := []start{{actions, false}, {actions, true}}
	for back := 1; back < 2*len(t.past); back *= 2 { // what is shorter is cut down sooner
		starts = append(starts, start{append(t.history(min(back, len(t.past))), actions...), false})
	}
	for _, from := range starts {
		again, failed, err := t.repeated(ctx, from, first, memory)
		switch {
		case err != nil:
			return finding{}, err
		case failed == confirmations:
			return t.shortened(ctx, sequence, from, first, memory)
		case failed > 0:
			k = again
		}
		best = max(best, failed)
	}
	w = written(t.b.ICS(), t.b.Files(), actions)
	k.Verdict = model.Inconc
	k.Observe(model.Say("the sequence failed, and then %s times of %s from a clean start", best, confirmations))
	return t.finding(sequence, w, k), nil
}

// repeated executes as often as makes a finding, or until what failed does not fail in the same way; k is the last case that did.
func (t *attempt) repeated(ctx context.Context, from start, first string, memory *campaign.Memory) (k model.Case, failed int, err error) {
	w := written(t.b.ICS(), t.b.Files(), from.actions)
	for failed < confirmations {
		again, err := t.again(ctx, w, from.restart, memory)
		if err != nil {
			return k, failed, err
		}
		if !w.alike(again, first) {
			break
		}
		k = again
		failed++
	}
	return k, failed, nil
}

// again executes a script once, from a clean start. Where the module is to be restarted and the bench is not able to, nothing
// fails.
func (t *attempt) again(ctx context.Context, w script, restart bool, memory *campaign.Memory) (model.Case, error) {
	if restart {
		if able, err := t.b.Restart(ctx); err != nil || !able {
			return model.Case{Verdict: model.Pass}, err
		}
	}
	memory.Dialects = t.b.NewMemory().Dialects
	return t.execute(ctx, w, memory, true)
}

// shortened cuts down what fails from a start, and executes what is left once more with all patience. Where that does not fail,
// a try before it had left what it fails by: then on a module that has been restarted, and then the whole.
func (t *attempt) shortened(ctx context.Context, sequence Sequence, from start, first string, memory *campaign.Memory) (finding, error) {
	until := time.Now().Add(cmp.Or(t.e.Shrink, shrinkTime))
	short := shrunk(ctx, from.actions, until, func(ctx context.Context, candidate []reference.Action) bool {
		w := written(t.b.ICS(), t.b.Files(), candidate)
		again, err := t.again(ctx, w, from.restart, memory)
		return err == nil && w.alike(again, first)
	})
	w, whole := written(t.b.ICS(), t.b.Files(), short), written(t.b.ICS(), t.b.Files(), from.actions)
	if again, err := t.again(ctx, w.bare(), from.restart, memory); err == nil && w.alike(again, first) {
		w = w.bare()
	}
	restarted := from.restart
	last, err := t.again(ctx, w, restarted, t.b.NewMemory())
	if err == nil && last.Verdict != model.Fail && !restarted {
		restarted = true
		last, err = t.again(ctx, w, restarted, t.b.NewMemory())
	}
	if err == nil && last.Verdict != model.Fail {
		w, restarted = whole, from.restart
		last, err = t.again(ctx, w, restarted, t.b.NewMemory())
	}
	if err != nil {
		return finding{}, err
	}
	w = w.upTo(last)
	last.Steps = last.Steps[:min(len(last.Steps), len(w.steps))]
	if last.Verdict != model.Fail {
		last.Verdict = model.Inconc
		last.Observe(model.Say("the sequence failed %s times of %s from a clean start, and not after it was shortened", confirmations, confirmations))
	}
	f := t.finding(sequence, w, last)
	if restarted {
		f.k.Observe(model.Say("the module was restarted before: with what it holds later the scenario may not fail"))
		f.head.comments = append(f.head.comments, "The module was restarted before.")
	}
	return f, nil
}

// history is what so many of the last sequences did, with the ends of the connections that each left: the next one begins without them.
func (t *attempt) history(back int) []reference.Action {
	var all []reference.Action
	for _, actions := range t.past[len(t.past)-back:] {
		all = append(all, ended(t.b.ICS(), t.b.Files(), actions)...)
	}
	return all
}

// ended are actions and the ends of the connections that they leave, without the one after which nothing is due.
func ended(ics ixit.ICS, files bool, actions []reference.Action) []reference.Action {
	s, all := reference.New(ics, files), []reference.Action(nil)
	for _, a := range actions {
		after := s.Clone()
		if _, ok := after.Play(a); ok && !after.Over {
			s, all = after, append(all, a)
		}
	}
	for n, c := range s.Channels {
		if c.Connected {
			all = append(all, reference.Disc{Channel: n})
		}
	}
	return slices.Clip(all)
}
