package scenario

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// What another channel does while a command is sent (D27): stimuli of the dialect.
const (
	besidePackets  = "another channel between packets"
	besideTransfer = "another channel in a transfer"
	besideCommand  = "another channel at work"
	besideOwn      = "between packets" // AT+MFTPDISC, and the upload is the channel's own (D42)
)

// queued is the reading of D27 that a command waits for the end of another one.
const queued = "queued"

// atWork says whether a command of the channel is under way, or an upload waits for its
// next packet, as far as the line tells.
func (h *Host) atWork(channel int) bool {
	return h.module.uploading[channel] != nil || h.underWay(channel)
}

func (h *Host) underWay(channel int) bool { return h.underWayBut(channel, nil) }

// underWayBut is underWay of what came before a command.
func (h *Host) underWayBut(channel int, c *exchange) bool {
	return slices.ContainsFunc(h.pending, func(p *exchange) bool {
		return p != c && p.due && !p.queued && p.Channel == channel && !slices.ContainsFunc(h.st.Unread(), func(tok at.Token) bool {
			l := judge.ParseLine(tok.Text)
			return p.Verb != "MFTPRETR" && p.Verb != "MFTPLIST" && l.Name == p.Verb && l.At(0) == strconv.Itoa(channel) && l.At(1) != strconv.Itoa(manual.Interim)
		})
	})
}

// held says whether the server holds a transfer of the channel open: it ends no sooner
// than a step lets it.
func (h *Host) held(channel int) bool {
	return h.server.held && h.underWay(channel) && h.server.transferOpen(channel)
}

// anyAtWork says whether a channel other than this one is at work.
func (h *Host) anyAtWork(channel int) bool {
	for n := range manual.Channels {
		if n != channel && h.atWork(n) {
			return true
		}
	}
	return false
}

// ofChannel says whether a command is one of an FTP channel.
func ofChannel(c *judge.Command) bool {
	return c.Set && c.Channel >= 0 && strings.HasPrefix(c.Verb, "MFTP")
}

// beside is what another channel does when a command is sent; empty: nothing, or the
// command is about no channel.
func (h *Host) beside(c *judge.Command) string {
	if !ofChannel(c) {
		return ""
	}
	if c.Verb == "MFTPDISC" && h.module.uploading[c.Channel] != nil {
		return besideOwn
	}
	if h.underWay(c.Channel) || h.module.uploading[c.Channel] != nil && !c.Uploads() {
		return "" // its own channel is busy
	}
	if !h.anyAtWork(c.Channel) {
		return ""
	}
	for n := range manual.Channels {
		switch {
		case n == c.Channel:
		case h.module.uploading[n] != nil:
			return besidePackets
		case h.held(n):
			return besideTransfer
		}
	}
	return besideCommand
}

// refusedBeside takes a final result that refuses the command in force because another
// channel is at work (D27), and puts the command off: a *notNow. A command with which the
// module went to the server was not refused for that. own says whether the command's own code is
// one for certain: it may also be the failure that a step wants to see.
func (m *Module) refusedBeside(tok at.Token, own bool) error {
	c := m.host.last
	if c == nil || c.beside == "" || c.answered || tok.Kind != at.Final || tok.Text == "OK" || m.server.asked(c) {
		return nil
	}
	r, err := judge.RefusalOf("busy", c.Command)
	if err != nil {
		return err
	}
	value, refused := r.Immediate[tok.Text]
	if m.uncoded() && !refused {
		refused, value = tok.Text == "ERROR" || strings.HasPrefix(tok.Text, "+CME ERROR: "), ""
	}
	if !refused {
		return nil
	}
	if value == "own-code" && !own {
		value = ""
	}
	if err := m.framed(tok, false); err != nil {
		return err
	}
	m.claimed(tok)
	return m.again(c, value)
}

// again puts off a command that was refused or blocked; reading says how, empty: that
// is not certain. Nor is it where the channel was connected already, which is refused for
// that (D49).
func (m *Module) again(c *exchange, reading string) error {
	if c.Verb == "MFTPCONN" {
		m.server.forgetLogin(c.Channel)
		if _, ok := m.server.openSession(c.Channel); ok {
			reading = ""
		}
	}
	if reading != "" {
		if err := m.observe(c, []judge.Reading{{Row: ledger.D27, Stimulus: c.beside, Value: reading}}); err != nil {
			return err
		}
	}
	return &notNow{refused: []*exchange{c}}
}

// blockedBeside says whether a line is the result 4 of a command that was sent while
// another channel was at work.
func (m *Module) blockedBeside(tok at.Token) *exchange {
	l := judge.ParseLine(tok.Text)
	c := m.host.commandOf(tok)
	if tok.Kind != at.Info || l.At(1) != strconv.Itoa(manual.Blocked) || c == nil || c.beside == "" || c.Verb != l.Name || l.At(0) != strconv.Itoa(c.Channel) {
		return nil
	}
	return c
}

// putOffBlocked claims such a line and puts the command off.
func (m *Module) putOffBlocked(c *exchange, tok at.Token) error {
	if why := judge.FailureFields(judge.ParseLine(tok.Text)); !why.IsZero() {
		return m.fail(m.host.about(why), model.Plain(head(c)+",4"), m.seen(tok))
	}
	packets, before := m.uploaded[m.uploadKey(c)]
	m.claimed(tok)
	m.host.drop(c)
	if before {
		m.uploaded[m.uploadKey(c)] = packets
	} else {
		delete(m.uploaded, m.uploadKey(c))
	}
	return m.again(c, "result-4")
}

// worked records that a command was carried out although another channel was at work,
// where that is certain.
func (m *Module) worked(c *exchange, result at.Token) error {
	if c.beside == "" || judge.ParseLine(result.Text).Name != c.Verb {
		return nil
	}
	certain := c.beside == besideOwn
	for n := range manual.Channels {
		certain = certain || n != c.Channel && (m.uploading[n] != nil || m.host.held(n))
	}
	if !certain || c.beside == besideCommand {
		return nil
	}
	return m.observe(c, []judge.Reading{{Row: ledger.D27, Stimulus: c.beside, Value: "at-once"}})
}

// later puts off what waits for the result of c, which another channel holds up.
func (m *Module) later(c *exchange, rest func(context.Context) error) error {
	m.note(model.Say("%s waits for the end of another channel's work", m.Secrets.Text(c.Text)))
	if err := m.observe(c, []judge.Reading{{Row: ledger.D27, Stimulus: c.beside, Value: queued, MayVary: true}}); err != nil {
		return err
	}
	c.queued = true
	return &notNow{waits: c, rest: rest}
}

// patienceBeside is how long the result of c is waited for, and whether it may stay out
// (D27): it may where only a step of the case ends what another channel is at, an upload
// between packets or a transfer that the server holds. Other work ends by itself, and c
// has its time after that. due are the lines that are waited for.
func (m *Module) patienceBeside(c *exchange, limit time.Duration, due []string) (time.Duration, bool) {
	if c == nil || c.beside == "" {
		return limit, false
	}
	patience := min(limit, m.st.Timing().Immediate)
	if c.beside == besideOwn && m.uploading[c.Channel] != nil {
		return patience, true
	}
	if m.Run.Dialects.Noted(ledger.D27, queued) {
		patience = min(limit, m.st.Timing().Quiet)
	}
	whole := limit
	for n := range manual.Channels {
		mine := slices.ContainsFunc(due, func(line string) bool { return slices.Contains(named(line), n) })
		switch {
		case n == c.Channel || mine || !m.host.atWork(n):
		case m.uploading[n] != nil || m.server.held:
			return patience, true
		default:
			whole = limit + m.st.ResultLimit(n)
		}
	}
	return whole, false
}

// endsUpload sends the last packet of the upload that a channel has open.
func (m *Module) endsUpload(ctx context.Context, channel int) error {
	c := m.uploading[channel]
	if err := m.host.Send(ctx, fmt.Sprintf(`AT+%s=%d,"%s",1,5,"67890"`, c.Verb, channel, c.Arg(0))); err != nil {
		return err
	}
	return m.Succeeds(ctx)
}
