package ftpserver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

// transfer is a transfer command while it is carried out. The server's mutex
// guards it.
type transfer struct {
	f        *controlConn
	rec      Transfer
	conn     *dataConn
	fileOpen bool
	fileErr  error // the file failed, not the network
	listing  listing
	traced   int64 // bytes already in the trace
}

// dataListener is where ftpserverlib waits for a data connection. In active mode
// it connects to the client instead of accepting.
type dataListener struct {
	net.Listener
	theirs net.Listener // in whose place this one is
	s      *Server
	port   int

	once sync.Once
	done chan struct{} // closed when no connection is wanted any more

	control *controlConn // from here on guarded by the server's mutex; nil: not told to a client yet
	active  *net.TCPAddr
	served  *transfer // that the passive port was used for

	watched chan struct{} // closed when nobody who comes is turned away any more
}

// bindData gives the session the passive listener that a 227 or 229 tells of.
func (f *controlConn) bindData(text string, p *pending) {
	numbers := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	var port int
	switch n := len(numbers); {
	case n >= 2 && strings.Contains(text, ","):
		high, _ := strconv.Atoi(numbers[n-2])
		low, _ := strconv.Atoi(numbers[n-1])
		port = high<<8 | low
	case n >= 1:
		port, _ = strconv.Atoi(numbers[n-1])
	}
	var l *dataListener
	f.endPort()
	f.s.update(func() {
		if l = f.s.unbound[port]; l == nil {
			return
		}
		delete(f.s.unbound, port)
		l.control, l.active, f.data = f, p.active, l
	})
	if l == nil {
		return
	}
	for _, x := range f.s.take(f.id, happening{place: atData, port: true}) {
		x.hit(refuseData)
		l.refuse(f)
	}
}

// endPort closes the passive port of a transfer that is over.
func (f *controlConn) endPort() {
	f.s.mu.Lock()
	l := f.data
	over := l != nil && l.served != nil && l.served.rec.Ended != 0
	f.s.mu.Unlock()
	if over {
		f.s.ports.Lock() // nobody looks for a free port meanwhile, and misses this one
		defer f.s.ports.Unlock()
		l.stop()
		<-l.watched // the port is free again
	}
}

// stopData lets a transfer that waits for its data connection fail at once.
func (f *controlConn) stopData() {
	f.s.mu.Lock()
	l := f.data
	f.s.mu.Unlock()
	if l != nil {
		l.stop()
	}
}

func (l *dataListener) stop() {
	l.end(func() { l.Listener.Close() })
}

// refuse stops listening and keeps the port until the session is over: the client
// knows it, and may not find another server there.
func (l *dataListener) refuse(f *controlConn) {
	l.end(func() {
		release, err := reserve(l.Listener.(*net.TCPListener))
		if err != nil {
			f.event(trace.Data, "", "note", "the refused port is free for others: "+err.Error())
			return
		}
		f.s.work.Go(func() {
			<-f.gone
			_ = release()
		})
	})
}

// end stops listening, the first time.
func (l *dataListener) end(shut func()) {
	l.once.Do(func() {
		close(l.done)
		shut()
		l.theirs.Close()
	})
}

// Close is ftpserverlib's, when the transfer is over or another PASV came. A port on
// which data went is kept until the session wants another: if the connection was a
// stranger's, the client's own may be late.
func (l *dataListener) Close() error {
	l.s.mu.Lock()
	if l.s.unbound[l.port] == l {
		delete(l.s.unbound, l.port)
	}
	keep := l.served != nil && l.control.data == l
	l.s.mu.Unlock()
	if !keep {
		l.stop()
	}
	return nil
}

// Accept opens the data connection of the session's current transfer.
func (l *dataListener) Accept() (net.Conn, error) {
	l.s.mu.Lock()
	f := l.control
	var t *transfer
	if f != nil {
		if p := f.current(); p != nil {
			t = p.transfer
		}
	}
	l.s.mu.Unlock()
	if t == nil {
		return nil, errors.New("no transfer to connect for")
	}
	raw, err := l.connect(f, t)
	if err != nil {
		l.s.update(func() { t.rec.Err = err.Error(); t.rec.Mode = l.mode() })
		f.event(trace.Data, "", "note", t.rec.Verb+": no data connection: "+err.Error())
		return nil, err
	}
	d := &dataConn{Conn: raw, raw: raw, f: f, t: t, closed: make(chan struct{}), left: -1}
	var secure bool
	l.s.update(func() {
		secure = f.secure
		t.conn = d
		t.rec.Connected, t.rec.Open, t.rec.Mode, t.rec.Secure = l.s.log.Now(), true, l.mode(), secure
	})
	if secure {
		d.tls = tls.Server(raw, f.s.o.TLS)
		d.Conn = d.tls
	}
	d.shots = l.s.take(f.id, happening{place: atData, verb: t.rec.Verb})
	f.event(trace.Data, "", "open", fmt.Sprintf("%s %s, %s with %s", t.rec.Verb, t.rec.Path, l.mode(), raw.RemoteAddr()))
	if f.over() { // the server's Close may have come between
		raw.Close()
	}
	return d, nil
}

func (l *dataListener) mode() string {
	if l.active != nil {
		return "active"
	}
	return "passive"
}

func (l *dataListener) connect(f *controlConn, t *transfer) (*net.TCPConn, error) {
	select {
	case <-l.done:
		return nil, net.ErrClosed
	default:
	}
	if l.active != nil {
		ctx, cancel := context.WithTimeout(f.s.ctx, f.s.o.DataWait)
		defer cancel()
		go func() {
			select {
			case <-l.done:
				cancel()
			case <-ctx.Done():
			}
		}()
		// A client may take data from the host alone that it is connected to (RFC 959 §3.3).
		dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: f.raw.LocalAddr().(*net.TCPAddr).IP}}
		c, err := dialer.DialContext(ctx, "tcp", l.active.String())
		if err != nil {
			return nil, err
		}
		return c.(*net.TCPConn), nil
	}
	port := l.Listener.(*net.TCPListener)
	_ = port.SetDeadline(time.Now().Add(f.s.o.DataWait))
	for {
		c, err := port.AcceptTCP()
		if err != nil {
			return nil, err
		}
		if f.s.fromClient(f, addressOf(c.RemoteAddr())) {
			_ = port.SetDeadline(time.Time{})
			f.s.update(func() { l.served = t })
			f.s.work.Go(func() { l.watch(f, t) })
			return c, nil
		}
		f.turnAway(c, t, &t.rec.Others, "a stranger's data connection")
	}
}

// watch turns away who else comes to a passive port, until it is closed.
func (l *dataListener) watch(f *controlConn, t *transfer) {
	defer close(l.watched)
	for {
		c, err := l.Listener.(*net.TCPListener).AcceptTCP()
		if err != nil {
			return
		}
		if f.s.fromClient(f, addressOf(c.RemoteAddr())) {
			f.turnAway(c, t, &t.rec.Rivals, "one more data connection")
		} else {
			f.turnAway(c, t, &t.rec.Others, "a stranger's data connection")
		}
	}
}

// notedMost is how many of those who are turned away at one port the trace tells of.
const notedMost = 3

// turnAway ends a data connection that is not the transfer's, and counts it.
func (f *controlConn) turnAway(c *net.TCPConn, t *transfer, count *int, what string) {
	_ = c.SetLinger(0)
	c.Close()
	var n int
	f.s.update(func() { *count++; n = t.rec.Others + t.rec.Rivals })
	if n <= notedMost {
		f.event(trace.Data, "", "note", fmt.Sprintf("%s for %s turned away: %s", what, t.rec.Verb, c.RemoteAddr()))
	}
}

// fromClient says whether a data connection can be that of a session's client. It
// comes from where the control connection comes from; where the laboratory says that
// a carrier gives each connection another address, from anywhere but a client on this
// machine, to which nobody else has anything to send.
func (s *Server) fromClient(f *controlConn, from netip.Addr) bool {
	if from == f.peer {
		return true
	}
	return s.o.AnyDataAddress && !f.peer.IsLoopback() && !from.IsLoopback()
}
