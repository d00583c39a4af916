package defect

import (
	"fmt"
	"strconv"
	"time"

	"mftpspec/harness/emulator"
)

// plusWrapped is a decimal number modulo n.
func plusWrapped(s string, n int) string {
	v, err := strconv.Atoi(s)
	if err != nil {
		return s
	}
	return strconv.Itoa(v % n)
}

// plusSigned is a decimal number as a signed one of 16 bits.
func plusSigned(s string) string {
	v, err := strconv.Atoi(s)
	if err != nil {
		return s
	}
	return strconv.Itoa(int(int16(v)))
}

// listSizes: long lists, long names, large files, and dates (§3.7).
func listSizes() []place {
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPLIST", h}
	}
	upToEntries := func(n int) func() hooks {
		return entries(func(all []emulator.Entry) []emulator.Entry { return all[:min(n, len(all))] })
	}
	upToBytes := func(n int) func() hooks {
		return entries(func(all []emulator.Entry) []emulator.Entry {
			size := 0
			for i, e := range all {
				if size += len(e.Name) + 56; size > n {
					return all[:i]
				}
			}
			return all
		})
	}
	size := func(alter func(n int64) int64) func() hooks {
		return entry(func(e *emulator.Entry) { e.Size = alter(e.Size) })
	}
	when := func(alter func(t time.Time) time.Time) func() hooks {
		return entry(func(e *emulator.Entry) { e.ModTime = alter(e.ModTime) })
	}
	var all []place
	for _, n := range []int{20, 50, 100, 256, 499} {
		all = append(all, add(fmt.Sprintf("list-%d-at-most", n), fmt.Sprintf("No more than %d entries are listed.", n), "R3.7-31", upToEntries(n)))
	}
	for _, n := range []int{2048, 4096, 16384} {
		all = append(all, add(fmt.Sprintf("list-of-%d-bytes", n), fmt.Sprintf("Of a list %d bytes are read: the entries behind them are lost.", n), "R3.7-31", upToBytes(n)))
	}
	for _, n := range []int{32, 64, 128, 254} {
		all = append(all, add(fmt.Sprintf("list-names-of-%d-bytes", n), fmt.Sprintf("Names in a list have %d bytes at most: the rest is lost.", n), "R3.7-40", entry(func(e *emulator.Entry) { e.Name = cut(n)(e.Name) })))
	}
	return append(all,
		add("list-entries-16-lost", "Every sixteenth entry of a list is lost.", "R3.7-31", entries(func(all []emulator.Entry) []emulator.Entry {
			var out []emulator.Entry
			for i, e := range all {
				if i%16 != 15 {
					out = append(out, e)
				}
			}
			return out
		})),
		add("list-size-31-bits", "Sizes of 2147483648 and more are negative.", "R3.7-35", size(func(n int64) int64 { return int64(int32(n)) })),
		add("list-size-32-bits", "The size is a number of 32 bits.", "R3.7-35", size(func(n int64) int64 { return n & 0xFFFFFFFF })),
		add("list-size-24-bits", "The size is a number of 24 bits.", "R3.7-35", size(func(n int64) int64 { return n & 0xFFFFFF })),
		add("list-size-of-9-digits", "The size has nine digits at most: the rest is lost.", "R3.7-35", size(func(n int64) int64 {
			for n > 999999999 {
				n /= 10
			}
			return n
		})),
		add("list-size-of-zero-is-1", "A file of 0 bytes is listed with 1.", "R3.7-35", size(func(n int64) int64 { return max(n, 1) })),
		add("list-autumn-is-january", "Files of October, November and December are listed with January.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Month() > 9 {
				return time.Date(t.Year(), 1, t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			}
			return t
		})),
		add("list-march-is-may", "Files of March are listed with May: the month is told by its first letters.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Month() == time.March {
				return t.AddDate(0, 2, 0)
			}
			return t
		})),
		add("list-june-is-july", "Files of June are listed with July.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Month() == time.June {
				return t.AddDate(0, 1, 0)
			}
			return t
		})),
		add("list-days-of-one-digit", "Days below 10 are listed as the tenth.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Day() < 10 {
				return time.Date(t.Year(), t.Month(), 10, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			}
			return t
		})),
		add("list-days-above-19", "Days from 20 on lose their first digit's second ten.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Day() > 19 {
				return t.AddDate(0, 0, -10)
			}
			return t
		})),
		add("list-hours-of-twelve", "Hours after noon are listed as those before noon.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Hour() > 12 {
				return t.Add(-12 * time.Hour)
			}
			return t
		})),
		add("list-midnight-is-noon", "Files of the hour after midnight are listed with noon.", "R3.7-37", when(func(t time.Time) time.Time {
			if t.Hour() == 0 && t.Minute() > 0 {
				return t.Add(12 * time.Hour)
			}
			return t
		})),
		add("list-minutes-of-five", "Minutes are rounded down to five.", "R3.7-37", when(func(t time.Time) time.Time { return t.Truncate(5 * time.Minute) })),
	)
}
