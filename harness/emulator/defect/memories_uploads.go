package defect

import (
	"bytes"
	"context"
	"path"
	"strings"
	"sync"

	"mftpspec/harness/emulator"
)

// memoriesOfUploads: to which file AT+MFTPAPPE and AT+MFTPSTOR write, and how (§3.11, §3.12).
func memoriesOfUploads() []row {
	return []row{
		{"third-append-replaces", "The third AT+MFTPAPPE of a connection to the same file replaces it.", "R3.11-53", reach("*"), sessions(func(s *session) {
			times := map[string]int{}
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if appending {
					times[p]++
				}
				return s.Client.Stor(ctx, p, appending && times[p] != 3)
			}
		})},
		{"append-after-stor-replaces", "AT+MFTPAPPE to a file that AT+MFTPSTOR has written on the connection replaces it.", "R3.11-53", reach("*"), sessions(func(s *session) {
			stored := map[string]bool{}
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				u, err := s.Client.Stor(ctx, p, appending && !stored[p])
				stored[p] = stored[p] || err == nil && !appending
				return u, err
			}
		})},
		{"append-to-name-of-same-length", "AT+MFTPAPPE to a file whose name is as long as that of the append before goes to that file.", "R3.11-51", reach("*"), sessions(func(s *session) {
			last := ""
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if appending {
					if len(p) == len(last) {
						p = last
					}
					last = p
				}
				return s.Client.Stor(ctx, p, appending)
			}
		})},
		{"append-to-empty-file-lost", "What AT+MFTPAPPE adds to a file of 0 bytes is lost.", "R3.11-49", reach("*"), sessions(func(s *session) {
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				lost := false
				if appending {
					n, is := fileSize(ctx, s, p)
					lost = is && n == 0
				}
				u, err := s.Client.Stor(ctx, p, appending)
				if err != nil || !lost {
					return u, err
				}
				return &upload{Upload: u, write: func(b []byte) (int, error) { return len(b), nil }}, nil
			}
		})},
		{"same-append-again-dropped", "AT+MFTPAPPE of the same contents to the same file as before is taken for a repetition: it is reported as done, and nothing is added.", "R3.11-53", reach("*"), sameDropped},
		{"stor-of-nothing-keeps-file", "AT+MFTPSTOR without contents leaves a file that exists as it is.", "R3.12-53", reach("*"), sessions(func(s *session) {
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if n, is := fileSize(ctx, s, p); appending || !is || n == 0 {
					return s.Client.Stor(ctx, p, appending)
				}
				return &lazy{open: func() (emulator.Upload, error) { return s.Client.Stor(ctx, p, false) }, broken: make(chan struct{})}, nil
			}
		})},
		{"stor-after-append-appends", "AT+MFTPSTOR of a file to which AT+MFTPAPPE has added on the connection adds to it too.", "R3.12-53", reach("*"), sessions(func(s *session) {
			added := map[string]bool{}
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				u, err := s.Client.Stor(ctx, p, appending || added[p])
				added[p] = added[p] || err == nil && appending
				return u, err
			}
		})},
		{"stor-into-missing-directory-stays-here", "What cannot be stored in the directory named is stored in the working directory, and reported as done.", "R3.12-13", reach("*"), sessions(func(s *session) {
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				u, err := s.Client.Stor(ctx, p, appending)
				if isCause(err, emulator.CauseServer) && strings.Contains(p, "/") && !appending {
					return s.Client.Stor(ctx, path.Base(p), appending)
				}
				return u, err
			}
		})},
		{"stor-name-of-abandoned-upload", "After AT+MFTPDISC between two packets the next AT+MFTPSTOR of the channel writes to the file of these.", "R3.12-52", reach("*"), func() hooks {
			var open opened
			var name, kept [6]string
			return onSet("", func(e *env, r *request, next func(*request)) {
				id := channelOf(r)
				switch {
				case !inside(id):
				case r.Name == "+MFTPDISC" && open[id] != "":
					kept[id], open[id] = name[id], ""
				case isUpload(r.Name) && len(r.Args) > 1:
					if kept[id] != "" && r.Name == "+MFTPSTOR" && e.State(id) == 1 {
						r.Args[1].Text, kept[id] = kept[id], ""
					}
					name[id] = r.Args[1].Text
					open.note(r)
				}
				next(r)
			})
		}},
		{"second-full-packet-lost", "Of two packets of 4096 bytes that follow each other in a file of AT+MFTPSTOR the second is lost.", "R3.12-35", reach("*"), func() hooks {
			var a account
			h := sessions(func(s *session) {
				s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
					u, err := s.Client.Stor(ctx, p, appending)
					if form := a.latest().form; err != nil || appending || form != counted && form != untilCtrlZ {
						return u, err
					}
					last := 0
					return &upload{Upload: u, write: func(b []byte) (int, error) {
						if last == 4096 && len(b) == 4096 {
							last = 0
							return len(b), nil
						}
						last = len(b)
						return u.Write(b)
					}}, nil
				}
			})()
			h.Command = a.note
			return h
		}},
	}
}

// lazy is an upload that begins with its first byte.
type lazy struct {
	open   func() (emulator.Upload, error)
	u      emulator.Upload
	broken chan struct{}
}

func (l *lazy) Write(b []byte) (n int, err error) {
	if len(b) == 0 {
		return 0, nil
	}
	if l.u == nil {
		if l.u, err = l.open(); err != nil {
			l.u = nil
			return 0, err
		}
	}
	return l.u.Write(b)
}

func (l *lazy) Close() error {
	if l.u == nil {
		return nil
	}
	return l.u.Close()
}

func (l *lazy) Abort() error {
	if l.u == nil {
		return nil
	}
	return l.u.Abort()
}

func (l *lazy) Broken() <-chan struct{} { return l.broken }

// sameDropped holds the first 4096 bytes of an append back until there are more or it is
// over.
func sameDropped() hooks {
	var mu sync.Mutex
	last := map[string]string{}
	return sessions(func(s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			u, err := s.Client.Stor(ctx, p, appending)
			mu.Lock()
			was := last[p]
			delete(last, p)
			mu.Unlock()
			if err != nil || !appending {
				return u, err
			}
			var held []byte
			passing := false
			return &upload{Upload: u,
				write: func(b []byte) (int, error) {
					if !passing && len(held)+len(b) <= 4096 {
						held = append(held, b...)
						return len(b), nil
					}
					passing = true
					if _, err := u.Write(append(held, b...)); err != nil {
						return 0, err
					}
					held = nil
					return len(b), nil
				},
				close: func() error {
					if len(held) > 0 && string(held) != was {
						if _, err := u.Write(held); err != nil {
							return err
						}
					}
					mu.Lock()
					last[p] = string(held)
					mu.Unlock()
					return u.Close()
				}}, nil
		}
	})()
}

// memoriesOfForms: what the forms of an upload leave behind for each other (§3.11, §3.12).
func memoriesOfForms() []row {
	return []row{
		{"short-packet-filled-up", "A packet of AT+MFTPAPPE that is shorter than the one before in the file is filled up with the end of that.", "R3.11-49", reach("*"), func() hooks {
			var open opened
			var going [6]bool
			var last [6][]byte
			h := onSet("+MFTPAPPE", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); inside(id) {
					going[id] = open[id] != "" && e.State(id) == 3
				}
				open.note(r)
				next(r)
			})
			h.Data = func(e *env, command string, id int, b []byte) []byte {
				if command != "+MFTPAPPE" || !inside(id) {
					return b
				}
				if old := last[id]; going[id] && len(b) < len(old) {
					b = append(bytes.Clone(b), old[len(b):]...)
				}
				last[id] = bytes.Clone(b)
				return b
			}
			return h
		}},
		{"prompted-packet-after-inline-lost", "A packet of AT+MFTPSTOR after the prompt that follows one on the command line is lost.", "R3.12-35", reach("*"), func() hooks {
			var open opened
			var inline, lost [6]bool
			h := onSet("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); inside(id) {
					lost[id] = open[id] != "" && inline[id] && len(r.Args) < 5 && e.State(id) == 3
					inline[id] = len(r.Args) == 5
				}
				open.note(r)
				next(r)
			})
			h.Data = func(e *env, command string, id int, b []byte) []byte {
				if command == "+MFTPSTOR" && inside(id) && lost[id] {
					return nil
				}
				return b
			}
			return h
		}},
		{"serial-upload-sends-local-file-before", "The first upload with \"local_fs\" 0 after one of a local file sends that file again.", "R3.1-56", reach("*"), func() hooks {
			form := ""
			var file [6][]byte
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					if t := transferOf(e, r); t.form != "" {
						form = t.form
					}
					next(r)
				},
				Data: func(e *env, command string, id int, b []byte) []byte {
					switch {
					case !inside(id):
					case form == fromFile:
						file[id] = bytes.Clone(b)
					case file[id] != nil:
						b, file[id] = file[id], nil
					}
					return b
				},
			}
		}},
		{"missing-local-file-sticks", "After the upload of a local file that does not exist the next upload of a local file fails too.", "R3.11-44", reach("*"), func() hooks {
			var due [6]bool
			h := onSet("", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); isUpload(r.Name) && inside(id) && due[id] && transferOf(e, r).form == fromFile && len(r.Args) == 3 {
					due[id] = false
					pretends(e, r, "18", "0")
					return
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				if failed("+MFTPAPPE", "+MFTPSTOR")(u) && inside(u.Channel) && e.Settings(u.Channel).LocalFS == 1 && (u.Fields[1] == "18" || u.Fields[1] == "16") {
					due[u.Channel] = true
				}
				next(u)
			}
			return h
		}},
		{"ctrl-z-ends-at-length-before", "After a length of AT+MFTPSTOR the next prompt without one takes as many bytes.", "R3.12-29", reach("*"), func() hooks {
			var last [6]int
			return hooks{DataMode: func(e *env, d *emulator.DataMode) {
				if d.Command != "+MFTPSTOR" || d.Transparent || !inside(d.Channel) {
					return
				}
				if d.Length == 0 {
					d.Length, last[d.Channel] = last[d.Channel], 0
					return
				}
				last[d.Channel] = d.Length
			}}
		}},
		{"plus-ends-prompt-after-transparent", "The first data after a prompt that follow transparent mode end at +.", "R3.12-28", reach("*"), func() hooks {
			was := false
			return hooks{DataMode: func(e *env, d *emulator.DataMode) {
				if d.Channel < 0 {
					return
				}
				if !d.Transparent && was {
					d.Terminators = append(bytes.Clone(d.Terminators), '+')
				}
				was = d.Transparent
			}}
		}},
		{"sent-length-counts-transparent-before", "The sent length of an upload counts the bytes of the transparent mode before.", "R3.12-33", reach("*"), sentWithTransparent},
		{"long-name-cuts-inline-data", "The name of AT+MFTPSTOR and data on the command line have 1250 bytes together: the rest of the data is lost.", "R3.12-40", reach("*"), func() hooks {
			most := 0
			h := onSet("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
				most = 1 << 20
				if len(r.Args) == 5 {
					most = 1250 - len(r.Args[1].Text)
				}
				next(r)
			})
			h.Data = func(e *env, command string, id int, b []byte) []byte {
				if command == "+MFTPSTOR" {
					return b[:min(len(b), max(0, most))]
				}
				return b
			}
			return h
		}},
	}
}

func sentWithTransparent() hooks {
	var through [6]bool
	var bytesOf [6]int
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); isUpload(r.Name) && inside(id) && e.State(id) == 1 {
			through[id] = false
		}
		next(r)
	})
	h.DataMode = func(e *env, d *emulator.DataMode) {
		if inside(d.Channel) && d.Transparent {
			through[d.Channel], bytesOf[d.Channel] = true, 0
		}
	}
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if inside(id) && through[id] {
			bytesOf[id] += len(b)
		}
		return b
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if id := u.Channel; succeeded("+MFTPAPPE", "+MFTPSTOR")(u) && inside(id) && !through[id] && len(u.Fields) > 2 {
			u.Fields = append([]string{}, u.Fields...)
			u.Fields[2] = plus(bytesOf[id])(u.Fields[2])
			bytesOf[id] = 0
		}
		next(u)
	}
	return h
}
