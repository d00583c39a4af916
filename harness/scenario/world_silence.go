package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// silent judges an expectation that nothing met in time (ledger D60): it is the
// device's fault when the module answers AT and the server has no exchange with
// it open; nothing can be said of a module that is mute, has rebooted, or still
// talks to the server.
func (w *Scenario) silent(ctx context.Context, what, expected string, cause error, limit time.Duration) error {
	w.st.Trouble = true
	var partial []byte
	if timeout, ok := errors.AsType[*at.TimeoutError](cause); ok {
		partial = timeout.Partial
	}
	// Data that were announced and do not come must not swallow the answer to AT.
	if session := w.st.Session(); len(partial) > 0 && session.LastByte()+w.st.Timing().Quiet < session.Now() {
		session.Drain()
	}
	exchange := w.exchange()
	transparent := w.mode == transparentMode
	if err := w.answersAgain(ctx); err != nil {
		if transparent {
			if stuck := w.neverLeft(ctx); stuck != nil {
				return stuck
			}
		}
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			o.Message = fmt.Sprintf("%sno %s within %v, and %s", w.name(), what, limit, o.Message)
			o.Expected, o.Server = at.VisibleText(expected), w.serverSaw()
		}
		return err
	}
	if err := w.unannounced(ctx, what, limit); err != nil {
		return err
	}
	if exchange != "" && !w.faulty() {
		return verdict.Inconclusive(fmt.Sprintf("%sno %s within %v while the server still had %s", w.name(), what, limit, exchange), at.VisibleText(expected), at.Visible(partial))
	}
	if w.waitBlockedBy != "" {
		return &verdict.Outcome{Verdict: model.Inconc, BlockedBy: w.waitBlockedBy, Expected: at.VisibleText(expected), Observed: at.Visible(partial), Server: w.serverSaw(),
			Message: fmt.Sprintf("%sno %s within %v; there was none before either (%s), so it was not waited for any longer", w.name(), what, limit, w.waitBlockedBy)}
	}
	w.Run.Blocks.Failed(w.wait, "silence", w.c.ID)
	observed := "nothing"
	if len(partial) > 0 {
		observed = at.Visible(partial)
		if !strings.HasSuffix(string(partial), "\n") {
			observed += " without a line end"
		}
	}
	if late := w.late(); late != "" {
		observed += ", then only after the limit " + late
	}
	o := w.fail(fmt.Sprintf("%sno %s within %v, though the module answers AT", w.name(), what, limit), at.VisibleText(expected), observed)
	switch _, _, data := announced(partial); {
	case data:
		o.Message = w.name() + "a line with data comes, and not all of them"
	case strings.HasSuffix(strings.TrimRight(string(partial), "\r"), expected):
		o.Message = w.name() + "the line is not ended by <CR><LF>"
		o.Clause = "2.1"
	}
	return o
}

// answersAgain fences; where the AT may have been taken for upload data it gets
// the module out of its data mode first.
func (w *Scenario) answersAgain(ctx context.Context) error {
	inData := w.mode != commandMode
	if inData {
		w.leaveData(ctx)
	}
	err := w.st.Alive(ctx)
	if err == nil || w.last == nil || !w.last.Uploads() || inData {
		return err
	}
	w.mode = stuckMode
	w.leaveData(ctx)
	if again := w.st.Alive(ctx); again != nil {
		return err
	}
	w.st.Lost = ""
	return nil
}

// late is what came for us after the limit.
func (w *Scenario) late() string {
	var texts []string
	for _, tok := range w.st.Inbox {
		if judge.Ours(tok) {
			texts = append(texts, at.VisibleText(tok.Text))
		}
	}
	return at.Shorten(strings.Join(texts, ", "), 200)
}

// fence ends a case: AT, OK, and nothing of ours before it that nobody claimed.
func (w *Scenario) fence(ctx context.Context, judged bool) error {
	if err := w.answersAgain(ctx); err != nil {
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			o.Message = "after the last step " + o.Message
		}
		return w.st.Told(err)
	}
	if err := w.st.Collect(ctx); err != nil {
		return w.st.Told(err)
	}
	// A server that is held up by a fault does not see that the module has gone.
	_ = w.ItselfAgain()
	err := w.unclaimed(ctx, "at the end of the case")
	if slices.ContainsFunc(w.st.Inbox, judge.Foreign) {
		w.Run.Dialects.Note("D62", "", "chatty")
	}
	w.st.Inbox = nil
	if !judged {
		return nil
	}
	return err
}

// unclaimed judges what is in the inbox. What may have come without being asked
// for: notifications of others, the notice of a connection that is gone (§3.14),
// and the result of a command whose result no step waited for. The latter two
// stay for a later step.
func (w *Scenario) unclaimed(ctx context.Context, when string) error {
	if err := w.settled(); err != nil {
		return err
	}
	notices := map[int]int{}
	results := map[*judge.Command]bool{}
	for _, tok := range w.st.Inbox {
		if !judge.Ours(tok) {
			continue
		}
		if ch, ok := iut.NoticeOf(tok); ok {
			notices[ch]++
			if w.ended(ctx, ch, notices[ch]+w.reported[ch]+w.st.Taken[ch]) {
				continue
			}
			o := w.fail(fmt.Sprintf("%s, unexpected: the end of connection %d, which is not (again) at its end", when, ch), "no such line", w.seen(tok))
			o.Clause = "3.14"
			return o
		}
		if c := w.pendingOf(judge.ParseLine(tok.Text)); c != nil && c.Due && c.Answered && (!results[c] || c.Verb == "MFTPRETR" || c.Verb == "MFTPLIST") {
			results[c] = true
			continue
		}
		if err := w.framing(tok, false); err != nil {
			return err
		}
		return w.fail("a line that no command has due came "+when, "no such line", w.seen(tok))
	}
	return nil
}
