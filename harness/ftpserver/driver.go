package ftpserver

import (
	"crypto/tls"
	"errors"
	"net"

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
		// The front keeps the data connections and their deadlines: see data.go.
		ConnectionTimeout:      int(d.s.o.DataWait.Seconds()) + 1,
		ActiveConnectionsCheck: ftplib.IPMatchDisabled,
		PasvConnectionsCheck:   ftplib.IPMatchDisabled,
		DisableMLSD:            p.NoMLSx,
		DisableMLST:            p.NoMLSx,
		DisableLISTArgs:        true, // the front takes them off
		Banner:                 "mftpspec FTP server",
	}
	if d.s.o.PassiveFirst > 0 {
		set.PassiveTransferPortRange = ftplib.PortRange{Start: d.s.o.PassiveFirst, End: d.s.o.PassiveLast}
	}
	return set, nil
}

// frontOf finds the session by the address that the front shows to ftpserverlib.
func frontOf(cc ftplib.ClientContext) *front { return cc.RemoteAddr().(peerAddr).front }

var errNotServed = errors.New("not served")

// ClientConnected runs in the session's goroutine, before the greeting.
func (d *driver) ClientConnected(cc ftplib.ClientContext) (string, error) {
	f := frontOf(cc)
	if !f.open() {
		return "", errNotServed
	}
	if d.s.o.Personality.Banner {
		return "mftpspec FTP server\nThe second line of the greeting: 220 is not yet over\nReady", nil
	}
	return "mftpspec FTP server ready", nil
}

func (d *driver) ClientDisconnected(cc ftplib.ClientContext) {
	f := frontOf(cc)
	f.Close()
	d.s.work.Done()
}

func (d *driver) AuthUser(cc ftplib.ClientContext, user, pass string) (ftplib.ClientDriver, error) {
	a, ok := d.s.account(user, pass)
	if !ok {
		return nil, errors.New("login incorrect")
	}
	cc.SetPath(a.Home)
	f := frontOf(cc)
	d.s.update(func() { f.home = a.Home })
	return &view{f: f}, nil
}

func (d *driver) PostAuthMessage(_ ftplib.ClientContext, _ string, err error) string {
	if err != nil {
		return "Login incorrect"
	}
	return "Login successful"
}

// GetTLSConfig only makes FEAT say that there is TLS: the front does it.
func (d *driver) GetTLSConfig() (*tls.Config, error) {
	if d.s.o.TLS == nil {
		return nil, errors.New("no TLS")
	}
	return d.s.o.TLS, nil
}

func (d *driver) WrapPassiveListener(l net.Listener) (net.Listener, error) {
	w := &dataListener{Listener: l, s: d.s, port: l.Addr().(*net.TCPAddr).Port, done: make(chan struct{})}
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	if d.s.closed {
		l.Close()
		return nil, net.ErrClosed
	}
	d.s.unbound[w.port] = w
	return w, nil
}

// arrivals is the server as the net.Listener of ftpserverlib: it accepts, bounds
// the number of sessions, and puts a front between.
type arrivals Server

func (l *arrivals) Accept() (net.Conn, error) {
	s := (*Server)(l)
	for {
		c, err := s.listener.AcceptTCP()
		if err != nil {
			return nil, err
		}
		f := newFront(s, c)
		var full, closed bool
		s.update(func() {
			if closed, full = s.closed, s.live >= s.o.Limits.Connections; closed || full {
				return
			}
			s.live++
			f.id = len(s.sessions) + 1
			f.rec.ID = f.id
			s.sessions = append(s.sessions, f)
			s.work.Add(2) // until ClientDisconnected, and the pump
		})
		if closed || full {
			if full {
				_, _ = c.Write([]byte("421 Too many connections\r\n"))
			}
			c.Close()
			continue
		}
		f.event(trace.Control, trace.FromClient, "open", "connection from "+f.rec.Remote)
		return f, nil
	}
}

func (l *arrivals) Close() error   { return l.listener.Close() }
func (l *arrivals) Addr() net.Addr { return l.listener.Addr() }
