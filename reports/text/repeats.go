package text

import (
	"fmt"

	"mftpspec/reports/model"
)

// Repeated says in a few words what the executions of a case came to: 1000/1000,
// or 997/1000 unstable (3 fail); empty where it was not repeated.
func Repeated(k *model.Case) string {
	r := k.Repeats
	if r == nil {
		return ""
	}
	s := fmt.Sprintf("%d/%d pass", r.Pass, r.Executed)
	if r.Unstable {
		s += ", unstable"
	}
	for _, c := range []struct {
		n int
		v model.Verdict
	}{{r.Fail, model.Fail}, {r.Inconc, model.Inconc}, {r.Error, model.Error}} {
		if c.n > 0 {
			s += fmt.Sprintf(", %d %s", c.n, c.v)
		}
	}
	if d := r.Drift; d != nil {
		s += fmt.Sprintf("; median %.1f ms, at the end %.1f ms", float64(d.FirstUS)/1000, float64(d.LastUS)/1000)
		if d.Drifted {
			s += fmt.Sprintf(": drift beyond the noise of %.1f ms", float64(d.NoiseUS)/1000)
		}
	}
	return s
}

// Repetition is what the repeats of a whole run came to.
type Repetition struct{ executed, pass, Unstable, drifted int }

// Repetitions sums up the repeats of all cases.
func Repetitions(r *model.Results) Repetition {
	var sum Repetition
	for i := range r.Cases {
		if n := r.Cases[i].Repeats; n != nil {
			sum.executed += n.Executed
			sum.pass += n.Pass
			if n.Unstable {
				sum.Unstable++
			}
			if n.Drift != nil && n.Drift.Drifted {
				sum.drifted++
			}
		}
	}
	return sum
}

// Unstable says whether the executions of a case do not agree.
func Unstable(k *model.Case) bool { return k.Repeats != nil && k.Repeats.Unstable }

// parts states how the run was put together: a shard, shards that are missing,
// a resumption, repeats.
func parts(r *model.Results, state func(words string, values ...any)) {
	if s := r.Run.Shard; s != nil {
		state("This is shard %d of %d: the other test cases are in other results.", s.Index, s.Of)
	}
	if r.Merged != nil && len(r.Merged.Missing) > 0 {
		state("Shards that are missing: %s.", fmt.Sprint(r.Merged.Missing))
	}
	for _, p := range r.Run.Resumed {
		state("Resumed at %s: %d executions were taken over, the last of %s.", p.Started.UTC().Format("2006-01-02 15:04:05 UTC"), p.Taken, p.Last.UTC().Format("2006-01-02 15:04:05 UTC"))
	}
	if n := Repetitions(r); n.executed > 0 {
		state("%d of %d executions passed; unstable test cases: %d; drifting: %d.", n.pass, n.executed, n.Unstable, n.drifted)
	}
}
