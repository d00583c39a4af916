package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// EachSucceeds sends lines in turn, so many rounds of them, and expects each command to succeed.
func (m *Module) EachSucceeds(ctx context.Context, rounds int, doc string) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	return m.allSucceed(ctx, slices.Repeat(lines, rounds), false)
}

// allSucceed is EachSucceeds for what is left of the lines; the first one may have been
// accepted already.
func (m *Module) allSucceed(ctx context.Context, lines []string, accepted bool) error {
	for i, line := range lines {
		if !accepted {
			if err := m.host.Send(ctx, line); err != nil {
				return err
			}
		}
		accepted = false
		err := m.Succeeds(ctx)
		if n, later := errors.AsType[*notNow](err); later {
			n.rest = func(ctx context.Context) error { return m.allSucceed(ctx, lines[i:], n.waits != nil) }
			n.refused = nil
		}
		if err != nil {
			return err
		}
		if err := m.effect(ctx, m.host.last); err != nil {
			return err
		}
	}
	return nil
}

// wholeFile judges the data of a download of a whole file to the line.
func (m *Module) wholeFile(c *exchange) error {
	if len(c.Args) != 1 || len(c.received) == 0 {
		return nil
	}
	want, err := m.server.stored(m.server.resolve(c.Channel, c.Path()))
	if err == nil && !bytes.Equal(c.received, want) {
		return m.server.differs(m.host.about(model.Say("the data")), want, c.received)
	}
	return err
}

// effect judges what a command that has succeeded has brought, or done at the server. A server with a fault of
// the case does what it likes.
func (m *Module) effect(ctx context.Context, c *exchange) error {
	srv := m.server
	switch {
	case c.Verb == "MFTPRETR":
		return m.wholeFile(c)
	case c.Verb == "MFTPPWD":
		return m.ownDirectory(c)
	case srv.ftp == nil || len(srv.faults) > 0:
		return nil
	}
	at := srv.resolve(c.Channel, c.Path())
	switch {
	case c.Verb == "MFTPMKD":
		return srv.HoldsDirectory(ctx, at)
	case c.Verb == "MFTPDEL":
		return srv.hasNothing(ctx, at)
	case c.Verb == "MFTPRN":
		if err := srv.hasNothing(ctx, at); err != nil {
			return err
		}
		return srv.hasSomething(ctx, srv.resolve(c.Channel, c.Arg(1)))
	case c.Form() == "MFTPSTOR>inline" && c.Arg(1) == lastPacket:
		return srv.holds(ctx, at, []byte(c.Arg(3)))
	case c.Form() == "MFTPAPPE>inline" && c.Arg(1) == lastPacket:
		return srv.holdsAtItsEnd(ctx, at, []byte(c.Arg(3)))
	}
	return nil
}

// lastPacket is <eof> of the last packet of an upload (§3.11).
const lastPacket = "1"

// ownDirectory judges the path that AT+MFTPPWD reported.
func (m *Module) ownDirectory(c *exchange) error {
	if len(c.entries) != 1 {
		return nil
	}
	expected, right := m.rightPath(c, c.entries[0])
	if right {
		return nil
	}
	return m.fail(m.host.about(model.Say("another path is reported")), model.Plain(at.VisibleText(expected)), model.Plain(at.VisibleText(c.entries[0])))
}

// rightPath says whether a result of AT+MFTPPWD has the directory in which the server has
// the channel work, in quotes or without, and then with the commas that are in it (D01).
func (m *Module) rightPath(c *exchange, line string) (expected string, right bool) {
	s, ok := m.server.session(c.Channel)
	expected = fmt.Sprintf(`%s,0,"%s"`, head(c), s.Dir)
	return expected, ok && judge.Compare(expected, line, m.situation(c)).Why.IsZero()
}

// EachTimesOut sends commands, each on a channel of its own, and expects each to
// fail because no reply came in the time that its channel sets: not before, and
// within the tolerance after it (§3.1, D54). The waits overlap where the module
// works on several channels at a time; one that takes them in turn has the time
// anew for each, and so has one that refuses instead of acknowledging (D24).
func (m *Module) EachTimesOut(ctx context.Context, doc string) error {
	lines, err := m.lines(doc)
	if err != nil {
		return err
	}
	return m.eachTimesOut(ctx, lines)
}

func (m *Module) eachTimesOut(ctx context.Context, lines []string) error {
	var left []*exchange
	var again []string // refused or blocked, as another channel was at work (D27)
	var b bounds
	for _, line := range lines {
		if err := m.host.Send(ctx, line); err != nil {
			return err
		}
		c := m.host.last
		tok, err := m.answer(ctx, model.Say("final result"), model.Say("OK or %s", manual.CmeError(manual.OwnRefusal[c.Verb])))
		if err != nil {
			return err
		}
		if err := m.framed(tok, false); err != nil {
			return err
		}
		own := manual.CmeError(manual.OwnRefusal[c.Verb])
		if tok.Done < c.sent+m.st.Timeout(c.Channel) {
			if err := m.refusedBeside(tok, true); isLater(err) {
				again = append(again, line)
				continue
			} else if err != nil {
				return err
			}
		}
		b.answered = tok.Done
		switch {
		case tok.Kind == at.Final && tok.Text == "OK":
			m.claimed(tok)
			left = append(left, c)
		case tok.Kind == at.Final && (tok.Text == own || tok.Text == manual.CmeError(manual.UnknownError)):
			m.claimed(tok)
			if err := m.inTime(c, tok, b); err != nil {
				return err
			}
			b.ended = tok.Done
		default:
			return m.fail(m.host.about(model.Say("refused with another code")), model.Say("OK or %s", own), m.seen(tok))
		}
	}
	for len(left) > 0 {
		due := m.results(left...)
		tok, l, err := due.next(ctx)
		if iut.IsTimeout(err) {
			m.host.last = left[0]
			return m.silent(ctx, model.Say("result"), due.expected, err, due.limit)
		}
		if err != nil {
			return err
		}
		i := slices.IndexFunc(left, func(c *exchange) bool { return c.Verb == l.Name && strconv.Itoa(c.Channel) == l.At(0) })
		if i < 0 {
			return m.fail(m.host.about(model.Say("another line than the result")), due.expected, m.seen(tok))
		}
		c := left[i]
		m.host.last = c
		left = slices.Delete(left, i, i+1)
		if m.blockedBeside(tok) == c {
			if err := m.putOffBlocked(c, tok); !isLater(err) {
				return err
			}
			again = append(again, c.Text)
			continue
		}
		if err := m.timedOut(tok, l, b); err != nil {
			return err
		}
		b.ended = tok.Done
	}
	if len(again) > 0 { // the others are over
		return m.eachTimesOut(ctx, again)
	}
	return m.settled()
}

// timedOut judges the result of the command in force.
func (m *Module) timedOut(tok at.Token, l judge.Line, b bounds) error {
	c := m.host.last
	expected := model.Plain(head(c) + ",5")
	code, err := strconv.Atoi(l.At(1))
	switch {
	case err != nil || tok.Kind != at.Info:
		return m.fail(m.host.about(model.Say("another line than the result")), expected, m.seen(tok))
	case code == 0 && m.server.unfired():
		m.claimed(tok)
		return m.unfired(m.seen(tok))
	case code == 0 && c.Verb == "MFTPPWD" && !m.server.asked(c, "PWD", "XPWD"):
		m.claimed(tok)
		return m.unfired(m.seen(tok)) // it knows its path
	case code == 0:
		return m.fail(m.host.about(model.Say("the operation is reported as successful")), expected, m.seen(tok))
	}
	if err := m.namesCause(tok, l, judge.Causes["command timeout"], code, expected); err != nil {
		return err
	}
	m.claimed(tok)
	m.host.drop(c)
	return m.inTime(c, tok, b)
}

// bounds are what the end of one of several commands may have waited for.
type bounds struct {
	ended    time.Duration // when the module was last seen to finish one: it may take them in turn
	answered time.Duration // when it last acknowledged one: a result may not come before
}

// inTime judges when the end of c came. The time counts from where the server was asked.
func (m *Module) inTime(c *exchange, tok at.Token, b bounds) error {
	set, tolerance := m.st.Timeout(c.Channel), m.st.Timing().Tolerance
	latest := set + tolerance
	begun, known := m.server.unanswered(c)
	if !known {
		begun = max(c.sent, b.ended)
	}
	early := tok.Done-c.sent < set
	late := tok.Done > max(begun+latest, b.answered+tolerance)
	if !early && !late {
		return nil
	}
	return m.fail(m.host.about(model.Say("the result did not come in time")), model.Say("%s to %s", set, latest),
		model.Plain((tok.Done - c.sent).Round(time.Millisecond).String()))
}
