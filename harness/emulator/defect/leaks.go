package defect

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// leaks: what was remembered is used again.
func leaks() []place {
	return []place{
		{"list-leaves-ascii-for-retr", "After AT+MFTPLIST a download is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPRETR", asciiAfterList("retr")},
		{"list-leaves-ascii-for-stor", "After AT+MFTPLIST an AT+MFTPSTOR is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPSTOR", asciiAfterList("stor")},
		{"list-leaves-ascii-for-appe", "After AT+MFTPLIST an AT+MFTPAPPE is made as text although \"data_type\" is 0.", "R3.1-33", "MFTPAPPE", asciiAfterList("appe")},
		{"retr-ascii-for-ever", "After a download as text all downloads of the connection are.", "R3.1-33", "MFTPRETR", typeSticks("retr", true)},
		{"stor-ascii-for-ever", "After an AT+MFTPSTOR as text all of the connection are.", "R3.1-33", "MFTPSTOR", typeSticks("stor", true)},
		{"appe-ascii-for-ever", "After an AT+MFTPAPPE as text all of the connection are.", "R3.1-33", "MFTPAPPE", typeSticks("appe", true)},
		{"retr-binary-for-ever", "After a download as binary data all downloads of the connection are.", "R3.1-34", "MFTPRETR", typeSticks("retr", false)},
		{"stor-binary-for-ever", "After an AT+MFTPSTOR as binary data all of the connection are.", "R3.1-34", "MFTPSTOR", typeSticks("stor", false)},
		{"appe-binary-for-ever", "After an AT+MFTPAPPE as binary data all of the connection are.", "R3.1-34", "MFTPAPPE", typeSticks("appe", false)},

		{"list-moves-directory", "AT+MFTPLIST of a directory makes it the working directory.", "R3.4-30", "MFTPLIST", sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if err == nil {
					_ = s.Client.Cwd(ctx, p)
				}
				return found, err
			}
		})},
		{"mkd-moves-directory", "AT+MFTPMKD makes the new directory the working directory.", "R3.4-30", "MFTPMKD", sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error {
				err := s.Client.Mkd(ctx, p)
				if err == nil {
					_ = s.Client.Cwd(ctx, p)
				}
				return err
			}
		})},
		{"del-moves-directory", "An AT+MFTPDEL that fails makes the root the working directory.", "R3.4-30", "MFTPDEL", sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				err := s.Client.Delete(ctx, p)
				if err != nil {
					_ = s.Client.Cwd(ctx, "/")
				}
				return err
			}
		})},
		{"rn-moves-directory", "AT+MFTPRN of a path makes the directory of the new name the working directory.", "R3.4-30", "MFTPRN", sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				err := s.Client.Rename(ctx, from, to)
				if err == nil && strings.Contains(to, "/") {
					_ = s.Client.Cwd(ctx, path.Dir(to))
				}
				return err
			}
		})},
		{"retr-moves-directory", "A download by path makes the directory of the file the working directory.", "R3.4-30", "MFTPRETR", sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err == nil && strings.Contains(p, "/") {
					_ = s.Client.Cwd(ctx, path.Dir(p))
				}
				return n, err
			}
		})},
		{"retr-failure-moves-directory", "A download that the server refuses leaves the root as the working directory.", "R3.4-30", "MFTPRETR", sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				if err != nil {
					_ = s.Client.Cwd(ctx, "/")
				}
				return n, err
			}
		})},

		{"retr-offset-remembered", "A download without an offset begins where the one before did.", "R3.10-30", "MFTPRETR", rangeRemembered(true, false)},
		{"retr-length-remembered", "A download without a length has that of the one before.", "R3.10-32", "MFTPRETR", rangeRemembered(false, true)},
		{"retr-offset-of-other-channel", "A download without an offset begins where the last one of any channel did.", "R3.10-30", "MFTPRETR", rangeShared},
		{"stor-begins-at-offset", "An AT+MFTPSTOR after a download with an offset leaves so many bytes of the data out.", "R3.12-49", "MFTPSTOR", offsetInUpload(false)},
		{"appe-begins-at-offset", "An AT+MFTPAPPE after a download with an offset leaves so many bytes of the data out.", "R3.11-49", "MFTPAPPE", offsetInUpload(true)},
		{"retr-local-name-remembered", "The second download to a local file goes to the first one.", "R3.10-28", "MFTPRETR", localRemembered},
		{"retr-name-remembered", "The second download of a connection fetches the file of the first.", "R3.10-12", "MFTPRETR", sessions(func(s *session) {
			first := ""
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if first == "" {
					first = p
				}
				return s.Client.Retr(ctx, first, offset, length, w)
			}
		})},

		{"list-cached", "A list that was made before on the connection is given again.", "R3.7-31", "MFTPLIST", sessions(func(s *session) {
			seen := map[string][]emulator.Entry{}
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				if old, ok := seen[p]; ok {
					return old, nil
				}
				found, err := s.Client.List(ctx, p)
				if err == nil {
					seen[p] = found
				}
				return found, err
			}
		})},
		{"list-keeps-deleted", "What was deleted stays in lists of the connection.", "R3.7-12", "MFTPLIST", keepsDeleted()},
		{"pwd-cached", "AT+MFTPPWD gives the path that it gave before on the connection.", "R3.5-20", "MFTPPWD", sessions(func(s *session) {
			old := ""
			s.pwd = func(ctx context.Context) (string, error) {
				if old != "" {
					return old, nil
				}
				p, err := s.Client.Pwd(ctx)
				if err == nil {
					old = p
				}
				return p, err
			}
		})},
		{"retr-cached", "A file that was fetched before on the connection is given again as it was.", "R3.10-12", "MFTPRETR", retrCached()},

		{"stor-after-failure-begins-with-old-data", "An AT+MFTPSTOR after one that failed begins with the data of that one.", "R3.12-49", "MFTPSTOR", oldDataInFront("+MFTPSTOR", "")},
		{"appe-after-failure-begins-with-old-data", "An AT+MFTPAPPE after one that failed begins with the data of that one.", "R3.11-49", "MFTPAPPE", oldDataInFront("+MFTPAPPE", "")},
		{"stor-after-disc-begins-with-old-data", "After AT+MFTPDISC between two packets the next AT+MFTPSTOR begins with the packet before.", "R3.12-49", "MFTPSTOR", oldDataInFront("+MFTPSTOR", "disc")},
		{"appe-after-disc-begins-with-old-data", "After AT+MFTPDISC between two packets the next AT+MFTPAPPE begins with the packet before.", "R3.11-49", "MFTPAPPE", oldDataInFront("+MFTPAPPE", "disc")},
		{"state-3-after-disc-between-packets", "After AT+MFTPDISC between two packets the state is 3.", "R3.13-21", "MFTPSTATE", stateAfterDisc},

		{"stor-sent-length-adds-up", "The sent length of AT+MFTPSTOR adds up over the files of a connection.", "R3.12-33", "MFTPSTOR", lengthsAddUp("+MFTPSTOR")},
		{"appe-sent-length-adds-up", "The sent length of AT+MFTPAPPE adds up over the files of a connection.", "R3.11-33", "MFTPAPPE", lengthsAddUp("+MFTPAPPE")},
		{"retr-total-adds-up", "The total of +MFTPRETR adds up over the files of a connection.", "R3.10-39", "MFTPRETR", totalsAddUp},

		{"second-transparent-appe-never-ends", "+++ does not end the second transparent AT+MFTPAPPE of a connection.", "R3.11-26", "MFTPAPPE", secondMode("+MFTPAPPE", true, func(d *emulator.DataMode) { d.Guard = time.Hour })},
		{"second-transparent-stor-never-ends", "+++ does not end the second transparent AT+MFTPSTOR of a connection.", "R3.12-26", "MFTPSTOR", secondMode("+MFTPSTOR", true, func(d *emulator.DataMode) { d.Guard = time.Hour })},
		{"second-ctrl-z-ignored", "ctrl+z does not end the second AT+MFTPSTOR that asked for it.", "R3.12-29", "MFTPSTOR", secondMode("+MFTPSTOR", false, func(d *emulator.DataMode) {
			if d.Length == 0 {
				d.Terminators = nil
			}
		})},
		{"appe-length-of-first-prompt", "The second prompt of AT+MFTPAPPE takes as many bytes as the first.", "R3.11-28", "MFTPAPPE", lengthRemembered("+MFTPAPPE")},
		{"stor-length-of-first-prompt", "The second prompt of AT+MFTPSTOR takes as many bytes as the first.", "R3.12-28", "MFTPSTOR", lengthRemembered("+MFTPSTOR")},

		{"conn-to-port-before", "AT+MFTPCONN of a channel goes to the port of the connection before.", "R3.2-38", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Port = old.Port })},
		{"conn-with-user-before", "AT+MFTPCONN of a channel sends the user name of the connection before.", "R3.2-28", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.User = old.User })},
		{"conn-with-password-before", "AT+MFTPCONN of a channel sends the password of the connection before.", "R3.2-33", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Password = old.Password })},
		{"conn-with-transmode-before", "AT+MFTPCONN of a channel goes by \"transmode\" of the connection before.", "R3.1-37", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Active = old.Active })},
		{"conn-with-ssl-before", "AT+MFTPCONN of a channel goes by \"ssl\" of the connection before.", "R3.1-48", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Security = old.Security })},
		{"conn-with-timeout-before", "AT+MFTPCONN of a channel goes by \"rsptimeout\" of the connection before.", "R3.1-42", "MFTPCONN", dialRemembered(func(c, old *emulator.DialConfig) { c.Timeout = old.Timeout })},

		{"busy-after-failed-del", "After an AT+MFTPDEL that failed the next command is answered with result 4.", "R3.8-13", "MFTPDEL", busyAfter("+MFTPDEL")},
		{"busy-after-failed-rn", "After an AT+MFTPRN that failed the next command is answered with result 4.", "R3.9-13", "MFTPRN", busyAfter("+MFTPRN")},
		{"busy-after-failed-list", "After an AT+MFTPLIST that failed the next command is answered with result 4.", "R3.7-13", "MFTPLIST", busyAfter("+MFTPLIST")},
		{"conn-fails-after-failed-conn", "After a connection to a closed port the next one of the channel fails.", "R3.2-44", "MFTPCONN", failsOnceAfter("+MFTPCONN", coded5("11"))},
		{"conn-fails-after-notice", "After a connection that the server has ended the next one of the channel fails.", "R3.2-12", "MFTPCONN", failsOnceAfter("+MFTPCONN", closed)},
	}
}

// afterwards: echo and forms of errors stay as they were set (§2).
func afterwards() []place {
	events := []struct {
		id, words string
		has       which
	}{
		{"transparent", "a transparent upload", nil},
		{"upload", "an upload", result("+MFTPAPPE", "+MFTPSTOR")},
		{"download", "a download", func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" }},
		{"list", "a list", result("+MFTPLIST")},
		{"conn", "a connection was made", result("+MFTPCONN")},
		{"notice", "a connection has ended", closed},
	}
	var all []place
	for _, event := range events {
		has := event.has
		all = append(all,
			place{"echo-off-after-" + event.id, fmt.Sprintf("When %s the echo is off.", happened(event.words)), "R2.1-08", "", echoLost(has)},
			place{"cmee-0-after-" + event.id, fmt.Sprintf("When %s errors are ERROR, as with AT+CMEE=0.", happened(event.words)), "R2.2-03", "", cmeeLost(has)})
	}
	return all
}

// thirtieth: the operations of a connection that work so often and no more.
func thirtieth() []place {
	var all []place
	for _, a := range askers() {
		if a.name == "conn" {
			continue
		}
		all = append(all, place{a.name + "-29-times", fmt.Sprintf("The thirtieth AT+%s of a connection fails for want of memory.", a.command()), statement(a.name, "12"), a.command(), wornOut(a.name, 29)})
	}
	return append(all, place{"conn-29-times", "The thirtieth AT+MFTPCONN of a channel fails for want of memory.", "R3.2-12", "MFTPCONN", connWornOut(29)})
}

func asciiAfterList(then string) func() hooks {
	return sessions(func(s *session) {
		listed := false
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			listed = true
			return s.Client.List(ctx, p)
		}
		spoil := func(ctx context.Context, op string) {
			if listed && op == then {
				_ = s.Client.Type(ctx, true)
			}
			listed = false
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			spoil(ctx, "retr")
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			spoil(ctx, storOrAppe(appending))
			return s.Client.Stor(ctx, p, appending)
		}
	})
}

func storOrAppe(appending bool) string {
	if appending {
		return "appe"
	}
	return "stor"
}

// typeSticks keeps a type for one command once it was used.
func typeSticks(op string, ascii bool) func() hooks {
	return sessions(func(s *session) {
		wanted, stuck := false, false
		s.ascii = func(ctx context.Context, a bool) error {
			wanted = a
			return s.Client.Type(ctx, a)
		}
		spoil := func(ctx context.Context, now string) {
			if now != op {
				return
			}
			if stuck {
				_ = s.Client.Type(ctx, ascii)
			}
			stuck = stuck || wanted == ascii
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			spoil(ctx, "retr")
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			spoil(ctx, storOrAppe(appending))
			return s.Client.Stor(ctx, p, appending)
		}
	})
}

func rangeRemembered(offsets, lengths bool) func() hooks {
	return sessions(func(s *session) {
		var lastOffset, lastLength int64 = 0, -1
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			if offsets && offset == 0 {
				offset = lastOffset
			}
			if lengths && length < 0 {
				length = lastLength
			}
			lastOffset, lastLength = offset, length
			return s.Client.Retr(ctx, p, offset, length, w)
		}
	})
}

func rangeShared() hooks {
	var mu sync.Mutex
	var last int64
	return sessions(func(s *session) {
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			mu.Lock()
			if offset == 0 {
				offset = last
			}
			last = offset
			mu.Unlock()
			return s.Client.Retr(ctx, p, offset, length, w)
		}
	})()
}

// offsetInUpload leaves as many bytes out as the download before has passed over.
func offsetInUpload(appe bool) func() hooks {
	return sessions(func(s *session) {
		var skip int64
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			skip = offset
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, p, appending)
			if err != nil || appending != appe {
				return inner, err
			}
			left := skip
			skip = 0
			u := &upload{Upload: inner}
			u.write = func(b []byte) (int, error) {
				k := min(left, int64(len(b)))
				left -= k
				if len(b[k:]) > 0 {
					if _, err := inner.Write(b[k:]); err != nil {
						return 0, err
					}
				}
				return len(b), nil
			}
			return u, nil
		}
	})
}

func localRemembered() hooks {
	var first [6]string
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if t := transferOf(e, r); t.form == toFile && len(r.Args) > 2 && r.Args[2].Text != "" {
			if first[t.channel] != "" {
				r.Args[2].Text = first[t.channel]
			}
			first[t.channel] = r.Args[2].Text
		}
		next(r)
	})
}

// keepsDeleted lists what was deleted as the list before did.
func keepsDeleted() func() hooks {
	return sessions(func(s *session) {
		before, gone := map[string][]emulator.Entry{}, map[string]bool{}
		s.del = func(ctx context.Context, p string) error {
			gone[path.Base(p)] = true
			return s.Client.Delete(ctx, p)
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			found, err := s.Client.List(ctx, p)
			if err != nil {
				return nil, err
			}
			for _, e := range before[p] {
				if gone[e.Name] {
					found = append(found, e)
				}
			}
			before[p] = found
			return found, nil
		}
	})
}

func retrCached() func() hooks {
	return sessions(func(s *session) {
		seen := map[string][]byte{}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			key := fmt.Sprint(p, " ", offset, " ", length)
			if old, ok := seen[key]; ok {
				n, err := w.Write(old)
				return int64(n), err
			}
			var copied bytes.Buffer
			n, err := s.Client.Retr(ctx, p, offset, length, io.MultiWriter(w, &copied))
			if err == nil && n > 0 && n < 1<<16 {
				seen[key] = copied.Bytes()
			}
			return n, err
		}
	})
}

// oldDataInFront puts the data of an upload that came to nothing in front of the next
// one of the channel: one that failed, or that AT+MFTPDISC has ended.
func oldDataInFront(command, by string) func() hooks {
	return func() hooks {
		var held, old [6][]byte
		var open [6]bool
		inside := func(id int) bool { return id >= 0 && id < 6 }
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if inside(id) && r.Name == command {
				open[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
			}
			if inside(id) && by == "disc" && r.Name == "+MFTPDISC" && open[id] {
				old[id], open[id] = held[id], false
			}
			next(r)
		})
		h.Data = func(e *env, name string, id int, b []byte) []byte {
			if name != command || !inside(id) {
				return b
			}
			held[id] = bytes.Clone(b)
			b = append(old[id], b...)
			old[id] = nil
			return b
		}
		h.Output = func(e *env, u unit, next func(unit)) {
			if inside(u.Channel) && by == "" && failed(command)(u) {
				old[u.Channel] = held[u.Channel]
			}
			if inside(u.Channel) && by == "" && succeeded(command)(u) {
				held[u.Channel] = nil
			}
			next(u)
		}
		return h
	}
}

func stateAfterDisc() hooks {
	var open, stuck [6]bool
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 {
			switch {
			case isUpload(r.Name):
				open[id] = len(r.Args) > 2 && r.Args[2].Text == "0"
			case r.Name == "+MFTPDISC":
				stuck[id], open[id] = open[id], false
			case r.Name == "+MFTPCONN":
				stuck[id], open[id] = false, false
			}
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if info("+MFTPSTATE")(u) && u.Channel >= 0 && u.Channel < 6 && stuck[u.Channel] && u.Fields[1] == "0" {
			u.Fields = []string{u.Fields[0], "3"}
		}
		next(u)
	}
	return h
}

// adding sums a field up per connection.
func adding(w which, n int) func() hooks {
	return func() hooks {
		var sum [6]int
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			id := u.Channel
			if id >= 0 && id < 6 {
				if result("+MFTPCONN")(u) {
					sum[id] = 0
				}
				if w(u) && len(u.Fields) > n {
					was := u.Fields[n]
					u.Fields = append([]string{}, u.Fields...)
					u.Fields[n] = plus(sum[id])(was)
					fmt.Sscan(u.Fields[n], &sum[id])
				}
			}
			next(u)
		}}
	}
}

func lengthsAddUp(command string) func() hooks { return adding(succeeded(command), 2) }

// totalsAddUp carries the total of the file before over.
func totalsAddUp() hooks {
	var before, now [6]int
	h := onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); id >= 0 && id < 6 {
			before[id], now[id] = before[id]+now[id], 0
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		id := u.Channel
		if id >= 0 && id < 6 {
			if result("+MFTPCONN")(u) {
				before[id], now[id] = 0, 0
			}
			if (u.Kind == emulator.Payload || u.Kind == emulator.Result) && u.Command == "+MFTPRETR" && len(u.Fields) == 4 {
				fmt.Sscan(u.Fields[2], &now[id])
				u.Fields = append([]string{}, u.Fields...)
				u.Fields[2] = plus(before[id])(u.Fields[2])
			}
		}
		next(u)
	}
	return h
}

// secondMode alters the data modes of one command from the second of a connection on.
func secondMode(command string, transparent bool, alter func(d *emulator.DataMode)) func() hooks {
	return func() hooks {
		var done [6]int
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				if d.Command != command || d.Transparent != transparent || d.Channel < 0 || d.Channel > 5 {
					return
				}
				if done[d.Channel]++; done[d.Channel] == 2 {
					alter(d)
				}
			},
			Output: func(e *env, u unit, next func(unit)) {
				if result("+MFTPCONN")(u) && u.Channel >= 0 && u.Channel < 6 {
					done[u.Channel] = 0
				}
				next(u)
			},
		}
	}
}

func lengthRemembered(command string) func() hooks {
	return func() hooks {
		var first [6]int
		return hooks{
			DataMode: func(e *env, d *emulator.DataMode) {
				if d.Command != command || d.Length == 0 || d.Channel < 0 || d.Channel > 5 {
					return
				}
				if first[d.Channel] > 0 && first[d.Channel] < d.Length {
					d.Length = first[d.Channel]
				}
				first[d.Channel] = d.Length
			},
			Output: func(e *env, u unit, next func(unit)) {
				if result("+MFTPCONN")(u) && u.Channel >= 0 && u.Channel < 6 {
					first[u.Channel] = 0
				}
				next(u)
			},
		}
	}
}

// dialRemembered takes something over from the connection before of the channel.
func dialRemembered(take func(c, old *emulator.DialConfig)) func() hooks {
	return func() hooks {
		var mu sync.Mutex
		channel := -1
		before := map[int]emulator.DialConfig{}
		h := dials(func(c *emulator.DialConfig) {
			mu.Lock()
			defer mu.Unlock()
			given := *c
			if old, ok := before[channel]; ok {
				take(c, &old)
			}
			before[channel] = given
		})()
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "+MFTPCONN" {
				mu.Lock()
				channel = channelOf(r)
				mu.Unlock()
			}
			next(r)
		}
		return h
	}
}

// failsOnceAfter answers the command that follows an event with result 6.
func failsOnceAfter(command string, event which) func() hooks {
	return func() hooks {
		var due [6]bool
		h := onSet("", func(e *env, r *request, next func(*request)) {
			id := channelOf(r)
			if id >= 0 && id < 6 && r.Name == "+MFTPDISC" {
				due[id] = false
			}
			if id >= 0 && id < 6 && r.Name == command && due[id] {
				due[id] = false
				pretends(e, r, "6")
				return
			}
			next(r)
		})
		h.Output = func(e *env, u unit, next func(unit)) {
			if u.Channel >= 0 && u.Channel < 6 && event(u) {
				due[u.Channel] = true
			}
			next(u)
		}
		return h
	}
}

// eventSeen follows an event; without one it is the end of a transparent upload.
func eventSeen(has which, happened func()) hooks {
	on := false
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent },
		Output: func(e *env, u unit, next func(unit)) {
			next(u)
			if has != nil && has(u) || has == nil && on && u.Kind == emulator.Final {
				on = false
				happened()
			}
		},
	}
}

func echoLost(has which) func() hooks {
	return func() hooks {
		lost := false
		h := eventSeen(has, func() { lost = true })
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if !lost || u.Kind != emulator.Echo {
				after(e, u, next)
			}
		}
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "E" || r.Name == "Z" || r.Name == "&F" {
				lost = false
			}
			next(r)
		}
		return h
	}
}

func cmeeLost(has which) func() hooks {
	return func() hooks {
		lost := false
		h := eventSeen(has, func() { lost = true })
		after := h.Output
		h.Output = func(e *env, u unit, next func(unit)) {
			if lost && coded(u) {
				u.Text = "ERROR"
			}
			after(e, u, next)
		}
		h.Command = func(e *env, r *request, next func(*request)) {
			if r.Name == "+CMEE" && r.Form == emulator.Set {
				lost = false
			}
			next(r)
		}
		return h
	}
}

// wornOut lets an operation of a session work so many times.
func wornOut(name string, times int) func() hooks {
	return sessions(func(s *session) {
		done := 0
		over := func(op string) bool {
			if op != name {
				return false
			}
			done++
			return done > times
		}
		full := failure(emulator.CauseMemory)
		s.cwd = func(ctx context.Context, p string) error {
			if over("cwd") {
				return full
			}
			return s.Client.Cwd(ctx, p)
		}
		s.pwd = func(ctx context.Context) (string, error) {
			if over("pwd") {
				return "", full
			}
			return s.Client.Pwd(ctx)
		}
		s.mkd = func(ctx context.Context, p string) error {
			if over("mkd") {
				return full
			}
			return s.Client.Mkd(ctx, p)
		}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			if over("list") {
				return nil, full
			}
			return s.Client.List(ctx, p)
		}
		s.del = func(ctx context.Context, p string) error {
			if over("del") {
				return full
			}
			return s.Client.Delete(ctx, p)
		}
		s.rename = func(ctx context.Context, from, to string) error {
			if over("rn") {
				return full
			}
			return s.Client.Rename(ctx, from, to)
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			if over("retr") {
				return 0, full
			}
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			if over(storOrAppe(appending)) {
				return nil, full
			}
			return s.Client.Stor(ctx, p, appending)
		}
	})
}

func connWornOut(times int) func() hooks {
	return func() hooks {
		var done [6]int
		return onSet("+MFTPCONN", func(e *env, r *request, next func(*request)) {
			if id := channelOf(r); id >= 0 && id < 6 && e.State(id) == 0 {
				if done[id]++; done[id]%(times+1) == 0 {
					pretends(e, r, "15")
					return
				}
			}
			next(r)
		})
	}
}
