package scenario

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/judge"
	"mftpspec/reports/model"
)

// Step is one step of a case: its text, its doc string, what it is about, and what carries
// it out.
type Step struct {
	Text, Doc string
	Deed      Deed
	Subject   Subject
	Do        func(ctx context.Context, doc string) error
}

// channels are those that a step names, in its text and in the lines below it.
func (s Step) channels() []int { return append(slices.Clone(s.Subject.Channels), named(s.Doc)...) }

// Turns is row D27 for commands on several channels. A module may work on one channel
// at a time, and refuse or queue the command of another one. What a case demands of
// that one is then put off until its turn has come: the command is sent again, where it
// was refused, and all that follows on it is carried out as it is written.
type Turns struct {
	*core
	waiting []Step // in the order of the case
	aside   bool   // the command that was to be sent last is among them
}

// notNow is the error of a step that cannot be carried out before another channel's
// work is over.
type notNow struct {
	refused []*exchange                     // to be sent again
	waits   *exchange                       // accepted: its result is still to come
	rest    func(ctx context.Context) error // what is left of the step; nil: all of it
}

func (n *notNow) Error() string { return "another channel is at work" }

// isLater says whether an error puts a step off.
func isLater(err error) bool {
	_, later := errors.AsType[*notNow](err)
	return later
}

// Take carries out a step, or puts it off, and then what has waited and need not any
// more.
func (t *Turns) Take(ctx context.Context, s Step) error {
	if err := t.take(ctx, s); err != nil {
		return err
	}
	for len(t.waiting) > 0 && !t.host.anyAtWork(-1) {
		due := t.waiting
		t.waiting = nil
		for _, s := range due {
			if err := t.take(ctx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Turns) take(ctx context.Context, s Step) error {
	if len(t.waiting) > 0 {
		now, later := t.divide(s)
		if later != nil {
			t.waiting = append(t.waiting, *later)
			t.aside = t.aside || later.Deed.Is(Sends)
		}
		if now == nil {
			return nil
		}
		s = *now
	}
	before := t.host.last
	err := s.Do(ctx, s.Doc)
	c := t.host.last
	switch {
	case c != before:
		t.aside = false
		if c != nil {
			c.steps = []Step{s}
		}
	case c != nil && s.Deed == Demands && !slices.ContainsFunc(s.channels(), func(n int) bool { return n != c.Channel }):
		c.steps = append(c.steps, s)
	}
	n, later := errors.AsType[*notNow](err)
	if !later {
		return err
	}
	for _, r := range n.refused {
		t.note(model.Say("%s is sent again when the other channel's work is over", t.Secrets.Text(r.Text)))
		again := r.steps
		if last := len(again) - 1; last >= 0 && again[last].Text == s.Text { // what is left of it follows
			again = again[:last]
		}
		t.waiting = append(t.waiting, again...)
	}
	rest := s
	if n.waits != nil || n.rest != nil {
		rest.Do = func(ctx context.Context, doc string) error {
			if n.waits != nil {
				t.host.last, n.waits.queued = n.waits, false
			}
			if n.rest != nil {
				return n.rest(ctx)
			}
			return s.Do(ctx, doc)
		}
	}
	t.waiting = append(t.waiting, rest)
	t.aside = true
	if c.beside == besideOwn { // nothing in the case ends the upload
		return t.module.endsUpload(ctx, c.Channel)
	}
	return nil
}

// divide says what of a step is carried out although others wait: what is about a
// channel that is at work, or about no channel at all.
func (t *Turns) divide(s Step) (now, later *Step) {
	if s.Subject.Line != "" {
		c := judge.ParseCommand(s.Subject.Line)
		if !ofChannel(c) || t.host.atWork(c.Channel) {
			return &s, nil
		}
		return nil, &s
	}
	channels := s.channels()
	busy := slices.DeleteFunc(slices.Clone(channels), func(n int) bool { return !t.host.atWork(n) })
	switch {
	case s.Subject.LetsGo:
		return &s, nil
	case len(channels) == 0 && !t.aside && !s.Deed.Is(Prepares|Changes): // about the command before
		return &s, nil
	case len(busy) == 0:
		return nil, &s
	case len(busy) == len(channels):
		return &s, nil
	}
	one, other := s, s
	one.Doc, other.Doc = "", ""
	for line := range strings.SplitSeq(s.Doc, "\n") {
		of := &other
		if slices.ContainsFunc(named(line), t.host.atWork) {
			of = &one
		}
		of.Doc = strings.TrimPrefix(of.Doc+"\n"+line, "\n")
	}
	return &one, &other
}

var namedInLine = regexp.MustCompile(`(?m)^(?:\+|AT\+)MFTP[A-Z]+(?:: |=)([0-5])\b`)

// named are the channels of lines.
func named(lines string) []int {
	var all []int
	for _, m := range namedInLine.FindAllStringSubmatch(lines, -1) {
		n, _ := strconv.Atoi(m[1])
		all = append(all, n)
	}
	return all
}

// abandon forgets what waits at the end of a case in which the work was never over.
func (t *Turns) abandon() {
	if len(t.waiting) > 0 {
		t.note(model.Say("not carried out, as another channel was at work to the end: %s", t.waiting[0].Text))
	}
	t.waiting = nil
}
