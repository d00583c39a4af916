package emulator

import (
	"context"
	"errors"
	"slices"
	"time"
)

// channel is one of the six FTP channels (§3). Loop only; what a worker needs is
// handed to it.
type channel struct {
	id       int
	settings Settings
	client   Client   // nil: not connected
	cid      int      // the PDP context of the connection
	op       string   // the command under way; empty: idle
	queue    []func() // commands that wait until it is (D27.busy=queued)
	transfer int      // 2 or 3 during a transfer (§3.13)
	upload   *upload
	ascii    bool               // "data_type" at the time of the connection (D21)
	kept     bool               // a time-out has ended the session, the channel stays until AT+MFTPDISC (D65)
	cancel   context.CancelFunc // ends the worker and the watcher of the connection
	ctx      context.Context
}

// The states of §3.13.
const (
	stateIdle      = 0
	stateConnected = 1
	stateDownload  = 2
	stateUpload    = 3
)

func (ch *channel) state() int {
	switch {
	case ch.transfer != 0:
		return ch.transfer
	case ch.client != nil:
		return stateConnected
	}
	return stateIdle
}

// busy reports that no other command may use the channel.
func (ch *channel) busy() bool { return ch.op != "" || ch.upload != nil }

// channel finds a channel by its id.
func (m *Module) channel(id int) *channel {
	for _, ch := range m.channels {
		if ch.id == id {
			return ch
		}
	}
	return nil
}

// open prepares a channel for the connection that op makes.
func (m *Module) open(ch *channel, op string) {
	m.disconnect(ch)
	ch.ctx, ch.cancel = context.WithCancel(m.ctx)
	ch.cid, ch.ascii, ch.op = ch.settings.CID, ch.settings.DataType == 1, op
}

// disconnect ends a connection and what is under way on it, without a word; its
// keeper closes the session.
func (m *Module) disconnect(ch *channel) {
	if ch.cancel != nil {
		ch.cancel()
		ch.cancel = nil
	}
	ch.client, ch.upload, ch.transfer, ch.op, ch.kept = nil, nil, 0, "", false
}

// run has work done by the channel's worker, of which there is one at a time
// (ch.op is set), and then done on the loop, unless the connection was ended
// meanwhile.
func (m *Module) run(ch *channel, work func(ctx context.Context, c Client) error, done func(error)) {
	ctx, c := ch.ctx, ch.client
	earliest := time.Now().Add(m.resultLatency(ch.op))
	m.workers.Go(func() {
		err := work(ctx, c)
		if waitUntil(ctx, earliest) != nil {
			return
		}
		m.post(func() {
			if ctx.Err() == nil {
				ch.kept = ch.kept || m.keeps(err)
				done(err)
			}
		})
	})
}

// keep is the keeper of a session: it reports the session's loss (§3.14) and
// closes it when the channel has no more use for it.
func (m *Module) keep(ctx context.Context, ch *channel, c Client) {
	m.workers.Go(func() {
		select {
		case <-c.Lost():
			m.post(func() {
				if m.reading(D53) == "late" { // the module is slow to notice
					m.after(m.profile.Timing.Late, func() { m.lost(ch, c) })
					return
				}
				m.lost(ch, c)
			})
			<-ctx.Done()
		case <-ctx.Done():
		}
		_ = c.Close()
	})
}

// lost drops a connection that is over and says so. While a command is under way
// its result goes first: settle comes back here.
func (m *Module) lost(ch *channel, c Client) {
	if ch.op != "" || ch.client != c || ch.kept {
		return
	}
	m.disconnect(ch)
	m.notifyClosed(ch)
	m.proceed(ch)
}

// over reports that a session has ended.
func over(c Client) bool {
	select {
	case <-c.Lost():
		return true
	default:
		return false
	}
}

// keeps reports that a channel outlives the time-out that ended its session (D65).
func (m *Module) keeps(err error) bool {
	f, ok := errors.AsType[*Failure](err)
	return ok && f.Cause == CauseTimeout && m.reading(D65) == "kept"
}

func (m *Module) notifyClosed(ch *channel) {
	m.notify(m.info(URC, "", ch.id, "+MFTPURC", number(ch.id), `"conn"`, "0"))
}

// settle ends the command under way: the channel is idle, and gone if its session
// is over.
func (m *Module) settle(ch *channel) {
	ch.op = ""
	if ch.upload == nil {
		ch.transfer = 0
	}
	if ch.client != nil && over(ch.client) {
		m.lost(ch, ch.client)
	}
	m.proceed(ch)
}

// proceed takes the next command that waits for a channel (D27.busy=queued), or
// for all of them (D27.channels=queued).
func (m *Module) proceed(ch *channel) {
	if !ch.busy() && len(ch.queue) == 0 && len(m.waiting) > 0 && !m.atWork(nil) {
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		m.after(0, next)
		return
	}
	if ch.busy() || len(ch.queue) == 0 {
		return
	}
	next := ch.queue[0]
	ch.queue = ch.queue[1:]
	m.after(0, next)
}

// report says what came of a command: its name, the channel, and the fields.
func (m *Module) report(ch *channel, command string, fields ...string) {
	m.notify(m.info(Result, command, ch.id, command, append([]string{number(ch.id)}, fields...)...))
}

// available refuses a command on a channel that is not connected or busy (D27),
// and reports whether it may go on.
func (m *Module) available(r *Request, ch *channel) bool {
	switch {
	case ch.busy():
		m.refuseBusy(r, ch)
	case m.refusedFor(r, ch):
	case ch.client == nil:
		switch m.readingOf(D27Unconnected, r.Name) {
		case "own-code":
			r.Refuse(ownError(r.Name))
		case "deferred":
			r.later(resultNetwork)
		default:
			r.Refuse(errNotRunning)
		}
	default:
		return true
	}
	return false
}

func (m *Module) refuseBusy(r *Request, ch *channel) {
	m.notNow(r, ch, m.readingOf(D27Busy, r.Name), &ch.queue, ch.op != "" && r.plain())
}

// notNow answers a command that cannot be carried out yet, by the reading of a row of
// D27; one that may wait can be put in a line for later.
func (m *Module) notNow(r *Request, ch *channel, reading string, line *[]func(), mayWait bool) {
	switch {
	case reading == "queued" && mayWait:
		r.OKThen(func() {
			again := &Request{Name: r.Name, Form: r.Form, Args: r.Args, m: m, queued: ch}
			*line = append(*line, func() { m.handlers[r.Name](m, again) })
			m.proceed(ch)
		})
	case reading == "own-code":
		r.Refuse(ownError(r.Name))
	case reading == "result-4":
		r.blocked(ch)
	default:
		r.Refuse(errRunning)
	}
}

// atWork says whether a channel other than ch is at work.
func (m *Module) atWork(ch *channel) bool {
	return slices.ContainsFunc(m.channels, func(other *channel) bool { return other != ch && other.busy() })
}

// refusedFor answers a command of ch that cannot be carried out at once because another
// channel is at work, and reports that (D27.channels).
func (m *Module) refusedFor(r *Request, ch *channel) bool {
	reading := m.readingOf(D27Channels, r.Name)
	if reading == "at-once" || !m.atWork(ch) {
		return false
	}
	m.notNow(r, ch, reading, &m.waiting, r.plain() || r.Name == "+MFTPCONN")
	return true
}

// refusedNow is refusedFor for a command that is answered at once, or never waits.
func (m *Module) refusedNow(r *Request, ch *channel) bool {
	if reading := m.readingOf(D27Channels, r.Name); reading == "at-once" || reading == "queued" || !m.atWork(ch) {
		return false
	}
	r.Refuse(errRunning)
	return true
}

// operate is the course of a command that asks the server something: OK, work on
// the worker, then one result line for each list of fields (§3.4 to §3.9).
func (m *Module) operate(r *Request, ch *channel, work func(ctx context.Context, c Client) ([][]string, error)) {
	if !m.available(r, ch) {
		return
	}
	m.acknowledge(r, ch, func(a *acknowledgement) {
		var lines [][]string
		m.run(ch, func(ctx context.Context, c Client) (err error) {
			lines, err = work(ctx, c)
			return err
		}, func(err error) {
			if f, ok := errors.AsType[*Failure](err); ok && f.Cause == CauseEmptyDir {
				a.ok() // the listing went well: no fault that D24 is about
			}
			if err != nil {
				if !a.refused() {
					m.report(ch, r.Name, m.failedFields(r.Name, m.result(err))...)
				}
			} else {
				a.ok()
				for _, fields := range lines {
					m.report(ch, r.Name, fields...)
				}
			}
			m.settle(ch)
		})
	})
}

// succeeded is the outcome of an operation that returns nothing.
func succeeded(err error) ([][]string, error) { return [][]string{{number(resultOK)}}, err }

// failedFields are those of a failed result: the code, and with D72 the empty places
// of what a success has.
func (m *Module) failedFields(command string, code int) []string {
	fields := []string{number(code)}
	if m.reading(D72) != "with-fields" {
		return fields
	}
	switch command {
	case "+MFTPPWD":
		fields = append(fields, quoted(""))
	case "+MFTPLIST":
		fields = append(fields, quoted(""), quoted(""))
	}
	return fields
}
