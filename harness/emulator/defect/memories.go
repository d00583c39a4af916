package defect

import (
	"context"
	"sync"
	"sync/atomic"

	"mftpspec/harness/emulator"
)

// memories are modules that remember what they should not: each is wrong in a certain state, after a
// certain event or with a certain value only.
func memories() []row {
	var all []row
	for _, table := range [][]row{
		memoriesOfSettings(), memoriesOfConnections(), memoriesOfPaths(), memoriesOfLists(), memoriesOfDownloads(), memoriesOfUploads(), memoriesOfForms(), memoriesOfStates(),
	} {
		all = append(all, table...)
	}
	return all
}

// ofChannel alters the operations of every session, and knows whose it is.
func ofChannel(change func(id int, s *session)) func() hooks {
	return knowingChannel(func(channel func() int) hooks {
		var mu sync.Mutex
		return sessions(func(s *session) {
			mu.Lock()
			defer mu.Unlock()
			change(channel(), s)
		})()
	})
}

// knowingChannel makes hooks that can ask which channel was connected last.
func knowingChannel(make func(channel func() int) hooks) func() hooks {
	return func() hooks {
		var last atomic.Int32
		last.Store(-1)
		h := make(func() int { return int(last.Load()) })
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Form == emulator.Set && r.Name == "+MFTPCONN" {
				last.Store(int32(channelOf(r)))
			}
			next(r)
		}
		return h
	}
}

// before does something in front of every operation of a session.
func before(s *session, do func(ctx context.Context)) {
	s.pwd = func(ctx context.Context) (string, error) { do(ctx); return s.Client.Pwd(ctx) }
	s.cwd = func(ctx context.Context, p string) error { do(ctx); return s.Client.Cwd(ctx, p) }
	s.mkd = func(ctx context.Context, p string) error { do(ctx); return s.Client.Mkd(ctx, p) }
	s.del = func(ctx context.Context, p string) error { do(ctx); return s.Client.Delete(ctx, p) }
	s.rename = func(ctx context.Context, from, to string) error { do(ctx); return s.Client.Rename(ctx, from, to) }
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) { do(ctx); return s.Client.List(ctx, p) }
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		do(ctx)
		return s.Client.Retr(ctx, p, offset, length, w)
	}
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		do(ctx)
		return s.Client.Stor(ctx, p, appending)
	}
}

// inside says whether id is one of the six channels.
func inside(id int) bool { return id >= 0 && id < 6 }

// memoriesOfSettings: AT+MFTPCFG (§3.1).
func memoriesOfSettings() []row {
	return []row{
		{"ssl-index-lost-with-mode-0", "Setting \"ssl\" with mode 0 stores index 0, whatever index was given.", "R3.1-23", reach("*"), changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "ssl" && now.SSLMode == 0 {
				now.SSLID = 0
			}
		})},
		{"data-type-set-twice-is-0", "Setting \"data_type\" to 1 where it is 1 makes it 0.", "R3.1-20", reach("*"), changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "data_type" && was.DataType == 1 {
				now.DataType = 0
			}
		})},
		{"setting-refused-beside-connection", "A setting of an unconnected channel is refused while another channel is connected.", "R3.1-63", reach("*"), sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			for other := range 6 {
				if inside(id) && len(r.Args) > 2 && other != id && e.State(id) == 0 && e.State(other) != 0 {
					r.Refuse(802)
					return
				}
			}
			next(r)
		})},
		{"query-all-cut-after-refusal", "After a refused setting the next query of all settings of the channel ends at that setting.", "R3.1-12", reach("*"), cutAfterRefusal},
		{"cid-alone-has-one-digit", "A query of \"cid\" alone shows its first digit only.", "R3.1-19", reach("*"), cidOfOneDigit},
		{"query-all-shows-setting-of-another", "The first query of all settings after a setting of another channel shows that one.", "R3.1-28", reach("*"), settingOfAnother},
		{"timeout-shared-by-connected", "Setting \"rsptimeout\" of a connected channel sets that of all connected channels.", "R3.1-63", reach("*"), changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			for other := range 6 {
				if key == "rsptimeout" && other != id && e.State(id) > 0 && e.State(other) > 0 {
					e.Settings(other).Timeout = now.Timeout
				}
			}
		})},
		{"sixteenth-setting-lost", "Every sixteenth setting since the start is answered with OK and changes nothing.", "R3.1-22", reach("*"), func() hooks {
			n := 0
			return hooks{Settings: func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				if n++; n%16 == 0 {
					*now = was
				}
			}}
		}},
		{"refused-value-restores-default", "A value that is refused puts the setting back to its default.", "R3.1-27", reach("*"), refusedRestores},
	}
}

// cfgRefused tells of every setting that was refused.
func cfgRefused(tell func(e *env, id int, key string)) hooks {
	id, key := -1, ""
	h := onSet("", func(e *env, r *request, next func(*request)) {
		id, key = -1, ""
		if r.Name == "+MFTPCFG" && len(r.Args) > 2 && inside(channelOf(r)) {
			id, key = channelOf(r), r.Args[1].Text
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		next(u)
		if u.Kind == emulator.Final && id >= 0 {
			if refusal(u) && u.Command == "+MFTPCFG" {
				tell(e, id, key)
			}
			id = -1
		}
	}
	return h
}

func cutAfterRefusal() hooks {
	var at [6]string
	cutting, gone := "", false
	h := cfgRefused(func(e *env, id int, key string) { at[id] = key })
	command, output := h.Command, h.Output
	h.Command = func(e *env, r *request, next func(*request)) {
		cutting, gone = "", false
		if id := channelOf(r); r.Form == emulator.Set && r.Name == "+MFTPCFG" && len(r.Args) == 1 && inside(id) {
			cutting, at[id] = at[id], ""
		}
		command(e, r, next)
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if cutting != "" && info("+MFTPCFG")(u) {
			if gone {
				return
			}
			gone = u.Fields[1] == quoted(cutting)
		}
		output(e, u, next)
	}
	return h
}

func refusedRestores() hooks {
	return cfgRefused(func(e *env, id int, key string) {
		for _, n := range namedSettings() {
			if n.key == key {
				*n.of(e.Settings(id)) = n.usual
			}
		}
	})
}

func cidOfOneDigit() hooks {
	alone := false
	h := onSet("", func(e *env, r *request, next func(*request)) {
		alone = r.Name == "+MFTPCFG" && len(r.Args) == 2
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if alone && shown("cid")(u) {
			u.Fields = append([]string{}, u.Fields...)
			u.Fields[2] = cut(1)(u.Fields[2])
		}
		next(u)
	}
	return h
}

func settingOfAnother() hooks {
	last, from, all := "", -1, false
	h := onSet("", func(e *env, r *request, next func(*request)) {
		all = r.Name == "+MFTPCFG" && len(r.Args) == 1
		next(r)
	})
	h.Settings = func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) { last, from = key, id }
	h.Output = func(e *env, u unit, next func(unit)) {
		if all && from >= 0 && u.Channel != from && shown(last)(u) {
			for _, n := range namedSettings() {
				if n.key == last {
					u.Fields = append([]string{}, u.Fields...)
					u.Fields[2] = plus(*n.of(e.Settings(from)))("0")
				}
			}
			from = -1
		}
		next(u)
	}
	return h
}

// memoriesOfConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func memoriesOfConnections() []row {
	return []row{
		{"default-port-is-last-port", "Without a port AT+MFTPCONN goes to the port that any channel was given last.", "R3.2-39", reach("*"), portOfLast},
		{"conn-fails-after-disc-elsewhere", "After AT+MFTPDISC of one channel the next AT+MFTPCONN of another fails.", "R3.3-24", reach("*"), connAfterDiscElsewhere},
		{"unresolved-name-sticks", "After a name that did not resolve the next connection fails in the same way, whatever its host is.", "R3.2-12", reach("*"), unresolvedSticks},
		{"refused-login-drops-others", "A login that the server refuses ends the connections of the other channels.", "R3.2-46", reach("*"), output(func(e *env, u unit, next func(unit)) {
			next(u)
			if failed("+MFTPCONN")(u) && (u.Fields[1] == "10" || u.Fields[1] == "6") {
				for id := range 6 {
					if id != u.Channel {
						e.Drop(id)
					}
				}
			}
		})},
		{"account-of-256-bytes", "User name and password have 256 bytes together: the rest of the password is lost.", "R3.2-36", reach("*"), dials(func(c *emulator.DialConfig) {
			c.Password = cut(max(0, 256-len(c.User)))(c.Password)
		})},
		{"port-lost-behind-empty-password", "Behind an empty password the port of AT+MFTPCONN is not read, and is 21.", "R3.2-38", reach("*"), portBehindEmpty},
		{"disc-after-failed-download-leaves-session", "After a download that failed AT+MFTPDISC leaves the control connection open.", "R3.3-20", reach("*"), sessions(func(s *session) {
			var mu sync.Mutex
			broken, left := false, false
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				broken = err != nil
				return n, err
			}
			s.quit = func(ctx context.Context) error {
				mu.Lock()
				left = broken
				mu.Unlock()
				if broken {
					return nil
				}
				return s.Client.Quit(ctx)
			}
			s.close = func() error {
				mu.Lock()
				defer mu.Unlock()
				if left {
					return nil
				}
				return s.Client.Close()
			}
		})},
		{"disc-sends-others-to-root", "AT+MFTPDISC of one channel makes the root the working directory of the others.", "R3.3-24", reach("*"), discSendsToRoot},
		{"disc-resets-timeout-of-others", "AT+MFTPDISC of one channel sets \"rsptimeout\" of the others back to its default.", "R3.1-22", reach("*"), output(func(e *env, u unit, next func(unit)) {
			for id := range 6 {
				if succeeded("+MFTPDISC")(u) && id != u.Channel {
					e.Settings(id).Timeout = 10
				}
			}
			next(u)
		})},
		{"disc-notice-of-last-connected", "The notice of a requested close names the channel that was connected last.", "R3.14-02", reach("*"), discNoticeOfLast},
	}
}

func portOfLast() hooks {
	var mu sync.Mutex
	missing, last := false, 0
	h := dials(func(c *emulator.DialConfig) {
		mu.Lock()
		defer mu.Unlock()
		if missing && last > 0 {
			c.Port = last
		}
		last = c.Port
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Form == emulator.Set && r.Name == "+MFTPCONN" {
			mu.Lock()
			missing = len(r.Args) < 5 || r.Args[4].Text == ""
			mu.Unlock()
		}
		next(r)
	}
	return h
}

func portBehindEmpty() hooks {
	var mu sync.Mutex
	empty := false
	h := dials(func(c *emulator.DialConfig) {
		mu.Lock()
		defer mu.Unlock()
		if empty {
			c.Port = 21
		}
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Form == emulator.Set && r.Name == "+MFTPCONN" {
			mu.Lock()
			empty = len(r.Args) == 5 && r.Args[3].Text == "" && r.Args[2].Text != ""
			mu.Unlock()
		}
		next(r)
	}
	return h
}

func connAfterDiscElsewhere() hooks {
	ended := -1
	h := onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
		other := ended >= 0 && ended != channelOf(r)
		ended = -1
		if other && inside(channelOf(r)) && e.State(channelOf(r)) == 0 && len(r.Args) > 1 {
			pretends(e, r, "6")
			return
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPDISC")(u) {
			ended = u.Channel
		}
		next(u)
	}
	return h
}

func unresolvedSticks() hooks {
	var mu sync.Mutex
	bad := false
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		mu.Lock()
		again := bad
		bad = false
		mu.Unlock()
		if again {
			return nil, failure(emulator.CauseResolve)
		}
		client, err := next(ctx, c)
		mu.Lock()
		bad = isCause(err, emulator.CauseResolve)
		mu.Unlock()
		return client, err
	})()
}

func discSendsToRoot() hooks {
	var mu sync.Mutex
	moved := map[*session]bool{}
	return sessions(func(s *session) {
		mu.Lock()
		moved[s] = false
		mu.Unlock()
		before(s, func(ctx context.Context) {
			mu.Lock()
			due := moved[s]
			moved[s] = false
			mu.Unlock()
			if due {
				_ = s.Client.Cwd(ctx, "/")
			}
		})
		s.quit = func(ctx context.Context) error {
			mu.Lock()
			delete(moved, s)
			for other := range moved {
				moved[other] = true
			}
			mu.Unlock()
			return s.Client.Quit(ctx)
		}
	})()
}

func discNoticeOfLast() hooks {
	last, asked := 0, [6]bool{}
	h := asksDisc(&asked)
	h.Output = func(e *env, u unit, next func(unit)) {
		switch {
		case succeeded("+MFTPCONN")(u):
			last, asked[u.Channel] = u.Channel, false
		case closed(u) && inside(u.Channel) && asked[u.Channel]:
			asked[u.Channel] = false
			u.Fields = append([]string{plus(last)("0")}, u.Fields[1:]...)
		}
		next(u)
	}
	return h
}
