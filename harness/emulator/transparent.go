package emulator

import (
	"context"
	"errors"
)

// uploadTransparent is an upload without <eof>: CONNECT, then everything is data
// until +++ (§3.11). After it the module says OK when the file is stored, or after
// Timing.Settle; a result follows only if something went wrong (D39).
func (m *Module) uploadTransparent(r *Request, ch *channel, u *upload) {
	if !r.last() {
		r.Malformed()
		return
	}
	ch.op, ch.transfer = r.Name, stateUpload
	f := newFeed(func() { m.post(func() {}) })
	var mode *collector // from CONNECT on
	escaped := false
	connect := func() {
		if !m.shell.silent {
			c := m.final(Connect, r.Name, "CONNECT", 1)
			c.Channel = ch.id
			m.emit(c)
		}
		d := DataMode{Command: r.Name, Channel: ch.id, Transparent: true, Guard: m.profile.Timing.Guard}
		if m.reading(D40) == "ends" {
			d.Guard = 0
		}
		m.collect(d, f, func([]byte, ending) {
			escaped = true
			f.close()
			m.after(m.profile.Timing.Settle, func() { m.mode.leaveFor(mode, r) })
		})
		mode = m.mode
	}
	first := m.readingOf(D66Refused, r.Name) == "connect-then-result"
	if first {
		connect()
	}
	m.run(ch, func(ctx context.Context, c Client) error {
		if err := u.open(ctx, c); err != nil {
			return err
		}
		m.post(func() {
			if !first && ctx.Err() == nil {
				connect()
			}
		})
		return u.stream(ctx, f)
	}, func(err error) {
		f.kill()
		if mode == nil { // refused before CONNECT
			r.Refuse(ownError(r.Name))
			m.settle(ch)
			return
		}
		mode.leave()
		if escaped {
			r.OK()
		} else {
			r.Abandon()
		}
		code := m.transparentResult(err)
		empty := err == nil && u.sent == 0 && m.reading(D39Empty) == "19"
		if empty {
			code = resultEmptyFile
		}
		if empty || err != nil || m.readingOf(D39, r.Name) == "result" {
			m.report(ch, r.Name, number(code), number(u.sent))
		}
		m.settle(ch)
	})
}

// leaveFor goes back to the command line from mode of, with the OK of r.
func (c *collector) leaveFor(of *collector, r *Request) {
	if c != nil && c == of {
		c.leave()
		r.OK()
	}
}

// stream sends what the feed brings, to its end. Worker.
func (u *upload) stream(ctx context.Context, f *feed) error {
	for {
		data := f.next(ctx, u.w.Broken())
		if len(data) == 0 {
			break
		}
		if err := u.push(data); err != nil {
			return err
		}
	}
	ended := f.ended()
	err := u.w.Close()
	if err == nil && !ended {
		err = failure(CauseTransparent, errors.New("emulator: the server ended the upload"))
	}
	return err
}

// transparentResult names what broke a transparent upload: Table 5 has a code of
// its own for it, unless the server or the clock gave the cause.
func (m *Module) transparentResult(err error) int {
	code := m.result(err)
	if other, known := m.profile.Codes[resultTransparent]; known && err != nil {
		return other
	}
	switch code {
	case resultSend, resultNetwork, resultUnknown:
		return resultTransparent
	}
	return code
}
