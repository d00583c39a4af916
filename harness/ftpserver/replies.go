package ftpserver

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/trace"
)

// reply takes one whole reply of ftpserverlib.
func (f *controlConn) reply(r reply) {
	if !f.greeted {
		f.greeted = true
		shots := f.s.take(f.id, happening{place: atGreeting})
		if f.act(shots, f.send) {
			f.send(strings.Join(r.lines, "\n"))
		}
		return
	}
	p := f.match(r)
	if p == nil { // nobody asked: it says so itself, and the trace has it
		f.send(strings.Join(r.lines, "\n"))
		return
	}
	if strings.HasPrefix(r.text(), "Unhandled internal error") { // a panic that ftpserverlib has caught: it tells nobody else
		f.s.update(func() { f.rec.Broken = r.text() })
	}
	f.deliver(p, f.edit(p, r))
}

// match finds the command that a reply belongs to: the oldest.
func (f *controlConn) match(r reply) *pending {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	if len(f.queue) == 0 {
		return nil
	}
	return f.queue[0]
}

// edit makes a reply what this server says, and draws the conclusions from it.
func (f *controlConn) edit(p *pending, r reply) reply {
	text := r.text()
	person := f.s.o.Personality
	switch {
	case p.active != nil && r.code == 229:
		f.bindData(text, p)
		return newReply(200, p.Verb+" command successful")
	case r.code == 227 || r.code == 229:
		f.bindData(text, p)
		if r.code == 227 && person.Private && f.s.isPublic() {
			return newReply(227, privateAddress(text))
		}
	case r.code == 150 && person.Open125:
		return newReply(125, "Data connection already open; transfer starting")
	case r.code == 425:
		return newReply(425, "Can't open data connection")
	case r.code == 550 && strings.HasPrefix(text, "unable to open transfer"): // without PASV or PORT; its other refusals have 550 too
		return newReply(425, "Use PORT or PASV first")
	case r.code == 450 && p.nothing:
		return newReply(person.EmptyCode, "No files found")
	case r.code == 550 && f.hasBegun(p):
		return f.failedTransfer(p)
	case p.Verb == "FEAT" && r.code == 211:
		r.lines = slices.DeleteFunc(r.lines, func(l string) bool {
			return person.NoSIZE && l == " SIZE" || person.NoEPSV && (l == " EPSV" || l == " EPRT")
		})
	case p.Verb == "MLST" && r.code == 250 && person.FullPath && len(r.lines) == 3:
		if facts, _, ok := strings.Cut(r.lines[1], "; "); ok {
			f.s.mu.Lock()
			r.lines[1] = facts + "; " + f.absolute(p.arg)
			f.s.mu.Unlock()
		}
	}
	return r
}

// hasBegun says whether there was a preliminary reply: what fails then is the transfer.
func (f *controlConn) hasBegun(p *pending) bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return p.begun
}

// failedTransfer is the reply to a transfer that broke off: ftpserverlib says 550
// whatever the reason.
func (f *controlConn) failedTransfer(p *pending) reply {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	if p.transfer != nil && p.transfer.fileErr != nil {
		if errors.Is(p.transfer.fileErr, ErrPermission) {
			return newReply(550, "Permission denied")
		}
		return newReply(451, "Local error in processing")
	}
	return newReply(426, "Connection closed; transfer aborted")
}

// deliver sends a reply, or what faults make of it.
func (f *controlConn) deliver(p *pending, r reply) {
	if p.silent {
		f.emit(p, reply{}, reply{}, r.code)
		return
	}
	if p.transfer != nil && r.code == 426 { // after ABOR the file may still be open
		f.await(func() bool { return !p.transfer.fileOpen })
	}
	var said bool
	say := func(text string) {
		said = true
		raw, meant := rawReply(text), r
		if raw.code != r.code {
			meant = raw
		}
		f.emit(p, meant, raw, r.code) // other words for the same are the same
	}
	shots := f.s.take(f.id, happening{place: atReply, verb: p.Verb, code: r.code})
	switch {
	case f.act(shots, say):
		f.emit(p, r, f.dress(p, r), r.code)
	case !said:
		f.emit(p, reply{}, reply{}, r.code)
	}
}

// emit records that p got the reply r in the place of one with code was, and sends
// it in the form worded. An empty r is held back.
func (f *controlConn) emit(p *pending, r, worded reply, was int) {
	f.wmu.Lock()
	defer f.wmu.Unlock()
	if len(r.lines) > 0 {
		f.lag()
	}
	final := was >= 200 || was == 0
	early := !final && len(r.lines) > 0 && (r.code == 0 || r.code >= 200) // a fault ends it instead of 150
	sends := len(r.lines) > 0 && f.audible()
	var data *dataConn
	f.s.update(func() {
		now := f.s.log.Now()
		f.active = time.Now()
		p.begun = p.begun || !final
		if sends {
			switch {
			case !final && !early:
				p.Mark = worded.code
			default:
				p.Code, p.Text, p.Done = worded.code, worded.text(), now
				f.conclude(p, r)
			}
		}
		if t := p.transfer; t != nil && (final || early) && t.rec.Ended == 0 {
			t.rec.Ended = now
			if sends {
				t.rec.Code = worded.code
			}
		}
		if early {
			p.silent = true
			if p.transfer != nil {
				data = p.transfer.conn
			}
		}
		if final {
			f.queue = slices.DeleteFunc(f.queue, func(q *pending) bool { return q == p })
		}
	})
	if sends {
		f.write(strings.Join(worded.lines, "\n"))
	}
	if data != nil {
		data.Close()
	}
}

// conclude follows the session's state; the server's mutex is held.
func (f *controlConn) conclude(p *pending, r reply) {
	switch {
	case (p.Verb == "PASS" || p.Verb == "USER") && r.code == 230:
		f.rec.LoggedIn, f.rec.Dir = true, f.home
	case p.Verb == "TYPE" && r.code == 200:
		f.rec.Type = "A"
		if t := asciiUpper(strings.ReplaceAll(p.arg, " ", "")); t == "I" || t == "L8" {
			f.rec.Type = "I"
		}
	case r.code == 250 && (p.Verb == "CWD" || p.Verb == "XCWD" || p.Verb == "CDUP"):
		if _, dir, ok := strings.Cut(r.text(), " worked on "); ok { // ftpserverlib's, as it has resolved the argument
			f.rec.Dir = dir
		}
	}
}

// rawReply is what a fault says, word for word.
func rawReply(text string) reply {
	r := reply{lines: strings.Split(text, "\n")}
	if len(text) >= 3 {
		if n, err := strconv.Atoi(text[:3]); err == nil && n >= 100 {
			r.code = n
		}
	}
	return r
}

// audible says whether anything is still sent.
func (f *controlConn) audible() bool { return !f.isMute() && !f.over() }

// send writes what is no answer to a command.
func (f *controlConn) send(text string) {
	f.wmu.Lock()
	defer f.wmu.Unlock()
	f.lag()
	if f.audible() {
		f.write(text)
	}
}

// writeLimit is how long a client may refuse to take a reply.
const writeLimit = 30 * time.Second

func (f *controlConn) write(text string) {
	if !f.ignored() {
		f.event(trace.Control, trace.FromServer, "reply", text)
	}
	f.s.mu.Lock()
	conn := f.conn
	f.s.mu.Unlock()
	_ = f.raw.SetWriteDeadline(time.Now().Add(writeLimit))
	for n, part := range f.segments([]byte(strings.ReplaceAll(text, "\n", "\r\n") + "\r\n")) {
		if n > 0 {
			pause(segmentGap, f.gone, f.s.ctx.Done())
		}
		// A write that fails means that the client is gone, which the pump records.
		_, _ = conn.Write(part)
	}
}
