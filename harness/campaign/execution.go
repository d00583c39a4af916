package campaign

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/journal"
	"mftpspec/harness/port"
	"mftpspec/harness/redact"
	"mftpspec/harness/scenario"
	"mftpspec/harness/trace"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// execution is one case being executed once. It is used by the one goroutine
// that the engine runs the scenario in.
type execution struct {
	k           *catalogue.Case
	script      catalogue.Script
	definitions []scenario.Definition
	slot        *slot
	run         *iut.Run
	keep        func(*execution)   // takes the result of an exploration; nil: it is recorded, and the bench goes back
	scenario    *scenario.Scenario // nil if it could not be built
	mark        int                // in the bench's log, where the case begins
	began       time.Time
	waited      time.Duration      // of the bench's session, when the case began
	cancel      context.CancelFunc // of the context of preamble and steps
	over        func() error       // why that context is over; nil while it is not
	log         *slog.Logger

	step    int // index of the step being executed
	started time.Duration
	steps   []model.Step

	verdict    model.Verdict
	deselected bool // found out in the preamble that the laboratory lacks something
	reason     *model.Reason
	framing    bool // the reason is a violation of §2.1 after which the case went on
	notes      []model.Text
	ended      bool         // the postamble has begun; the bench may be another's
	lost       bool         // the bench must be looked after before the next case
	doing      atomic.Value // string: the step that is carried out
}

// judge takes an error of the preamble, of a step or of the postamble into the
// verdict. The reason is that of the worst verdict; what else goes wrong is a
// note.
func (x *execution) judge(ctx context.Context, step string, err error) model.Verdict {
	if err == nil {
		return model.Pass
	}
	v, reason := x.weigh(ctx, err)
	if v == model.Error {
		x.log.Error("the suite is at fault", "case", x.k.ID, "step", step, "error", x.secrets().Text(fmt.Sprintf("%+v", err)))
	}
	reason.Step = step
	if v == model.None {
		x.deselected = true
	}
	o, _ := errors.AsType[*verdict.Outcome](err)
	framing := o != nil && o.Framing
	switch {
	case x.reason == nil, v.WorseThan(x.verdict), x.framing && !framing && v == model.Fail:
		x.reason, reason = reason, x.reason
		x.framing = framing
	case framing:
		reason = nil // as the one before
	case x.framing:
		x.reason.BlockedBy = reason.BlockedBy
	}
	if reason != nil {
		x.notes = append(x.notes, model.Say("besides: %s", reason.Said().Message))
	}
	x.verdict = model.Worst(x.verdict, v)
	return v
}

// judgeFraming takes violations of §2.1 into the verdict. The case has gone on, and
// what it finds later is the reason then.
func (x *execution) judgeFraming(ctx context.Context, step string) model.Verdict {
	v := model.Pass
	for _, o := range x.scenario.Misframed {
		v = model.Worst(v, x.judge(ctx, step, o))
	}
	x.scenario.Misframed = nil
	return v
}

func (x *execution) weigh(ctx context.Context, err error) (model.Verdict, *model.Reason) {
	v := verdict.Of(err)
	if errors.Is(err, port.ErrGone) {
		x.lost = true
	}
	reason := &model.Reason{Sent: x.sent()}
	reason.Clause, reason.Requirement = x.scenario.Breaks(err)
	said := model.Texts{Message: model.Of(err)}
	if said.Message.Format() == "" {
		said.Message = said.Message.Map(strings.TrimSpace)
	}
	o, typed := errors.AsType[*verdict.Outcome](err)
	noise, loud := errors.AsType[*at.NoiseError](err)
	switch {
	case typed:
		if v == model.Fail && x.over() != nil {
			// The case's server ends with its context: what the module says then is no fault of its own.
			v = model.Inconc
		}
		said, reason.BlockedBy = model.Texts{Message: o.Message, Expected: o.Expected, Observed: o.Observed, Server: o.Server}, o.BlockedBy
	case loud:
		v, said.Message = model.Inconc, model.Say("within %s the module was never silent for %s", noise.Waited.Round(time.Second), noise.Wanted)
	case x.lost:
		v = model.Inconc
	case ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)):
		v, said.Message = model.Inconc, model.Of(context.Cause(ctx))
	}
	if v == model.None {
		reason.NotRun = model.NotProvided
	}
	reason.Say(said)
	return v, reason
}

// place is where the case stopped.
func (x *execution) place() string {
	if x.reason == nil {
		return x.k.ID
	}
	return fmt.Sprintf("%s (%s)", x.k.ID, x.secrets().Text(x.reason.Step))
}

// sent is what the host sent last, for the report.
func (x *execution) sent() string {
	events := x.slot.bench.Log().Since(x.mark)
	var line []byte
	long := false
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if fence := x.slot.module.LastFence(); fence[0] <= e.Seq && e.Seq < fence[1] {
			continue // it asks whether the module lives, and is not what was tested
		}
		if e.Lane != trace.Serial || e.Dir == trace.FromModule || len(e.Bytes) == 0 {
			if e.Lane == trace.Serial && len(line) > 0 {
				break
			}
			continue
		}
		line = append(bytes.Clone(e.Bytes), line...)
		if len(line) > 200 {
			long = true
			break
		}
	}
	line = x.secrets().Bytes(line) // before it is cut
	if long {
		return at.Visible(line[:100]) + fmt.Sprintf("… (%d bytes)", len(line))
	}
	return at.Visible(line)
}

// secrets are the passwords of the case, or at least those of the run.
func (x *execution) secrets() *redact.Secrets {
	if x.scenario != nil {
		return x.scenario.Secrets
	}
	return x.slot.module.Run.Secrets
}

// startStep and endStep are called before and after each step.
func (x *execution) startStep() { x.started = x.slot.bench.Log().Now() }

func (x *execution) endStep(text string, verdict model.Verdict) {
	s := model.Step{Text: text}
	if x.step < len(x.script.Steps) {
		s = x.script.Steps[x.step].Stated()
	}
	s.Verdict, s.StartUS = verdict, x.started.Microseconds()
	s.DurationUS = x.slot.bench.Log().Now().Microseconds() - s.StartUS
	if verdict == model.None {
		s.DurationUS = 0
	}
	x.step++
	x.steps = append(x.steps, s)
}

// setting says in a reason what the FTP server must be and do, and which command is that
// server.
func (x *execution) setting(r *model.Reason) {
	for _, s := range x.steps {
		d, err := scenario.Find(x.definitions, s.Text)
		if err == nil && s.Verdict != model.None && d.Deed.Is(scenario.Prepares|scenario.Changes) {
			r.Setting = append(r.Setting, s.Words())
		}
	}
	if len(r.Setting) == 0 {
		return
	}
	r.Serve = "mftpspec serve --case " + x.k.ID
	if x.k.Own() {
		r.Serve += " --features FOLDER"
	}
}

// result gives the case as it will stand in results.json, less what only the
// campaign knows. Without keep it has neither steps nor trace.
func (x *execution) result(k model.Case, folder string, keep bool) model.Case {
	for ; x.step < len(x.script.Steps); x.step++ {
		x.steps = append(x.steps, x.script.Steps[x.step].Stated())
	}
	log := x.slot.bench.Log()
	k.Verdict, k.Reason, k.Steps, k.Bench = x.verdict, x.reason, x.steps, x.slot.bench.Name()
	k.DurationMS = time.Since(x.began).Milliseconds()
	if x.deselected && x.verdict != model.Fail && x.verdict != model.Error {
		k.Verdict, k.Selected = model.None, false
	}
	if x.scenario != nil {
		err := guard("observations", func() error {
			for _, t := range x.scenario.Observations() {
				k.Observe(t)
			}
			if k.Reason != nil {
				k.Reason.Reproduce = x.scenario.Reproduce()
				x.setting(k.Reason)
			}
			return nil
		})
		if err != nil {
			x.notes = append(x.notes, model.Of(err))
		}
	}
	seen := x.secrets().Events(log.Since(x.mark))
	k.Literal = literal(x.k, k.Verdict, seen)
	if keep {
		events, err := journal.RecordEvents(seen, folder)
		if err != nil {
			x.notes = append(x.notes, model.Of(err))
		}
		k.Trace = events
	} else {
		k.Steps, k.Trace = nil, nil
	}
	for _, t := range x.notes {
		k.Observe(t)
	}
	x.secrets().Result(&k)
	log.Forget(log.Mark())
	return k
}
