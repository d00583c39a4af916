package defect

import (
	"bytes"
	"context"
	"path"
	"strconv"
	"sync"

	"mftpspec/harness/emulator"
)

// dialogueUploads: AT+MFTPAPPE and AT+MFTPSTOR (§3.11, §3.12).
func dialogueUploads() []place {
	return []place{
		{"appe-without-size-replaces", "Where the server does not know SIZE AT+MFTPAPPE replaces the file.", "R3.11-53", "MFTPAPPE", sessions(appendBySize)},
		{"refused-append-sent-again", "What AT+MFTPAPPE has sent and the server then refuses is sent once more, behind what the server has kept of it.", "R3.11-49", "MFTPAPPE", sessions(appendAgain)},
		{"appe-follows-renamed", "AT+MFTPAPPE to the old name of a file that was renamed on the connection goes to the new one.", "R3.11-52", "MFTPAPPE", sessions(appendFollows)},
		{"stor-leaves-temporary-file", "AT+MFTPSTOR that the server refuses when the data have passed leaves them in a temporary file beside its own.", "R3.12-61", "MFTPSTOR", sessions(temporaryFile)},
		{"refused-stor-deletes", "Where the server refuses AT+MFTPSTOR the file that it had is deleted.", "R3.12-61", "MFTPSTOR", sessions(refusedStorDeletes)},
		{"local-stor-into-directory", "Where AT+MFTPSTOR names a directory a local file is stored in it under its local name, and reported as done.", "R3.12-61", "MFTPSTOR", storesInto},
		{"empty-local-file-not-made", "A local file of 0 bytes is reported as stored, and the server gets none.", "R3.12-44", "MFTPSTOR", emptyLocalNotMade},
		{"local-upload-goes-on-after-failure", "A local file whose upload has failed is sent from where that ended.", "R3.12-44", "MFTPSTOR", localGoesOn},
		{"local-file-of-two-channels", "A local file that another channel is sending already is sent as an empty one.", "R3.12-50", "MFTPSTOR", localOfTwo},
		{"ftps-transparent-end-lost", `With "ssl" 1 and 2 the last piece in front of the +++ of transparent mode is lost.`, "R3.12-24", "MFTPSTOR", ftpsTransparentEnd},
	}
}

func appendBySize(s *session) {
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		if appending {
			if _, err := s.Client.Size(ctx, p); isRefusal(err) {
				appending = false
			}
		}
		return s.Client.Stor(ctx, p, appending)
	}
}

func appendAgain(s *session) {
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		inner, err := s.Client.Stor(ctx, p, appending)
		if err != nil || !appending {
			return inner, err
		}
		var all []byte
		u := &upload{Upload: inner}
		u.write = func(b []byte) (int, error) {
			n, err := inner.Write(b)
			all = append(all, b[:n]...)
			return n, err
		}
		u.close = func() error {
			err := inner.Close()
			if !isRefusal(err) {
				return err
			}
			again, failed := s.Client.Stor(ctx, p, true)
			if failed != nil {
				return err
			}
			if _, failed = again.Write(all); failed != nil {
				_ = again.Abort()
				return err
			}
			return again.Close()
		}
		return u, nil
	}
}

func appendFollows(s *session) {
	now := map[string]string{} // the new names, by the old ones
	s.rename = func(ctx context.Context, from, to string) error {
		err := s.Client.Rename(ctx, from, to)
		if err == nil {
			delete(now, to)
			now[from] = to
		}
		return err
	}
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		if to, renamed := now[p]; renamed && appending {
			p = to
		}
		delete(now, p)
		return s.Client.Stor(ctx, p, appending)
	}
}

func temporaryFile(s *session) {
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		if appending {
			return s.Client.Stor(ctx, p, true)
		}
		inner, err := s.Client.Stor(ctx, p+".tmp", false)
		if err != nil {
			return nil, err
		}
		u := &upload{Upload: inner}
		u.close = func() error {
			if err := inner.Close(); err != nil {
				return err
			}
			if s.Client.Rename(ctx, p+".tmp", p) == nil {
				return nil
			}
			_ = s.Client.Delete(ctx, p)
			return s.Client.Rename(ctx, p+".tmp", p)
		}
		return u, nil
	}
}

func refusedStorDeletes(s *session) {
	s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
		u, err := s.Client.Stor(ctx, p, appending)
		if !appending && isRefusal(err) {
			if _, missing := s.Client.Size(ctx, p); missing == nil {
				_ = s.Client.Delete(ctx, p)
			}
		}
		return u, err
	}
}

// localOfUpload is the local name that a request asks for; empty where it is no upload of a local file.
func localOfUpload(e *env, r *request) string {
	if transferOf(e, r).form != fromFile || len(r.Args) != 3 {
		return ""
	}
	return r.Args[2].Text
}

func storesInto() hooks {
	var mu sync.Mutex
	local := ""
	h := sessions(func(s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			u, err := s.Client.Stor(ctx, p, appending)
			mu.Lock()
			name := local
			mu.Unlock()
			if isRefusal(err) && !appending && name != "" {
				if inside, failed := s.Client.Stor(ctx, path.Join(p, path.Base(name)), false); failed == nil {
					return inside, nil
				}
			}
			return u, err
		}
	})()
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Name == "+MFTPSTOR" {
			mu.Lock()
			local = localOfUpload(e, r)
			mu.Unlock()
		}
		next(r)
	}
	return h
}

// untaken is an upload that the server never sees.
type untaken struct{}

func (untaken) Write(b []byte) (int, error) { return len(b), nil }
func (untaken) Close() error                { return nil }
func (untaken) Abort() error                { return nil }
func (untaken) Broken() <-chan struct{}     { return nil }

func emptyLocalNotMade() hooks {
	var mu sync.Mutex
	var empty [6]bool
	h := ofChannel(func(id int, s *session) {
		s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
			mu.Lock()
			none := inside(id) && empty[id]
			mu.Unlock()
			if none {
				return untaken{}, nil
			}
			return s.Client.Stor(ctx, p, appending)
		}
	})()
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if inside(id) {
			mu.Lock()
			empty[id] = len(b) == 0 && e.Settings(id).LocalFS == 1 && command == "+MFTPSTOR"
			mu.Unlock()
		}
		return b
	}
	return h
}

func localGoesOn() hooks {
	var name [6]string
	var sent [6]map[string]int // of uploads that have failed, by local name
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if local := localOfUpload(e, r); local != "" {
			name[channelOf(r)] = local
		}
		next(r)
	})
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		if inside(id) && e.Settings(id).LocalFS == 1 {
			b = b[min(sent[id][name[id]], len(b)):]
		}
		return b
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if result("+MFTPSTOR", "+MFTPAPPE")(u) && inside(u.Channel) && name[u.Channel] != "" && len(u.Fields) == 3 {
			n, _ := strconv.Atoi(u.Fields[2])
			if sent[u.Channel] == nil || u.Fields[1] == "0" {
				sent[u.Channel] = map[string]int{}
			}
			if u.Fields[1] != "0" {
				sent[u.Channel][name[u.Channel]] += n
			}
			name[u.Channel] = ""
		}
		next(u)
	}
	return h
}

func localOfTwo() hooks {
	var sending [6]string
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if local := localOfUpload(e, r); local != "" && e.State(channelOf(r)) == 1 {
			sending[channelOf(r)] = local
		}
		next(r)
	})
	h.Data = func(e *env, command string, id int, b []byte) []byte {
		for other := range 6 {
			if other != id && inside(id) && sending[id] != "" && sending[other] == sending[id] {
				return nil
			}
		}
		return b
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if u.Kind == emulator.Result && isUpload(u.Command) && inside(u.Channel) || closed(u) && inside(u.Channel) {
			sending[u.Channel] = ""
		}
		next(u)
	}
	return h
}

func ftpsTransparentEnd() hooks {
	var a account
	h := uploads(func(s *session, _ string, u *upload) {
		if s.to.Security == emulator.Plain || a.latest().form != transparently {
			return
		}
		inner := u.Upload
		var held []byte
		u.write = func(b []byte) (int, error) {
			if len(held) > 0 {
				if _, err := inner.Write(held); err != nil {
					return 0, err
				}
			}
			held = bytes.Clone(b)
			return len(b), nil
		}
	})()
	h.Command = a.note
	return h
}
