package model

// Count counts the verdicts of cases.
func Count(cases []Case) Summary {
	var s Summary
	for i := range cases {
		s.Add(cases[i].Verdict)
	}
	return s
}

// Add counts one more verdict.
func (s *Summary) Add(v Verdict) {
	switch v {
	case Pass:
		s.Pass++
	case Fail:
		s.Fail++
	case Inconc:
		s.Inconc++
	case Error:
		s.Error++
	case NA:
		s.NA++
	default:
		s.None++
	}
}

// Tally is a count with its verdict.
type Tally struct {
	Verdict Verdict
	Count   int
}

// Tallies are the counts of a summary, for each verdict in the order of the reports.
func (s Summary) Tallies() []Tally {
	var list []Tally
	for _, v := range Verdicts() {
		list = append(list, Tally{v, s.Of(v)})
	}
	return list
}

// Total is the number of cases counted.
func (s Summary) Total() int { return s.Pass + s.Fail + s.Inconc + s.Error + s.NA + s.None }

// Of gives the count of one verdict.
func (s Summary) Of(v Verdict) int {
	switch v {
	case Pass:
		return s.Pass
	case Fail:
		return s.Fail
	case Inconc:
		return s.Inconc
	case Error:
		return s.Error
	case NA:
		return s.NA
	}
	return s.None
}

// Conclude gives the status that the verdicts of cases stand for: any fail is
// NON-CONFORMING; else a selected case without pass or fail, or no pass at all,
// is INCOMPLETE.
func Conclude(cases []Case) Status {
	pass, open := 0, 0
	for i := range cases {
		switch k := &cases[i]; {
		case k.Verdict == Fail:
			return NonConforming
		case k.Verdict == Pass:
			pass++
		case k.Selected:
			open++
		}
	}
	if open > 0 || pass == 0 {
		return Incomplete
	}
	return Conforming
}

// Selected counts the cases that were chosen for execution.
func (r *Results) Selected() int {
	n := 0
	for i := range r.Cases {
		if r.Cases[i].Selected {
			n++
		}
	}
	return n
}

// Open counts the selected cases that ended without a verdict of the device's
// own: inconc, error, or not executed.
func Open(cases []Case) int {
	n := 0
	for i := range cases {
		if k := &cases[i]; k.Selected && k.Verdict != Pass && k.Verdict != Fail {
			n++
		}
	}
	return n
}

// Verdicts are all verdicts, in the order of the reports.
func Verdicts() []Verdict { return []Verdict{Pass, Fail, Inconc, Error, NA, None} }

// Known says whether v is one of the verdicts.
func (v Verdict) Known() bool {
	switch v {
	case Pass, Fail, Inconc, Error, NA, None:
		return true
	}
	return false
}
