package defect

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

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

// two is a number of two digits as a factor of a time.
func two(s string) time.Duration {
	n, _ := strconv.Atoi(s)
	return time.Duration(n)
}

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
