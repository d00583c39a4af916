package defect

import (
	"context"
	"net"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// dialoguePaths: directories, deleting and renaming (§3.4 to §3.6, §3.8, §3.9).
func dialoguePaths() []place {
	return []place{
		{"refused-cwd-stays-half-way", "After an AT+MFTPCWD that the server refused the working directory is as far down the path as there was a directory.", "R3.4-32", "MFTPCWD", sessions(halfWay)},
		{"late-noop-answers-next", "After two seconds of rest the module sends NOOP: an answer that comes late is taken for that of the next command.", "R3.4-13", "MFTPCWD", lateNoop},
		{"refused-list-changes-directory", "Where the server refuses LIST the directory that was named becomes the working directory.", "R3.4-30", "MFTPCWD", sessions(refusedListChanges)},
		{"pwd-overtaken-by-other-cwd", "Where another channel changes its directory while AT+MFTPPWD waits for the server, that directory is reported.", "R3.5-25", "MFTPPWD", pwdOvertaken},
		{"end-of-226-answers-next", "Where the last reply of a transfer has several lines its last line is taken for the answer to the next command.", "R3.5-20", "MFTPPWD", endOf226},
		{"mkd-below-refused-path", "After an AT+MFTPCWD that the server refused AT+MFTPMKD makes its directory below the path of that.", "R3.6-30", "MFTPMKD", sessions(belowRefused)},
		{"mkd-reply-with-other-path", "A directory of which the 257 reply gives another path than AT+MFTPMKD did is reported as not made.", "R3.6-31", "MFTPMKD", mkdReplyCompared},
		{"del-tried-again-reported-once", "AT+MFTPDEL that the server refuses with 4xx is tried once more, and the result is that of the first time.", "R3.8-13", "MFTPDEL", delTriedAgain},
		{"refused-del-empties-directory", "AT+MFTPDEL of a directory that the server refuses to delete deletes the files in it.", "R3.8-32", "MFTPDEL", sessions(refusedDelEmpties)},
		{"del-local-namesake", `With "local_fs" 1 AT+MFTPDEL deletes the file of that name in the module too.`, "R3.8-32", "MFTPDEL", delLocalNamesake},
		{"rn-deletes-new-name-first", "AT+MFTPRN deletes what has the new name, even where there is nothing with the old one.", "R3.9-35", "MFTPRN", sessions(deletesNewFirst)},
		{"rn-into-directory", "Where the new name of AT+MFTPRN is that of a directory the file is moved into it, and reported as renamed.", "R3.9-12", "MFTPRN", sessions(renamesInto)},
	}
}

func halfWay(s *session) {
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		if !isRefusal(err) {
			return err
		}
		next := ""
		if path.IsAbs(p) {
			next = "/"
		}
		for _, part := range strings.Split(strings.Trim(p, "/"), "/") {
			if s.Client.Cwd(ctx, next+part) != nil {
				break
			}
			next = ""
		}
		return err
	}
}

func lateNoop() hooks {
	return relays(func(_ int, r *relay) {
		busy, asked := true, false // a command, or NOOP, has no reply yet
		var rest *time.Timer
		rests := func() {
			rest = time.AfterFunc(2*time.Second, func() {
				r.mu.Lock()
				defer r.mu.Unlock()
				if !busy && !asked {
					asked = true
					r.server("NOOP")
				}
			})
		}
		r.order = func(line string) {
			if rest != nil {
				rest.Stop()
			}
			busy = true
			r.server(line)
		}
		r.reply = func(line string) {
			last, preliminary := lastLine(line)
			if last && !preliminary && asked {
				asked = false
				if !busy {
					rests()
					return
				}
			}
			if last && !preliminary {
				busy = false
				rests()
			}
			r.module(line)
		}
		r.over = func(net.Conn) bool {
			r.mu.Lock()
			defer r.mu.Unlock()
			busy = true
			return true
		}
	})()
}

func refusedListChanges(s *session) {
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		if isRefusal(err) {
			_ = s.Client.Cwd(ctx, p)
		}
		return found, err
	}
}

func pwdOvertaken() hooks {
	var mu sync.Mutex
	changes, by, dir := 0, (*session)(nil), ""
	return sessions(func(s *session) {
		s.cwd = func(ctx context.Context, p string) error {
			err := s.Client.Cwd(ctx, p)
			if err == nil {
				mu.Lock()
				changes++
				by, dir = s, p
				mu.Unlock()
			}
			return err
		}
		s.pwd = func(ctx context.Context) (string, error) {
			mu.Lock()
			before := changes
			mu.Unlock()
			p, err := s.Client.Pwd(ctx)
			mu.Lock()
			defer mu.Unlock()
			if err == nil && changes != before && by != s {
				p = dir
			}
			return p, err
		}
	})()
}

func endOf226() hooks {
	return relays(func(_ int, r *relay) {
		several, owed := false, ""
		r.order = func(line string) {
			r.server(line)
			if owed != "" {
				r.module(owed)
				owed = ""
			}
		}
		r.reply = func(line string) {
			last, _ := lastLine(line)
			switch {
			case !several && strings.HasPrefix(line, "226-"):
				several = true
				r.module("226 " + line[4:])
			case several && last:
				several, owed = false, line
			case !several:
				r.module(line)
			}
		}
	})()
}

func belowRefused(s *session) {
	refused := ""
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		refused = ""
		if isRefusal(err) {
			refused = p
		}
		return err
	}
	s.mkd = func(ctx context.Context, p string) error {
		if refused != "" && !path.IsAbs(p) {
			p = path.Join(refused, p)
		}
		return s.Client.Mkd(ctx, p)
	}
}

func mkdReplyCompared() hooks {
	return relays(func(_ int, r *relay) {
		made := ""
		r.order = func(line string) {
			made = ""
			if p, ok := strings.CutPrefix(line, "MKD "); ok && path.IsAbs(p) {
				made = p
			}
			r.server(line)
		}
		r.reply = func(line string) {
			if made != "" && strings.HasPrefix(line, "257 ") && !strings.Contains(line, quoted(made)) {
				line = "550 not the path that was asked for"
			}
			r.module(line)
		}
	})()
}

func delTriedAgain() hooks {
	return relays(func(_ int, r *relay) {
		asked, mute := "", false
		r.order = func(line string) {
			asked = ""
			if verbOf(line) == "DELE" {
				asked = line
			}
			r.server(line)
		}
		r.reply = func(line string) {
			last, _ := lastLine(line)
			switch {
			case mute:
				mute = !last
			case asked != "" && last && line[0] == '4':
				mute = true
				r.module(line)
				r.server(asked)
				asked = ""
			default:
				r.module(line)
			}
		}
	})()
}

func refusedDelEmpties(s *session) {
	s.del = func(ctx context.Context, p string) error {
		err := s.Client.Delete(ctx, p)
		if !isRefusal(err) {
			return err
		}
		if found, failed := s.Client.List(ctx, p); failed == nil {
			for _, f := range found {
				if !f.Dir && (len(found) > 1 || f.Name != path.Base(p)) {
					_ = s.Client.Delete(ctx, path.Join(p, f.Name))
				}
			}
		}
		return err
	}
}

func delLocalNamesake() hooks {
	var files emulator.Storage
	var name [6]string
	h := onSet("+MFTPDEL", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) && len(r.Args) == 2 {
			name[id] = r.Args[1].Text
		}
		next(r)
	})
	h.Storage = func(next emulator.Storage) emulator.Storage {
		files = next
		return next
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if succeeded("+MFTPDEL")(u) && inside(u.Channel) && e.Settings(u.Channel).LocalFS == 1 && name[u.Channel] != "" {
			files.Delete(name[u.Channel])
			files.Delete("/" + name[u.Channel])
		}
		next(u)
	}
	return h
}

func deletesNewFirst(s *session) {
	s.rename = func(ctx context.Context, from, to string) error {
		_ = s.Client.Delete(ctx, to)
		return s.Client.Rename(ctx, from, to)
	}
}

func renamesInto(s *session) {
	s.rename = func(ctx context.Context, from, to string) error {
		err := s.Client.Rename(ctx, from, to)
		if isRefusal(err) && s.Client.Rename(ctx, from, path.Join(to, path.Base(from))) == nil {
			err = nil
		}
		return err
	}
}

// dialogueLists: AT+MFTPLIST (§3.7).
func dialogueLists() []place {
	return []place{
		{"last-reply-to-list-not-awaited", "The last reply to LIST is not waited for: one that comes late is taken for the answer to the next command.", "R3.4-13", "MFTPLIST", func() hooks {
			return relays(func(_ int, r *relay) { r.hurries("LIST", func() bool { return true }) })()
		}},
		{"list-entry-behind-link-lost", "What stands behind a symbolic link in a list is not listed.", "R3.7-31", "MFTPLIST", func() hooks { return listLines(behindLink)() }},
		{"list-form-of-first-list", "The form of the first list, that of Unix or of Windows, is expected of all later ones: entries in the other form are not listed.", "R3.7-31", "MFTPLIST", formOfFirst},
	}
}

// hurries makes a relay give the module the last reply to a verb as soon as the transfer has begun. The
// server's own one comes when it comes.
func (r *relay) hurries(verb string, when func() bool) {
	begins := false
	r.order = func(line string) {
		begins = verbOf(line) == verb && when()
		r.server(line)
	}
	r.reply = func(line string) {
		r.module(line)
		if _, preliminary := lastLine(line); preliminary && begins {
			begins = false
			r.module("226 done")
		}
	}
}

// listLines alters the lines of lists; make is called for each list, and what it makes drops a line for
// which it gives nothing.
func listLines(make func() func(line []byte) []byte) func() hooks {
	return relays(func(_ int, r *relay) {
		var lists atomic.Bool
		r.order = func(line string) {
			if verb := verbOf(line); verb != "REST" {
				lists.Store(verb == "LIST")
			}
			r.server(line)
		}
		r.data = func(conn *net.TCPConn) net.Conn { return &lines{TCPConn: conn, in: make(), when: &lists} }
	})
}

func behindLink() func(line []byte) []byte {
	link := false
	return func(line []byte) []byte {
		lost := link
		link = len(line) > 0 && line[0] == 'l'
		if lost {
			return nil
		}
		return line
	}
}

func formOfFirst() hooks {
	var mu sync.Mutex
	form := ""
	return listLines(func() func(line []byte) []byte {
		return func(line []byte) []byte {
			mu.Lock()
			defer mu.Unlock()
			mine := ""
			switch {
			case len(line) > 10 && line[0] >= '0' && line[0] <= '9':
				mine = "Windows"
			case len(line) > 10 && strings.IndexByte("-dlbcps", line[0]) >= 0:
				mine = "Unix"
			}
			if form == "" {
				form = mine
			}
			if mine != "" && mine != form {
				return nil
			}
			return line
		}
	})()
}
