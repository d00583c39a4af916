package explore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/harness/reference"
	"mftpspec/reports/model"
)

// attempt is the work on one bench, on one sequence after the other.
type attempt struct {
	e    *Explorer
	b    *campaign.Bench
	mark mark
	past [][]reference.Action // the last sequences
}

// mark is up to where the time of a bench is in the books.
type mark struct {
	at     time.Time
	waited time.Duration
}

// finding is a sequence that failed, as short as it could be made.
type finding struct {
	k    model.Case
	w    script
	head head
}

const (
	confirmations = 3                // failures of as many executions that make a finding
	shrinkTime    = 30 * time.Second // for one finding
	remembered    = 8                // sequences, of which one may have left what a later one fails by
)

// execute executes a scenario, and counts what it sends.
func (t *attempt) execute(ctx context.Context, w script, memory *campaign.Memory, keep bool) (model.Case, error) {
	if len(w.actions) == 0 {
		return model.Case{Verdict: model.Pass}, nil
	}
	clause, requirements := w.actions[len(w.actions)-1].Verifies()
	if len(requirements) == 0 {
		requirements = []string{"R3.2-12"}
	}
	source := w.feature(head{id: SummaryID, clause: clause, title: w.titled(), requirements: requirements})
	c, read, err := t.e.Suite.Scenario("exploration.feature", source)
	if err != nil {
		return model.Case{}, fmt.Errorf("the scenario cannot be read: %w\n%s", err, source)
	}
	k, err := t.b.Execute(ctx, c, read, memory, keep)
	executed := 0
	for _, s := range k.Steps {
		if s.Verdict != model.None {
			executed++
		}
	}
	if len(k.Steps) == 0 {
		executed = len(w.steps)
	}
	before := t.mark
	t.mark = mark{time.Now(), t.b.Waited()}
	t.e.mu.Lock()
	t.e.done.Commands += sent(w.steps[:min(executed, len(w.steps))])
	t.e.wall += t.mark.at.Sub(before.at)
	t.e.waited += t.mark.waited - before.waited
	t.e.mu.Unlock()
	return k, err
}

// one executes a sequence and looks into it where it fails. It says whether the bench can go on.
func (t *attempt) one(ctx context.Context, sequence Sequence) bool {
	e, b := t.e, t.b
	w := written(b.ICS(), b.Files(), sequence.Actions)
	memory := b.Readings()
	k, err := t.execute(ctx, w, memory, false)
	if err != nil {
		return false
	}
	e.count(k)
	defer func() { t.past = append(t.past[max(0, len(t.past)-remembered+1):], w.actions) }()
	if k.Verdict != model.Fail || !e.claim(key(k)) {
		return true
	}
	found, err := t.lookInto(ctx, sequence, w, k, memory)
	e.release(key(k))
	if err != nil { // it is not known whether it fails each time, and yet it failed
		k.Verdict = model.Inconc
		k.Observe(model.Say("the sequence failed, and was not repeated: %s", err))
		found = t.finding(sequence, w, k)
	}
	e.keep(found, key(k))
	return err == nil
}

// bare is the script without what is looked up at the server behind actions before the last one.
func (w script) bare() script {
	b := w
	b.steps, b.owner = nil, nil
	for i, s := range w.steps {
		if w.owner[i] < len(w.actions)-1 && s.Kind == reference.LooksAtServer {
			continue
		}
		b.steps, b.owner = append(b.steps, s), append(b.owner, w.owner[i])
	}
	return b
}

// alike says whether an execution failed as the first one did. What did not come twice is not
// waited for at length again; a login that is not tried again is another matter.
func (w script) alike(k model.Case, first string) bool {
	if k.Verdict == model.Fail {
		return key(k) == first
	}
	return k.Verdict == model.Inconc && k.Reason != nil && k.Reason.BlockedBy != "" && k.Reason.Step != campaign.Preamble && !w.logsIn(k.Reason.Step)
}

// logsIn says whether a step of the script is a login.
func (w script) logsIn(step string) bool {
	return slices.ContainsFunc(w.steps, func(s reference.Step) bool { return s.Kind == reference.LoggedIn && s.Text == step })
}

// upTo is the scenario without the steps behind the one that failed: they were not executed.
func (w script) upTo(k model.Case) script {
	for i, s := range k.Steps {
		if s.Verdict != model.Pass && s.Verdict != model.None && i < len(w.steps) {
			w.steps, w.owner = w.steps[:i+1], w.owner[:i+1]
			break
		}
	}
	return w
}

// finding is a case of the results, and what its feature file says.
func (t *attempt) finding(sequence Sequence, w script, k model.Case) finding {
	k.Title = w.titled()
	h := head{clause: k.Clause, title: k.Title, requirements: k.Requirements}
	if k.Reason != nil {
		h.comments = append(h.comments, strings.ReplaceAll(k.Reason.Message, "\n", " "))
		h.clause = cmp.Or(clauseOf(k.Reason.Clause), h.clause)
	}
	k.Clause = h.clause
	h.comments = append(h.comments, fmt.Sprintf("Found by mftpspec explore --seed %d in sequence %d.", t.e.Seed, sequence.Number))
	return finding{k, w, h}
}

// clauseOf is a clause that a tag can name.
func clauseOf(clause string) string {
	if strings.Trim(clause, "0123456789.") == "" {
		return clause
	}
	return ""
}
