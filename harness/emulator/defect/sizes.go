package defect

import (
	"context"
	"fmt"
	"strings"

	"mftpspec/harness/emulator"
)

// uploadSizes: buffers and blocks of uploads (§3.11, §3.12).
func uploadSizes() []place {
	var all []place
	bytesOf := map[string]string{"appe": "R3.11-49", "stor": "R3.12-49"}
	add := func(name, form, id, words string, make func() flow) {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all, place{fmt.Sprintf("%s-%s-%s", name, form, id), fmt.Sprintf("AT+%s %s: %s.", command, inWords(form), words), bytesOf[name], command,
			passing(in(name, form), make)})
	}
	exact := map[string][]int{
		inlined:       {256, 512, 1023, 1024},
		counted:       {512, 1024, 1460, 2048, 4095, 4096},
		untilCtrlZ:    {512, 1024, 1460, 2048, 4095, 4096},
		transparently: {512, 1024, 1460, 4096, 8192, 16384, 65536},
		fromFile:      {256, 512, 1024, 4096, 8192, 16384, 65536},
	}
	cuts := map[string][]int{
		inlined:       {1000},
		counted:       {1460, 4000},
		untilCtrlZ:    {2048, 4000},
		transparently: {4096, 16384, 65535},
		fromFile:      {4096, 32768, 65535, 131072},
	}
	for i, form := range uploadForms() {
		for j, n := range exact[form] {
			name := []string{"appe", "stor"}[(i+j)%2]
			add(name, form, fmt.Sprintf("%d-loses-last", n), fmt.Sprintf("of exactly %d bytes the last one is lost", n), lastLost(n))
		}
		for j, n := range cuts[form] {
			name := []string{"stor", "appe"}[(i+j)%2]
			add(name, form, fmt.Sprintf("%d-at-most", n), fmt.Sprintf("what follows the first %d bytes is lost", n), upTo(n))
		}
		add([]string{"stor", "appe"}[i%2], form, "one-byte-is-none", "a file of one byte is stored without it", lastLost(1))
	}
	for _, name := range []string{"appe", "stor"} {
		command := "MFTP" + strings.ToUpper(name)
		requirement := map[string]string{"appe": "R3.11-35", "stor": "R3.12-35"}[name]
		for _, n := range []int{4096, 8192, 10000} {
			all = append(all, place{fmt.Sprintf("%s-packets-%d-at-most", name, n), fmt.Sprintf("Of the packets of one file AT+%s keeps the first %d bytes.", command, n), requirement, command,
				passing(packeted(name), upTo(n))})
		}
		all = append(all, place{name + "-third-packet-lost", fmt.Sprintf("The third packet of a file of AT+%s is lost.", command), requirement, command,
			buffered3(name)})
	}
	return all
}

// packeted picks the uploads that may come in packets.
func packeted(name string) whichTransfer {
	return func(t transfer) bool {
		return t.command == name && (t.form == inlined || t.form == counted || t.form == untilCtrlZ)
	}
}

// buffered3 loses the third packet.
func buffered3(name string) func() hooks {
	return passing(packeted(name), func() flow {
		n := 0
		return flow{next: func(b []byte) []byte {
			if n++; n == 3 {
				return nil
			}
			return b
		}}
	})
}

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

// numberSizes: the numbers that the module reports (§3.10 to §3.12).
func numberSizes() []place {
	data := func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4 }
	stored := func(u unit) bool { return succeeded("+MFTPRETR")(u) && len(u.Fields) == 4 }
	modulo := func(n int) func(string) string { return func(s string) string { return plusWrapped(s, n) } }
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, requirement := "MFTP"+strings.ToUpper(name), map[string]string{"appe": "R3.11-33", "stor": "R3.12-33"}[name]
		sent := succeeded("+" + command)
		all = append(all,
			place{name + "-sent-length-8-bits", fmt.Sprintf("The sent length of AT+%s is counted in 8 bits.", command), requirement, command, field(sent, 2, modulo(1<<8))},
			place{name + "-sent-length-12-bits", fmt.Sprintf("The sent length of AT+%s is counted in 12 bits: 4096 is 0.", command), requirement, command, field(sent, 2, modulo(1<<12))},
			place{name + "-sent-length-16-bits", fmt.Sprintf("The sent length of AT+%s is counted in 16 bits.", command), requirement, command, field(sent, 2, modulo(1<<16))},
			place{name + "-sent-length-4096-at-most", fmt.Sprintf("The sent length of AT+%s is 4096 at most.", command), requirement, command, field(sent, 2, func(s string) string {
				if len(s) > 4 || len(s) == 4 && s > "4096" {
					return "4096"
				}
				return s
			})})
	}
	return append(all,
		place{"retr-total-16-bits", "The total of +MFTPRETR is counted in 16 bits.", "R3.10-39", "MFTPRETR", field(data, 2, modulo(1<<16))},
		place{"retr-total-15-bits", "The total of +MFTPRETR is a signed number of 16 bits.", "R3.10-39", "MFTPRETR", field(data, 2, func(s string) string { return plusSigned(s) })},
		place{"retr-to-file-total-16-bits", "The total of a download to a local file is counted in 16 bits.", "R3.10-39", "MFTPRETR", field(stored, 2, modulo(1<<16))},
		place{"retr-to-file-received-16-bits", "The length of a download to a local file is counted in 16 bits.", "R3.10-37", "MFTPRETR", field(stored, 3, modulo(1<<16))},
		place{"retr-received-8-bits", "The received length of +MFTPRETR is counted in 8 bits.", "R3.10-38", "MFTPRETR", field(data, 3, modulo(1<<8))},
	)
}
