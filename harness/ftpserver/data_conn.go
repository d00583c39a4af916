package ftpserver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"sync"
	"time"

	"mftpspec/harness/trace"
)

// dataConn is one data connection: it counts, it records, and faults bite here.
// One goroutine of ftpserverlib reads or writes; another may close.
type dataConn struct {
	net.Conn // raw, or TLS over it
	raw      *net.TCPConn
	tls      *tls.Conn
	f        *controlConn
	t        *transfer
	shots    []*shot

	once    sync.Once
	closed  chan struct{}
	readyAt bool
	readyEr error
	sent    bool // a listing: all of it

	left  int64 // bytes until then happens; -1: never
	then  Action
	thenX *shot
	rate  int64 // bytes per second; 0: no limit
	pace  time.Time
}

var errFault = errors.New("ended by a fault")

// ready does what comes between the 150 and the first byte.
func (d *dataConn) ready() error {
	if d.readyAt {
		return d.readyEr
	}
	d.readyAt = true
	if d.tls != nil {
		ctx, cancel := context.WithTimeout(d.f.s.ctx, handshakeLimit)
		err := d.tls.HandshakeContext(ctx)
		cancel()
		d.f.event(trace.Data, "", "tls", tlsText(d.tls, err))
		if err != nil {
			d.readyEr = d.failed(fmt.Errorf("TLS handshake: %w", err))
			return d.readyEr
		}
	}
	for _, x := range d.shots {
		for _, a := range x.fault.Do {
			if err := d.arm(x, a); err != nil {
				d.readyEr = err
				return err
			}
		}
	}
	return nil
}

func (d *dataConn) arm(x *shot, a Action) error {
	switch a.do {
	case delay:
		x.hit(a.do)
		pause(a.wait, d.closed, d.f.gone)
	case holdData:
		x.hit(a.do)
		select {
		case <-x.release:
		case <-d.closed:
		case <-d.f.gone:
		}
	case rate:
		x.hit(a.do)
		d.rate, d.pace = a.n, time.Now()
	case after:
		d.left, d.then, d.thenX = a.n, *a.then, x
	case hang, disconnect, reset:
		return d.strike(x, a)
	}
	select {
	case <-d.closed:
		return net.ErrClosed
	default:
		return nil
	}
}

// strike is Hang, Disconnect or Reset.
func (d *dataConn) strike(x *shot, a Action) error {
	x.hit(a.do)
	switch a.do {
	case hang:
		select {
		case <-d.closed:
		case <-d.f.gone:
		}
	case reset:
		_ = d.raw.SetLinger(0)
		d.raw.Close()
	case disconnect:
		d.shutdown()
	}
	return d.failed(errFault)
}

func (d *dataConn) failed(err error) error {
	d.f.s.update(func() {
		if d.t.rec.Err == "" {
			d.t.rec.Err = err.Error()
		}
	})
	return err
}

// piece is how much of n bytes may move now; it waits as the rate demands.
func (d *dataConn) piece(n int) (int, error) {
	if d.left == 0 && d.then.do == holdData {
		d.left = -1
		if err := d.arm(d.thenX, d.then); err != nil {
			return 0, err
		}
	}
	if d.left == 0 {
		return 0, d.strike(d.thenX, d.then)
	}
	if d.left > 0 {
		n = int(min(int64(n), d.left))
	}
	if d.rate > 0 {
		n = int(min(int64(n), max(d.rate/20, 1)))
		if !pause(time.Until(d.pace), d.closed, d.f.gone) {
			return 0, d.failed(net.ErrClosed)
		}
		d.pace = time.Now().Add(time.Duration(n) * time.Second / time.Duration(d.rate))
	}
	return n, nil
}

// tracedMost is how many bytes of one data connection the trace has in full.
const tracedMost = 64 << 10

func (d *dataConn) moved(b []byte, dir trace.Dir) {
	if len(b) == 0 {
		return
	}
	if d.left > 0 {
		d.left -= int64(len(b))
	}
	var keep int64
	d.f.s.update(func() {
		d.t.rec.Wire += int64(len(b))
		d.f.active = time.Now()
		keep = min(tracedMost-d.t.traced, int64(len(b)))
		d.t.traced += keep
	})
	if keep > 0 {
		d.f.s.log.Add(trace.Event{Lane: trace.Data, Dir: dir, Session: d.f.id, Kind: "bytes",
			Bytes: slices.Clone(b[:keep]), N: int64(len(b))})
	}
}

func (d *dataConn) Read(b []byte) (int, error) {
	if err := d.ready(); err != nil {
		return 0, err
	}
	n, err := d.piece(len(b))
	if err != nil {
		return 0, err
	}
	n, err = d.Conn.Read(b[:n])
	d.moved(b[:n], trace.FromClient)
	switch {
	case d.tls != nil && errors.Is(err, io.ErrUnexpectedEOF):
		// Closed without close_notify, as many small clients do.
		d.f.event(trace.Data, trace.FromClient, "note", "TLS data connection closed without close_notify")
		err = io.EOF
	case err != nil && err != io.EOF:
		err = d.failed(err)
	}
	return n, err
}

func (d *dataConn) Write(b []byte) (int, error) {
	if err := d.ready(); err != nil {
		return 0, err
	}
	if d.t.rec.Verb != "LIST" {
		return d.writeAll(b)
	}
	if !d.sent { // the whole listing in the place of ftpserverlib's lines
		d.sent = true
		d.f.s.mu.Lock()
		lines := d.t.listing.bytes()
		d.f.s.mu.Unlock()
		if _, err := d.writeAll(lines); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}

func (d *dataConn) writeAll(b []byte) (done int, err error) {
	for done < len(b) {
		n, err := d.piece(len(b) - done)
		if err != nil {
			return done, err
		}
		n, err = d.Conn.Write(b[done : done+n])
		d.moved(b[done:done+n], trace.FromServer)
		done += n
		if err != nil {
			return done, d.failed(err)
		}
	}
	return done, nil
}

// shutdown ends the connection in order.
func (d *dataConn) shutdown() {
	if d.tls != nil {
		_ = d.raw.SetWriteDeadline(time.Now().Add(time.Second))
		_ = d.tls.CloseWrite() // an error: no handshake, or the client is gone
	}
	d.raw.Close()
}

// Close ends the connection from the server's side.
func (d *dataConn) Close() error {
	d.once.Do(func() {
		close(d.closed)
		d.shutdown()
		var rec Transfer
		d.f.s.update(func() {
			d.t.rec.Open, d.t.rec.Disconnected = false, d.f.s.log.Now()
			rec = d.t.rec
		})
		d.f.s.log.Add(trace.Event{Lane: trace.Data, Session: d.f.id, Kind: "close", N: rec.Wire,
			Text: fmt.Sprintf("%s %s: %d bytes", rec.Verb, rec.Path, rec.Wire)})
	})
	return nil
}
