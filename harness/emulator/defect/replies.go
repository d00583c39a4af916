package defect

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// answers alters the lines with which a server answers one command; what comes out
// empty is dropped.
func answers(verb string, change func(line string) string) func() hooks {
	return wired(func() *network {
		var mu sync.Mutex
		asked := ""
		return &network{
			command: func(line string) string {
				mu.Lock()
				defer mu.Unlock()
				asked, _, _ = strings.Cut(line, " ")
				return line
			},
			reply: func(line string) string {
				mu.Lock()
				defer mu.Unlock()
				if asked == verb {
					return change(line)
				}
				return line
			},
		}
	})
}

// class replaces a reply that begins with a digit or a code by another.
func class(from, with string) func(string) string {
	return func(line string) string {
		if strings.HasPrefix(line, from) && len(line) > 3 && line[3] == ' ' {
			return with
		}
		return line
	}
}

// refusals: what a server refuses is not done (§3).
func refusals() []place {
	var all []place
	add := func(name, id, verb, from, with, words string) {
		all = append(all, place{id, words, statement(name, "13"), "MFTP" + strings.ToUpper(name), answers(verb, class(from, with))})
	}
	for _, r := range []struct{ name, verb, with string }{
		{"conn", "USER", "230 in"}, {"conn", "PASS", "230 in"}, {"cwd", "CWD", "250 done"}, {"pwd", "PWD", `257 "/"`}, {"mkd", "MKD", `257 "new"`},
		{"del", "DELE", "250 done"}, {"rn", "RNTO", "250 done"}, {"list", "LIST", "226 done"},
	} {
		low := strings.ToLower(r.verb)
		if r.verb != "LIST" {
			add(r.name, low+"-5xx-is-success", r.verb, "5", r.with, fmt.Sprintf("A 5xx answer to %s is taken for success.", r.verb))
		}
		add(r.name, low+"-4xx-is-success", r.verb, "4", r.with, fmt.Sprintf("A 4xx answer to %s is taken for success.", r.verb))
	}
	add("del", "rmd-5xx-is-success", "RMD", "5", "250 done", "A 5xx answer to RMD is taken for success.")
	add("conn", "pass-332-is-success", "PASS", "332", "230 in", "A server that wants an account (332) is taken for one that lets in.")
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		verb := strings.ToUpper(name)
		for _, code := range map[string][]string{"list": {"426", "451", "550"}, "retr": {"426", "451", "550", "421"}, "appe": {"426", "451", "452", "552"}, "stor": {"426", "451", "452", "552", "421"}}[name] {
			add(name, fmt.Sprintf("%s-%s-after-data-is-success", name, code), verb, code, "226 done", fmt.Sprintf("The answer %s after the data of AT+MFTP%s is taken for success.", code, verb))
		}
	}
	return all
}

// silences: a server that does not answer (§3.1, Table 5).
func silences() []place {
	never := always(time.Hour)
	var all []place
	for _, a := range askers() {
		all = append(all, place{a.name + "-waits-for-ever", fmt.Sprintf("AT+%s has no result when the server does not answer.", a.command()), "R5-25", a.command(), waits(a.verbs, never)})
	}
	for _, name := range []string{"list", "retr", "appe", "stor"} {
		verb := strings.ToUpper(name)
		all = append(all, place{name + "-end-waits-for-ever", fmt.Sprintf("AT+MFTP%s has no result when the server says nothing after the data.", verb), "R5-25", "MFTP" + verb, waits([]string{verb + " end"}, never)})
	}
	for _, a := range askers() {
		if len(a.verbs) > 1 {
			all = append(all, place{fmt.Sprintf("%s-%s-waits-for-ever", a.name, strings.ToLower(a.verbs[1])),
				fmt.Sprintf("AT+%s has no result when the server does not answer %s.", a.command(), a.verbs[1]), "R5-25", a.command(), waits(a.verbs[1:], never)})
		}
	}
	return all
}

// shapes: replies of several lines, and in several segments, and with other codes
// that mean the same (§3: result code 0 means that it was done).
func shapes() []place {
	var all []place
	for _, r := range []struct{ name, verb string }{
		{"conn", "USER"}, {"conn", "PASS"}, {"cwd", "CWD"}, {"pwd", "PWD"}, {"mkd", "MKD"}, {"del", "DELE"}, {"del", "RMD"}, {"rn", "RNFR"}, {"rn", "RNTO"},
		{"list", "LIST"}, {"retr", "RETR"}, {"appe", "APPE"}, {"stor", "STOR"}, {"retr", "TYPE"}, {"stor", "EPSV"},
	} {
		all = append(all, place{strings.ToLower(r.verb) + "-reply-of-several-lines", fmt.Sprintf("Of an answer of several lines to %s the first one is taken for all of it.", r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, func(line string) string {
				if len(line) > 3 && line[3] == '-' && strings.Trim(line[:3], "0123456789") == "" {
					return line[:3] + " " + line[4:]
				}
				return line
			})})
	}
	for _, r := range []struct{ name, verb, code string }{
		{"list", "LIST", "250"}, {"retr", "RETR", "250"}, {"appe", "APPE", "250"}, {"stor", "STOR", "250"},
		{"cwd", "CWD", "200"}, {"mkd", "MKD", "250"}, {"del", "DELE", "200"}, {"rn", "RNTO", "200"}, {"conn", "PASS", "202"}, {"retr", "TYPE", "250"},
	} {
		all = append(all, place{fmt.Sprintf("%s-%s-is-failure", strings.ToLower(r.verb), r.code), fmt.Sprintf("The answer %s to %s is taken for a failure.", r.code, r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, class(r.code, "550 no"))})
	}
	for _, r := range []struct{ name, verb string }{{"list", "LIST"}, {"retr", "RETR"}, {"appe", "APPE"}, {"stor", "STOR"}} {
		all = append(all, place{strings.ToLower(r.verb) + "-needs-150", fmt.Sprintf("A transfer by %s that the server announces with 125 is given up.", r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, class("125", "425 no"))})
	}
	return append(all,
		place{"user-230-asks-for-password", "Where a server answers USER with 230 the password is sent all the same, and its refusal ends the login.", "R3.2-12", "MFTPCONN", answers("USER", class("230", "331 go on"))},
		place{"replies-end-with-segment", "A reply that comes in two segments is taken for two.", "R3.2-12", "MFTPCONN", segmented},
		place{"replies-of-80-bytes", "Replies are read into 80 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(80))},
		place{"replies-of-128-bytes", "Replies are read into 128 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(128))},
		place{"replies-of-200-bytes", "Replies are read into 200 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(200))},
		place{"pwd-quotes-stay-doubled", "Quotes in a path, which servers double, are reported doubled.", "R3.5-20", "MFTPPWD", answers("PWD", func(line string) string { return strings.ReplaceAll(line, `""`, `""""`) })},
		place{"pwd-needs-text", "A 257 reply without text behind the path is not understood.", "R3.5-12", "MFTPPWD", answers("PWD", func(line string) string {
			if strings.HasPrefix(line, "257 ") && strings.HasSuffix(line, `"`) {
				return "257 no path"
			}
			return line
		})},
		place{"pasv-needs-parentheses", "A 227 reply without parentheses is not understood.", "R3.10-12", "MFTPRETR", answers("PASV", func(line string) string {
			if strings.HasPrefix(line, "227") && !strings.Contains(line, "(") {
				return "227 nowhere"
			}
			return line
		})},
		place{"pasv-port-low-byte", "Of the port in a 227 reply the low byte alone is used.", "R3.10-12", "MFTPRETR", answers("PASV", func(line string) string {
			i := strings.LastIndexByte(line, ',')
			if !strings.HasPrefix(line, "227") || i < 0 {
				return line
			}
			j := strings.LastIndexByte(line[:i], ',')
			return line[:j] + ",0" + line[i:]
		})},
	)
}

func segmented() hooks {
	return dials(func(c *emulator.DialConfig) {
		if c.Security == emulator.Plain {
			c.Net = &segments{network: &network{}}
		}
	})()
}

// segments is a network whose control connection takes each segment for a line.
type segments struct{ *network }

func (s *segments) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	first := !s.control
	conn, err := s.network.Connect(ctx, kind, address)
	if err != nil || !first {
		return conn, err
	}
	return &hasty{TCPConn: conn.(*net.TCPConn)}, nil
}

// hasty ends a line where a segment ends.
type hasty struct{ *net.TCPConn }

func (h *hasty) Read(b []byte) (int, error) {
	if len(b) < 3 {
		return h.TCPConn.Read(b)
	}
	n, err := h.TCPConn.Read(b[:len(b)-2])
	if n > 0 && b[n-1] != '\n' {
		n += copy(b[n:], "\r\n")
	}
	return n, err
}

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
		add("list-links-lost", "Symbolic links are not listed.", "R3.7-31", dropped(func(line string, _ []string) bool { return strings.HasPrefix(line, "l") })),
		add("list-names-lose-head-blank", "A blank in front of a name in a list is lost.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.TrimLeft(e.Name, " ") })),
		add("list-names-lose-tail-blank", "A blank behind a name in a list is lost.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.TrimRight(e.Name, " ") })),
		add("list-names-lose-double-blank", "Two blanks in a name become one in a list.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = strings.ReplaceAll(e.Name, "  ", " ") })),
		add("list-names-end-at-comma", "Names in a list end at the first comma.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = upToSign(e.Name, ",") })),
		add("list-names-seven-bits", "Names in a list lose the highest bit of each byte.", "R3.7-40", entry(func(e *emulator.Entry) { e.Name = string(sevenBits([]byte(e.Name))) })),
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
		add("list-future-years", "A date without a year that lies behind today is given the present year.", "R3.7-37", entry(func(e *emulator.Entry) {
			now := time.Now().UTC()
			if e.ModTime.Year() == now.Year()-1 && e.ModTime.AddDate(1, 0, 0).After(now) && e.ModTime.Minute()+e.ModTime.Hour() > 0 {
				e.ModTime = e.ModTime.AddDate(1, 0, 0)
			}
		})),
		add("list-execution-lost", "The x of a file's permission is lost.", "R3.7-39", entry(func(e *emulator.Entry) {
			if !e.Dir && len(e.Perm) == 3 {
				e.Perm = e.Perm[:2] + "-"
			}
		})),
		add("list-permission-of-others", "The permission in a list is always rw- for files and rwx for directories.", "R3.7-39", entry(func(e *emulator.Entry) {
			e.Perm = map[bool]string{true: "rwx", false: "rw-"}[e.Dir]
		})),
		add("list-read-only-is-writable", "A file that may not be written is listed with w.", "R3.7-39", entry(func(e *emulator.Entry) {
			if len(e.Perm) == 3 {
				e.Perm = e.Perm[:1] + "w" + e.Perm[2:]
			}
		})),
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
