package campaign

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/cucumber/godog"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/journal"
	"mftpspec/harness/scenario"
	"mftpspec/harness/trace"
	"mftpspec/harness/verdict"
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

// batchSize is how many executions of several rounds the engine is given at once: all
// of its own books are in memory.
const batchSize = 512

// engine has everything executed, batch by batch.
func (s *runner) engine(run context.Context) {
	defer s.pool.settle(0)
	if s.c.Explorer != nil {
		s.explore(run)
		return
	}
	for part := 0; run.Err() == nil && !s.late() && !s.pool.spent(); part++ {
		cases := max(1, s.header.Selected)
		s.elsewhere()
		list := s.order(max(1, min(s.rounds(), batchSize/cases)), part)
		if len(list) == 0 {
			if s.pool.settle(s.limits.Wait) {
				continue
			}
			return
		}
		for batch := range slices.Chunk(list, cmp.Or(s.c.Batch, len(list))) {
			if run.Err() == nil && !s.pool.spent() {
				s.batch(run, batch)
			}
		}
	}
}

// late says whether the time of --for is over.
func (s *runner) late() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.until.IsZero() && !time.Now().Before(s.until)
}

// startClock begins the time of --for: with the first case, not with the benches.
func (s *runner) startClock() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.c.For > 0 && s.until.IsZero() {
		s.until = time.Now().Add(s.c.For - s.before.spent())
	}
}

// batch hands executions to godog, which parses, matches steps and
// schedules. Verdicts, order, output and exit code are ours: its own say too
// little (a skipped scenario counts as passed).
func (s *runner) batch(run context.Context, list []*catalogue.Case) {
	files, byPath, paths := caseFS{}, map[string]*catalogue.Case{}, []string(nil)
	for i, k := range list {
		path := fmt.Sprintf("%s~%d.feature", k.ID, i)
		files[path], byPath[path] = s.c.Catalogue.Scripts[k.ID].Source, k
		paths = append(paths, path)
	}
	s.carryOut(run, files, paths, func(ctx context.Context, uri string) (context.Context, error) { return s.begin(ctx, byPath[uri]) })
}

// carryOut has the engine execute the scenarios of files, as many at once as there are
// benches. begin is called for each, with its path.
func (s *runner) carryOut(run context.Context, files caseFS, paths []string, begin func(context.Context, string) (context.Context, error)) {
	godog.TestSuite{
		Name: "mftpspec",
		TestSuiteInitializer: func(tc *godog.TestSuiteContext) {
			// Once for the suite: per scenario every pattern would be compiled again.
			sc := tc.ScenarioContext()
			for _, d := range s.c.Steps {
				sc.Step(d.Pattern, carriedOut(d))
			}
			sc.Before(func(ctx context.Context, p *godog.Scenario) (context.Context, error) {
				return begin(ctx, p.Uri)
			})
			sc.StepContext().Before(s.beforeStep)
			sc.StepContext().After(s.afterStep)
			sc.After(func(ctx context.Context, _ *godog.Scenario, _ error) (context.Context, error) {
				s.after(run, ctx)
				return ctx, nil
			})
		},
		Options: &godog.Options{Format: engineFormat, Output: io.Discard, NoColors: true, Strict: true,
			Concurrency: min(len(s.pool.all), len(paths)), FS: files, Paths: paths, DefaultContext: run},
	}.Run()
}

// begin takes a bench for a case.
func (s *runner) begin(ctx context.Context, k *catalogue.Case) (context.Context, error) {
	if s.late() || !s.listed(k.ID).Selected {
		return ctx, errNotJudged // too late, or an execution before this one found it deselected
	}
	slot, err := s.pool.take(ctx)
	if err != nil {
		return ctx, errNotJudged // the case stays "not run"
	}
	s.startClock()
	if s.c.Observer != nil {
		s.c.Observer.Began(slot.bench.Name(), s.listed(k.ID))
	}
	return s.open(ctx, &execution{k: k, script: s.c.Catalogue.Scripts[k.ID], definitions: s.c.Steps, slot: slot, run: s.run.At(slot.n)})
}

// The stages of a case beside its steps, in the place of a step.
const (
	Preamble  = "preamble"
	postamble = "postamble"
)

// open brings the bench of an execution into the state that every case begins in.
func (s *runner) open(ctx context.Context, x *execution) (context.Context, error) {
	k, slot := x.k, x.slot
	x.mark, x.began, x.waited, x.verdict, x.log = slot.bench.Log().Mark(), time.Now(), slot.bench.Session().Waited(), model.Pass, s.log
	ctx = context.WithValue(ctx, executionKey{}, x)
	slot.bench.Log().Add(trace.Event{Lane: trace.Bench, Kind: "note", Text: fmt.Sprintf("%s begins: %s", k.ID, k.Title)})
	if s.c.Watcher != nil {
		s.c.Watcher.Watch(slot.bench.Name(), x.now)
	}
	ctx, x.cancel = context.WithTimeoutCause(ctx, s.limits.Case, model.Errorf("the case did not end within %s", s.limits.Case))
	x.over = ctx.Err
	err := guard(Preamble, func() error {
		x.scenario = scenario.New(x.run, slot.bench, slot.module, k)
		ctx = scenario.With(ctx, x.scenario)
		for _, n := range k.Needs {
			if ok, why := slot.module.Has(n); !ok {
				return verdict.Deselected(why)
			}
		}
		return x.scenario.Begin(ctx)
	})
	if err != nil {
		x.judge(ctx, Preamble, err)
		return ctx, errNotJudged
	}
	return ctx, nil
}

func (s *runner) beforeStep(ctx context.Context, step *godog.Step) (context.Context, error) {
	if x := executionFrom(ctx); x != nil && !x.ended {
		x.doing.Store(step.Text)
		x.startStep()
		if o, ok := s.c.Observer.(StepObserver); ok {
			o.AtStep(x.slot.bench.Name(), s.run.Secrets.Text(step.Text))
		}
	}
	return ctx, nil
}

// afterStep is the one place where the engine shows the raw error of a step.
func (s *runner) afterStep(ctx context.Context, step *godog.Step, status godog.StepResultStatus, err error) (context.Context, error) {
	x := executionFrom(ctx)
	if x == nil || x.ended { // the engine still walks over the steps after the one that failed
		return ctx, nil
	}
	v := model.None // what comes after the step that decided is not executed
	switch {
	case errors.Is(err, errNotJudged):
	case status == godog.StepSkipped && err == nil:
	case err != nil:
		v = model.Worst(x.judgeFraming(ctx, step.Text), x.judge(ctx, step.Text, err))
	case status == godog.StepPassed:
		v = x.judgeFraming(ctx, step.Text)
	}
	x.endStep(step.Text, v)
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
	if x.scenario != nil {
		ending, cancel := context.WithTimeoutCause(context.WithoutCancel(ctx), s.limits.End, model.Errorf("the postamble did not end within %s", s.limits.End))
		err := guard(postamble, func() error { return x.scenario.End(ending, x.verdict) })
		x.judgeFraming(ending, postamble)
		if x.judge(ending, postamble, err) == model.Error {
			x.lost = true // whoever is at fault: look before the next case does
		}
		cancel()
		s.blameNetwork(ctx, x)
		x.blameStrangers()
	}
	x.lost = x.lost || x.slot.module.Lost() != iut.NotLost
	if x.lost {
		x.slot.at = x.place()
	}
	if x.keep != nil {
		x.keep(x)
		return
	}
	usable := true
	if s.hung(x) {
		x, usable = s.onceMore(run, x)
	}
	err := guard("record", func() error {
		s.record(x, run.Err() != nil)
		return nil
	})
	if err != nil {
		s.log.Error("a case was not recorded", "case", x.k.ID, "error", err)
	}
	if x.lost && s.shared() {
		s.cutShort(x)
		s.pool.mendAside(run, x.slot)
		return
	}
	if usable {
		s.pool.putBack(run, x.slot, x.lost)
	}
}

// blameNetwork looks at the network after a case that did not pass: what a
// module without one does is no fault of its own.
func (s *runner) blameNetwork(ctx context.Context, x *execution) {
	if x.verdict != model.Fail && x.verdict != model.Inconc || x.over() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*s.limits.End) // two logins, of which none may be left halfway
	defer cancel()
	_ = guard("look at the network", func() error {
		if x.scenario.LostNetwork(ctx) && x.reason != nil {
			x.verdict = model.Inconc
			said := x.reason.Said()
			said.Message = model.Say("the module reached the laboratory's FTP servers before, and reaches none any more; %s", said.Message)
			x.reason.Say(said)
		}
		return nil
	})
}

// blameStrangers takes back what was judged while somebody else may have been taken for
// the module, and says so of a case that is inconclusive by it.
func (x *execution) blameStrangers() {
	why := x.scenario.Disputed()
	if why.IsZero() || x.verdict != model.Fail && x.verdict != model.Pass && x.verdict != model.Inconc {
		return
	}
	if x.reason != nil {
		x.notes = append(x.notes, model.Say("besides: %s", x.reason.Said().Message))
	}
	x.verdict, x.reason = x.weigh(context.Background(), verdict.Inconclusive(model.Say("others were at the FTP server: %s", why), model.Text{}, model.Text{}))
}

// listed is a case as it stands in the results now.
func (s *runner) listed(id string) model.Case {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cases[s.byID[id]]
}

// record takes an execution into the results and the journal. One that was
// in flight when the run was ended says nothing of a case that was executed before.
func (s *runner) record(x *execution, ended bool) {
	n := s.byID[x.k.ID]
	s.mu.Lock()
	k := s.cases[n]
	s.usage[x.slot.n].use(x)
	keep := !s.repeats() || s.tallies[n].wants(&model.Case{Verdict: x.verdict, Reason: x.reason})
	s.mu.Unlock()
	took := time.Since(x.began)
	k.Attempts, k.Repeats = nil, nil
	k = x.result(k, s.c.Out, keep)
	k.StartedMS = x.began.Sub(s.start).Milliseconds()
	if s.c.Verdicts {
		k.Steps, k.Trace = nil, nil
	}
	e := &journal.Entry{DurationUS: took.Microseconds(), Interrupted: ended && k.Verdict != model.Pass && k.Verdict != model.Fail}
	if x.scenario != nil {
		e.TurnedAway = x.scenario.TurnedAway()
	}
	s.mu.Lock()
	s.second(&k)
	e.Case = k
	if !s.take(n, e) {
		e.Case = model.Case{ID: k.ID, Verdict: k.Verdict, Selected: k.Selected, StartedMS: k.StartedMS, DurationMS: k.DurationMS, Bench: k.Bench, Shard: k.Shard}
		if k.Reason != nil {
			e.Reason = k.Reason.Briefly(func(s string) string { return s })
		}
	}
	e.Attempt = s.tallies[n].executed
	e.Readings = s.run.Dialects.Since(s.recorded)
	if err := s.journal.Add(e); err != nil && s.broken == nil {
		s.broken = err
		s.halt(model.Errorf("the results cannot be written: %s", err.Error()))
	}
	shown := s.cases[n]
	s.mu.Unlock()
	if s.c.Observer != nil {
		shown.Bench = k.Bench
		s.c.Observer.Ended(shown)
	}
}

// take makes a line of the journal part of the results, in a run or when it is
// taken up again, and says whether the trace in it is kept. It needs the lock.
func (s *runner) take(n int, e *journal.Entry) (kept bool) {
	stands, t := &s.cases[n], &s.tallies[n]
	s.turned += e.TurnedAway
	switch {
	case e.Verdict == model.None: // deselected by its preamble
		*stands = e.Case
		t.executed = s.rounds()
		return true
	case e.Interrupted && t.executed > 0:
		return true
	case e.Interrupted || !s.repeats():
		*stands = e.Case
		if !e.Interrupted {
			t.executed = 1
		}
		kept = true
	default:
		kept = t.add(stands, e.Case, time.Duration(e.DurationUS)*time.Microsecond)
	}
	s.executed++
	s.measure()
	return kept
}

func (s *runner) sinceStart() int64 { return time.Since(s.start).Milliseconds() }
