package scenario

import (
	"cmp"
	"errors"
	"slices"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
)

// Breaks is the clause that a failure of the case is booked under, and the requirement that
// it breaks. The clause is that which the outcome names, or that of the command in force
// where the case crosses clauses, or that of the case. The requirement is the first one that
// the case has of this clause; else the first of all, which says what the case is about. "":
// a tour has none of this clause, and it is about no single thing.
func (s *Scenario) Breaks(err error) (clause, requirement string) {
	o, ok := errors.AsType[*verdict.Outcome](err)
	if !ok {
		o = &verdict.Outcome{}
	}
	clause = cmp.Or(o.Clause, s.clauseOf(s.host.last), s.c.Clause)
	requirement = cmp.Or(o.Requirement, s.c.RequirementOf(clause))
	if requirement == "" && len(s.c.Requirements) > 0 && !s.c.Is(catalogue.TourTag) {
		requirement = s.c.Requirements[0]
	}
	return clause, requirement
}

// clauseOf is the clause of a command, where a failure at it is booked there and not under
// the clause of the case: in a tour, and in a case of transfers that has a requirement of
// that clause. A line that was not accepted is a matter of §2.1, where the case is. "": the
// failure is the case's own.
func (k *core) clauseOf(c *exchange) string {
	if c == nil || k.c.Clause == "2.1" && (!c.answered || c.refusal != "") {
		return ""
	}
	clause := manual.ClauseOf[c.Verb]
	if k.c.Is(catalogue.TourTag) || slices.Contains(transfers, k.c.Clause) && k.c.RequirementOf(clause) != "" {
		return clause
	}
	return ""
}

// transfers are the clauses whose cases have other transfers between their own.
var transfers = []string{manual.ClauseOf["MFTPRETR"], manual.ClauseOf["MFTPAPPE"], manual.ClauseOf["MFTPSTOR"]}

// under gives an outcome that names no clause this one, which may be "".
func under(clause string, err error) error {
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Clause == "" {
		o.Clause = clause
	}
	return err
}

// unasked is what an outcome comes to that is about what a module says, or does not say,
// without being asked: no command is in force then.
func (k *core) unasked(err error) error { return under(k.c.Clause, err) }
