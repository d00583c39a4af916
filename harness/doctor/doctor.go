// Package doctor examines a bench before a run: from the port over SIM and network to each port of
// the FTP server, step by step, each with what was found and what to do about it. Cli calls it. It
// must never judge a requirement, nor change the module for good: channels are closed, echo and
// +CMEE set back.
package doctor

import (
	"cmp"
	"context"
	"errors"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/diagnosis"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/reports/model"
)

// State of a step.
type State string

// The states. A step is unchecked if one that it depends on has failed.
const (
	OK        State = "ok"
	Warning   State = "warning"
	Failure   State = "failure"
	Unchecked State = "not checked"
)

// Finding is what one step has found.
type Finding struct {
	Step   string // a phrase: "SIM"
	State  State
	Text   Said
	Remedy Said // what to do; empty if nothing
}

// Examination says what to examine, and how.
type Examination struct {
	IXIT      ixit.IXIT                      // of the one bench: see IXIT.At
	Open      func(ixit.IXIT) iut.BenchMaker // makes that bench
	Catalogue *catalogue.Catalogue
	Models    []ixit.ICS
	Model     string        // to test against; empty: AT+CGMM decides
	Learn     bool          // the module shows what its model has, known or not; Model does not matter
	Limit     time.Duration // for everything; 0: 55 s
	Tell      func(Finding) // is called as soon as a step has ended; may be nil
}

// Report is what an examination has found.
type Report struct {
	Findings []Finding
	IUT      model.IUT
	Learned  *ixit.ICS // what the module shows of its model; nil: not asked for, or not shown
	Forecast catalogue.Forecast
	Duration time.Duration // of a run; 0 if it cannot be said
}

// Count says how many steps have a state.
func (r Report) Count(s State) (n int) {
	for _, f := range r.Findings {
		if f.State == s {
			n++
		}
	}
	return n
}

// Ready says whether a run can begin: nothing failed.
func (r Report) Ready() bool { return r.Count(Failure) == 0 && r.Count(Unchecked) == 0 }

const (
	usualLimit = 55 * time.Second
	tidyLimit  = 5 * time.Second // for leaving everything as it was, within the limit
)

// share is the part of the whole time that one step may wait for the network.
func (x *exam) share(part time.Duration) time.Duration { return (x.Limit - tidyLimit) / part }

// exam is an examination on its way.
type exam struct {
	Examination
	report Report

	bench iut.Bench
	line  *dialog
	dead  error                // why no bench can be made with the server that the laboratory declares; nil: it can
	mute  *diagnosis.MuteError // why making the bench ended with a line that is mute; nil: it did not
	ics   ixit.ICS
	ftp   *visit
	pace  catalogue.Pace

	roots   map[string]string     // of a step that was not checked: the step that failed
	lacking map[string]model.Text // what the bench was found not to have: see Catalogue.Forecast
	echo    bool                  // the module echoed when it was found
	cmee    string                // +CMEE when it was found; empty: unknown
	raised  bool                  // the PDP context was down and has been brought up
}

// step is one thing to look at.
type step struct {
	name  string
	needs []string
	look  func(context.Context) Finding
}

// Run examines the bench. It ends within the limit, whatever the module does.
func (e Examination) Run(ctx context.Context) Report {
	if e.Limit == 0 {
		e.Limit = usualLimit
	}
	x := &exam{Examination: e, lacking: map[string]model.Text{}, roots: map[string]string{}}
	patience, stop := context.WithTimeout(ctx, e.Limit-tidyLimit)
	defer stop()
	state := map[string]State{}
	for _, s := range x.steps() {
		f := x.take(patience, s, state)
		f.Step = s.name
		state[s.name] = f.State
		x.report.Findings = append(x.report.Findings, f)
		if e.Tell != nil {
			e.Tell(f)
		}
	}
	// Also when somebody asked for the end.
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), tidyLimit)
	defer cancel()
	x.tidy(ending)
	return x.report
}

// take makes one step, unless one that it needs has failed.
func (x *exam) take(ctx context.Context, s step, state map[string]State) Finding {
	for _, need := range s.needs {
		if state[need] == Failure || state[need] == Unchecked {
			root := cmp.Or(x.roots[need], need)
			x.roots[s.name] = root
			return Finding{State: Unchecked, Text: said("because of: %s", said(root))}
		}
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return Finding{State: Unchecked, Text: said("the time of the examination is over")}
	case ctx.Err() != nil:
		return Finding{State: Unchecked, Text: said("the examination was interrupted")}
	}
	if x.line != nil {
		x.line.booted = false
	}
	f := s.look(ctx)
	// Opening some ports restarts the module: then it has just booted, and is well.
	if x.line != nil && x.line.booted && f.State != Failure && s.name != "AT" {
		return warn(said("the module rebooted meanwhile: +MATREADY came; before that: %s", f.Text), "look at its power supply, and ask again")
	}
	return f
}

func (x *exam) steps() []step {
	return []step{
		{"port", nil, x.openPort},
		{"AT", []string{"port"}, x.answers},
		{"settings", []string{"AT"}, x.settings},
		{"identification", []string{"AT"}, x.identify},
		{"firmware", []string{"identification"}, x.firmware},
		{"commands", []string{"AT"}, x.commands},
		{"ICS", []string{"identification", "commands"}, x.compareICS},
		{"SIM", []string{"AT"}, x.sim},
		{"registration", []string{"SIM"}, x.registration},
		{"PDP context", []string{"registration"}, x.pdp},
		{"clock", []string{"AT"}, x.clock},
		{"FTP server", []string{"port"}, x.serve},
		{"control connection", []string{"commands", "PDP context", "FTP server"}, x.control},
		{"data connections", []string{"control connection"}, x.data},
		{"module files", []string{"AT"}, x.files},
		{"run", []string{"identification"}, x.forecast},
	}
}

// openPort opens the line.
func (x *exam) openPort(ctx context.Context) Finding {
	ctx, cancel := context.WithTimeout(ctx, x.share(2))
	defer cancel()
	b, err := x.Open(x.IXIT)(ctx, 0)
	if _, servers := errors.AsType[*iut.ServerError](err); servers { // it is told in its own step; the module is looked at all the same
		x.dead = err
		elsewhere := x.IXIT
		elsewhere.Server = ixit.Default().Server
		b, err = x.Open(elsewhere)(ctx, 0)
	}
	if mute, is := errors.AsType[*diagnosis.MuteError](err); is {
		x.mute = mute
		return ok(said("%s is open, %d Bd, 8N1", mute.Port, x.IXIT.Baud))
	}
	if err != nil {
		return x.cannotOpen(err)
	}
	x.bench = b
	x.line = newDialog(b, x.IXIT)
	return ok(said("%s is open, %d Bd, 8N1", x.IXIT.Port, x.IXIT.Baud))
}

// tidy leaves everything as it was.
func (x *exam) tidy(ctx context.Context) {
	if x.line != nil && x.line.alive {
		if x.ftp != nil {
			x.ftp.leave(ctx, x.line)
		}
		if x.raised && x.IXIT.Detach != "" {
			_, _ = x.line.ask(ctx, x.IXIT.Detach, x.IXIT.Timing.Immediate)
		}
		if x.cmee != "" && x.cmee != "1" {
			_, _ = x.line.ask(ctx, "AT+CMEE="+x.cmee, x.IXIT.Timing.Immediate)
		}
		if x.echo {
			_, _ = x.line.ask(ctx, "ATE1", x.IXIT.Timing.Immediate)
		}
		_ = x.line.SpeakAsFound(ctx)
	}
	if x.ftp != nil {
		_ = x.ftp.server.Close()
	}
	if x.bench != nil {
		_ = x.bench.Close()
	}
}

func ok(text Said) Finding { return Finding{State: OK, Text: text} }

func warn(text Said, remedy string, args ...any) Finding {
	return Finding{State: Warning, Text: text, Remedy: said(remedy, args...)}
}

func fail(text Said, remedy string, args ...any) Finding {
	return Finding{State: Failure, Text: text, Remedy: said(remedy, args...)}
}
