package defect

import (
	"context"
	"errors"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// aftermath: what a refusal, a default or an empty value leaves behind for the command
// after it (§3).
func aftermath() []row {
	return []row{
		{"conn-after-refused-claims-success", "After a connection that was refused the next one is reported as done, and nothing is done.", "R3.2-44", reach("3", "4.1", "5"), claimedAfterRefusal},
		{"cwd-dead-after-refusal", "After a change of directory that the server refused every later one of the connection fails.", "R3.4-13", reach("3", "4.1", "5"), sessions(func(s *session) {
			s.cwd = failsForEver(func(ctx context.Context, path string) error { return s.Client.Cwd(ctx, path) })
		})},
		{"mkd-dead-after-refusal", "After a new directory that the server refused every later one of the connection fails.", "R3.6-13", reach("3", "4.1", "5"), sessions(func(s *session) {
			s.mkd = failsForEver(func(ctx context.Context, path string) error { return s.Client.Mkd(ctx, path) })
		})},
		{"mkd-name-of-another-channel", "AT+MFTPMKD of a name that another channel has made before is reported as done, and nothing is done.", "R3.6-32", reach("3", "4.1", "5"), madeElsewhere},
		{"timeout-default-is-20", "\"rsptimeout\" of 10, its default, is waited for 20 s.", "R3.1-43", reach("3", "4.1", "5"), timeout(func(d time.Duration) time.Duration {
			if d == 10*time.Second {
				return 20 * time.Second
			}
			return d
		})},
		{"empty-setting-ignored", "A setting whose value is left empty is answered with OK and changes nothing.", "R2.1-17", reach("3.1"), sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			if len(r.Args) == 3 && r.Args[2].Text == "" && !r.Args[2].Quoted && e.Settings(channelOf(r)) != nil {
				r.OK()
				return
			}
			next(r)
		})},
		{"setting-of-connection-not-stored", "A setting of a connected channel is answered with OK and changes nothing.", "R3.1-69", reach("3", "4.1", "5"),
			changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				if e.State(id) == 1 {
					*now = was
				}
			})},
		{"long-string-refused-and-used", "A string of more than 255 bytes is refused, and its first 255 bytes are used.", "R3.6-22", reach("3", "4.1", "5"), usedAllTheSame},
		{"ate-needs-number", "ATE without a number is refused.", "R2.1-09", reach("2.1"), stateless(hooks{Command: func(e *env, r *request, next func(*request)) {
			if r.Name == "E" && r.Num == "" {
				r.Error()
				return
			}
			next(r)
		}})},
	}
}

// isCause says whether err is a failure for that cause.
func isCause(err error, cause emulator.Cause) bool {
	f, ok := errors.AsType[*emulator.Failure](err)
	return ok && f.Cause == cause
}

// claimedAfterRefusal knows the channels whose last connection was refused.
func claimedAfterRefusal() hooks {
	refused := map[int]bool{}
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); r.Form == emulator.Set && r.Name == "+MFTPCONN" && refused[id] {
				refused[id] = false
				pretends(e, r, "0")
				return
			}
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			if failed("+MFTPCONN")(u) && u.Fields[1] == "11" {
				refused[u.Channel] = true
			}
			next(u)
		},
	}
}

// failsForEver is an operation that never works again once the server has refused it.
func failsForEver(do func(ctx context.Context, path string) error) func(ctx context.Context, path string) error {
	refused := false
	return func(ctx context.Context, path string) error {
		if refused {
			return failure(emulator.CauseServer)
		}
		err := do(ctx, path)
		refused = isCause(err, emulator.CauseServer)
		return err
	}
}

// madeElsewhere knows the names that were made, but not by whom.
func madeElsewhere() hooks {
	var mu sync.Mutex
	by := map[string]*session{}
	return sessions(func(s *session) {
		s.mkd = func(ctx context.Context, path string) error {
			mu.Lock()
			other, made := by[path]
			by[path] = s
			mu.Unlock()
			if made && other != s {
				return nil
			}
			return s.Client.Mkd(ctx, path)
		}
	})()
}

// usedAllTheSame refuses a string that is too long, and carries its first 255 bytes out.
func usedAllTheSame() hooks {
	h := texts255()
	refused := ""
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			refused = ""
			for _, a := range r.Args {
				if a.Quoted && len(a.Text) > 255 && mftp(r.Name) && e.State(channelOf(r)) == 1 {
					refused = r.Name
				}
			}
			h.Command(e, r, next)
		},
		Output: func(e *env, u unit, next func(unit)) {
			switch {
			case refused == "" || u.Command != refused:
			case okay(u):
				u.Text, u.Code = "+CME ERROR: 50", 50
			case u.Kind == emulator.Result:
				refused = ""
				return
			}
			next(u)
		},
	}
}
