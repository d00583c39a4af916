package defect

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// waits alters how long the replies to some commands of the server are waited for.
func waits(verbs []string, alter func(usual time.Duration) time.Duration) func() hooks {
	return dials(func(c *emulator.DialConfig) {
		c.Patience = func(verb string, usual time.Duration) time.Duration {
			if slices.Contains(verbs, verb) {
				return alter(usual)
			}
			return usual
		}
	})
}

func always(d time.Duration) func(time.Duration) time.Duration {
	return func(time.Duration) time.Duration { return d }
}

// timeouts: "rsptimeout" holds for each command that asks the server (§3.1).
func timeouts() []place {
	var all []place
	add := func(id, title, command string, h func() hooks) {
		all = append(all, place{id, title, "R3.1-42", command, h})
	}
	for _, a := range askers() {
		for _, seconds := range []int{4, 10} {
			add(fmt.Sprintf("%s-waits-%d-seconds", a.name, seconds),
				fmt.Sprintf("AT+%s waits %d s for the server, whatever \"rsptimeout\" is.", a.command(), seconds),
				a.command(), waits(a.verbs, always(time.Duration(seconds)*time.Second)))
		}
		add(a.name+"-waits-as-channel-0", fmt.Sprintf("AT+%s waits as long as \"rsptimeout\" of channel 0 says, on every channel.", a.command()),
			a.command(), waitsAsChannel0(a.verbs))
	}
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		a := askers()[slices.IndexFunc(askers(), func(a asker) bool { return a.name == name })]
		add(name+"-end-waits-4-seconds", fmt.Sprintf("When the data of AT+%s have passed the last reply of the server is waited for 4 s, whatever \"rsptimeout\" is.", a.command()),
			a.command(), waits([]string{a.verbs[0] + " end"}, always(4*time.Second)))
	}
	add("timeout-above-10-is-10", "\"rsptimeout\" above 10 is stored, and the module waits 10 s.", "", timeout(func(d time.Duration) time.Duration { return min(d, 10*time.Second) }))
	add("timeout-below-5-is-5", "\"rsptimeout\" below 5 is stored, and the module waits 5 s.", "", timeout(func(d time.Duration) time.Duration { return max(d, 5*time.Second) }))
	add("timeout-between-is-10", "\"rsptimeout\" takes effect at 2 and 30, and is 10 s for all values between.", "", timeout(func(d time.Duration) time.Duration {
		if d > 2*time.Second && d < 30*time.Second {
			return 10 * time.Second
		}
		return d
	}))
	add("timeout-doubled", "The module waits twice as long as \"rsptimeout\" says.", "", timeout(func(d time.Duration) time.Duration { return 2 * d }))
	add("timeout-for-all-replies", "\"rsptimeout\" is kept for the login, and every later reply is waited for 10 s.", "", waits(
		[]string{"CWD", "PWD", "MKD", "LIST", "DELE", "RMD", "RNFR", "RNTO", "RETR", "APPE", "STOR", "TYPE", "EPSV", "PASV", "REST", "LIST end", "RETR end", "APPE end", "STOR end"}, always(10*time.Second)))
	return all
}

// ofChannel0 follows a setting of channel 0 for the workers.
func ofChannel0(of func(s *emulator.Settings) int, with func(value *atomic.Int64) hooks) func() hooks {
	return func() hooks {
		var value atomic.Int64
		h := with(&value)
		h.Command = func(e *env, r *request, next func(*request)) {
			value.Store(int64(of(e.Settings(0))))
			next(r)
		}
		return h
	}
}

func waitsAsChannel0(verbs []string) func() hooks {
	return ofChannel0(func(s *emulator.Settings) int { return s.Timeout }, func(value *atomic.Int64) hooks {
		return waits(verbs, func(time.Duration) time.Duration { return time.Duration(value.Load()) * time.Second })()
	})
}

// localFS: which of the two syntaxes is in force, and where files go (§3.1, §3.10 to §3.12).
func localFS() []place {
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		for _, form := range []string{inlined, counted, untilCtrlZ, transparently} {
			all = append(all, place{fmt.Sprintf("%s-%s-with-local-fs-1", name, form),
				fmt.Sprintf("With \"local_fs\" 1 AT+%s takes contents %s all the same.", command, inWords(form)), "R3.1-57", command,
				pretendsFS(full, func(r *request) bool { return formByArgs(r) == form }, 1, 0)})
		}
		all = append(all,
			place{name + "-local-file-with-local-fs-0", fmt.Sprintf("With \"local_fs\" 0 AT+%s sends a local file when its name stands in the third place.", command), "R3.1-56", command,
				pretendsFS(full, func(r *request) bool { return len(r.Args) == 3 && r.Args[2].Quoted }, 0, 1)},
			place{name + "-local-fs-of-channel-0", fmt.Sprintf("AT+%s goes by \"local_fs\" of channel 0 on every channel.", command), "R3.1-63", command, fsOfChannel0(full)})
	}
	return append(all,
		place{"retr-local-name-with-local-fs-0", "With \"local_fs\" 0 AT+MFTPRETR stores the file in the module when a local name is given.", "R3.10-26", "MFTPRETR",
			pretendsFS("+MFTPRETR", func(r *request) bool { return len(r.Args) > 2 && r.Args[2].Text != "" }, 0, 1)},
		place{"retr-local-fs-of-channel-0", "AT+MFTPRETR goes by \"local_fs\" of channel 0 on every channel.", "R3.1-63", "MFTPRETR", fsOfChannel0("+MFTPRETR")},
		place{"retr-local-fs-until-second-download", "The second download with \"local_fs\" 1 goes to the serial line.", "R3.1-57", "MFTPRETR", secondToLine},
		place{"retr-to-file-from-0", "To a local file the offset is ignored.", "R3.10-29", "MFTPRETR", rangeLost(toFile, true, false)},
		place{"retr-to-file-whole", "To a local file the length is ignored.", "R3.10-31", "MFTPRETR", rangeLost(toFile, false, true)},
		place{"retr-to-file-named-as-remote", "A download to a local file is stored under the name that it has at the server.", "R3.10-28", "MFTPRETR", sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if transferOf(e, r).form == toFile && len(r.Args) > 2 && r.Args[2].Quoted {
				r.Args[2].Text = r.Args[1].Text
			}
			next(r)
		})},
	)
}

// formByArgs is the form that the parameters of an upload look like.
func formByArgs(r *request) string {
	if len(r.Args) > 2 && r.Args[2].Quoted {
		return fromFile
	}
	return map[int]string{2: transparently, 3: untilCtrlZ, 4: counted, 5: inlined}[len(r.Args)]
}

// pretendsFS carries a command out as if "local_fs" were another.
func pretendsFS(name string, when func(r *request) bool, is, taken int) func() hooks {
	return sets(name, func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s == nil || s.LocalFS != is || !when(r) {
			next(r)
			return
		}
		s.LocalFS = taken
		next(r)
		s.LocalFS = is
	})
}

func fsOfChannel0(name string) func() hooks {
	return sets(name, func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s == nil {
			next(r)
			return
		}
		was := s.LocalFS
		s.LocalFS = e.Settings(0).LocalFS
		next(r)
		s.LocalFS = was
	})
}

func secondToLine() hooks {
	var done [6]int
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if transferOf(e, r).form != toFile {
			if id >= 0 && id < 6 {
				done[id] = 0
			}
			next(r)
			return
		}
		s := e.Settings(id)
		if done[id]++; done[id] == 2 {
			s.LocalFS = 0
		}
		next(r)
		s.LocalFS = 1
	})
}

// rangeLost fetches without an offset or a length in one form.
func rangeLost(form string, loseOffset, loseLength bool) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if a.latest().form == form {
					if loseOffset {
						offset = 0
					}
					if loseLength {
						length = -1
					}
				}
				return s.Client.Retr(ctx, path, offset, length, w)
			}
		})()
		h.Command = a.note
		return h
	}
}

// dataTypes: "data_type" holds for each form of each transfer (§3.1).
func dataTypes() []place {
	var all []place
	add := func(name, form string) {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all,
			place{fmt.Sprintf("%s-%s-always-binary", name, form), fmt.Sprintf("AT+%s transfers %s as binary data although \"data_type\" is 1.", command, inWords(form)), "R3.1-34", command, typedIn(name, form, false)},
			place{fmt.Sprintf("%s-%s-always-ascii", name, form), fmt.Sprintf("AT+%s transfers %s as text although \"data_type\" is 0.", command, inWords(form)), "R3.1-33", command, typedIn(name, form, true)})
	}
	add("retr", toLine)
	add("retr", toFile)
	for _, form := range uploadForms() {
		add("appe", form)
		add("stor", form)
	}
	for _, name := range []string{"retr", "appe", "stor"} {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all, place{name + "-data-type-of-channel-0", fmt.Sprintf("AT+%s goes by \"data_type\" of channel 0 on every channel.", command), "R3.1-63", command, typeOfChannel0(name)})
	}
	return all
}

// typedIn forces a type upon one form of one command.
func typedIn(name, form string, ascii bool) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			force := func(ctx context.Context) {
				if t := a.latest(); t.command == name && t.form == form {
					_ = s.Client.Type(ctx, ascii)
				}
			}
			forced(s, force)
		})()
		h.Command = a.note
		return h
	}
}

// forced lets force have the last word on the type of each transfer.
func forced(s *session, force func(context.Context)) {
	s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
		force(ctx)
		return s.Client.Retr(ctx, path, offset, length, w)
	}
	s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
		force(ctx)
		return s.Client.Stor(ctx, path, appending)
	}
}

func typeOfChannel0(name string) func() hooks {
	return func() hooks {
		var a account
		var value atomic.Int64
		h := sessions(func(s *session) {
			forced(s, func(ctx context.Context) {
				if a.latest().command == name {
					_ = s.Client.Type(ctx, value.Load() == 1)
				}
			})
		})()
		h.Command = func(e *env, r *request, next func(*request)) {
			value.Store(int64(e.Settings(0).DataType))
			a.note(e, r, next)
		}
		return h
	}
}

// connectionSettings: "transmode", "ssl" and "cid" (§3.1).
func connectionSettings() []place {
	var all []place
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		verb, command := strings.ToUpper(name), "MFTP"+strings.ToUpper(name)
		only := func(active bool) func() hooks {
			return dials(func(c *emulator.DialConfig) {
				c.ActiveFor = func(v string, usual bool) bool {
					if v == verb {
						return active
					}
					return usual
				}
			})
		}
		all = append(all,
			place{name + "-always-passive", fmt.Sprintf("With \"transmode\" 0 the module opens the data connections of AT+%s all the same.", command), "R3.1-37", command, only(false)},
			place{name + "-always-active", fmt.Sprintf("With \"transmode\" 1 the server has to open the data connections of AT+%s.", command), "R3.1-38", command, only(true)},
			place{name + "-data-without-tls", fmt.Sprintf("With \"ssl\" 1 and 2 the data connections of AT+%s are not encrypted.", command), "R3.1-48", command, dials(func(c *emulator.DialConfig) {
				c.ClearData = func(v string) bool { return v == verb }
			})})
	}
	return append(all,
		place{"transmode-of-channel-0", "\"transmode\" of channel 0 holds for all channels.", "R3.1-63", "MFTPCONN", ofChannel0(func(s *emulator.Settings) int { return s.TransMode }, func(value *atomic.Int64) hooks {
			return dials(func(c *emulator.DialConfig) { c.Active = value.Load() == 0 })()
		})},
		place{"ssl-of-channel-0", "\"ssl\" of channel 0 holds for all channels.", "R3.1-63", "MFTPCONN", ofChannel0(func(s *emulator.Settings) int { return s.SSLMode }, func(value *atomic.Int64) hooks {
			return dials(func(c *emulator.DialConfig) { c.Security = emulator.Security(value.Load()) })()
		})},
		place{"timeout-of-channel-0", "\"rsptimeout\" of channel 0 holds for all channels.", "R3.1-63", "MFTPCONN", ofChannel0(func(s *emulator.Settings) int { return s.Timeout }, func(value *atomic.Int64) hooks {
			return dials(func(c *emulator.DialConfig) { c.Timeout = time.Duration(value.Load()) * time.Second })()
		})},
		place{"implicit-ftps-on-port-990", "With \"ssl\" 1 the module connects to port 990, whatever port was given.", "R3.2-38", "MFTPCONN", dials(func(c *emulator.DialConfig) {
			if c.Security == emulator.Implicit {
				c.Port = 990
			}
		})},
		place{"ssl-index-needs-mode", "With an index of \"ssl\" other than 0 a plain connection fails.", "R3.1-46", "MFTPCONN", dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
			if c.Security == emulator.Plain && c.SSLID > 0 {
				return nil, failure(emulator.CauseCertificate)
			}
			return next(ctx, c)
		})},
		place{"passive-after-first-transfer", "With \"transmode\" 0 the second transfer of a connection is passive.", "R3.1-37", "", dials(func(c *emulator.DialConfig) {
			var done atomic.Int64
			c.ActiveFor = func(v string, usual bool) bool { return usual && done.Add(1) == 1 }
		})},
	)
}
