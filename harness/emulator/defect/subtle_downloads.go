package defect

import (
	"bytes"
	"context"
	"slices"
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
