package scenario

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"mftpspec/harness/ftpserver"
)

// HasDirectory makes a directory at the server.
func (srv *Server) HasDirectory(ctx context.Context, dir string) error {
	return srv.atServer(ctx, dir, func(t *ftpserver.Tree, dir string) error {
		if err := t.Mkdir(dir); err != nil {
			return err
		}
		return betweenMinutes(t, dir)
	})
}

// HasFile makes a file with this content at the server.
func (srv *Server) HasFile(ctx context.Context, file, content string) error {
	data, err := srv.content(content)
	if err != nil {
		return err
	}
	return srv.put(ctx, file, data)
}

// HasPayload makes a file with a generated payload at the server.
func (srv *Server) HasPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return srv.put(ctx, file, data)
}

func (srv *Server) put(ctx context.Context, file string, data []byte) error {
	return srv.atServer(ctx, file, func(t *ftpserver.Tree, file string) error {
		if err := t.Put(file, data, 0); err != nil {
			return err
		}
		return betweenMinutes(t, file)
	})
}

// betweenMinutes sets back by a second what was made at a full minute: a module that shows
// seconds can then be told from one that shows minutes (ledger D31).
func betweenMinutes(t *ftpserver.Tree, name string) error {
	info, err := t.Stat(name)
	if err != nil || info.ModTime().Second() != 0 {
		return err
	}
	return t.Chtime(name, info.ModTime().Add(-time.Second))
}

// HasBig makes a file of any size at the server, of which nothing is stored: each 16
// bytes say their own offset ([ftpserver.Tree.PutBig]).
func (srv *Server) HasBig(ctx context.Context, file string, size int) error {
	return srv.atServer(ctx, file, func(t *ftpserver.Tree, file string) error {
		return t.PutBig(file, int64(size), srv.st.Clock().UTC().Truncate(time.Minute))
	})
}

// aDirectory stands for a directory where a file has its content.
const aDirectory = "a directory"

// HasTree makes files and directories at the server: "/d/a.txt: content" is a file, and
// "/d/e/" a directory.
func (srv *Server) HasTree(ctx context.Context, doc string) error {
	entries, err := srv.tree(doc)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e[1] == aDirectory {
			err = srv.HasDirectory(ctx, e[0])
		} else {
			err = srv.put(ctx, e[0], []byte(e[1]))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tree reads the lines of a tree: names and contents.
func (srv *Server) tree(doc string) (entries [][2]string, err error) {
	lines, err := srv.lines(doc)
	if err != nil {
		return nil, err
	}
	for _, line := range lines {
		var name, content string
		switch i := strings.LastIndex(line+" ", ": "); {
		case strings.HasSuffix(line, "/"):
			name, content = line, aDirectory
		case i >= 0:
			name, content = line[:i], strings.TrimPrefix(line[i+1:], " ")
		default:
			return nil, fmt.Errorf("%q: want a name and ': ' and the content, or a name that ends in /", line)
		}
		entries = append(entries, [2]string{path.Clean(name), content})
	}
	return entries, nil
}

// Loses removes a file or a directory at the server, if it is there.
func (srv *Server) Loses(ctx context.Context, name string) error {
	return srv.atServer(ctx, name, func(t *ftpserver.Tree, name string) error {
		if _, err := t.Stat(name); err != nil {
			return nil
		}
		return t.Remove(name)
	})
}

// HasMode sets the permissions of a file at the server: "rw-r--r--".
func (srv *Server) HasMode(ctx context.Context, file, mode string) error {
	if len(mode) != 9 {
		return fmt.Errorf("mode %q: want nine characters of rwx-", mode)
	}
	var bits fs.FileMode
	for i, c := range mode {
		if c != '-' {
			bits |= 1 << (8 - i)
		}
	}
	return srv.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Chmod(file, bits) })
}

// WasChangedAt sets the modification time of a file at the server, UTC.
func (srv *Server) WasChangedAt(ctx context.Context, file, when string) error {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", when, time.UTC)
	if err != nil {
		return fmt.Errorf("time %q: want 2022-08-18 07:40:00", when)
	}
	return srv.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, t) })
}

// WasChangedDaysAgo sets the modification time of a file to that many days ago,
// with seconds that are not 0.
func (srv *Server) WasChangedDaysAgo(ctx context.Context, file string, days int) error {
	when := srv.st.Clock().UTC().Truncate(time.Minute).Add(-time.Duration(days)*24*time.Hour - 23*time.Second)
	return srv.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, when) })
}

// WasChangedDaysAgoAt sets the modification time of a file to a time of a day, "15:04:05"
// in UTC, so many days before today.
func (srv *Server) WasChangedDaysAgoAt(ctx context.Context, file string, days int, clock string) error {
	day := srv.st.Clock().UTC().AddDate(0, 0, -days).Format(time.DateOnly)
	return srv.WasChangedAt(ctx, file, day+" "+clock)
}

func (srv *Server) atServer(ctx context.Context, name string, do func(*ftpserver.Tree, string) error) error {
	server, err := srv.started(ctx)
	if err != nil {
		return err
	}
	if name, err = srv.fill(name); err != nil {
		return err
	}
	if err := do(server.Tree(), name); err != nil {
		return fmt.Errorf("preparing %s at the server: %w", name, err)
	}
	return nil
}

// modified is the modification time of a file at the server.
func (srv *Server) modified(file string) (time.Time, error) {
	if srv.ftp == nil {
		return time.Time{}, errors.New("no server was started")
	}
	info, err := srv.ftp.Tree().Stat(file)
	if err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

// resolve makes a path of a command absolute, by the channel's directory.
func (srv *Server) resolve(channel int, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	dir := "/"
	if s, ok := srv.session(channel); ok && s.Dir != "" {
		dir = s.Dir
	}
	return path.Join(dir, name)
}

// stored reads a file of the case's server; a missing one is an error of the
// scenario.
func (srv *Server) stored(file string) ([]byte, error) {
	if srv.ftp == nil {
		return nil, fmt.Errorf("no server was started, so it cannot have %s", file)
	}
	file, err := srv.fill(file)
	if err != nil {
		return nil, err
	}
	data, err := srv.ftp.Tree().Read(file)
	if err != nil {
		return nil, fmt.Errorf("reading the server's file %s: %w", file, err)
	}
	return data, nil
}
