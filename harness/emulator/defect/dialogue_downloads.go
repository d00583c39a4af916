package defect

import (
	"bytes"
	"context"
	"net"
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
