package defect

import (
	"context"
	"net"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// misreadings are modules that read replies, names, data or the line wrongly:
// most of them go wrong with one value, or in one state, alone.
func misreadings() []row {
	return slices.Concat(misreadingsOfDialogue(), misreadingsOfNames(), misreadingsOfParameters(), misreadingsOfContents(), misreadingsOfLocal(), misreadingsOfLists(), misreadingsOfNotices())
}

// misreadingsOfDialogue: what is said between module and server, and for how long it is waited.
func misreadingsOfDialogue() []row {
	return []row{
		{"inner-line-ends-reply", "Inside a reply of several lines the first one with a code of its own ends it.", "R3.2-12", reach("*"), innerLineEnds},
		{"550-in-text-is-refusal", "A reply in whose text 550 stands is taken for a refusal.", "R3.6-12", reach("*"), replies(func(line string) string {
			if len(line) > 4 && slices.Contains([]string{"226 ", "230 ", "250 ", "257 "}, line[:4]) && strings.Contains(line[4:], "550") {
				return "550 no"
			}
			return line
		})},
		{"pasv-low-byte-of-two-digits", "Of the last number of a 227 reply two digits are read.", "R3.10-12", reach("*"), answers("PASV", func(line string) string {
			return sixth.ReplaceAllString(line, "$1")
		})},
		{"data-address-kept", "The passive address of the first transfer is used for all later ones of the connection.", "R3.7-12", reach("*"), dials(func(c *emulator.DialConfig) {
			if c.Security == emulator.Plain {
				c.Net = &keptAddress{}
			}
		})},
		{"active-port-kept", "In active mode the port of the first transfer is told for all later ones of the connection.", "R3.1-37", reach("*"), wired(func() *network {
			told := ""
			return &network{command: func(line string) string {
				if !strings.HasPrefix(line, "PORT ") {
					return line
				}
				if told == "" {
					told = line
				}
				return told
			}}
		})},
		{"timeout-for-whole-command", `"rsptimeout" is the time for all replies of a command together.`, "R3.1-42", reach("*"), timeoutOfAll},
		{"timeout-odd-is-even", `With an odd "rsptimeout" the module waits a second less.`, "R3.1-42", reach("*"), dials(func(c *emulator.DialConfig) {
			c.Patience = func(_ string, usual time.Duration) time.Duration { return usual.Truncate(2 * time.Second) }
		})},
		{"timeout-doubles-after-timeout", `After a command that timed out the next connections wait twice as long as "rsptimeout" says.`, "R3.1-42", reach("*"), timeoutDoubles},
		{"text-type-sticks", "When a transfer was made as text all later ones of the connection are.", "R3.1-33", reach("*"), sessions(func(s *session) {
			stuck := false
			s.ascii = func(ctx context.Context, ascii bool) error {
				stuck = stuck || ascii
				return s.Client.Type(ctx, stuck)
			}
		})},
		{"ftps-second-transfer-clear", `With "ssl" 1 and 2 the second data connection is not encrypted.`, "R3.1-48", reach("*"), dials(func(c *emulator.DialConfig) {
			var n atomic.Int32
			secure := c.Security != emulator.Plain
			c.ClearData = func(string) bool { return secure && n.Add(1) == 2 }
		})},
		{"ftps-first-record-only", `With "ssl" 1 and 2 what follows the first 16384 bytes of a download is lost.`, "R3.10-40", reach("*"), sessions(func(s *session) {
			if s.to.Security == emulator.Plain {
				return
			}
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				return s.Client.Retr(ctx, path, offset, length, filter{w, limited(16384)()})
			}
		})},
		{"disc-after-failure-leaves-open", "After a transfer that failed AT+MFTPDISC reports success and leaves the control connection open.", "R3.3-20", reach("*"), sessions(func(s *session) {
			var failed atomic.Bool
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, path, offset, length, w)
				failed.Store(failed.Load() || err != nil)
				return n, err
			}
			s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
				u, err := s.Client.Stor(ctx, path, appending)
				failed.Store(failed.Load() || err != nil)
				return u, err
			}
			s.quit = func(ctx context.Context) error {
				if failed.Load() {
					return nil
				}
				return s.Client.Quit(ctx)
			}
			s.close = func() error {
				if failed.Load() {
					return nil
				}
				return s.Client.Close()
			}
		})},
		{"conn-locked-after-three", "After three logins in a row that were refused the next one is not tried.", "R3.2-44", reach("*"), lockedAfterThree},
	}
}

var (
	sixth     = regexp.MustCompile(`(\d+,\d+,\d+,\d+,\d+,\d\d)\d`)
	ownCode   = regexp.MustCompile(`^[1-5]\d\d `)
	severalOf = regexp.MustCompile(`^[1-5]\d\d-`)
)

// innerLineEnds gives the first line with a code and a blank for the whole reply.
func innerLineEnds() hooks {
	return wired(func() *network {
		open, said := "", false
		return &network{reply: func(line string) string {
			switch {
			case open == "" && severalOf.MatchString(line):
				open, said = line[:3], false
				return ""
			case open == "":
				return line
			}
			last := strings.HasPrefix(line, open+" ")
			if last {
				open = ""
			}
			if said || !last && !ownCode.MatchString(line) {
				return ""
			}
			said = true
			return line
		}}
	})()
}

// keptAddress connects all data connections to where the first one went.
type keptAddress struct {
	network
	first string
}

func (k *keptAddress) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	if k.control {
		if k.first == "" {
			k.first = address
		}
		address = k.first
	}
	return k.network.Connect(ctx, kind, address)
}

// timeoutOfAll counts from the beginning of a command on.
func timeoutOfAll() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		var begun atomic.Int64
		mark := func() { begun.Store(time.Now().UnixNano()) }
		c.Patience = func(verb string, usual time.Duration) time.Duration {
			if strings.HasSuffix(verb, " end") {
				return usual
			}
			return max(time.Millisecond, usual-time.Since(time.Unix(0, begun.Load())))
		}
		mark()
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		return &marked{client, mark}, nil
	})()
}

// marked tells when each operation begins.
type marked struct {
	emulator.Client
	mark func()
}

func (m *marked) Pwd(ctx context.Context) (string, error) { m.mark(); return m.Client.Pwd(ctx) }
func (m *marked) Cwd(ctx context.Context, path string) error {
	m.mark()
	return m.Client.Cwd(ctx, path)
}
func (m *marked) Mkd(ctx context.Context, path string) error {
	m.mark()
	return m.Client.Mkd(ctx, path)
}
func (m *marked) Delete(ctx context.Context, path string) error {
	m.mark()
	return m.Client.Delete(ctx, path)
}
func (m *marked) Rename(ctx context.Context, from, to string) error {
	m.mark()
	return m.Client.Rename(ctx, from, to)
}

func (m *marked) List(ctx context.Context, path string) ([]emulator.Entry, error) {
	m.mark()
	return m.Client.List(ctx, path)
}

func (m *marked) Size(ctx context.Context, path string) (int64, error) {
	m.mark()
	return m.Client.Size(ctx, path)
}

func (m *marked) Retr(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
	m.mark()
	return m.Client.Retr(ctx, path, offset, length, w)
}

func (m *marked) Stor(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
	m.mark()
	return m.Client.Stor(ctx, path, appending)
}

func (m *marked) Quit(ctx context.Context) error { m.mark(); return m.Client.Quit(ctx) }

func timeoutDoubles() hooks {
	var slow atomic.Bool
	h := dials(func(c *emulator.DialConfig) {
		if slow.Load() {
			c.Patience = func(_ string, usual time.Duration) time.Duration { return 2 * usual }
		}
	})()
	h.Output = func(e *env, u unit, next func(unit)) {
		if failed()(u) && u.Fields[1] == "5" {
			slow.Store(true)
		}
		next(u)
	}
	return h
}

func lockedAfterThree() hooks {
	var refused atomic.Int32
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		if refused.Load() >= 3 {
			refused.Store(0)
			return nil, failure(emulator.CauseServer)
		}
		client, err := next(ctx, c)
		if isRefusal(err) {
			refused.Add(1)
		} else {
			refused.Store(0)
		}
		return client, err
	})()
}

// misreadingsOfParameters: numbers, settings and states.
func misreadingsOfParameters() []row {
	stateOf := func(id, title string, when func(e *env, u unit, r *request) (on, off bool), from, to string) row {
		return row{id, title, "R3.13-22", reach("*"), func() hooks {
			marked, last := map[int]bool{}, map[int]*request{}
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					if r.Name == "+MFTPRETR" {
						last[channelOf(r)] = &request{Name: r.Name, Args: slices.Clone(r.Args)}
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if u.Kind == emulator.Result || u.Kind == emulator.Payload {
						if on, off := when(e, u, last[u.Channel]); on || off {
							marked[u.Channel] = on
						}
					}
					if info("+MFTPSTATE")(u) && marked[u.Channel] && len(u.Fields) == 2 && u.Fields[1] == from {
						u.Fields = []string{u.Fields[0], to}
					}
					next(u)
				},
			}
		}}
	}
	return []row{
		stateOf("state-0-after-failed-download", "After a download that failed the state is 0 although the connection stands.", func(_ *env, u unit, _ *request) (bool, bool) {
			return failed("+MFTPRETR")(u), u.Kind == emulator.Payload || succeeded()(u)
		}, "1", "0"),
		stateOf("state-2-after-length", "After a download with a length the state is 2 until another command has a result.", func(_ *env, u unit, r *request) (bool, bool) {
			fetched := u.Command == "+MFTPRETR" && (u.Kind == emulator.Payload || succeeded()(u))
			return fetched && r != nil && len(r.Args) == 5, !fetched
		}, "1", "2"),
		{"ssl-index-lost-in-plain", `With mode 0 of "ssl" its index is stored as 0.`, "R3.1-23", reach("*"), changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
			if key == "ssl" && now.SSLMode == 0 {
				now.SSLID = 0
			}
		})},
		{"cid-shown-in-hex", `"cid" is shown as a hexadecimal number: 10 as A.`, "R3.1-19", reach("*"), alters(func(u unit) bool {
			return info("+MFTPCFG")(u) && u.Channel >= 0 && len(u.Fields) == 3 && u.Fields[1] == `"cid"`
		}, func(u *unit) {
			if n, err := strconv.Atoi(u.Fields[2]); err == nil {
				u.Fields[2] = strings.ToUpper(strconv.FormatInt(int64(n), 16))
			}
		})},
		{"same-value-refused", "A setting is refused when it has the value already.", "R3.1-20", reach("*"), sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			s := e.Settings(channelOf(r))
			if s == nil || len(r.Args) < 3 {
				next(r)
				return
			}
			for _, n := range namedSettings() {
				same := len(r.Args) == 3 || len(r.Args) == 4 && r.Args[3].Text == strconv.Itoa(s.SSLID)
				if r.Args[1].Text == n.key && r.Args[2].Text == strconv.Itoa(*n.of(s)) && same {
					r.Refuse(50)
					return
				}
			}
			next(r)
		})},
		{"leading-zero-octal", "A number with a zero in front is read as octal: 010 is 8.", "R3.1-22", reach("*"), sets("", func(e *env, r *request, next func(*request)) {
			for i, a := range r.Args {
				if i == 0 || a.Quoted || len(a.Text) < 2 || a.Text[0] != '0' {
					continue
				}
				if n, err := strconv.ParseInt(a.Text, 8, 64); err == nil {
					r.Args[i].Text = strconv.FormatInt(n, 10)
				} else if _, err := strconv.Atoi(a.Text); err == nil {
					r.Args[i].Text = "0"
				}
			}
			next(r)
		})},
		{"missing-name-is-last", "Where a name is missing that of the command before is taken.", "R3.4-23", reach("*"), missingNameIsLast},
	}
}

func missingNameIsLast() hooks {
	last := emulator.Arg{}
	return onSet("", func(e *env, r *request, next func(*request)) {
		if slices.Contains([]string{"+MFTPCWD", "+MFTPMKD", "+MFTPDEL", "+MFTPLIST"}, r.Name) {
			switch {
			case len(r.Args) == 1 && last.Quoted:
				r.Args = append(r.Args, last)
			case len(r.Args) == 2 && r.Args[1].Text == "" && last.Quoted:
				r.Args[1] = last
			case len(r.Args) == 2:
				last = r.Args[1]
			}
		}
		next(r)
	})
}
