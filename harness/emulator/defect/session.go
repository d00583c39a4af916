package defect

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"mftpspec/harness/emulator"
)

// session is an FTP session some of whose operations are done in another way: in
// that of the functions set, each of which may use Client for the right one. They
// run on the worker of the channel.
type session struct {
	emulator.Client
	to emulator.DialConfig

	pwd    func(context.Context) (string, error)
	cwd    func(context.Context, string) error
	mkd    func(context.Context, string) error
	del    func(context.Context, string) error
	rename func(ctx context.Context, from, to string) error
	list   func(context.Context, string) ([]emulator.Entry, error)
	ascii  func(context.Context, bool) error
	retr   func(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error)
	stor   func(ctx context.Context, path string, appending bool) (emulator.Upload, error)
	quit   func(context.Context) error
	close  func() error
}

// whileOpen is a session that counts as open until it is closed.
func whileOpen(client emulator.Client, to emulator.DialConfig, open *atomic.Int32) *session {
	open.Add(1)
	over := sync.OnceFunc(func() { open.Add(-1) })
	return &session{Client: client, to: to, close: func() error {
		over()
		return client.Close()
	}}
}

func (s *session) Pwd(ctx context.Context) (string, error) {
	if s.pwd != nil {
		return s.pwd(ctx)
	}
	return s.Client.Pwd(ctx)
}

func (s *session) Cwd(ctx context.Context, path string) error {
	if s.cwd != nil {
		return s.cwd(ctx, path)
	}
	return s.Client.Cwd(ctx, path)
}

func (s *session) Mkd(ctx context.Context, path string) error {
	if s.mkd != nil {
		return s.mkd(ctx, path)
	}
	return s.Client.Mkd(ctx, path)
}

func (s *session) Delete(ctx context.Context, path string) error {
	if s.del != nil {
		return s.del(ctx, path)
	}
	return s.Client.Delete(ctx, path)
}

func (s *session) Rename(ctx context.Context, from, to string) error {
	if s.rename != nil {
		return s.rename(ctx, from, to)
	}
	return s.Client.Rename(ctx, from, to)
}

func (s *session) List(ctx context.Context, path string) ([]emulator.Entry, error) {
	if s.list != nil {
		return s.list(ctx, path)
	}
	return s.Client.List(ctx, path)
}

func (s *session) Type(ctx context.Context, ascii bool) error {
	if s.ascii != nil {
		return s.ascii(ctx, ascii)
	}
	return s.Client.Type(ctx, ascii)
}

func (s *session) Retr(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error) {
	if s.retr != nil {
		return s.retr(ctx, path, offset, length, w)
	}
	return s.Client.Retr(ctx, path, offset, length, w)
}

func (s *session) Stor(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
	if s.stor != nil {
		return s.stor(ctx, path, appending)
	}
	return s.Client.Stor(ctx, path, appending)
}

func (s *session) Quit(ctx context.Context) error {
	if s.quit != nil {
		return s.quit(ctx)
	}
	return s.Client.Quit(ctx)
}

func (s *session) Close() error {
	if s.close != nil {
		return s.close()
	}
	return s.Client.Close()
}

// dialling wraps the making of sessions.
func dialling(dial func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error)) func() hooks {
	return stateless(hooks{Dial: func(next emulator.Dialer) emulator.Dialer {
		return func(ctx context.Context, c emulator.DialConfig) (emulator.Client, error) { return dial(ctx, c, next) }
	}})
}

// dials alters where and how sessions are made.
func dials(change func(c *emulator.DialConfig)) func() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		change(&c)
		return next(ctx, c)
	})
}

// sessions alters the operations of every session.
func sessions(change func(s *session)) func() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s := &session{Client: client, to: c}
		change(s)
		return s, nil
	})
}

// isRefusal says whether the server has refused.
func isRefusal(err error) bool {
	f, ok := errors.AsType[*emulator.Failure](err)
	return ok && f.Cause == emulator.CauseServer
}

// failure is an operation that goes wrong by the module's own doing.
func failure(cause emulator.Cause) error {
	return &emulator.Failure{Cause: cause, Err: errors.New("defect: refused by the firmware")}
}

// downloads alters the parameters and the destination of a download.
func downloads(change func(offset, length *int64, w io.Writer) io.Writer) func() hooks {
	return sessions(func(s *session) {
		s.retr = func(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error) {
			if other := change(&offset, &length, w); other != nil {
				w = other
			}
			return s.Client.Retr(ctx, path, offset, length, w)
		}
	})
}

// filter is a writer that alters what passes; it always claims to have taken all.
type filter struct {
	to    io.Writer
	alter func([]byte) []byte
}

func (f filter) Write(b []byte) (int, error) {
	if altered := f.alter(append([]byte(nil), b...)); len(altered) > 0 {
		if _, err := f.to.Write(altered); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}

// fetched alters the bytes of every download; make is called for each.
func fetched(make func() func([]byte) []byte) func() hooks {
	return downloads(func(_, _ *int64, w io.Writer) io.Writer { return filter{w, make()} })
}

// upload is an upload some of whose methods are done in another way.
type upload struct {
	emulator.Upload
	write func([]byte) (int, error)
	close func() error
	abort func() error
}

func (u *upload) Write(b []byte) (int, error) {
	if u.write != nil {
		return u.write(b)
	}
	return u.Upload.Write(b)
}

func (u *upload) Close() error {
	if u.close != nil {
		return u.close()
	}
	return u.Upload.Close()
}

func (u *upload) Abort() error {
	if u.abort != nil {
		return u.abort()
	}
	return u.Upload.Abort()
}

// textual tells whether the transfers of a session are in ASCII.
func textual(s *session) *bool {
	text := new(bool)
	s.ascii = func(ctx context.Context, ascii bool) error {
		*text = ascii
		return s.Client.Type(ctx, ascii)
	}
	return text
}

// uploads alters every upload once it is open.
func uploads(change func(s *session, path string, u *upload)) func() hooks {
	return sessions(func(s *session) {
		s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
			inner, err := s.Client.Stor(ctx, path, appending)
			if err != nil {
				return nil, err
			}
			u := &upload{Upload: inner}
			change(s, path, u)
			return u, nil
		}
	})
}
