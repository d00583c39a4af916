package defect

import (
	"context"
	"path"
	"strings"

	"mftpspec/harness/emulator"
)

// memoriesOfPaths: AT+MFTPCWD, AT+MFTPPWD, AT+MFTPMKD, AT+MFTPDEL and AT+MFTPRN (§3.4 to §3.9).
func memoriesOfPaths() []row {
	return []row{
		{"cwd-into-namesake-not-sent", "A change into a sub-directory that is named as the working directory is reported as done, and nothing is done.", "R3.4-30", reach("*"), sessions(func(s *session) {
			s.cwd = func(ctx context.Context, p string) error {
				if here, err := s.Client.Pwd(ctx); err == nil && p == path.Base(here) {
					return nil
				}
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"cwd-of-path-before-not-sent", "A change to the path that was given last is reported as done, and nothing is done.", "R3.4-12", reach("*"), sessions(func(s *session) {
			last := ""
			s.cwd = func(ctx context.Context, p string) error {
				if p == last {
					return nil
				}
				last = p
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"cwd-with-slash-behind-not-sent", "A change to a path that ends with a slash is reported as done, and nothing is done.", "R3.4-12", reach("*"), sessions(func(s *session) {
			s.cwd = func(ctx context.Context, p string) error {
				if len(p) > 1 && strings.HasSuffix(p, "/") {
					return nil
				}
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"failed-list-takes-cwd-back", "An AT+MFTPLIST that the server refuses takes the last change of directory back.", "R3.4-30", reach("*"), sessions(func(s *session) {
			was := followed(s)
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if isCause(err, emulator.CauseServer) && *was != "" {
					_ = s.Client.Cwd(ctx, *was)
				}
				return found, err
			}
		})},
		{"pwd-shows-refused-path", "After a change of directory that the server refused AT+MFTPPWD reports the path that was asked for.", "R3.5-20", reach("*"), sessions(func(s *session) {
			wanted := ""
			s.cwd = func(ctx context.Context, p string) error {
				err := s.Client.Cwd(ctx, p)
				wanted = ""
				if err != nil {
					wanted = p
				}
				return err
			}
			s.pwd = func(ctx context.Context) (string, error) {
				here, err := s.Client.Pwd(ctx)
				switch {
				case wanted == "" || err != nil:
				case path.IsAbs(wanted):
					here = wanted
				default:
					here = path.Join(here, wanted)
				}
				return here, err
			}
		})},
		{"pwd-of-connection-before", "The first AT+MFTPPWD of a connection gives the last path of the connection before.", "R3.5-20", reach("*"), func() hooks {
			var last [6]string
			return ofChannel(func(id int, s *session) {
				if !inside(id) {
					return
				}
				old := last[id]
				s.pwd = func(ctx context.Context) (string, error) {
					here, err := s.Client.Pwd(ctx)
					if err == nil {
						last[id] = here
						if old != "" {
							here, old = old, ""
						}
					}
					return here, err
				}
			})()
		}},
		{"pwd-is-file-of-other-upload", "While another channel uploads AT+MFTPPWD reports the name of its file.", "R3.5-25", reach("*"), pwdIsFile},

		{"mkd-made-before-not-sent", "A directory that was made before on the connection is not made again once it was deleted, and reported as made.", "R3.6-12", reach("*"), sessions(func(s *session) {
			made := map[string]bool{}
			s.mkd = func(ctx context.Context, p string) error {
				if made[p] {
					return nil
				}
				err := s.Client.Mkd(ctx, p)
				made[p] = err == nil
				return err
			}
		})},
		{"mkd-parent-for-path", "Where the directory above is missing AT+MFTPMKD makes that one alone, and says that it is done.", "R3.6-13", reach("*"), sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error {
				err := s.Client.Mkd(ctx, p)
				if dir := path.Dir(p); isCause(err, emulator.CauseServer) && dir != "." && dir != "/" && s.Client.Mkd(ctx, dir) == nil {
					return nil
				}
				return err
			}
		})},
		{"mkd-in-directory-before", "After the second change of directory AT+MFTPMKD makes its directories where the module was before that.", "R3.6-30", reach("*"), sessions(func(s *session) {
			was, times := followed(s), 0
			cwd := s.cwd
			s.cwd = func(ctx context.Context, p string) error {
				err := cwd(ctx, p)
				if err == nil {
					times++
				}
				return err
			}
			s.mkd = func(ctx context.Context, p string) error {
				if times > 1 && !path.IsAbs(p) {
					p = path.Join(*was, p)
				}
				return s.Client.Mkd(ctx, p)
			}
		})},
		{"mkd-with-dot-makes-file", "AT+MFTPMKD of a name with a dot makes an empty file.", "R3.6-30", reach("*"), sessions(func(s *session) {
			s.mkd = func(ctx context.Context, p string) error {
				if !strings.Contains(strings.TrimLeft(path.Base(p), "."), ".") {
					return s.Client.Mkd(ctx, p)
				}
				u, err := s.Client.Stor(ctx, p, false)
				if err != nil {
					return err
				}
				return u.Close()
			}
		})},

		{"del-ends-as-name-before", "A name of AT+MFTPDEL that is shorter than the one before takes its end over.", "R3.8-32", reach("*"), sessions(func(s *session) {
			last := ""
			s.del = func(ctx context.Context, p string) error {
				if len(p) < len(last) {
					p += last[len(p):]
				}
				last = p
				return s.Client.Delete(ctx, p)
			}
		})},
		{"del-of-deleted-succeeds", "A name that was deleted before on the connection is reported as deleted, and nothing is done.", "R3.8-13", reach("*"), sessions(func(s *session) {
			gone := map[string]bool{}
			s.del = func(ctx context.Context, p string) error {
				if gone[p] {
					return nil
				}
				err := s.Client.Delete(ctx, p)
				gone[p] = err == nil
				return err
			}
		})},
		{"del-missing-deletes-at-home", "What the working directory does not have is deleted in the directory of the login.", "R3.8-32", reach("*"), sessions(func(s *session) {
			home := ""
			s.cwd = func(ctx context.Context, p string) error {
				if home == "" {
					home, _ = s.Client.Pwd(ctx)
				}
				return s.Client.Cwd(ctx, p)
			}
			s.del = func(ctx context.Context, p string) error {
				err := s.Client.Delete(ctx, p)
				if isCause(err, emulator.CauseServer) && home != "" && !path.IsAbs(p) {
					return s.Client.Delete(ctx, path.Join(home, p))
				}
				return err
			}
		})},
		{"del-empty-file-not-sent", "The deletion of a file of 0 bytes is reported as done, and nothing is done.", "R3.8-12", reach("*"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				if n, is := fileSize(ctx, s, p); is && n == 0 {
					return nil
				}
				return s.Client.Delete(ctx, p)
			}
		})},

		{"rn-takes-old-name-of-failed", "After an AT+MFTPRN that failed the next one takes the old name of that one.", "R3.9-30", reach("*"), sessions(func(s *session) {
			left := ""
			s.rename = func(ctx context.Context, from, to string) error {
				if left != "" {
					from, left = left, ""
					return s.Client.Rename(ctx, from, to)
				}
				err := s.Client.Rename(ctx, from, to)
				if err != nil {
					left = from
				}
				return err
			}
		})},
		{"rn-of-renamed-fails", "What was renamed before on the connection cannot be renamed again.", "R3.9-12", reach("*"), sessions(func(s *session) {
			renamed := map[string]bool{}
			s.rename = func(ctx context.Context, from, to string) error {
				if renamed[from] {
					return failure(emulator.CauseServer)
				}
				err := s.Client.Rename(ctx, from, to)
				renamed[to] = err == nil
				return err
			}
		})},
		{"rn-to-longer-name-not-sent", "A renaming to a name that begins with the old one is reported as done, and nothing is done.", "R3.9-12", reach("*"), sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				if strings.HasPrefix(to, from) {
					return nil
				}
				return s.Client.Rename(ctx, from, to)
			}
		})},
		{"rn-of-capitals-not-sent", "A renaming that changes nothing but capitals is reported as done, and nothing is done.", "R3.9-12", reach("*"), sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				if strings.EqualFold(from, to) {
					return nil
				}
				return s.Client.Rename(ctx, from, to)
			}
		})},
		{"rn-new-name-beside-old", "Where the old name is a path and the new one is not, the new name goes to the directory of the old one.", "R3.9-34", reach("*"), sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				if strings.Contains(from, "/") && !strings.Contains(to, "/") {
					to = path.Join(path.Dir(from), to)
				}
				return s.Client.Rename(ctx, from, to)
			}
		})},
	}
}

// followed keeps the directory in which the session was before its last change.
func followed(s *session) *string {
	was := new(string)
	s.cwd = func(ctx context.Context, p string) error {
		here, _ := s.Client.Pwd(ctx)
		err := s.Client.Cwd(ctx, p)
		if err == nil {
			*was = here
		}
		return err
	}
	return was
}

// fileSize is the size of a file that the server lists.
func fileSize(ctx context.Context, s *session, p string) (size int64, is bool) {
	found, err := s.Client.List(ctx, p)
	if err != nil || len(found) != 1 || found[0].Dir || path.Base(found[0].Name) != path.Base(p) {
		return 0, false
	}
	return found[0].Size, true
}

func pwdIsFile() hooks {
	var name [6]string
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); isUpload(r.Name) && inside(id) && len(r.Args) > 1 {
			name[id] = r.Args[1].Text
		}
		next(r)
	})
	h.Output = func(e *env, u unit, next func(unit)) {
		for id := range 6 {
			if succeeded("+MFTPPWD")(u) && id != u.Channel && e.State(id) == 3 && len(u.Fields) > 2 {
				u.Fields = []string{u.Fields[0], u.Fields[1], quoted(name[id])}
			}
		}
		next(u)
	}
	return h
}

// memoriesOfLists: AT+MFTPLIST (§3.7).
func memoriesOfLists() []row {
	return []row{
		{"list-ends-as-longer-before", "A list of several entries that is shorter than the one before ends with the entries of that one.", "R3.7-31", reach("*"), listed(func(found, before []emulator.Entry) []emulator.Entry {
			if len(found) > 1 && len(found) < len(before) {
				return append(found, before[len(found):]...)
			}
			return found
		})},
		{"list-of-empty-is-list-before", "An empty directory is listed with the entries of the list before.", "R3.7-42", reach("*"), listed(func(found, before []emulator.Entry) []emulator.Entry {
			if len(found) == 0 {
				return before
			}
			return found
		})},
		{"list-empty-once-more", "The list after that of an empty directory is empty too.", "R3.7-31", reach("*"), sessions(func(s *session) {
			empty := false
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if empty && err == nil {
					empty = false
					return nil, nil
				}
				empty = err == nil && len(found) == 0
				return found, err
			}
		})},
		{"list-first-entry-beside-upload", "While another channel uploads the first entry of a list is given alone.", "R3.7-31", reach("*"), func() hooks {
			given := 0
			h := onSet("+MFTPLIST", func(e *env, r *request, next func(*request)) {
				given = 0
				next(r)
			})
			h.Output = func(e *env, u unit, next func(unit)) {
				if succeeded("+MFTPLIST")(u) {
					given++
					for id := range 6 {
						if id != u.Channel && e.State(id) == 3 && given > 1 {
							return
						}
					}
				}
				next(u)
			}
			return h
		}},
		{"list-loses-longer-namesake", "A name that begins with another name of the list is not listed.", "R3.7-31", reach("*"), listed(func(found, _ []emulator.Entry) []emulator.Entry {
			var left []emulator.Entry
			for _, e := range found {
				begun := false
				for _, other := range found {
					begun = begun || other.Name != e.Name && strings.HasPrefix(e.Name, other.Name)
				}
				if !begun {
					left = append(left, e)
				}
			}
			return left
		})},
		{"list-permission-of-directory", "A file that is listed after a directory has the permission of that.", "R3.7-39", reach("*"), listed(func(found, _ []emulator.Entry) []emulator.Entry {
			for i := 1; i < len(found); i++ {
				if found[i-1].Dir && !found[i].Dir {
					found[i].Perm = found[i-1].Perm
				}
			}
			return found
		})},
		{"list-size-before-upload", "A file that was listed and then written on the connection is listed with its old size.", "R3.7-35", reach("*"), sessions(func(s *session) {
			seen, written := map[string]int64{}, map[string]bool{}
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				written[path.Base(p)] = true
				return s.Client.Stor(ctx, p, appending)
			}
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				for i, e := range found {
					if old, ok := seen[e.Name]; ok && written[e.Name] {
						found[i].Size = old
					} else {
						seen[e.Name] = e.Size
					}
				}
				return found, err
			}
		})},
	}
}

// listed alters a list by the one before of the session.
func listed(change func(found, before []emulator.Entry) []emulator.Entry) func() hooks {
	return sessions(func(s *session) {
		var last []emulator.Entry
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			found, err := s.Client.List(ctx, p)
			if err != nil {
				return nil, err
			}
			shown := change(append([]emulator.Entry{}, found...), last)
			last = found
			return shown, nil
		}
	})
}
