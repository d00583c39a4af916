package defect

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// slipsOfDownloads: AT+MFTPRETR (§3.10).
func slipsOfDownloads() []row {
	return []row{
		{"retr-ends-at-timeout", `A download that takes longer than "rsptimeout" ends there, and what is left of the file is missing.`, "R3.10-40", reach("*"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				until := time.Now().Add(s.to.Timeout)
				return s.Client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
					if time.Now().After(until) {
						return nil
					}
					return b
				}})
			}
		})},
		{"retr-length-filled-up", "A length that goes beyond the end of the file is filled up with NUL.", "R3.10-34", reach("*"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err != nil || n == 0 || length <= n || length > 1<<16 {
					return n, err
				}
				more, err := w.Write(make([]byte, length-n))
				return n + int64(more), err
			}
		})},
		{"retr-offset-of-refused", "A download without an offset begins at that of the one before, where the server has refused that one.", "R3.10-30", reach("*"), sessions(func(s *session) {
			left := int64(0)
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if offset == 0 {
					offset = left
				}
				left = 0
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if isRefusal(err) {
					left = offset
				}
				return n, err
			}
		})},
		{"busy-command-cuts-download", "A command that is refused during a download of its channel ends the data of the download, which is reported as complete.", "R3.10-40", reach("*"), func() hooks {
			var over [6]atomic.Bool
			h := ofChannel(func(id int, s *session) {
				if !inside(id) {
					return
				}
				s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
					over[id].Store(false)
					return s.Client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
						if over[id].Load() {
							return nil
						}
						return b
					}})
				}
			})()
			note := h.Command
			h.Command = func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); r.Form == emulator.Set && inside(id) && e.State(id) == 2 && (bare(r.Name) || r.Name == "+MFTPRETR" || r.Name == "+MFTPDISC") {
					over[id].Store(true)
				}
				note(e, r, next)
			}
			return h
		}},
		{"retr-ends-with-226", "A download ends where the server says 226, although data are still on their way.", "R3.10-40", reach("*"), retrEndsWith226},
		{"retr-size-reply-cuts", "A download without a length ends where the reply to SIZE says, although more data come.", "R3.10-32", reach("*"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if size, err := s.Client.Size(ctx, p); err == nil && length < 0 && size > offset {
					length = size - offset
				}
				return s.Client.Retr(ctx, p, offset, length, w)
			}
		})},
		{"type-refusal-ignored", "A transfer is made, and reported as done, although the server has refused its TYPE.", "R3.1-33", reach("*"), answers("TYPE", func(line string) string {
			if line[0] == '4' || line[0] == '5' {
				return "200 never mind"
			}
			return line
		})},
		{"later-pieces-channel-0", "From the second piece of a download on +MFTPRETR names channel 0.", "R3.10-06", reach("*"), later(func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" }, func(u *unit) {
			u.Fields = append([]string{"0"}, u.Fields[1:]...)
		})},
		{"result-inside-data", "The result of another channel that comes during a download is written into its data.", "R3.10-43", reach("*"), resultInsideData},
	}
}

func retrEndsWith226() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		var over atomic.Bool
		if c.Security == emulator.Plain {
			c.Net = &network{reply: func(line string) string {
				if strings.HasPrefix(line, "226") {
					over.Store(true)
				}
				return line
			}}
		}
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s := &session{Client: client, to: c}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			over.Store(false)
			return client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
				if over.Load() {
					return nil
				}
				return b
			}})
		}
		return s, nil
	})()
}

func resultInsideData() hooks {
	var held []unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		switch {
		case u.Kind == emulator.Result && u.Command != "+MFTPRETR":
			for id := range 6 {
				if id != u.Channel && e.State(id) == 2 && e.Settings(id).LocalFS == 0 {
					held = append(held, u)
					return
				}
			}
		case u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(held) > 0:
			middle := len(u.Data) / 2
			data := bytes.Clone(u.Data[:middle])
			for _, h := range held {
				data = append(data, h.Bytes()...)
			}
			u.Data, held = append(data, u.Data[middle:]...), nil
		case u.Kind == emulator.Result && len(held) > 0: // of a download without data
			late := held
			held = nil
			next(u)
			for _, h := range late {
				next(h)
			}
			return
		}
		next(u)
	}}
}
