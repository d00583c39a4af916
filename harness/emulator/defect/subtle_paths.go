package defect

import (
	"context"
	"math"
	"path"
	"strings"
	"time"

	"mftpspec/harness/emulator"
)

// subtlePaths: AT+MFTPCWD, AT+MFTPPWD and AT+MFTPMKD (§3.4 to §3.6).
func subtlePaths() []place {
	return []place{
		{"cwd-joined-path-of-128", "The working directory and a relative path of AT+MFTPCWD have 128 bytes together: the rest of the path is lost.", "R3.4-34", "MFTPCWD", sessions(joinedPath)},
		{"ninth-relative-change-from-root", "After eight changes of directory by relative paths in a row the next one is taken from the root.", "R3.4-34", "MFTPCWD", sessions(ninthRelative)},
		{"cwd-locked-after-three-refusals", "After three changes of directory in a row that the server refused the module refuses the next one itself.", "R3.4-12", "MFTPCWD", sessions(lockedDirectory)},
		{"pwd-words-of-path-before", "AT+MFTPPWD copies a path in words of four bytes: one that is shorter than the one before ends with up to three bytes of that.", "R3.5-20", "MFTPPWD", sessions(pathInWords)},
		{"pwd-eight-levels", "AT+MFTPPWD reports the first eight directories of a path.", "R3.5-20", "MFTPPWD", sessions(eightLevels)},
		{"mkd-multiple-of-8-not-ended", "A name of AT+MFTPMKD whose length is a multiple of eight ends with what the longer one before had behind that.", "R3.6-30", "MFTPMKD", sessions(nameNotEnded)},
	}
}

func joinedPath(s *session) {
	s.cwd = func(ctx context.Context, p string) error {
		if here, err := s.Client.Pwd(ctx); err == nil && !path.IsAbs(p) {
			p = cut(max(1, 128-len(here)-1))(p)
		}
		return s.Client.Cwd(ctx, p)
	}
}

func ninthRelative(s *session) {
	n := 0
	s.cwd = func(ctx context.Context, p string) error {
		relative := !path.IsAbs(p)
		if relative && n >= 8 {
			p = "/" + p
		}
		err := s.Client.Cwd(ctx, p)
		switch {
		case err == nil && relative:
			n++
		case err == nil:
			n = 0
		}
		return err
	}
}

func lockedDirectory(s *session) {
	refusals := 0
	s.cwd = func(ctx context.Context, p string) error {
		if refusals >= 3 {
			refusals = 0
			return failure(emulator.CauseServer)
		}
		err := s.Client.Cwd(ctx, p)
		if isRefusal(err) {
			refusals++
		} else {
			refusals = 0
		}
		return err
	}
}

func pathInWords(s *session) {
	buf := ""
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		if err != nil {
			return p, err
		}
		if end := min((len(p)+3)&^3, len(buf)); end > len(p) {
			p += buf[len(p):end]
		}
		buf = p
		return p, nil
	}
}

func eightLevels(s *session) {
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		levels := 0
		for i := range len(p) {
			if p[i] == '/' {
				if levels++; levels > 8 {
					return p[:i], err
				}
			}
		}
		return p, err
	}
}

func nameNotEnded(s *session) {
	buf := ""
	s.mkd = func(ctx context.Context, p string) error {
		if len(p)%8 == 0 && len(buf) > len(p) {
			p += buf[len(p):]
		}
		buf = p
		return s.Client.Mkd(ctx, p)
	}
}

// subtleLists: AT+MFTPLIST (§3.7).
func subtleLists() []place {
	when := func(alter func(t time.Time) time.Time) func() hooks {
		return entry(func(e *emulator.Entry) { e.ModTime = alter(e.ModTime) })
	}
	return []place{
		{"list-no-more-than-first", "A directory is listed with no more entries than it had when the connection listed it first.", "R3.7-31", "MFTPLIST", sessions(noMoreThanFirst)},
		{"list-leap-year-a-day-late", "The days before a month are counted as in a year of 365: from March on files of a leap year are listed a day too late.", "R3.7-37", "MFTPLIST", when(func(t time.Time) time.Time {
			if time.Date(t.Year(), 2, 29, 0, 0, 0, 0, time.UTC).Day() == 29 && t.Month() > 2 {
				return t.AddDate(0, 0, 1)
			}
			return t
		})},
		{"list-time-31-bits", "The time of a file is a number of 32 bits with a sign: what comes after 2038 is 136 years earlier.", "R3.7-37", "MFTPLIST", when(func(t time.Time) time.Time {
			if n := t.Unix(); n > math.MaxInt32 {
				return time.Unix(int64(int32(n)), 0).UTC()
			}
			return t
		})},
		{"list-full-tens-lose-last", "Where the number of entries is a multiple of 10 the last one is not listed.", "R3.7-31", "MFTPLIST", entries(func(all []emulator.Entry) []emulator.Entry {
			if len(all)%10 == 0 {
				return all[:len(all)-1]
			}
			return all
		})},
	}
}

func noMoreThanFirst(s *session) {
	first := map[string]int{}
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		if err != nil {
			return found, err
		}
		if n, listed := first[p]; listed && n > 0 {
			found = found[:min(n, len(found))]
		} else {
			first[p] = len(found)
		}
		return found, nil
	}
}

// subtleNames: AT+MFTPDEL and AT+MFTPRN (§3.8, §3.9).
func subtleNames() []place {
	return []place{
		{"del-names-of-256-in-all", "The names that AT+MFTPDEL is given on a connection fill a buffer of 256 bytes: of the one that reaches its end the rest is lost.", "R3.8-12", "MFTPDEL", sessions(namesInAll)},
		{"del-slow-refusal-is-done", "A deletion that the server refuses after more than a second is reported as done.", "R3.8-13", "MFTPDEL", sessions(slowRefusal)},
		{"rn-same-first-16-not-sent", "Names that are the same in their first 16 bytes are the same to AT+MFTPRN: it is reported as done, and nothing is done.", "R3.9-12", "MFTPRN", sessions(sameFirst16)},
		{"rn-old-name-length-of-first", "The old name of AT+MFTPRN is cut to the length of the first one of the connection.", "R3.9-30", "MFTPRN", sessions(lengthOfFirstOld)},
	}
}

func namesInAll(s *session) {
	used := 0
	s.del = func(ctx context.Context, p string) error {
		if used+len(p) <= 256 {
			used += len(p)
			return s.Client.Delete(ctx, p)
		}
		p = cut(max(1, 256-used))(p)
		used = 0
		return s.Client.Delete(ctx, p)
	}
}

func slowRefusal(s *session) {
	s.del = func(ctx context.Context, p string) error {
		begun := time.Now()
		err := s.Client.Delete(ctx, p)
		if isRefusal(err) && time.Since(begun) > time.Second {
			return nil
		}
		return err
	}
}

func sameFirst16(s *session) {
	s.rename = func(ctx context.Context, from, to string) error {
		if len(from) >= 16 && strings.HasPrefix(to, from[:16]) {
			return nil
		}
		return s.Client.Rename(ctx, from, to)
	}
}

func lengthOfFirstOld(s *session) {
	first := 0
	s.rename = func(ctx context.Context, from, to string) error {
		if first == 0 {
			first = len(from)
		}
		return s.Client.Rename(ctx, cut(first)(from), to)
	}
}
