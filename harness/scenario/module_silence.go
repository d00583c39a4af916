package scenario

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// readsToOffset is the offset of a download that is under way, where the module has the
// server send the file from its beginning and reads up to there; else 0.
func (m *Module) readsToOffset() int64 {
	c := m.host.last
	if c == nil || c.Verb != "MFTPRETR" {
		return 0
	}
	from, err := strconv.ParseInt(c.Arg(2), 10, 64)
	if err != nil || from < 1<<20 {
		return 0
	}
	if t, ok := m.server.openTransfer(c); !ok || t.Verb != "RETR" || t.Offset != 0 || t.Wire == 0 {
		return 0
	}
	return from
}

// silent judges an expectation that nothing met in time (ledger D60): it is the
// device's fault when the module answers AT and the server has no exchange with
// it open; nothing can be said of a module that is mute, has rebooted, or still
// talks to the server.
func (m *Module) silent(ctx context.Context, what, expected model.Text, cause error, limit time.Duration) error {
	m.st.Trouble()
	line := expected.String()
	expected = expected.Map(at.VisibleText)
	var partial []byte
	if timeout, ok := errors.AsType[*at.TimeoutError](cause); ok {
		partial = timeout.Partial
	}
	// Data that were announced and do not come must not swallow the answer to AT.
	if session := m.st.Session(); len(partial) > 0 && session.LastByte()+m.st.Timing().Quiet < session.Now() {
		session.Drain()
	}
	exchange, endIsDue := m.server.exchange(), m.server.waitsForEnd(m.host.last)
	if m.server.held && !exchange.IsZero() && m.answersWhenLetGo(ctx) {
		return verdict.Inconclusive(m.host.about(model.Say("no %s within %s while the server still had %s", what, limit, exchange)), expected, model.Plain(at.Visible(partial)))
	}
	transparent := m.host.mode == transparentMode
	if err := m.answersAgain(ctx); err != nil {
		if transparent {
			if stuck := m.neverLeft(ctx); stuck != nil {
				return stuck
			}
		}
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			o.Message = m.host.about(model.Say("no %s within %s, and %s", what, limit, o.Message))
			o.Expected, o.Server = expected, m.server.serverSaw()
		}
		return err
	}
	if err := m.unannounced(ctx, line, limit); err != nil {
		return err
	}
	if n := m.readsToOffset(); n > 0 && m.server.excuses() {
		return verdict.Deselected(model.Say("the module reads the %s bytes before the offset instead of having the server skip them (ledger D65), which takes too long", strconv.FormatInt(n, 10)))
	}
	// A single +++ may have met a module that had too little silence around it.
	if endIsDue && transparent {
		endIsDue = !m.Run.Blocks.Once(iut.Key{Kind: iut.EndOfTransparent, Of: m.host.last.Verb})
	}
	if !exchange.IsZero() && m.server.excuses() && !endIsDue {
		return verdict.Inconclusive(m.host.about(model.Say("no %s within %s while the server still had %s", what, limit, exchange)), expected, model.Plain(at.Visible(partial)))
	}
	why := model.Say("no %s within %s; the wait was shortened: too many time-outs since %s", what, limit, m.wait.blockedBy)
	if m.Run.Blocks.HasFailed(m.wait.key) {
		why = model.Say("no %s within %s; the wait was shortened, because it also timed out in %s", what, limit, m.wait.blockedBy)
	}
	m.missed(limit)
	if m.wait.blockedBy != "" {
		return &verdict.Outcome{Verdict: model.Inconc, BlockedBy: m.wait.blockedBy, Message: m.host.about(why), Expected: expected,
			Observed: model.Plain(at.Visible(partial)), Server: m.server.serverSaw()}
	}
	observed := model.Say("nothing")
	if len(partial) > 0 {
		observed = model.Plain(at.Visible(partial))
		if !strings.HasSuffix(string(partial), "\n") {
			observed = model.Say("%s without a line end", observed)
		}
	}
	if late := m.late(); late != "" {
		observed = model.Say("%s, then only after the limit %s", observed, late)
	}
	o := m.fail(m.host.about(model.Say("no %s within %s, though the module answers AT", what, limit)), expected, observed)
	switch _, _, data := announced(partial); {
	case data:
		o.Message = m.host.about(model.Say("a line with data comes, and not all of them"))
	case strings.HasSuffix(strings.TrimRight(string(partial), "\r"), line):
		o.Message = m.host.about(model.Say("the line is not ended by <CR><LF>"))
		o.Clause = "2.1"
	}
	return o
}

// answersAgain fences; where the AT may have been taken for upload data it gets
// the module out of its data mode first.
func (m *Module) answersAgain(ctx context.Context) error {
	inData := m.host.mode != commandMode
	if inData {
		m.host.leaveData(ctx)
	}
	limit, short := m.st.Timing().Immediate, min(iut.ContactLimit, m.st.Timing().Immediate)
	if m.host.last != nil && m.blocked(m.host.last.hang()) != nil {
		limit = short
	}
	err := m.st.AliveWithin(ctx, limit)
	if err == nil || m.host.last == nil || !m.host.last.Uploads() || inData {
		return err
	}
	m.host.mode = stuckMode
	m.host.leaveData(ctx)
	if again := m.st.AliveWithin(ctx, short); again != nil {
		return err
	}
	m.st.Found()
	return nil
}

// late is what came for us after the limit.
func (m *Module) late() string {
	var texts []string
	for _, tok := range m.st.Unread() {
		if judge.Ours(tok) {
			texts = append(texts, at.VisibleText(tok.Text))
		}
	}
	return at.Shorten(strings.Join(texts, ", "), 200)
}

// fence ends a case: AT, OK, and nothing of ours before it that nobody claimed.
func (m *Module) fence(ctx context.Context, judged bool) error {
	if err := m.answersAgain(ctx); err != nil {
		if o, ok := errors.AsType[*verdict.Outcome](err); ok {
			o.Message = model.Say("after the last step %s", o.Message)
		}
		return m.st.AsOutcome(err)
	}
	if err := m.st.Collect(ctx); err != nil {
		return m.st.AsOutcome(err)
	}
	// A server that is held up by a fault does not see that the module has gone.
	_ = m.server.ClearFaults()
	err := m.settled()
	if judged { // else what nobody claimed is no news
		err = m.unclaimed(ctx, model.Say("at the end of the case"))
	}
	for _, tok := range m.st.Unread() {
		switch is, unlike := judge.Foreign(tok); {
		case unlike:
			m.Run.Dialects.Note(ledger.D62, "", "foreign")
		case is:
			m.Run.Dialects.Note(ledger.D62, "", "chatty")
		}
	}
	m.dropUnread()
	if !judged {
		return nil
	}
	return err
}

// dropUnread forgets what nobody claimed. The notices among it are those of connections
// that the case lost.
func (m *Module) dropUnread() {
	for _, tok := range m.st.Unread() {
		if ch, ok := iut.NoticeOf(tok); ok {
			m.reported[ch]++
		}
	}
	m.st.DropUnread()
}

// unclaimed judges what is in the inbox. What may have come without being asked
// for: notifications of others, the notice of a connection that is gone (§3.14),
// and the result of a command whose result no step waited for. The latter two
// stay for a later step.
func (m *Module) unclaimed(ctx context.Context, when model.Text) error {
	if err := m.settled(); err != nil {
		return err
	}
	notices := map[int]int{}
	results := map[*exchange]bool{}
	for _, tok := range slices.Clone(m.st.Unread()) {
		if !judge.Ours(tok) {
			continue
		}
		if ch, ok := iut.NoticeOf(tok); ok {
			if m.server.ended(ctx, ch, notices[ch]+1+m.reported[ch]+m.st.NoticesTaken(ch)) {
				notices[ch]++
				continue
			}
			if explained, err := m.ofAnotherClose(tok); err != nil {
				return err
			} else if explained {
				continue
			}
			m.Run.Blocks.OwnEnded(endThatIsReported, false, 0)
			o := m.fail(model.Say("%s: unexpected +MFTPURC for channel %s: its connection did not end (again)", when, ch), model.Say("no such line"), m.seen(tok))
			o.Clause = noticeClause
			return o
		}
		l := judge.ParseLine(tok.Text)
		if c := m.host.pendingOf(l); c != nil && c.due && c.answered && (!results[c] || c.Verb == "MFTPRETR" || c.Verb == "MFTPLIST") {
			results[c] = results[c] || !m.interim(tok, []string{head(c)})
			continue
		}
		if err := m.framing(tok, false); err != nil {
			return err
		}
		return m.fail(model.Say("unexpected line %s", when), model.Say("no such line"), m.seen(tok))
	}
	return nil
}

// ofAnotherClose claims a notice that a requested close explains, this case's or one's
// before; false: the line is no notice, or nothing explains it.
func (m *Module) ofAnotherClose(tok at.Token) (explained bool, err error) {
	if _, ok := iut.NoticeOf(tok); !ok {
		return false, nil
	}
	explained, err = m.st.ClaimEarlierNotice(tok)
	return explained, m.outcome(err)
}

// answersWhenLetGo lets the transfer go on that is held, and says whether the last command
// is answered then: the module was late with it, and has not lost it (D60).
func (m *Module) answersWhenLetGo(ctx context.Context) bool {
	c := m.host.last
	if c == nil || m.server.LetsTransferGo() != nil {
		return false
	}
	_, err := m.st.Next(ctx, m.st.Session().Within(m.st.Timing().Immediate), func(t at.Token) bool {
		l := judge.ParseLine(t.Text)
		return t.Kind == at.Final || l.Name == c.Verb && l.At(0) == strconv.Itoa(c.Channel)
	})
	return err == nil
}
