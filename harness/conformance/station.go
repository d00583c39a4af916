package conformance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/port"
	"mftpspec/reports/model"
)

// station is what is known of the module of one bench from case to case. It is
// used by one goroutine at a time: the one that holds the bench.
type station struct {
	run   *Run
	bench Bench

	iut      model.IUT
	lineEnd  string                      // what ends a command: <CR>; <CR><LF> where the module takes nothing else
	snapshot [channels]map[string]string // AT+MFTPCFG=n at first contact: parameter -> value list
	trouble  bool                        // of the case: something came, or did not come, that a lost network may explain
	oddities []string                    // what first contact met that a case should not be blamed for
	filesWhy string                      // why the file commands cannot be used; empty: they can
	habit    *noticeHabit                // D03, learned once
	reached  bool                        // the module was seen at an FTP server of the laboratory
	vain     int                         // how often its network was waited for and did not come back

	open     map[int]bool              // channels that may be connected
	settings map[setting]bool          // settings that may differ from the snapshot
	current  [channels]map[string]bool // settings that a case made on a channel; see timeout
	timeouts [channels]time.Duration   // rsptimeout in force
	basics   bool                      // echo or CMEE may have been changed
	notices  []*notice                 // requested closes whose +MFTPURC may still come
	closing  closing                   // what the case knows of a close requested now; nil: nothing
	ended    func(channel int) bool    // whether the case has a connection that ended without a notice yet; nil: nobody knows
	begun    time.Duration             // when the case began
	taken    map[int]int               // notices of requested closes of this case that came, by channel
	inbox    []at.Token                // received and not claimed, oldest first
	echoes   []at.Token                // of the last command: its line, and data after a prompt
	lost     string                    // why the module must be recovered before the next case
	fence    [2]int                    // first event of the last fence, and the first after it
	silent   map[string]bool           // commands without an answer since one had one

	downloaded map[int]bool // channels on which a download was delivered whole, and may not be over for the module
}

// setting is one MFTPCFG parameter of one channel.
type setting struct {
	channel int
	name    string
}

func newStation(r *Run, b Bench) *station {
	st := &station{run: r, bench: b, lineEnd: "\r", open: map[int]bool{}, settings: map[setting]bool{}, taken: map[int]int{}, downloaded: map[int]bool{}, silent: map[string]bool{}}
	st.forgetTimeouts()
	return st
}

func (st *station) forgetTimeouts() {
	for ch := range st.timeouts {
		st.timeouts[ch] = defaultTimeout
	}
}

// recordLimit is how long a step that only records waits for an answer.
const recordLimit = 2 * time.Second

func (st *station) identity() model.IUT { return st.iut }

// has says whether the bench has what a case needs, or why not. What the ICS
// answers is not asked here.
func (st *station) has(need string) (bool, string) {
	switch host := st.run.IXIT.Server.Host; strings.TrimPrefix(need, "needs-") {
	case "files":
		return st.filesWhy == "", st.filesWhy
	case "active":
		if behindNAT(st.run.IXIT) {
			return false, "the FTP server is behind a NAT, where connections to the module do not come from the address that it knows (server: host:)"
		}
	case "ipv6":
		if host != "" && !strings.Contains(host, ":") {
			return false, "the laboratory gives no IPv6 address for the FTP server (server: host:)"
		}
	}
	return true, ""
}

func (st *station) session() *at.Session { return st.bench.Session() }
func (st *station) timing() Timing       { return st.run.IXIT.Timing }

// resultLimit is how long a deferred result may take (ledger D60).
func (st *station) resultLimit(ch int) time.Duration {
	t := defaultTimeout
	if ch >= 0 && ch < channels {
		t = st.timeouts[ch]
	}
	return t + st.timing().ResultExtra
}

// fetch reads the next token from the line. What ends the case, because nothing
// can be said any more, is an *Outcome inconc; a *at.TimeoutError means that
// nothing complete came until then.
func (st *station) fetch(ctx context.Context, until time.Duration) (at.Token, error) {
	for {
		tok, err := st.session().Next(ctx, until)
		switch {
		case errors.Is(err, port.ErrGone):
			st.lost = "the module's port is gone"
			return tok, inconc("the module's port is gone", "", at.Visible(st.session().Pending()))
		case err != nil:
			return tok, err
		}
		if tok.Kind == at.Echo {
			st.echoes = append(st.echoes, tok)
			continue
		}
		l := parseLine(tok.Text)
		if ch, notice := noticeOf(tok); notice && !st.mayEnd(ch) || hasResultCode(l.name) && slices.Contains(networkCodes, l.at(1)) {
			st.trouble = true
		}
		if l.name == "MATREADY" {
			st.rebooted()
			return tok, inconc("the module rebooted: its boot notification came", "", at.VisibleText(tok.Text))
		}
		return tok, nil
	}
}

// rebooted forgets what a reboot undoes.
func (st *station) rebooted() {
	st.lost = "the module rebooted"
	clear(st.open)
	clear(st.downloaded)
	st.notices = nil
	st.basics = true
	st.forgetTimeouts()
}

// next returns the oldest token that is relevant; the others stay in the inbox.
func (st *station) next(ctx context.Context, until time.Duration, relevant func(at.Token) bool) (at.Token, error) {
	for i, tok := range st.inbox {
		if relevant(tok) {
			st.inbox = slices.Delete(st.inbox, i, i+1)
			return tok, nil
		}
	}
	for {
		tok, err := st.fetch(ctx, until)
		if err != nil {
			return tok, err
		}
		if relevant(tok) {
			return tok, nil
		}
		st.inbox = append(st.inbox, tok)
	}
}

// collect puts into the inbox what has already come.
func (st *station) collect(ctx context.Context) error {
	for {
		tok, err := st.fetch(ctx, st.session().Now())
		if isTimeout(err) {
			return nil
		}
		if err != nil {
			return err
		}
		st.inbox = append(st.inbox, tok)
	}
}

func isTimeout(err error) bool {
	_, ok := errors.AsType[*at.TimeoutError](err)
	return ok
}

// reply is what a lenient exchange brought: the lines of the command's own name
// (or without a name), and the final result.
type reply struct {
	info  []string
	final string
	took  time.Duration // to the final result
}

func (r reply) ok() bool { return strings.EqualFold(r.final, "OK") }

func (r reply) String() string {
	return at.VisibleText(strings.Join(append(slices.Clone(r.info), r.final), " | "))
}

// deferredCode is the code of the deferred result of a command: part of its reply, or
// what wait brings; "" if there is none in time.
func (r reply) deferredCode(verb string, wait func(want func(at.Token) bool) (at.Token, error)) (string, error) {
	if i := slices.IndexFunc(r.info, isResult(verb)); i >= 0 {
		return parseLine(r.info[i]).at(1), nil
	}
	tok, err := wait(func(t at.Token) bool { return isResult(verb)(t.Text) })
	if isTimeout(err) {
		return "", nil
	}
	return parseLine(tok.Text).at(1), err
}

// idle waits until a download that was delivered whole is over for the module too.
// +MFTPRETR has no end mark (D05): after the last byte the module may still be
// reading the server's reply, and would be busy (D27) for a command on the channel.
func (st *station) idle(ctx context.Context, ch int) error {
	if !st.downloaded[ch] {
		return nil
	}
	delete(st.downloaded, ch)
	const pause = 20 * time.Millisecond
	for until := st.session().Now() + st.resultLimit(ch); st.session().Now() < until; {
		r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", ch), st.timing().Immediate)
		if isTimeout(err) {
			return nil // what follows shows it
		}
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(r.info, func(s string) bool { l := parseLine(s); return l.name == "MFTPSTATE" && l.at(1) == "2" }) {
			return nil
		}
		if err := st.session().WaitSilence(ctx, pause); err != nil {
			return err
		}
	}
	return nil
}

// ask sends a line and waits for a final result, leniently: for preambles,
// postambles and recovery, which judge nothing. Lines that are not the
// command's own stay in the inbox. A command that was in vain before is not
// waited for at length.
func (st *station) ask(ctx context.Context, text string, limit time.Duration) (reply, error) {
	c := parseCommand(text)
	if c.verb == "" { // a fence, or what a case waits for by its own limit
		return st.exchange(ctx, c, text, limit)
	}
	r, err := st.exchange(ctx, c, text, st.run.Blocks.ownPatience(c.form(), limit))
	switch {
	case err == nil || isTimeout(err) && len(r.info) > 0:
		clear(st.silent)
	case isTimeout(err):
		st.silent[c.verb] = true
	default:
		return r, err
	}
	st.run.Blocks.ownEnded(c.form(), err == nil, r.took)
	return r, err
}

func (st *station) exchange(ctx context.Context, c *command, text string, limit time.Duration) (reply, error) {
	// What came before is no answer to this.
	if err := st.collect(ctx); err != nil {
		return reply{}, err
	}
	before := st.inbox
	st.inbox = nil
	defer func() { st.inbox = append(before, st.inbox...) }()
	st.session().Expect(c.context())
	if err := st.transmit(ctx, text); err != nil {
		return reply{}, err
	}
	sent := st.session().Now()
	until := sent + limit
	var r reply
	for {
		tok, err := st.next(ctx, until, func(t at.Token) bool { return st.answers(c, t) })
		if err != nil {
			return r, err
		}
		if tok.Kind == at.Final {
			r.final, r.took = tok.Text, st.session().Now()-sent
			return r, nil
		}
		text := tok.Text
		if tok.Kind == at.Payload {
			text += "," + string(tok.Data)
		}
		r.info = append(r.info, text)
		if c.due && isResult(c.verb)(tok.Text) { // before its OK, which may never come
			until = min(until, st.session().Now()+st.timing().Quiet)
		}
	}
}

// nextWithin is next for what preambles and postambles wait for. What did not come
// before is not waited for at length.
func (st *station) nextWithin(ctx context.Context, what string, limit time.Duration, want func(at.Token) bool) (at.Token, error) {
	began := st.session().Now()
	tok, err := st.next(ctx, began+st.run.Blocks.ownPatience(what, limit), want)
	if err == nil || isTimeout(err) {
		st.run.Blocks.ownEnded(what, err == nil, st.session().Now()-began)
	}
	return tok, err
}

// answers says whether a token can be part of the lenient answer to c.
func (st *station) answers(c *command, tok at.Token) bool {
	switch tok.Kind {
	case at.Final, at.Payload:
		return true
	case at.Info:
		name := parseLine(tok.Text).name
		return name == c.verb || name == "" && c.verb != "" && !strings.HasPrefix(c.verb, "MFTP")
	}
	return false
}

// transmit sends a line with the line end that the module takes.
func (st *station) transmit(ctx context.Context, text string) error {
	limited, cancel := context.WithTimeout(ctx, st.timing().Immediate)
	defer cancel()
	return st.wrote(ctx, text, st.session().Send(limited, text))
}

// wrote turns the failure of a write into what it says of the module.
func (st *station) wrote(ctx context.Context, what string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return inconc("there was no time to send it all: "+err.Error(), at.Shorten(st.run.secrets.text(at.VisibleText(what)), 100), "")
	case errors.Is(err, port.ErrGone):
		st.lost = "the module's port is gone"
		return inconc("the module's port is gone", "", "")
	case errors.Is(err, context.DeadlineExceeded):
		st.lost = "the module takes no bytes"
		return inconc(fmt.Sprintf("the module took no bytes for %v", st.timing().Immediate), at.VisibleText(what), "")
	}
	return err
}

// clock is the wall time now, for judging time stamps.
func (st *station) clock() time.Time {
	return st.bench.Log().Start().Add(st.bench.Log().Now())
}
