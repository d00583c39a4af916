package iut

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ixit"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/port"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// Module is the module of one bench as the tester drives it, and what is known of it
// from case to case. It is used by one goroutine at a time: the one that holds the
// bench.
type Module struct {
	Known
	Run   *Run
	bench Bench

	touched touched
	visit   visit
	lost    Loss
	notices []*notice       // requested closes whose +MFTPURC may still come
	inbox   []at.Token      // received and not claimed, oldest first
	taken   int             // where the token that was claimed last stands on the tape
	echoes  []at.Token      // of the last command: its line, and data after a prompt
	fence   [2]int          // first event of the last fence, and the first after it
	silent  map[string]bool // commands without an answer since one had one

	failedNetworkWaits int // how often its network was waited for and did not come back
}

// Known is what the tester has found out about a module, most of it at first contact.
type Known struct {
	IUT      model.IUT
	LineEnd  string                             // what ends a command: <CR>; <CR><LF> where the module takes nothing else
	Snapshot [manual.Channels]map[string]string // AT+MFTPCFG=n at first contact: parameter -> value list
	Oddities []model.Text                       // what first contact met that a case should not be blamed for
	FilesWhy model.Text                         // why the file commands cannot be used; empty: they can
	Habit    *NoticeHabit                       // D03, learned once

	OwnDefault map[string]bool    // settings whose default was seen to be another than that of §3.1 (D21)
	normals    map[setting]string // what cases begin with, where it is not the value of the snapshot
	found      foundState         // what is put back besides settings
	Reached    bool               // the module was seen at an FTP server of the laboratory
}

// setting is one MFTPCFG parameter of one channel.
type setting struct {
	channel int
	name    string
}

// New is a module that nothing is known of yet.
func New(r *Run, b Bench) *Module {
	m := &Module{Run: r, bench: b, Known: Known{LineEnd: "\r", OwnDefault: map[string]bool{}, normals: map[setting]string{}, found: foundState{files: map[string][]byte{}}}, silent: map[string]bool{}, visit: visit{taken: map[int]int{}, closed: map[int][]time.Duration{}},
		touched: touched{open: map[int]bool{}, settings: map[setting]string{}, downloaded: map[int]bool{}}}
	m.forgetTimeouts()
	return m
}

func (m *Module) forgetTimeouts() {
	for ch := range m.touched.timeouts {
		m.touched.timeouts[ch] = manual.DefaultTimeout
	}
}

// RecordLimit is how long a step that only records waits for an answer.
const RecordLimit = 2 * time.Second

func (m *Module) Identity() model.IUT { return m.IUT }

// Has says whether the bench has what a case needs, or why not. What the ICS
// answers is not asked here.
func (m *Module) Has(need string) (bool, model.Text) {
	switch host := m.Run.IXIT.Server.Host; strings.TrimPrefix(need, "needs-") {
	case "files":
		return m.FilesWhy.IsZero(), m.FilesWhy
	case "active":
		if BehindNAT(m.Run.IXIT) {
			return false, model.Say("the FTP server is behind a NAT, where connections to the module do not come from the address that it knows (server: host:)")
		}
	case "ipv6":
		if host != "" && !strings.Contains(host, ":") {
			return false, model.Say("the laboratory gives no IPv6 address for the FTP server (server: host:)")
		}
	}
	return true, model.Text{}
}

func (m *Module) Session() *at.Session { return m.bench.Session() }
func (m *Module) Timing() ixit.Timing  { return m.Run.IXIT.Timing }

// ResultLimit is how long a deferred result may take (ledger D60).
func (m *Module) ResultLimit(ch int) time.Duration {
	return m.Timeout(ch) + m.Timing().ResultExtra
}

// fetch reads the next token from the line. What ends the case, because nothing
// can be said any more, is an *Outcome inconc; a *at.TimeoutError means that
// nothing complete came until then.
func (m *Module) fetch(ctx context.Context, until time.Duration) (at.Token, error) {
	for {
		tok, err := m.Session().Next(ctx, until)
		switch {
		case errors.Is(err, port.ErrGone):
			m.lost = PortGone
			return tok, verdict.Inconclusive(model.Say("the module's port is gone"), model.Text{}, model.Plain(at.Excerpt(m.Session().Pending())))
		case err != nil:
			return tok, err
		}
		if tok.Kind == at.Echo {
			m.echoes = append(m.echoes, tok)
			continue
		}
		l := judge.ParseLine(tok.Text)
		if ch, notice := NoticeOf(tok); notice && !m.OwesNotice(ch) || manual.HasResultCode(l.Name) && slices.Contains(networkCodes, l.At(1)) {
			m.visit.troubled = true
		}
		if l.Name == "MATREADY" {
			m.rebooted()
			return tok, verdict.Inconclusive(model.Say("the module rebooted: its boot notification came"), model.Text{}, model.Plain(at.VisibleText(tok.Text)))
		}
		return tok, nil
	}
}

// rebooted forgets what a reboot undoes.
func (m *Module) rebooted() {
	m.lost, m.visit.rebooted = Rebooted, true
	clear(m.touched.open)
	clear(m.touched.downloaded)
	m.notices = nil
	m.touched.basics = true
	m.forgetTimeouts()
}

// Next returns the oldest token that is relevant; the others stay in the inbox.
func (m *Module) Next(ctx context.Context, until time.Duration, relevant func(at.Token) bool) (at.Token, error) {
	for i, tok := range m.inbox {
		if relevant(tok) {
			m.inbox = slices.Delete(m.inbox, i, i+1)
			m.taken = tok.Start
			return tok, nil
		}
	}
	for {
		tok, err := m.fetch(ctx, until)
		if err != nil {
			return tok, err
		}
		if relevant(tok) {
			m.taken = tok.Start
			return tok, nil
		}
		m.inbox = append(m.inbox, tok)
	}
}

// Collect puts into the inbox what has already come.
func (m *Module) Collect(ctx context.Context) error {
	for {
		tok, err := m.fetch(ctx, m.Session().Now())
		if IsTimeout(err) {
			return nil
		}
		if err != nil {
			return err
		}
		m.inbox = append(m.inbox, tok)
	}
}

func IsTimeout(err error) bool {
	_, ok := errors.AsType[*at.TimeoutError](err)
	return ok
}

// Reply is what a lenient exchange brought: the lines of the command's own name
// (or without a name), and the final result.
type Reply struct {
	Info  []string
	Final string
	Took  time.Duration // to the final result
}

// Ok says whether the final result is OK, however it is written: see [at.Token.OK].
func (r Reply) Ok() bool { return at.Token{Kind: at.Final, Text: r.Final}.OK() }

// orNothing is the reply in a sentence.
func (r Reply) orNothing() model.Text { return orWord(r.String(), model.Say("nothing")) }

func (r Reply) String() string {
	parts := append(slices.Clone(r.Info), r.Final)
	return at.VisibleText(strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " | "))
}

// Accepts says whether a command with a deferred result was accepted: with OK, or by that
// result, which may come first.
func (r Reply) Accepts(verb string) bool {
	return r.Ok() || slices.ContainsFunc(r.Info, IsResult(verb))
}

// DeferredCode is the code of the deferred result of a command: part of its reply, or
// what wait brings; "" if there is none in time.
func (r Reply) DeferredCode(verb string, wait func(want func(at.Token) bool) (at.Token, error)) (string, error) {
	if i := slices.IndexFunc(r.Info, IsResult(verb)); i >= 0 {
		return judge.ParseLine(r.Info[i]).At(1), nil
	}
	tok, err := wait(func(t at.Token) bool { return IsResult(verb)(t.Text) })
	if IsTimeout(err) {
		return "", nil
	}
	return judge.ParseLine(tok.Text).At(1), err
}

// Idle waits until a download that was delivered whole is over for the module too.
// +MFTPRETR has no end mark (D05): after the last byte the module may still be
// reading the server's reply, and would be busy (D27) for a command on the channel.
func (m *Module) Idle(ctx context.Context, ch int) error {
	if !m.touched.downloaded[ch] {
		return nil
	}
	delete(m.touched.downloaded, ch)
	const pause = 20 * time.Millisecond
	for until := m.Session().Now() + m.ResultLimit(ch); m.Session().Now() < until; {
		r, err := m.Ask(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", ch), m.Timing().Immediate)
		if IsTimeout(err) {
			return nil // what follows shows it
		}
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(r.Info, func(s string) bool { l := judge.ParseLine(s); return l.Name == "MFTPSTATE" && l.At(1) == connecting }) {
			return nil
		}
		if err := m.Session().WaitSilence(ctx, pause); err != nil {
			return err
		}
	}
	return nil
}

// Ask sends a line and waits for a final result, leniently: for preambles,
// postambles and recovery, which judge nothing. Lines that are not the
// command's own stay in the inbox. A command that was not
// answered before is not waited for at length.
func (m *Module) Ask(ctx context.Context, text string, limit time.Duration) (Reply, error) {
	c := judge.ParseCommand(text)
	if c.Verb == "" { // a fence, or what a case waits for by its own limit
		return m.exchange(ctx, c, text, limit)
	}
	r, err := m.exchange(ctx, c, text, m.Run.Blocks.OwnPatience(c.Form(), limit))
	switch {
	case err == nil || IsTimeout(err) && len(r.Info) > 0:
		clear(m.silent)
	case IsTimeout(err):
		m.silent[c.Verb] = true
	default:
		return r, err
	}
	m.Run.Blocks.OwnEnded(c.Form(), err == nil, r.Took)
	return r, err
}

func (m *Module) exchange(ctx context.Context, c *judge.Command, text string, limit time.Duration) (Reply, error) {
	// What came before is no answer to this.
	if err := m.Collect(ctx); err != nil {
		return Reply{}, err
	}
	before := m.inbox
	m.inbox = nil
	defer func() { m.inbox = append(before, m.inbox...) }()
	m.Session().Expect(c.Context())
	if err := m.Transmit(ctx, text); err != nil {
		return Reply{}, err
	}
	sent, until := m.Session().Now(), m.Session().Within(limit)
	var r Reply
	for {
		tok, err := m.Next(ctx, until, func(t at.Token) bool { return m.answers(c, t) })
		if err != nil {
			return r, err
		}
		if tok.Kind == at.Final {
			r.Final, r.Took = tok.Text, m.Session().Now()-sent
			return r, nil
		}
		text := tok.Text
		if tok.Kind == at.Payload {
			text += "," + string(tok.Data)
		}
		r.Info = append(r.Info, text)
		if c.Deferred() && IsResult(c.Verb)(tok.Text) { // before its OK, which may never come
			until = min(until, m.Session().Now()+m.Timing().Quiet)
		}
	}
}

// NextWithin is next for what preambles and postambles wait for. What did not come
// before is not waited for at length.
func (m *Module) NextWithin(ctx context.Context, what string, limit time.Duration, want func(at.Token) bool) (at.Token, error) {
	began := m.Session().Now()
	tok, err := m.Next(ctx, m.Session().Within(m.Run.Blocks.OwnPatience(what, limit)), want)
	if err == nil || IsTimeout(err) {
		m.Run.Blocks.OwnEnded(what, err == nil, m.Session().Now()-began)
	}
	return tok, err
}

// answers says whether a token can be part of the lenient answer to c.
func (m *Module) answers(c *judge.Command, tok at.Token) bool {
	switch tok.Kind {
	case at.Final, at.Payload:
		return true
	case at.Info:
		name := judge.ParseLine(tok.Text).Name
		return name == c.Verb || name == "" && c.Verb != "" && !strings.HasPrefix(c.Verb, "MFTP")
	}
	return false
}

// Transmit sends a line with the line end that the module takes.
func (m *Module) Transmit(ctx context.Context, text string) error {
	limited, cancel := context.WithTimeout(ctx, m.Timing().Immediate)
	defer cancel()
	return m.Wrote(ctx, text, m.Session().Send(limited, text))
}

// Wrote turns the failure of a write into what it says of the module.
func (m *Module) Wrote(ctx context.Context, what string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return verdict.Inconclusive(model.Say("there was no time to send it all: %s", err), model.Plain(at.Shorten(m.Run.Secrets.Text(at.VisibleText(what)), 100)), model.Text{})
	case errors.Is(err, port.ErrGone):
		m.lost = PortGone
		return verdict.Inconclusive(model.Say("the module's port is gone"), model.Text{}, model.Text{})
	case errors.Is(err, context.DeadlineExceeded):
		m.lost = TakesNoBytes
		return verdict.Inconclusive(model.Say("the module took no bytes for %s", m.Timing().Immediate), model.Plain(at.VisibleText(what)), model.Text{})
	}
	return err
}

// Clock is the wall time now, for judging time stamps.
func (m *Module) Clock() time.Time {
	return m.bench.Log().Start().Add(m.bench.Log().Now())
}
