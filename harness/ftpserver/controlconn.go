package ftpserver

import (
	"bytes"
	"io"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

// controlConn is one control connection as ftpserverlib sees it: a net.Conn whose Read
// gives command lines and whose Write takes reply lines. Three goroutines meet
// in it:
//
//   - the pump reads the socket, so that a command has its true time and a lost
//     client is noticed at once, whatever the engine is doing;
//   - the session's goroutine of ftpserverlib calls Read, which carries out what
//     the control connection does itself (commands.go) and hands on the rest;
//   - that one, or the one of a transfer, calls Write; replies.go takes it from there.
type controlConn struct {
	s   *Server
	id  int
	raw *net.TCPConn

	peer netip.Addr // of the client

	lines   chan *pending // from the pump to Read
	resume  chan net.Conn // to the pump, which waits after AUTH: what to read from now on
	pumpEnd chan struct{} // the pump has ended
	gone    chan struct{} // closed when the session is over for either side
	ended   chan struct{} // closed when the server has closed its side
	endOnce sync.Once
	goOnce  sync.Once

	rest []byte // of the line that Read hands on; Read's own

	wmu      sync.Mutex // over writing, and over what was answered becoming visible
	replying []byte     // ftpserverlib's reply, as far as it is written
	halves   int        // replies that went out in two segments
	greeted  bool

	// Guarded by the server's mutex:
	conn      net.Conn // raw, or TLS over it
	rec       Session  // without Commands and Transfers
	commands  []*Command
	transfers []*transfer
	queue     []*pending // commands that ftpserverlib has and has not answered
	home      string
	mute      bool // nothing is answered any more
	quit      bool // QUIT was received
	left      bool // ftpserverlib has ended the session
	secure    bool // PROT P
	data      *dataListener
	secret    bool // gave a name that only the module can know, or logged in with a password
	guessed   bool // gave a name that the module was told, and others can guess
	misnamed  bool // gave another
	said      int  // bytes that are kept of what a client said that was not known to be the module
	faulted   bool // a fault has fired in this session
	opened    time.Time
	active    time.Time // the last that the client did, or was told
	watchdog  *time.Timer
	pace      bucket // of commands; the pump's own
}

// pending is a command on its way.
type pending struct {
	*Command
	arg      string // as received, also of PASS
	tooLong  bool
	surplus  bool // one more than a client may send before it logs in
	begun    bool // ftpserverlib has given its preliminary reply
	transfer *transfer
	active   *net.TCPAddr // PORT or EPRT, which ftpserverlib gets as EPSV
	flagA    bool         // LIST -a
	silent   bool         // answered by a fault already, or not asked for: the real replies are not sent
	nothing  bool         // LIST of an empty directory, which is refused (Personality.EmptyCode)
}

// peerAddr is the client's address, and tells the driver which session it is.
type peerAddr struct {
	net.Addr
	control *controlConn
}

func newControlConn(s *Server, c *net.TCPConn) *controlConn {
	return &controlConn{
		s: s, raw: c, conn: c, peer: addressOf(c.RemoteAddr()),
		lines: make(chan *pending, 64), resume: make(chan net.Conn), pumpEnd: make(chan struct{}),
		gone: make(chan struct{}), ended: make(chan struct{}),
		rec: Session{Remote: c.RemoteAddr().String(), Type: "A", Security: Plain, Open: true},
	}
}

// open does what comes before the greeting, and says whether there will be one.
func (f *controlConn) open() bool {
	ok := f.act(f.s.take(f.id, happening{place: atConnect}), f.send)
	if ok && f.s.o.Implicit {
		ok = f.handshake(f.raw, Implicit) == nil
	}
	if ok {
		f.s.mu.Lock()
		conn := f.conn
		f.s.mu.Unlock()
		go f.pump(conn)
		return true
	}
	go f.watch()
	<-f.gone
	return false
}

func (f *controlConn) over() bool {
	select {
	case <-f.ended:
		return true
	default:
		return false
	}
}

// watch stands in for the pump where the client is not served: it sees it go.
func (f *controlConn) watch() {
	defer f.s.work.Done()
	defer close(f.pumpEnd)
	defer close(f.lines)
	_, err := io.Copy(io.Discard, f.raw)
	f.clientEnded(err)
}

// pump records every line of the client and queues it, until the client is gone.
func (f *controlConn) pump(conn net.Conn) {
	defer f.s.work.Done()
	defer close(f.pumpEnd)
	defer close(f.lines)
	r := newLineReader(conn, f.s.o.Limits.Line)
	for {
		line, whole, err := r.next()
		if err != nil {
			f.clientEnded(err)
			break
		}
		for wait := f.pace.take(time.Now(), f.s.o.Limits.Commands, commandBurst); wait > 0 && pause(wait, f.ended, f.s.ctx.Done()); {
			wait = f.pace.take(time.Now(), f.s.o.Limits.Commands, commandBurst)
		}
		p := f.hear(line, whole)
		select {
		case f.lines <- p:
		case <-f.ended:
			return
		}
		if p.Verb == "AUTH" {
			select {
			case c := <-f.resume:
				if c != conn {
					conn, r = c, newLineReader(c, f.s.o.Limits.Line)
				}
			case <-f.ended:
				return
			}
		}
		if f.over() {
			break
		}
	}
	// The server has said goodbye: what still comes is of no interest, but reading
	// it keeps the goodbye from being lost to a reset.
	if f.over() {
		_, _ = io.Copy(io.Discard, f.raw)
	}
}

// hear records a line.
func (f *controlConn) hear(line []byte, whole bool) *pending {
	verb, arg := splitCommand(line)
	c := &Command{At: f.s.log.Now(), Verb: verb, Arg: arg}
	p := &pending{Command: c, arg: arg, tooLong: !whole}
	f.s.update(func() {
		switch verb {
		case "PASS":
			f.rec.Passwords = append(f.rec.Passwords, f.keep(arg))
			c.Arg = "****"
		case "USER":
			f.introduced(arg)
		case "QUIT":
			f.quit = true
		}
		if f.origin() != FromModule && !slices.Contains(ftpVerbs(), verb) {
			c.Verb = f.keep(verb)
		}
		if c.Arg != "****" {
			c.Arg = f.keep(arg)
		}
		f.commands = append(f.commands, c)
		f.active = time.Now()
		p.surplus = !f.rec.LoggedIn && len(f.commands) > f.s.o.Limits.Unknown
	})
	if f.ignored() {
		return p
	}
	text := c.Verb
	if c.Arg != "" {
		text += " " + c.Arg
	}
	f.s.log.Add(trace.Event{At: c.At, Lane: trace.Control, Dir: trace.FromClient, Session: f.id, Kind: "cmd", Text: text})
	return p
}

// Read hands the next command to ftpserverlib.
func (f *controlConn) Read(b []byte) (int, error) {
	for len(f.rest) == 0 {
		p, ok := <-f.lines
		if !ok || f.over() {
			return 0, io.EOF
		}
		f.rest = f.process(p)
	}
	n := copy(b, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// Write takes what ftpserverlib replies, and acts on each whole reply.
func (f *controlConn) Write(b []byte) (int, error) {
	f.replying = append(f.replying, b...)
	for {
		r, n := parseReply(f.replying)
		if n == 0 {
			return len(b), nil
		}
		f.replying = bytes.Clone(f.replying[n:])
		f.reply(r)
	}
}

// Close is ftpserverlib's, after QUIT, a refused login or at the session's end.
func (f *controlConn) Close() error {
	f.finish(false)
	return nil
}

// LocalAddr, RemoteAddr and the deadlines complete the net.Conn. Limits of
// time are not here: see patrol.go.
func (f *controlConn) LocalAddr() net.Addr                { return f.raw.LocalAddr() }
func (f *controlConn) RemoteAddr() net.Addr               { return peerAddr{f.raw.RemoteAddr(), f} }
func (f *controlConn) SetDeadline(time.Time) error        { return nil }
func (f *controlConn) SetReadDeadline(t time.Time) error  { return nil }
func (f *controlConn) SetWriteDeadline(t time.Time) error { return nil }
