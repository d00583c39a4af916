package model

import "iter"

// Long is what may be long of a case: a report keeps it no longer than it writes it.
type Long struct {
	Trace    []Event   `json:"trace"`
	Attempts []Attempt `json:"attempts"`
}

// Later leaves what is long of a case to a function that reads it, each time that it is
// asked for; nil: the case has all of it.
func (k *Case) Later(read func() (Long, error)) { k.long = read }

// Whole gives the case with what is long of it.
func (k *Case) Whole() (*Case, error) {
	if k.long == nil {
		return k, nil
	}
	long, err := k.long()
	if err != nil {
		return nil, err
	}
	whole := *k
	whole.Trace, whole.Attempts, whole.long = long.Trace, long.Attempts, nil
	return &whole, nil
}

// Whole gives the cases one after the other, each with what is long of it. An error ends
// them.
func (r *Results) Whole() iter.Seq2[*Case, error] {
	return func(yield func(*Case, error) bool) {
		for i := range r.Cases {
			if k, err := r.Cases[i].Whole(); !yield(k, err) || err != nil {
				return
			}
		}
	}
}

// Partly says whether Whole has more of the case to give.
func (k *Case) Partly() bool { return k.long != nil }
