package defect

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// slipsOfUploads: AT+MFTPAPPE and AT+MFTPSTOR, but for transparent mode (§3.11, §3.12).
func slipsOfUploads() []row {
	return []row{
		{"packet-after-pause-lost", `A packet that comes later than "rsptimeout" after the one before is reported as sent, and is lost.`, "R3.1-42", reach("*"), packetAfterPause},
		{"full-packet-ends-file", "A packet of 4096 bytes is the last one of its file, whatever eof says.", "R3.12-35", reach("*"), sets("", func(e *env, r *request, next func(*request)) {
			if isUpload(r.Name) && len(r.Args) == 4 && r.Args[3].Text == "4096" && r.Args[2].Text == "0" {
				r.Args[2].Text = "1"
			}
			next(r)
		})},
		{"ctrl-z-alone-not-seen", "A ctrl+z that comes in a piece of its own does not end the data of AT+MFTPSTOR.", "R3.12-29", reach("*"), func() hooks {
			waiting := false
			return hooks{
				DataMode: func(e *env, d *emulator.DataMode) {
					waiting = d.Command == "+MFTPSTOR" && !d.Transparent && d.Length == 0
				},
				Input: func(e *env, b []byte, next func([]byte)) {
					if !waiting || string(b) != "\x1a" {
						next(b)
					}
				},
				Output: func(e *env, u unit, next func(unit)) {
					waiting = waiting && u.Kind != emulator.Final
					next(u)
				},
			}
		}},
		{"appe-counted-tail-ctrl-z-lost", "AT+MFTPAPPE after the prompt, to its length: <x1A> at the end is lost.", "R3.11-49", reach("*"), passing(in("appe", counted), tailLost("\x1a"))},
		{"refused-inline-data-in-front", "Data on a command line that was refused go in front of the next upload of the channel.", "R3.12-49", reach("*"), refusedInFront},
		{"stor-after-failed-append-appends", "The first AT+MFTPSTOR after an AT+MFTPAPPE that the server refused adds to its file.", "R3.12-53", reach("*"), sessions(func(s *session) {
			refused := false
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if !appending {
					appending, refused = refused, false
					return s.Client.Stor(ctx, p, appending)
				}
				u, err := s.Client.Stor(ctx, p, true)
				refused = isRefusal(err)
				return u, err
			}
		})},
		{"hangup-behind-prompt-is-success", "Where the server ends the connection while data are taken after the prompt, the upload is reported as done.", "R3.12-12", reach("*"), hangupBehindPrompt},
		{"last-packet-after-hangup-is-success", "Where the server has ended the connection between two packets, a last packet on the command line is reported as stored.", "R3.12-12", reach("*"), lastAfterHangup},
		{"third-open-upload-joins-first", "While two channels have files open for further packets, what a third one sends goes to the file of the first.", "R3.12-50", reach("*"), thirdJoinsFirst},
		{"append-to-large-file-replaces", "AT+MFTPAPPE to a file of 65536 bytes or more replaces it.", "R3.11-53", reach("*"), sessions(func(s *session) {
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				if appending {
					size, err := s.Client.Size(ctx, p)
					appending = err != nil || size < 65536
				}
				return s.Client.Stor(ctx, p, appending)
			}
		})},
		{"empty-last-packet-drops-packet", "A last packet without a byte drops the packet before it.", "R3.12-49", reach("*"), uploads(func(s *session, _ string, u *upload) {
			var held []byte
			empty := false
			u.write = func(b []byte) (int, error) {
				if empty = len(b) == 0; empty {
					return 0, nil
				}
				if _, err := u.Upload.Write(held); err != nil {
					return 0, err
				}
				held = bytes.Clone(b)
				return len(b), nil
			}
			u.close = func() error {
				if !empty {
					if _, err := u.Upload.Write(held); err != nil {
						return err
					}
				}
				return u.Upload.Close()
			}
		})},
		{"local-file-gone-after-refused-stor", "A local file is deleted in the module when the server refuses its upload by AT+MFTPSTOR.", "R3.12-44", reach("*"), localFileGone(failed("+MFTPSTOR"))},
		{"tenth-upload-named-as-ninth", "Every tenth upload goes to the file of the ninth.", "R3.12-61", reach("*"), func() hooks {
			var mu sync.Mutex
			n, last := 0, ""
			return sessions(func(s *session) {
				s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
					mu.Lock()
					if n++; n%10 == 0 {
						p = last
					}
					last = p
					mu.Unlock()
					return s.Client.Stor(ctx, p, appending)
				}
			})()
		}},
		{"ascii-newline-of-two-packets", `With "data_type" 1 a <CR><LF> that two packets share becomes <CR><CR><LF>.`, "R3.1-34", reach("*"), sessions(func(s *session) {
			text := textual(s)
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				inner, err := s.Client.Stor(ctx, p, appending)
				if err != nil || !*text {
					return inner, err
				}
				returned := false
				return &upload{Upload: inner, write: func(b []byte) (int, error) {
					if returned && bytes.HasPrefix(b, []byte("\n")) {
						if _, err := inner.Write([]byte("\r")); err != nil {
							return 0, err
						}
					}
					returned = bytes.HasSuffix(b, []byte("\r"))
					return inner.Write(b)
				}}, nil
			}
		})},
	}
}

func packetAfterPause() hooks {
	var a account
	h := uploads(func(s *session, _ string, u *upload) {
		var last time.Time
		u.write = func(b []byte) (int, error) {
			late := !last.IsZero() && time.Since(last) > s.to.Timeout
			last = time.Now()
			if late && a.latest().form != transparently {
				return len(b), nil
			}
			return u.Upload.Write(b)
		}
	})()
	h.Command = a.note
	return h
}

func refusedInFront() hooks {
	var left [6]string
	asked, data := -1, ""
	h := onSet("", func(e *env, r *request, next func(*request)) {
		asked, data = -1, ""
		if isUpload(r.Name) && len(r.Args) == 5 && inside(channelOf(r)) {
			asked, data = channelOf(r), cut(64)(r.Args[4].Text)
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if refusal(u) && asked >= 0 {
			left[asked] = data
		}
		next(u)
	}
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if inside(id) && left[id] != "" {
			b, left[id] = append([]byte(left[id]), b...), ""
		}
		return b
	}
	return h
}

func hangupBehindPrompt() hooks {
	prompted, length := -1, ""
	h := onSet("", func(e *env, r *request, next func(*request)) {
		prompted, length = -1, "0"
		if isUpload(r.Name) && len(r.Args) == 4 {
			length = r.Args[3].Text
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		switch {
		case u.Kind == emulator.Prompt && isUpload(u.Command):
			prompted = u.Channel
		case u.Kind == emulator.Final && prompted >= 0:
			id := prompted
			prompted = -1
			if refusal(u) && isUpload(u.Command) && e.State(id) == 0 {
				done := e.Line(emulator.Result, id, u.Command, strconv.Itoa(id), "0", length)
				done.Command = u.Command
				u.Text, u.Code = "OK", 0
				next(u)
				e.Notify(done)
				return
			}
		}
		next(u)
	}
	return h
}

func lastAfterHangup() hooks {
	var open opened
	var lost [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		id := channelOf(r)
		if inside(id) && lost[id] && isUpload(r.Name) && len(r.Args) == 5 && r.Args[2].Text == "1" && e.State(id) == 0 {
			lost[id] = false
			pretends(e, r, "0", r.Args[3].Text)
			return
		}
		if inside(id) && (r.Name == "+MFTPCONN" || r.Name == "+MFTPDISC") {
			lost[id], open[id] = false, ""
		}
		open.note(r)
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if closed(u) && inside(u.Channel) {
			lost[u.Channel], open[u.Channel] = open[u.Channel] != "", ""
		}
		next(u)
	}
	return h
}

// thirdJoinsFirst knows the uploads that are open, in their order.
func thirdJoinsFirst() hooks {
	var mu sync.Mutex
	var open []emulator.Upload
	return uploads(func(s *session, _ string, u *upload) {
		mu.Lock()
		defer mu.Unlock()
		inner, to := u.Upload, u.Upload
		if len(open) >= 2 {
			to = open[0]
		}
		open = append(open, inner)
		gone := func() {
			mu.Lock()
			defer mu.Unlock()
			open = slices.DeleteFunc(open, func(o emulator.Upload) bool { return o == inner })
		}
		u.write = func(b []byte) (int, error) {
			mu.Lock()
			defer mu.Unlock()
			return to.Write(b)
		}
		u.close = func() error {
			gone()
			return inner.Close()
		}
		u.abort = func() error {
			gone()
			return inner.Abort()
		}
	})()
}
