package scenario

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/redact"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// World is what the steps of one case act on: the module's serial line and the
// case's own FTP server. Each step is one call of a method. Its errors follow one
// rule: an *Outcome says something of the device, any other error is ours.
//
// The methods are split by subject: world_serial.go (what is sent and what is
// answered), world_data.go (prompt, CONNECT, data), world_retr.go (delivery),
// world_channel.go (states before the stimulus), world_server.go (what the server
// saw and stores), world_faults.go, world_files.go (the module's own files).
type Scenario struct {
	Run   *iut.Run
	bench iut.Bench
	st    *iut.Module
	c     *catalogue.Case

	user, password string
	Secrets        *redact.Secrets // the passwords of this case
	target         target          // what <host> and <port> stand for, where not the server

	personalityName string // of the server; empty: the plain one
	server          *ftpserver.Server
	serverWith      []func(*ftpserver.Options)
	deadEnds        []*ftpserver.DeadEnd
	faults          []*ftpserver.Injection
	faultFired      bool         // a fault that is disarmed by now has fired
	dropped         bool         // a step ended a session
	troubled        bool         // something in the case may be explained by a lost network
	faultName       string       // of the last fault, for keys of the dialect record
	overcome        string       // the faultName that ItselfAgain ended
	logins          []login      // AT+MFTPCONN lines, in order
	reported        map[int]int  // +MFTPURC claimed for a channel
	quiet           *serverCount // D50: what the server had seen at the stimulus, to be compared at the end

	sent                []string         // every line that was sent, for reproduction
	last                *judge.Command   // the one whose answer is judged
	pending             []*judge.Command // whose deferred result is still due
	mode                dataMode
	guardUntil          time.Duration      // the host stays silent until then (+++)
	uploaded            map[string]int     // D42: bytes of the packets before, by channel and name
	packet              int                // D42: bytes of the last packet
	typed               []byte             // D40: data of the last command
	moved               map[int]bool       // D01: channels with a CWD
	wait, waitBlockedBy string             // what is waited for, and the case by which it is blocked
	prompt              *at.Token          // D41: the prompt after which the next token tells more
	received            []byte             // data that an outcome brought
	entries             []string           // lines of AT+MFTPLIST with an entry that an outcome brought
	answerAt            int                // tape position of the first line claimed after it; 0: none
	Misframed           []*verdict.Outcome // violations of §2.1 that the engine has not judged yet
	sentAt              int                // tape position when the last line was sent
	echoRefused         bool               // the module refused the ATE that the case asked for
	resultTook          time.Duration      // from command to the last deferred result
	notes               []string           // observations
	files               map[string]bool    // local files that were made
	detached            bool               // the PDP context was taken away
	cmeeRefused         bool               // the module does not have the value of +CMEE that the case asked for
}

// target is a host and port that are not the case's server.
type target struct {
	host string
	port string
}

// login is one AT+MFTPCONN: its session is the last that came after it and
// before the next.
type login struct {
	channel int
	after   int // sessions that were there before
}

func New(r *iut.Run, b iut.Bench, st *iut.Module, c *catalogue.Case) *Scenario {
	w := &Scenario{
		Run: r, bench: b, st: st, c: c, Secrets: redact.New(r.Secrets),
		user: "u" + iut.Random(5), password: "p" + iut.Random(8),
		serverWith: serverFor(r, c),
		reported:   map[int]int{}, uploaded: map[string]int{}, moved: map[int]bool{}, files: map[string]bool{},
	}
	r.Secret(w.password)
	return w
}

// serverFor are the options of the server that a case's needs ask for.
func serverFor(r *iut.Run, c *catalogue.Case) []func(*ftpserver.Options) {
	var changes []func(*ftpserver.Options)
	for _, need := range c.Needs {
		switch strings.TrimPrefix(need, "needs-") {
		case "ipv6":
			changes = append(changes, func(o *ftpserver.Options) {
				o.Listen, o.Host, o.PublicPort = elsewhere(o.Listen, "::1", ""), "", 0
			})
		case "privileged-port":
			if r.IXIT.Server.Port != 21 { // where it is forwarded, it needs no privilege here
				changes = append(changes, func(o *ftpserver.Options) { o.Listen, o.PublicPort = elsewhere(o.Listen, "", "21"), 0 })
			}
		}
	}
	return changes
}

// elsewhere replaces the host or the port of a listening address.
func elsewhere(listen, host, port string) string {
	h, p, err := net.SplitHostPort(listen)
	if err != nil {
		h, p = "127.0.0.1", "0"
	}
	if host != "" {
		h = host
	}
	if port != "" {
		p = port
	}
	return net.JoinHostPort(h, p)
}

type worldKey struct{}

func With(ctx context.Context, w *Scenario) context.Context {
	return context.WithValue(ctx, worldKey{}, w)
}

// WorldFrom gives the world of the case that ctx belongs to; nil without one.
func From(ctx context.Context) *Scenario {
	w, _ := ctx.Value(worldKey{}).(*Scenario)
	return w
}

// begin brings the module into the known state. Everything a case before it may
// have touched was restored at that case's end, so there is nothing to send.
func (w *Scenario) Begin(ctx context.Context) error {
	if w.st.Lost != "" {
		if err := w.st.Recover(ctx); err != nil {
			return err
		}
	}
	w.st.Begun = w.bench.Log().Now()
	w.st.Trouble = false
	clear(w.st.Taken)
	w.st.Closing = w.closing
	w.st.Ended = func(ch int) bool {
		return w.server != nil && w.closures(w.server.Sessions(), ch) > w.reported[ch]+w.st.Taken[ch]
	}
	if err := w.st.Collect(ctx); err != nil {
		return w.st.Told(err)
	}
	if err := w.st.Settle(); err != nil {
		w.note("from the case before: " + err.Error())
	}
	for _, tok := range w.st.Inbox {
		if judge.Ours(tok) {
			w.note("came after the end of the case before: " + at.VisibleText(tok.Text))
		}
	}
	w.st.Inbox = nil
	w.st.Session().Forget()
	return nil
}

// closing is what row D03 says of a close of a channel that is requested now: a
// server that misbehaves is another stimulus, one that hangs up is none.
func (w *Scenario) closing(channel int) (key string, lost func() bool) {
	key = iut.NoticeKey
	if w.faultName != "" {
		key += "/" + w.faultName
	}
	server := w.server
	s, ok := w.session(channel)
	return key, func() bool {
		return ok && slices.ContainsFunc(server.Sessions(), func(o ftpserver.Session) bool { return o.ID == s.ID && o.ClosedBy == ftpserver.ByServer })
	}
}

// end judges what is left on the line, and restores what the case changed.
func (w *Scenario) End(ctx context.Context, sofar model.Verdict) error {
	judged := sofar == model.Pass
	var errs []error
	if w.st.Lost == "" {
		w.leaveData(ctx)
		errs = append(errs, w.fence(ctx, judged))
	}
	if judged {
		errs = append(errs, w.stillQuiet())
	}
	for _, f := range w.faults {
		f.Remove()
	}
	w.troubled = w.st.Trouble // what comes from here on has no part in the verdict
	if w.st.Lost == "" {
		errs = append(errs, w.postamble(ctx, judged))
	}
	if w.server != nil {
		w.noteStrangers()
		if err := w.server.Close(); err != nil {
			errs = append(errs, fmt.Errorf("closing the FTP server: %w", err))
		}
	}
	for _, d := range w.deadEnds {
		if err := d.Close(); err != nil {
			errs = append(errs, fmt.Errorf("closing a dead end: %w", err))
		}
	}
	w.st.Closing, w.st.Ended = nil, nil
	w.reachedServer()
	return worstError(errs, judged)
}

// worstError picks one: a fault of ours before what it may have caused, a fail
// before an inconc. After a case that failed already only our own faults count.
func worstError(errs []error, judged bool) error {
	var worst error
	for _, err := range errs {
		if err == nil {
			continue
		}
		if _, ok := errors.AsType[*verdict.Outcome](err); ok && !judged {
			continue
		}
		if worst == nil || verdict.Rank[verdict.Of(err)] > verdict.Rank[verdict.Of(worst)] {
			worst = err
		}
	}
	return worst
}

// observations are what the manual permits but a reader of the report should
// know of.
func (w *Scenario) Observations() []string { return slices.Clone(w.notes) }

// reproduce are the lines to type by hand to see the same, with a word in the
// place of each password.
func (w *Scenario) Reproduce() []string { return slices.Clone(w.sent) }

func (w *Scenario) note(text string) {
	if !slices.Contains(w.notes, text) {
		w.notes = append(w.notes, text)
	}
}

// observe records readings under the key row/command form/stimulus/personality.
// What a module does when its server has gone is no reading of anything.
func (w *Scenario) observe(c *judge.Command, readings []judge.Reading) error {
	if len(readings) > 0 && w.serverGone() {
		return nil
	}
	for _, r := range readings {
		key := []string{c.Form()}
		if c.Verb == "" {
			key = nil
		}
		if r.Stimulus != "" {
			key = append(key, r.Stimulus)
		}
		switch {
		case stimulusOpen[r.Row]:
			key = append(key, cmp.Or(w.faultName, w.c.ID))
		case serverDependent[r.Row] && w.faultName != "":
			key = append(key, w.faultName) // a server with a fault is another server
		}
		if r.Row == "D25" && w.cutOff(c.Channel, r) {
			key = append(key, judge.CutOff)
		}
		if p := w.personality(); p != "" && serverDependent[r.Row] {
			key = append(key, p)
		}
		if r.Note != "" {
			w.note(r.Row + ": " + r.Note)
		}
		full := strings.Join(key, "/")
		if r.MayVary || !w.Run.Dialects.Choice(r.Row) {
			w.Run.Dialects.Note(r.Row, full, r.Value)
			continue
		}
		if racy[w.faultName] && (r.Row == "D24" || r.Row == "D25" || r.Row == "D66") {
			continue
		}
		if err := w.Run.Dialects.Observe(r.Row, full, r.Value); err != nil {
			return w.outcome(err)
		}
		if r.Row == "D25" {
			if err := w.oneCode(); err != nil {
				return err
			}
		}
	}
	return nil
}

var (
	// stimulusOpen are rows whose stimulus is what the case does: its fault, or
	// else the case itself.
	stimulusOpen = map[string]bool{"D24": true, "D25": true, "D56": true, "D63": true, "D66": true}
	// serverDependent are rows whose reading the server may have a part in.
	serverDependent = map[string]bool{"D01": true, "D04": true, "D05": true, "D09": true, "D24": true, "D25": true, "D28": true, "D31": true, "D33": true}
	// racy are faults that a module may see in more than one way, each time anew: a
	// connection that breaks under way.
	racy = map[string]bool{"data resets": true, "data closes": true, "connection ended": true}
)

// cutOff says whether a result that does not name the cause came when the session of
// the channel was over: its end is another cause.
func (w *Scenario) cutOff(channel int, r judge.Reading) bool {
	s, ok := w.session(channel)
	return ok && s.LoggedIn && r.Stimulus != "cause "+r.Value && !w.staysOpen(context.Background(), channel, w.st.Timing().Quiet)
}

// outcome adds to a fail what the server saw.
func (w *Scenario) outcome(err error) error {
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && o.Server == "" {
		o.Server = w.serverSaw()
	}
	return err
}

// fail is the outcome of a device that contradicts a strict requirement. Where the
// laboratory's server ended a session by itself, nothing can be said of the device.
func (w *Scenario) fail(message, expected, observed string) *verdict.Outcome {
	o := &verdict.Outcome{Verdict: model.Fail, Message: message, Expected: expected, Observed: observed, Server: w.serverSaw()}
	if w.serverGone() {
		o.Verdict, o.Message = model.Inconc, "the FTP server ended the session by itself; "+message
	}
	return o
}

// unreachable says whether a line is the failure of AT+MFTPCONN where the module
// never reached a server of the laboratory: that may be the network's.
func (w *Scenario) unreachable(tok at.Token) bool {
	l := judge.ParseLine(tok.Text)
	return l.Name == "MFTPCONN" && l.At(1) != "0" && w.target == (target{}) && !w.reachedServer()
}

// neverReached begins the message where a failure may be the network's.
const neverReached = "the module has reached no FTP server of the laboratory so far; "

// blame is fail, or inconc for a module that never reached a server.
func (w *Scenario) blame(tok at.Token, message, expected string) *verdict.Outcome {
	o := w.fail(message, expected, w.seen(tok))
	if w.unreachable(tok) {
		o.Verdict, o.Message = model.Inconc, neverReached+message
	}
	return o
}
