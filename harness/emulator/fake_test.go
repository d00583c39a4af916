package emulator

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"path"
	"sort"
	"strings"
	"sync"
	"time"
)

// fakeServer stands for an FTP server and for the client that talks to it: one
// tree of files, one session per Dial. Its fields may be set while it is used.
type fakeServer struct {
	mu       sync.Mutex
	files    map[string][]byte // absolute path to content
	dirs     map[string]bool
	dialErr  error
	dials    []DialConfig
	sessions []*fakeClient
	gate     chan struct{} // if set, Retr and uploads wait for it to be closed
	retrErr  error         // comes when the data have been written
	storErr  error
	writeErr error
	opErr    error
}

func newFakeServer() *fakeServer {
	return &fakeServer{files: map[string][]byte{}, dirs: map[string]bool{"/": true, "/home": true, "/home/uftp": true, "/home/uftp/test": true}}
}

func (s *fakeServer) set(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

func (s *fakeServer) file(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.files[name])
}

// Dial is a Dialer.
func (s *fakeServer) Dial(_ context.Context, c DialConfig) (Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dials = append(s.dials, c)
	if s.dialErr != nil {
		return nil, s.dialErr
	}
	f := &fakeClient{s: s, dir: "/home/uftp", lost: make(chan struct{})}
	s.sessions = append(s.sessions, f)
	return f, nil
}

type fakeClient struct {
	s     *fakeServer
	dir   string
	ascii bool
	lost  chan struct{}
	once  sync.Once
	quit  bool
}

var errNo = failure(CauseServer, errors.New("550 no"))

func (c *fakeClient) abs(name string) string {
	if !strings.HasPrefix(name, "/") {
		name = c.dir + "/" + name
	}
	return path.Clean(name)
}

func (c *fakeClient) Pwd(context.Context) (string, error) { return c.dir, c.fail() }

func (c *fakeClient) fail() error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.s.opErr
}

func (c *fakeClient) Cwd(_ context.Context, name string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if !c.s.dirs[c.abs(name)] {
		return errNo
	}
	c.dir = c.abs(name)
	return nil
}

func (c *fakeClient) Mkd(_ context.Context, name string) error {
	c.s.set(func() { c.s.dirs[c.abs(name)] = true })
	return nil
}

func (c *fakeClient) Delete(_ context.Context, name string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	p := c.abs(name)
	if _, ok := c.s.files[p]; !ok && !c.s.dirs[p] {
		return errNo
	}
	delete(c.s.files, p)
	delete(c.s.dirs, p)
	return nil
}

func (c *fakeClient) Rename(_ context.Context, from, to string) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if b, ok := c.s.files[c.abs(from)]; ok {
		delete(c.s.files, c.abs(from))
		c.s.files[c.abs(to)] = b
		return nil
	}
	if c.s.dirs[c.abs(from)] {
		delete(c.s.dirs, c.abs(from))
		c.s.dirs[c.abs(to)] = true
		return nil
	}
	return errNo
}

func (c *fakeClient) List(_ context.Context, name string) ([]Entry, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	p := c.abs(name)
	when := time.Date(2022, 8, 18, 7, 40, 0, 0, time.UTC)
	if b, ok := c.s.files[p]; ok {
		return []Entry{{Name: path.Base(p), Size: int64(len(b)), ModTime: when, Perm: "rw-"}}, nil
	}
	if !c.s.dirs[p] {
		return nil, errNo
	}
	var out []Entry
	for d := range c.s.dirs {
		if path.Dir(d) == p && d != "/" {
			out = append(out, Entry{Name: path.Base(d), Dir: true, Perm: "rwx"})
		}
	}
	for f, b := range c.s.files {
		if path.Dir(f) == p {
			out = append(out, Entry{Name: path.Base(f), Size: int64(len(b)), ModTime: when, Perm: "rw-"})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

func (c *fakeClient) Size(_ context.Context, name string) (int64, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return int64(len(c.s.files[c.abs(name)])), nil
}

func (c *fakeClient) Type(_ context.Context, ascii bool) error {
	c.ascii = ascii
	return nil
}

func (c *fakeClient) wait(ctx context.Context) error {
	c.s.mu.Lock()
	gate := c.s.gate
	c.s.mu.Unlock()
	if gate == nil {
		return nil
	}
	select {
	case <-gate:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-c.lost:
		return failure(CauseNetwork, errors.New("lost"))
	}
}

func (c *fakeClient) Retr(ctx context.Context, name string, offset, length int64, w io.Writer) (int64, error) {
	c.s.mu.Lock()
	b, ok := c.s.files[c.abs(name)]
	after := c.s.retrErr
	c.s.mu.Unlock()
	if !ok {
		return 0, errNo
	}
	if err := c.wait(ctx); err != nil {
		return 0, err
	}
	b = b[min(offset, int64(len(b))):]
	if length >= 0 {
		b = b[:min(length, int64(len(b)))]
	}
	n, err := io.CopyBuffer(struct{ io.Writer }{w}, bytes.NewReader(b), make([]byte, 700))
	return n, cmp.Or(err, after)
}

func (c *fakeClient) Stor(_ context.Context, name string, appending bool) (Upload, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.s.storErr != nil {
		return nil, c.s.storErr
	}
	u := &fakeUpload{c: c, path: c.abs(name), broken: make(chan struct{})}
	if appending {
		u.buf = append(u.buf, c.s.files[u.path]...)
	}
	return u, nil
}

func (c *fakeClient) Quit(context.Context) error {
	c.s.set(func() { c.quit = true })
	return c.Close()
}

func (c *fakeClient) Close() error {
	c.once.Do(func() { close(c.lost) })
	return nil
}

func (c *fakeClient) Lost() <-chan struct{} { return c.lost }

type fakeUpload struct {
	c      *fakeClient
	path   string
	buf    []byte
	broken chan struct{}
	once   sync.Once
}

func (u *fakeUpload) Write(b []byte) (int, error) {
	if err := u.c.wait(context.Background()); err != nil {
		return 0, err
	}
	u.c.s.mu.Lock()
	defer u.c.s.mu.Unlock()
	if u.c.s.writeErr != nil {
		u.once.Do(func() { close(u.broken) })
		return 0, u.c.s.writeErr
	}
	u.buf = append(u.buf, b...)
	return len(b), nil
}

func (u *fakeUpload) Close() error {
	u.c.s.set(func() { u.c.s.files[u.path] = bytes.Clone(u.buf) })
	u.once.Do(func() { close(u.broken) })
	return nil
}

func (u *fakeUpload) Abort() error {
	u.once.Do(func() { close(u.broken) })
	return nil
}

func (u *fakeUpload) Broken() <-chan struct{} { return u.broken }
