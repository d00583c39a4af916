// Package standin stands for an FTP server in the tests of the emulator and of its defects: a tree
// of files in memory, and sessions that work in it. Only tests use it. It must never know of the
// emulator, whose own tests say what an error is.
package standin

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// Server is a tree of files with the sessions on it. Its fields are read and written within
// Set or Await.
type Server struct {
	Files    map[string][]byte // by absolute path
	Dirs     map[string]bool
	Sessions []*Session
	Got      int // bytes of uploads that have come so far

	Gate     chan struct{} // transfers wait for it to be closed; nil: they do not
	Breaks   bool          // downloads break off when half is through
	PwdErr   error
	RetrErr  error // comes when the data have been written
	StorErr  error
	WriteErr error

	no, lost error
	mu       sync.Mutex
	changed  chan struct{} // closed and replaced when something may have changed
}

// New is a server with these directories. What it refuses fails with no, and what waits in
// a session that ends with lost.
func New(no, lost error, dirs ...string) *Server {
	s := &Server{Files: map[string][]byte{}, Dirs: map[string]bool{"/": true}, no: no, lost: lost, changed: make(chan struct{})}
	for _, d := range dirs {
		s.Dirs[d] = true
	}
	return s
}

// Set changes the server.
func (s *Server) Set(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	close(s.changed)
	s.changed = make(chan struct{})
}

// Await waits until something holds of the server, and says whether it has come to that
// within the limit.
func (s *Server) Await(limit time.Duration, holds func() bool) bool {
	late := time.NewTimer(limit)
	defer late.Stop()
	for {
		s.mu.Lock()
		yes, changed := holds(), s.changed
		s.mu.Unlock()
		if yes {
			return true
		}
		select {
		case <-changed:
		case <-late.C:
			return false
		}
	}
}

// File is what a file has; has is false where there is none.
func (s *Server) File(name string) (data []byte, has bool) {
	s.Set(func() { data, has = s.Files[name] })
	return data, has
}

// IsDir says whether there is such a directory.
func (s *Server) IsDir(name string) (is bool) {
	s.Set(func() { is = s.Dirs[name] })
	return is
}

// Names are the files, and the directories with a slash behind, in order.
func (s *Server) Names() (all []string) {
	s.Set(func() {
		all = slices.Collect(maps.Keys(s.Files))
		for d := range s.Dirs {
			all = append(all, d+"/")
		}
	})
	slices.Sort(all)
	return all
}

// Open begins a session in a directory.
func (s *Server) Open(dir string) *Session {
	c := &Session{s: s, dir: dir, lost: make(chan struct{})}
	s.Set(func() { s.Sessions = append(s.Sessions, c) })
	return c
}

// try does something that the server may refuse.
func (s *Server) try(f func() bool) (err error) {
	s.Set(func() {
		if !f() {
			err = s.no
		}
	})
	return err
}

// Session is one session: an emulator.Client but for List and Stor, whose types are the
// emulator's.
type Session struct {
	s    *Server
	dir  string
	lost chan struct{}
	once sync.Once

	Quitted bool // read within Set
}

// Abs is a name as an absolute path.
func (c *Session) Abs(name string) string {
	if !path.IsAbs(name) {
		name = c.dir + "/" + name
	}
	return path.Clean(name)
}

// Over says whether the session has ended.
func (c *Session) Over() bool {
	select {
	case <-c.lost:
		return true
	default:
		return false
	}
}

func (c *Session) Pwd(context.Context) (dir string, err error) {
	c.s.Set(func() { dir, err = c.dir, c.s.PwdErr })
	return dir, err
}

func (c *Session) Cwd(_ context.Context, name string) error {
	return c.s.try(func() bool {
		p := c.Abs(name)
		if c.s.Dirs[p] {
			c.dir = p
		}
		return c.s.Dirs[p]
	})
}

func (c *Session) Mkd(_ context.Context, name string) error {
	return c.s.try(func() bool {
		p := c.Abs(name)
		if c.s.Dirs[p] || !c.s.Dirs[path.Dir(p)] {
			return false
		}
		c.s.Dirs[p] = true
		return true
	})
}

// Delete deletes a file or a directory.
func (c *Session) Delete(_ context.Context, name string) error {
	return c.s.try(func() bool {
		p := c.Abs(name)
		_, has := c.s.Files[p]
		has = has || c.s.Dirs[p]
		delete(c.s.Files, p)
		delete(c.s.Dirs, p)
		return has
	})
}

func (c *Session) Rename(_ context.Context, from, to string) error {
	return c.s.try(func() bool {
		was, is := c.Abs(from), c.Abs(to)
		b, file := c.s.Files[was]
		switch {
		case !c.s.Dirs[path.Dir(is)]:
			return false
		case file:
			delete(c.s.Files, was)
			c.s.Files[is] = b
		case c.s.Dirs[was]:
			delete(c.s.Dirs, was)
			c.s.Dirs[is] = true
		default:
			return false
		}
		return true
	})
}

// Entry is one file or directory in a listing.
type Entry struct {
	Name string
	Dir  bool
	Size int64
}

// Entries are those of a directory in the order of their names, or a file alone.
func (c *Session) Entries(name string) (all []Entry, err error) {
	p := c.Abs(name)
	err = c.s.try(func() bool {
		if b, ok := c.s.Files[p]; ok {
			all = []Entry{{Name: path.Base(p), Size: int64(len(b))}}
			return true
		}
		for d := range c.s.Dirs {
			if path.Dir(d) == p && d != "/" {
				all = append(all, Entry{Name: path.Base(d), Dir: true})
			}
		}
		for f, b := range c.s.Files {
			if path.Dir(f) == p {
				all = append(all, Entry{Name: path.Base(f), Size: int64(len(b))})
			}
		}
		return c.s.Dirs[p]
	})
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return all, err
}

func (c *Session) Size(_ context.Context, name string) (n int64, err error) {
	err = c.s.try(func() bool {
		b, ok := c.s.Files[c.Abs(name)]
		n = int64(len(b))
		return ok
	})
	return n, err
}

func (c *Session) Type(context.Context, bool) error { return nil }

// pass waits for the gate.
func (c *Session) pass(ctx context.Context) error {
	var gate chan struct{}
	c.s.Set(func() { gate = c.s.Gate })
	if gate == nil {
		return nil
	}
	select {
	case <-gate:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-c.lost:
		return c.s.lost
	}
}

// Retr writes length bytes of a file (-1: all) from offset to w, in pieces.
func (c *Session) Retr(ctx context.Context, name string, offset, length int64, w io.Writer) (int64, error) {
	var b []byte
	var after error
	if err := c.s.try(func() (has bool) {
		b, has = c.s.Files[c.Abs(name)]
		return has
	}); err != nil {
		return 0, err
	}
	if err := c.pass(ctx); err != nil {
		return 0, err
	}
	b = b[min(offset, int64(len(b))):]
	if length >= 0 {
		b = b[:min(length, int64(len(b)))]
	}
	c.s.Set(func() {
		after = c.s.RetrErr
		if c.s.Breaks {
			b, after = b[:len(b)/2], c.s.no
		}
	})
	n, err := io.CopyBuffer(struct{ io.Writer }{w}, bytes.NewReader(b), make([]byte, 700))
	return n, cmp.Or(err, after)
}

// Upload opens an upload.
func (c *Session) Upload(name string, appending bool) (*Upload, error) {
	u := &Upload{c: c, path: c.Abs(name), broken: make(chan struct{})}
	var broken error
	err := c.s.try(func() bool {
		broken = c.s.StorErr
		if broken != nil || !c.s.Dirs[path.Dir(u.path)] {
			return false
		}
		if appending {
			u.data = bytes.Clone(c.s.Files[u.path])
		}
		c.s.Files[u.path] = u.data
		return true
	})
	return u, cmp.Or(broken, err)
}

func (c *Session) Quit(context.Context) error {
	c.s.Set(func() { c.Quitted = true })
	return c.Close()
}

// Close ends the session from either side.
func (c *Session) Close() error {
	c.once.Do(func() { close(c.lost) })
	c.s.Set(func() {})
	return nil
}

func (c *Session) Lost() <-chan struct{} { return c.lost }

// Upload is a file on its way to the server: an emulator.Upload.
type Upload struct {
	c      *Session
	path   string
	data   []byte
	broken chan struct{}
	once   sync.Once
}

func (u *Upload) Write(b []byte) (n int, err error) {
	if err := u.c.pass(context.Background()); err != nil {
		return 0, err
	}
	u.c.s.Set(func() {
		if err = u.c.s.WriteErr; err == nil {
			n = len(b)
			u.data = append(u.data, b...)
			u.c.s.Got += n
		}
	})
	if err != nil {
		_ = u.Abort()
	}
	return n, err
}

func (u *Upload) Close() error {
	u.c.s.Set(func() { u.c.s.Files[u.path] = bytes.Clone(u.data) })
	return u.Abort()
}

func (u *Upload) Abort() error {
	u.once.Do(func() { close(u.broken) })
	return nil
}

func (u *Upload) Broken() <-chan struct{} { return u.broken }
