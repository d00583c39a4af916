package defect

import (
	"context"
	"fmt"
)

// downloadSizes: buffers and blocks of downloads (§3.10).
func downloadSizes() []place {
	var all []place
	add := func(form, id, words, requirement string, h func() hooks) {
		all = append(all, place{fmt.Sprintf("retr-%s-%s", form, id), fmt.Sprintf("AT+MFTPRETR %s: %s.", inWords(form), words), requirement, "MFTPRETR", h})
	}
	for _, form := range []string{toLine, toFile} {
		for _, n := range []int{512, 1024, 1460, 2048, 4096, 8192, 16384, 65536} {
			add(form, fmt.Sprintf("%d-loses-last", n), fmt.Sprintf("of exactly %d bytes the last one is lost", n), "R3.10-40", passing(in("retr", form), lastLost(n)))
		}
		for _, n := range map[string][]int{toLine: {16384, 100000}, toFile: {16384, 65535, 204799}}[form] {
			add(form, fmt.Sprintf("%d-at-most", n), fmt.Sprintf("what follows the first %d bytes is lost", n), "R3.10-40", passing(in("retr", form), upTo(n)))
		}
		add(form, "one-byte-doubled", "a file of one byte comes as two", "R3.10-40", passing(in("retr", form), tail(1, func(total int, last []byte) []byte {
			if total == 1 {
				return append(last, last...)
			}
			return last
		})))
		add(form, "4096-hangs", "a file of exactly 4096 bytes has no result", "R3.10-12", hangsAt(form, 4096))
	}
	for _, o := range []struct {
		id, words string
		alter     func(n int64) int64
	}{
		{"offset-16-bits", "the offset is taken modulo 65536", func(n int64) int64 { return n & 0xFFFF }},
		{"offset-15-bits", "an offset of 32768 and more counts as 0", func(n int64) int64 {
			if n >= 1<<15 {
				return 0
			}
			return n
		}},
		{"offset-8-bits", "the offset is taken modulo 256", func(n int64) int64 { return n & 0xFF }},
		{"offset-31-bits", "an offset of 2147483648 and more counts as 0", func(n int64) int64 {
			if n >= 1<<31 {
				return 0
			}
			return n
		}},
		{"offset-in-blocks-of-512", "the offset is rounded down to a block of 512 bytes when it is larger than one", func(n int64) int64 {
			if n > 512 {
				return n &^ 511
			}
			return n
		}},
		{"offset-1024-is-1023", "an offset of 1024 begins a byte too early", func(n int64) int64 {
			if n == 1024 {
				return n - 1
			}
			return n
		}},
		{"offset-65536-is-0", "an offset of exactly 65536 counts as 0", func(n int64) int64 {
			if n == 1<<16 {
				return 0
			}
			return n
		}},
	} {
		add(toLine, o.id, o.words, "R3.10-29", rangeAltered(toLine, func(offset, length *int64) { *offset = o.alter(*offset) }))
		if o.id == "offset-16-bits" || o.id == "offset-31-bits" {
			add(toFile, o.id, o.words, "R3.10-29", rangeAltered(toFile, func(offset, length *int64) { *offset = o.alter(*offset) }))
		}
	}
	for _, o := range []struct {
		id, words string
		alter     func(n int64) int64
	}{
		{"length-8-bits", "the length is taken modulo 256", func(n int64) int64 { return n & 0xFF }},
		{"length-16-bits", "the length is taken modulo 65536", func(n int64) int64 { return n & 0xFFFF }},
		{"length-1024-at-most", "a length above 1024 counts as 1024", func(n int64) int64 { return min(n, 1024) }},
		{"length-4096-at-most", "a length above 4096 counts as 4096", func(n int64) int64 { return min(n, 4096) }},
		{"length-1024-is-1023", "a length of 1024 fetches a byte too few", func(n int64) int64 {
			if n == 1024 {
				return n - 1
			}
			return n
		}},
		{"length-1-is-all", "a length of 1 fetches all that follows", func(n int64) int64 {
			if n == 1 {
				return -1
			}
			return n
		}},
	} {
		alter := func(offset, length *int64) {
			if *length >= 0 {
				*length = o.alter(*length)
			}
		}
		add(toLine, o.id, o.words, "R3.10-31", rangeAltered(toLine, alter))
		if o.id == "length-16-bits" || o.id == "length-4096-at-most" {
			add(toFile, o.id, o.words, "R3.10-31", rangeAltered(toFile, alter))
		}
	}
	return all
}

func rangeAltered(form string, alter func(offset, length *int64)) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				if a.latest().form == form {
					alter(&offset, &length)
				}
				return s.Client.Retr(ctx, path, offset, length, w)
			}
		})()
		h.Command = a.note
		return h
	}
}

// hangsAt never ends a download of exactly n bytes.
func hangsAt(form string, n int64) func() hooks {
	return func() hooks {
		var a account
		h := sessions(func(s *session) {
			s.retr = func(ctx context.Context, path string, offset, length int64, w writer) (int64, error) {
				got, err := s.Client.Retr(ctx, path, offset, length, w)
				if a.latest().form == form && err == nil && got == n {
					<-ctx.Done()
					return got, ctx.Err()
				}
				return got, err
			}
		})()
		h.Command = a.note
		return h
	}
}
