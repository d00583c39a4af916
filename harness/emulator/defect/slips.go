package defect

import (
	"context"
	"net"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// slips are modules that are right until two things meet: a state and a value, two channels at
// work, or an event and the command behind it.
func slips() []row {
	return slices.Concat(slipsOfSettings(), slipsOfConnections(), slipsOfNames(), slipsOfDownloads(), slipsOfUploads(), slipsOfTransparent(), slipsOfDialogue(), slipsOfLists(), slipsOfLines(), slipsOfStates())
}

// slipsOfSettings: AT+MFTPCFG (§3.1).
func slipsOfSettings() []row {
	return []row{
		{"timeout-refused-in-effect", `A "rsptimeout" that was refused is waited for all the same, and a query shows the one before.`, "R3.1-27", reach("*"), timeoutRefused},
		{"local-fs-refused-in-effect", `A "local_fs" that was refused takes effect as 1, and a query shows 0.`, "R3.1-27", reach("*"), localFSRefused},
		{"timeout-from-16-sets-local-fs", `A "rsptimeout" of 16 and more sets "local_fs" to 1.`, "R3.1-70", reach("*"), changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "rsptimeout" && now.Timeout >= 16 {
				now.LocalFS = 1
			}
		})},
		{"test-form-resets-local-fs", `AT+MFTPCFG=? sets "local_fs" of all channels to 0.`, "R3.1-24", reach("*"), stateless(hooks{Command: func(e *env, r *request, next func(*request)) {
			for id := range 6 {
				if s := e.Settings(id); s != nil && r.Name == "+MFTPCFG" && r.Form == emulator.Test {
					s.LocalFS = 0
				}
			}
			next(r)
		}})},
		{"retr-local-fs-set-last", `AT+MFTPRETR goes by the "local_fs" that was set last, on whatever channel.`, "R3.1-63", reach("*"), func() hooks {
			last := -1
			h := onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
				s := e.Settings(channelOf(r))
				if s == nil || last < 0 {
					next(r)
					return
				}
				was := s.LocalFS
				s.LocalFS = last
				next(r)
				s.LocalFS = was
			})
			h.Settings = func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				if key == "local_fs" {
					last = now.LocalFS
				}
			}
			return h
		}},
		{"greeting-waits-10-seconds", `The greeting of the server is waited for 10 s, whatever "rsptimeout" is.`, "R3.1-42", reach("*"), dials(func(c *emulator.DialConfig) {
			if c.Security == emulator.Plain {
				c.Net = &patient{}
			}
		})},
		{"data-port-waits-10-seconds", `The replies to EPSV, PASV and PORT are waited for 10 s, whatever "rsptimeout" is.`, "R3.1-42", reach("*"), waits([]string{"EPSV", "PASV", "PORT", "EPRT"}, always(10*time.Second))},
		{"port-refusal-goes-passive", `With "transmode" 0 the module opens the data connection when the server has refused PORT.`, "R3.1-37", reach("*"), portRefused},
	}
}

// timeoutRefused dials with the value that was refused last, until one is taken.
func timeoutRefused() hooks {
	var mu sync.Mutex
	var refused [6]int
	asked, channel := 0, -1
	h := cfgRefused(func(e *env, id int, key string) {
		mu.Lock()
		defer mu.Unlock()
		if key == "rsptimeout" {
			refused[id] = asked
		}
	})
	command := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		mu.Lock()
		asked = 0
		if r.Name == "+MFTPCFG" && len(r.Args) == 3 {
			asked, _ = strconv.Atoi(r.Args[2].Text)
			asked = min(asked, 60)
		}
		if r.Name == "+MFTPCONN" && r.Form == emulator.Set {
			channel = channelOf(r)
		}
		mu.Unlock()
		command(e, r, next)
	}
	h.Settings = func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
		mu.Lock()
		defer mu.Unlock()
		if key == "rsptimeout" {
			refused[id] = 0
		}
	}
	h.Dial = dials(func(c *emulator.DialConfig) {
		mu.Lock()
		defer mu.Unlock()
		if inside(channel) && refused[channel] > 0 {
			c.Timeout = time.Duration(refused[channel]) * time.Second
		}
	})().Dial
	return h
}

func localFSRefused() hooks {
	var taken [6]bool
	h := cfgRefused(func(e *env, id int, key string) {
		taken[id] = taken[id] || key == "local_fs"
	})
	command := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if r.Form == emulator.Set && (r.Name == "+MFTPRETR" || isUpload(r.Name)) && inside(id) && taken[id] {
			s := e.Settings(id)
			was := s.LocalFS
			s.LocalFS = 1
			defer func() { s.LocalFS = was }()
		}
		command(e, r, next)
	}
	h.Settings = func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
		if key == "local_fs" && inside(id) {
			taken[id] = false
		}
	}
	return h
}

// patient is a network whose control connection has ten seconds for what comes first.
type patient struct{ network }

func (p *patient) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	first := !p.control
	conn, err := p.network.Connect(ctx, kind, address)
	if err != nil || !first {
		return conn, err
	}
	return &unhurried{TCPConn: conn.(*net.TCPConn)}, nil
}

type unhurried struct {
	*net.TCPConn
	later bool
}

func (u *unhurried) SetReadDeadline(t time.Time) error {
	if !u.later && !t.IsZero() {
		u.later, t = true, t.Add(10*time.Second-time.Until(t))
	}
	return u.TCPConn.SetReadDeadline(t)
}

// portRefused makes a transfer once more when it was PORT that the server refused.
func portRefused() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		if !c.Active || c.Security != emulator.Plain {
			return next(ctx, c)
		}
		var asked, refused, passive atomic.Bool
		c.Net = &network{
			command: func(line string) string {
				asked.Store(strings.HasPrefix(line, "PORT ") || strings.HasPrefix(line, "EPRT "))
				return line
			},
			reply: func(line string) string {
				refused.Store(asked.Load() && (line[0] == '4' || line[0] == '5'))
				return line
			},
		}
		c.ActiveFor = func(_ string, active bool) bool { return active && !passive.Load() }
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		again := func(err error) bool {
			passive.Store(err != nil && refused.Load())
			return passive.Load()
		}
		s := &session{Client: client, to: c}
		s.list = func(ctx context.Context, p string) (found []emulator.Entry, err error) {
			if found, err = client.List(ctx, p); again(err) {
				found, err = client.List(ctx, p)
			}
			passive.Store(false)
			return found, err
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (n int64, err error) {
			if n, err = client.Retr(ctx, p, offset, length, w); again(err) {
				n, err = client.Retr(ctx, p, offset, length, w)
			}
			passive.Store(false)
			return n, err
		}
		s.stor = func(ctx context.Context, p string, appending bool) (u emulator.Upload, err error) {
			if u, err = client.Stor(ctx, p, appending); again(err) {
				u, err = client.Stor(ctx, p, appending)
			}
			passive.Store(false)
			return u, err
		}
		return s, nil
	})()
}

// slipsOfConnections: AT+MFTPCONN and AT+MFTPDISC (§3.2, §3.3).
func slipsOfConnections() []row {
	return []row{
		{"anonymous-password-replaced", "With the user name anonymous the module sends a password of its own in the place of the one given.", "R3.2-33", reach("*"), dials(func(c *emulator.DialConfig) {
			if c.User == "anonymous" && c.Password != "" {
				c.Password = "guest@"
			}
		})},
		{"second-disc-leaves-open", "From the second connection of a channel on AT+MFTPDISC leaves the control connection open.", "R3.3-20", reach("*"), func() hooks {
			var times [6]int // under the lock of ofChannel
			return ofChannel(func(id int, s *session) {
				if !inside(id) {
					return
				}
				if times[id]++; times[id] < 2 {
					return
				}
				s.quit = func(context.Context) error { return nil }
				s.close = func() error { return nil }
			})()
		}},
		{"disc-of-full-ends-last", "When all six channels are connected AT+MFTPDISC of one ends the connection that was made last as well.", "R3.3-24", reach("*"), func() hooks {
			last, full := -1, false
			h := onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
				full = true
				for id := range 6 {
					full = full && e.State(id) > 0
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				next(u)
				switch {
				case succeeded("+MFTPCONN")(u):
					last = u.Channel
				case succeeded("+MFTPDISC")(u) && full && last != u.Channel:
					full = false
					e.Drop(last)
				}
			}
			return h
		}},
		{"result-code-of-other-channel", "Where two channels are at work at once, the result that comes second has the code of the first.", "R5-20", reach("*"), codeOfOther},
		{"command-beside-login-lost", "A command of another channel that comes between OK and the result of AT+MFTPCONN is acknowledged and has no result.", "R3.5-06", reach("*"), func() hooks {
			var dialling [6]bool
			asked := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				id := channelOf(r)
				asked = -1
				switch {
				case r.Name == "+MFTPCONN" && inside(id):
					asked = id
				case inside(id) && e.State(id) == 1 && bare(r.Name) && slices.Contains(dialling[:], true):
					r.OK()
					return
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				switch {
				case okay(u) && asked >= 0:
					dialling[asked], asked = true, -1
				case result("+MFTPCONN")(u) && inside(u.Channel):
					dialling[u.Channel] = false
				}
				next(u)
			}
			return h
		}},
		{"120-greeting-is-refusal", "A server that greets with 120 before 220 is taken for one that refuses.", "R3.2-12", reach("*"), replies(func(line string) string {
			if strings.HasPrefix(line, "120") {
				return "421 not now"
			}
			return line
		})},
	}
}

// bare are the commands that ask the server something and move no file.
func bare(name string) bool {
	return slices.Contains([]string{"+MFTPPWD", "+MFTPCWD", "+MFTPMKD", "+MFTPDEL", "+MFTPRN"}, name)
}

func codeOfOther() hooks {
	var going [6]bool
	code := map[int]string{}
	asked := -1
	h := onSet("", func(e *env, r *request, next func(*request)) {
		asked = -1
		if id := channelOf(r); bare(r.Name) && r.Name != "+MFTPPWD" && inside(id) {
			asked = id
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case okay(u) && asked >= 0:
			going[asked], asked = true, -1
			delete(code, asked)
		case u.Kind == emulator.Result && bare(u.Command) && inside(id) && len(u.Fields) == 2:
			was := u.Fields[1]
			if other, known := code[id]; known {
				delete(code, id)
				u.Fields = []string{u.Fields[0], other}
			}
			going[id] = false
			for other := range 6 {
				if going[other] {
					code[other] = was
				}
			}
		}
		next(u)
	}
	return h
}

// slipsOfNames: paths and names (§3.4 to §3.12).
func slipsOfNames() []row {
	return []row{
		{"rn-names-of-256-together", "The two names of AT+MFTPRN have 256 bytes together: the rest of the new one is lost.", "R3.9-25", reach("*"), args("+MFTPRN", func(a []emulator.Arg) []emulator.Arg {
			if len(a) == 3 && len(a[1].Text) < 256 && len(a[2].Text) < 256 {
				a[2].Text = cut(256 - len(a[1].Text))(a[2].Text)
			}
			return a
		})},
		{"stor-joined-path-of-256", "The working directory and the name of AT+MFTPSTOR have 256 bytes together: the rest of the name is lost.", "R3.12-21", reach("*"), sessions(func(s *session) {
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if here, err := s.Client.Pwd(ctx); err == nil && !appending && !path.IsAbs(p) {
					p = cut(max(1, 256-len(here)-1))(p)
				}
				return s.Client.Stor(ctx, p, appending)
			}
		})},
		{"stor-two-dots-refused", "AT+MFTPSTOR refuses a name in which two dots follow each other.", "R3.12-52", reach("*"), sets("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
			if len(r.Args) > 1 && r.Args[1].Quoted && strings.Contains(strings.ReplaceAll(r.Args[1].Text, "../", ""), "..") {
				r.Refuse(50)
				return
			}
			next(r)
		})},
		{"retr-after-rename-by-old-name", "A file that was renamed on the connection is fetched by its old name.", "R3.10-48", reach("*"), sessions(func(s *session) {
			was := map[string]string{}
			s.rename = func(ctx context.Context, from, to string) error {
				err := s.Client.Rename(ctx, from, to)
				if err == nil {
					was[to] = from
				}
				return err
			}
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if old, renamed := was[p]; renamed {
					p = old
				}
				return s.Client.Retr(ctx, p, offset, length, w)
			}
		})},
		{"list-relative-in-root", "While the working directory is the root AT+MFTPLIST of a relative name lists the root.", "R3.7-34", reach("*"), sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				if here, err := s.Client.Pwd(ctx); err == nil && here == "/" && !path.IsAbs(p) {
					p = "/"
				}
				return s.Client.List(ctx, p)
			}
		})},
	}
}
