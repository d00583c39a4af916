package conformance

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
)

// cmeError writes a code as §2.2 has it with +CMEE=1.
func cmeError(code int) string { return "+CME ERROR: " + strconv.Itoa(code) }

// refusal is what may come instead of an acceptance.
type refusal struct {
	row       string
	immediate map[string]string   // final result -> reading
	deferred  func(code int) bool // after OK: result codes that are a refusal too; nil: none
	expected  string
}

// refusalOf is the set of refusals of a class, for command c.
func refusalOf(class string, c *command) (refusal, error) {
	own, named := ownRefusal[c.verb]
	switch class {
	case "out of range":
		return refusal{expected: cmeError(parameterError), immediate: map[string]string{cmeError(parameterError): ""}}, nil
	case "malformed":
		return refusal{row: "D63", expected: "ERROR or " + cmeError(parameterError),
			immediate: map[string]string{"ERROR": "error", cmeError(parameterError): "cme-50"}}, nil
	case "not connected":
		r := refusal{row: "D27", expected: cmeError(notRunning), immediate: map[string]string{cmeError(notRunning): "801"}}
		if named {
			r.immediate[cmeError(own)] = "own-code"
			r.expected += " or " + strconv.Itoa(own)
		}
		return r, nil
	case "busy":
		r := refusal{row: "D27", expected: cmeError(running), immediate: map[string]string{cmeError(running): "802"},
			deferred: func(code int) bool { return code == blocked }}
		if named {
			r.immediate[cmeError(own)] = "own-code"
			r.expected += " or " + strconv.Itoa(own)
		}
		r.expected += ", or OK and result 4"
		return r, nil
	case "already connected":
		return refusal{row: "D49", expected: cmeError(running) + " or 803, or OK and a result other than 0",
			immediate: map[string]string{cmeError(running): "802", cmeError(own): strconv.Itoa(own)},
			deferred:  func(code int) bool { return code > interim && code <= lastOfTable }}, nil
	case "too long":
		return refusal{row: "D63", expected: "ERROR or " + cmeError(parameterError),
			immediate: map[string]string{"ERROR": "error", cmeError(parameterError): "cme-50"}}, nil
	case "unknown":
		r := refusal{row: "D56", expected: "ERROR", immediate: map[string]string{"ERROR": "ERROR"}}
		for _, code := range []int{3, 4, parameterError, 100} { // 3GPP TS 27.007: operation not allowed, not supported, unknown
			r.immediate[cmeError(code)] = cmeError(code)
		}
		return r, nil
	case "":
		r := refusal{row: "D24", expected: "ERROR, +CME ERROR: 50 or 800 to 813, or OK and a result other than 0",
			immediate: map[string]string{"ERROR": "immediate", cmeError(parameterError): "immediate"},
			deferred:  func(code int) bool { return code > 0 && code <= lastOfTable }}
		for code := unknownError; code <= 813; code++ {
			r.immediate[cmeError(code)] = "immediate"
		}
		return r, nil
	}
	return refusal{}, fmt.Errorf("no class of refusals %q: want out of range, malformed, too long, unknown, not connected, busy, already connected", class)
}

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

// causes are the names of causes and the codes of Table 5 that name them.
var causes = map[string]int{
	"any": 0, "parameter": 3, "command timeout": 5, "TLS": 7, "DNS": 8, "connection timeout": 9, "server error": 10, "network error": 11,
	"parse error": 12, "send error": 13, "empty directory": 14, "storage": 16, "file operation": 18, "transparent mode": 17,
	"empty file": 19, "PDP context": 20,
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

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
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

func notRefused(tok at.Token, r refusal) string {
	switch {
	case tok.Kind == at.Final && tok.Text == "OK":
		return "the command is accepted"
	case tok.Kind == at.Final:
		return "refused with another code"
	case tok.Kind == at.Prompt || tok.Kind == at.Connect:
		return "the command is accepted: data is asked for"
	}
	return "a line comes before any final result"
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

// failureFields is the form of a failed result: the code, and what the syntax
// row has beside it as far as a failure leaves it (D66).
func failureFields(l line) string {
	rest := l.fields[2:]
	upload := l.name == "MFTPSTOR" || l.name == "MFTPAPPE"
	switch {
	case upload && len(rest) == 0:
		return "<sent_length> is missing" // in brackets in no syntax row (§3.11, §3.12)
	case len(rest) == 0:
		return ""
	case upload && len(rest) == 1 && strings.Trim(rest[0].text, "0123456789") == "" && rest[0].text != "":
		return ""
	case l.name == "MFTPRETR" && (len(rest) == 2 || len(rest) == 3):
		return ""
	}
	return fmt.Sprintf("%d fields in a failed result", len(l.fields))
}
