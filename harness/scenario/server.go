package scenario

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/deadend"
	"mftpspec/harness/iut"
	"mftpspec/harness/sockerr"
	"mftpspec/reports/model"
)

// Server is the case's own FTP server: what it is made to do, and what it saw and
// stores.
type Server struct {
	*core
	user, password  string
	target          target // what <host> and <port> stand for, where not the server
	personalityName string // empty: the plain one
	ftp             *ftpserver.Server
	options         []func(*ftpserver.Options) // changes of the laboratory's
	deadEnds        []*deadend.Address
	shown           atomic.Pointer[tls.Config] // what an FTPS server shows to who connects
	logins          []login                    // AT+MFTPCONN lines, in order
	underway        int                        // of these, how many a typist has not typed yet
	planned
	witnessed
}

// planned is what the case has the server do that a server seldom does.
type planned struct {
	faults     []*ftpserver.Injection
	faultFired bool         // a fault that is disarmed by now has fired
	faultName  string       // of the last fault, for keys of the dialect record
	mute       bool         // the last fault is that a command is not answered
	wasMute    bool         // so was the last one that ClearFaults ended
	misbehaved bool         // a fault was ended in this case
	changed    map[int]bool // sessions whose channel was set meanwhile: the module may end them (D21)
	held       bool         // a transfer is held open, or will be: a step lets it go on
	dropped    bool         // a step ended a session
}

// witnessed is what was seen at the server, and is weighed later.
type witnessed struct {
	turnedAway int          // connections of others that were not served
	disputed   model.Text   // what others did that the module may have been taken for
	quiet      *serverCount // what the server had seen at the stimulus, to be compared at the end
	tooLong    *tooLong     // D50: what the server had at a stimulus with a string that is too long
}

// target is a host and port that are not the case's server.
type target struct {
	host string
	port string
}

// login is one AT+MFTPCONN: its session is the last that came after it and
// before the next.
type login struct {
	channel int
	after   int // sessions that were there before
}

// serverFor are the options of the server that a case's needs ask for.
func serverFor(r *iut.Run, c *catalogue.Case) []func(*ftpserver.Options) {
	var changes []func(*ftpserver.Options)
	for _, need := range c.Needs {
		switch strings.TrimPrefix(need, "needs-") {
		case "ipv6":
			changes = append(changes, func(o *ftpserver.Options) {
				o.Listen, o.Host, o.PublicPort = elsewhere(o.Listen, "::1", ""), "", 0
			})
		case "privileged-port":
			if r.IXIT.Server.Port != 21 { // where it is forwarded, it needs no privilege here
				changes = append(changes, func(o *ftpserver.Options) { o.Listen, o.PublicPort = elsewhere(o.Listen, "", "21"), 0 })
			}
		}
	}
	return changes
}

// elsewhere replaces the host or the port of a listening address.
func elsewhere(listen, host, port string) string {
	h, p, err := net.SplitHostPort(listen)
	if err != nil {
		h, p = "127.0.0.1", "0"
	}
	if host != "" {
		h = host
	}
	if port != "" {
		p = port
	}
	return net.JoinHostPort(h, p)
}

// started gives the case's server, which it starts when first asked for.
func (srv *Server) started(ctx context.Context) (*ftpserver.Server, error) {
	if srv.ftp != nil {
		return srv.ftp, nil
	}
	// The server outlives the step that starts it; end closes it.
	server, err := srv.bench.NewServer(context.WithoutCancel(ctx), srv.options...)
	if srv.needs("privileged-port") {
		server, err = srv.whenFree(ctx, server, err)
	}
	if err != nil {
		return nil, fmt.Errorf("starting the FTP server of the case: %w", err)
	}
	srv.ftp = server
	return server, nil
}

// portWait is how long a case waits for port 21, which other cases use too.
const portWait = time.Minute

// whenFree tries again to start the server while its port is taken.
func (srv *Server) whenFree(ctx context.Context, server *ftpserver.Server, err error) (*ftpserver.Server, error) {
	limited, cancel := context.WithTimeout(ctx, portWait)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for sockerr.InUse(err) {
		select {
		case <-limited.Done():
			return nil, err
		case <-again.C:
			server, err = srv.bench.NewServer(context.WithoutCancel(ctx), srv.options...)
		}
	}
	return server, err
}

// with adds a change to the options of the server, before it is started.
func (srv *Server) with(change func(*ftpserver.Options)) error {
	if srv.ftp != nil {
		return errors.New("the scenario says what kind of server it wants after the server was started: say it first")
	}
	srv.options = append(srv.options, change)
	return nil
}

// address is what <host> and <port> stand for.
func (srv *Server) address() (host, port string, err error) {
	if srv.target != (target{}) {
		return srv.target.host, srv.target.port, nil
	}
	server, err := srv.started(context.Background())
	if err != nil {
		return "", "", err
	}
	host = srv.Run.IXIT.Server.Host
	if host == "" || srv.needs("ipv6") {
		host = server.Host()
	}
	return host, strconv.Itoa(server.Port()), nil
}

func (srv *Server) needs(need string) bool {
	return slices.ContainsFunc(srv.c.Needs, func(n string) bool { return strings.TrimPrefix(n, "needs-") == need })
}

// personality names the server in keys of the dialect record; "" for the plain.
func (srv *Server) personality() string { return srv.personalityName }

// serverGone says whether the server has ended before the case, or has ended a
// session that was logged in although no fault of the case has fired and no step
// asked for that.
func (srv *Server) serverGone() bool {
	switch {
	case srv.ftp == nil:
		return false
	case srv.ftp.Ended():
		return true
	case srv.dropped || srv.faulty():
		return false
	}
	gone := func(all []ftpserver.Session) bool {
		return slices.ContainsFunc(all, func(s ftpserver.Session) bool { return s.LoggedIn && s.ClosedBy == ftpserver.ByServer })
	}
	all := srv.ftp.Sessions()
	if gone(all) || !slices.ContainsFunc(srv.ours(all), breaksOff) {
		return gone(all)
	}
	ctx, cancel := context.WithTimeout(context.Background(), srv.st.Timing().Quiet)
	defer cancel()
	return srv.ftp.Wait(ctx, gone) == nil
}

// breaksOff says whether a session's last reply is one that a server gives when
// it is about to end.
func breaksOff(s ftpserver.Session) bool {
	n := len(s.Commands)
	return n > 0 && (s.Commands[n-1].Code == 421 || s.Commands[n-1].Code == 426)
}

// reachedServer says whether the module was ever seen at a server of the
// laboratory, at the address that it is told in most cases.
func (srv *Server) reachedServer() bool {
	if !srv.st.Reached && !srv.needs("ipv6") && !srv.needs("host-name") {
		srv.st.Reached = srv.ftp != nil && len(srv.ours(srv.ftp.Sessions())) > 0
	}
	return srv.st.Reached
}

// eventually waits until the server has nothing open with the module, if cond
// is not true before: then nothing changes any more.
func (srv *Server) eventually(ctx context.Context, cond func() bool) bool {
	if cond() {
		return true
	}
	if srv.ftp == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, srv.module.deferredLimit())
	defer cancel()
	_ = srv.ftp.Wait(ctx, func(all []ftpserver.Session) bool { return exchangeIn(srv.ours(all)).IsZero() })
	return cond()
}
