package defect

import (
	"context"
	"errors"
	"net"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"

	"mftpspec/harness/emulator"
)

// misreadingsOfLists: lists and their fields.
func misreadingsOfLists() []row {
	kept := func(keep func(all []emulator.Entry, e emulator.Entry) bool) func() hooks {
		return entries(func(all []emulator.Entry) []emulator.Entry {
			var out []emulator.Entry
			for _, e := range all {
				if keep(out, e) {
					out = append(out, e)
				}
			}
			return out
		})
	}
	return []row{
		{"list-numeric-group-is-size", "Where the group of a file is a number it is listed as the size.", "R3.7-35", reach("*"), wired(func() *network {
			return &network{listing: func(line []byte) []byte { return numericGroup.ReplaceAll(line, []byte("$1$2$3$2$4")) }}
		})},
		{"list-31st-is-30th", "Files of the 31st of a month are listed with the 30th.", "R3.7-37", reach("*"), entry(func(e *emulator.Entry) {
			if e.ModTime.Day() == 31 {
				e.ModTime = e.ModTime.AddDate(0, 0, -1)
			}
		})},
		{"list-directory-permission-of-four", "The permission of directories has a fourth letter in front.", "R3.7-39", reach("*"), field(func(u unit) bool {
			return succeeded("+MFTPLIST")(u) && len(u.Fields) == 4
		}, 3, func(s string) string { return `"d` + strings.TrimPrefix(s, `"`) })},
		{"list-no-rights-is-empty", "The permission of files without any is empty.", "R3.7-39", reach("*"), field(succeeded("+MFTPLIST"), 5, func(s string) string {
			return strings.ReplaceAll(s, "---", "")
		})},
		{"list-longer-name-lost", "An entry whose name begins with the whole name of the one before is lost.", "R3.7-31", reach("*"), kept(func(all []emulator.Entry, e emulator.Entry) bool {
			return len(all) == 0 || !strings.HasPrefix(e.Name, all[len(all)-1].Name)
		})},
		{"list-total-in-name-lost", "Entries in whose names \"total\" stands are lost.", "R3.7-31", reach("*"), kept(func(_ []emulator.Entry, e emulator.Entry) bool {
			return !strings.Contains(e.Name, "total")
		})},
		{"list-name-behind-colon", "Of a name with a colon what stands behind it is listed.", "R3.7-40", reach("*"), entry(func(e *emulator.Entry) {
			if i := strings.LastIndexByte(e.Name, ':'); i >= 0 && i+1 < len(e.Name) {
				e.Name = e.Name[i+1:]
			}
		})},
		{"list-across-1024-lost", "Of a list entries whose line lies across a border of 1024 bytes are lost.", "R3.7-31", reach("*"), listAcross(1024)},
		{"list-only-directories-is-empty", "A directory that holds sub-directories alone is reported as empty.", "R3.7-30", reach("*"), entries(func(all []emulator.Entry) []emulator.Entry {
			if slices.ContainsFunc(all, func(e emulator.Entry) bool { return !e.Dir }) {
				return all
			}
			return nil
		})},
		{"list-dotted-directory-is-file", "A directory whose name has a dot is listed as a file.", "R3.7-32", reach("*"), entry(func(e *emulator.Entry) {
			if e.Dir && strings.Contains(strings.Trim(e.Name, "."), ".") {
				e.Dir = false
			}
		})},
		{"list-file-without-dot-is-directory", "A file whose name has no dot is listed as a directory.", "R3.7-33", reach("*"), entry(func(e *emulator.Entry) {
			e.Dir = e.Dir || !strings.Contains(e.Name, ".")
		})},
	}
}

var numericGroup = regexp.MustCompile(`^(-\S+\s+\d+\s+\S+\s+)(\d+)(\s+)\d+(\s+[A-Z])`)

// linesOfListings alters the lines that come on the data connection of a list, and the operations of the session. What is
// encrypted is no line.
func linesOfListings(begin func() (line func([]byte) []byte, change func(s *session))) func() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		line, change := begin()
		if c.Security == emulator.Plain {
			c.Net = &network{listing: line}
		}
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s := &session{Client: client, to: c}
		change(s)
		return s, nil
	})
}

// listAcross loses the lines that lie across a border of so many bytes.
func listAcross(size int) func() hooks {
	return linesOfListings(func() (func([]byte) []byte, func(s *session)) {
		var at atomic.Int64
		return func(line []byte) []byte {
				end := at.Add(int64(len(line) + 2))
				if begin := end - int64(len(line)+2); begin/int64(size) != (end-1)/int64(size) {
					return nil
				}
				return line
			}, func(s *session) {
				s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
					at.Store(0)
					return s.Client.List(ctx, p)
				}
			}
	})
}

// misreadingsOfNotices: the notice of an end (§3.14), and the echo.
func misreadingsOfNotices() []row {
	return []row{
		{"notice-421-has-reason", "Where the server has said 421 the notice carries that as a further field.", "R3.14-03", reach("*"), func() hooks {
			var said atomic.Bool
			h := replies(func(line string) string {
				if strings.HasPrefix(line, "421") {
					said.Store(true)
				}
				return line
			})()
			h.Output = func(e *env, u unit, next func(unit)) {
				if closed(u) && said.Swap(false) {
					u.Fields = append(slices.Clone(u.Fields), "421")
				}
				next(u)
			}
			return h
		}},
		{"second-notice-code-1", "From the second notice of a channel on the code is 1.", "R3.14-03", reach("*"), func() hooks {
			times := map[int]int{}
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				if closed(u) {
					if times[u.Channel]++; times[u.Channel] > 1 && len(u.Fields) == 3 {
						u.Fields = []string{u.Fields[0], u.Fields[1], "1"}
					}
				}
				next(u)
			}}
		}},
		{"notice-missing-after-reset", "A connection that the server resets is not notified.", "R3.14-01", reach("*"), noticeAfterReset},
		{"echo-password-masked", "The echo of AT+MFTPCONN has stars in the place of the password.", "R2.1-08", reach("*"), alters(kind(emulator.Echo), func(u *unit) {
			u.Data = password.ReplaceAllFunc(u.Data, func(b []byte) []byte {
				i := strings.LastIndexByte(string(b), '"') + 1
				return append(slices.Clone(b[:i]), strings.Repeat("*", len(b)-i)...)
			})
		})},
	}
}

var password = regexp.MustCompile(`(?i)\+MFTPCONN=\d,"[^"]*","[^"]*","[^"]*`)

func noticeAfterReset() hooks {
	var reset atomic.Bool
	h := dials(func(c *emulator.DialConfig) {
		if c.Security == emulator.Plain {
			c.Net = &watched{reset: &reset}
		}
	})()
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && reset.Swap(false) {
			return
		}
		next(u)
	}
	return h
}

// watched notes how the control connection ends.
type watched struct {
	network
	reset *atomic.Bool
}

func (w *watched) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	first := !w.control
	conn, err := w.network.Connect(ctx, kind, address)
	if err != nil || !first {
		return conn, err
	}
	return &resettable{conn.(*net.TCPConn), w.reset}, nil
}

type resettable struct {
	*net.TCPConn
	reset *atomic.Bool
}

func (r *resettable) Read(b []byte) (int, error) {
	n, err := r.TCPConn.Read(b)
	if errors.Is(err, syscall.ECONNRESET) {
		r.reset.Store(true)
	}
	return n, err
}
