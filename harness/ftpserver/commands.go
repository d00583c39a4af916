package ftpserver

import (
	"path"
	"slices"
	"strconv"
)

// process carries out what the control connection does itself, and returns what ftpserverlib
// is to do, as a line, or nil.
func (f *controlConn) process(p *pending) []byte {
	if p.Verb == "AUTH" {
		defer f.resumePump()
	}
	switch {
	case f.isMute():
		return nil
	case !f.act(f.s.take(f.id, happening{place: atCommand, verb: p.Verb}), func(text string) { f.refuse(p, text) }):
		return nil
	case p.surplus:
		f.answer(p, newReply(421, "Too many commands before the login"))
		f.finish(false)
		return nil
	case p.tooLong:
		f.answer(p, newReply(500, "Line too long"))
		return nil
	}
	switch {
	case p.Verb == "ABOR" && f.isLoggedIn():
		f.abort()
		f.answer(p, newReply(226, "ABOR successful; closing transfer connection"))
		return nil
	case p.Verb == "STAT" && p.arg == "" && f.isLoggedIn():
		f.deliver(p, f.status()) // also while a transfer is under way
		return nil
	case !serialized(p.Verb):
		f.answer(p, newReply(500, "Unknown command "+strconv.Quote(p.Verb)))
		return nil
	}
	if r := f.own(p); r.code != 0 {
		f.answer(p, r)
		if p.Verb == "AUTH" && p.Code == 234 {
			_ = f.handshake(f.raw, Explicit) // recorded; a failed one ends the session
		}
		return nil
	}
	if lines := f.logIn(p); lines != nil {
		return lines
	}
	return f.handOn(p)
}

func (f *controlConn) isMute() bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return f.mute
}

// resumePump lets the pump go on after AUTH, on whatever the connection is now.
func (f *controlConn) resumePump() {
	f.s.mu.Lock()
	conn := f.conn
	f.s.mu.Unlock()
	select {
	case f.resume <- conn:
	case <-f.pumpEnd:
	}
}

// await waits for cond, called under the server's mutex, or for the session's end.
func (f *controlConn) await(cond func() bool) {
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
func (f *controlConn) answer(p *pending, r reply) {
	f.await(func() bool { return len(f.queue) == 0 })
	f.deliver(p, r)
}

// refuse is the answer of a fault. The data connection of a transfer that is refused
// is not waited for.
func (f *controlConn) refuse(p *pending, text string) {
	f.answer(p, rawReply(text))
	if isTransfer(p.Verb) {
		f.stopData()
	}
}

// handOn queues a command for ftpserverlib and returns its line.
func (f *controlConn) handOn(p *pending) []byte {
	verb, arg := p.Verb, p.arg
	switch verb {
	case "LIST", "NLST":
		arg, p.flagA = listFlags(arg)
	case "PASV", "EPSV":
		f.endPort() // or there may be no port left
	case "PORT", "EPRT":
		if p.active != nil { // data.go connects to it; ftpserverlib waits as if it were passive
			verb, arg = "EPSV", ""
		}
	case "QUIT":
		f.stopData() // a transfer that still waits for its data connection waits no more
	}
	f.s.update(func() {
		if isTransfer(verb) && f.rec.LoggedIn {
			t := &transfer{f: f, rec: Transfer{Verb: verb, Path: f.absolute(arg), Type: f.rec.Type, Started: p.At}}
			p.transfer = t
			f.transfers = append(f.transfers, t)
		}
		f.queue = append(f.queue, p)
	})
	line := verb
	if arg != "" {
		line += " " + arg
	}
	return []byte(line + "\r\n")
}

// logIn lets ftpserverlib see a password that the client was not asked for: the
// reply to that is the reply to USER. nil: it is to be asked for one.
func (f *controlConn) logIn(p *pending) []byte {
	a, ok := f.s.accountOf(p.arg)
	if p.Verb != "USER" || !ok || !f.s.o.Personality.NoPass || f.isLoggedIn() {
		return nil
	}
	asked := &pending{Command: &Command{Verb: "USER"}, silent: true}
	f.s.update(func() { f.queue = append(f.queue, asked, p) })
	return []byte("USER " + p.arg + "\r\nPASS " + a.Password + "\r\n")
}

func (f *controlConn) isLoggedIn() bool {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	return f.rec.LoggedIn
}

// abort ends the transfer that is under way, if any: it is then answered 426, or
// 425 when it had no data connection yet.
func (f *controlConn) abort() {
	f.stopData()
	var t *transfer
	f.await(func() bool {
		p := f.current()
		if p != nil && p.begun {
			t = p.transfer
		}
		return p == nil || p.begun
	})
	if t == nil {
		return
	}
	f.s.mu.Lock()
	conn := t.conn
	f.s.mu.Unlock()
	if conn != nil {
		conn.Close()
	}
}

// status is the reply to STAT without a path (RFC 959, 4.1.3).
func (f *controlConn) status() reply {
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	lines := []string{"211-Server status", " Logged in as " + f.rec.User, " TYPE " + f.rec.Type}
	if p := f.current(); p != nil {
		lines = append(lines, " "+p.Verb+" "+p.transfer.rec.Path+" under way")
	}
	return reply{code: 211, lines: append(lines, "211 End")}
}

// serialized says whether ftpserverlib answers this only after the transfer before
// it: it answers what it does not know at once, from another goroutine than the
// transfer, and the two destroy each other's replies. So it also does with ABOR
// and STAT, which the control connection answers itself.
func serialized(verb string) bool {
	return slices.Contains([]string{
		"USER", "PASS", "ACCT", "ADAT", "AUTH", "PROT", "PBSZ", "CCC", "CONF", "ENC", "MIC", "CLNT", "FEAT", "SYST", "NOOP", "OPTS", "QUIT",
		"AVBL", "CSID", "HELP", "HOST", "LANG", "SIZE", "STAT", "ABOR", "MDTM", "MFMT", "MFF", "MFCT", "RETR", "STOR", "STOU", "STRU", "APPE",
		"DELE", "RNFR", "RNTO", "ALLO", "REST", "SITE", "HASH", "XCRC", "MD5", "XMD5", "XSHA", "XSHA1", "XSHA256", "XSHA512", "COMB",
		"CWD", "PWD", "XCWD", "XPWD", "CDUP", "NLST", "LIST", "MLSD", "MLST", "MKD", "RMD", "XMKD", "XRMD", "XCUP", "SMNT",
		"TYPE", "MODE", "PASV", "EPSV", "LPSV", "SPSV", "PORT", "EPRT", "REIN",
	}, verb)
}

func isTransfer(verb string) bool {
	return slices.Contains([]string{"RETR", "STOR", "APPE", "LIST", "NLST", "MLSD"}, verb)
}

// current is the transfer command that ftpserverlib is at, or nil; the server's
// mutex is held.
func (f *controlConn) current() *pending {
	for _, p := range f.queue {
		if p.transfer != nil {
			return p
		}
	}
	return nil
}

// atWork says whether a transfer is not over; the server's mutex is held.
func (f *controlConn) atWork() bool {
	p := f.current()
	return p != nil && (!f.left || p.transfer.fileOpen || p.transfer.rec.Open)
}

// absolute is the path that a client means; the server's mutex is held.
func (f *controlConn) absolute(arg string) string {
	if path.IsAbs(arg) {
		return path.Clean(arg)
	}
	return path.Join("/", f.rec.Dir, arg)
}
