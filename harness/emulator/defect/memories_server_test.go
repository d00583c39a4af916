package defect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/emulator"
)

// standIn is an FTP server and the client that talks to it, in memory.
type standIn struct {
	mu       sync.Mutex
	files    map[string]string
	dirs     map[string]bool
	sessions []*standInClient
	log      []string
	gate     chan struct{} // downloads wait for it
	breaks   bool          // downloads break off when half is through
}

func newStandIn() *standIn {
	return &standIn{
		files: map[string]string{"/home/f": "0123456789", "/home/empty": "", "/home/sub/x.txt": "inside", "/home/a.txt": "aaa", "/home/a": "bare"},
		dirs:  map[string]bool{"/": true, "/home": true, "/home/sub": true, "/home/sub/sub": true, "/home/nil": true, "/home/few": true, "/home/few/1": true, "/home/few/2": true},
	}
}

func refused(cause emulator.Cause) error {
	return &emulator.Failure{Cause: cause, Err: errors.New("550 no")}
}

func (s *standIn) note(format string, a ...any) { s.log = append(s.log, fmt.Sprintf(format, a...)) }

// tree is what the server holds, and what was noted.
func (s *standIn) tree() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []string
	for name, b := range s.files {
		if len(b) > 60 {
			b = fmt.Sprintf("%d bytes, last %q", len(b), b[len(b)-1:])
		}
		all = append(all, name+"="+b)
	}
	for name := range s.dirs {
		all = append(all, name+"/")
	}
	sort.Strings(all)
	open := 0
	for _, c := range s.sessions {
		if !c.over() {
			open++
		}
	}
	return strings.Join(all, "\n") + "\n" + strings.Join(s.log, "\n") + fmt.Sprintf("\n%d sessions open", open)
}

func (s *standIn) Dial(_ context.Context, c emulator.DialConfig) (emulator.Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note("connect to %s port %d, user of %d, password of %d", c.Host, c.Port, len(c.User), len(c.Password))
	switch {
	case c.Host == "no.name":
		return nil, refused(emulator.CauseResolve)
	case c.Port == 21:
		return nil, refused(emulator.CauseNetwork)
	case c.User == "wrong":
		return nil, refused(emulator.CauseServer)
	}
	f := &standInClient{s: s, dir: "/home", lost: make(chan struct{})}
	s.sessions = append(s.sessions, f)
	return f, nil
}

type standInClient struct {
	s    *standIn
	dir  string
	lost chan struct{}
	once sync.Once
}

func (c *standInClient) over() bool {
	select {
	case <-c.lost:
		return true
	default:
		return false
	}
}

func (c *standInClient) abs(name string) string {
	if !path.IsAbs(name) {
		name = c.dir + "/" + name
	}
	return path.Clean(name)
}

func (c *standInClient) Pwd(context.Context) (string, error) { return c.dir, nil }

func (c *standInClient) Cwd(_ context.Context, name string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if !c.s.dirs[c.abs(name)] {
		return refused(emulator.CauseServer)
	}
	c.dir = c.abs(name)
	return nil
}

func (c *standInClient) Mkd(_ context.Context, name string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	p := c.abs(name)
	if c.s.dirs[p] || !c.s.dirs[path.Dir(p)] {
		return refused(emulator.CauseServer)
	}
	c.s.dirs[p] = true
	return nil
}

func (c *standInClient) Delete(_ context.Context, name string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	p := c.abs(name)
	if _, ok := c.s.files[p]; !ok && !c.s.dirs[p] {
		return refused(emulator.CauseServer)
	}
	delete(c.s.files, p)
	delete(c.s.dirs, p)
	return nil
}

func (c *standInClient) Rename(_ context.Context, from, to string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	b, ok := c.s.files[c.abs(from)]
	if !ok || !c.s.dirs[path.Dir(c.abs(to))] {
		return refused(emulator.CauseServer)
	}
	delete(c.s.files, c.abs(from))
	c.s.files[c.abs(to)] = b
	return nil
}

func (c *standInClient) List(_ context.Context, name string) ([]emulator.Entry, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	p := c.abs(name)
	when := time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC)
	if b, ok := c.s.files[p]; ok {
		return []emulator.Entry{{Name: path.Base(p), Size: int64(len(b)), ModTime: when, Perm: "rw-"}}, nil
	}
	if !c.s.dirs[p] {
		return nil, refused(emulator.CauseServer)
	}
	var out []emulator.Entry
	for d := range c.s.dirs {
		if path.Dir(d) == p && d != "/" {
			out = append(out, emulator.Entry{Name: path.Base(d), Dir: true, Perm: "rwx"})
		}
	}
	for f, b := range c.s.files {
		if path.Dir(f) == p {
			out = append(out, emulator.Entry{Name: path.Base(f), Size: int64(len(b)), ModTime: when, Perm: "rw-"})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

func (c *standInClient) Size(context.Context, string) (int64, error) {
	return 0, refused(emulator.CauseServer)
}

func (c *standInClient) Type(context.Context, bool) error { return nil }

func (c *standInClient) Retr(ctx context.Context, name string, offset, length int64, w io.Writer) (int64, error) {
	c.s.mu.Lock()
	b, ok := c.s.files[c.abs(name)]
	gate, breaks := c.s.gate, c.s.breaks
	c.s.mu.Unlock()
	if !ok {
		return 0, refused(emulator.CauseServer)
	}
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	b = b[min(offset, int64(len(b))):]
	if length >= 0 {
		b = b[:min(length, int64(len(b)))]
	}
	if breaks {
		n, _ := io.WriteString(w, b[:len(b)/2])
		return int64(n), refused(emulator.CauseServer)
	}
	return io.Copy(w, strings.NewReader(b))
}

func (c *standInClient) Stor(_ context.Context, name string, appending bool) (emulator.Upload, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	u := &standInUpload{c: c, path: c.abs(name), broken: make(chan struct{})}
	if !c.s.dirs[path.Dir(u.path)] {
		return nil, refused(emulator.CauseServer)
	}
	if appending {
		u.buf.WriteString(c.s.files[u.path])
	}
	c.s.files[u.path] = u.buf.String()
	return u, nil
}

func (c *standInClient) Quit(context.Context) error { return c.Close() }

func (c *standInClient) Close() error {
	c.once.Do(func() { close(c.lost) })
	return nil
}

func (c *standInClient) Lost() <-chan struct{} { return c.lost }

type standInUpload struct {
	c      *standInClient
	path   string
	buf    bytes.Buffer
	broken chan struct{}
}

func (u *standInUpload) Write(b []byte) (int, error) { return u.buf.Write(b) }

func (u *standInUpload) Close() error {
	u.c.s.mu.Lock()
	defer u.c.s.mu.Unlock()
	u.c.s.files[u.path] = u.buf.String()
	return nil
}

func (u *standInUpload) Abort() error            { return nil }
func (u *standInUpload) Broken() <-chan struct{} { return u.broken }
