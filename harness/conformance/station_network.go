package conformance

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
)

const (
	networkLost = "the module's network is lost"
	// networkPatience is how long a network may be away before the run goes on
	// without it, networkPause the time between two looks, and vainWaits how often
	// a bench waits in vain before it waits no more.
	networkPatience = 30 * time.Second
	networkPause    = 2 * time.Second
	vainWaits       = 2
)

// networkCodes are the results of Table 5 that a network can be the cause of: time-out,
// name resolution, connection time-out, network error, sending, PDP context.
var networkCodes = []string{"5", "8", "9", "11", "13", "20"}

// reach is what a login to a server of our own shows of the module's network.
type reach int

// The kinds of reach.
const (
	reached    reach = iota
	unreached        // the module tried, and says that the network was in its way, or nothing
	notReached       // it did not try: that says nothing of the network
)

// reaches asks the module to log in to a server of its own, as at first contact,
// and says whether it came there. It judges nothing.
func (st *station) reaches(ctx context.Context) (reach, error) {
	server, err := st.bench.NewServer(context.WithoutCancel(ctx))
	if err != nil {
		return notReached, fmt.Errorf("starting an FTP server: %w", err)
	}
	defer func() { _ = server.Close() }()
	user, password := "u"+random(5), "p"+random(8)
	st.run.secret(password)
	if err := server.AddAccount(ftpserver.Account{User: user, Password: password, Home: defaultHome}); err != nil {
		return notReached, err
	}
	const channel = 0
	host := cmp.Or(st.run.IXIT.Server.Host, server.Host())
	st.open[channel] = true
	r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%d", channel, host, user, password, server.Port()), st.timing().Immediate)
	if isTimeout(err) || err == nil && !r.ok() {
		st.odd("AT+MFTPCONN to a server of the laboratory is answered with %s", at.OrNone(r.String(), "nothing"))
	}
	found := notReached
	if err == nil && r.ok() {
		code, err := r.deferredCode("MFTPCONN", func(want func(at.Token) bool) (at.Token, error) {
			return st.next(ctx, st.session().Now()+st.resultLimit(channel), want)
		})
		if err != nil {
			return notReached, err
		}
		if code == "" || slices.Contains(networkCodes, code) {
			found = unreached
		}
	} else if err != nil && !isTimeout(err) {
		return notReached, err
	}
	if len(certain(server.Sessions())) > 0 {
		found = reached
	}
	leaks, err := st.disconnectAll(ctx, func(int) bool {
		return slices.ContainsFunc(server.Sessions(), func(s ftpserver.Session) bool { return s.Open && s.Origin != ftpserver.FromStranger })
	})
	for _, leak := range leaks {
		st.odd("%s", leak)
	}
	st.inbox = nil
	if _, ok := errors.AsType[*Outcome](err); ok && st.lost == "" {
		err = nil
	}
	return found, err
}

// awaitNetwork waits until the module reaches a server again, for so long that it
// is worth it. What was blocked meanwhile is tried again.
func (st *station) awaitNetwork(ctx context.Context) error {
	if st.vain >= vainWaits {
		return nil
	}
	// A login that was begun is waited for: what follows would find the channel busy.
	for until := st.session().Now() + networkPatience; st.session().Now() < until; {
		found, err := st.reaches(ctx)
		if found == reached {
			st.vain = 0
			st.run.Blocks.forget()
			return nil
		}
		if err != nil {
			return err
		}
		if err := st.session().WaitSilence(ctx, networkPause); err != nil {
			return err
		}
	}
	st.vain++
	st.bench.Log().Add(benchNote("the network did not come back; the run goes on without it"))
	return nil
}
