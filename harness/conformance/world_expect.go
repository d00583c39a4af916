package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
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

func (w *World) expectDoc(ctx context.Context, doc string, x expectation) error {
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
func (w *World) expect(ctx context.Context, x expectation) error {
	if w.last == nil {
		return errors.New("no command was sent before this expectation")
	}
	left := slices.Clone(x.lines)
	until := w.st.session().Now() + x.limit
	for len(left) > 0 {
		if data, ok := deliveryIn(left[0]); ok {
			if err := w.deliverLine(ctx, left[0], data); err != nil {
				return err
			}
			left = left[1:]
			continue
		}
		tok, err := w.st.next(ctx, until, func(t at.Token) bool { return w.relevant(t, left) })
		if isTimeout(err) {
			return w.silent(ctx, x.what, left[0], err, x.limit)
		}
		if err != nil {
			return w.st.told(err)
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
			if err := w.observe(w.last, []reading{{row: "D02", value: order}}); err != nil {
				return err
			}
		}
		left = slices.Delete(left, i, i+1)
		switch {
		case x.what != "answer":
			until = max(until, tok.Done+w.st.timing().Immediate)
		case len(left) > 0:
			x.rest, x.limit = true, w.restLimit()
			until = tok.Done + x.limit
		}
	}
	if x.rest {
		w.run.Blocks.reached(waitFor(restOfAnswer, w.last), w.last.took)
	}
	return w.settled()
}

// restOfAnswer names the wait for what comes after the first line of an answer.
const restOfAnswer = "rest of the answer"

func (w *World) restLimit() time.Duration {
	return w.patience(restOfAnswer, w.last, w.st.timing().Immediate)
}

// expectOK expects the final result after the information line of an answer.
func (w *World) expectOK(ctx context.Context) error {
	return w.expect(ctx, expectation{what: "answer", lines: []string{"OK"}, limit: w.restLimit(), rest: true})
}

// settled claims notices that requested closes explain.
func (w *World) settled() error { return w.outcome(w.st.settle()) }

// relevant says whether a token decides an expectation of these lines.
func (w *World) relevant(tok at.Token, left []string) bool {
	if slices.Contains(left, tok.Text) {
		return true
	}
	if ch, ok := noticeOf(tok); ok {
		// The notice of a requested close before its result: the order is strict (D03).
		return w.st.disconnects(ch) && slices.ContainsFunc(left, func(e string) bool { return strings.HasPrefix(e, "+MFTPDISC:") })
	}
	if tok.Kind != at.Info && tok.Kind != at.Payload {
		return isOurs(tok)
	}
	l := parseLine(tok.Text)
	bare := false
	for _, e := range left {
		x := parseLine(e)
		if x.name == l.name && x.at(0) == l.at(0) {
			return true
		}
		bare = bare || x.name == "" && e != "OK" && e != "ERROR"
	}
	if l.name == "" && bare {
		return true
	}
	// The deferred result of another command waits for its own expectation.
	if p := w.pendingOf(l); p != nil && (p != w.last || p.answered) {
		return false
	}
	return isOurs(tok) || w.own(tok)
}

// claim compares a token with the lines that are due. It returns which one it
// is, or -1 for an interim report, or the outcome.
func (w *World) claim(tok at.Token, left []string, x expectation) (int, error) {
	candidates := left[:1]
	switch {
	case x.anyOrder:
		candidates = left
	case x.either && len(left) > 1 && len(left) == len(x.lines):
		candidates = left[:2]
	}
	var first judgement
	for i, e := range candidates {
		j := w.judge(e, tok)
		if j.why == "" {
			if err := w.framed(tok, false); err != nil {
				return 0, err
			}
			w.claimed(tok)
			return i, w.observe(w.commandOf(tok), j.readings)
		}
		if i == 0 || j.clause != "" {
			first = j
		}
	}
	if w.interim(tok, candidates) {
		return -1, w.observe(w.commandOf(tok), []reading{{row: "D26", value: "interim", note: "a result 1 (in progress) came before the final one"}})
	}
	if err := w.framing(tok, false); err != nil {
		return 0, err
	}
	expected := candidates[0]
	if len(candidates) > 1 {
		expected = strings.Join(candidates, " or ")
		if first.clause == "" && x.anyOrder {
			first.why = "this line is none of those that are due"
		}
	}
	if _, ok := noticeOf(tok); ok {
		first.why = "the notice comes before the result (ledger D03)"
	}
	o := w.blame(tok, w.name()+first.why, at.VisibleText(expected))
	o.Clause = first.clause
	return 0, o
}

// judge compares one token with one expected line.
func (w *World) judge(expected string, tok at.Token) judgement {
	if w.cmeeRefused && expected == "ERROR" && tok.Kind == at.Final && strings.HasPrefix(tok.Text, "+CME ERROR: ") {
		w.note("the form of errors was to be changed, and the module refused it")
		return judgement{}
	}
	switch tok.Kind {
	case at.Prompt:
		return judgement{why: "a prompt comes instead of the line"}
	case at.Connect:
		return judgement{why: "CONNECT comes instead of the line"}
	case at.Stray:
		return judgement{why: "bytes that are no line", clause: "2.1"}
	case at.Payload:
		return judgement{why: "a line with data comes instead"}
	}
	return judgeLine(expected, tok.Text, w.situation(w.commandOf(tok)))
}

// seen is what a report says of a token.
func (w *World) seen(tok at.Token) string {
	text := at.VisibleText(tok.Text)
	if tok.Kind == at.Payload {
		text += "," + at.Visible(tok.Data)
	}
	text = at.Shorten(text, 400)
	if w.last != nil && w.last.sent > 0 && tok.At > w.last.sent {
		text += fmt.Sprintf(" after %v", (tok.At - w.last.sent).Round(time.Millisecond))
	}
	return text
}

// interim is row D26: result 1, in progress, before the final one.
func (w *World) interim(tok at.Token, due []string) bool {
	l := parseLine(tok.Text)
	if tok.Kind != at.Info || !hasResultCode(l.name) || l.at(1) != strconv.Itoa(interim) {
		return false
	}
	return slices.ContainsFunc(due, func(e string) bool {
		x := parseLine(e)
		return x.name == l.name && x.at(0) == l.at(0) && x.at(1) != l.at(1)
	})
}

// commandOf is the command that a line belongs to.
func (w *World) commandOf(tok at.Token) *command {
	if p := w.pendingOf(parseLine(tok.Text)); p != nil {
		return p
	}
	return w.last
}

// pendingOf is the command whose deferred result a line is, nil if it is none.
func (w *World) pendingOf(l line) *command {
	var done *command
	for _, p := range w.pending {
		if p.verb != l.name || strconv.Itoa(p.channel) != l.at(0) {
			continue
		}
		if p.due {
			return p
		}
		done = p
	}
	return done
}

// claimed keeps the books: which command is done, and what it changed.
func (w *World) claimed(tok at.Token) {
	c := w.commandOf(tok)
	c.took = tok.Done - c.sent
	if w.answerAt == 0 {
		w.answerAt = tok.Start
	}
	l := parseLine(tok.Text)
	if tok.Kind == at.Final {
		c = w.last
		c.answered = true
		w.run.Blocks.reached(waitFor("answer", c), tok.Done-c.sent)
		if tok.Text != "OK" {
			if c.due { // D24: the refusal is the result
				w.resultTook = c.took
			}
			w.drop(c)
			if strings.HasPrefix(strings.ToUpper(c.text), "ATE") {
				w.echoRefused = true
			}
			if c.verb == "MFTPDISC" {
				w.st.disconnected(c.channel, false)
			}
		} else {
			w.accepted(c)
		}
		return
	}
	if !hasResultCode(l.name) || c.verb != l.name {
		return
	}
	w.resultTook = c.took
	w.run.Blocks.reached(waitFor("result", c), c.took)
	if c.verb != "MFTPLIST" && c.verb != "MFTPRETR" {
		w.drop(c)
	}
	c.due = false
	success := l.at(1) == "0"
	switch {
	case c.verb == "MFTPDISC":
		w.st.disconnected(c.channel, success)
	case c.verb == "MFTPCWD" && success:
		w.moved[c.channel] = true
	case c.uploads():
		w.uploaded[w.uploadKey(c)] += w.packet
		if c.arg(1) != "0" {
			delete(w.uploaded, w.uploadKey(c))
		}
	}
}

// accepted keeps the books of a command that was answered OK.
func (w *World) accepted(c *command) {
	if c.verb == "MFTPCFG" && c.arg(0) == "rsptimeout" && c.channel >= 0 {
		if n, err := strconv.Atoi(c.arg(1)); err == nil {
			w.st.timeouts[c.channel] = time.Duration(n) * time.Second
		}
	}
	if c == w.last && w.mode == transparentMode {
		w.mode = commandMode
	}
	w.guardUntil = 0
}

// drop takes a command off the list of those whose result is due.
func (w *World) drop(c *command) {
	c.due = false
	w.pending = slices.DeleteFunc(w.pending, func(p *command) bool { return p == c })
}

func (w *World) uploadKey(c *command) string { return strconv.Itoa(c.channel) + " " + c.arg(0) }

// situation is what the lines of command c are judged against.
func (w *World) situation(c *command) situation {
	s := situation{ics: w.run.ICS, now: w.st.clock(), offsets: w.offsets(), modified: w.modified, argument: c.path(), moved: w.moved[c.channel], test: c.test}
	switch {
	case c.verb == "MFTPRETR" && c.channel >= 0 && w.server != nil:
		if data, err := w.server.Tree().Read(w.resolve(c.channel, c.arg(0))); err == nil {
			s.fileSize = strconv.Itoa(len(data))
		}
	case c.uploads():
		s.packet, s.packets = strconv.Itoa(w.packet), strconv.Itoa(w.uploaded[w.uploadKey(c)]+w.packet)
	}
	return s
}

// offsets are the laboratory's, D31.
func (w *World) offsets() []time.Duration {
	var all []time.Duration
	for _, text := range w.run.IXIT.Offsets {
		if d, err := time.ParseDuration(text); err == nil {
			all = append(all, d)
		}
	}
	return all
}
