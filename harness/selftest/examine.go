package selftest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/campaign"
	"mftpspec/reports/model"
)

// examine runs the suite against one device and judges the suite.
func (s *session) examine(ctx context.Context, d *device) Result {
	began := time.Now()
	r := Result{Kind: d.kind, ID: d.id, Title: d.title}
	switch d.kind {
	case Defect:
		r.Requirement, r.Clause = d.requirement.ID, d.requirement.Clause
		s.hunt(ctx, d, &r)
	default:
		if results := s.run(ctx, d, s.selection(), nil, &r); results != nil {
			r.Cases, r.Summary = results.Run.Executed, results.Summary
			if d.kind == Dialect {
				s.judgeDialect(ctx, d, results, &r)
			} else {
				s.judgeFault(ctx, d, results, &r)
			}
		}
	}
	r.DurationMS = time.Since(began).Milliseconds()
	return r
}

// run is campaign, for a result: nil where nothing can be said of the suite.
func (s *session) run(ctx context.Context, d *device, expression string, enough func(model.Case) bool, r *Result) *model.Results {
	results, err := s.campaign(ctx, d, expression, enough)
	switch broken, dead := errors.AsType[*campaign.BenchError](err); {
	case err == nil:
	case dead && d.kind != Dialect:
		r.Stopped, r.StoppedText = broken.Error(), model.Of(broken) // nothing was run: a fact about the device, as the verdicts are
	default:
		r.Error, r.ErrorText = err.Error(), model.Of(err).Beside(err.Error())
	}
	if results == nil || ctx.Err() != nil {
		return nil
	}
	if r.Stopped == "" {
		r.Stopped, r.StoppedText = results.Run.Stopped, results.Run.StoppedText
	}
	return results
}

// judgeDefect looks for kills among executed cases, and gives those that changed out of
// reach. Broad is a defect that fails so much that a failure says little of the case.
func (s *session) judgeDefect(d *device, cases []model.Case, r *Result) (astray []model.Case) {
	for _, k := range cases {
		if k.Verdict == model.Fail {
			r.Fails = append(r.Fails, k.ID)
			direct := slices.Contains(k.Requirements, r.Requirement)
			if own(k) && (direct || !r.Broad) {
				r.Proves = append(r.Proves, k.ID)
			}
			if r.kills(k) {
				r.Right = append(r.Right, k.ID)
				if direct {
					r.Direct = append(r.Direct, k.ID)
				}
				r.witness(&r.Witnesses, k, direct)
			} else {
				r.witness(&r.Wrong, k, direct)
			}
		}
		if s.changed(d, k) && !d.reaches(k.ID) {
			astray = append(astray, k)
		}
	}
	r.Killed = len(r.Right) > 0
	if r.Killed {
		r.Wrong = nil // besides right ones they are what a defect does to its neighbours
	}
	return astray
}

// kills says whether a case fails for the right reason: see the package.
func (r *Result) kills(k model.Case) bool {
	return k.Verdict == model.Fail && (k.Reason.Requirement == r.Requirement || k.Reason.Clause == r.Clause || slices.Contains(k.Requirements, r.Requirement) && own(k))
}

// blanket is the part of the cases above which a defect's failures say little of the
// single case: more than one in so many.
const blanket = 4

// own says whether a failed case cites its own clause and requirement.
func own(k model.Case) bool {
	return k.Reason.Clause == k.Clause && slices.Contains(k.Requirements, k.Reason.Requirement)
}

// changed says whether a case that was to be executed ended otherwise than on
// the clean module. One that does not pass there says nothing, nor does one that the
// device's laboratory has no port for.
func (s *session) changed(d *device, k model.Case) bool {
	if slices.Contains(k.Tags, "needs-"+privileged) && !d.ixit.Server.PrivilegedPort {
		return false
	}
	was, is := s.clean[d.model].verdicts[k.ID], k.Verdict
	return was != model.Fail && was != model.Inconc && was != model.Error && is != was && (k.Selected || k.NotRunBecause() == model.NotProvided)
}

// confirm runs the cases in doubt once more, with those of among beside
// them: chance, in a machine under load, does not strike the same case
// twice.
func (s *session) confirm(ctx context.Context, d *device, doubtful []model.Case, among string, still func(*device, model.Case) bool) (confirmed, unstable []Change) {
	if len(doubtful) == 0 {
		return nil, nil
	}
	expression := s.selection() // for a dialect or fault: everything
	if d.kind == Defect {
		var terms []string
		for _, k := range doubtful {
			terms = append(terms, k.ID)
		}
		expression = strings.Join(terms, " or ")
		if among != "" {
			expression += " or " + among
		}
	}
	again, err := s.campaign(ctx, d, expression, nil)
	for _, k := range doubtful {
		c := change(k, s.clean[d.model].verdicts[k.ID])
		second := -1
		if err == nil {
			second = slices.IndexFunc(again.Cases, func(a model.Case) bool { return a.ID == k.ID })
		}
		if second >= 0 && !still(d, again.Cases[second]) {
			unstable = append(unstable, c)
			continue
		}
		confirmed = append(confirmed, c)
	}
	return confirmed, unstable
}

func failed(_ *device, k model.Case) bool { return k.Verdict == model.Fail || k.Verdict == model.Error }

// judgeDialect wants no failure, and the reading in the results.
func (s *session) judgeDialect(ctx context.Context, d *device, results *model.Results, r *Result) {
	var wrong []model.Case
	for _, k := range results.Cases {
		switch {
		case failed(d, k):
			wrong = append(wrong, k)
		case s.changed(d, k):
			r.Inconclusive = append(r.Inconclusive, change(k, s.clean[d.model].verdicts[k.ID]))
		}
	}
	r.Outside, r.Unstable = s.confirm(ctx, d, wrong, "", failed)
	for _, row := range d.rows {
		was, is := under(s.clean[d.model].results.Dialects, row), under(results.Dialects, row)
		if is == was {
			r.Unrecorded = append(r.Unrecorded, row)
		}
	}
}

// under is what a run recorded of a row, in a form that compares.
func under(dialects map[string]string, row string) string {
	var found []string
	for key, reading := range dialects {
		if key == row || strings.HasPrefix(key, row+"/") {
			found = append(found, fmt.Sprintf("%s=%s", key, reading))
		}
	}
	slices.Sort(found)
	return strings.Join(found, "\n")
}

// judgeFault wants no failure.
func (s *session) judgeFault(ctx context.Context, d *device, results *model.Results, r *Result) {
	var wrong []model.Case
	hurt := 0
	for _, k := range results.Cases {
		if k.Verdict == model.Fail {
			wrong = append(wrong, k)
		}
		if k.Verdict == model.Inconc || k.Verdict == model.Error || k.Selected && k.Verdict == model.None {
			hurt++
		}
	}
	r.Hurt = hurt
	r.Outside, r.Unstable = s.confirm(ctx, d, wrong, "", func(_ *device, k model.Case) bool { return k.Verdict == model.Fail })
}

func change(k model.Case, was model.Verdict) Change {
	return Change{Case: k.ID, Was: was, Is: k.Verdict, Reason: k.Reason}
}
