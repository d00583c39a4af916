package scenario

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// ending is how a command ended, whatever the manual says of it.
type ending struct {
	success bool   // OK, and result 0 where one is due
	refused bool   // a final result other than OK
	text    string // the line that said so
	line    judge.Line
}

// finish waits for the one outcome of the last command: the final result, and
// the deferred result where OK came. Result and OK may come in either order only
// for the upload of a local file (D02).
func (w *Scenario) finish(ctx context.Context) (ending, error) {
	c := w.last
	if c == nil {
		return ending{}, errors.New("no command was sent before its outcome is expected")
	}
	var end ending
	resulted := false
	for !c.Answered {
		tok, err := w.answer(ctx, "final result", "OK or a refusal")
		if err != nil {
			return end, err
		}
		if err := w.promptSpace(tok); err != nil {
			return end, err
		}
		if err := w.framed(tok, false); err != nil {
			return end, err
		}
		l := judge.ParseLine(tok.Text)
		switch {
		case tok.Kind == at.Final:
			w.claimed(tok)
			if tok.Text != "OK" {
				return ending{refused: true, text: tok.Text, line: l}, nil
			}
		case tok.Kind == at.Prompt, tok.Kind == at.Connect:
			w.mode = map[at.Kind]dataMode{at.Prompt: promptMode, at.Connect: transparentMode}[tok.Kind]
			return ending{success: true, text: tok.Text, line: l}, nil
		case tok.Kind == at.Info && l.Name == c.Verb && !c.Due && !manual.HasResultCode(c.Verb):
			// An information line before the final result.
		case tok.Kind == at.Info && l.Name == c.Verb && c.Form() == c.Verb+">local" && !resulted:
			resulted = true
			end = ending{success: l.At(1) == "0", text: tok.Text, line: l}
			w.claimed(tok)
		default:
			return end, w.fail(w.name()+"a line comes before any final result", "OK or a refusal", w.seen(tok))
		}
	}
	if resulted {
		return end, w.observe(c, []judge.Reading{{Row: "D02", Value: "result-first"}})
	}
	if !c.Due {
		return ending{success: true, text: "OK"}, nil
	}
	return w.finishResult(ctx, c)
}

// finishResult waits for the deferred result. Data of a download is claimed as
// long as it comes without a pause.
func (w *Scenario) finishResult(ctx context.Context, c *judge.Command) (ending, error) {
	head := fmt.Sprintf("+%s: %d", c.Verb, c.Channel)
	limit := w.resultLimit(c.Channel)
	until := w.st.Session().Now() + limit
	var end ending
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if iut.IsTimeout(err) && end.text != "" {
			w.drop(c)
			return end, nil
		}
		if iut.IsTimeout(err) {
			return end, w.silent(ctx, "result", head+",…", err, limit)
		}
		if err != nil {
			return end, w.st.Told(err)
		}
		if err := w.framed(tok, end.text != ""); err != nil {
			return end, err
		}
		l := judge.ParseLine(tok.Text)
		if j := judge.SpaceAfterColon(l); j.Why != "" {
			o := w.fail(w.name()+j.Why, head+",…", w.seen(tok))
			o.Clause = j.Clause
			return end, o
		}
		if l.Name != c.Verb || l.At(0) != strconv.Itoa(c.Channel) {
			return end, w.fail(w.name()+"another line than the result", head+",…", w.seen(tok))
		}
		if tok.Kind != at.Payload && w.interim(tok, []string{head + ",0"}) {
			continue
		}
		code, err := strconv.Atoi(l.At(1))
		if err != nil || code < 0 || code > manual.LastOfTable {
			return end, w.fail(w.name()+"<result_code> is not of Table 5", head+",0 to 20", w.seen(tok))
		}
		if end.text == "" {
			end = ending{success: code == 0, text: tok.Text, line: l}
		} else if code != 0 {
			end.success = false
			end.text = tok.Text
		}
		w.received = append(w.received, tok.Data...)
		if c.Verb == "MFTPLIST" && l.At(2) != "" {
			w.entries = append(w.entries, at.VisibleText(tok.Text))
		}
		w.claimed(tok)
		if tok.Kind != at.Payload && c.Verb != "MFTPLIST" || code != 0 {
			w.drop(c)
			return end, nil
		}
		until = w.st.Session().Now() + w.st.Timing().Quiet
	}
}

// SucceedsOrFails expects exactly one outcome, and records it (policy R).
func (w *Scenario) SucceedsOrFails(ctx context.Context) error {
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	w.note(fmt.Sprintf("%s ends with %s", w.line(), at.Shorten(at.VisibleText(end.text), 80)))
	if err := w.credentials(end); err != nil {
		return err
	}
	return w.observe(w.last, w.choices(end.refused, end.success))
}

// Succeeds expects OK and result 0; the other fields are free.
func (w *Scenario) Succeeds(ctx context.Context) error {
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	if !end.success {
		return w.fail(w.name()+"the command fails", "OK and result 0", at.VisibleText(end.text))
	}
	return nil
}

// SucceedsExactlyIf waits for the outcome, and expects success if and only if
// the statement about the server is true.
func (w *Scenario) SucceedsExactlyIf(ctx context.Context, text string, statement func(context.Context) error) error {
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	untrue := statement(ctx)
	o, judged := errors.AsType[*verdict.Outcome](untrue)
	if untrue != nil && (!judged || o.Verdict != model.Fail) {
		return untrue
	}
	w.note(fmt.Sprintf("%s ends with %s", w.line(), at.Shorten(at.VisibleText(end.text), 80)))
	if err := w.credentials(end); err != nil {
		return err
	}
	switch {
	case end.success && untrue != nil:
		return w.fail(w.name()+"success is reported, but not true", text, strings.TrimPrefix(o.Message, w.name())+": "+o.Observed)
	case !end.success && untrue == nil:
		return w.fail(w.name()+"failure is reported, but it was done", "success, as "+text, at.VisibleText(end.text))
	}
	return w.observe(w.last, w.choices(end.refused, end.success))
}

// ParametersAccepted expects that the parameters are not what is refused; how
// the command ends is recorded.
func (w *Scenario) ParametersAccepted(ctx context.Context) error {
	end, err := w.finish(ctx)
	if err != nil {
		return err
	}
	if end.refused && (end.text == "ERROR" || end.text == manual.CmeError(manual.ParameterError)) {
		return w.fail(w.name()+"the parameters are refused", "no parameter error", at.VisibleText(end.text))
	}
	w.note(fmt.Sprintf("%s ends with %s", w.line(), at.Shorten(at.VisibleText(end.text), 80)))
	return w.credentials(end)
}

// DeliveredNothingOutside judges the data that an outcome brought (D08): it is
// of the file, from the offset on.
func (w *Scenario) DeliveredNothingOutside(ctx context.Context, file string, from int) error {
	data, err := w.stored(file)
	if err != nil {
		return err
	}
	want := string(data[min(from, len(data)):])
	if strings.HasPrefix(want, string(w.received)) {
		return nil
	}
	return w.fail(w.name()+"data that is not of the file was delivered", fmt.Sprintf("at most %d bytes, %s", len(want), around([]byte(want), 0)),
		fmt.Sprintf("%d bytes, %s", len(w.received), around(w.received, 0)))
}

// ListedNothing expects that the outcome of AT+MFTPLIST had no entry.
func (w *Scenario) ListedNothing() error {
	if len(w.entries) == 0 {
		return nil
	}
	return w.fail(w.name()+"an entry is listed where the server listed nothing", "no entry", at.Shorten(strings.Join(w.entries, ", "), 300))
}

// MayReport claims lines if they come within the quiet time, and judges them
// then (D39).
func (w *Scenario) MayReport(ctx context.Context, doc string) error {
	// The size of a file in the doc string is that of the whole file.
	w.eventually(ctx, func() bool { return false })
	lines, err := w.lines(doc)
	if err != nil {
		return err
	}
	if w.last == nil {
		return errors.New("no command was sent before this expectation")
	}
	until := w.st.Session().Now() + w.st.Timing().Quiet
	for i, e := range lines {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{e}) })
		if iut.IsTimeout(err) {
			return w.observe(w.last, []judge.Reading{{Row: "D39", Value: "no-result"}})
		}
		if err != nil {
			return w.st.Told(err)
		}
		if _, err := w.claim(tok, lines[i:], expectation{what: "result"}); err != nil {
			return err
		}
	}
	return w.observe(w.last, []judge.Reading{{Row: "D39", Value: "result", Note: "a result is reported after +++"}})
}

var errorNumber = regexp.MustCompile(`^\+CME ERROR: \d+$`)

// AnswersErrorText expects +CME ERROR with a text instead of a number, +CMEE=2 (D23).
func (w *Scenario) AnswersErrorText(ctx context.Context) error {
	tok, err := w.answer(ctx, "final result", "+CME ERROR: <text>")
	if err != nil {
		return err
	}
	if err := w.framed(tok, false); err != nil {
		return err
	}
	w.claimed(tok)
	if w.cmeeRefused {
		w.note("AT+CMEE=2 is refused; the error is answered with " + at.VisibleText(tok.Text))
		return nil
	}
	if tok.Kind == at.Final && strings.HasPrefix(tok.Text, "+CME ERROR: ") && !errorNumber.MatchString(tok.Text) {
		return nil
	}
	return w.fail(w.name()+"no error text", "+CME ERROR: <text>", w.seen(tok))
}

// Recorded waits for a final result, or a second, and records what came.
func (w *Scenario) Recorded(ctx context.Context) error {
	until := max(w.st.Session().Now(), w.guardUntil) + iut.RecordLimit
	var seen []string
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return judge.Ours(t) || w.own(t) })
		if iut.IsTimeout(err) {
			break
		}
		if err != nil {
			return w.st.Told(err)
		}
		seen = append(seen, at.VisibleText(tok.Text))
		if w.last != nil {
			w.claimed(tok)
		}
		if tok.Kind == at.Final {
			break
		}
	}
	w.note(w.name() + at.OrNone(strings.Join(seen, ", "), "no answer"))
	return w.observe(w.last, w.recordings(seen))
}

// Echoed expects the last line to have come back, or not to have (D59).
func (w *Scenario) Echoed(ctx context.Context, want bool) error {
	if w.last == nil {
		return errors.New("no command was sent before its echo is expected")
	}
	tape := w.st.Session().Tape()
	echo := strings.Index(string(tape.Bytes(w.sentAt, tape.Len())), w.last.Text)
	got := echo >= 0
	if got && want && w.answerAt > 0 && w.sentAt+echo > w.answerAt {
		return w.fail(w.name()+"the echo comes after the answer", "the line, then its answer", at.Shorten(at.VisibleText(string(w.Secrets.Bytes(tape.Bytes(w.sentAt, tape.Len())))), 200))
	}
	if got == want {
		return nil
	}
	if w.echoRefused {
		w.note("the echo was to be changed, and the module refused it")
		return nil
	}
	what := map[bool]string{true: "the line comes back", false: "no echo"}
	return w.fail(w.name()+"the echo", what[want], what[got])
}

// oneCode is the last part of row D25: one code for causes whose names exclude
// each other tells the host nothing.
func (w *Scenario) oneCode() error {
	var seen []judge.CodeSeen
	for key, reading := range w.Run.Dialects.Under("D25/") {
		cause, ok := judge.PlainCause(key)
		if code, err := strconv.Atoi(reading); ok && err == nil {
			seen = append(seen, judge.CodeSeen{Cause: cause, Code: code})
		}
	}
	if code := judge.OneCodeFor(seen); code != 0 {
		o := w.fail(fmt.Sprintf("%sresult %d (%s) stands for causes whose names exclude each other (ledger D25)", w.name(), code, manual.ResultText(code)),
			"the codes of Table 5 that name the causes", fmt.Sprint(seen))
		o.Clause = "5"
		if !w.reachedServer() { // no network at all is one cause
			o.Verdict, o.Message = model.Inconc, neverReached+o.Message
		}
		return o
	}
	return nil
}
