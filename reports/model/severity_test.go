package model

import "testing"

// One order, from the mildest to the gravest (design: a suite at fault says nothing).
func TestSeverity(t *testing.T) {
	order := []Verdict{None, Pass, Inconc, Fail, Error}
	for i, a := range order {
		for j, b := range order {
			if got := a.WorseThan(b); got != (i > j) {
				t.Errorf("%s worse than %s: %t", a, b, got)
			}
			if got := Worst(a, b); got != order[max(i, j)] {
				t.Errorf("the worst of %s and %s is %s", a, b, got)
			}
		}
	}
	if NA.WorseThan(None) || None.WorseThan(NA) || NA.Executed() || None.Executed() || !Pass.Executed() {
		t.Error("na and none are not of one rank, below an execution")
	}
	if Worst() != None || Worst(NA, None) != NA {
		t.Error("the worst of nothing, or the first of equals")
	}
}
