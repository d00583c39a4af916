package defect

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// slipsOfTransparent: uploads in transparent mode (§3.11, §3.12).
func slipsOfTransparent() []row {
	return []row{
		{"transparent-plus-alone-lost", "In transparent mode one or two + that come in a piece of their own are lost.", "R3.11-49", reach("*"), func() hooks {
			on := false
			return hooks{
				DataMode: func(e *env, d *emulator.DataMode) { on = d.Transparent },
				Data: func(e *env, command string, id int, b []byte) []byte {
					if on && (string(b) == "+" || string(b) == "++") {
						return nil
					}
					return b
				},
			}
		}},
		{"transparent-byte-behind-4096-lost", "In transparent mode the byte behind each 4096 is lost.", "R3.11-49", reach("*"), passing(func(t transfer) bool { return t.form == transparently }, func() flow {
			n := 0
			return flow{next: func(b []byte) []byte {
				var out []byte
				for _, c := range b {
					if n++; n == 1 || n%4096 != 1 {
						out = append(out, c)
					}
				}
				return out
			}}
		})},
		{"empty-transparent-append-empties", "AT+MFTPAPPE in transparent mode that is left without data empties the file.", "R3.11-53", reach("*"), emptyAppend},
		{"transparent-after-refusal-loses-first", "In the transparent mode that follows one that was refused the first piece is lost.", "R3.12-49", reach("*"), func() hooks {
			asked, refused, due := false, false, false
			h := onSet("", func(e *env, r *request, next func(*request)) {
				asked = inTransparent(r)
				next(r)
			})
			h.DataMode = func(e *env, d *emulator.DataMode) {
				due = d.Transparent && refused
				refused = refused && !d.Transparent
			}
			h.Output = func(e *env, u unit, next func(unit)) {
				refused = refused || asked && refusal(u) && isUpload(u.Command)
				next(u)
			}
			h.Data = func(e *env, command string, id int, b []byte) []byte {
				if due {
					due = false
					return nil
				}
				return b
			}
			return h
		}},
		{"transparent-loses-after-other-loss", "When the server ends the connection of another channel, what follows in transparent mode is lost.", "R3.14-05", reach("*"), afterOtherLoss},
		{"empty-transparent-ok-twice", "The +++ that ends transparent mode without data is answered with OK twice.", "R2.2-09", reach("*"), func() hooks {
			empty := false
			return hooks{
				DataMode: func(e *env, d *emulator.DataMode) { empty = d.Transparent },
				Data: func(e *env, command string, id int, b []byte) []byte {
					empty = empty && len(b) == 0
					return b
				},
				Output: func(e *env, u unit, next func(unit)) {
					next(u)
					if empty && okay(u) {
						next(u)
					}
					empty = empty && u.Kind != emulator.Final
				},
			}
		}},
	}
}

func emptyAppend() hooks {
	var a account
	h := sessions(func(s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, p, appending)
			if err != nil || !appending || a.latest().form != transparently {
				return inner, err
			}
			n := 0
			return &upload{Upload: inner,
				write: func(b []byte) (int, error) {
					n += len(b)
					return inner.Write(b)
				},
				close: func() error {
					if err := inner.Close(); err != nil || n > 0 {
						return err
					}
					again, err := s.Client.Stor(ctx, p, false)
					if err != nil {
						return err
					}
					return again.Close()
				}}, nil
		}
	})()
	h.Command = a.note
	return h
}

func afterOtherLoss() hooks {
	var mu sync.Mutex
	var sessions [6]*session
	var beside []*session // the others that were there when the mode began
	h := ofChannel(func(id int, s *session) {
		mu.Lock()
		defer mu.Unlock()
		if inside(id) {
			sessions[id] = s
		}
	})()
	over := func(s *session) bool {
		select {
		case <-s.Lost():
			return true
		default:
			return false
		}
	}
	h.DataMode = func(e *env, d *emulator.DataMode) {
		mu.Lock()
		defer mu.Unlock()
		beside = nil
		for id, s := range sessions {
			if d.Transparent && s != nil && id != d.Channel && e.State(id) > 0 && !over(s) {
				beside = append(beside, s)
			}
		}
	}
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		mu.Lock()
		defer mu.Unlock()
		for _, s := range beside {
			if over(s) {
				return nil
			}
		}
		return b
	}
	return h
}

// slipsOfLists: AT+MFTPLIST (§3.7).
func slipsOfLists() []row {
	return []row{
		{"list-arrow-in-name-cut", "A file whose name has an arrow (->) between blanks is listed up to that.", "R3.7-40", reach("*"), entry(func(e *emulator.Entry) { e.Name, _, _ = strings.Cut(e.Name, " -> ") })},
		{"list-clock-in-name", "A file whose name has a time of day in it is listed with that time.", "R3.7-37", reach("*"), entry(func(e *emulator.Entry) {
			if m := clock.FindStringSubmatch(e.Name); m != nil {
				e.ModTime = e.ModTime.Truncate(24 * time.Hour).Add(two(m[1])*time.Hour + two(m[2])*time.Minute)
			}
		})},
		{"list-leap-day-is-march", "Files of 29 February are listed with 1 March.", "R3.7-37", reach("*"), entry(func(e *emulator.Entry) {
			if e.ModTime.Month() == time.February && e.ModTime.Day() == 29 {
				e.ModTime = e.ModTime.AddDate(0, 0, 1)
			}
		})},
		{"list-set-user-id-shown", "The permission of a file with the set-user-ID mark has s in the place of x.", "R3.7-39", reach("*"), setUserID},
		{"list-one-file-named-as-directory", "A directory that holds one file alone is listed with that under the name of the directory.", "R3.7-40", reach("*"), sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if name := strings.Trim(p, "/."); err == nil && len(found) == 1 && !found[0].Dir && name != "" {
					found = []emulator.Entry{found[0]}
					found[0].Name = name[strings.LastIndexByte(name, '/')+1:]
				}
				return found, err
			}
		})},
		{"list-after-part-is-empty", "AT+MFTPLIST right behind a download with a length reports an empty directory.", "R3.7-31", reach("*"), sessions(func(s *session) {
			part := false
			before(s, func(context.Context) { part = false })
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				n, err := s.Client.Retr(ctx, p, offset, length, w)
				part = err == nil && length > 0
				return n, err
			}
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				if part {
					part = false
					return nil, nil
				}
				return s.Client.List(ctx, p)
			}
		})},
	}
}

var clock = regexp.MustCompile(`([01][0-9]|2[0-3]):([0-5][0-9])`)

func setUserID() hooks {
	var mu sync.Mutex
	marked := map[string]bool{}
	h := wired(func() *network {
		return &network{listing: func(line []byte) []byte {
			if len(line) > 10 && line[0] == '-' && line[3] == 's' {
				mu.Lock()
				marked[string(line[strings.LastIndexByte(string(line), ' ')+1:])] = true
				mu.Unlock()
			}
			return line
		}}
	})()
	h.Output = func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPLIST")(u) && len(u.Fields) == 6 {
			mu.Lock()
			s := marked[strings.Trim(u.Fields[2], `"`)]
			mu.Unlock()
			if s {
				u.Fields = append([]string{}, u.Fields...)
				u.Fields[5] = strings.ReplaceAll(u.Fields[5], "x", "s")
			}
		}
		next(u)
	}
	return h
}

// slipsOfLines: errors and framing (§2).
func slipsOfLines() []row {
	return []row{
		{"cmee-text-once-more", "The first error after AT+CMEE went from 2 to 1 is a text still.", "R2.2-03", reach("*"), func() hooks {
			due := false
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					if r.Name == "+CMEE" && r.Form == emulator.Set && len(r.Args) == 1 {
						due = e.CMEE() == 2 && r.Args[0].Text == "1"
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if due && coded(u) && e.CMEE() == 1 {
						due, u.Text = false, "+CME ERROR: operation not allowed"
					}
					next(u)
				},
			}
		}},
		{"ate-resets-cmee", "ATE makes errors ERROR alone, as with AT+CMEE=0.", "R2.2-03", reach("*"), func() hooks {
			lost := false
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					switch {
					case r.Name == "E":
						lost = true
					case r.Name == "+CMEE" && r.Form == emulator.Set:
						lost = false
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					if lost && coded(u) {
						u.Text = "ERROR"
					}
					next(u)
				},
			}
		}},
		{"upper-channels-error-without-number", "With AT+CMEE=1 an error of the channels 3 to 5 is ERROR alone.", "R2.2-03", reach("*"), func() hooks {
			id := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				id = channelOf(r)
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				if coded(u) && e.CMEE() == 1 && id >= 3 && id <= 5 {
					u.Text = "ERROR"
				}
				next(u)
			}
			return h
		}},
		{"held-result-without-head", "A result that had to wait for the data of another channel comes without <CR><LF> in front of it.", "R2.1-04", reach("*"), func() hooks {
			taking, behind := -1, -1
			return hooks{
				Command: func(e *env, r *request, next func(*request)) {
					behind = -1
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					switch {
					case u.Kind == emulator.Prompt || u.Kind == emulator.Connect:
						taking = u.Channel
					case u.Kind == emulator.Final:
						taking, behind = -1, taking
					case u.Kind == emulator.Result && behind >= 0 && u.Channel != behind:
						u.Head = ""
					}
					next(u)
				},
			}
		}},
	}
}

// slipsOfStates: AT+MFTPSTATE and +MFTPURC (§3.13, §3.14).
func slipsOfStates() []row {
	return []row{
		{"state-1-after-disc-beside-download", "After an AT+MFTPDISC during a download of another channel the state is 1 still.", "R3.13-21", reach("*"), func() hooks {
			var stuck [6]bool
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				id := u.Channel
				switch {
				case !inside(id):
				case succeeded("+MFTPDISC")(u):
					for other := range 6 {
						stuck[id] = stuck[id] || other != id && e.State(other) == 2
					}
				case result("+MFTPCONN")(u):
					stuck[id] = false
				case info("+MFTPSTATE")(u) && stuck[id]:
					u.Fields = []string{u.Fields[0], "1"}
				}
				next(u)
			}}
		}},
		{"state-3-after-refused-transparent", "After a transparent upload that the server refused the state is 3 until the next command of the channel.", "R3.13-22", reach("*"), func() hooks {
			var stuck [6]bool
			asked := -1
			h := onSet("", func(e *env, r *request, next func(*request)) {
				id := channelOf(r)
				asked = -1
				if inside(id) && r.Name != "+MFTPSTATE" && r.Name != "+MFTPCFG" {
					stuck[id] = false
				}
				if inside(id) && inTransparent(r) && e.State(id) == 1 {
					asked = id
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				switch {
				case refusal(u) && asked >= 0:
					stuck[asked], asked = true, -1
				case info("+MFTPSTATE")(u) && inside(u.Channel) && stuck[u.Channel] && u.Fields[1] == "1":
					u.Fields = []string{u.Fields[0], "3"}
				}
				next(u)
			}
			return h
		}},
		{"tenth-state-is-0", "Every tenth AT+MFTPSTATE of a channel that is connected reports 0.", "R3.13-22", reach("*"), func() hooks {
			var n [6]int
			return hooks{Output: func(e *env, u unit, next func(unit)) {
				if id := u.Channel; info("+MFTPSTATE")(u) && inside(id) && u.Fields[1] != "0" {
					if n[id]++; n[id]%10 == 0 {
						u.Fields = []string{u.Fields[0], "0"}
					}
				}
				next(u)
			}}
		}},
		{"notice-missing-after-refusal", "Where the server has refused a command, the end of that connection is not notified.", "R3.14-01", reach("*"), func() hooks {
			var mute, asked [6]bool
			h := onSet("+MFTPDISC", func(e *env, r *request, next func(*request)) {
				if id := channelOf(r); inside(id) {
					asked[id] = true
				}
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				id := u.Channel
				switch {
				case !inside(id):
				case succeeded("+MFTPCONN")(u):
					mute[id], asked[id] = false, false
				case failed()(u) && u.Fields[1] == "10":
					mute[id] = true
				case closed(u) && mute[id] && !asked[id]:
					return
				}
				next(u)
			}
			return h
		}},
	}
}
