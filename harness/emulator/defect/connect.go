package defect

import (
	"context"
	"net/netip"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// connecting: AT+MFTPCONN and where it goes (§3.2), and the settings it uses (§3.1).
func connecting() []row {
	return []row{
		{"ipv6-not-resolved", "An IPv6 address is taken for a name and does not resolve.", "R3.2-23", reach("*"), hostRefused(func(h string) bool { return strings.Contains(h, ":") })},
		{"names-not-resolved", "Host names are never resolved.", "R3.2-22", reach("*"), hostRefused(func(h string) bool {
			_, err := netip.ParseAddr(h)
			return err != nil
		})},
		{"port-always-21", "The port of the command is ignored.", "R3.2-38", reach("*"), dials(func(c *emulator.DialConfig) { c.Port = 21 })},
		{"default-port-2121", "Without a port the module connects to port 2121.", "R3.2-39", reach("*"), profile(func(p *emulator.Profile) { p.DefaultPort = 2121 })},
		{"port-zero-hangs", "AT+MFTPCONN to port 0 is acknowledged, and nothing follows.", "R3.2-42", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if len(r.Args) > 4 && r.Args[4].Text == "0" {
				r.OK()
				return
			}
			next(r)
		})},
		{"connected-before-login", "AT+MFTPCONN reports success as soon as TCP is connected.", "R3.2-13", reach("*"), connectedBeforeLogin},
		{"second-conn-claims-success", "AT+MFTPCONN on a connected channel is reported as done, and nothing is done.", "R3.2-45", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if e.State(channelOf(r)) == 1 {
				pretends(e, r, "0")
				return
			}
			next(r)
		})},
		{"second-conn-leaks-session", "AT+MFTPCONN on a connected channel logs in once more and leaves the first session open.", "R3.2-45", reach("*"), secondSession},
		{"second-conn-kills-channel", "AT+MFTPCONN on a connected channel is refused, and the connection is dropped.", "R3.2-45", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); e.State(id) == 1 {
				e.Drop(id)
				r.Refuse(802)
				return
			}
			next(r)
		})},
		{"conn-drops-other-channels", "AT+MFTPCONN of one channel ends the connections of the others.", "R3.2-46", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			for id := range 6 {
				if id != channelOf(r) && channelOf(r) >= 0 && channelOf(r) < 6 {
					e.Drop(id)
				}
			}
			next(r)
		})},
		{"five-connections-at-most", "The sixth connection is refused for want of memory.", "R3.2-47", reach("*"), sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			open := 0
			for id := range 6 {
				if e.State(id) != 0 {
					open++
				}
			}
			if open == 5 && e.State(channelOf(r)) == 0 {
				pretends(e, r, "15")
				return
			}
			next(r)
		})},
		{"failed-login-looks-connected", "After a login that failed AT+MFTPSTATE reports a connection.", "R3.2-44", reach("*"), failedLoginLooksConnected},
		{"failed-login-blocks-channel", "After a login that was refused the next connection of the channel fails too.", "R3.2-44", reach("*"), failedLoginBlocks},
		{"data-type-always-binary", "\"data_type\" 1 has no effect.", "R3.1-34", reach("*"), typed(func(bool) bool { return false })},
		{"data-type-always-ascii", "\"data_type\" 0 has no effect.", "R3.1-33", reach("*"), typed(func(bool) bool { return true })},
		{"data-type-is-global", "\"data_type\" of the channel that was connected last holds for all transfers.", "R3.1-63", reach("*"), globalType},
		{"ascii-downloads-are-binary", "\"data_type\" 1 has no effect on downloads.", "R3.1-34", reach("*"), asciiLost(true)},
		{"active-mode-is-passive", "\"transmode\" 0 has no effect: the module connects all the same.", "R3.1-37", reach("*"), dials(func(c *emulator.DialConfig) { c.Active = false })},
		{"passive-mode-is-active", "\"transmode\" 1 has no effect: the server has to connect.", "R3.1-38", reach("*"), dials(func(c *emulator.DialConfig) { c.Active = true })},
		{"timeout-ignored", "\"rsptimeout\" has no effect: the module waits 10 s.", "R3.1-42", reach("*"), timeout(func(time.Duration) time.Duration { return 10 * time.Second })},
		{"timeout-in-tenths", "\"rsptimeout\" is counted in tenths of a second.", "R3.1-42", reach("*"), timeout(func(d time.Duration) time.Duration { return d / 10 })},
		{"local-fs-ignored", "\"local_fs\" 1 has no effect on downloads: they go to the serial line.", "R3.1-57", reach("*"), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			s := e.Settings(channelOf(r))
			if s == nil || s.LocalFS == 0 {
				next(r)
				return
			}
			s.LocalFS = 0
			next(r)
			s.LocalFS = 1
		})},
		{"local-fs-always", "\"local_fs\" 0 has no effect on downloads: they go to a file.", "R3.1-56", reach("*"), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			s := e.Settings(channelOf(r))
			if s == nil || s.LocalFS == 1 || len(r.Args) < 2 {
				next(r)
				return
			}
			if len(r.Args) == 2 {
				r.Args = append(r.Args, emulator.Arg{})
			}
			if r.Args[2].Text == "" && !r.Args[2].Quoted {
				r.Args[2] = emulator.Arg{Text: "download.tmp", Quoted: true}
			}
			s.LocalFS = 1
			next(r)
			s.LocalFS = 0
		})},
	}
}

func hostRefused(bad func(host string) bool) func() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		if bad(c.Host) {
			return nil, failure(emulator.CauseResolve)
		}
		return next(ctx, c)
	})
}

// connectedBeforeLogin reports success for every failure that only the login shows.
func connectedBeforeLogin() hooks {
	return field(func(u unit) bool { return coded5("10")(u) && u.Command == "+MFTPCONN" }, 1, constant("0"))()
}

func secondSession() hooks {
	var mu sync.Mutex
	var forgotten []emulator.Client
	h := onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); e.State(id) == 1 {
			e.Drop(id)
		}
		next(r)
	})
	h.Dial = sessions(func(s *session) {
		closing := false
		s.quit = func(ctx context.Context) error {
			closing = true
			return s.Client.Quit(ctx)
		}
		s.close = func() error {
			if closing {
				return s.Client.Close()
			}
			mu.Lock()
			defer mu.Unlock()
			forgotten = append(forgotten, s.Client) // until the server has had enough
			return nil
		}
	})().Dial
	return h
}

func failedLoginLooksConnected() hooks {
	var looks [6]bool
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case id < 0 || id > 5:
		case result("+MFTPCONN")(u):
			looks[id] = failed()(u)
		case info("+MFTPSTATE")(u) && looks[id]:
			u.Fields = []string{u.Fields[0], "1"}
		}
		next(u)
	}}
}

func failedLoginBlocks() hooks {
	var blocked [6]bool
	h := onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 && blocked[id] {
			blocked[id] = false
			pretends(e, r, "11")
			return
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if failed("+MFTPCONN")(u) && u.Channel >= 0 && u.Channel < 6 {
			blocked[u.Channel] = u.Fields[1] != "11"
		}
		next(u)
	}
	return h
}

func typed(change func(ascii bool) bool) func() hooks {
	return sessions(func(s *session) {
		s.ascii = func(ctx context.Context, ascii bool) error { return s.Client.Type(ctx, change(ascii)) }
	})
}

// globalType keeps the type of the latest transfer of any channel in one variable.
func globalType() hooks {
	var mu sync.Mutex
	any := false
	return sessions(func(s *session) {
		s.ascii = func(ctx context.Context, ascii bool) error {
			mu.Lock()
			any = any || ascii
			ascii = any
			mu.Unlock()
			return s.Client.Type(ctx, ascii)
		}
	})()
}

func asciiLost(download bool) func() hooks {
	return sessions(func(s *session) {
		if download {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				_ = s.Client.Type(ctx, false)
				return s.Client.Retr(ctx, path, offset, length, w)
			}
			return
		}
		s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
			_ = s.Client.Type(ctx, false)
			return s.Client.Stor(ctx, path, appending)
		}
	})
}

func timeout(f func(time.Duration) time.Duration) func() hooks {
	return dials(func(c *emulator.DialConfig) { c.Timeout = f(c.Timeout) })
}

// accounts: user name and password (§3.2).
func accounts() []row {
	return []row{
		{"user-of-32-bytes", "The user name is shortened to 32 bytes.", "R3.2-31", reach("*"), dials(func(c *emulator.DialConfig) { c.User = cut(32)(c.User) })},
		{"password-of-32-bytes", "The password is shortened to 32 bytes.", "R3.2-36", reach("*"), dials(func(c *emulator.DialConfig) { c.Password = cut(32)(c.Password) })},
		{"password-loses-signs", "Everything but letters and digits is dropped from the password.", "R3.2-33", reach("*"), dials(func(c *emulator.DialConfig) { c.Password = alphanumeric(c.Password) })},
		{"login-without-account-is-success", "AT+MFTPCONN without user name or password is reported as done, and nothing is done.", "R3.2-12", reach("3.2"),
			sets("+MFTPCONN", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); id >= 0 && id < 6 && len(r.Args) > 1 && r.Args[1].Quoted && (len(r.Args) < 4 || r.Args[2].Quoted && r.Args[2].Text == "") {
					pretends(e, r, "0")
					return
				}
				next(r)
			})},
		{"user-percent-encoded", "The user name is sent as it would stand in a URL.", "R3.2-28", reach("*"), dials(func(c *emulator.DialConfig) {
			c.User = strings.NewReplacer(" ", "%20", ",", "%2C", "@", "%40", "!", "%21").Replace(c.User)
		})},
	}
}

func alphanumeric(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			return c
		}
		return -1
	}, s)
}

// closing: AT+MFTPDISC (§3.3).
func closing() []row {
	return []row{
		{"disc-leaves-session-open", "AT+MFTPDISC reports success and leaves the control connection open.", "R3.3-20", reach("*"), sessions(func(s *session) {
			s.quit = func(context.Context) error { return nil }
			s.close = func() error { return nil }
		})},
		{"disc-closes-all-channels", "AT+MFTPDISC ends the connections of all channels.", "R3.3-24", reach("*"), sets("+MFTPDISC", func(e *env, r *request, next func(*request)) {
			for id := range 6 {
				if id != channelOf(r) && e.State(channelOf(r)) == 1 {
					e.Drop(id)
				}
			}
			next(r)
		})},
		{"disc-channel-unusable", "The first attempt to connect a channel that was disconnected is refused.", "R3.3-25", reach("*"), discUnusable},
		{"disc-state-remains", "After AT+MFTPDISC the channel is in state 1 still.", "R3.3-12", reach("*"), discState},
		{"disc-refused-closes", "An AT+MFTPDISC that is refused ends the connection of channel 0.", "R3.3-14", reach("3.3", "4.1"), discRefused},
		{"disc-unconnected-succeeds", "AT+MFTPDISC of a channel without connection is reported as done.", "R3.3-11", reach("*"), sets("+MFTPDISC", func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); len(r.Args) == 1 && id >= 0 && id < 6 && e.State(id) == 0 {
				pretends(e, r, "0")
				return
			}
			next(r)
		})},
	}
}

func discUnusable() hooks {
	var gone [6]bool
	h := onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 && gone[id] {
			gone[id] = false
			r.Refuse(803)
			return
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPDISC")(u) && u.Channel >= 0 && u.Channel < 6 {
			gone[u.Channel] = true
		}
		next(u)
	}
	return h
}

func discState() hooks {
	var was [6]bool
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case id < 0 || id > 5:
		case succeeded("+MFTPDISC")(u):
			was[id] = true
		case result("+MFTPCONN")(u):
			was[id] = false
		case info("+MFTPSTATE")(u) && was[id]:
			was[id] = false
			u.Fields = []string{u.Fields[0], "1"}
		}
		next(u)
	}}
}

func discRefused() hooks {
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if refusal(u) && u.Command == "+MFTPDISC" {
			e.Drop(0)
		}
		next(u)
	}}
}
