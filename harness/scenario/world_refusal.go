package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
)

// Refused expects the last command to be refused: the class says with what.
func (w *Scenario) Refused(ctx context.Context, class string) error {
	if w.last == nil {
		return fmt.Errorf("no command was sent before its refusal is expected")
	}
	r, err := judge.RefusalOf(class, w.last)
	if err != nil {
		return err
	}
	if class == "" {
		class = "any"
	}
	return w.refused(ctx, r, class, nil)
}

// Fails expects the last command to fail for a cause: at once with a code of
// Table 4 that says so, or with OK and a non-zero result (D24, D25).
func (w *Scenario) Fails(ctx context.Context, cause string) error {
	if w.last == nil {
		return fmt.Errorf("no command was sent before its failure is expected")
	}
	named, ok := judge.Causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, judge.SortedKeys(judge.Causes))
	}
	own := manual.OwnRefusal[w.last.Verb]
	r := judge.Refusal{Row: "D24", Expected: fmt.Sprintf("OK and a result that names the cause: %s", cause), Immediate: map[string]string{}}
	if named != 0 {
		r.Expected = fmt.Sprintf("OK and result %d (%s)", named, manual.ResultText(named))
	}
	for _, code := range []int{own, manual.UnknownError, manual.ParameterError} {
		if code != 0 && (code != manual.ParameterError || named == 3 || named == 0) {
			r.Immediate[manual.CmeError(code)] = "immediate"
		}
	}
	r.Deferred = func(code int) bool {
		if named == 0 {
			return code > 0 && code <= manual.LastOfTable && code != manual.Interim
		}
		return code != 0 && judge.Plausible(w.last.Verb, named, code)
	}
	judge := func(code int) []judge.Reading {
		if named == 0 {
			return nil
		}
		c := &judge.Comparison{}
		c.Code(strconv.Itoa(named), strconv.Itoa(code))
		return c.Readings
	}
	return w.refused(ctx, r, cause, judge)
}

// refused takes the final result, and the deferred one where OK came.
func (w *Scenario) refused(ctx context.Context, r judge.Refusal, stimulus string, codes func(int) []judge.Reading) error {
	c := w.last
	if !c.Answered {
		tok, err := w.answer(ctx, "final result", r.Expected)
		if err != nil {
			return err
		}
		if err := w.promptSpace(tok); err != nil {
			return err
		}
		if err := w.framed(tok, false); err != nil {
			return err
		}
		if j := judge.SpaceAfterColon(judge.ParseLine(tok.Text)); j.Why != "" {
			o := w.fail(w.name()+j.Why, r.Expected, w.seen(tok))
			o.Clause = j.Clause
			return o
		}
		value, refused := r.Immediate[tok.Text]
		if r.Deferred != nil && c.Form() == c.Verb+">local" && tok.Kind == at.Info && judge.ParseLine(tok.Text).Name == c.Verb {
			// D02: the result of a local upload may come before its OK.
			w.st.Inbox = slices.Insert(w.st.Inbox, 0, tok)
			if err := w.deferredRefusal(ctx, c, r, stimulus, codes); err != nil {
				return err
			}
			if err := w.expect(ctx, expectation{what: "answer", lines: []string{"OK"}, limit: w.immediate()}); err != nil {
				return err
			}
			return w.observe(c, []judge.Reading{{Row: "D02", Stimulus: "failed", Value: "result-first"}})
		}
		switch {
		case tok.Kind == at.Final && refused:
			w.claimed(tok)
			if r.Row == "" {
				return nil
			}
			return w.observe(c, append(w.choices(true, false), judge.Reading{Row: r.Row, Stimulus: stimulus, Value: value}))
		case tok.Kind == at.Final && tok.Text == "OK" && r.Deferred != nil && c.Due:
			w.claimed(tok)
		default:
			return w.fail(w.name()+judge.NotRefused(tok, r), r.Expected, w.seen(tok))
		}
	}
	return w.deferredRefusal(ctx, c, r, stimulus, codes)
}

// deferredRefusal takes the result after OK.
func (w *Scenario) deferredRefusal(ctx context.Context, c *judge.Command, r judge.Refusal, stimulus string, codes func(int) []judge.Reading) error {
	head := fmt.Sprintf("+%s: %d", c.Verb, c.Channel)
	limit := w.resultLimit(c.Channel)
	until := w.st.Session().Now() + limit
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if iut.IsTimeout(err) {
			return w.silent(ctx, "result", head+",…", err, limit)
		}
		if err != nil {
			return w.st.Told(err)
		}
		if err := w.framed(tok, len(w.received) > 0); err != nil {
			return err
		}
		if w.interim(tok, []string{head + ",0"}) {
			if err := w.observe(c, []judge.Reading{{Row: "D26", Value: "interim", Note: "a result 1 (in progress) came before the final one"}}); err != nil {
				return err
			}
			continue
		}
		l := judge.ParseLine(tok.Text)
		if j := judge.SpaceAfterColon(l); j.Why != "" {
			o := w.fail(w.name()+j.Why, head+",…", w.seen(tok))
			o.Clause = j.Clause
			return o
		}
		if tok.Kind == at.Payload && l.At(0) == strconv.Itoa(c.Channel) && l.At(1) == "0" {
			w.received = append(w.received, tok.Data...)
			until = max(until, tok.Done+limit)
			continue // a download may fail after a part of its data
		}
		code, err := strconv.Atoi(l.At(1))
		switch {
		case tok.Kind != at.Info || l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) || err != nil:
			return w.fail(w.name()+"another line than the result", head+",…", w.seen(tok))
		case code == 0:
			return w.fail(w.name()+"the operation is reported as successful", r.Expected, w.seen(tok))
		case !r.Deferred(code):
			return w.blame(tok, fmt.Sprintf("%sresult %d (%s) does not name the cause", w.name(), code, manual.ResultText(code)), r.Expected)
		}
		if why := judge.FailureFields(l); why != "" {
			return w.fail(w.name()+why, r.Expected, w.seen(tok))
		}
		w.claimed(tok)
		w.drop(c)
		var readings []judge.Reading
		if r.Row != "" {
			value := "deferred"
			if r.Row != "D24" {
				value = "result-" + strconv.Itoa(code)
			}
			readings = append(readings, judge.Reading{Row: r.Row, Stimulus: stimulus, Value: value})
			readings = append(readings, w.choices(false, false)...)
		}
		if codes != nil {
			readings = append(readings, codes(code)...)
		}
		if l.Name == "MFTPRETR" {
			value := "without-lengths"
			if len(l.Fields) > 2 {
				value = "with-lengths"
			}
			readings = append(readings, judge.Reading{Row: "D66", Stimulus: "failed RETR", Value: value})
		}
		return w.observe(c, readings)
	}
}
