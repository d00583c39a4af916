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
