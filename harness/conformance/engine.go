package conformance

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/cucumber/godog"

	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// executionKey finds the execution in a scenario's context.
type executionKey struct{}

func executionFrom(ctx context.Context) *execution {
	x, _ := ctx.Value(executionKey{}).(*execution)
	return x
}

// errNotJudged makes the engine skip a scenario; the verdict is ours already.
var errNotJudged = fmt.Errorf("the case has its verdict: %w", godog.ErrSkip)

// engine hands the selection to godog, which parses, matches steps and
// schedules. Verdicts, order, output and exit code are ours: its own say too
// little (a skipped scenario counts as passed).
func (s *runner) engine(run context.Context) {
	errands := s.order()
	files, byPath, paths := caseFS{}, map[string]errand{}, []string(nil)
	for _, e := range errands {
		path := fmt.Sprintf("%s~%d.feature", e.k.ID, e.attempt)
		files[path], byPath[path] = s.c.Catalogue.scripts[e.k.ID].source, e
		paths = append(paths, path)
	}
	godog.TestSuite{
		Name: "mftpspec",
		TestSuiteInitializer: func(tc *godog.TestSuiteContext) {
			// Once for the suite: per scenario every pattern would be compiled again.
			sc := tc.ScenarioContext()
			s.c.Steps(sc)
			sc.Before(func(ctx context.Context, p *godog.Scenario) (context.Context, error) {
				return s.before(ctx, byPath[p.Uri])
			})
			sc.StepContext().Before(s.beforeStep)
			sc.StepContext().After(s.afterStep)
			sc.After(func(ctx context.Context, _ *godog.Scenario, _ error) (context.Context, error) {
				s.after(run, ctx)
				return ctx, nil
			})
		},
		Options: &godog.Options{Format: engineFormat, Output: io.Discard, NoColors: true, Strict: true,
			Concurrency: min(len(s.lanes.all), len(errands)), FS: files, Paths: paths, DefaultContext: run},
	}.Run()
}

// before takes a bench and brings it into the state that every case begins in.
func (s *runner) before(ctx context.Context, e errand) (context.Context, error) {
	l, err := s.lanes.take(ctx)
	if err != nil {
		return ctx, errNotJudged // the case stays "not run"
	}
	x := &execution{k: e.k, attempt: e.attempt, script: s.c.Catalogue.scripts[e.k.ID], lane: l, mark: l.bench.Log().Mark(),
		began: time.Now(), verdict: model.Pass, log: s.log}
	ctx = context.WithValue(ctx, executionKey{}, x)
	l.bench.Log().Add(trace.Event{Lane: trace.Bench, Kind: "note", Text: fmt.Sprintf("%s begins: %s", e.k.ID, e.k.Title)})
	if s.c.Observer != nil {
		s.c.Observer.Began(l.bench.Name(), s.listed(e.k.ID))
	}
	ctx, x.cancel = context.WithTimeoutCause(ctx, s.limits.Case, fmt.Errorf("the case did not end within %s", s.limits.Case))
	err = guard("preamble", func() error {
		x.world = newWorld(s.run.at(l.n), l.bench, l.station, e.k)
		ctx = withWorld(ctx, x.world)
		for _, n := range e.k.Needs {
			if ok, why := l.station.has(n); !ok {
				return &Outcome{Verdict: model.None, Message: "deselected: " + why}
			}
		}
		return x.world.begin(ctx)
	})
	if err != nil {
		x.judge(ctx, "preamble", err)
		return ctx, errNotJudged
	}
	return ctx, nil
}

func (s *runner) beforeStep(ctx context.Context, _ *godog.Step) (context.Context, error) {
	if x := executionFrom(ctx); x != nil && !x.ended {
		x.startStep()
	}
	return ctx, nil
}

// afterStep is the one place where the engine shows the raw error of a step.
func (s *runner) afterStep(ctx context.Context, step *godog.Step, status godog.StepResultStatus, err error) (context.Context, error) {
	x := executionFrom(ctx)
	if x == nil || x.ended { // the engine still walks over the steps after the one that failed
		return ctx, nil
	}
	verdict := model.None // what comes after the step that decided is not executed
	switch {
	case errors.Is(err, errNotJudged):
	case status == godog.StepSkipped && err == nil:
	case err != nil:
		verdict = x.judge(ctx, step.Text, err)
	case status == godog.StepPassed:
		verdict = model.Pass
	}
	x.endStep(step.Text, verdict)
	return ctx, nil
}

// after ends a case: postamble, record, and the bench goes back. run is the
// context of the campaign, ctx that of the case.
func (s *runner) after(run, ctx context.Context) {
	x := executionFrom(ctx)
	if x == nil || x.ended {
		return
	}
	x.ended = true
	defer x.cancel() // not before the postamble: the case's FTP server lives as long as its context
	if x.world != nil {
		ending, cancel := context.WithTimeoutCause(context.WithoutCancel(ctx), s.limits.End, fmt.Errorf("the postamble did not end within %s", s.limits.End))
		err := guard("postamble", func() error { return x.world.end(ending, x.verdict) })
		if x.judge(ending, "postamble", err) == model.Error {
			x.lost = true // whoever is at fault: look before the next case does
		}
		cancel()
	}
	x.lost = x.lost || x.lane.station.lost != ""
	err := guard("record", func() error {
		s.record(x)
		return nil
	})
	if err != nil {
		s.log.Error("a case was not recorded", "case", x.k.ID, "error", err)
	}
	s.lanes.putBack(run, x.lane, x.lost)
}

// listed is a case as it stands in the results now.
func (s *runner) listed(id string) model.Case {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cases[s.byID[id]]
}

// record takes an execution into the results and the journal.
func (s *runner) record(x *execution) {
	k := x.result(s.listed(x.k.ID), s.c.Out)
	k.StartedMS = x.began.Sub(s.start).Milliseconds()
	if s.c.Verdicts {
		k.Steps, k.Trace = nil, nil
	}
	s.mu.Lock()
	merged := &s.cases[s.byID[x.k.ID]]
	if s.c.Repeat > 1 {
		attempts := append(merged.Attempts, model.Attempt{Verdict: k.Verdict, DurationMS: k.DurationMS, Reason: k.Reason})
		if merged.Bench != "" && rank[merged.Verdict] >= rank[k.Verdict] {
			k = *merged // an earlier attempt was as bad: its trace stays
		}
		k.Attempts = attempts
	}
	*merged = k
	if err := s.journal.add(merged); err != nil && s.broken == nil {
		s.broken = err
	}
	s.mu.Unlock()
	if s.c.Observer != nil {
		s.c.Observer.Ended(k)
	}
}

func (s *runner) sinceStart() int64 { return time.Since(s.start).Milliseconds() }
