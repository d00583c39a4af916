package campaign

import (
	"cmp"
	"context"
	"slices"

	"mftpspec/harness/iut"
	"mftpspec/reports/model"
)

// A hang is a verdict: the case in which a module stopped answering is executed once
// more when it is back. What makes it stop again at the same step is a fail of that step;
// else the first execution counts, in which nothing was said of the rest of the case.

// hanging are the ways of being lost that a module may have by itself: neither its port
// nor its network nor its power is in them.
var hanging = []iut.Loss{iut.Mute, iut.AnswersATAlone, iut.TakesNoBytes, iut.MuteInPostamble}

// mostHangs is how many cases are executed once more because of that: each takes as long
// as the module needs to come back.
const mostHangs = 5

// hung says whether the module of an execution stopped answering, and nothing else is
// said of it.
func (s *runner) hung(x *execution) bool {
	return x.lost && x.scenario != nil && x.verdict == model.Inconc && !s.repeats() && !s.shared() && slices.Contains(hanging, x.slot.module.Lost())
}

// onceMore executes a case again in which the module hung, on the same bench, when it is
// back. It gives the execution that counts, and whether the slot has not retired. What
// hangs at a command that hung twice before is blocked by that, or fails if its clause is
// about that command; other cases do not send it any more.
func (s *runner) onceMore(run context.Context, x *execution) (counts *execution, usable bool) {
	state, ownClause := x.scenario.Hangs()
	s.mu.Lock()
	by, known := s.hungAt[state]
	if !known {
		s.hangs++
	}
	enough := s.hangs > mostHangs
	s.mu.Unlock()
	s.run.Blocks.Failed(state, model.Say("silence"), cmp.Or(by, x.k.ID))
	switch {
	case known && ownClause:
		said := x.reason.Said()
		said.Message = model.Say("the module hangs here again, as it did in %s before it recovered: %s", by, said.Message)
		x.verdict = model.Fail
		x.reason.Say(said)
	case x.reason.BlockedBy == "":
		x.reason.BlockedBy = by
	}
	if known || enough || run.Err() != nil {
		return x, true
	}
	if !s.pool.looksAfter(run, x.slot, true) {
		return x, false
	}
	x.lost = false
	second, ended := &execution{k: x.k, script: x.script, definitions: x.definitions, slot: x.slot, run: x.run}, false
	second.keep = func(*execution) { ended = true }
	s.carryOut(run, caseFS{x.k.URI: x.script.Source}, []string{x.k.URI}, func(ctx context.Context, _ string) (context.Context, error) { return s.open(ctx, second) })
	if !ended {
		return x, true
	}
	if s.hung(second) && second.reason.Step == x.reason.Step {
		second.notes = append(second.notes, model.Say("executed again, because the module was lost in the first execution: %s", x.reason.Said().Message))
		said := second.reason.Said()
		said.Message = model.Say("the module hung here, recovered, and hung here again: %s", said.Message)
		second.verdict = model.Fail
		second.reason.Say(said)
		s.mu.Lock()
		s.hungAt[state] = x.k.ID
		s.mu.Unlock()
		s.run.Blocks.Failed(state, model.Say("silence"), x.k.ID)
		return second, true
	}
	x.lost = second.lost
	x.notes = append(x.notes, model.Say("executed again after the module had recovered; it did not hang at this step again"))
	return x, true
}
