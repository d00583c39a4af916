package defect

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// formatsLists: AT+MFTPLIST (§3.7).
func formatsLists() []place {
	lined := func(change func(line []byte) []byte) func() hooks {
		return wired(func() *network { return &network{listing: change} })
	}
	dropped := func(bad *regexp.Regexp) func() hooks {
		return lined(func(line []byte) []byte {
			if bad.Match(line) {
				return nil
			}
			return line
		})
	}
	ofFile := func(change func(u *unit)) func() hooks {
		return alters(func(u unit) bool { return succeeded("+MFTPLIST")(u) && len(u.Fields) == 6 }, change)
	}
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPLIST", h}
	}
	return []place{
		add("list-windows-size-up-to-comma", "Where a list of the Windows form has commas in its sizes, what follows the first one is lost.", "R3.7-35", lined(func(line []byte) []byte {
			return windowsCommas.ReplaceAll(line, []byte("$1$2$3"))
		})),
		add("list-sticky-directory-lost", "Directories with the sticky mark (t) are not listed.", "R3.7-30", dropped(regexp.MustCompile(`^d\S{8}[tT]`))),
		add("list-links-of-two-digits-lost", "Lines of a list with a count of links of more than one digit are lost.", "R3.7-30", dropped(regexp.MustCompile(`^[-dl]\S{9,10}\s+\d{2,}\s`))),
		add("list-month-in-name", "A file in whose name the short name of a month stands is listed with that month.", "R3.7-37", entry(monthOfName)),
		add("list-names-with-name-in-them", "AT+MFTPLIST of a file lists each file in whose name that name stands.", "R3.7-34", sessions(namesAround)),
		add("list-size-in-exponent", "Sizes of 1000000 and more are printed with an exponent: 1e+06.", "R3.7-35", ofFile(func(u *unit) {
			if n, err := strconv.ParseInt(u.Fields[3], 10, 64); err == nil && n >= 1000000 {
				u.Fields[3] = strconv.FormatFloat(float64(n), 'g', 6, 64)
			}
		})),
		add("list-day-with-blank", "In the time of a file days below 10 have a blank in the place of the zero.", "R3.7-36", ofFile(func(u *unit) {
			stamp := []byte(strings.Trim(u.Fields[4], `"`))
			if len(stamp) == 14 && stamp[6] == '0' {
				stamp[6] = ' '
				u.Fields[4] = strings.Replace(u.Fields[4], strings.Trim(u.Fields[4], `"`), string(stamp), 1)
			}
		})),
		add("list-slash-behind-is-empty", "AT+MFTPLIST of a path with a slash behind it reports an empty directory.", "R3.7-31", sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if len(p) > 1 && strings.HasSuffix(p, "/") {
					found = nil
				}
				return found, err
			}
		})),
		add("list-1999-is-2099", "Files of years before 2000 are listed a hundred years too late.", "R3.7-37", entry(func(e *emulator.Entry) {
			if e.ModTime.Year() < 2000 {
				e.ModTime = e.ModTime.AddDate(100, 0, 0)
			}
		})),
		add("list-first-line-always-total", "The first line of a list of several is passed over as the total, whether it is or not.", "R3.7-31", firstIsTotal),
	}
}

var windowsCommas = regexp.MustCompile(`^(\d\d-\d\d-\d\d(?:\d\d)?\s+\S+\s+)(\d{1,3}),[0-9,]+(\s)`)

// monthOfName takes the first month whose three letters stand in the line for that of the file.
func monthOfName(e *emulator.Entry) {
	for m := time.January; m <= time.December; m++ {
		if !e.Dir && strings.Contains(e.Name, m.String()[:3]) {
			t := e.ModTime
			e.ModTime = time.Date(t.Year(), m, min(t.Day(), 28), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			return
		}
	}
}

// namesAround searches for a name within the names of the directory.
func namesAround(s *session) {
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		name := path.Base(p)
		if err != nil || len(found) != 1 || found[0].Dir || found[0].Name != name {
			return found, err
		}
		all, err := s.Client.List(ctx, path.Dir(p))
		if err != nil {
			return found, nil
		}
		var out []emulator.Entry
		for _, e := range all {
			if !e.Dir && strings.Contains(e.Name, name) {
				out = append(out, e)
			}
		}
		return out, nil
	}
}

func firstIsTotal() hooks {
	return linesOfListings(func() (func([]byte) []byte, func(s *session)) {
		var total atomic.Bool
		return func(line []byte) []byte {
				if bytes.HasPrefix(line, []byte("total ")) {
					total.Store(true)
				}
				return line
			}, func(s *session) {
				s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
					total.Store(false)
					found, err := s.Client.List(ctx, p)
					if s.to.Security == emulator.Plain && len(found) > 1 && !total.Load() {
						found = found[1:]
					}
					return found, err
				}
			}
	})()
}
