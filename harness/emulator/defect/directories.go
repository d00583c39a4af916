package defect

import (
	"bytes"
	"context"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"mftpspec/harness/emulator"
)

type writer = io.Writer

// directories: the working directory, and making directories (§3.4 to §3.6).
func directories() []row {
	return []row{
		{"cwd-not-sent", "AT+MFTPCWD is reported as done and never reaches the server.", "R3.4-12", reach("2", "3", "4.1", "5"), sessions(func(s *session) {
			s.cwd = func(context.Context, string) error { return nil }
		})},
		{"cwd-root-refused", "The root directory is refused as a path.", "R3.4-31", reach("2", "3", "4.1", "5"), sets("+MFTPCWD", func(e *env, r *request, next func(*request)) {
			if len(r.Args) > 1 && r.Args[1].Text == "/" {
				r.Refuse(50)
				return
			}
			next(r)
		})},
		{"cwd-failure-goes-home", "A change of directory that fails leads to the root directory.", "R3.4-32", reach("2", "3", "4.1", "5"), sessions(func(s *session) {
			s.cwd = func(ctx context.Context, path string) error {
				err := s.Client.Cwd(ctx, path)
				if err != nil {
					_ = s.Client.Cwd(ctx, "/")
				}
				return err
			}
		})},
		{"cwd-changes-all-channels", "AT+MFTPCWD of one channel changes the directory of all.", "R3.4-33", reach("2", "3", "4.1", "5"), cwdEverywhere},
		{"cwd-step-by-step", "A path of several directories is followed to the first one only.", "R3.4-30", reach("2", "3", "4.1", "5"), sessions(func(s *session) {
			s.cwd = func(ctx context.Context, p string) error {
				if parts := strings.SplitN(p, "/", 5); len(parts) == 5 {
					p = strings.Join(parts[:4], "/")
				}
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"cwd-lost-after-transfer", "After an upload the working directory is the home directory again.", "R3.12-51", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), sessions(func(s *session) {
			home, _ := s.Client.Pwd(context.Background())
			s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
				_ = s.Client.Cwd(ctx, home)
				return s.Client.Stor(ctx, path, appending)
			}
		})},
		{"pwd-remembers-login", "AT+MFTPPWD reports the directory of the login for ever.", "R3.5-20", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), sessions(func(s *session) {
			home, _ := s.Client.Pwd(context.Background())
			s.pwd = func(ctx context.Context) (string, error) {
				_, err := s.Client.Pwd(ctx)
				return home, err
			}
		})},
		{"pwd-of-64-bytes", "AT+MFTPPWD reports 64 bytes of a path at most.", "R3.5-23", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), pwd(cut(64))},
		{"pwd-ends-at-space", "The path of AT+MFTPPWD ends at the first blank.", "R3.5-20", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), pwd(func(s string) string {
			s, _, _ = strings.Cut(s, " ")
			return s
		})},
		{"pwd-with-reply-text", "AT+MFTPPWD reports the whole reply of the server.", "R3.5-20", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), pwd(func(s string) string { return s + `" is the current directory` })},
		{"pwd-root-empty", "The root directory is reported as an empty path.", "R3.5-22", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), pwd(func(s string) string { return strings.TrimSuffix(s, "/") })},
		{"pwd-of-last-channel", "AT+MFTPPWD reports the path that another channel asked for.", "R3.5-25", reach("2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.11", "3.12", "3.14", "4.1", "5"), pwdShared},
		{"pwd-failure-with-path", "An AT+MFTPPWD that fails carries the path of the last one.", "R3.5-24", reach("3.5", "4", "5"),
			alters(failed("+MFTPPWD"), func(u *unit) { u.Fields = append(u.Fields, `"/home/uftp"`) })},
		{"mkd-exists-succeeds", "Making a directory that exists is reported as done.", "R3.6-13", reach("2", "3.6", "4.1", "5"), sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error {
				err := s.Client.Mkd(ctx, p)
				if _, there := s.Client.List(ctx, p); err != nil && there == nil {
					return nil
				}
				return err
			}
		})},
		{"mkd-in-root", "AT+MFTPMKD with a plain name makes the directory in the root.", "R3.6-30", reach("2", "3.6", "4.1", "5"), sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error { return s.Client.Mkd(ctx, "/"+strings.TrimPrefix(p, "/")) }
		})},
		{"mkd-absolute-made-relative", "AT+MFTPMKD with an absolute path drops the slash in front.", "R3.6-31", reach("2", "3.6", "4.1", "5"), sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error { return s.Client.Mkd(ctx, path.Base(p)) }
		})},
		{"mkd-of-channel-0", "AT+MFTPMKD makes its directories in the working directory of the first channel.", "R3.6-32", reach("2", "3.6", "3.10", "3.11", "3.12", "4.1", "5"), firstSession(func(s, first *session) {
			s.mkd = func(ctx context.Context, p string) error { return first.Client.Mkd(ctx, p) }
		})},
	}
}

func pwd(change func(string) string) func() hooks {
	return sessions(func(s *session) {
		s.pwd = func(ctx context.Context) (string, error) {
			p, err := s.Client.Pwd(ctx)
			return change(p), err
		}
	})
}

func cwdEverywhere() hooks {
	var mu sync.Mutex
	var all []*session
	return sessions(func(s *session) {
		mu.Lock()
		all = append(all, s)
		mu.Unlock()
		s.cwd = func(ctx context.Context, path string) error {
			mu.Lock()
			defer mu.Unlock()
			for _, other := range all {
				if other != s {
					_ = other.Client.Cwd(ctx, path)
				}
			}
			return s.Client.Cwd(ctx, path)
		}
		s.close = func() error {
			mu.Lock()
			all = slices.DeleteFunc(all, func(o *session) bool { return o == s })
			mu.Unlock()
			return s.Client.Close()
		}
	})()
}

// pwdShared answers with the path of the session that was asked before, if
// there is another one.
func pwdShared() hooks {
	var mu sync.Mutex
	last := ""
	var of *session
	return sessions(func(s *session) {
		s.pwd = func(ctx context.Context) (string, error) {
			p, err := s.Client.Pwd(ctx)
			mu.Lock()
			defer mu.Unlock()
			if of != nil && of != s && err == nil {
				select {
				case <-of.Lost():
				default:
					return last, nil
				}
			}
			of, last = s, p
			return p, err
		}
	})()
}

// firstSession lets every session use the oldest one that is open.
func firstSession(change func(s, first *session)) func() hooks {
	return func() hooks {
		var mu sync.Mutex
		var open []*session
		return sessions(func(s *session) {
			mu.Lock()
			defer mu.Unlock()
			open = slices.DeleteFunc(open, func(o *session) bool {
				select {
				case <-o.Lost():
					return true
				default:
					return false
				}
			})
			open = append(open, s)
			if open[0] != s {
				change(s, open[0])
			}
		})()
	}
}

// deleting and renaming (§3.8, §3.9).
func deleting() []row {
	return []row{
		{"del-files-only", "AT+MFTPDEL deletes files and no directories.", "R3.8-31", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				if isDir(ctx, s, p) {
					return failure(emulator.CauseServer)
				}
				return s.Client.Delete(ctx, p)
			}
		})},
		{"del-takes-prefix", "AT+MFTPDEL deletes every file whose name begins with what it names.", "R3.8-32", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				err := s.Client.Delete(ctx, p)
				entries, _ := s.Client.List(ctx, path.Dir(p))
				for _, e := range entries {
					stem, _, _ := strings.Cut(path.Base(p), ".")
					if err == nil && !e.Dir && strings.HasPrefix(e.Name, stem) {
						_ = s.Client.Delete(ctx, path.Join(path.Dir(p), e.Name))
					}
				}
				return err
			}
		})},
		{"del-not-sent", "AT+MFTPDEL is reported as done and never reaches the server.", "R3.8-12", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(context.Context, string) error { return nil }
		})},
		{"del-full-directory-succeeds", "A directory that is not empty stays, and is reported as deleted.", "R3.8-13", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				err := s.Client.Delete(ctx, p)
				if err != nil && isDir(ctx, s, p) {
					return nil
				}
				return err
			}
		})},
		{"del-absolute-made-relative", "AT+MFTPDEL with an absolute path deletes the name in the working directory.", "R3.8-34", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				if strings.HasPrefix(p, "/") {
					_ = s.Client.Delete(ctx, path.Base(p))
					return nil
				}
				return s.Client.Delete(ctx, p)
			}
		})},
		{"del-last-name-only", "Of a path AT+MFTPDEL takes the last name, in the working directory.", "R3.8-12", reach("2", "3.8", "4.1", "5"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error { return s.Client.Delete(ctx, path.Base(p)) }
		})},
		{"del-of-channel-0", "AT+MFTPDEL deletes in the working directory of the first channel.", "R3.8-33", reach("2", "3.8", "3.10", "3.11", "3.12", "4.1", "5"), firstSession(func(s, first *session) {
			s.del = func(ctx context.Context, p string) error { return first.Client.Delete(ctx, p) }
		})},
		{"rn-swaps-names", "AT+MFTPRN takes the new name for the old one.", "R3.9-30", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error { return s.Client.Rename(ctx, to, from) })},
		{"rn-files-only", "AT+MFTPRN renames files and no directories.", "R3.9-31", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error {
			if isDir(ctx, s, from) {
				return failure(emulator.CauseServer)
			}
			return s.Client.Rename(ctx, from, to)
		})},
		{"rn-not-sent", "AT+MFTPRN is reported as done and never reaches the server.", "R3.9-12", reach("2", "3.9", "4.1", "5"), renamed(func(context.Context, *session, string, string) error { return nil })},
		{"rn-loses-contents", "A file that is renamed keeps its first byte alone.", "R3.9-32", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error {
			err := copied(ctx, s, from, to, func(b []byte) []byte { return b[:min(1, len(b))] })
			if err == nil {
				err = s.Client.Delete(ctx, from)
			}
			if err != nil {
				return s.Client.Rename(ctx, from, to)
			}
			return nil
		})},
		{"rn-name-in-use-kept", "A renaming to a name in use is reported as done, and the file of that name stays in its place.", "R3.9-12", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error {
			if _, err := s.Size(ctx, to); err == nil {
				return s.Delete(ctx, from)
			}
			return s.Client.Rename(ctx, from, to)
		})},
		{"rn-target-loses-directory", "The directory of the new name is dropped.", "R3.9-34", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error {
			return s.Client.Rename(ctx, from, path.Base(to))
		})},
		{"rn-old-last-name-only", "Of the old path AT+MFTPRN takes the last name, in the working directory.", "R3.9-12", reach("2", "3.9", "4.1", "5"), renamed(func(ctx context.Context, s *session, from, to string) error {
			return s.Client.Rename(ctx, path.Base(from), to)
		})},
		{"rn-of-channel-0", "AT+MFTPRN renames in the working directory of the first channel.", "R3.9-33", reach("2", "3.9", "3.10", "3.11", "3.12", "4.1", "5"), firstSession(func(s, first *session) {
			s.rename = func(ctx context.Context, from, to string) error { return first.Client.Rename(ctx, from, to) }
		})},
	}
}

func renamed(f func(ctx context.Context, s *session, from, to string) error) func() hooks {
	return sessions(func(s *session) {
		s.rename = func(ctx context.Context, from, to string) error { return f(ctx, s, from, to) }
	})
}

// isDir asks the server, and comes back.
func isDir(ctx context.Context, s *session, p string) bool {
	back, err := s.Client.Pwd(ctx)
	if err != nil || s.Client.Cwd(ctx, p) != nil {
		return false
	}
	_ = s.Client.Cwd(ctx, back)
	return true
}

func copied(ctx context.Context, s *session, from, to string, change func([]byte) []byte) error {
	var data bytes.Buffer
	if _, err := s.Client.Retr(ctx, from, 0, -1, &data); err != nil {
		return err
	}
	u, err := s.Client.Stor(ctx, to, false)
	if err != nil {
		return err
	}
	if _, err := u.Write(change(data.Bytes())); err != nil {
		return err
	}
	return u.Close()
}
