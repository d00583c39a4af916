package ftpserver

import (
	"cmp"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"time"

	ftplib "github.com/fclairamb/ftpserverlib"

	"mftpspec/harness/trace"
)

// driver is what ftpserverlib asks of us.
type driver struct {
	s      *Server
	public string // IPv4 address for PASV; "" is the connection's own
}

var (
	_ ftplib.MainDriver                         = (*driver)(nil)
	_ ftplib.MainDriverExtensionPassiveWrapper  = (*driver)(nil)
	_ ftplib.MainDriverExtensionPostAuthMessage = (*driver)(nil)
)

func (d *driver) GetSettings() (*ftplib.Settings, error) {
	p := d.s.o.Personality
	set := &ftplib.Settings{
		Listener:   (*arrivals)(d.s),
		PublicHost: d.public,
		// The control connection keeps the data connections and their deadlines: see data.go.
		ConnectionTimeout:      int(d.s.o.DataWait.Seconds()) + 1,
		ActiveConnectionsCheck: ftplib.IPMatchDisabled,
		PasvConnectionsCheck:   ftplib.IPMatchDisabled,
		DisableMLSD:            p.NoMLSx,
		DisableMLST:            p.NoMLSx,
		DisableLISTArgs:        true, // the control connection takes them off
		Banner:                 "mftpspec FTP server",
	}
	if d.s.o.Free != [2]int{} {
		set.PassiveTransferPortRange = spare{d.s.o.Gate, d.s.o.Free}
	}
	return set, nil
}

// controlOf finds the session by the address that the control connection shows to ftpserverlib.
func controlOf(cc ftplib.ClientContext) *controlConn { return cc.RemoteAddr().(peerAddr).control }

var errNotServed = errors.New("not served")

// ClientConnected runs in the session's goroutine, before the greeting.
func (d *driver) ClientConnected(cc ftplib.ClientContext) (string, error) {
	f := controlOf(cc)
	if !f.open() {
		return "", errNotServed
	}
	if d.s.o.Personality.Banner {
		return "mftpspec FTP server\nThe second line of the greeting: 220 is not yet over\nReady", nil
	}
	return "mftpspec FTP server ready", nil
}

func (d *driver) ClientDisconnected(cc ftplib.ClientContext) {
	f := controlOf(cc)
	f.Close()
	d.s.update(func() { f.left = true })
	d.s.work.Done()
}

func (d *driver) AuthUser(cc ftplib.ClientContext, user, pass string) (ftplib.ClientDriver, error) {
	f := controlOf(cc)
	a, ok := d.s.account(user, pass)
	if !ok {
		d.s.o.Gate.loginFailed(f.peer)
		return nil, errors.New("login incorrect")
	}
	if !a.Anonymous {
		d.s.o.Gate.loggedIn(f.peer)
	}
	cc.SetPath(a.Home)
	d.s.update(func() { f.home, f.secret = a.Home, f.secret || !a.Anonymous })
	return &view{f: f}, nil
}

func (d *driver) PostAuthMessage(_ ftplib.ClientContext, _ string, err error) string {
	if err != nil {
		return "Login incorrect"
	}
	return "Login successful"
}

// GetTLSConfig only makes FEAT say that there is TLS: the control connection does it.
func (d *driver) GetTLSConfig() (*tls.Config, error) {
	if d.s.o.TLS == nil {
		return nil, errors.New("no TLS")
	}
	return d.s.o.TLS, nil
}

// WrapPassiveListener puts a listener of ours in the place of ftpserverlib's, which
// would be on all addresses of the machine, in a range on IPv4 only.
func (d *driver) WrapPassiveListener(theirs net.Listener) (net.Listener, error) {
	silence(theirs.(*net.TCPListener)) // ftpserverlib still sets its deadlines
	l, err := d.s.listenPassive()
	if err != nil {
		theirs.Close()
		return nil, err
	}
	w := &dataListener{Listener: l, theirs: theirs, s: d.s, port: l.Addr().(*net.TCPAddr).Port, done: make(chan struct{}), watched: make(chan struct{})}
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	if d.s.closed {
		l.Close()
		theirs.Close()
		return nil, net.ErrClosed
	}
	d.s.unbound[w.port] = w
	return w, nil
}

// arrivals is the server as the net.Listener of ftpserverlib: it accepts, bounds
// the number of sessions, and puts a controlConn between.
type arrivals Server

func (l *arrivals) Accept() (net.Conn, error) {
	s := (*Server)(l)
	for {
		c, err := s.listener.AcceptTCP()
		if err != nil {
			return nil, err
		}
		if f := s.receive(c); f != nil {
			return f, nil
		}
	}
}

// receive makes a session of a connection, if there is room for it.
func (s *Server) receive(c *net.TCPConn) *controlConn {
	from := addressOf(c.RemoteAddr())
	if !s.o.Gate.admit(from, s.o.Limits.Arrivals) {
		s.update(func() { s.turned++ })
		turnAway(c)
		return nil
	}
	f := newControlConn(s, c)
	var victim *controlConn
	var full, closed bool
	s.update(func() {
		if closed = s.closed; closed {
			return
		}
		if victim, full = s.crowded(from); full {
			s.turned++
			return
		}
		s.live++
		f.id = len(s.sessions) + 1
		f.rec.ID = f.id
		s.sessions = append(s.sessions, f)
		f.begin()
		s.work.Add(2) // until ClientDisconnected, and the pump
	})
	switch {
	case closed:
		c.Close()
		return nil
	case full:
		s.o.Gate.turnedAway()
		s.crowdedOut(from)
		turnAway(c)
		return nil
	}
	if victim != nil {
		s.crowdedOut(victim.peer)
		s.work.Go(func() { victim.dismiss("421 Others are waiting") })
	}
	text := "connection from " + f.rec.Remote
	if f.elsewhere() {
		text += ", where the module does not come from"
	}
	f.event(trace.Control, trace.FromClient, "open", text)
	return f
}

// turnAway closes a connection that gets no session, without waiting for anybody.
func turnAway(c *net.TCPConn) {
	_ = c.SetWriteDeadline(time.Now().Add(time.Second))
	_, _ = c.Write([]byte("421 Too many connections\r\n"))
	c.Close()
}

// crowded says whether there is no room for one more session from an address.
// A session that has not said that it is the module's makes room: victim, the
// oldest of a stranger or else of anybody unknown, of the same address where that
// has too many. The server's mutex is held.
func (s *Server) crowded(from netip.Addr) (victim *controlConn, full bool) {
	same, others := 0, s.others
	var stranger, unknown, strangerHere, unknownHere *controlConn
	first := func(to **controlConn, f *controlConn) {
		if *to == nil {
			*to = f
		}
	}
	for _, f := range s.sessions {
		if !f.rec.Open {
			continue
		}
		o := f.origin()
		if o != FromModule {
			others++
		}
		here := f.peer == from
		if here {
			same++
		}
		switch {
		case o == FromStranger:
			first(&stranger, f)
			if here {
				first(&strangerHere, f)
			}
		case o == FromUnknown && !f.faulted:
			first(&unknown, f)
			if here {
				first(&unknownHere, f)
			}
		}
	}
	switch {
	case others >= strangersKept:
		return nil, true
	case same >= s.o.Limits.Source:
		victim = cmp.Or(strangerHere, unknownHere)
	case s.live >= s.o.Limits.Connections:
		victim = cmp.Or(stranger, unknown)
	default:
		return nil, false
	}
	return victim, victim == nil
}

func (l *arrivals) Close() error   { return l.listener.Close() }
func (l *arrivals) Addr() net.Addr { return l.listener.Addr() }
