package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
)

// started gives the case's server, which it starts when first asked for.
func (w *Scenario) started(ctx context.Context) (*ftpserver.Server, error) {
	if w.server != nil {
		return w.server, nil
	}
	// The server outlives the step that starts it; end closes it.
	server, err := w.bench.NewServer(context.WithoutCancel(ctx), w.serverWith...)
	if w.needs("privileged-port") {
		server, err = w.whenFree(ctx, server, err)
	}
	if err != nil {
		return nil, fmt.Errorf("starting the FTP server of the case: %w", err)
	}
	w.server = server
	return server, nil
}

// portWait is how long a case waits for port 21, which other cases use too.
const portWait = time.Minute

// whenFree tries again to start the server while its port is taken.
func (w *Scenario) whenFree(ctx context.Context, server *ftpserver.Server, err error) (*ftpserver.Server, error) {
	limited, cancel := context.WithTimeout(ctx, portWait)
	defer cancel()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for errors.Is(err, syscall.EADDRINUSE) {
		select {
		case <-limited.Done():
			return nil, err
		case <-again.C:
			server, err = w.bench.NewServer(context.WithoutCancel(ctx), w.serverWith...)
		}
	}
	return server, err
}

// with adds a change to the options of the server, before it is started.
func (w *Scenario) with(change func(*ftpserver.Options)) error {
	if w.server != nil {
		return errors.New("the scenario says what kind of server it wants after the server was started: say it first")
	}
	w.serverWith = append(w.serverWith, change)
	return nil
}

// address is what <host> and <port> stand for.
func (w *Scenario) address() (host, port string, err error) {
	if w.target != (target{}) {
		return w.target.host, w.target.port, nil
	}
	server, err := w.started(context.Background())
	if err != nil {
		return "", "", err
	}
	host = w.Run.IXIT.Server.Host
	if host == "" || w.needs("ipv6") {
		host = server.Host()
	}
	return host, strconv.Itoa(server.Port()), nil
}

func (w *Scenario) needs(need string) bool {
	return slices.ContainsFunc(w.c.Needs, func(n string) bool { return strings.TrimPrefix(n, "needs-") == need })
}

// personality names the server in keys of the dialect record; "" for the plain.
func (w *Scenario) personality() string { return w.personalityName }

// session is the session that belongs to a channel: the last that came after
// its AT+MFTPCONN and before another channel's.
func (w *Scenario) session(channel int) (ftpserver.Session, bool) {
	if w.server == nil {
		return ftpserver.Session{}, false
	}
	all := w.server.Sessions()
	for i, l := range slices.Backward(w.logins) {
		if l.channel != channel {
			continue
		}
		end := len(all)
		for _, next := range w.logins[i+1:] {
			if next.channel != channel {
				end = min(end, next.after)
				break
			}
		}
		if l.after < end {
			mine := slices.DeleteFunc(w.ours(all), func(s ftpserver.Session) bool { return s.ID <= l.after || s.ID > end })
			for _, s := range slices.Backward(mine) {
				if s.LoggedIn {
					return s, true
				}
			}
			if len(mine) > 0 {
				return mine[len(mine)-1], true
			}
		}
		return ftpserver.Session{}, false
	}
	return ftpserver.Session{}, false
}

func (w *Scenario) sessionCount() int {
	if w.server == nil {
		return 0
	}
	return len(w.server.Sessions())
}

// closures is how many connections of a channel the server has seen ending.
func (w *Scenario) closures(all []ftpserver.Session, channel int) int {
	n := 0
	for i, l := range w.logins {
		if l.channel != channel {
			continue
		}
		end := len(all)
		if i+1 < len(w.logins) {
			end = min(end, w.logins[i+1].after)
		}
		for _, s := range all[min(l.after, end):end] {
			if s.LoggedIn && !s.Open {
				n++
			}
		}
	}
	return n
}

// ended says whether so many connections of a channel are over at the server;
// it gives the server the time to read the end.
func (w *Scenario) ended(ctx context.Context, channel, n int) bool {
	if w.server == nil || len(w.logins) == 0 {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, w.st.Timing().Immediate)
	defer cancel()
	return w.server.Wait(ctx, func(all []ftpserver.Session) bool { return w.closures(all, channel) >= n }) == nil
}

// serverGone says whether the server has ended before the case, or has ended a
// session that was logged in although no fault of the case has fired and no step
// asked for that.
func (w *Scenario) serverGone() bool {
	switch {
	case w.server == nil:
		return false
	case w.server.Ended():
		return true
	case w.dropped || w.faulty():
		return false
	}
	gone := func(all []ftpserver.Session) bool {
		return slices.ContainsFunc(all, func(s ftpserver.Session) bool { return s.LoggedIn && s.ClosedBy == ftpserver.ByServer })
	}
	all := w.server.Sessions()
	if gone(all) || !slices.ContainsFunc(w.ours(all), breaksOff) {
		return gone(all)
	}
	ctx, cancel := context.WithTimeout(context.Background(), w.st.Timing().Quiet)
	defer cancel()
	return w.server.Wait(ctx, gone) == nil
}

// breaksOff says whether a session's last reply is one that a server gives when
// it is about to end.
func breaksOff(s ftpserver.Session) bool {
	n := len(s.Commands)
	return n > 0 && (s.Commands[n-1].Code == 421 || s.Commands[n-1].Code == 426)
}

// reachedServer says whether the module was ever seen at a server of the
// laboratory, at the address that it is told in most cases.
func (w *Scenario) reachedServer() bool {
	if !w.st.Reached && !w.needs("ipv6") && !w.needs("host-name") {
		w.st.Reached = w.server != nil && len(w.ours(w.server.Sessions())) > 0
	}
	return w.st.Reached
}

// exchange says what the server and the module are in the middle of; "" for
// nothing.
func (w *Scenario) exchange() string {
	if w.server == nil {
		return ""
	}
	return exchangeIn(w.ours(w.server.Sessions()))
}

func exchangeIn(sessions []ftpserver.Session) string {
	for _, s := range sessions {
		if !s.Open {
			continue
		}
		for _, t := range s.Transfers {
			if t.Open {
				return fmt.Sprintf("%s %s open", t.Verb, t.Path)
			}
		}
		if n := len(s.Commands); n > 0 && s.Commands[n-1].Code == 0 {
			return s.Commands[n-1].Verb + " unanswered"
		}
	}
	return ""
}

// serverSaw is one line of what the server saw in this case.
func (w *Scenario) serverSaw() string {
	if w.server == nil {
		return ""
	}
	var parts []string
	for _, s := range w.server.Sessions() {
		var commands []string
		for _, c := range s.Commands {
			commands = append(commands, strings.TrimSpace(c.Verb+" "+at.Shorten(at.Visible([]byte(c.Arg)), 60))+" "+strconv.Itoa(c.Code))
		}
		if n := len(commands); n > 12 {
			commands = append([]string{fmt.Sprintf("… %d more", n-12)}, commands[n-12:]...)
		}
		end := "open"
		if !s.Open {
			end = "closed by " + s.ClosedBy
		}
		who := ""
		if s.Origin == ftpserver.FromStranger {
			who = " of a stranger"
		}
		parts = append(parts, fmt.Sprintf("session %d%s: %s; %s", s.ID, who, strings.Join(commands, ", "), end))
	}
	if len(parts) == 0 {
		return "no connection"
	}
	return at.Shorten(strings.Join(parts, " | "), 900)
}

// eventually waits until the server has nothing open with the module, if cond
// is not true before: then nothing changes any more.
func (w *Scenario) eventually(ctx context.Context, cond func() bool) bool {
	if cond() {
		return true
	}
	if w.server == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, w.deferredLimit())
	defer cancel()
	_ = w.server.Wait(ctx, func(all []ftpserver.Session) bool { return exchangeIn(w.ours(all)) == "" })
	return cond()
}
