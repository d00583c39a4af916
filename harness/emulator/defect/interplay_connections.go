package defect

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// interplayConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func interplayConnections() []place {
	return []place{
		{"user-ends-as-longer-before", "A user name that is shorter than that of the connection before ends with the rest of it.", "R3.2-28", "MFTPCONN", userEndsAsBefore},
		{"user-of-later-conn", "An AT+MFTPCONN logs in with the user name of another that has begun since, on another channel.", "R3.2-28", "MFTPCONN", userOfLater},
		{"sixth-hangup-uses-up-memory", "After six connections that the server has ended AT+MFTPCONN fails for want of memory.", "R3.2-12", "MFTPCONN", sixHangups},
		{"sixth-connected-lists-in-first", "When five channels are connected, AT+MFTPLIST of one more looks names up in the working directory of the first.", "R3.7-45", "MFTPLIST", sixthListsInFirst},
		{"disc-in-the-middle-drops-next", "AT+MFTPDISC of a channel that was connected neither first nor last drops the connection made next after it.", "R3.3-24", "MFTPDISC", discDropsNext},
		{"disc-timer-drops-next-connection", `When "rsptimeout" has passed since AT+MFTPDISC, a connection that the channel has by then is dropped.`, "R3.3-25", "MFTPDISC", discTimer},
	}
}

func userEndsAsBefore() hooks {
	var mu sync.Mutex
	last := ""
	return dials(func(c *emulator.DialConfig) {
		mu.Lock()
		defer mu.Unlock()
		if c.User == "" {
			return
		}
		if len(c.User) < len(last) {
			c.User += last[len(c.User):]
		}
		last = c.User
	})()
}

// latestOf replaces what follows a verb on the control connection by the parameter n of the
// latest command of this name.
func latestOf(verb, command string, n int) hooks {
	var mu sync.Mutex
	latest := ""
	h := orders(func(line string) string {
		mu.Lock()
		defer mu.Unlock()
		if v, _, _ := strings.Cut(line, " "); v == verb && latest != "" {
			return verb + " " + latest
		}
		return line
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Name == command && r.Form == emulator.Set && inside(channelOf(r)) {
			mu.Lock()
			latest = ""
			if len(r.Args) > n {
				latest = r.Args[n].Text
			}
			mu.Unlock()
		}
		next(r)
	}
	return h
}

func userOfLater() hooks { return latestOf("USER", "+MFTPCONN", 2) }

func sixHangups() hooks {
	hung := 0
	var asked [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		switch {
		case !inside(id):
		case r.Name == "+MFTPDISC":
			asked[id] = e.State(id) != 0
		case r.Name == "+MFTPCONN" && e.State(id) == 0 && hung >= 6:
			pretends(e, r, "15")
			return
		case r.Name == "+MFTPCONN":
			asked[id] = false
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && inside(u.Channel) && !asked[u.Channel] {
			hung++
		}
		next(u)
	}
	return h
}

func sixthListsInFirst() hooks {
	type place struct{ dir string }
	var mu sync.Mutex
	var open []*place
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s, mine := &session{Client: client, to: c}, &place{}
		where := func(ctx context.Context) {
			dir, err := client.Pwd(ctx)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				mine.dir = dir
			}
		}
		where(ctx)
		mu.Lock()
		var first *place
		if len(open) >= 5 {
			first = open[0]
		}
		open = append(open, mine)
		mu.Unlock()
		s.cwd = func(ctx context.Context, p string) error {
			err := client.Cwd(ctx, p)
			if err == nil {
				where(ctx)
			}
			return err
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			if first != nil && !path.IsAbs(p) {
				mu.Lock()
				p = path.Join(first.dir, p)
				mu.Unlock()
			}
			return client.List(ctx, p)
		}
		s.close = func() error {
			mu.Lock()
			open = slices.DeleteFunc(open, func(o *place) bool { return o == mine })
			mu.Unlock()
			return client.Close()
		}
		return s, nil
	})()
}

func discDropsNext() hooks {
	var order []int // connected channels, in the order in which they were
	leaves := func(id int) { order = slices.DeleteFunc(order, func(o int) bool { return o == id }) }
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		switch {
		case succeeded("+MFTPCONN")(u):
			leaves(u.Channel)
			order = append(order, u.Channel)
		case succeeded("+MFTPDISC")(u):
			i := slices.Index(order, u.Channel)
			if i > 0 && i < len(order)-1 {
				after := order[i+1]
				leaves(after)
				e.Drop(after)
			}
			leaves(u.Channel)
		case closed(u):
			leaves(u.Channel)
		}
	}}
}

func discTimer() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		next(u)
		if succeeded("+MFTPDISC")(u) && inside(u.Channel) {
			id := u.Channel
			e.After(time.Duration(e.Settings(id).Timeout)*time.Second, func() {
				if e.State(id) == 1 {
					e.Drop(id)
				}
			})
		}
	}}
}
