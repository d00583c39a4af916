package defect

import (
	"bytes"
	"context"
	"strconv"

	"mftpspec/harness/emulator"
)

// downloading: what is fetched, and what is said about it (§3.10).
func downloading() []row {
	return []row{
		{"retr-offset-ignored", "The offset is ignored.", "R3.10-29", byDownload(), downloads(func(offset, length *int64, w writer) writer {
			*offset = 0
			return nil
		})},
		{"retr-rest-not-checked", "The refusal of REST is not noticed, and the file is taken to begin at the offset.", "R3.10-29", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), orders(func(line string) string {
			if len(line) > 5 && line[:5] == "REST " {
				return "NOOP"
			}
			return line
		})},
		{"retr-length-ignored", "The length is ignored.", "R3.10-31", byDownload(), downloads(func(offset, length *int64, w writer) writer {
			*length = -1
			return nil
		})},
		{"retr-length-is-end", "The length is taken for the end of the range.", "R3.10-31", byDownload(), downloads(func(offset, length *int64, w writer) writer {
			if *length > 0 {
				*length = max(1, *length-*offset)
			}
			return nil
		})},
		{"retr-default-length-1024", "Without a length 1024 bytes are fetched.", "R3.10-32", byDownload(), downloads(func(offset, length *int64, w writer) writer {
			if *length < 0 {
				*length = 1024
			}
			return nil
		})},
		{"retr-empty-offset-1", "An empty offset stands for byte 1.", "R3.10-30", byDownload(), emptyIs(3, "1")},
		{"retr-empty-length-1", "An empty length stands for one byte.", "R3.10-32", byDownload(), emptyIs(4, "1")},
		{"retr-default-offset-1", "Without an offset the fetch begins at byte 1.", "R3.10-30", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), args("+MFTPRETR", func(a []emulator.Arg) []emulator.Arg {
			if len(a) == 2 {
				a = append(a, emulator.Arg{})
			}
			if len(a) == 3 {
				a = append(a, emulator.Arg{Text: "1"})
			}
			return a
		})},
		{"retr-first-segment-only", "What does not come with the first 1460 bytes of the connection is lost.", "R3.10-40", byDownload(), fetched(limited(1460))},
		{"retr-64k-at-most", "A download ends after 65535 bytes.", "R3.10-40", byDownload(), fetched(limited(65535))},
		{"retr-last-bytes-lost", "The last piece of a download is lost when the server closes behind it.", "R3.10-40", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), withholds(func(u unit) bool {
			return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Data) < 1024 && u.Fields[2] != u.Fields[3]
		})},
		{"retr-pieces-twice", "Every piece of a download but the first comes twice.", "R3.10-40", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), repeats(func(u unit) bool {
			return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && u.Fields[2] != u.Fields[3]
		})},
		{"retr-received-length-is-buffer", "The received length is that of the buffer, 1024, whatever was read.", "R3.10-38", reach("*"), payload(func(u *unit) { u.Fields[3] = "1024" })},
		{"retr-received-length-is-total", "The received length is the total.", "R3.10-38", reach("*"), payload(func(u *unit) { u.Fields[3] = u.Fields[2] })},
		{"retr-total-is-piece", "The total is the length of the piece.", "R3.10-39", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), payload(func(u *unit) { u.Fields[2] = u.Fields[3] })},
		{"retr-sizes-swapped", "Total and length of the result change places.", "R3.10-40", reach("*"), payload(func(u *unit) { u.Fields[2], u.Fields[3] = u.Fields[3], u.Fields[2] })},
		{"retr-sizes-missing", "The data come without the total.", "R3.10-36", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), payload(func(u *unit) { u.Fields = []string{u.Fields[0], u.Fields[1], u.Fields[3]} })},
		{"retr-ok-after-data", "Another OK follows the data.", "R3.10-36", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), output(func(e *env, u unit, next func(unit)) {
			next(u)
			if u.Kind == emulator.Payload && u.Command == "+MFTPRETR" {
				next(unit{Kind: emulator.Final, Command: u.Command, Channel: -1, Head: "\r\n", Text: "OK", Tail: "\r\n"})
			}
		})},
		{"retr-empty-file-hangs", "A file of 0 bytes is answered with OK, and nothing follows.", "R3.10-44", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), withholds(func(u unit) bool {
			return failed("+MFTPRETR")(u) && u.Fields[1] == "19"
		})},
		{"retr-refusal-hangs", "A download that the server refuses is answered with OK, and nothing follows.", "R3.10-13", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), withholds(func(u unit) bool {
			return failed("+MFTPRETR")(u) && u.Fields[1] == "10"
		})},
		{"retr-deletes-file", "A file that was fetched is deleted at the server.", "R3.10-45", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, path, offset, length, w)
				if err == nil {
					_ = s.Client.Delete(ctx, path)
				}
				return n, err
			}
		})},
		{"retr-broken-is-complete", "A download whose connection breaks is reported as complete.", "R3.10-13", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, path, offset, length, w)
				if n > 0 {
					err = nil
				}
				return n, err
			}
		})},
		{"retr-of-channel-0", "AT+MFTPRETR fetches from the working directory of the first channel.", "R3.10-43", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), firstSession(func(s, first *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				return first.Client.Retr(ctx, path, offset, length, w)
			}
		})},
		{"retr-channels-share-buffer", "Data of the channel that was served before are given to the next one.", "R3.10-43", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), sharedBuffer},
	}
}

// limited lets n bytes of a download pass.
func limited(n int) func() func([]byte) []byte {
	return func() func([]byte) []byte {
		left := n
		return func(b []byte) []byte {
			b = b[:min(left, len(b))]
			left -= len(b)
			return b
		}
	}
}

// payload alters the lines that carry bytes of a download.
func payload(change func(u *unit)) func() hooks {
	return alters(func(u unit) bool {
		return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4
	}, change)
}

func sharedBuffer() hooks {
	var last unit
	return hooks{Output: func(e *env, u unit, next func(unit)) {
		if u.Kind == emulator.Payload && u.Command == "+MFTPRETR" {
			data := bytes.Clone(u.Data)
			if last.Data != nil && last.Channel != u.Channel {
				copy(data, last.Data)
			}
			last = u
			u.Data = data
		}
		next(u)
	}}
}

// downloadedBytes: every value of a byte has to pass (§3.10).
func downloadedBytes() []row {
	return []row{
		{"retr-ends-at-nul", "The data of a piece end at the first NUL.", "R3.10-41", byDownload(), fetched(each(until(0)))},
		{"retr-ends-at-ctrl-z", "A download ends at the first <x1A>, as a text file once did.", "R3.10-41", byDownload(), fetched(endedBy(0x1A))},
		{"retr-ends-at-ff", "A download ends at the first <xFF>, which is taken for the end of the file.", "R3.10-41", byDownload(), fetched(endedBy(0xFF))},
		{"retr-ends-at-newline", "A download ends at the first <CR><LF>.", "R3.10-41", byDownload(), fetched(endedAt("\r\n"))},
		{"retr-drops-carriage-returns", "<CR> is dropped from downloads.", "R3.10-41", byDownload(), fetched(each(without('\r')))},
		{"retr-converts-line-feeds", "<LF> becomes <CR><LF> on its way to the host.", "R3.10-41", byDownload(), fetched(each(newlines))},
		{"retr-seven-bits", "The highest bit of downloaded bytes is lost.", "R3.10-41", byDownload(), fetched(each(sevenBits))},
		{"retr-sent-as-hex", "Bytes that are no text are sent as two digits.", "R3.10-41", byDownload(), fetched(each(func(b []byte) []byte {
			var out []byte
			for _, c := range b {
				if c >= ' ' && c < 0x7f {
					out = append(out, c)
				} else {
					out = append(out, "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
				}
			}
			return out
		}))},
	}
}

func each(f func([]byte) []byte) func() func([]byte) []byte {
	return func() func([]byte) []byte { return f }
}

func until(c byte) func([]byte) []byte {
	return func(b []byte) []byte {
		if i := bytes.IndexByte(b, c); i >= 0 {
			return b[:i]
		}
		return b
	}
}

func without(c byte) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.ReplaceAll(b, []byte{c}, nil) }
}

func newlines(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }

func sevenBits(b []byte) []byte {
	out := bytes.Clone(b)
	for i := range out {
		out[i] &= 0x7f
	}
	return out
}

func endedBy(c byte) func() func([]byte) []byte { return endedAt(string([]byte{c})) }

// endedAt lets nothing pass after a mark, which is lost.
func endedAt(mark string) func() func([]byte) []byte {
	return func() func([]byte) []byte {
		over := false
		return func(b []byte) []byte {
			if over {
				return nil
			}
			before, _, found := bytes.Cut(b, []byte(mark))
			over = found
			return before
		}
	}
}

// downloadedFiles: downloads to the file system of the module (§3.10), and that
// file system (§3.1).
func downloadedFiles() []row {
	return []row{
		{"local-file-appended", "A download is added to a local file that exists.", "R3.10-28", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), stores(func(s emulator.Storage, name string, b []byte) (string, []byte) {
			old, _ := s.Get(name)
			return name, append(bytes.Clone(old), b...)
		})},
		{"local-file-named-by-base", "A local file is stored under the last part of its name.", "R3.10-28", reach("2", "3.1", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && s.LocalFS == 1 && len(r.Args) > 2 && r.Args[2].Quoted {
				a := &r.Args[2]
				a.Text = a.Text[bytes.LastIndexByte([]byte(a.Text), '/')+1:]
			}
			next(r)
		})},
		{"local-file-ends-at-nul", "A local file ends at the first NUL.", "R3.10-41", byDownload(), fetchedToFile(until(0))},
		{"local-download-prints-data", "A download to a local file is printed as well.", "R3.10-37", reach("2", "3.1", "3.10", "3.11", "3.12", "3.13", "3.14", "4.1", "5"), output(func(e *env, u unit, next func(unit)) {
			if succeeded("+MFTPRETR")(u) && len(u.Fields) == 4 && u.Channel >= 0 && e.Settings(u.Channel).LocalFS == 1 {
				u.Fields = append(append([]string{}, u.Fields...), "DATA")
			}
			next(u)
		})},
		{"local-download-length-wrong", "The length of a download to a local file is counted in four bits.", "R3.10-37", byDownload(), localLength(func(n int) int { return n % 16 })},
		{"local-download-length-of-last-block", "The length of a download to a local file is that of its last block of 1024 bytes.", "R3.10-37", byDownload(), localLength(func(n int) int {
			if n%1024 == 0 {
				return min(n, 1024)
			}
			return n % 1024
		})},
		{"local-name-not-required", "With \"local_fs\" 1 a missing local name is replaced by that of the file.", "R3.10-27", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && s.LocalFS == 1 && len(r.Args) == 2 {
				r.Args = append(r.Args, r.Args[1])
			}
			next(r)
		})},
		{"local-name-empty-before-offset", "With \"local_fs\" 1 an empty local name before an offset is replaced by that of the file.", "R3.10-27", byDownload(), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && s.LocalFS == 1 && len(r.Args) > 3 && r.Args[2].Text == "" {
				r.Args[2] = r.Args[1]
			}
			next(r)
		})},
		{"local-offset-alone-ignored", "To a local file an offset without a length is ignored.", "R3.10-29", byDownload(), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && s.LocalFS == 1 && len(r.Args) == 4 {
				r.Args[3].Text = "0"
			}
			next(r)
		})},
		{"local-name-required", "With \"local_fs\" 0 an empty local name is refused.", "R3.10-26", reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5"), sets("+MFTPRETR", func(e *env, r *request, next func(*request)) {
			if len(r.Args) > 2 && !r.Args[2].Quoted && r.Args[2].Text == "" {
				r.Refuse(50)
				return
			}
			next(r)
		})},
		{"local-names-up-to-64", "Local names have 64 bytes at most.", "R3.10-24", reach("3.10", "3.11", "3.12", "4.1"), localName(func(r *request, s string) bool { return len(s) > 64 })},
		{"full-module-is-success", "A download that does not fit into the module is reported as done.", "R5-36", reach("2", "3", "4.1", "5"), retrOnly(func(s emulator.Storage, name string, b []byte) error {
			_ = s.Put(name, b)
			return nil
		})},
	}
}

// disk is the file system of the module with another way to store.
type disk struct {
	emulator.Storage
	put func(name string, b []byte) error
}

func (d disk) Put(name string, b []byte) error { return d.put(name, b) }

// stores alters what downloads store. AT+MFPUT is left alone.
func stores(change func(s emulator.Storage, name string, b []byte) (string, []byte)) func() hooks {
	return retrOnly(func(s emulator.Storage, name string, b []byte) error {
		name, b = change(s, name, b)
		return s.Put(name, b)
	})
}

func retrOnly(put func(s emulator.Storage, name string, b []byte) error) func() hooks {
	return func() hooks {
		direct := false
		return hooks{
			Command: func(e *env, r *request, next func(*request)) {
				direct = r.Name == "+MFPUT"
				next(r)
			},
			Storage: func(s emulator.Storage) emulator.Storage {
				return disk{s, func(name string, b []byte) error {
					if direct {
						return s.Put(name, b)
					}
					return put(s, name, b)
				}}
			},
		}
	}
}

// fetchedToFile alters what reaches a local file.
func fetchedToFile(change func([]byte) []byte) func() hooks {
	return stores(func(_ emulator.Storage, name string, b []byte) (string, []byte) { return name, change(b) })
}

// localName refuses the local names that bad picks.
func localName(bad func(r *request, name string) bool) func() hooks {
	return sets("", func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s != nil && s.LocalFS == 1 && (isUpload(r.Name) || r.Name == "+MFTPRETR") && len(r.Args) > 2 && bad(r, r.Args[2].Text) {
			r.Refuse(50)
			return
		}
		next(r)
	})
}

// localLength alters the received length of downloads to local files.
func localLength(change func(n int) int) func() hooks {
	return output(func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPRETR")(u) && len(u.Fields) == 4 && u.Channel >= 0 && e.Settings(u.Channel).LocalFS == 1 {
			n, _ := strconv.Atoi(u.Fields[3])
			u.Fields = []string{u.Fields[0], u.Fields[1], u.Fields[2], strconv.Itoa(change(n))}
		}
		next(u)
	})
}

// byDownload is the reach of defects that damage contents: downloads, and the uploads of a
// local file that a download has written.
func byDownload() []string {
	return reach("2", "3.1", "3.10", "3.13", "3.14", "4.1", "5", "MFTPAPPE-104", "MFTPSTOR-104")
}

// emptyIs gives an optional number of AT+MFTPRETR that is left empty a value.
func emptyIs(n int, value string) func() hooks {
	return args("+MFTPRETR", func(a []emulator.Arg) []emulator.Arg {
		if len(a) > n && !a[n].Quoted && a[n].Text == "" {
			a[n].Text = value
		}
		return a
	})
}
