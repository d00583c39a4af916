package defect

import (
	"strings"
	"unicode/utf8"

	"mftpspec/harness/emulator"
)

// parameters: numbers and their number (§3.x, D63).
func parameters() []row {
	return []row{
		{"channel-wraps-at-8-bits", "The channel is taken modulo 256.", "R3.5-09", reach("2", "3", "4.1", "5"), channelNumbers(func(n uint64) uint64 { return n % 256 })},
		{"channel-wraps-at-32-bits", "The channel is taken modulo 2 to the 32nd.", "R3.10-09", reach("2", "3", "4.1", "5"), channelNumbers(func(n uint64) uint64 { return n % (1 << 32) })},
		{"channel-first-digit", "Only the first digit of the channel is read.", "R3.6-09", reach("2", "3", "4.1", "5"), args("", func(a []emulator.Arg) []emulator.Arg {
			if len(a) > 0 && !a[0].Quoted && len(a[0].Text) > 1 && a[0].Text[0] != '-' {
				a[0].Text = a[0].Text[:1]
			}
			return a
		})},
		{"channel-clamped", "A channel above 5 is taken for 5.", "R3.13-09", reach("2", "3", "4.1", "5"), channelNumbers(func(n uint64) uint64 { return min(n, 5) })},
		{"channel-5-refused", "There are five channels.", "R3.13-08", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.Channels.Max = 4 })},
		{"channel-parsed-like-atoi", "Letters, signs and quotes in the channel count as 0 or as nothing.", "R3.4-10", reach("2", "3", "4.1", "5"), args("", func(a []emulator.Arg) []emulator.Arg {
			if len(a) > 0 {
				a[0] = likeAtoi(a[0])
			}
			return a
		})},
		{"numbers-parsed-like-atoi", "Letters, signs and quotes in eof, length, offset and port count as 0 or as nothing.", "R3.11-42", reach("2", "3", "4.1", "5"), numbersLikeAtoi},
		{"surplus-parameters-ignored", "Parameters too many are ignored.", "R3.5-14", reach("2", "3", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			if most, ok := mostArgs()[r.Name]; ok {
				r.Args = r.Args[:min(most, len(r.Args))]
			}
			next(r)
		})},
		{"empty-strings-accepted", "A string that is empty or missing is taken for the working directory.", "R3.4-23", reach("2", "3", "4.1", "5"), emptyAccepted},
		{"port-wraps-at-16-bits", "The port is taken modulo 65536.", "R3.2-41", reach("3.2", "5"), port(func(n uint64) uint64 { return n % (1 << 16) })},
		{"port-up-to-32767", "The port is a signed number of 16 bits: 65535 is refused.", "R3.2-40", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.Port.Max = 32767 })},
		{"length-zero-accepted", "A length of 0 is taken.", "R3.11-39", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.Length.Min = 0 })},
		{"length-4097-accepted", "A length above 4096 is taken.", "R3.12-39", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.Length.Max = 1 << 16 })},
		{"length-up-to-2048", "A length above 2048 is refused.", "R3.11-38", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.Length.Max = 2048 })},
		{"eof-2-accepted", "Every eof above 0 counts as 1.", "R3.12-36", reach("2", "3", "4.1", "5"), uploadNumber(2, func(n uint64) uint64 { return min(n, 1) })},
		{"upload-numbers-wrap-at-8-bits", "eof is taken modulo 256, and length modulo 65536.", "R3.11-36", reach("2", "3", "4.1", "5"), uploadNumbersWrap},
		{"inline-up-to-512", "Data on the command line may have 512 bytes at most.", "R3.11-40", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.InlineMax = 512 })},
		{"inline-1025-accepted", "Data of more than 1024 bytes on the command line are taken.", "R3.12-41", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.InlineMax = 4096 })},
		{"line-buffer-1200", "A command line has 1200 bytes at most.", "R3.12-40", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.LineLimit = 1200 })},
	}
}

func channelNumbers(f func(uint64) uint64) func() hooks {
	return args("", func(a []emulator.Arg) []emulator.Arg {
		if len(a) > 0 {
			wrap(&a[0], f)
		}
		return a
	})
}

func port(f func(uint64) uint64) func() hooks {
	return args("+MFTPCONN", func(a []emulator.Arg) []emulator.Arg {
		if len(a) > 4 {
			wrap(&a[4], f)
		}
		return a
	})
}

func isUpload(name string) bool { return name == "+MFTPAPPE" || name == "+MFTPSTOR" }

func uploadNumber(n int, f func(uint64) uint64) func() hooks {
	return sets("", func(e *env, r *request, next func(*request)) {
		if isUpload(r.Name) && len(r.Args) > n {
			wrap(&r.Args[n], f)
		}
		next(r)
	})
}

func uploadNumbersWrap() hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		if isUpload(r.Name) && len(r.Args) > 2 {
			wrap(&r.Args[2], func(n uint64) uint64 { return n % 256 })
			if len(r.Args) > 3 {
				wrap(&r.Args[3], func(n uint64) uint64 { return n % 65536 })
			}
		}
		next(r)
	})
}

func numbersLikeAtoi() hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		from := map[string]int{"+MFTPCONN": 4, "+MFTPRETR": 3, "+MFTPAPPE": 2, "+MFTPSTOR": 2}[r.Name]
		if s := e.Settings(channelOf(r)); isUpload(r.Name) && s != nil && s.LocalFS == 1 {
			from = 0
		}
		for i := from; from > 0 && i < len(r.Args) && i < from+2; i++ {
			r.Args[i] = likeAtoi(r.Args[i])
		}
		next(r)
	})
}

func mostArgs() map[string]int {
	return map[string]int{"+MFTPCONN": 5, "+MFTPDISC": 1, "+MFTPCWD": 2, "+MFTPPWD": 1, "+MFTPMKD": 2, "+MFTPLIST": 2, "+MFTPDEL": 2,
		"+MFTPRN": 3, "+MFTPRETR": 5, "+MFTPAPPE": 5, "+MFTPSTOR": 5, "+MFTPSTATE": 1}
}

// stringsOf is how many strings follow the channel in a command.
func stringsOf(name string) int {
	return map[string]int{"+MFTPCONN": 3, "+MFTPCWD": 1, "+MFTPMKD": 1, "+MFTPLIST": 1, "+MFTPDEL": 1, "+MFTPRN": 2, "+MFTPRETR": 1, "+MFTPAPPE": 1, "+MFTPSTOR": 1}[name]
}

func stringArgs(change func(emulator.Arg) emulator.Arg) func() hooks {
	return sets("", func(e *env, r *request, next func(*request)) {
		for i := 1; i <= stringsOf(r.Name) && i < len(r.Args); i++ {
			r.Args[i] = change(r.Args[i])
		}
		next(r)
	})
}

func emptyAccepted() hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		for i := 1; i <= stringsOf(r.Name); i++ {
			if i == len(r.Args) {
				r.Args = append(r.Args, emulator.Arg{})
			}
			if r.Args[i].Text == "" && r.Name != "+MFTPCONN" {
				r.Args[i] = emulator.Arg{Text: ".", Quoted: true}
			}
		}
		if len(r.Args) > 1 && r.Args[1].Text == "" && r.Name == "+MFTPCONN" {
			r.Args[1] = emulator.Arg{Text: "127.0.0.1", Quoted: true}
		}
		next(r)
	})
}

// strings255: names up to 255 bytes, and what they are made of.
func strings255() []row {
	return []row{
		{"strings-up-to-64", "Strings have 64 bytes at most.", "R3.4-21", reach("2", "3", "4.1", "5"), profile(func(p *emulator.Profile) { p.MaxString = 64 })},
		{"strings-truncated-at-255", "Strings longer than 255 bytes are shortened.", "R3.8-22", reach("2", "3", "4.1", "5"), texts255},
		{"strings-end-at-space", "Strings end at the first blank.", "R3.4-30", reach("2", "3", "4.1", "5"), stringArgs(func(a emulator.Arg) emulator.Arg {
			a.Text, _, _ = strings.Cut(a.Text, " ")
			return a
		})},
		{"strings-end-at-comma", "Strings end at the first comma.", "R3.6-30", reach("2", "3", "4.1", "5"), stringArgs(func(a emulator.Arg) emulator.Arg {
			a.Text, _, _ = strings.Cut(a.Text, ",")
			return a
		})},
		{"strings-in-small-letters", "Strings are turned into small letters.", "R3.2-28", reach("2", "3", "4.1", "5"), stringArgs(func(a emulator.Arg) emulator.Arg {
			a.Text = strings.ToLower(a.Text)
			return a
		})},
		{"strings-lose-signs", "Signs in strings are taken for separators and dropped.", "R3.9-30", reach("2", "3", "4.1", "5"), stringArgs(func(a emulator.Arg) emulator.Arg {
			a.Text = strings.Map(func(c rune) rune {
				if strings.ContainsRune("!#$%&()=;:+@'~^{}[]", c) {
					return -1
				}
				return c
			}, a.Text)
			return a
		})},
		{"names-of-one-letter-refused", "Names of one letter are refused.", "R3.6-30", reach("2", "3", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			if stringsOf(r.Name) > 0 && r.Name != "+MFTPCWD" && r.Name != "+MFTPLIST" && len(r.Args) > 1 && r.Args[1].Quoted && len(r.Args[1].Text) == 1 {
				r.Refuse(50)
				return
			}
			next(r)
		})},
		{"names-lose-last-dot", "Dots after the first are dropped from names.", "R3.11-52", reach("2", "3", "4.1", "5"), stringArgs(func(a emulator.Arg) emulator.Arg {
			if before, after, found := strings.Cut(a.Text, "."); found && !strings.ContainsAny(a.Text, "/:") && strings.Trim(a.Text, "0123456789.") != "" {
				a.Text = before + "." + strings.ReplaceAll(after, ".", "")
			}
			return a
		})},
		{"names-without-dot-get-one", "A name without a dot is given one.", "R3.12-52", reach("2", "3", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			switch r.Name {
			case "+MFTPSTOR", "+MFTPAPPE", "+MFTPRETR", "+MFTPDEL", "+MFTPRN":
				if n := len(r.Args); n > 1 && r.Args[1].Quoted && !strings.Contains(r.Args[1].Text, ".") {
					r.Args[1].Text += "."
				}
			}
			next(r)
		})},
	}
}

func texts255() hooks {
	return onSet("", func(e *env, r *request, next func(*request)) {
		for i := range r.Args {
			if a := &r.Args[i]; a.Quoted && i < 4 && utf8.ValidString(a.Text) {
				a.Text = cut(255)(a.Text)
			}
		}
		next(r)
	})
}
