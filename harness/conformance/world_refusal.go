package conformance

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"mftpspec/harness/at"
)

// Refused expects the last command to be refused: the class says with what.
func (w *World) Refused(ctx context.Context, class string) error {
	if w.last == nil {
		return fmt.Errorf("no command was sent before its refusal is expected")
	}
	r, err := refusalOf(class, w.last)
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
func (w *World) Fails(ctx context.Context, cause string) error {
	if w.last == nil {
		return fmt.Errorf("no command was sent before its failure is expected")
	}
	named, ok := causes[cause]
	if !ok {
		return fmt.Errorf("no cause %q: want one of %v", cause, sortedKeys(causes))
	}
	own := ownRefusal[w.last.verb]
	r := refusal{row: "D24", expected: fmt.Sprintf("OK and a result that names the cause: %s", cause), immediate: map[string]string{}}
	if named != 0 {
		r.expected = fmt.Sprintf("OK and result %d (%s)", named, resultText(named))
	}
	for _, code := range []int{own, unknownError, parameterError} {
		if code != 0 && (code != parameterError || named == 3 || named == 0) {
			r.immediate[cmeError(code)] = "immediate"
		}
	}
	r.deferred = func(code int) bool {
		if named == 0 {
			return code > 0 && code <= lastOfTable && code != interim
		}
		return code != 0 && plausible(w.last.verb, named, code)
	}
	judge := func(code int) []reading {
		if named == 0 {
			return nil
		}
		c := &comparison{}
		c.code(strconv.Itoa(named), strconv.Itoa(code))
		return c.readings
	}
	return w.refused(ctx, r, cause, judge)
}

// refused takes the final result, and the deferred one where OK came.
func (w *World) refused(ctx context.Context, r refusal, stimulus string, codes func(int) []reading) error {
	c := w.last
	if !c.answered {
		tok, err := w.answer(ctx, "final result", r.expected)
		if err != nil {
			return err
		}
		if err := w.promptSpace(tok); err != nil {
			return err
		}
		if err := w.framed(tok, false); err != nil {
			return err
		}
		if j := spaceAfterColon(parseLine(tok.Text)); j.why != "" {
			o := w.fail(w.name()+j.why, r.expected, w.seen(tok))
			o.Clause = j.clause
			return o
		}
		value, refused := r.immediate[tok.Text]
		if r.deferred != nil && c.form() == c.verb+">local" && tok.Kind == at.Info && parseLine(tok.Text).name == c.verb {
			// D02: the result of a local upload may come before its OK.
			w.st.inbox = slices.Insert(w.st.inbox, 0, tok)
			if err := w.deferredRefusal(ctx, c, r, stimulus, codes); err != nil {
				return err
			}
			if err := w.expect(ctx, expectation{what: "answer", lines: []string{"OK"}, limit: w.immediate()}); err != nil {
				return err
			}
			return w.observe(c, []reading{{row: "D02", stimulus: "failed", value: "result-first"}})
		}
		switch {
		case tok.Kind == at.Final && refused:
			w.claimed(tok)
			if r.row == "" {
				return nil
			}
			return w.observe(c, append(w.choices(true, false), reading{row: r.row, stimulus: stimulus, value: value}))
		case tok.Kind == at.Final && tok.Text == "OK" && r.deferred != nil && c.due:
			w.claimed(tok)
		default:
			return w.fail(w.name()+notRefused(tok, r), r.expected, w.seen(tok))
		}
	}
	return w.deferredRefusal(ctx, c, r, stimulus, codes)
}

// deferredRefusal takes the result after OK.
func (w *World) deferredRefusal(ctx context.Context, c *command, r refusal, stimulus string, codes func(int) []reading) error {
	head := fmt.Sprintf("+%s: %d", c.verb, c.channel)
	limit := w.resultLimit(c.channel)
	until := w.st.session().Now() + limit
	for {
		tok, err := w.st.next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if isTimeout(err) {
			return w.silent(ctx, "result", head+",…", err, limit)
		}
		if err != nil {
			return w.st.told(err)
		}
		if err := w.framed(tok, len(w.received) > 0); err != nil {
			return err
		}
		if w.interim(tok, []string{head + ",0"}) {
			if err := w.observe(c, []reading{{row: "D26", value: "interim", note: "a result 1 (in progress) came before the final one"}}); err != nil {
				return err
			}
			continue
		}
		l := parseLine(tok.Text)
		if j := spaceAfterColon(l); j.why != "" {
			o := w.fail(w.name()+j.why, head+",…", w.seen(tok))
			o.Clause = j.clause
			return o
		}
		if tok.Kind == at.Payload && l.at(0) == strconv.Itoa(c.channel) && l.at(1) == "0" {
			w.received = append(w.received, tok.Data...)
			until = max(until, tok.Done+limit)
			continue // a download may fail after a part of its data
		}
		code, err := strconv.Atoi(l.at(1))
		switch {
		case tok.Kind != at.Info || l.name != c.verb || l.at(0) != strconv.Itoa(c.channel) || err != nil:
			return w.fail(w.name()+"another line than the result", head+",…", w.seen(tok))
		case code == 0:
			return w.fail(w.name()+"the operation is reported as successful", r.expected, w.seen(tok))
		case !r.deferred(code):
			return w.blame(tok, fmt.Sprintf("%sresult %d (%s) does not name the cause", w.name(), code, resultText(code)), r.expected)
		}
		if why := failureFields(l); why != "" {
			return w.fail(w.name()+why, r.expected, w.seen(tok))
		}
		w.claimed(tok)
		w.drop(c)
		var readings []reading
		if r.row != "" {
			value := "deferred"
			if r.row != "D24" {
				value = "result-" + strconv.Itoa(code)
			}
			readings = append(readings, reading{row: r.row, stimulus: stimulus, value: value})
			readings = append(readings, w.choices(false, false)...)
		}
		if codes != nil {
			readings = append(readings, codes(code)...)
		}
		if l.name == "MFTPRETR" {
			value := "without-lengths"
			if len(l.fields) > 2 {
				value = "with-lengths"
			}
			readings = append(readings, reading{row: "D66", stimulus: "failed RETR", value: value})
		}
		return w.observe(c, readings)
	}
}
