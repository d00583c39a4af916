package defect

import (
	"context"
	"path"
	"slices"
	"sync"

	"mftpspec/harness/emulator"
)

// interplayPaths: directories, lists, deleting and renaming (§3.4 to §3.9).
func interplayPaths() []place {
	return []place{
		{"fifth-directory-is-first", "A change to the fifth absolute path of a connection goes to the first one again.", "R3.4-12", "MFTPCWD", sessions(fifthDirectory)},
		{"cwd-undone-after-other-download", "A change of directory that is made while another channel downloads is undone when the download ends.", "R3.4-30", "MFTPCWD", cwdUndone},
		{"cwd-done-after-download-with-length", "The first AT+MFTPCWD after a download with a length is reported as done although the server has refused it.", "R3.4-13", "MFTPCWD", sessions(cwdDoneAfterPart)},
		{"pwd-is-directory-made", "AT+MFTPPWD reports the absolute path that AT+MFTPMKD has made, until the directory is changed.", "R3.5-20", "MFTPPWD", sessions(pwdIsMade)},
		{"pwd-cut-to-first-length", "A path that is longer than the first one that AT+MFTPPWD gave on the connection is cut to the length of that.", "R3.5-20", "MFTPPWD", sessions(pwdCutToFirst)},
		{"mkd-beside-open-upload", "While another channel has an upload open AT+MFTPMKD makes its directory in the working directory of that channel.", "R3.6-32", "MFTPMKD", mkdBesideUpload},
		{"fourth-mkd-inside-third", "The fourth directory that a connection makes in its working directory is made inside the third.", "R3.6-30", "MFTPMKD", sessions(fourthInsideThird)},
		{"list-one-entry-after-file", "After AT+MFTPLIST of a file the next list of a directory ends after its first entry.", "R3.7-31", "MFTPLIST", sessions(oneEntryAfterFile)},
		{"list-empty-file-size-before", "A file of 0 bytes is listed with the size of the file that was listed before it.", "R3.7-35", "MFTPLIST", sessions(emptySizeBefore)},
		{"del-file-after-directory-fails", "After a directory was deleted the next AT+MFTPDEL of a file fails.", "R3.8-30", "MFTPDEL", sessions(fileAfterDirectory)},
		{"del-beside-open-upload-not-done", "While another channel uploads AT+MFTPDEL is reported as done, and nothing is done.", "R3.8-12", "MFTPDEL", delBesideUpload},
		{"rn-same-old-name-same-new-name", "An AT+MFTPRN with the old name of the one before takes its new name too.", "R3.9-12", "MFTPRN", sessions(sameOldSameNew)},
		{"rn-new-name-of-later", "An AT+MFTPRN takes the new name of another that has begun since, on another channel.", "R3.9-33", "MFTPRN", func() hooks { return latestOf("RNTO", "+MFTPRN", 2) }},
	}
}

func fifthDirectory(s *session) {
	var seen []string
	s.cwd = func(ctx context.Context, p string) error {
		fresh := path.IsAbs(p) && !slices.Contains(seen, p)
		if fresh && len(seen) == 4 {
			p, fresh, seen = seen[0], false, nil
		}
		err := s.Client.Cwd(ctx, p)
		if err == nil && fresh {
			seen = append(seen, p)
		}
		return err
	}
}

func cwdUndone() hooks {
	var mu sync.Mutex
	var busy [6]bool
	var old, due [6]string // directories before the change, and those to go back to
	return ofChannel(func(id int, s *session) {
		if !inside(id) {
			return
		}
		mu.Lock()
		old[id], due[id] = "", ""
		mu.Unlock()
		back := func(ctx context.Context) {
			mu.Lock()
			to := due[id]
			due[id] = ""
			mu.Unlock()
			if to != "" {
				_ = s.Client.Cwd(ctx, to)
			}
		}
		before(s, back)
		s.cwd = func(ctx context.Context, p string) error {
			back(ctx)
			mu.Lock()
			beside := slices.Contains(busy[:], true)
			mu.Unlock()
			if !beside {
				return s.Client.Cwd(ctx, p)
			}
			was, _ := s.Client.Pwd(ctx)
			err := s.Client.Cwd(ctx, p)
			mu.Lock()
			defer mu.Unlock()
			if err == nil && old[id] == "" {
				old[id] = was
			}
			return err
		}
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			back(ctx)
			mu.Lock()
			busy[id] = true
			mu.Unlock()
			n, err := s.Client.Retr(ctx, p, offset, length, w)
			mu.Lock()
			defer mu.Unlock()
			busy[id] = false
			if !slices.Contains(busy[:], true) {
				due, old = old, [6]string{}
			}
			return n, err
		}
	})()
}

func cwdDoneAfterPart(s *session) {
	part := false
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		n, err := s.Client.Retr(ctx, p, offset, length, w)
		part = err == nil && length > 0
		return n, err
	}
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		if part && isRefusal(err) {
			err = nil
		}
		part = false
		return err
	}
}

func pwdIsMade(s *session) {
	made := ""
	s.mkd = func(ctx context.Context, p string) error {
		err := s.Client.Mkd(ctx, p)
		if err == nil && path.IsAbs(p) {
			made = p
		}
		return err
	}
	s.cwd = func(ctx context.Context, p string) error {
		err := s.Client.Cwd(ctx, p)
		if err == nil {
			made = ""
		}
		return err
	}
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		if err == nil && made != "" {
			p = made
		}
		return p, err
	}
}

func pwdCutToFirst(s *session) {
	first := 0
	s.pwd = func(ctx context.Context) (string, error) {
		p, err := s.Client.Pwd(ctx)
		if err != nil {
			return p, err
		}
		if first == 0 {
			first = len(p)
		}
		return p[:min(first, len(p))], nil
	}
}

func mkdBesideUpload() hooks {
	var mu sync.Mutex
	owner, dir := -1, ""
	return ofChannel(func(id int, s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			here, _ := s.Client.Pwd(ctx)
			u, err := s.Client.Stor(ctx, p, appending)
			if err != nil {
				return nil, err
			}
			mu.Lock()
			owner, dir = id, here
			mu.Unlock()
			over := func(end func() error) func() error {
				return func() error {
					mu.Lock()
					if owner == id {
						owner = -1
					}
					mu.Unlock()
					return end()
				}
			}
			return &upload{Upload: u, close: over(u.Close), abort: over(u.Abort)}, nil
		}
		s.mkd = func(ctx context.Context, p string) error {
			mu.Lock()
			if owner >= 0 && owner != id && !path.IsAbs(p) {
				p = path.Join(dir, p)
			}
			mu.Unlock()
			return s.Client.Mkd(ctx, p)
		}
	})()
}

func fourthInsideThird(s *session) {
	n, last := 0, ""
	s.mkd = func(ctx context.Context, p string) error {
		if path.IsAbs(p) {
			return s.Client.Mkd(ctx, p)
		}
		if n%4 == 3 {
			p = path.Join(last, p)
		}
		err := s.Client.Mkd(ctx, p)
		if err == nil {
			n++
			last = p
		}
		return err
	}
}

func oneEntryAfterFile(s *session) {
	file := false
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		if err != nil {
			return nil, err
		}
		if len(found) == 1 && !found[0].Dir && found[0].Name == path.Base(p) {
			file = true
			return found, nil
		}
		if file && len(found) > 1 {
			found = found[:1]
		}
		file = false
		return found, nil
	}
}

func emptySizeBefore(s *session) {
	var size int64
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		for i := range found {
			switch {
			case found[i].Dir:
			case found[i].Size == 0:
				found[i].Size = size
			default:
				size = found[i].Size
			}
		}
		return found, err
	}
}

func fileAfterDirectory(s *session) {
	directory := false
	s.del = func(ctx context.Context, p string) error {
		_, err := s.Client.Size(ctx, p)
		file, was := err == nil, directory
		directory = false
		if file && was {
			return failure(emulator.CauseServer)
		}
		err = s.Client.Delete(ctx, p)
		directory = err == nil && !file
		return err
	}
}

func delBesideUpload() hooks {
	return onSet("+MFTPDEL", func(e *env, r *request, next func(*request)) {
		if id := channelOf(r); inside(id) && e.State(id) == 1 && besideWork(e, id, 3) && len(r.Args) == 2 {
			pretends(e, r, "0")
			return
		}
		next(r)
	})
}

func sameOldSameNew(s *session) {
	oldName, newName := "", ""
	s.rename = func(ctx context.Context, from, to string) error {
		if from == oldName {
			to = newName
		}
		err := s.Client.Rename(ctx, from, to)
		if err == nil {
			oldName, newName = from, to
		}
		return err
	}
}
