package defect

import (
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

// values: the ranges of §3.1.
func values() []row {
	over := func(alter func(p *emulator.Profile)) func() hooks { return profile(alter) }
	return []row{
		{"data-type-takes-2", "\"data_type\" takes 2.", "R3.1-31", reach("*"), over(func(p *emulator.Profile) { p.DataType.Max = 2 })},
		{"transmode-takes-2", "\"transmode\" takes 2.", "R3.1-35", reach("*"), over(func(p *emulator.Profile) { p.TransMode.Max = 2 })},
		{"timeout-takes-31", "\"rsptimeout\" takes 31.", "R3.1-41", reach("*"), over(func(p *emulator.Profile) { p.Timeout.Max = 31 })},
		{"timeout-takes-0", "\"rsptimeout\" takes 0 and 1.", "R3.1-41", reach("*"), over(func(p *emulator.Profile) { p.Timeout.Min = 0 })},
		{"timeout-up-to-29", "\"rsptimeout\" refuses 30.", "R3.1-40", reach("2", "3.1", "5"), over(func(p *emulator.Profile) { p.Timeout.Max = 29 })},
		{"timeout-from-3", "\"rsptimeout\" refuses 2.", "R3.1-40", reach("2", "3.1", "5"), over(func(p *emulator.Profile) { p.Timeout.Min = 3 })},
		{"ssl-mode-takes-3", "The mode of \"ssl\" takes 3.", "R3.1-44", reach("*"), over(func(p *emulator.Profile) { p.SSLMode.Max = 3 })},
		{"ssl-id-takes-6", "The index of \"ssl\" takes 6.", "R3.1-51", reach("2", "3.1", "5"), over(func(p *emulator.Profile) { p.SSLID.Max = 6 })},
		{"ssl-id-up-to-4", "The index of \"ssl\" refuses 5.", "R3.1-51", reach("2", "3.1", "5"), over(func(p *emulator.Profile) { p.SSLID.Max = 4 })},
		{"local-fs-takes-2", "\"local_fs\" takes 2.", "R3.1-54", reach("*"), over(func(p *emulator.Profile) { p.LocalFS.Max = 2 })},
		{"cid-takes-16", "\"cid\" takes a context above the highest of the model.", "R3.1-59", reach("*"), over(func(p *emulator.Profile) { p.CID.Max++ })},
		{"cid-takes-0", "\"cid\" takes 0, and there is no such context.", "R3.1-59", reach("*"), over(func(p *emulator.Profile) { p.CID.Min = 0 })},
		{"cid-up-to-14", "\"cid\" refuses the highest context of the model.", "R3.1-58", reach("2", "3.1", "5"), over(func(p *emulator.Profile) { p.CID.Max-- })},
		{"values-wrap-at-8-bits", "The values of settings are taken modulo 256.", "R3.1-31", reach("2", "3.1", "5"), cfgNumbers(func(n uint64) uint64 { return n % 256 })},
		{"values-wrap-at-16-bits", "The values of settings are taken modulo 65536.", "R3.1-41", reach("2", "3.1", "5"), cfgNumbers(func(n uint64) uint64 { return n % (1 << 16) })},
		{"values-wrap-at-32-bits", "The values of settings are taken modulo 2 to the 32nd.", "R3.1-41", reach("2", "3.1", "5"), cfgNumbers(func(n uint64) uint64 { return n % (1 << 32) })},
		{"values-parsed-like-atoi", "Letters, signs and quotes in the value of a setting count as 0 or as nothing.", "R3.1-65", reach("2", "3.1", "5"), cfg(func(e *env, r *request) {
			for i := 2; i < len(r.Args); i++ {
				r.Args[i] = likeAtoi(r.Args[i])
			}
		})},
	}
}

func cfgNumbers(f func(uint64) uint64) func() hooks {
	return cfg(func(e *env, r *request) {
		for i := 2; i < len(r.Args); i++ {
			wrap(&r.Args[i], f)
		}
	})
}

// wrap takes a number as a narrow integer would.
func wrap(a *emulator.Arg, f func(uint64) uint64) {
	if n, err := strconv.ParseUint(a.Text, 10, 64); err == nil && !a.Quoted {
		a.Text = strconv.FormatUint(f(n), 10)
	}
}

// likeAtoi reads a parameter as C's atoi does: what is no number is 0.
func likeAtoi(a emulator.Arg) emulator.Arg {
	s := strings.TrimLeft(a.Text, "-")
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 {
		s, n = "0", 1
	}
	return emulator.Arg{Text: s[:n]}
}
