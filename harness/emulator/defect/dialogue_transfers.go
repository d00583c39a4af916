package defect

import (
	"bytes"
	"context"
	"net"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// dialogueDownloads: AT+MFTPRETR (§3.10).
func dialogueDownloads() []place {
	return []place{
		{"early-data-lost", "Data of a download that the server sends well before its 150 are lost.", "R3.10-12", "MFTPRETR", earlyDataLost},
		{"second-preliminary-is-failure", "A transfer in which the server gives a second preliminary reply is reported as failed.", "R3.10-12", "MFTPRETR", secondPreliminary},
		{"last-reply-to-range-not-awaited", "The last reply to a download with a length is not waited for: one that comes late is taken for the answer to the next command.", "R3.4-13", "MFTPRETR", rangeHurries},
		{"ftps-range-fails", `With "ssl" 1 and 2 a download that ends before the file does fails.`, "R3.10-31", "MFTPRETR", sessions(ftpsRange)},
		{"retr-slash-is-list", "AT+MFTPRETR of the name of a directory with a slash behind it gives the names in it as contents.", "R3.10-12", "MFTPRETR", sessions(slashIsList)},
		{"local-name-locked-after-broken-download", "The local name of a download that broke off when data had come cannot be written by a later one.", "R3.10-28", "MFTPRETR", localNameLocked},
		{"third-local-download-fails", "While two channels download to local files a third one cannot.", "R3.10-28", "MFTPRETR", thirdLocal},
		{"local-offset-resumes", "Where the offset of a download is the size of the local file the data are added to that.", "R3.10-28", "MFTPRETR", offsetResumes},
		{"local-file-written-late", "A local file of more than 4096 bytes is written a second after its download was reported as done.", "R3.10-28", "MFTPRETR", writtenLate},
	}
}

// early is a data connection of which what comes before the reply is dropped.
type early struct {
	relay *relay
	conn  *net.TCPConn
	open  bool // the reply has come
}

// drop takes what is there, and asks again in a while.
func (d *early) drop() {
	d.relay.mu.Lock()
	defer d.relay.mu.Unlock()
	if d.open {
		return
	}
	buf := make([]byte, 64<<10)
	for {
		_ = d.conn.SetReadDeadline(time.Now().Add(time.Millisecond))
		if _, err := d.conn.Read(buf); err != nil {
			break
		}
	}
	_ = d.conn.SetReadDeadline(time.Time{})
	time.AfterFunc(100*time.Millisecond, d.drop)
}

func earlyDataLost() hooks {
	return relays(func(_ int, r *relay) {
		var latest *early
		r.data = func(conn *net.TCPConn) net.Conn {
			r.mu.Lock()
			defer r.mu.Unlock()
			latest = &early{relay: r, conn: conn}
			return conn
		}
		r.order = func(line string) {
			if verbOf(line) == "RETR" && latest != nil {
				latest.open = false
				time.AfterFunc(100*time.Millisecond, latest.drop)
			}
			r.server(line)
		}
		r.reply = func(line string) {
			if latest != nil {
				latest.open = true
			}
			r.module(line)
		}
		r.over = func(net.Conn) bool {
			r.mu.Lock()
			defer r.mu.Unlock()
			if latest != nil {
				latest.open = true
			}
			return true
		}
	})()
}

func secondPreliminary() hooks {
	return relays(func(_ int, r *relay) {
		transfers, begun := false, false
		r.order = func(line string) {
			begun = false
			switch verbOf(line) {
			case "RETR", "STOR", "APPE", "LIST":
				transfers = true
			default:
				transfers = false
			}
			r.server(line)
		}
		r.reply = func(line string) {
			last, preliminary := lastLine(line)
			switch {
			case last && preliminary && transfers && begun:
				line = "451 not expected"
			case last:
				begun = preliminary
			}
			r.module(line)
		}
	})()
}

func rangeHurries() hooks {
	var ranged atomic.Bool
	h := relays(func(_ int, r *relay) { r.hurries("RETR", ranged.Load) })()
	connects := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		if r.Name == "+MFTPRETR" && r.Form == emulator.Set {
			ranged.Store(len(r.Args) == 5)
		}
		connects(e, r, next)
	}
	return h
}

func ftpsRange(s *session) {
	if s.to.Security == emulator.Plain {
		return
	}
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		n, err := s.Client.Retr(ctx, p, offset, length, w)
		if err == nil && length > 0 && n == length {
			if size, failed := s.Client.Size(ctx, p); failed == nil && offset+length < size {
				err = failure(emulator.CauseNetwork)
			}
		}
		return n, err
	}
}

func slashIsList(s *session) {
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		if !strings.HasSuffix(p, "/") {
			return s.Client.Retr(ctx, p, offset, length, w)
		}
		found, err := s.Client.List(ctx, p)
		if err != nil {
			return 0, err
		}
		var names bytes.Buffer
		for _, f := range found {
			names.WriteString(f.Name + "\r\n")
		}
		n, err := w.Write(names.Bytes())
		return int64(n), err
	}
}

// localOfDownload is the local name that a request asks for; empty where it is no download to a local file
// that can begin.
func localOfDownload(e *env, r *request) string {
	id := channelOf(r)
	if r.Name != "+MFTPRETR" || r.Form != emulator.Set || !inside(id) || e.Settings(id).LocalFS != 1 || e.State(id) != 1 || len(r.Args) < 3 {
		return ""
	}
	return r.Args[2].Text
}

func localNameLocked() hooks {
	var mu sync.Mutex
	var some [6]bool // data have come
	var name [6]string
	locked := map[string]bool{}
	h := ofChannel(func(id int, s *session) {
		s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
			n, err := s.Client.Retr(ctx, p, offset, length, w)
			mu.Lock()
			defer mu.Unlock()
			if inside(id) {
				some[id] = n > 0
			}
			return n, err
		}
	})()
	connects := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		if local := localOfDownload(e, r); local != "" {
			if locked[local] {
				pretends(e, r, "18")
				return
			}
			name[channelOf(r)] = local
		}
		connects(e, r, next)
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if result("+MFTPRETR")(u) && inside(u.Channel) {
			mu.Lock()
			if failed()(u) && some[u.Channel] && name[u.Channel] != "" {
				locked[name[u.Channel]] = true
			}
			some[u.Channel], name[u.Channel] = false, ""
			mu.Unlock()
		}
		next(u)
	}
	return h
}

func thirdLocal() hooks {
	return onSet("+MFTPRETR", func(e *env, r *request, next func(*request)) {
		if localOfDownload(e, r) != "" {
			others := 0
			for other := range 6 {
				if other != channelOf(r) && e.State(other) == 2 && e.Settings(other).LocalFS == 1 {
					others++
				}
			}
			if others >= 2 {
				pretends(e, r, "18")
				return
			}
		}
		next(r)
	})
}

// putting is a file system with another way to store a file.
type putting struct {
	emulator.Storage
	put func(name string, data []byte) error
}

func (p putting) Put(name string, data []byte) error { return p.put(name, data) }

func offsetResumes() hooks {
	offsets := map[string]int{} // of downloads under way, by local name
	h := onSet("", func(e *env, r *request, next func(*request)) {
		if local := localOfDownload(e, r); local != "" {
			delete(offsets, local)
			if len(r.Args) > 3 {
				offsets[local], _ = strconv.Atoi(r.Args[3].Text)
			}
		}
		next(r)
	})
	h.Storage = func(next emulator.Storage) emulator.Storage {
		return putting{next, func(name string, data []byte) error {
			old, _ := next.Get(name)
			if n := offsets[name]; n > 0 && n == len(old) {
				data = append(bytes.Clone(old), data...)
			}
			delete(offsets, name)
			return next.Put(name, data)
		}}
	}
	h.Output = func(e *env, u unit, next func(unit)) {
		if failed("+MFTPRETR")(u) {
			clear(offsets)
		}
		next(u)
	}
	return h
}

func writtenLate() hooks {
	var module *env
	due := map[string]bool{} // local names of downloads under way
	h := onSet("", func(e *env, r *request, next func(*request)) {
		module = e
		if local := localOfDownload(e, r); local != "" {
			due[local] = true
		}
		next(r)
	})
	h.Storage = func(next emulator.Storage) emulator.Storage {
		return putting{next, func(name string, data []byte) error {
			late := due[name] && len(data) > 4096
			delete(due, name)
			if !late {
				return next.Put(name, data)
			}
			kept := bytes.Clone(data)
			module.After(time.Second, func() { _ = next.Put(name, kept) })
			return nil
		}}
	}
	return h
}

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
