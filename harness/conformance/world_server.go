package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
)

// started gives the case's server, which it starts when first asked for.
func (w *World) started(ctx context.Context) (*ftpserver.Server, error) {
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
func (w *World) whenFree(ctx context.Context, server *ftpserver.Server, err error) (*ftpserver.Server, error) {
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
func (w *World) with(change func(*ftpserver.Options)) error {
	if w.server != nil {
		return errors.New("the scenario says what kind of server it wants after the server was started: say it first")
	}
	w.serverWith = append(w.serverWith, change)
	return nil
}

// address is what <host> and <port> stand for.
func (w *World) address() (host, port string, err error) {
	if w.target != (target{}) {
		return w.target.host, w.target.port, nil
	}
	server, err := w.started(context.Background())
	if err != nil {
		return "", "", err
	}
	host = w.run.IXIT.Server.Host
	if host == "" || w.needs("ipv6") {
		host = server.Host()
	}
	return host, strconv.Itoa(server.Port()), nil
}

func (w *World) needs(need string) bool {
	return slices.ContainsFunc(w.c.Needs, func(n string) bool { return strings.TrimPrefix(n, "needs-") == need })
}

// personality names the server in keys of the dialect record; "" for the plain.
func (w *World) personality() string { return w.personalityName }

// HasDirectory makes a directory at the server.
func (w *World) HasDirectory(ctx context.Context, dir string) error {
	return w.atServer(ctx, dir, func(t *ftpserver.Tree, dir string) error { return t.Mkdir(dir) })
}

// HasFile makes a file with this content at the server.
func (w *World) HasFile(ctx context.Context, file, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Put(file, data, 0) })
}

// HasPayload makes a file with a generated payload at the server.
func (w *World) HasPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Put(file, data, 0) })
}

// HasMode sets the permissions of a file at the server: "rw-r--r--".
func (w *World) HasMode(ctx context.Context, file, mode string) error {
	if len(mode) != 9 {
		return fmt.Errorf("mode %q: want nine characters of rwx-", mode)
	}
	var bits fs.FileMode
	for i, c := range mode {
		if c != '-' {
			bits |= 1 << (8 - i)
		}
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Chmod(file, bits) })
}

// WasChangedAt sets the modification time of a file at the server, UTC.
func (w *World) WasChangedAt(ctx context.Context, file, when string) error {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", when, time.UTC)
	if err != nil {
		return fmt.Errorf("time %q: want 2022-08-18 07:40:00", when)
	}
	return w.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, t) })
}

// WasChangedDaysAgo sets the modification time of a file to that many days ago,
// with seconds that are not 0.
func (w *World) WasChangedDaysAgo(ctx context.Context, file string, days int) error {
	when := w.st.clock().UTC().Truncate(time.Minute).Add(-time.Duration(days)*24*time.Hour - 23*time.Second)
	return w.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, when) })
}

func (w *World) atServer(ctx context.Context, name string, do func(*ftpserver.Tree, string) error) error {
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	if name, err = w.fill(name); err != nil {
		return err
	}
	if err := do(server.Tree(), name); err != nil {
		return fmt.Errorf("preparing %s at the server: %w", name, err)
	}
	return nil
}

// modified is the modification time of a file at the server.
func (w *World) modified(file string) (time.Time, error) {
	if w.server == nil {
		return time.Time{}, errors.New("no server was started")
	}
	info, err := w.server.Tree().Stat(file)
	if err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

// session is the session that belongs to a channel: the last that came after
// its AT+MFTPCONN and before another channel's.
func (w *World) session(channel int) (ftpserver.Session, bool) {
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

func (w *World) sessionCount() int {
	if w.server == nil {
		return 0
	}
	return len(w.server.Sessions())
}

// closures is how many connections of a channel the server has seen ending.
func (w *World) closures(all []ftpserver.Session, channel int) int {
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
func (w *World) ended(ctx context.Context, channel, n int) bool {
	if w.server == nil || len(w.logins) == 0 {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, w.st.timing().Immediate)
	defer cancel()
	return w.server.Wait(ctx, func(all []ftpserver.Session) bool { return w.closures(all, channel) >= n }) == nil
}

// serverGone says whether a session that was logged in was ended by the server
// although no fault of the case has fired and no step asked for that.
func (w *World) serverGone() bool {
	if w.server == nil || w.dropped || w.faulty() {
		return false
	}
	gone := func(all []ftpserver.Session) bool {
		return slices.ContainsFunc(all, func(s ftpserver.Session) bool { return s.LoggedIn && s.ClosedBy == ftpserver.ByServer })
	}
	all := w.server.Sessions()
	if gone(all) || !slices.ContainsFunc(w.ours(all), breaksOff) {
		return gone(all)
	}
	ctx, cancel := context.WithTimeout(context.Background(), w.st.timing().Quiet)
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
func (w *World) reachedServer() bool {
	if !w.st.reached && !w.needs("ipv6") && !w.needs("host-name") {
		w.st.reached = w.server != nil && len(w.ours(w.server.Sessions())) > 0
	}
	return w.st.reached
}

// exchange says what the server and the module are in the middle of; "" for
// nothing.
func (w *World) exchange() string {
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
func (w *World) serverSaw() string {
	if w.server == nil {
		return ""
	}
	var parts []string
	for _, s := range w.server.Sessions() {
		var commands []string
		for _, c := range s.Commands {
			commands = append(commands, strings.TrimSpace(c.Verb+" "+short(at.Visible([]byte(c.Arg)), 60))+" "+strconv.Itoa(c.Code))
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
	return short(strings.Join(parts, " | "), 900)
}

// eventually waits until the server has nothing open with the module, if cond
// is not true before: then nothing changes any more.
func (w *World) eventually(ctx context.Context, cond func() bool) bool {
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

// HoldsFile expects the server's file to have exactly this content.
func (w *World) HoldsFile(ctx context.Context, file, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.holds(ctx, file, data)
}

// HoldsPayload expects the server's file to be the payload.
func (w *World) HoldsPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return w.holds(ctx, file, data)
}

func (w *World) holds(ctx context.Context, file string, want []byte) error {
	file, err := w.known(ctx, file)
	if err != nil {
		return err
	}
	var got []byte
	var missing error
	if w.eventually(ctx, func() bool {
		got, missing = w.server.Tree().Read(file)
		return missing == nil && bytes.Equal(got, want)
	}) {
		return nil
	}
	if missing != nil {
		return w.fail(w.name()+"the server does not have the file "+file, fmt.Sprintf("%d bytes", len(want)), missing.Error())
	}
	i := firstDifference(got, want)
	return w.fail(fmt.Sprintf("%sthe server's file %s differs from byte %d on", w.name(), file, i),
		fmt.Sprintf("%d bytes, there %s", len(want), around(want, i)), fmt.Sprintf("%d bytes, there %s", len(got), around(got, i)))
}

// HoldsAtMost expects the server's file to be no longer than n bytes; it may be
// missing.
func (w *World) HoldsAtMost(ctx context.Context, n int, file string) error {
	file, err := w.known(ctx, file)
	if err != nil {
		return err
	}
	w.eventually(ctx, func() bool { return false })
	if data, err := w.server.Tree().Read(file); err == nil && len(data) > n {
		return w.fail(w.name()+"the server's file "+file+" is too long", fmt.Sprintf("at most %d bytes", n), fmt.Sprintf("%d bytes", len(data)))
	}
	return nil
}

// HoldsDirectory expects a directory at the server.
func (w *World) HoldsDirectory(ctx context.Context, dir string) error {
	return w.entry(ctx, dir, "the directory", func(i fs.FileInfo) bool { return i != nil && i.IsDir() })
}

// HasNoFile expects no file of that name at the server.
func (w *World) HasNoFile(ctx context.Context, file string) error {
	return w.entry(ctx, file, "no file", func(i fs.FileInfo) bool { return i == nil || i.IsDir() })
}

// HasNoDirectory expects no directory of that name at the server.
func (w *World) HasNoDirectory(ctx context.Context, dir string) error {
	return w.entry(ctx, dir, "no directory", func(i fs.FileInfo) bool { return i == nil || !i.IsDir() })
}

func (w *World) entry(ctx context.Context, name, what string, right func(fs.FileInfo) bool) error {
	name, err := w.known(ctx, name)
	if err != nil {
		return err
	}
	var info fs.FileInfo
	if w.eventually(ctx, func() bool {
		i, err := w.server.Tree().Stat(name)
		if err != nil {
			i = nil
		}
		info = i
		return right(i)
	}) {
		return nil
	}
	observed := "nothing of that name"
	if info != nil {
		observed = fmt.Sprintf("%s, %d bytes", info.Mode(), info.Size())
	} else if entries, err := w.server.Tree().List(path.Dir(name)); err == nil {
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		observed += fmt.Sprintf("; %s has %q", path.Dir(name), names)
	}
	return w.fail(w.name()+"the server's tree is not as it should be", what+" "+name, observed)
}

// known fills a path and makes sure that there is a server to ask.
func (w *World) known(ctx context.Context, name string) (string, error) {
	if _, err := w.started(ctx); err != nil {
		return "", err
	}
	return w.fill(name)
}
