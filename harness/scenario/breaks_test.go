package scenario

import (
	"context"
	"errors"
	"testing"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/judge"
	"mftpspec/harness/scripted"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// TestBreaks: which clause and requirement a failure is booked under.
func TestBreaks(t *testing.T) {
	transfers := []string{"R3.10-36", "R3.12-33", "R3.12-49"}
	states := []string{"R2.1-02", "R3.13-22", "R3.13-26"}
	const stor = `AT+MFTPSTOR=0,"1.txt",1,5,"12345"`
	outcome := &verdict.Outcome{}
	for _, tt := range []struct {
		name, clause      string
		requirements      []string
		tour              bool
		line              string
		refused           bool
		err               error
		wants, andBecause string
	}{
		{"a transfer among others", "3.10", transfers, false, stor, false, outcome, "3.12", "R3.12-33"},
		{"the transfer of the case", "3.10", transfers, false, `AT+MFTPRETR=0,"1.txt"`, false, outcome, "3.10", "R3.10-36"},
		{"a transfer, and no outcome", "3.10", transfers, false, stor, false, errors.New("no outcome"), "3.12", "R3.12-33"},
		{"no requirement of the command", "3.10", transfers, false, "AT+MFTPDISC=0", false, outcome, "3.10", "R3.10-36"},
		{"no case of transfers", "5", []string{"R5-01", "R3.12-33"}, false, stor, false, outcome, "5", "R5-01"},
		{"a tour", "3.13", states, true, stor, false, outcome, "3.12", ""},
		{"a tour, the command of the case", "3.13", states, true, "AT+MFTPSTATE=0", false, outcome, "3.13", "R3.13-22"},
		{"a tour, no command of the manual", "3.13", states, true, "AT+CMEE=1", false, outcome, "3.13", "R3.13-22"},
		{"a tour, nothing sent", "3.13", states, true, "", false, outcome, "3.13", "R3.13-22"},
		{"a tour, not accepted", "3.13", states, true, stor, true, outcome, "3.12", ""},
		{"a tour of §2.1", "2.1", states, true, stor, false, outcome, "3.12", ""},
		{"a tour of §2.1, not accepted", "2.1", states, true, stor, true, outcome, "2.1", "R2.1-02"},
		{"no tour", "3.13", states, false, stor, false, outcome, "3.13", "R3.13-22"},
		{"no tour, and no requirement of its own", "4.1", states, false, stor, false, outcome, "4.1", "R2.1-02"},
		{"an outcome with a clause", "3.10", transfers, false, stor, false, &verdict.Outcome{Clause: "2.1"}, "2.1", "R3.10-36"},
		{"an outcome with a clause, in a tour", "3.14", []string{"R3.14-01"}, true, stor, false, &verdict.Outcome{Clause: "2.1"}, "2.1", ""},
		{"an outcome with both", "3.10", transfers, false, stor, false, &verdict.Outcome{Clause: "3.1", Requirement: "R3.1-33"}, "3.1", "R3.1-33"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := &core{c: &catalogue.Case{Clause: tt.clause, Requirements: tt.requirements}, host: &Host{}}
			if tt.tour {
				k.c.Tags = []string{catalogue.TourTag}
			}
			if tt.line != "" {
				k.host.last = &exchange{Command: judge.ParseCommand(tt.line), answered: true}
			}
			if tt.refused {
				k.host.last.refusal = "ERROR"
			}
			if clause, requirement := (&Scenario{core: k}).Breaks(tt.err); clause != tt.wants || requirement != tt.andBecause {
				t.Errorf("§%s %q, want §%s %q", clause, requirement, tt.wants, tt.andBecause)
			}
		})
	}
}

// TestTour: what a step of a tour finds is booked by the command that it is about.
func TestTour(t *testing.T) {
	const (
		mkd, retr, state = `AT+MFTPMKD=0,"x"`, `AT+MFTPRETR=0,"/f"`, "AT+MFTPSTATE=0"
		notice           = `+MFTPURC: 0,"conn",0`
	)
	sends := func(line string) Step {
		return Step{Text: "the host sends " + line, Deed: Sends, Subject: Subject{Line: line}, Do: func(ctx context.Context, _ string) error { return From(ctx).Host.Send(ctx, line) }}
	}
	demands := func(doc string, do func(m *Scenario, ctx context.Context, doc string) error) Step {
		return Step{Doc: doc, Deed: Demands, Do: func(ctx context.Context, doc string) error { return do(From(ctx), ctx, doc) }}
	}
	answers := func(doc string) Step {
		return demands(doc, func(w *Scenario, ctx context.Context, doc string) error { return w.Module.Answers(ctx, doc) })
	}
	reports := func(doc string) Step {
		return demands(doc, func(w *Scenario, ctx context.Context, doc string) error { return w.Module.Reports(ctx, doc) })
	}
	silent := demands("", func(w *Scenario, ctx context.Context, _ string) error { return w.Module.Silent(ctx) })
	closed := demands("", func(w *Scenario, ctx context.Context, _ string) error { return w.Channel.ReportsClosed(ctx, 0) })
	for _, tt := range []struct {
		name, clause string
		script       map[string][]string
		steps        []Step
		want         string
	}{
		{"a wrong result", "3.13", map[string][]string{mkd: {scripted.CRLF("OK", "+MFTPMKD: 0,6")}}, []Step{sends(mkd), answers("OK"), reports("+MFTPMKD: 0,0")}, "3.6"},
		{"not accepted", "3.13", map[string][]string{mkd: {scripted.CRLF("ERROR")}}, []Step{sends(mkd), answers("OK")}, "3.6"},
		{"a wrong result, §2.1", "2.1", map[string][]string{mkd: {scripted.CRLF("OK", "+MFTPMKD: 0,6")}}, []Step{sends(mkd), answers("OK"), reports("+MFTPMKD: 0,0")}, "3.6"},
		{"not accepted, §2.1", "2.1", map[string][]string{mkd: {scripted.CRLF("ERROR")}}, []Step{sends(mkd), answers("OK")}, "2.1"},
		{"no silence", "3.14", map[string][]string{mkd: {scripted.CRLF("OK", "+MFTPMKD: 0,0") + scripted.CRLF("+MFTPMKD: 0,0")}},
			[]Step{sends(mkd), answers("OK"), reports("+MFTPMKD: 0,0"), silent}, "3.14"},
		{"another notice", "3.2", map[string][]string{mkd: {scripted.CRLF("OK", "+MFTPMKD: 0,0", `+MFTPURC: 0,"conn",1`)}},
			[]Step{sends(mkd), answers("OK"), reports("+MFTPMKD: 0,0"), closed}, "3.2"},
		{"other data, and a command on", "3.13", map[string][]string{retr: {scripted.CRLF("OK")}, state: {scripted.CRLF("+MFTPSTATE: 0,2", "OK", "+MFTPRETR: 0,0,1,1,x")}},
			[]Step{sends(retr), answers("OK"), sends(state), answers("+MFTPSTATE: 0,2\nOK"), reports("+MFTPRETR: 0,0,1,1,y")}, "3.10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: tt.script})
			p.st.SetTimeout(0, 50*time.Millisecond)
			p.w.c.Clause, p.w.c.Tags = tt.clause, []string{catalogue.TourTag}
			ctx := With(t.Context(), p.w)
			i := 0
			err := error(nil)
			for ; i < len(tt.steps) && err == nil; i++ {
				err = p.w.Turns.Take(ctx, tt.steps[i])
			}
			if clause, _ := p.w.Breaks(err); i != len(tt.steps) || clause != tt.want || verdict.Of(err) != model.Fail {
				t.Errorf("step %d: %v: §%s, want §%s", i, err, clause, tt.want)
			}
			_ = p.end(err)
		})
	}
}
