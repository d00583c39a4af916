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

// subtleDownloads: AT+MFTPRETR (§3.10).
func subtleDownloads() []place {
	return []place{
		{"retr-range-ends-at-65536", "A range that begins before byte 65536 and goes beyond it ends there.", "R3.10-31", "MFTPRETR", sessions(endOf16Bits)},
		{"retr-offset-of-five-digits", "Of an offset of more than five digits AT+MFTPRETR reads the first five.", "R3.10-29", "MFTPRETR", args("+MFTPRETR", func(a []emulator.Arg) []emulator.Arg {
			if len(a) > 3 && !a[3].Quoted {
				a[3].Text = cut(5)(a[3].Text)
			}
			return a
		})},
		{"retr-odd-offset-loses-end", "What is fetched from an offset that is no multiple of 4, and has more than 1024 bytes, lacks as many at its end as the offset has over.", "R3.10-32", "MFTPRETR", sessions(unalignedOffset)},
		{"retr-total-of-full-last-piece", "Where the last of several pieces of a download is a full one its total is that of the piece before.", "R3.10-39", "MFTPRETR", fullLastPiece},
		{"retr-64k-of-connection", "The bytes that a connection has fetched are counted in 16 bits: a later download that brings the count over 65535 ends there.", "R3.10-40", "MFTPRETR", sessions(fetched64K)},
		{"retr-pause-counts-twice", "After a pause of more than a second in the data of a download its totals count twice what came before.", "R3.10-39", "MFTPRETR", pauseCountsTwice},
		{"retr-same-size-same-data", "A download of up to 1024 bytes that has as many as the one before on the connection gives the data of that.", "R3.10-41", "MFTPRETR", sessions(sameSizeSameData)},
		{"local-file-keeps-last-512", "Over a local file that is as long or longer a download of a multiple of 512 bytes leaves the last 512 as they were.", "R3.10-28", "MFTPRETR", stores(func(s emulator.Storage, name string, b []byte) (string, []byte) {
			if old, has := s.Get(name); has && len(b) > 0 && len(b)%512 == 0 && len(old) >= len(b) {
				b = slices.Concat(b[:len(b)-512], old[len(b)-512:len(b)])
			}
			return name, b
		})},
		{"replaced-local-file-takes-space", "The space of a local file that a download replaces is not given back: the module is full when there is none left.", "R3.10-28", "MFTPRETR", replacedTakesSpace},
	}
}

func endOf16Bits(s *session) {
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		if offset > 0 && offset < 1<<16 && length > 0 {
			length = min(length, 1<<16-offset)
		}
		return s.Client.Retr(ctx, p, offset, length, w)
	}
}

func unalignedOffset(s *session) {
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		over := int(offset % 4)
		if over == 0 {
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		f := tail(over, func(total int, last []byte) []byte {
			if total > 1024 {
				return nil
			}
			return last
		})()
		n, err := s.Client.Retr(ctx, p, offset, length, filter{w, f.next})
		if err != nil {
			return n, err
		}
		if rest := f.end(); len(rest) > 0 {
			_, err = w.Write(rest)
		}
		return n, err
	}
}

func fullLastPiece() hooks {
	var mu sync.Mutex
	var got [6]int64 // bytes of a download whose last piece is due
	h := ofChannel(func(id int, s *session) {
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			n, err := s.Client.Retr(ctx, p, offset, length, w)
			if err == nil && inside(id) {
				mu.Lock()
				got[id] = n
				mu.Unlock()
			}
			return n, err
		}
	})()
	h.Output = func(e *env, u unit, next func(unit)) {
		if id := u.Channel; fetchedUnit(u) && inside(id) && len(u.Fields) == 4 {
			mu.Lock()
			n, chunk := got[id], e.Profile().Chunk
			got[id] = 0
			mu.Unlock()
			if n > int64(chunk) && len(u.Data) == chunk {
				u.Fields = slices.Clone(u.Fields)
				u.Fields[2] = plus(-chunk)(u.Fields[2])
			}
		}
		next(u)
	}
	return h
}

// upToSum lets what comes of a transfer pass as long as the sum is below 65536; the first transfer
// of all passes whole.
func upToSum(sum *int, first bool) func(b []byte) []byte {
	full := false
	return func(b []byte) []byte {
		k := len(b)
		if !first {
			k = max(0, min(k, 1<<16-*sum))
		}
		if *sum += len(b); full {
			return nil
		}
		full = k < len(b)
		return b[:k]
	}
}

func fetched64K(s *session) {
	sum, first := 0, true
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		n, err := s.Client.Retr(ctx, p, offset, length, filter{w, upToSum(&sum, first)})
		sum %= 1 << 16
		first = first && sum == 0
		return n, err
	}
}

func pauseCountsTwice() hooks {
	var mu sync.Mutex
	var twice [6]int
	h := ofChannel(func(id int, s *session) {
		if !inside(id) {
			return
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			var last time.Time
			had := 0
			mu.Lock()
			twice[id] = 0
			mu.Unlock()
			return s.Client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
				mu.Lock()
				defer mu.Unlock()
				if !last.IsZero() && time.Since(last) > time.Second {
					twice[id] = had
				}
				last = time.Now()
				had += len(b)
				return b
			}})
		}
	})()
	h.Output = func(e *env, u unit, next func(unit)) {
		if id := u.Channel; (fetchedUnit(u) || succeeded("+MFTPRETR")(u)) && inside(id) && len(u.Fields) == 4 {
			mu.Lock()
			u.Fields = slices.Clone(u.Fields)
			u.Fields[2] = plus(twice[id])(u.Fields[2])
			mu.Unlock()
		}
		next(u)
	}
	return h
}

func sameSizeSameData(s *session) {
	const size = 1024
	var before []byte
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		var held []byte
		more := false
		n, err := s.Client.Retr(ctx, p, offset, length, filter{w, func(b []byte) []byte {
			if !more && len(held)+len(b) <= size {
				held = append(held, b...)
				return nil
			}
			more = true
			b = append(held, b...)
			held = nil
			return b
		}})
		if more {
			return n, err
		}
		if err == nil && len(held) == len(before) {
			held = before
		}
		if err == nil {
			before = held
		}
		if len(held) > 0 {
			if _, failed := w.Write(bytes.Clone(held)); failed != nil {
				return n, failed
			}
		}
		return n, err
	}
}

func replacedTakesSpace() hooks {
	lost := 0
	return retrOnly(func(s emulator.Storage, name string, b []byte) error {
		if int64(lost+len(b)) > s.Free() {
			return failure(emulator.CauseStorage)
		}
		old, _ := s.Get(name)
		err := s.Put(name, b)
		if err == nil {
			lost += len(old)
		}
		return err
	})()
}

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
