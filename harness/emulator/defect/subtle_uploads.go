package defect

import (
	"context"
	"strconv"
	"time"

	"mftpspec/harness/emulator"
)

// subtleUploads: AT+MFTPAPPE and AT+MFTPSTOR (§3.11, §3.12).
func subtleUploads() []place {
	return []place{
		{"three-bytes-end-transparent", "In the transparent mode of AT+MFTPAPPE any three bytes between two silences end it.", "R3.11-24", "MFTPAPPE", threeBytesEnd},
		{"appe-sent-length-of-full-blocks", "The sent length of AT+MFTPAPPE from a local file of several whole blocks of 1024 bytes lacks one of them.", "R3.11-33", "MFTPAPPE", output(func(e *env, u unit, next func(unit)) {
			if s := e.Settings(u.Channel); s != nil && s.LocalFS == 1 && succeeded("+MFTPAPPE")(u) && len(u.Fields) == 3 {
				if n, err := strconv.Atoi(u.Fields[2]); err == nil && n > 1024 && n%1024 == 0 {
					u.Fields = []string{u.Fields[0], u.Fields[1], strconv.Itoa(n - 1024)}
				}
			}
			next(u)
		})},
		{"appe-data-within-five-seconds", "Data of AT+MFTPAPPE whose length was given have five seconds from the prompt on, however steadily they come.", "R3.11-28", "MFTPAPPE", withinFiveSeconds},
		{"appe-names-of-256-together", "The two names of AT+MFTPAPPE from a local file have 256 bytes together: the rest of the local one is lost.", "R3.11-47", "MFTPAPPE", sets("+MFTPAPPE", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && s.LocalFS == 1 && len(r.Args) == 3 && r.Args[2].Quoted {
				r.Args[2].Text = cut(max(1, 256-len(r.Args[1].Text)))(r.Args[2].Text)
			}
			next(r)
		})},
		{"stor-ninth-packet-begins-anew", "With its ninth packet a file of AT+MFTPSTOR begins anew.", "R3.12-35", "MFTPSTOR", ninthPacket},
		{"stor-one-byte-packet-lost", "A packet of one byte between two others of a file of AT+MFTPSTOR is lost.", "R3.12-35", "MFTPSTOR", oneBytePacket},
		{"stor-ctrl-z-64th-not-seen", "A ctrl+z that is the 64th byte of its piece of data, or a multiple of that, does not end those of AT+MFTPSTOR.", "R3.12-29", "MFTPSTOR", ctrlZ64th},
		{"stor-64k-of-connection", "The bytes that a connection has sent by AT+MFTPSTOR are counted in 16 bits: of a later upload that brings the count over 65535 the rest is lost.", "R3.12-49", "MFTPSTOR", sessions(sent64K)},
		{"stor-local-file-of-first-size", "A local file that has grown since AT+MFTPSTOR sent it first is sent up to its old size.", "R3.12-44", "MFTPSTOR", localOfFirstSize},
		{"stor-escape-after-32767-not-seen", "The first +++ after more than 32767 bytes of the transparent mode of AT+MFTPSTOR is not seen.", "R3.12-26", "MFTPSTOR", escapeAfter32767},
	}
}

// threeBytesEnd counts the bytes between two silences, and does not look at them.
func threeBytesEnd() hooks {
	on, kept := false, ""
	var guard time.Duration
	var last time.Time
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) {
			on, kept, guard, last = d.Transparent && d.Command == "+MFTPAPPE", "", d.Guard, time.Now()
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			silent := time.Since(last) >= guard
			last = time.Now()
			if on && len(b) == 3 && silent && string(b) != "+++" {
				kept, b = string(b), []byte("+++")
			}
			next(b)
		},
		Data: func(e *env, command string, id int, b []byte) []byte {
			if on && kept != "" && string(b) == "+++" { // there was no silence behind them
				b, kept = []byte(kept), ""
			}
			return b
		},
		Output: func(e *env, u unit, next func(unit)) {
			on = on && u.Kind != emulator.Final && u.Kind != emulator.Result
			next(u)
		},
	}
}

// withinFiveSeconds keeps the data until they are complete, so that none of them begins the time anew.
func withinFiveSeconds() hooks {
	length := 0
	var got []byte
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) {
			length, got = 0, nil
			if d.Command == "+MFTPAPPE" && !d.Transparent && d.Length > 0 {
				length, d.Timeout = d.Length, 5*time.Second
			}
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			if length == 0 {
				next(b)
				return
			}
			if got = append(got, b...); len(got) >= length {
				b, length, got = got, 0, nil
				next(b)
			}
		},
		Output: func(e *env, u unit, next func(unit)) {
			if u.Kind == emulator.Final {
				length, got = 0, nil
			}
			next(u)
		},
	}
}

func ninthPacket() hooks {
	var a account
	h := sessions(func(s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, p, appending)
			if err != nil || !packeted("stor")(a.latest()) {
				return inner, err
			}
			n, u := 0, &upload{Upload: inner}
			u.write = func(b []byte) (int, error) {
				if n++; n == 9 {
					if err := u.Upload.Close(); err != nil {
						return 0, err
					}
					anew, err := s.Client.Stor(ctx, p, false)
					if err != nil {
						return 0, err
					}
					u.Upload = anew
				}
				return u.Upload.Write(b)
			}
			return u, nil
		}
	})()
	h.Command = a.note
	return h
}

func oneBytePacket() hooks {
	var between [6]bool
	h := onSet("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) {
			between[id] = e.State(id) == 3 && len(r.Args) > 2 && !r.Args[2].Quoted && r.Args[2].Text == "0"
		}
		next(r)
	})
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if command == "+MFTPSTOR" && inside(id) && between[id] && len(b) == 1 {
			return nil
		}
		return b
	}
	return h
}

func ctrlZ64th() hooks {
	on, at := false, 0
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) {
			on, at = d.Command == "+MFTPSTOR" && !d.Transparent && d.Length == 0, 0
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			if !on {
				next(b)
				return
			}
			var out []byte
			for _, x := range b {
				if at++; x != 0x1a || at%64 != 0 {
					out = append(out, x)
				}
			}
			if len(out) > 0 {
				next(out)
			}
		},
		Output: func(e *env, u unit, next func(unit)) {
			on = on && u.Kind != emulator.Final
			next(u)
		},
	}
}

func sent64K(s *session) {
	sum, first := 0, true
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		inner, err := s.Client.Stor(ctx, p, appending)
		if err != nil || appending {
			return inner, err
		}
		sum %= 1 << 16
		pass, u := upToSum(&sum, first && sum == 0), &upload{Upload: inner}
		first = false
		u.write = func(b []byte) (int, error) {
			if out := pass(b); len(out) > 0 {
				if _, err := inner.Write(out); err != nil {
					return 0, err
				}
			}
			return len(b), nil
		}
		return u, nil
	}
}

func localOfFirstSize() hooks {
	size := map[string]int{}
	var local [6]string
	h := onSet("+MFTPSTOR", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) {
			local[id] = ""
			if e.Settings(id).LocalFS == 1 && len(r.Args) == 3 {
				local[id] = r.Args[2].Text
			}
		}
		next(r)
	})
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if command != "+MFTPSTOR" || !inside(id) || local[id] == "" {
			return b
		}
		if n := size[local[id]]; n > 0 {
			return b[:min(n, len(b))]
		}
		size[local[id]] = len(b)
		return b
	}
	return h
}

func escapeAfter32767() hooks {
	on, n := false, 0
	return hooks{
		DataMode: func(e *env, d *emulator.DataMode) {
			on, n = d.Transparent && d.Command == "+MFTPSTOR", 0
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			if on && n > 32767 && string(b) == "+++" {
				n = 0
				return
			}
			n += len(b)
			next(b)
		},
		Output: func(e *env, u unit, next func(unit)) {
			on = on && u.Kind != emulator.Final
			next(u)
		},
	}
}
