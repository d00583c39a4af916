// Package byhand goes through a test case with a person in the place of the line to the
// module: it is the case's FTP server, says what to type, and judges what the server has
// seen. Cli calls it. It must never guess what the module answered.
package byhand

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/iut"
	"mftpspec/harness/scenario"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

// Play is one case, once.
type Play struct {
	Case   *catalogue.Case
	Script catalogue.Script
	Run    *iut.Run
	Bench  iut.Bench // without a module
	Person Person
}

// Person is whoever has the module before them. The methods are called by one goroutine.
type Person interface {
	Prepared(step model.Step)                   // the server is so now
	Reach(login Login)                          // where the server is: once, before the first line
	Type(text string, line bool)                // send this: a line, to which <CR> is to be added, or data as they are
	Demand(step model.Step)                     // see to it, or compare with what the module said
	Typed(ctx context.Context)                  // returns when everything was typed; ctx ends where that shows at the server
	Judged(step model.Step, o *verdict.Outcome) // what the server has seen is as it should be (nil), or not
}

// Login is how the module gets to the server of a case.
type Login struct{ User, Password, Host, Port string }

// Result is what came of it.
type Result struct {
	Met, Unmet, Open int          // demands on what the server has seen; Open: nothing could be said
	Missed           bool         // no connection came, although the lines ask for one
	Notes            []model.Text // of the steps, and which outcome would be the true one
	Saw              model.Text   // what the server saw, in one line; zero without a server
}

// Go goes through the steps of the case. A context that ends is taken for the end of the
// typing. The error is of the case or of the bench, never of the module.
func (p Play) Go(ctx context.Context) (r Result, err error) {
	h := &hand{Play: p}
	h.scenario = scenario.NewByHand(p.Run, p.Bench, p.Case, h.sent)
	defer func() { err = errors.Join(err, h.scenario.CloseServer()) }()
	definitions := steps.Definitions()
	deeds := make([]scenario.Definition, len(p.Script.Steps))
	for i, step := range p.Script.Steps {
		if deeds[i], err = scenario.Find(definitions, step.Text); err != nil {
			return r, err
		}
	}
	for i, step := range p.Script.Steps {
		d, one := deeds[i], step.Stated()
		if d.Deed.Is(scenario.Demands) {
			p.Person.Demand(one)
			h.demanded = h.begun
		}
		if d.Deed == scenario.Demands {
			continue
		}
		h.pending = h.pending || h.demanded && d.Deed.Is(scenario.Observes)
		if d.Deed.Is(scenario.Observes | scenario.Changes) {
			h.wait(ctx, !slices.ContainsFunc(deeds[i:], func(d scenario.Definition) bool { return d.Deed.Is(scenario.Sends) }))
		}
		failed := h.call(context.WithoutCancel(ctx), d, one)
		o, judged := errors.AsType[*verdict.Outcome](failed)
		switch {
		case h.broken != nil:
			return r, h.broken
		case failed != nil && !judged:
			return r, failed
		case failed == nil && (d.Deed == scenario.Prepares || d.Deed == scenario.Changes):
			p.Person.Prepared(one)
			continue
		case failed == nil && d.Deed != scenario.Observes:
			continue
		case failed == nil:
			r.Met++
		case o.Verdict == model.Fail:
			r.Unmet++
		default:
			r.Open++
		}
		p.Person.Judged(one, o)
	}
	h.pending = h.pending || h.demanded // of what came without a line before it
	h.wait(ctx, true)
	r.Notes, r.Saw, r.Missed = h.scenario.Observations(), h.scenario.ServerSaw(), h.scenario.Missed()
	return r, nil
}

// hand is a play while it is going on.
type hand struct {
	Play
	scenario *scenario.Scenario
	begun    bool  // the first line was given to the person
	pending  bool  // there are lines that may not be typed yet
	demanded bool  // the module has to do something that may not be done yet
	enough   bool  // nothing more is typed
	broken   error // why the server cannot be had
}

// sent gives the person something to send.
func (h *hand) sent(text string, line bool) {
	if !h.begun {
		h.begun = true
		var l Login
		if l.User, l.Password, l.Host, l.Port, h.broken = h.scenario.Login(); h.broken != nil {
			return
		}
		h.Person.Reach(l)
		for _, basic := range iut.Basics() {
			h.Person.Type(basic, true)
		}
	}
	h.pending = true
	h.Person.Type(text, line)
}

// wait is over when everything was typed; of the last lines also where the server sees
// that the module has left.
func (h *hand) wait(ctx context.Context, last bool) {
	if !h.pending || h.enough {
		return
	}
	h.pending, h.demanded = false, false
	until, cancel := context.WithCancel(ctx)
	var watch sync.WaitGroup
	if last {
		watch.Go(func() {
			if h.scenario.SessionsOver(until) == nil {
				cancel()
			}
		})
	}
	h.Person.Typed(until)
	h.scenario.Typed()
	cancel()
	watch.Wait()
	h.enough = ctx.Err() != nil
}

// lastLook is how long what the server has not seen yet is waited for when nothing more
// is typed.
const lastLook = 2 * time.Second

// call carries out a step. What cannot be said in time is inconclusive.
func (h *hand) call(ctx context.Context, d scenario.Definition, step model.Step) error {
	if h.enough {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, lastLook)
		defer cancel()
	}
	err := steps.Call(scenario.With(ctx, h.scenario), d, step.Text, step.Doc)
	if errors.Is(err, context.DeadlineExceeded) {
		return verdict.Inconclusive(model.Say("this was not seen before the end"), model.Text{}, model.Text{})
	}
	return err
}
