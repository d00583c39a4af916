package model

// Rank is the one order of severity: none and na 0, pass 1, inconc 2, fail 3,
// error 4. It decides which verdict a case has that was executed more than once,
// in one run or in several that are merged, and which verdict stands for several
// cases. Error is the gravest, because a suite that is itself at fault can say
// nothing of the device; none and na are no verdicts on it, and the mildest.
func (v Verdict) Rank() int {
	switch v {
	case Pass:
		return 1
	case Inconc:
		return 2
	case Fail:
		return 3
	case Error:
		return 4
	}
	return 0
}

// WorseThan says whether v is graver than another verdict.
func (v Verdict) WorseThan(other Verdict) bool { return v.Rank() > other.Rank() }

// Outweighs says whether v takes the place of another verdict where one stands for several
// cases: as the graver one, and as na where there is none.
func (v Verdict) Outweighs(other Verdict) bool {
	return v.WorseThan(other) || other == None && v == NA
}

// Executed says whether v comes from an execution: none and na do not.
func (v Verdict) Executed() bool { return v.Rank() > 0 }

// Worst gives the gravest of verdicts, of equal ones the first; none without any.
func Worst(verdicts ...Verdict) Verdict {
	worst := None
	for i, v := range verdicts {
		if i == 0 || v.WorseThan(worst) {
			worst = v
		}
	}
	return worst
}
