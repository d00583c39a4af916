package emulator

import (
	"context"
	"errors"
	"io"
	"log/slog"

	"mftpspec/harness/emulator/ftpclient"
)

// dialFTP is the Dialer that reaches real servers.
func dialFTP(log *slog.Logger) Dialer {
	return func(ctx context.Context, c DialConfig) (Client, error) {
		config := ftpclient.Config{
			Host: c.Host, Port: c.Port, User: c.User, Password: c.Password, Timeout: c.Timeout,
			Active: c.Active, Security: ftpclient.Security(c.Security), Roots: c.Roots, Log: log,
			Stall: c.Stall, Patience: c.Patience, ActiveFor: c.ActiveFor, ClearData: c.ClearData,
			EmptyUser: c.EmptyUser, DirectoryFirst: c.DirectoryFirst, MachineFirst: c.MachineFirst, PlainLists: c.PlainLists,
			ExactCodes: c.ExactCodes, Lenient: c.Lenient,
		}
		if c.Net != nil {
			config.Dial, config.TLS = c.Net.Connect, c.Net.TLS
		}
		client, err := ftpclient.Dial(ctx, config)
		if err != nil {
			return nil, failed(err)
		}
		return session{client}, nil
	}
}

// session is a Client over package ftpclient: the same calls, with the causes of
// Table 5 for its kinds.
type session struct{ c *ftpclient.Client }

func (s session) Pwd(ctx context.Context) (string, error) {
	path, err := s.c.Pwd(ctx)
	return path, failed(err)
}

func (s session) Cwd(ctx context.Context, path string) error    { return failed(s.c.Cwd(ctx, path)) }
func (s session) Mkd(ctx context.Context, path string) error    { return failed(s.c.Mkd(ctx, path)) }
func (s session) Delete(ctx context.Context, path string) error { return failed(s.c.Delete(ctx, path)) }
func (s session) Type(ctx context.Context, ascii bool) error    { return failed(s.c.Type(ctx, ascii)) }
func (s session) Quit(ctx context.Context) error                { return failed(s.c.Quit(ctx)) }
func (s session) Close() error                                  { return s.c.Close() }
func (s session) Lost() <-chan struct{}                         { return s.c.Lost() }

func (s session) Rename(ctx context.Context, from, to string) error {
	return failed(s.c.Rename(ctx, from, to))
}

func (s session) Size(ctx context.Context, path string) (int64, error) {
	n, err := s.c.Size(ctx, path)
	return n, failed(err)
}

func (s session) List(ctx context.Context, path string) ([]Entry, error) {
	found, err := s.c.List(ctx, path)
	if err != nil {
		return nil, failed(err)
	}
	entries := make([]Entry, 0, len(found))
	for _, e := range found {
		entries = append(entries, Entry{Name: e.Name, Dir: e.Dir, Size: e.Size, ModTime: e.ModTime, Perm: e.Perm})
	}
	return entries, nil
}

func (s session) Retr(ctx context.Context, path string, offset, length int64, w io.Writer) (int64, error) {
	n, err := s.c.Retr(ctx, path, offset, length, w)
	return n, failed(err)
}

func (s session) Stor(ctx context.Context, path string, appending bool) (Upload, error) {
	u, err := s.c.Stor(ctx, path, appending)
	if err != nil {
		return nil, failed(err)
	}
	return sessionUpload{u}, nil
}

type sessionUpload struct{ u *ftpclient.Upload }

func (s sessionUpload) Write(b []byte) (int, error) {
	n, err := s.u.Write(b)
	return n, failed(err)
}

func (s sessionUpload) Close() error            { return failed(s.u.Close()) }
func (s sessionUpload) Abort() error            { return failed(s.u.Abort()) }
func (s sessionUpload) Broken() <-chan struct{} { return s.u.Broken() }

// failed gives an error of the client its cause in Table 5.
func failed(err error) error {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*Failure](err); ok {
		return f
	}
	cause := CauseUnknown
	switch ftpclient.KindOf(err) {
	case ftpclient.DNS:
		cause = CauseResolve
	case ftpclient.ConnectTimeout:
		cause = CauseConnectTimeout
	case ftpclient.ReplyTimeout:
		cause = CauseTimeout
	case ftpclient.Network, ftpclient.Closed:
		cause = CauseNetwork
	case ftpclient.Server:
		cause = CauseServer
	case ftpclient.Parse:
		cause = CauseParse
	case ftpclient.Send:
		cause = CauseSend
	case ftpclient.Certificate:
		cause = CauseCertificate
	case ftpclient.TLS, ftpclient.Busy, ftpclient.Canceled:
		cause = CauseFailed
	case ftpclient.Local:
		cause = CauseParameter // a name that cannot be sent
	}
	return failure(cause, err)
}
