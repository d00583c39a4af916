package defect

import (
	"bytes"
	"context"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

func fetchedUnit(u unit) bool {
	return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" || succeeded("+MFTPRETR")(u)
}

// misreadingsOfContents: the bytes of files, and what is said of them.
func misreadingsOfContents() []row {
	payload := func(change func(e *env, u *unit)) func() hooks {
		return output(func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Payload && u.Command == "+MFTPRETR" {
				change(e, &u)
			}
			next(u)
		})
	}
	replaced := func(old, with string) func() flow {
		return pieces(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(old), []byte(with)) })
	}
	sized := func(change func(size int64, offset, length *int64) error) func() hooks {
		return sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if offset > 0 {
					if size, err := s.Client.Size(ctx, path); err == nil {
						if err := change(size, &offset, &length); err != nil {
							return 0, err
						}
					}
				}
				return s.Client.Retr(ctx, path, offset, length, w)
			}
		})
	}
	return []row{
		{"retr-sum-behind", "From the second piece of a download on the total lacks that piece.", "R3.10-39", reach("*"), sumBehind},
		{"retr-sum-with-offset", "Where an offset and a length are given the total counts the offset as well.", "R3.10-39", reach("*"), sumWithOffset},
		{"retr-return-at-border-lost", "A <CR> that is the last byte of a full piece of a download is lost.", "R3.10-41", reach("*"), payload(func(e *env, u *unit) {
			if len(u.Data) == e.Profile().Chunk {
				u.Data = bytes.TrimSuffix(u.Data, []byte("\r"))
			}
		})},
		{"retr-head-comma-lost", "A comma at the beginning of a download is lost.", "R3.10-41", reach("*"), passing(in("retr", toLine), headLost(","))},
		{"retr-quotes-escaped", "Quotes in a download have a backslash in front.", "R3.10-41", reach("*"), passing(in("retr", toLine), replaced(`"`, `\"`))},
		{"retr-percent-halved", "Two % in a row become one in a download.", "R3.10-41", reach("*"), passing(in("retr", toLine), replaced("%%", "%"))},
		{"retr-ends-at-own-name", "Of a piece of a download what follows +MFTP is lost.", "R3.10-41", reach("*"), payload(func(_ *env, u *unit) {
			if i := bytes.Index(u.Data, []byte("+MFTP")); i >= 0 {
				u.Data = u.Data[:i+5]
			}
		})},
		{"retr-double-ff-is-one", "<xFF> twice in a row is once in a download.", "R3.10-41", reach("*"), passing(in("retr", ""), oneFF)},
		{"retr-last-byte-empty", "A download with an offset to the last byte is reported as an empty file.", "R3.10-29", reach("*"), sized(func(size int64, offset, _ *int64) error {
			if *offset == size-1 {
				return failure(emulator.CauseEmptyFile)
			}
			return nil
		})},
		{"retr-length-to-end-short", "Where offset and length end at the end of the file a byte too few is fetched.", "R3.10-31", reach("*"), sized(func(size int64, offset, length *int64) error {
			if *length > 1 && *offset+*length == size {
				*length--
			}
			return nil
		})},
		{"appe-newline-between", "AT+MFTPAPPE puts <CR><LF> between what the file had and the new data.", "R3.11-53", reach("*"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			size := int64(0)
			if appending {
				size, _ = s.Client.Size(ctx, path)
			}
			u, err := s.Client.Stor(ctx, path, appending)
			if err == nil && size > 0 {
				_, err = u.Write([]byte("\r\n"))
			}
			return u, err
		})},
		{"stor-same-size-skipped", "AT+MFTPSTOR leaves a file as it is when the new one has the same size.", "R3.12-53", reach("*"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			size, err := int64(-1), error(nil)
			if !appending {
				size, err = s.Client.Size(ctx, path)
			}
			if appending || err != nil {
				return s.Client.Stor(ctx, path, appending)
			}
			return &compared{open: func() (emulator.Upload, error) { return s.Client.Stor(ctx, path, false) }, size: size}, nil
		})},
		{"stor-nul-packet-lost", "A packet of AT+MFTPSTOR that is NUL throughout is not stored.", "R3.12-49", reach("*"), passing(in("stor", ""), pieces(func(b []byte) []byte {
			if len(bytes.Trim(b, "\x00")) == 0 {
				return nil
			}
			return b
		}))},
		{"stor-mark-of-utf-8-lost", "<xEF><xBB><xBF> at the beginning of a file of AT+MFTPSTOR is lost.", "R3.12-49", reach("*"), passing(in("stor", ""), headLost("\xEF\xBB\xBF"))},
		{"appe-ctrl-z-4096-refused", "Data of AT+MFTPAPPE of 4096 bytes that ctrl+z ends are refused: it is counted.", "R3.11-49", reach("*"), mode(func(d *emulator.DataMode) {
			if d.Command == "+MFTPAPPE" && d.Length == 0 && !d.Transparent {
				d.Max--
			}
		})},
		{"transparent-odd-pieces-filled", "In transparent mode a piece of an odd number of bytes is filled up with NUL.", "R3.12-49", reach("*"), streamed(func(b []byte) []byte {
			if len(b)%2 == 1 {
				return append(bytes.Clone(b), 0)
			}
			return b
		})},
		{"inline-0x-decoded", "Data on the command line that begin with 0x are taken for hexadecimal digits.", "R3.11-32", reach("*"), args("", func(a []emulator.Arg) []emulator.Arg {
			if len(a) == 5 && strings.HasPrefix(a[4].Text, "0x") && a[3].Text == strconv.Itoa(len(a[4].Text)) {
				if b, err := hex.DecodeString(a[4].Text[2:]); err == nil && len(b) > 0 {
					a[4].Text, a[3].Text = string(b), strconv.Itoa(len(b))
				}
			}
			return a
		})},
		{"packets-of-mixed-forms", "A packet that comes in another form than the one before begins the file anew.", "R3.12-35", reach("*"), mixedForms},
		{"packet-of-other-name-joins", "Between two packets data for another file go to the one that is open.", "R3.12-52", reach("*"), joinsOpen},
	}
}

// laterPieces alters the pieces of a download to the line, but for the first.
func laterPieces(change func(u *unit)) hooks {
	begun := map[int]bool{}
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			if r.Name == "+MFTPRETR" {
				delete(begun, channelOf(r))
			}
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4 {
				if begun[u.Channel] {
					change(&u)
				}
				begun[u.Channel] = true
			}
			next(u)
		},
	}
}

// sumBehind takes each piece off its own total.
func sumBehind() hooks {
	return laterPieces(func(u *unit) {
		u.Fields = slices.Clone(u.Fields)
		u.Fields[2] = plus(-len(u.Data))(u.Fields[2])
	})
}

func sumWithOffset() hooks {
	offsets := map[int]int{}
	return hooks{
		Command: func(e *env, r *request, next func(*request)) {
			if r.Name == "+MFTPRETR" {
				delete(offsets, channelOf(r))
				if len(r.Args) == 5 {
					offsets[channelOf(r)], _ = strconv.Atoi(r.Args[3].Text)
				}
			}
			next(r)
		},
		Output: func(e *env, u unit, next func(unit)) {
			if fetchedUnit(u) && len(u.Fields) == 4 && offsets[u.Channel] > 0 {
				u.Fields = slices.Clone(u.Fields)
				u.Fields[2] = plus(offsets[u.Channel])(u.Fields[2])
			}
			next(u)
		},
	}
}

func oneFF() flow {
	held := false
	return flow{next: func(b []byte) []byte {
		var out []byte
		for _, c := range b {
			if c == 0xFF && held {
				held = false
				continue
			}
			held = c == 0xFF
			out = append(out, c)
		}
		return out
	}}
}

// compared is an upload that is made only if the sizes differ.
type compared struct {
	open func() (emulator.Upload, error)
	size int64
	data []byte
}

func (c *compared) Write(b []byte) (int, error) {
	c.data = append(c.data, b...)
	return len(b), nil
}

func (c *compared) Close() error {
	if int64(len(c.data)) == c.size {
		return nil
	}
	u, err := c.open()
	if err != nil {
		return err
	}
	if _, err := u.Write(c.data); err != nil {
		return err
	}
	return u.Close()
}

func (c *compared) Abort() error            { return nil }
func (c *compared) Broken() <-chan struct{} { return nil }

// mixedForms forgets what was sent in another form.
func mixedForms() hooks {
	var a account
	h := uploads(func(s *session, path string, u *upload) {
		form, data := "", []byte(nil)
		u.write = func(b []byte) (int, error) {
			if now := a.latest().form; now != form {
				form, data = now, nil
			}
			data = append(data, b...)
			return len(b), nil
		}
		u.close = func() error {
			if len(data) > 0 {
				if _, err := u.Upload.Write(data); err != nil {
					return err
				}
			}
			return u.Upload.Close()
		}
	})()
	h.Command = a.note
	return h
}

func joinsOpen() hooks {
	type file struct{ command, name string }
	open := map[int]file{}
	return onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if s := e.Settings(id); isUpload(r.Name) && s != nil && s.LocalFS == 0 && len(r.Args) > 2 && r.Args[1].Quoted {
			if e.State(id) != 3 {
				delete(open, id)
			}
			if f, ok := open[id]; ok {
				r.Name, r.Args[1].Text = f.command, f.name
			}
			if r.Args[2].Text == "0" {
				open[id] = file{r.Name, r.Args[1].Text}
			} else {
				delete(open, id)
			}
		}
		next(r)
	})
}

// misreadingsOfLocal: files of the module.
func misreadingsOfLocal() []row {
	return []row{
		{"retr-local-tail-left", "A download to a local file that is longer leaves the end of that.", "R3.10-28", reach("*"), stored(func(old, data []byte, _ int) []byte {
			if len(old) > len(data) {
				return append(bytes.Clone(data), old[len(data):]...)
			}
			return data
		})},
		{"retr-local-hole", "With an offset the local file begins with as many NUL bytes.", "R3.10-28", reach("*"), stored(func(_, data []byte, offset int) []byte {
			return append(make([]byte, offset), data...)
		})},
		{"stor-local-length-of-first", "The sent length of a local file is the one that it had at its first upload.", "R3.12-33", reach("*"), lengthOfFirst},
		{"local-file-gone-after-appe", "A local file is deleted when AT+MFTPAPPE has sent it.", "R3.11-44", reach("*"), localFileGone(succeeded("+MFTPAPPE"))},
	}
}

// stored alters what a download puts into the module.
func stored(change func(old, data []byte, offset int) []byte) func() hooks {
	return func() hooks {
		d := &downloadDisk{change: change, offsets: map[string]int{}}
		return hooks{
			Storage: func(next emulator.Storage) emulator.Storage {
				d.Storage = next
				return d
			},
			Command: func(e *env, r *request, next func(*request)) {
				d.putting = r.Name == "+MFPUT"
				if r.Name == "+MFTPRETR" && len(r.Args) > 2 {
					offset := 0
					if len(r.Args) > 3 {
						offset, _ = strconv.Atoi(r.Args[3].Text)
					}
					d.offsets[r.Args[2].Text] = min(offset, 1<<16)
				}
				next(r)
			},
		}
	}
}

type downloadDisk struct {
	emulator.Storage
	change  func(old, data []byte, offset int) []byte
	offsets map[string]int
	putting bool
}

func (d *downloadDisk) Put(name string, data []byte) error {
	if !d.putting {
		old, _ := d.Storage.Get(name)
		data = d.change(old, data, d.offsets[name])
	}
	return d.Storage.Put(name, data)
}

// localUploads notes which local file each channel sends.
func localUploads(names map[int]string) func(e *env, r *request, next func(*request)) {
	return func(e *env, r *request, next func(*request)) {
		if isUpload(r.Name) {
			delete(names, channelOf(r))
			if transferOf(e, r).form == fromFile && len(r.Args) == 3 {
				names[channelOf(r)] = r.Args[2].Text
			}
		}
		next(r)
	}
}

func lengthOfFirst() hooks {
	names, lengths := map[int]string{}, map[string]string{}
	return hooks{
		Command: localUploads(names),
		Output: func(e *env, u unit, next func(unit)) {
			if name, local := names[u.Channel]; local && succeeded("+MFTPSTOR", "+MFTPAPPE")(u) && len(u.Fields) == 3 {
				if _, known := lengths[name]; !known {
					lengths[name] = u.Fields[2]
				}
				u.Fields = []string{u.Fields[0], u.Fields[1], lengths[name]}
			}
			next(u)
		},
	}
}

// localFileGone deletes a local file in the module when its upload ends in some way.
func localFileGone(ends which) func() hooks {
	return func() hooks {
		names := map[int]string{}
		var files emulator.Storage
		return hooks{
			Storage: func(next emulator.Storage) emulator.Storage {
				files = next
				return next
			},
			Command: localUploads(names),
			Output: func(e *env, u unit, next func(unit)) {
				if name, local := names[u.Channel]; local && ends(u) {
					files.Delete(name)
				}
				next(u)
			},
		}
	}
}
