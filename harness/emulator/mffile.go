package emulator

import "strings"

// The commands of the module's file system are not in the FTP manual, which uses
// two of them in its examples (§4.1, D13).

const (
	ctrlZ  = 0x1A
	escape = 0x1B
)

func fileHandlers(h map[string]handler) {
	h["+MFPUT"] = (*Module).mfput
	h["+MFGET"] = (*Module).mfget
	h["+MFLIST"] = (*Module).mflist
	h["+MFDELETE"] = (*Module).mfdelete
	h["+MFSIZE"] = (*Module).mfsize
}

// mfput is AT+MFPUT=<name>,<length>[,<data>]. Without data the module prompts; the
// data end with their length, or with ctrl+z when that is 0, or after 10 s of
// silence with what has come so far; ESC cancels them.
func (m *Module) mfput(r *Request) {
	if r.Form == Test {
		r.OK()
		return
	}
	p := r.params(2, 3)
	name := p.string(m.profile.MaxString)
	length := p.int(Range{0, int(m.profile.FileSpace)})
	inline := p.more()
	var data string
	if inline {
		data = p.optional(m.profile.LineLimit)
		p.outside = p.outside || length != 0 && length != len(data)
	}
	if p.refused(r) {
		return
	}
	store := func(b []byte) {
		if err := m.files.Put(name, b); err != nil {
			r.Refuse(errMemoryFull)
			return
		}
		r.Info(-1, number(len(b)))
		r.OK()
	}
	if inline {
		store([]byte(data))
		return
	}
	if !r.last() {
		r.Malformed()
		return
	}
	d := DataMode{Command: r.Name, Channel: -1, Length: length, Max: int(m.profile.FileSpace), Cancel: []byte{escape}, Timeout: m.profile.Timing.FilePut, Echo: m.dataEcho()}
	if length == 0 {
		d.Terminators = []byte{ctrlZ}
	}
	m.prompt(r, d, func(b []byte, e ending) {
		switch e {
		case cancelled:
			r.OK()
		case overlong:
			r.Refuse(errMemoryFull)
		default:
			store(b)
		}
	})
}

// mfget is AT+MFGET=<name>: the size, a comma, and the bytes.
func (m *Module) mfget(r *Request) {
	m.onFile(r, func(data []byte) {
		u := m.info(Payload, r.Name, -1, r.Name, number(len(data)))
		u.Data = append([]byte{}, data...)
		m.emit(u)
		r.OK()
	})
}

// mfsize is AT+MFSIZE=<name>.
func (m *Module) mfsize(r *Request) {
	m.onFile(r, func(data []byte) {
		r.Info(-1, number(len(data)))
		r.OK()
	})
}

func (m *Module) onFile(r *Request, f func(data []byte)) {
	if r.Form == Test {
		r.OK()
		return
	}
	p := r.params(1, 1)
	name := p.string(m.profile.MaxString)
	if p.refused(r) {
		return
	}
	data, ok := m.files.Get(name)
	if !ok {
		r.Refuse(errNotFound)
		return
	}
	f(data)
}

// mflist is AT+MFLIST: a line for each file.
func (m *Module) mflist(r *Request) {
	if r.Form == Execute || r.Form == Set {
		for _, name := range m.files.List() {
			data, _ := m.files.Get(name)
			r.Info(-1, quoted(name), number(len(data)))
		}
	}
	r.OK()
}

// mfdelete is AT+MFDELETE[=<name>]: one file, or all of them.
func (m *Module) mfdelete(r *Request) {
	if r.Form == Execute {
		m.files.Clear()
		r.OK()
		return
	}
	if r.Form == Test {
		r.OK()
		return
	}
	p := r.params(1, 1)
	name := p.string(m.profile.MaxString)
	switch {
	case p.refused(r):
	case !m.files.Delete(name):
		r.Refuse(errNotFound)
	default:
		r.OK()
	}
}

func (m *Module) dataEcho() bool { return m.shell.echo && m.reading(D66Echo) == "echoed" }

// prompt says ">" (D41) and takes the data; done runs when the command line is
// back, and answers r.
func (m *Module) prompt(r *Request, d DataMode, done func(data []byte, e ending)) {
	u := Unit{Kind: Prompt, Command: r.Name, Channel: d.Channel, Text: ">"}
	switch form := m.reading(D41); {
	case m.profile.Prompt != "":
		u.Head, u.Tail, _ = strings.Cut(m.profile.Prompt, u.Text)
	case form == "crlf":
		u.Head = m.newline()
	case form == "space":
		u.Tail = " "
	case form == "framed":
		u.Head, u.Tail = m.newline(), m.newline()
	case form == "crlf-space":
		u.Head, u.Tail = m.newline(), " "
	}
	m.emit(u)
	m.collect(d, nil, func(data []byte, e ending) {
		m.mode.leave()
		done(data, e)
	})
}
