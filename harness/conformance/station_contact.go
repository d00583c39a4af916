package conformance

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/reports/model"
)

const (
	contactTries = 5                // AT lines before another line end is tried
	contactLimit = time.Second      // for the answer to each
	resetLimit   = 60 * time.Second // for a module to answer after a reset
	bootTries    = 3                // reboots during first contact before it is given up
)

// firstContact gets the module to answer, puts echo and error reports into the
// known state, and reads what later cases are judged against: who the module
// is, its settings before anything was set, whether the laboratory's file
// commands work, and whether a requested close has a notice (D03). An error
// means that the bench could not be set up.
func (st *station) firstContact(ctx context.Context) error {
	var err error
	for range bootTries {
		if err = st.contact(ctx); st.lost != "the module rebooted" {
			break
		}
		if err = st.settleDown(ctx); err != nil {
			break
		}
	}
	st.inbox = nil
	if o, ok := errors.AsType[*Outcome](err); ok {
		return fmt.Errorf("first contact: %s", o.Message)
	}
	return err
}

// settleDown waits until a module that has just booted says nothing any more: the
// answer to a line from before must not be taken for that of the next.
func (st *station) settleDown(ctx context.Context) error {
	st.lost = ""
	for range bootTries {
		if err := st.session().WaitSilence(ctx, st.timing().Quiet); err != nil {
			return err
		}
		if err := st.collect(ctx); err != nil && st.lost != "the module rebooted" {
			return err
		}
	}
	st.lost, st.inbox = "", nil
	return nil
}

func (st *station) contact(ctx context.Context) error {
	st.echoes = nil
	if err := st.wake(ctx); err != nil {
		return err
	}
	st.noteEcho("at first contact")
	if err := st.basicSettings(ctx); err != nil {
		return err
	}
	for _, line := range st.run.IXIT.Preamble {
		r, err := st.ask(ctx, line, st.resultLimit(-1))
		if err != nil {
			return fmt.Errorf("the laboratory's preamble %q: %w", line, err)
		}
		if !r.ok() {
			st.odd("the laboratory's preamble %q is answered with %s", line, r)
		}
	}
	if err := st.identify(ctx); err != nil {
		return err
	}
	if err := st.closeChannels(ctx); err != nil {
		return err
	}
	if err := st.readSettings(ctx); err != nil {
		return err
	}
	if err := st.probeFiles(ctx); err != nil {
		return err
	}
	return st.learnNotice(ctx)
}

func (st *station) odd(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.Contains(st.oddities, text) {
		st.oddities = append(st.oddities, text)
		st.bench.Log().Add(benchNote(text))
	}
}

// wake waits until AT is answered: with <CR>, as §2.1 has it, else with
// <CR><LF>, else after leaving a transparent mode that an earlier run left.
func (st *station) wake(ctx context.Context) error {
	for _, lineEnd := range []string{st.lineEnd, "\r", "\r\n"} {
		st.setLineEnd(lineEnd)
		if yes, err := st.polls(ctx, contactTries); yes || err != nil {
			return err
		}
	}
	st.setLineEnd("\r")
	if err := st.session().WaitSilence(ctx, st.timing().Guard); err != nil {
		return err
	}
	write, cancel := context.WithTimeout(ctx, st.timing().Immediate)
	defer cancel()
	if err := st.session().Write(write, []byte("+++")); err != nil {
		return err
	}
	if err := st.session().WaitSilence(ctx, st.timing().Guard); err != nil {
		return err
	}
	if yes, err := st.polls(ctx, contactTries); yes || err != nil {
		return err
	}
	return fmt.Errorf("AT is not answered, neither with <CR> nor with <CR><LF> (last bytes: %s)", orNone(at.Visible(st.session().Pending()), "none"))
}

// noteEcho records whether the first lines came back (D59). An earlier user may have
// left the module otherwise than it starts.
func (st *station) noteEcho(when string) {
	value := "no-echo"
	if len(st.echoes) > 0 {
		value = "echo"
	}
	st.run.Dialects.Note("D59", when, value)
}

func (st *station) setLineEnd(end string) {
	st.lineEnd = end
	st.session().SetLineEnd(end)
}

func (st *station) polls(ctx context.Context, tries int) (bool, error) {
	for range tries {
		r, err := st.ask(ctx, "AT", min(contactLimit, st.timing().Immediate))
		switch {
		case err == nil && r.ok():
			// A late answer to an earlier try must not be taken for that of the next line.
			if err := st.collect(ctx); err != nil {
				return false, err
			}
			st.inbox = nil
			if st.lineEnd != "\r" {
				st.odd("AT is answered only when it ends with %s: §2.1", visible(st.lineEnd))
			}
			return true, nil
		case err == nil || isTimeout(err):
		default:
			return false, err
		}
	}
	return false, nil
}

// basicSettings: echo off, errors as numbers. Neither default is assumed.
func (st *station) basicSettings(ctx context.Context) error {
	for _, line := range []string{"ATE0", "AT+CMEE=1"} {
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return err
		}
		if !r.ok() {
			st.odd("%s is answered with %s", line, orNone(r.String(), "nothing"))
		}
	}
	st.basics = false
	return nil
}

func (st *station) identify(ctx context.Context) error {
	var iut model.IUT
	for _, q := range []struct {
		line string
		to   *string
	}{{"AT+CGMI", &iut.Manufacturer}, {"AT+CGMM", &iut.Model}, {"AT+CGMR", &iut.Firmware}, {"AT+CGSN", &iut.Serial}} {
		r, err := st.ask(ctx, q.line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return err
		}
		if len(r.info) > 0 {
			text := r.info[0]
			if l := parseLine(text); l.colon {
				text = strings.TrimSpace(text[strings.Index(text, ":")+1:])
			}
			*q.to = strings.Trim(text, `"`)
		}
	}
	st.iut = iut
	return nil
}

// settingNames are the MFTPCFG parameters of §3.1.
var settingNames = []string{"data_type", "transmode", "rsptimeout", "ssl", "local_fs", "cid"}

// settingsOf reads AT+MFTPCFG=n; nil where the module does not answer that.
func (st *station) settingsOf(ctx context.Context, channel int) (map[string]string, error) {
	r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPCFG=%d", channel), st.timing().Immediate)
	if isTimeout(err) {
		st.odd("AT+MFTPCFG=%d is not answered", channel)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !r.ok() {
		st.odd("AT+MFTPCFG=%d is answered with %s", channel, r)
		return nil, nil
	}
	settings := map[string]string{}
	for _, text := range r.info {
		l := parseLine(text)
		if len(l.fields) < 3 {
			continue
		}
		var values []string
		for _, f := range l.fields[2:] {
			values = append(values, f.text)
		}
		settings[l.at(1)] = strings.Join(values, ",")
	}
	return settings, nil
}

// readSettings takes the snapshot that the default cases judge.
func (st *station) readSettings(ctx context.Context) error {
	for ch := range channels {
		settings, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		st.snapshot[ch] = settings
	}
	return nil
}

// normal is the value that a setting is restored to.
func (st *station) normal(s setting) string {
	if v := st.snapshot[s.channel][s.name]; v != "" {
		return v
	}
	return map[string]string{"data_type": "0", "transmode": "1", "rsptimeout": "10", "ssl": "0,0", "local_fs": "0", "cid": "1"}[s.name]
}

// restoreSettings sets back what a case may have set. It says what could not be.
func (st *station) restoreSettings(ctx context.Context) (leaks []string, err error) {
	for _, s := range slices.SortedFunc(maps.Keys(st.settings), func(a, b setting) int {
		return strings.Compare(fmt.Sprint(a.channel, a.name), fmt.Sprint(b.channel, b.name))
	}) {
		delete(st.settings, s)
		value := st.normal(s)
		if value == "" {
			continue // no parameter of §3.1
		}
		line := fmt.Sprintf("AT+MFTPCFG=%d,%q,%s", s.channel, s.name, value)
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil {
			return leaks, err
		}
		if !r.ok() {
			leaks = append(leaks, fmt.Sprintf("%s is answered with %s", line, r))
		}
	}
	st.forgetTimeouts()
	return leaks, nil
}

// closeChannels closes what an earlier run left connected.
func (st *station) closeChannels(ctx context.Context) error {
	for ch := range channels {
		st.open[ch] = true
	}
	_, err := st.disconnectAll(ctx, func(int) bool { return false })
	clear(st.open)
	return err
}

// disconnectAll closes every channel that may be connected and whose state is
// not 0: the module's word is the truth, unless it gives none; then known
// decides. It says what leaked.
func (st *station) disconnectAll(ctx context.Context, known func(channel int) bool) (leaks []string, err error) {
	for _, ch := range slices.Sorted(maps.Keys(st.open)) {
		delete(st.open, ch)
		r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPSTATE=%d", ch), st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return leaks, err
		}
		state := ""
		if len(r.info) > 0 {
			state = parseLine(r.info[0]).at(1)
		} else if r.ok() {
			// An OK without the state may be one too many of a command before: get back in step.
			tok, err := st.next(ctx, st.session().Now()+st.timing().Quiet, func(t at.Token) bool { return parseLine(t.Text).name == "MFTPSTATE" })
			if err == nil {
				state = parseLine(tok.Text).at(1)
				_, err = st.next(ctx, st.session().Now()+st.timing().Quiet, func(t at.Token) bool { return t.Kind == at.Final })
			}
			if err != nil && !isTimeout(err) {
				return leaks, err
			}
		}
		switch {
		case state == "0" && known(ch):
			leaks = append(leaks, fmt.Sprintf("channel %d is in state 0, but its session at the server is open", ch))
		case state == "0", state == "" && !known(ch):
			continue
		}
		if why, err := st.disconnect(ctx, ch, transferring(state)); err != nil {
			return leaks, err
		} else if why != "" {
			st.open[ch] = true
			leaks = append(leaks, fmt.Sprintf("channel %d (state %s) could not be closed: %s", ch, orNone(state, "unknown"), why))
		}
	}
	return leaks, nil
}

// transferring says whether a state of §3.13 is that of a transfer.
func transferring(state string) bool { return state == "2" || state == "3" }

// disconnect closes one channel, leniently, and waits for its notice as the
// habit has it. A channel that may be busy with a transfer gets a second try.
func (st *station) disconnect(ctx context.Context, ch int, busy bool) (why string, err error) {
	if err := st.idle(ctx, ch); err != nil {
		return "", err
	}
	line := fmt.Sprintf("AT+MFTPDISC=%d", ch)
	for range 2 {
		st.disconnecting(ch)
		r, err := st.ask(ctx, line, st.timing().Immediate)
		if err != nil && !isTimeout(err) {
			return "", err
		}
		if !r.ok() && !slices.ContainsFunc(r.info, isResult("MFTPDISC")) {
			st.disconnected(ch, false)
			why = orNone(r.final, "no answer")
		} else {
			code, err := st.disconnectResult(ctx, ch, r)
			if err != nil {
				return "", err
			}
			st.disconnected(ch, code == "0")
			if code == "0" {
				return "", st.awaitNotice(ctx, ch)
			}
			why = "result " + orNone(code, "missing")
		}
		if !busy {
			return why, nil
		}
		// A case that failed left the transfer: wait for that to end.
		_, err = st.nextWithin(ctx, "the end of a transfer", st.timing().Immediate, func(t at.Token) bool {
			l := parseLine(t.Text)
			return hasResultCode(l.name) && l.at(0) == fmt.Sprint(ch)
		})
		if isTimeout(err) {
			return why, nil
		}
		if err != nil {
			return "", err
		}
	}
	return why, nil
}

func (st *station) disconnectResult(ctx context.Context, ch int, r reply) (code string, err error) {
	if i := slices.IndexFunc(r.info, isResult("MFTPDISC")); i >= 0 {
		return parseLine(r.info[i]).at(1), nil
	}
	tok, err := st.nextWithin(ctx, "the result of MFTPDISC", st.resultLimit(ch), func(t at.Token) bool { return isResult("MFTPDISC")(t.Text) })
	if isTimeout(err) {
		return "", nil
	}
	return parseLine(tok.Text).at(1), err
}

// isResult recognises the final deferred result of a command, not the interim one
// (D26). Its channel is for the cases to judge.
func isResult(verb string) func(string) bool {
	return func(text string) bool {
		l := parseLine(text)
		return l.name == verb && l.at(1) != strconv.Itoa(interim)
	}
}

// learnNotice is the one full wait of row D03: it connects, disconnects, and
// learns whether +MFTPURC follows, and when. If that is not possible now, the
// first requested close of a case teaches it.
func (st *station) learnNotice(ctx context.Context) error {
	server, err := st.bench.NewServer(context.WithoutCancel(ctx))
	if err != nil {
		return fmt.Errorf("starting an FTP server: %w", err)
	}
	defer func() { _ = server.Close() }()
	user, password := "u"+random(5), "p"+random(8)
	st.run.secret(password)
	if err := server.AddAccount(ftpserver.Account{User: user, Password: password, Home: defaultHome}); err != nil {
		return err
	}
	host := st.run.IXIT.Server.Host
	if host == "" {
		host = server.Host()
	}
	st.open[0] = true
	r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPCONN=0,%q,%q,%q,%d", host, user, password, server.Port()), st.timing().Immediate)
	if isTimeout(err) || err == nil && !r.ok() {
		st.odd("AT+MFTPCONN at first contact is answered with %s", orNone(r.String(), "nothing"))
	}
	if err != nil && !isTimeout(err) {
		return err
	}
	if r.ok() && !slices.ContainsFunc(r.info, isResult("MFTPCONN")) {
		_, err := st.next(ctx, st.session().Now()+st.resultLimit(0), func(t at.Token) bool { return isResult("MFTPCONN")(t.Text) })
		if err != nil && !isTimeout(err) {
			return err
		}
	}
	st.reached = len(certain(server.Sessions())) > 0
	// A device that varies shows it in a case too.
	leaks, err := st.disconnectAll(ctx, func(int) bool {
		return slices.ContainsFunc(server.Sessions(), func(s ftpserver.Session) bool { return s.Open && s.Origin != ftpserver.FromStranger })
	})
	for _, leak := range leaks {
		st.odd("%s", leak)
	}
	if _, ok := errors.AsType[*Outcome](err); ok && st.lost == "" {
		return nil
	}
	return err
}

// reset sends the laboratory's reset line, if there is one, and waits until the
// module has booted, or should have.
func (st *station) reset(ctx context.Context) error {
	const patience = resetLimit / 3
	if st.run.IXIT.Reset == "" {
		return nil
	}
	st.bench.Log().Add(benchNote("the module does not come into the known state: " + st.run.IXIT.Reset))
	if _, err := st.ask(ctx, st.run.IXIT.Reset, st.timing().Immediate); err != nil && !isTimeout(err) {
		return err
	}
	_, err := st.next(ctx, st.session().Now()+patience, func(at.Token) bool { return false })
	if st.lost == "the module rebooted" || isTimeout(err) {
		return nil
	}
	return err
}

// recover gets a module that was lost back into the known state.
func (st *station) recover(ctx context.Context) error {
	why := st.lost
	if err := st.bench.Recover(ctx); err != nil {
		return fmt.Errorf("%s: %w", why, err)
	}
	st.inbox, st.notices = nil, nil
	st.lost = ""
	err := st.restore(ctx)
	if st.lost == "the module rebooted" { // its notification came late
		if err = st.settleDown(ctx); err == nil {
			err = st.restore(ctx)
		}
	}
	if err != nil {
		st.lost = why
		if o, ok := errors.AsType[*Outcome](err); ok {
			return fmt.Errorf("%s; after recovery: %s", why, o.Message)
		}
	}
	if err == nil && why == networkLost {
		return st.awaitNetwork(ctx)
	}
	return err
}

func (st *station) restore(ctx context.Context) error {
	if err := st.wake(ctx); err != nil {
		return err
	}
	if err := st.basicSettings(ctx); err != nil {
		return err
	}
	for _, line := range st.run.IXIT.Preamble {
		if _, err := st.ask(ctx, line, st.resultLimit(-1)); err != nil {
			return fmt.Errorf("the laboratory's preamble %q: %w", line, err)
		}
	}
	if err := st.closeChannels(ctx); err != nil {
		return err
	}
	for ch := range channels {
		now, err := st.settingsOf(ctx, ch)
		if err != nil {
			return err
		}
		for name, value := range now {
			if v := st.snapshot[ch][name]; v != "" && v != value {
				st.settings[setting{ch, name}] = true
			}
		}
	}
	_, err := st.restoreSettings(ctx)
	st.inbox = nil
	return err
}
