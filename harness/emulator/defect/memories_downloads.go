package defect

import (
	"bytes"
	"context"
	"errors"
	"strconv"

	"mftpspec/harness/emulator"
)

// memoriesOfDownloads: AT+MFTPRETR (§3.10).
func memoriesOfDownloads() []row {
	return []row{
		{"retr-resumes-after-break", "A download of a file whose download broke off before begins where that ended.", "R3.10-30", reach("*"), resumed(func(offset, length, n int64, err error) int64 {
			if err != nil {
				return n
			}
			return 0
		})},
		{"retr-resumes-after-part", "A download of a whole file of which a part was fetched before begins behind that part.", "R3.10-30", reach("*"), resumed(func(offset, length, n int64, err error) int64 {
			if length > 0 {
				return offset + n
			}
			return 0
		})},
		{"retr-range-to-end-loses-last", "A range that ends exactly with the file comes without its last byte.", "R3.10-31", reach("*"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if length < 2 || length > 1<<16 {
					return s.Client.Retr(ctx, p, offset, length, w)
				}
				var got bytes.Buffer
				_, err := s.Client.Retr(ctx, p, offset, length+1, &got)
				b := got.Bytes()
				switch {
				case int64(len(b)) > length:
					b = b[:length]
				case int64(len(b)) == length:
					b = b[:length-1]
				}
				n, werr := w.Write(b)
				return int64(n), errors.Join(err, werr)
			}
		})},
		{"local-file-keeps-end", "A download to a local file that was longer leaves the end of that one behind.", "R3.10-28", reach("*"), stores(func(s emulator.Storage, name string, b []byte) (string, []byte) {
			if old, ok := s.Get(name); ok && len(old) > len(b) {
				b = append(bytes.Clone(b), old[len(b):]...)
			}
			return name, b
		})},
		{"total-counts-local-file-before", "The total of a download to the serial line counts the download to a local file before.", "R3.10-39", reach("*"), totalOfLocal},
		{"offset-ignored-in-ascii", "With \"data_type\" 1 the offset is ignored.", "R3.10-29", reach("*"), sessions(func(s *session) {
			text := textual(s)
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if *text {
					offset = 0
				}
				return s.Client.Retr(ctx, p, offset, length, w)
			}
		})},
		{"offset-like-length-is-0", "An offset that equals the length counts as 0.", "R3.10-29", reach("*"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if offset == length {
					offset = 0
				}
				return s.Client.Retr(ctx, p, offset, length, w)
			}
		})},
		{"retr-broken-data-in-front", "A download that broke off leaves its first bytes in front of the next one.", "R3.10-41", reach("*"), sessions(func(s *session) {
			var left []byte
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if len(left) > 0 {
					_, _ = w.Write(left)
				}
				left = nil
				var got []byte
				n, err := s.Client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
					got = append(got, b[:min(len(b), 64-len(got))]...)
					return b
				}})
				if err != nil {
					left = got
				}
				return n, err
			}
		})},
		{"retr-size-of-first-time", "A file that has grown since its last download on the connection is fetched up to its old size.", "R3.10-32", reach("*"), sessions(func(s *session) {
			size := map[string]int64{}
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if old := size[p]; old > 0 && length < 0 && offset < old {
					length = old - offset
				}
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err == nil && length < 0 && offset == 0 {
					size[p] = n
				}
				return n, err
			}
		})},
		{"retr-empty-once-more", "The download after that of a file of 0 bytes is empty too.", "R3.10-40", reach("*"), sessions(func(s *session) {
			empty := false
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if empty {
					empty = false
					return 0, nil
				}
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				empty = err == nil && n == 0 && length < 0 && offset == 0
				return n, err
			}
		})},
		{"full-module-stays-full", "After a download that did not fit into the module no other one fits.", "R3.10-28", reach("*"), func() hooks {
			full := false
			h := retrOnly(func(s emulator.Storage, name string, b []byte) error {
				if full {
					return failure(emulator.CauseStorage)
				}
				err := s.Put(name, b)
				full = err != nil
				return err
			})()
			h.Output = func(e *env, u unit, next func(unit)) {
				full = full || failed("+MFTPRETR")(u) && u.Fields[1] == "16"
				next(u)
			}
			return h
		}},
		{"empty-offset-takes-length", "Where the offset is empty the length is taken for it.", "R3.10-30", reach("*"), args("+MFTPRETR", func(a []emulator.Arg) []emulator.Arg {
			if len(a) == 5 && !a[3].Quoted && a[3].Text == "" {
				return append(a[:3], a[4])
			}
			return a
		})},
	}
}

// resumed begins whole downloads where next says that the one before of the file left off.
func resumed(next func(offset, length, n int64, err error) int64) func() hooks {
	return sessions(func(s *session) {
		at := map[string]int64{}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			if offset == 0 && length < 0 {
				offset = at[p]
			}
			n, err := s.Client.Retr(ctx, p, offset, length, w)
			at[p] = next(offset, length, n, err)
			return n, err
		}
	})
}

func totalOfLocal() hooks {
	var stored [6]int
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		id := u.Channel
		switch {
		case !inside(id) || len(u.Fields) < 4:
		case succeeded("+MFTPRETR")(u) && e.Settings(id).LocalFS == 1:
			stored[id], _ = strconv.Atoi(u.Fields[3])
		case u.Kind == emulator.Payload && u.Command == "+MFTPRETR":
			u.Fields = append([]string{}, u.Fields...)
			u.Fields[2] = plus(stored[id])(u.Fields[2])
			if len(u.Data) < e.Profile().Chunk {
				stored[id] = 0
			}
		}
		next(u)
	}}
}
