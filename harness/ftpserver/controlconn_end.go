package ftpserver

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"syscall"
	"time"

	"mftpspec/harness/trace"
)

// clientEnded is called by the pump when nothing more can come.
func (f *controlConn) clientEnded(err error) {
	if alert, ok := errors.AsType[*net.OpError](err); ok && alert.Op == "remote error" {
		// TLS 1.3 lets a client refuse our certificate after our side of the handshake.
		f.s.update(func() { f.rec.TLS = "failed: " + err.Error() })
		f.event(trace.Control, trace.FromClient, "tls", "failed: "+err.Error())
	}
	f.end(ByClient, errors.Is(err, syscall.ECONNRESET))
	f.goOnce.Do(func() { close(f.gone) })
	f.stopData()
}

// end records the end of the session, the first time.
func (f *controlConn) end(by string, reset bool) {
	var was Session
	f.s.update(func() {
		if was = f.rec; !was.Open {
			return
		}
		if f.quit {
			by = ByQuit
		}
		f.rec.Open, f.rec.Closed, f.rec.ClosedBy = false, f.s.log.Now(), by
		f.rec.Reset = reset && by == ByClient
		f.s.live--
		if f.origin() != FromModule {
			f.s.others++
		}
	})
	if was.Open {
		text := "by " + by
		if reset {
			text += " (reset)"
		}
		dir := trace.FromServer
		if by == ByClient {
			dir = trace.FromClient
		}
		f.event(trace.Control, dir, "close", text)
	}
}

// linger is how long a client may take to close its side after the server has
// closed its own.
const linger = 500 * time.Millisecond

// finish closes the server's side: in order, so that the last reply arrives, or
// with a reset.
func (f *controlConn) finish(reset bool) {
	f.endOnce.Do(func() {
		f.end(ByServer, reset)
		f.s.mu.Lock()
		conn := f.conn
		f.s.mu.Unlock()
		close(f.ended)
		f.goOnce.Do(func() { close(f.gone) })
		if reset {
			_ = f.raw.SetLinger(0)
			f.raw.Close()
		} else {
			_ = f.raw.SetDeadline(time.Now().Add(linger))
			if t, ok := conn.(*tls.Conn); ok {
				_ = t.CloseWrite() // an error: the handshake has failed, or the client is gone
			}
			_ = f.raw.CloseWrite()
			f.s.work.Go(func() { // frees the socket once the pump has drained it
				<-f.pumpEnd
				f.raw.Close()
			})
		}
		f.stopData()
	})
}

// cut ends the session at once, for the server's Close.
func (f *controlConn) cut(reset bool) {
	f.finish(reset)
	_ = f.raw.Close()
	f.s.mu.Lock()
	transfers := f.transfers
	f.s.mu.Unlock()
	for _, t := range transfers {
		f.s.mu.Lock()
		conn := t.conn
		f.s.mu.Unlock()
		if conn != nil {
			conn.Close()
		}
	}
}

// handshake puts the control connection under TLS.
func (f *controlConn) handshake(conn net.Conn, how string) error {
	t := tls.Server(conn, f.s.o.TLS)
	ctx, cancel := context.WithTimeout(f.s.ctx, handshakeLimit)
	defer cancel()
	err := t.HandshakeContext(ctx)
	state := tlsText(t, err)
	f.s.update(func() {
		f.rec.Security, f.rec.TLS = how, state
		if err == nil {
			f.conn = t
			f.secure = how == Implicit // without PROT, implicit FTPS protects the data too
		}
	})
	f.event(trace.Control, "", "tls", state)
	if err != nil {
		f.finish(false)
	}
	return err
}

const handshakeLimit = 30 * time.Second

func tlsText(t *tls.Conn, err error) string {
	if err != nil {
		return "failed: " + err.Error()
	}
	state := t.ConnectionState()
	text := tls.VersionName(state.Version)
	if state.ServerName != "" {
		text += " " + state.ServerName
	}
	if state.DidResume {
		text += " resumed"
	}
	return text
}
