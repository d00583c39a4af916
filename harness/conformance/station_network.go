package conformance

import (
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

// reaches asks the module to log in to a server of its own, as at first contact,
// and says whether it came there. It judges nothing.
func (st *station) reaches(ctx context.Context) (bool, error) {
	server, err := st.bench.NewServer(context.WithoutCancel(ctx))
	if err != nil {
		return false, fmt.Errorf("starting an FTP server: %w", err)
	}
	defer func() { _ = server.Close() }()
	user, password := "u"+random(5), "p"+random(8)
	if err := server.AddAccount(ftpserver.Account{User: user, Password: password, Home: defaultHome}); err != nil {
		return false, err
	}
	host := st.run.IXIT.Server.Host
	if host == "" {
		host = server.Host()
	}
	const channel = 0
	st.open[channel] = true
	r, err := st.ask(ctx, fmt.Sprintf("AT+MFTPCONN=%d,%q,%q,%q,%d", channel, host, user, password, server.Port()), st.timing().Immediate)
	if err == nil && r.ok() && !slices.ContainsFunc(r.info, isResult("MFTPCONN")) {
		_, err = st.next(ctx, st.session().Now()+st.resultLimit(channel), func(t at.Token) bool { return isResult("MFTPCONN")(t.Text) })
	}
	if err != nil && !isTimeout(err) {
		return false, err
	}
	reached := len(server.Sessions()) > 0
	_, err = st.disconnectAll(ctx, func(int) bool {
		return slices.ContainsFunc(server.Sessions(), func(s ftpserver.Session) bool { return s.Open })
	})
	st.inbox = nil
	if _, ok := errors.AsType[*Outcome](err); ok && st.lost == "" {
		err = nil
	}
	return reached, err
}

// lostNetwork says, of a case that did not pass, whether the network may be to
// blame: the module was sent to the laboratory's server, which it had reached
// before, and now reaches not even a new one. The case's settings are restored by
// then.
func (w *World) lostNetwork(ctx context.Context) bool {
	if len(w.logins) == 0 || w.st.lost != "" || !w.st.reached || ctx.Err() != nil {
		return false
	}
	reached, err := w.st.reaches(ctx)
	if err != nil || reached {
		return false
	}
	w.st.lost = networkLost
	return true
}

// awaitNetwork waits until the module reaches a server again, for so long that it
// is worth it. What was blocked meanwhile is tried again.
func (st *station) awaitNetwork(ctx context.Context) error {
	if st.vain >= vainWaits {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, networkPatience)
	defer cancel()
	for ctx.Err() == nil {
		reached, err := st.reaches(ctx)
		if reached {
			st.vain = 0
			st.run.Blocks.forget()
			return nil
		}
		if err != nil && ctx.Err() == nil {
			return err
		}
		if err := st.session().WaitSilence(ctx, networkPause); err != nil {
			break
		}
	}
	st.vain++
	st.bench.Log().Add(benchNote("the network did not come back; the run goes on without it"))
	return nil
}
