package ftpserver

import (
	"path"
	"slices"
)

// process carries out what the front does itself, and returns what ftpserverlib
// is to do, as a line, or nil.
func (f *front) process(p *pending) []byte {
	if p.Verb == "AUTH" {
		defer f.resumePump()
	}
	switch {
	case f.isMute():
		return nil
	case !f.act(f.s.take(f.id, happening{place: atCommand, verb: p.Verb}), func(text string) { f.answer(p, rawReply(text)) }):
		return nil
	case p.surplus:
		f.answer(p, newReply(421, "Too many commands before the login"))
		f.finish(false)
		return nil
	case p.tooLong:
		f.answer(p, newReply(500, "Line too long"))
		return nil
	}
	if r := f.own(p); r.code != 0 {
		f.answer(p, r)
		if p.Verb == "AUTH" && p.Code == 234 {
			_ = f.handshake(f.raw, Explicit) // recorded; a failed one ends the session
		}
		return nil
	}
	return f.handOn(p)
}

func (f *front) isMute() bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return f.mute
}

// resumePump lets the pump go on after AUTH, on whatever the connection is now.
func (f *front) resumePump() {
	f.s.mu.Lock()
	conn := f.conn
	f.s.mu.Unlock()
	select {
	case f.resume <- conn:
	case <-f.pumpEnd:
	}
}

// await waits for cond, called under the server's mutex, or for the session's end.
func (f *front) await(cond func() bool) {
	for {
		f.s.mu.Lock()
		ok, changed := cond(), f.s.changed
		f.s.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-f.gone:
			return
		}
	}
}

// answer replies in the place of ftpserverlib, when that has answered all before.
func (f *front) answer(p *pending, r reply) {
	f.await(func() bool { return len(f.queue) == 0 })
	f.deliver(p, r)
}

// handOn queues a command for ftpserverlib and returns its line.
func (f *front) handOn(p *pending) []byte {
	verb, arg := p.Verb, p.arg
	switch verb {
	case "LIST", "NLST":
		arg, p.flagA = listFlags(arg)
	case "PORT", "EPRT":
		if p.active != nil { // data.go connects to it; ftpserverlib waits as if it were passive
			verb, arg = "EPSV", ""
		}
	case "ABOR", "QUIT":
		f.stopData() // a transfer that still waits for its data connection waits no more
	}
	var sync *pending
	if verb == "ABOR" || verb == "STAT" && arg == "" {
		// ftpserverlib answers these at once, in a race with a transfer command that
		// has not begun to transfer, or has just been refused. Let it begin, or make
		// sure by a NOOP of our own that it has ended.
		var idle, begun bool
		f.await(func() bool {
			t := f.current()
			idle, begun = t == nil, t != nil && t.begun
			return idle || begun
		})
		switch {
		case !idle && !begun:
			return nil // the client is gone
		case idle:
			sync = &pending{Command: &Command{Verb: "NOOP"}, hidden: true}
		}
	}
	f.s.update(func() {
		if isTransfer(verb) && f.rec.LoggedIn {
			t := &transfer{f: f, rec: Transfer{Verb: verb, Path: f.absolute(arg), Type: f.rec.Type, Started: p.At}}
			p.transfer = t
			f.transfers = append(f.transfers, t)
		}
		if sync != nil {
			f.queue = append(f.queue, sync)
		}
		f.queue = append(f.queue, p)
	})
	line := verb
	if arg != "" {
		line += " " + arg
	}
	if sync != nil {
		line = sync.Verb + "\r\n" + line
	}
	return []byte(line + "\r\n")
}

func isTransfer(verb string) bool {
	return slices.Contains([]string{"RETR", "STOR", "APPE", "LIST", "NLST", "MLSD"}, verb)
}

// current is the transfer command that ftpserverlib is at, or nil; the server's
// mutex is held.
func (f *front) current() *pending {
	for _, p := range f.queue {
		if p.transfer != nil {
			return p
		}
	}
	return nil
}

// atWork says whether a transfer is not over; the server's mutex is held.
func (f *front) atWork() bool {
	p := f.current()
	return p != nil && (!f.left || p.transfer.fileOpen || p.transfer.rec.Open)
}

// absolute is the path that a client means; the server's mutex is held.
func (f *front) absolute(arg string) string {
	if path.IsAbs(arg) {
		return path.Clean(arg)
	}
	return path.Join("/", f.rec.Dir, arg)
}
