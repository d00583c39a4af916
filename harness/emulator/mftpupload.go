package emulator

import (
	"context"
	"errors"
)

// upload is a file on its way to the server; with eof=0 it outlives its command
// (§3.11, §3.12).
type upload struct {
	command, name string
	ascii         bool
	allowed       error  // why its name is refused (D36)
	w             Upload // nil until the worker has opened it
	sent          int64
}

// write sends one packet, and with the last one ends the file. Worker.
func (u *upload) write(ctx context.Context, c Client, data []byte, last bool) error {
	if err := u.open(ctx, c); err != nil {
		return err
	}
	if err := u.push(data); err != nil {
		return err
	}
	if !last {
		return nil
	}
	return u.w.Close()
}

func (u *upload) open(ctx context.Context, c Client) (err error) {
	if u.w != nil {
		return nil
	}
	if err = u.allowed; err == nil {
		err = c.Type(ctx, u.ascii)
	}
	if err == nil {
		u.w, err = c.Stor(ctx, u.name, u.command == "+MFTPAPPE")
	}
	return err
}

// push sends data; a failed write is the end of the upload.
func (u *upload) push(data []byte) error {
	n, err := u.w.Write(data)
	u.sent += int64(n)
	if err != nil {
		_ = u.w.Abort()
	}
	return err
}

// mftpupload is AT+MFTPAPPE (§3.11) and AT+MFTPSTOR (§3.12):
//
//	=<connect_id>,<file_name>[,<eof>[,<length>[,<data>]]]   with local_fs 0
//	=<connect_id>,<file_name>,<local_file_name>             with local_fs 1
func (m *Module) mftpupload(r *Request) {
	p := r.params(2, 5)
	id := p.int(m.profile.Channels)
	name := p.string(m.profile.MaxString)
	ch := m.channel(id)
	if ch == nil {
		p.refused(r)
		return
	}
	u := &upload{command: r.Name, name: name, ascii: m.ascii(ch), allowed: m.relative(name, true)}
	if ch.settings.LocalFS == 1 {
		local := m.localOf(p)
		p.malformed = p.malformed || p.more()
		if !p.refused(r) && m.available(r, ch) {
			m.uploadFile(r, ch, u, local)
		}
		return
	}
	given := len(r.Args)
	if given == 3 && r.Args[2].Quoted && m.reading(D73) == "ignored" { // a local name without meaning
		p.next()
		given = 2
	}
	var eof, length int
	var data string
	if given > 2 {
		eof = p.int(m.profile.EOF)
	}
	if given > 3 {
		length = p.int(m.profile.Length)
	}
	if given > 4 {
		data = p.string(m.profile.LineLimit)
		p.outside = p.outside || len(data) != length // D44
	}
	tooLong := given > 4 && length > m.profile.InlineMax
	if tooLong && m.readingOf(D43, r.Name) == "refused" {
		p.outside = true
	}
	switch {
	case p.refused(r):
	case given < 5 && ch.client == nil && !ch.busy() && m.readingOf(D27Unconnected, r.Name) == "after-data":
		m.uploadUnconnected(r, ch, length, given == 2)
	case given == 2:
		if m.available(r, ch) {
			m.uploadTransparent(r, ch, u)
		}
	case !m.accepts(r, ch, u):
	case tooLong:
		r.OKThen(func() { m.report(ch, r.Name, number(resultParameter), "0") })
	case given > 4:
		m.uploadPacket(r, ch, u, []byte(data), eof == 1)
	default:
		m.uploadPrompted(r, ch, u, length, eof == 1)
	}
}

// accepts reports whether a packet may be taken; it may also be the next one of an
// upload that waits for it.
func (m *Module) accepts(r *Request, ch *channel, u *upload) bool {
	if open := ch.upload; open != nil && ch.op == "" && open.command == u.command && open.name == u.name {
		return true
	}
	return m.available(r, ch)
}

// uploadPrompted takes a packet after a prompt: to its length, or to ctrl+z.
func (m *Module) uploadPrompted(r *Request, ch *channel, u *upload, length int, last bool) {
	if !r.last() {
		r.Malformed()
		return
	}
	if m.reading(D24Prompt) == "before-prompt" && ch.upload == nil {
		ch.op, ch.transfer = r.Name, stateUpload
		m.run(ch, u.open, func(err error) {
			if ch.op = ""; err != nil {
				r.Refuse(ownError(r.Name))
				m.settle(ch)
				return
			}
			ch.upload = u
			m.uploadTyped(r, ch, u, length, last)
		})
		return
	}
	m.uploadTyped(r, ch, u, length, last)
}

// packetMode is how the data of a packet are taken after a prompt.
func (m *Module) packetMode(r *Request, ch *channel, length int) DataMode {
	d := DataMode{
		Command: r.Name, Channel: ch.id, Length: length, Max: m.profile.Length.Max,
		Timeout: m.profile.Timing.Prompt, Echo: m.dataEcho(),
	}
	if length == 0 {
		d.Terminators = []byte{ctrlZ}
		if m.reading(D45) == "cancels" {
			d.Cancel = []byte{escape}
		}
	}
	return d
}

// uploadUnconnected takes the data of an upload on a channel without a connection, which
// then fails (D27).
func (m *Module) uploadUnconnected(r *Request, ch *channel, length int, transparent bool) {
	fails := func() { r.OKThen(func() { m.report(ch, r.Name, number(resultNetwork), "0") }) }
	switch {
	case !r.last():
		r.Malformed()
	case !transparent:
		m.prompt(r, m.packetMode(r, ch, length), func([]byte, ending) { fails() })
	default:
		c := m.final(Connect, r.Name, "CONNECT", 1)
		c.Channel = ch.id
		m.emit(c)
		f := newFeed(func() {})
		f.kill()
		m.collect(DataMode{Command: r.Name, Channel: ch.id, Transparent: true, Guard: m.profile.Timing.Guard}, f, func([]byte, ending) {
			m.mode.leave()
			fails()
		})
	}
}

// uploadTyped takes a packet after a prompt.
func (m *Module) uploadTyped(r *Request, ch *channel, u *upload, length int, last bool) {
	m.prompt(r, m.packetMode(r, ch, length), func(data []byte, e ending) {
		if e != complete && ch.upload != nil && ch.upload.sent == 0 && ch.upload.w != nil { // opened before the prompt
			_ = ch.upload.w.Abort()
			ch.upload = nil
			m.settle(ch)
		}
		switch {
		case e == overlong:
			r.Refuse(errParameter)
		case e != complete:
			r.Refuse(ownError(r.Name))
		default:
			m.later(m.profile.Latency[trimName(r.Name)].Stored, func() {
				if m.accepts(r, ch, u) { // the connection may have been lost meanwhile
					m.uploadPacket(r, ch, u, data, last)
				}
			})
		}
	})
}

// uploadPacket sends one packet; the channel stays in an upload until the last one.
func (m *Module) uploadPacket(r *Request, ch *channel, u *upload, data []byte, last bool) {
	if ch.upload != nil {
		u = ch.upload
	}
	ch.upload = u
	before := u.sent
	data = m.hookData(r.Name, ch.id, data)
	m.acknowledge(r, ch, func(a *acknowledgement) {
		ch.transfer = stateUpload
		m.run(ch, func(ctx context.Context, c Client) error {
			return u.write(ctx, c, data, last)
		}, func(err error) {
			if last || err != nil {
				ch.upload = nil
			}
			sent := u.sent - before
			if m.readingOf(D42, r.Name) == "cumulative" {
				sent = u.sent
			}
			if err == nil {
				a.ok()
			}
			if err == nil || !a.refused() {
				m.report(ch, r.Name, number(m.result(err)), number(sent))
			}
			m.settle(ch)
		})
	})
}

// uploadFile sends a file of the module.
func (m *Module) uploadFile(r *Request, ch *channel, u *upload, local string) {
	data, found := m.files.Get(local)
	data = m.hookData(r.Name, ch.id, data)
	begin := func(done func(error)) {
		ch.transfer = stateUpload
		m.run(ch, func(ctx context.Context, c Client) error {
			if !found {
				return failure(CauseFile, errors.New("emulator: no such file in the module"))
			}
			return u.write(ctx, c, data, true)
		}, done)
	}
	if m.readingOf(D02, r.Name) == "result-first" {
		ch.op = r.Name
		begin(func(err error) {
			m.emit(m.info(Result, r.Name, ch.id, r.Name, number(ch.id), number(m.result(err)), number(u.sent)))
			r.OK()
			m.settle(ch)
		})
		return
	}
	m.acknowledge(r, ch, func(a *acknowledgement) {
		begin(func(err error) {
			if err == nil {
				a.ok()
			}
			if err == nil || !a.refused() {
				m.report(ch, r.Name, number(m.result(err)), number(u.sent))
			}
			m.settle(ch)
		})
	})
}

// localOf takes the local name. With D73 what belongs to the other syntax is ignored:
// there is no such file then.
func (m *Module) localOf(p *params) string {
	if p.more() && !p.args[0].Quoted && m.reading(D73) == "ignored" {
		p.args = nil
		return "-"
	}
	return p.string(m.profile.MaxString)
}
