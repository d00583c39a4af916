package model

// Count counts the verdicts of cases.
func Count(cases []Case) Summary {
	var s Summary
	for i := range cases {
		switch cases[i].Verdict {
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
	return s
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

// Rank orders verdicts for "worse": none and na 0, pass 1, inconc 2, error 3,
// fail 4. Only ranks over 0 can be compared.
func (v Verdict) Rank() int {
	switch v {
	case Pass:
		return 1
	case Inconc:
		return 2
	case Error:
		return 3
	case Fail:
		return 4
	}
	return 0
}
