package defect

import (
	"context"
	"strings"

	"mftpspec/harness/emulator"
)

// listings: forms of lists (§3.7).
func listings() []place {
	list := func(change func(line string) string) func() hooks {
		return wired(func() *network {
			return &network{listing: func(line []byte) []byte { return []byte(change(string(line))) }}
		})
	}
	dropped := func(bad func(line string, words []string) bool) func() hooks {
		return list(func(line string) string {
			if bad(line, strings.Fields(line)) {
				return ""
			}
			return line
		})
	}
	unix := func(w []string) bool { return len(w) > 4 && len(w[0]) >= 10 && strings.ContainsAny(w[0][:1], "-dl") }
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPLIST", h}
	}
	return []place{
		add("list-needs-group", "Lines of a list without a group are lost.", "R3.7-31", dropped(func(_ string, w []string) bool { return unix(w) && len(w) == 8 })),
		add("list-acl-mark-unreadable", "Lines of a list with a mark behind the permissions are lost.", "R3.7-31", dropped(func(_ string, w []string) bool { return unix(w) && len(w[0]) == 11 })),
		add("list-total-is-a-file", "The line \"total\" in front of a list is listed as a file.", "R3.7-31", list(func(line string) string {
			if strings.HasPrefix(line, "total") {
				return "-rw-r--r-- 1 u g 0 Jan 01 2020 total"
			}
			return line
		})),
		add("list-links-with-target", "Symbolic links are listed with their target.", "R3.7-40", list(func(line string) string {
			if strings.HasPrefix(line, "l") {
				return "-" + line[1:]
			}
			return line
		})),
		add("list-names-lose-head-blank", "A blank in front of a name in a list is lost.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.TrimLeft(e.Name, " ") })),
		add("list-names-lose-tail-blank", "A blank behind a name in a list is lost.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.TrimRight(e.Name, " ") })),
		add("list-names-lose-double-blank", "Two blanks in a name become one in a list.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.ReplaceAll(e.Name, "  ", " ") })),
		add("list-names-end-at-comma", "Names in a list end at the first comma.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = upToSign(e.Name, ",") })),
		add("list-names-in-small-letters", "Names are listed in small letters.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.ToLower(e.Name) })),
		add("list-hidden-lost", "Files whose names begin with a dot are not listed.", "R3.7-31", entries(func(all []emulator.Entry) []emulator.Entry {
			var out []emulator.Entry
			for _, e := range all {
				if !strings.HasPrefix(e.Name, ".") {
					out = append(out, e)
				}
			}
			return out
		})),
		add("list-digits-lost", "Files whose names are digits only are not listed.", "R3.7-31", entries(func(all []emulator.Entry) []emulator.Entry {
			var out []emulator.Entry
			for _, e := range all {
				if strings.Trim(e.Name, "0123456789") != "" {
					out = append(out, e)
				}
			}
			return out
		})),
		add("list-last-line-without-end", "The last line of a list is lost when nothing ends it.", "R3.7-31", list(func(line string) string { return line })),
		add("list-signs-lose-all", "A name with a comma, a semicolon or an apostrophe makes a whole list fail.", "R3.7-31", sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				for _, e := range found {
					if strings.ContainsAny(e.Name, ",;'") {
						return nil, failure(emulator.CauseParse)
					}
				}
				return found, err
			}
		})),
	}
}
