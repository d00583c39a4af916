package defect

import (
	"context"
	"strings"
	"time"

	"mftpspec/harness/emulator"
)

// listing: AT+MFTPLIST (§3.7).
func listing() []row {
	return []row{
		{"list-with-dots", "The directory itself and its parent are listed.", "R3.7-41", reach("2", "3.1", "3.7", "4.1", "5"), listWithDots},
		{"list-loses-directories", "Sub-directories are not listed.", "R3.7-30", reach("2", "3.1", "3.7", "4.1", "5"), entries(func(found []emulator.Entry) []emulator.Entry { return only(found, false) })},
		{"list-loses-files", "Files are not listed.", "R3.7-31", reach("2", "3.1", "3.7", "4.1", "5"), entries(func(found []emulator.Entry) []emulator.Entry { return only(found, true) })},
		{"list-ten-at-most", "No more than ten entries are listed.", "R3.7-31", reach("2", "3.1", "3.7", "4.1", "5"), entries(func(found []emulator.Entry) []emulator.Entry { return found[:min(10, len(found))] })},
		{"list-recursive", "The contents of sub-directories are listed as well.", "R3.7-30", reach("2", "3.1", "3.7", "4.1", "5"), sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				for _, e := range found {
					if e.Dir && err == nil {
						below, _ := s.Client.List(ctx, strings.TrimSuffix(p, "/")+"/"+e.Name)
						found = append(found, below...)
					}
				}
				return found, err
			}
		})},
		{"list-of-file-lists-directory", "Where a file is named its whole directory is listed.", "R3.7-34", reach("2", "3.1", "3.7", "4.1", "5"), sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if err == nil && len(found) == 1 && !found[0].Dir && strings.HasSuffix(p, found[0].Name) {
					if all, err := s.Client.List(ctx, "."); err == nil && len(all) > 1 {
						return all, nil
					}
					return append(found, found[0]), nil
				}
				return found, err
			}
		})},
		{"list-of-missing-is-a-file", "A name that the server does not have is listed as an empty file.", "R3.7-44", reach("2", "3.1", "3.7", "4.1", "5"), sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if isRefusal(err) {
					return []emulator.Entry{{Name: p, ModTime: time.Now().UTC(), Perm: "rw-"}}, nil
				}
				return found, err
			}
		})},
		{"list-size-16-bits", "The size is a number of 16 bits.", "R3.7-35", reach("2", "3.1", "3.7", "4.1", "5"), entry(func(e *emulator.Entry) { e.Size &= 0xffff })},
		{"list-size-in-kilobytes", "The size is in kilobytes.", "R3.7-35", reach("2", "3.1", "3.7", "4.1", "5"), entry(func(e *emulator.Entry) { e.Size = (e.Size + 1023) / 1024 })},
		{"list-month-from-0", "The month is counted from 0.", "R3.7-37", reach("2", "3.1", "3.7", "4.1", "5"), entry(func(e *emulator.Entry) { e.ModTime = e.ModTime.AddDate(0, -1, 0) })},
		{"list-year-of-today", "Files of earlier years are given the present year.", "R3.7-37", reach("2", "3.1", "3.7", "4.1", "5"), entry(func(e *emulator.Entry) {
			if now := time.Now().UTC(); e.ModTime.Year() != now.Year() {
				e.ModTime = e.ModTime.AddDate(now.Year()-e.ModTime.Year(), 0, 0)
			}
		})},
		{"list-time-of-12-digits", "The time has twelve digits, without seconds.", "R3.7-36", reach("2", "3.1", "3.7", "4.1", "5"), listField(5, 3, cut(12))},
		{"list-permission-in-full", "The permission has nine letters.", "R3.7-39", reach("2", "3.1", "3.6", "3.7", "4.1", "5"), permission(func(s string) string { return quoted(strings.Repeat(strings.Trim(s, `"`), 3)) })},
		{"list-directory-as-file", "The lines of directories have size and time.", "R3.7-32", reach("2", "3.1", "3.7", "4.1", "5"), alters(succeeded("+MFTPLIST"), func(u *unit) {
			if f := u.Fields; len(f) == 4 {
				u.Fields = []string{f[0], f[1], f[2], "0", "20220818074000", f[3]}
			}
		})},
		{"list-time-before-size", "The lines of files have the time before the size.", "R3.7-33", reach("2", "3.1", "3.7", "4.1", "5"), alters(succeeded("+MFTPLIST"), func(u *unit) {
			if f := u.Fields; len(f) == 6 {
				f[3], f[4] = f[4], f[3]
			}
		})},
		{"list-names-end-at-space", "Names end at the first blank.", "R3.7-40", reach("2", "3.1", "3.7", "4.1", "5"), entry(func(e *emulator.Entry) { e.Name, _, _ = strings.Cut(e.Name, " ") })},
		{"list-names-unquoted", "Names stand without quotes.", "R3.7-33", reach("2", "3.1", "3.7", "4.1", "5"), alters(succeeded("+MFTPLIST"), func(u *unit) {
			if len(u.Fields) > 2 {
				u.Fields[2] = strings.Trim(u.Fields[2], `"`)
			}
		})},
		{"list-empty-hangs", "The list of an empty directory ends with OK, and nothing follows.", "R3.7-42", reach("2", "3.1", "3.7", "4.1", "5"), withholds(func(u unit) bool {
			return failed("+MFTPLIST")(u) && u.Fields[1] == "14"
		})},
		{"list-failure-with-entry", "A list that fails carries the entry of the last one.", "R3.7-44", reach("2", "3.1", "3.7", "4.1", "5"),
			alters(failed("+MFTPLIST"), func(u *unit) { u.Fields = append(u.Fields, `"old"`, `"rwx"`) })},
		{"list-of-channel-0", "AT+MFTPLIST lists the working directory of the first channel.", "R3.7-45", reach("2", "3.1", "3.7", "4.1", "5", "3.10", "3.11", "3.12"), firstSession(func(s, first *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) { return first.Client.List(ctx, p) }
		})},
		{"list-windows-unreadable", "Lists in the form of Windows servers are not understood.", "R3.7-30", reach("2", "3.1", "3.7", "4.1", "5"), wired(func() *network {
			return &network{listing: func(line []byte) []byte {
				if len(line) > 8 && line[2] == '-' && line[5] == '-' {
					return nil
				}
				return line
			}}
		})},
	}
}

func listWithDots() hooks {
	first := true
	h := onSet("+MFTPLIST", func(e *env, r *request, next func(*request)) {
		first = true
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPLIST")(u) && first {
			first = false
			for _, dots := range []string{`"."`, `".."`} {
				next(e.Line(emulator.Result, u.Channel, "+MFTPLIST", u.Fields[0], "0", dots, `"rwx"`))
			}
		}
		next(u)
	}
	return h
}

// entries alters the entries of a list that has any.
func entries(change func([]emulator.Entry) []emulator.Entry) func() hooks {
	return sessions(func(s *session) {
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			found, err := s.Client.List(ctx, p)
			if err == nil && len(found) > 0 {
				found = change(found)
			}
			return found, err
		}
	})
}

// entry alters each one.
func entry(change func(e *emulator.Entry)) func() hooks {
	return entries(func(found []emulator.Entry) []emulator.Entry {
		for i := range found {
			change(&found[i])
		}
		return found
	})
}

func only(found []emulator.Entry, dirs bool) []emulator.Entry {
	var out []emulator.Entry
	for _, e := range found {
		if e.Dir == dirs || len(found) == 1 {
			out = append(out, e)
		}
	}
	return out
}

// listField alters field n+1 of the lines with this number of fields after the channel.
func listField(fields, n int, change func(string) string) func() hooks {
	return alters(succeeded("+MFTPLIST"), func(u *unit) {
		if len(u.Fields) == fields+1 {
			u.Fields[n+1] = change(u.Fields[n+1])
		}
	})
}

func permission(change func(string) string) func() hooks {
	return alters(succeeded("+MFTPLIST"), func(u *unit) {
		if n := len(u.Fields); n > 3 {
			u.Fields[n-1] = change(u.Fields[n-1])
		}
	})
}
