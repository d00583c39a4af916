package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
)

// expectation is lines that are due from the module.
type expectation struct {
	what     string // "answer", "result": for messages
	lines    []string
	limit    time.Duration
	anyOrder bool // D30
	rest     bool // the first line of the answer has come
	either   bool // D02: the first line is the answer OK, and may come last
}

func (w *Scenario) expectDoc(ctx context.Context, doc string, x expectation) error {
	lines, err := w.lines(doc)
	if err != nil {
		return err
	}
	x.lines = lines
	return w.expect(ctx, x)
}

// expect claims the lines of x. It ends at the first line that makes x
// impossible; foreign notifications and what other commands have due stay
// where they are.
func (w *Scenario) expect(ctx context.Context, x expectation) error {
	if w.last == nil {
		return errors.New("no command was sent before this expectation")
	}
	left := slices.Clone(x.lines)
	until := w.st.Session().Now() + x.limit
	for len(left) > 0 {
		if data, ok := deliveryIn(left[0]); ok {
			if err := w.deliverLine(ctx, left[0], data); err != nil {
				return err
			}
			left = left[1:]
			continue
		}
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, left) })
		if iut.IsTimeout(err) {
			return w.silent(ctx, x.what, left[0], err, x.limit)
		}
		if err != nil {
			return w.st.Told(err)
		}
		if err := w.promptSpace(tok); err != nil {
			return err
		}
		i, err := w.claim(tok, left, x)
		if err != nil {
			return err
		}
		if i < 0 { // an interim report
			continue
		}
		if x.either && len(left) == len(x.lines) && len(left) > 1 {
			order := "ok-first"
			if i > 0 {
				order = "result-first"
			}
			if err := w.observe(w.last, []judge.Reading{{Row: "D02", Value: order}}); err != nil {
				return err
			}
		}
		left = slices.Delete(left, i, i+1)
		switch {
		case x.what != "answer":
			until = max(until, tok.Done+w.st.Timing().Immediate)
		case len(left) > 0:
			x.rest, x.limit = true, w.restLimit()
			until = tok.Done + x.limit
		}
	}
	if x.rest {
		w.Run.Blocks.Reached(waitFor(restOfAnswer, w.last), w.last.Took)
	}
	return w.settled()
}

// restOfAnswer names the wait for what comes after the first line of an answer.
const restOfAnswer = "rest of the answer"

func (w *Scenario) restLimit() time.Duration {
	return w.patience(restOfAnswer, w.last, w.st.Timing().Immediate)
}

// expectOK expects the final result after the information line of an answer.
func (w *Scenario) expectOK(ctx context.Context) error {
	return w.expect(ctx, expectation{what: "answer", lines: []string{"OK"}, limit: w.restLimit(), rest: true})
}

// settled claims notices that requested closes explain.
func (w *Scenario) settled() error { return w.outcome(w.st.Settle()) }

// relevant says whether a token decides an expectation of these lines.
func (w *Scenario) relevant(tok at.Token, left []string) bool {
	if slices.Contains(left, tok.Text) {
		return true
	}
	if ch, ok := iut.NoticeOf(tok); ok {
		// The notice of a requested close before its result: the order is strict (D03).
		return w.st.Disconnects(ch) && slices.ContainsFunc(left, func(e string) bool { return strings.HasPrefix(e, "+MFTPDISC:") })
	}
	if tok.Kind != at.Info && tok.Kind != at.Payload {
		return judge.Ours(tok)
	}
	l := judge.ParseLine(tok.Text)
	bare := false
	for _, e := range left {
		x := judge.ParseLine(e)
		if x.Name == l.Name && x.At(0) == l.At(0) {
			return true
		}
		bare = bare || x.Name == "" && e != "OK" && e != "ERROR"
	}
	if l.Name == "" && bare {
		return true
	}
	// The deferred result of another command waits for its own expectation.
	if p := w.pendingOf(l); p != nil && (p != w.last || p.Answered) {
		return false
	}
	return judge.Ours(tok) || w.own(tok)
}

// claim compares a token with the lines that are due. It returns which one it
// is, or -1 for an interim report, or the outcome.
func (w *Scenario) claim(tok at.Token, left []string, x expectation) (int, error) {
	candidates := left[:1]
	switch {
	case x.anyOrder:
		candidates = left
	case x.either && len(left) > 1 && len(left) == len(x.lines):
		candidates = left[:2]
	}
	var first judge.Judgement
	for i, e := range candidates {
		j := w.judge(e, tok)
		if j.Why == "" {
			if err := w.framed(tok, false); err != nil {
				return 0, err
			}
			w.claimed(tok)
			return i, w.observe(w.commandOf(tok), j.Readings)
		}
		if i == 0 || j.Clause != "" {
			first = j
		}
	}
	if w.interim(tok, candidates) {
		return -1, w.observe(w.commandOf(tok), []judge.Reading{{Row: "D26", Value: "interim", Note: "a result 1 (in progress) came before the final one"}})
	}
	if err := w.framing(tok, false); err != nil {
		return 0, err
	}
	expected := candidates[0]
	if len(candidates) > 1 {
		expected = strings.Join(candidates, " or ")
		if first.Clause == "" && x.anyOrder {
			first.Why = "this line is none of those that are due"
		}
	}
	if _, ok := iut.NoticeOf(tok); ok {
		first.Why = "the notice comes before the result (ledger D03)"
	}
	o := w.blame(tok, w.name()+first.Why, at.VisibleText(expected))
	o.Clause = first.Clause
	return 0, o
}

// judge compares one token with one expected line.
func (w *Scenario) judge(expected string, tok at.Token) judge.Judgement {
	if w.cmeeRefused && expected == "ERROR" && tok.Kind == at.Final && strings.HasPrefix(tok.Text, "+CME ERROR: ") {
		w.note("the form of errors was to be changed, and the module refused it")
		return judge.Judgement{}
	}
	switch tok.Kind {
	case at.Prompt:
		return judge.Judgement{Why: "a prompt comes instead of the line"}
	case at.Connect:
		return judge.Judgement{Why: "CONNECT comes instead of the line"}
	case at.Stray:
		return judge.Judgement{Why: "bytes that are no line", Clause: "2.1"}
	case at.Payload:
		return judge.Judgement{Why: "a line with data comes instead"}
	}
	return judge.Compare(expected, tok.Text, w.situation(w.commandOf(tok)))
}

// seen is what a report says of a token.
func (w *Scenario) seen(tok at.Token) string {
	text := at.VisibleText(tok.Text)
	if tok.Kind == at.Payload {
		text += "," + at.Visible(tok.Data)
	}
	text = at.Shorten(text, 400)
	if w.last != nil && w.last.Sent > 0 && tok.At > w.last.Sent {
		text += fmt.Sprintf(" after %v", (tok.At - w.last.Sent).Round(time.Millisecond))
	}
	return text
}

// interim is row D26: result 1, in progress, before the final one.
func (w *Scenario) interim(tok at.Token, due []string) bool {
	l := judge.ParseLine(tok.Text)
	if tok.Kind != at.Info || !manual.HasResultCode(l.Name) || l.At(1) != strconv.Itoa(manual.Interim) {
		return false
	}
	return slices.ContainsFunc(due, func(e string) bool {
		x := judge.ParseLine(e)
		return x.Name == l.Name && x.At(0) == l.At(0) && x.At(1) != l.At(1)
	})
}

// commandOf is the command that a line belongs to.
func (w *Scenario) commandOf(tok at.Token) *judge.Command {
	if p := w.pendingOf(judge.ParseLine(tok.Text)); p != nil {
		return p
	}
	return w.last
}

// pendingOf is the command whose deferred result a line is, nil if it is none.
func (w *Scenario) pendingOf(l judge.Line) *judge.Command {
	var done *judge.Command
	for _, p := range w.pending {
		if p.Verb != l.Name || strconv.Itoa(p.Channel) != l.At(0) {
			continue
		}
		if p.Due {
			return p
		}
		done = p
	}
	return done
}

// claimed keeps the books: which command is done, and what it changed.
func (w *Scenario) claimed(tok at.Token) {
	c := w.commandOf(tok)
	c.Took = tok.Done - c.Sent
	if w.answerAt == 0 {
		w.answerAt = tok.Start
	}
	l := judge.ParseLine(tok.Text)
	if tok.Kind == at.Final {
		c = w.last
		c.Answered = true
		w.Run.Blocks.Reached(waitFor("answer", c), tok.Done-c.Sent)
		if tok.Text != "OK" {
			if c.Due { // D24: the refusal is the result
				w.resultTook = c.Took
			}
			w.drop(c)
			if strings.HasPrefix(strings.ToUpper(c.Text), "ATE") {
				w.echoRefused = true
			}
			if c.Verb == "MFTPDISC" {
				w.st.Disconnected(c.Channel, false)
			}
		} else {
			w.accepted(c)
		}
		return
	}
	if !manual.HasResultCode(l.Name) || c.Verb != l.Name {
		return
	}
	w.resultTook = c.Took
	w.Run.Blocks.Reached(waitFor("result", c), c.Took)
	if c.Verb != "MFTPLIST" && c.Verb != "MFTPRETR" {
		w.drop(c)
	}
	c.Due = false
	success := l.At(1) == "0"
	switch {
	case c.Verb == "MFTPDISC":
		w.st.Disconnected(c.Channel, success)
	case c.Verb == "MFTPCWD" && success:
		w.moved[c.Channel] = true
	case c.Uploads():
		w.uploaded[w.uploadKey(c)] += w.packet
		if c.Arg(1) != "0" {
			delete(w.uploaded, w.uploadKey(c))
		}
	}
}

// accepted keeps the books of a command that was answered OK.
func (w *Scenario) accepted(c *judge.Command) {
	if c.Verb == "MFTPCFG" && c.Arg(0) == "rsptimeout" && c.Channel >= 0 {
		if n, err := strconv.Atoi(c.Arg(1)); err == nil {
			w.st.Timeouts[c.Channel] = time.Duration(n) * time.Second
		}
	}
	if c == w.last && w.mode == transparentMode {
		w.mode = commandMode
	}
	w.guardUntil = 0
}

// drop takes a command off the list of those whose result is due.
func (w *Scenario) drop(c *judge.Command) {
	c.Due = false
	w.pending = slices.DeleteFunc(w.pending, func(p *judge.Command) bool { return p == c })
}

func (w *Scenario) uploadKey(c *judge.Command) string {
	return strconv.Itoa(c.Channel) + " " + c.Arg(0)
}

// situation is what the lines of command c are judged against.
func (w *Scenario) situation(c *judge.Command) judge.Situation {
	s := judge.Situation{ICS: w.Run.ICS, Now: w.st.Clock(), Offsets: w.offsets(), Modified: w.modified, Argument: c.Path(), Moved: w.moved[c.Channel], Test: c.Test}
	switch {
	case c.Verb == "MFTPRETR" && c.Channel >= 0 && w.server != nil:
		if data, err := w.server.Tree().Read(w.resolve(c.Channel, c.Arg(0))); err == nil {
			s.FileSize = strconv.Itoa(len(data))
		}
	case c.Uploads():
		s.Packet, s.Packets = strconv.Itoa(w.packet), strconv.Itoa(w.uploaded[w.uploadKey(c)]+w.packet)
	}
	return s
}

// offsets are the laboratory's, D31.
func (w *Scenario) offsets() []time.Duration {
	var all []time.Duration
	for _, text := range w.Run.IXIT.Offsets {
		if d, err := time.ParseDuration(text); err == nil {
			all = append(all, d)
		}
	}
	return all
}
