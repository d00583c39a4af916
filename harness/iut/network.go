package iut

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

const (
	// networkPatience is how long a network may be away before the run goes on
	// without it, networkPause the time between two looks, and networkTries how often
	// a bench waits for a network that does not come back.
	NetworkPatience = 30 * time.Second
	networkPause    = 2 * time.Second
	networkTries    = 2
)

// networkCodes are the results of Table 5 that a network can be the cause of: time-out,
// name resolution, connection time-out, network error, sending, PDP context.
var networkCodes = []string{"5", "8", "9", "11", "13", "20"}

// reach is what a login to a server of our own shows of the module's network.
type reach int

// The kinds of reach.
const (
	reached    reach = iota
	Unreached        // the module tried, and says that the network was in its way, or nothing
	notReached       // it did not try: that says nothing of the network
)

// Reaches asks the module to log in to a server of its own, as at first contact,
// and says whether it came there. It judges nothing.
func (m *Module) Reaches(ctx context.Context) (reach, error) {
	server, err := m.bench.NewServer(context.WithoutCancel(ctx))
	if err != nil {
		return notReached, fmt.Errorf("starting an FTP server: %w", err)
	}
	defer func() { _ = server.Close() }()
	user, password := "u"+Random(5), "p"+Random(8)
	m.Run.Secret(password)
	if err := server.AddAccount(ftpserver.Account{User: user, Password: password, Home: manual.DefaultHome}); err != nil {
		return notReached, err
	}
	const channel = 0
	host := cmp.Or(m.Run.IXIT.Server.Host, server.Host())
	m.touched.open[channel] = true
	r, err := m.Ask(ctx, fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%d", channel, host, user, password, server.Port()), m.Timing().Immediate)
	if IsTimeout(err) || err == nil && !r.Ok() {
		m.odd(model.Say("AT+MFTPCONN to a server of the laboratory is answered with %s", r.orNothing()))
	}
	found := notReached
	if err == nil && r.Ok() {
		code, err := r.DeferredCode("MFTPCONN", func(want func(at.Token) bool) (at.Token, error) {
			return m.Next(ctx, m.Session().Within(m.ResultLimit(channel)), want)
		})
		if err != nil {
			return notReached, err
		}
		if code == "" || slices.Contains(networkCodes, code) {
			found = Unreached
		}
	} else if err != nil && !IsTimeout(err) {
		return notReached, err
	}
	if len(Certain(server.Sessions())) > 0 {
		found = reached
	}
	leaks, err := m.DisconnectAll(ctx, func(int) bool {
		return slices.ContainsFunc(server.Sessions(), func(s ftpserver.Session) bool { return s.Open && s.Origin != ftpserver.FromStranger })
	})
	for _, leak := range leaks {
		m.odd(leak)
	}
	m.inbox = nil
	if _, ok := errors.AsType[*verdict.Outcome](err); ok && m.lost == NotLost {
		err = nil
	}
	return found, err
}

// awaitNetwork waits until the module reaches a server again, for so long that it
// is worth it. What was blocked meanwhile is tried again.
func (m *Module) awaitNetwork(ctx context.Context) error {
	if m.failedNetworkWaits >= networkTries {
		return nil
	}
	// A login that was begun is waited for: what follows would find the channel busy.
	for until := m.Session().Now() + NetworkPatience; m.Session().Now() < until; {
		found, err := m.Reaches(ctx)
		if found == reached {
			m.failedNetworkWaits = 0
			m.Run.Blocks.forget()
			return nil
		}
		if err != nil {
			return err
		}
		if err := m.Session().WaitSilence(ctx, networkPause); err != nil {
			return err
		}
	}
	m.failedNetworkWaits++
	m.bench.Log().Add(benchNote("the network did not come back; the run goes on without it"))
	return nil
}
